"""Every snippet of the README does what it says, in a folder such as its comment describes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from .conftest import ROOT
from .test_own_rules import write

_BLOCK = re.compile(r"(?:<!-- (?P<comment>[^>]*) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)
RUN_BY_CI = {"install command", "test command"}
SILENT = "# Cook\n\n## Duties\n\n- Cook lunch\n- Order food\n\nApply at jobs@alder.example.com by Friday.\n"


class Snippet(NamedTuple):
    comment: str
    language: str
    text: str


def snippets() -> list[Snippet]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [Snippet(m["comment"] or "", m["language"], m["text"]) for m in _BLOCK.finditer(readme)]


SNIPPETS = snippets()
RULES = {s.comment.removeprefix("rule: "): s.text for s in SNIPPETS if s.comment.startswith("rule: ")}
COMMANDS = [
    pytest.param(snippet.comment, line, id=line.split("#")[0].strip())
    for snippet in SNIPPETS
    if snippet.language == "sh" and snippet.comment not in RUN_BY_CI
    for line in snippet.text.splitlines()
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of postings: a good one, and two that state no pay."""
    good = (ROOT / "corpus" / "software-good.md").read_text(encoding="utf-8")
    write(tmp_path / ".git" / "HEAD", "")
    write(tmp_path / "posting.md", SILENT)
    write(tmp_path / "postings" / "cook.md", SILENT)
    write(tmp_path / "postings" / "internal" / "engineer.md", good)
    return tmp_path


def sh(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    environ = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environ,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_every_snippet_is_of_a_kind_that_is_tried() -> None:
    assert {snippet.language for snippet in SNIPPETS} == {"sh", "yaml", "python"}
    assert {snippet.comment for snippet in SNIPPETS} >= RUN_BY_CI
    for snippet in SNIPPETS:
        assert snippet.language == "python" or snippet.comment, (
            "a snippet needs a comment that says how it is tried"
        )


@pytest.mark.parametrize(("comment", "command"), COMMANDS)
def test_a_command_runs(comment: str, command: str, folder: Path) -> None:
    assert comment.startswith("in a folder of postings")
    if "own rules" in comment:
        for path, text in RULES.items():
            write(folder / path, text)
    if "to fix" in comment:
        for path in ("posting.md", "postings/cook.md"):
            write(folder / path, SILENT.replace("Cook lunch", "Cook as our barman says"))
    done = sh(command, folder)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout


def test_the_configuration_applies(folder: Path) -> None:
    (text,) = [s.text for s in SNIPPETS if s.comment == "configuration"]
    write(folder / ".jdlint.yaml", text)
    done = sh("jdlint postings", folder)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "cook.md:1:3: error missing-pay-range" in done.stdout
    assert not [
        row for row in done.stdout.splitlines() if "engineer.md" in row and "section-order" not in row
    ]
    assert "what the employer offers" in done.stdout, "the profile asks for more"


def test_the_configuration_of_laws_decides_which_apply(folder: Path) -> None:
    (text,) = [s.text for s in SNIPPETS if s.comment == "configuration of laws"]
    write(folder / ".jdlint.yaml", text)
    done = sh("jdlint posting.md --as-of 2026-11-20 || true", folder)
    assert "error missing-pay-range" in done.stdout
    assert "what Colorado asks of a posting." in done.stdout


def test_the_pre_commit_configuration_names_a_hook_that_there_is() -> None:
    (text,) = [s.text for s in SNIPPETS if s.comment == "pre-commit configuration"]
    (repository,) = yaml.safe_load(text)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in offered}
    for hook in offered:
        assert hook["require_serial"]
        assert hook["id"] in text


def test_the_gate_configuration_exempts(folder: Path) -> None:
    (text,) = [s.text for s in SNIPPETS if s.comment == "gate configuration"]
    write(folder / ".jdlint.yaml", text)
    write(folder / "postings" / "archive" / "cook.md", SILENT)
    done = sh("jdlint postings --format concise", folder)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "postings/cook.md: gate pay: fail: missing-pay-range" in done.stdout
    assert "cook.md: gate pay: exempt: postings/archive/**: no longer advertised" in done.stdout


@pytest.mark.parametrize("where", ["GitHub Actions", "GitLab CI"])
def test_a_ci_snippet_installs_jdlint_and_holds_back_what_hides_the_pay(where: str, folder: Path) -> None:
    (text,) = [s.text for s in SNIPPETS if s.comment == where]
    job = yaml.safe_load(text)
    steps = (
        [step["run"] for step in job["jobs"]["pay"]["steps"] if "run" in step]
        if where == "GitHub Actions"
        else job["pay-gate"]["script"]
    )
    install, gate = steps
    assert install.startswith("pip install ")
    held_back = sh(gate, folder)
    assert held_back.returncode == 1, held_back.stderr
    assert "missing-pay-range" in held_back.stdout
    (folder / "postings" / "cook.md").unlink()
    assert sh(gate, folder).returncode == 0


def test_the_rules_hold_and_find(folder: Path) -> None:
    for path, text in RULES.items():
        write(folder / path, text)
    assert sh("jdlint rules check our-rules", folder).returncode == 0
    write(folder / "x.md", "# Cook\n\nA purple squirrel, no guru, with synergy.\n")
    done = sh("jdlint x.md --rules our-rules", folder)
    assert "error hype-titles “purple squirrel”" in done.stdout
    assert "warning synergy “synergy” says little." in done.stdout
    assert "guru" not in done.stdout


def test_python_runs(folder: Path) -> None:
    for snippet in SNIPPETS:
        if snippet.language == "python":
            done = subprocess.run(
                [sys.executable, "-c", snippet.text],
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONUTF8": "1"},
            )
            assert "hype-titles" in done.stdout

"""What a shell offers when a user presses tab, and that it does not make them wait."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from .command import jdlint

PROGRAM = (
    "import json, sys\n"
    "from jdlint.cli import main\n"
    "try: main(prog_name='jdlint')\n"
    "except SystemExit: pass\n"
    "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
)


def offered(*words: str) -> list[str]:
    """Return what bash would offer for the last of these words."""
    environ = {
        **os.environ,
        "_JDLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("jdlint", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environ, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}
    assert not loaded & {"spacy", "yaml", "pydantic", "rich"}
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ru"], "plain,rules"),
        (["--sel"], "plain,--select"),
        (["posting.md", "--sel"], "plain,--select"),
        (["lint", "--format", "js"], "plain,json"),
        (["posting.md", "--ignore", "passive"], "plain,passive-voice"),
        (["posting.md", "--select", "pay,hype"], "plain,pay,hype-titles"),
        (["explain", "wide"], "plain,wide-pay-range"),
        (["lint", "--fail-on", "n"], "plain,never"),
        (["schema", "c"], "plain,config"),
    ],
)
def test_commands_options_rules_and_formats_are_offered(words: list[str], expected: str) -> None:
    assert expected in offered(*words)


def test_files_are_offered_in_place_of_a_command() -> None:
    assert any(line.startswith("file,") for line in offered("post"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(shell: str) -> None:
    result = jdlint("completion", shell)
    assert result.status == 0
    assert f"_JDLINT_COMPLETE={shell}_complete" in result.out
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed, so its script was not tried")
    subprocess.run([program, "-n"], input=result.out, text=True, check=True)

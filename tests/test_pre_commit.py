"""The hooks as pre-commit runs them: a bad posting is blocked, a good one passes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from .conftest import ROOT

pytestmark = pytest.mark.slow

BAD = (
    "# Salesperson\n\nMen only. We are looking for a salesperson.\n\n## Responsibilities\n\n- Sell kitchens\n"
)


def git(folder: Path, *args: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that holds this checkout as it is now, and its commit."""
    if find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed")
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, from which pre-commit could install the hooks")
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0", "click"]
    place = tmp_path_factory.mktemp("hooks")
    if subprocess.run([*download, "--dest", str(place)], check=False, capture_output=True).returncode:
        pytest.skip("there is no network, from which pre-commit could install what the hooks need")
    copy = place / "jdlint"
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "The checkout")
    return copy, git(copy, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs, once for all of these tests."""
    return tmp_path_factory.mktemp("home")


def run(repository: Path, home: Path, hooks: tuple[Path, str], hook: str) -> subprocess.CompletedProcess[str]:
    """Have one hook look at all files, as the owner of a repository would configure it."""
    path, commit = hooks
    config = f"repos:\n- repo: {path}\n  rev: {commit}\n  hooks:\n  - {hook}\n"
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(repository, "add", "--all")
    environ = {**os.environ, "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"],
        cwd=repository,
        env=environ,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "postings").mkdir()
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "postings" / "good.md").write_bytes((ROOT / "corpus" / "software-good.md").read_bytes())
    return tmp_path


def test_a_bad_posting_is_blocked_and_a_good_one_passes(
    repository: Path, home: Path, hooks: tuple[Path, str]
) -> None:
    hook = "{id: jdlint, files: ^postings/}"
    good = run(repository, home, hooks, hook)
    assert good.returncode == 0, good.stdout + good.stderr
    (repository / "postings" / "bad.md").write_text(BAD, encoding="utf-8")
    bad = run(repository, home, hooks, hook)
    assert bad.returncode == 1
    assert "postings/bad.md:3:1: error gender-preference" in bad.stdout
    assert "README.md" not in bad.stdout


def test_the_pay_gate_blocks_a_posting_without_pay(
    repository: Path, home: Path, hooks: tuple[Path, str]
) -> None:
    hook = "{id: jdlint-pay-gate, files: ^postings/}"
    assert run(repository, home, hooks, hook).returncode == 0
    silent = (ROOT / "corpus" / "sales-vague-pay.md").read_bytes()
    (repository / "postings" / "silent.md").write_bytes(silent)
    blocked = run(repository, home, hooks, hook)
    assert blocked.returncode == 1
    assert "missing-pay-range" in blocked.stdout
    assert "silent.md" in blocked.stdout


def test_the_hook_for_chosen_files_is_off_until_narrowed(
    repository: Path, home: Path, hooks: tuple[Path, str]
) -> None:
    (repository / "postings" / "bad.posting").write_text(BAD, encoding="utf-8")
    off = run(repository, home, hooks, "{id: jdlint-files}")
    assert off.returncode == 0
    assert "no files to check" in off.stdout
    on = run(repository, home, hooks, r"{id: jdlint-files, files: '\.posting$'}")
    assert on.returncode == 1
    assert "gender-preference" in on.stdout


def test_the_hook_that_fixes_fails_once(repository: Path, home: Path, hooks: tuple[Path, str]) -> None:
    hook = "{id: jdlint-fix, files: ^postings/}"
    path = repository / "postings" / "sales.md"
    path.write_text(BAD.replace("# Salesperson", "# Salesman"), encoding="utf-8")
    first = run(repository, home, hooks, hook)
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert path.read_text(encoding="utf-8") == BAD
    again = run(repository, home, hooks, hook)
    assert again.returncode == 0, again.stdout + again.stderr

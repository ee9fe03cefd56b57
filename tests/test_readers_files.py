from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdlint.readers import ReadError
from jdlint.readers.decode import MAX_BYTES
from jdlint.readers.files import find_files, read_bytes


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "jobs/b.md", "jobs/a.txt", "jobs/c.Markdown", "jobs/page.html", "jobs/sub/d.md", "jobs/.hidden/e.md",
        "jobs/.f.md",
        "jobs/node_modules/g.md", "jobs/.git/h.md", "jobs/myenv/pyvenv.cfg", "jobs/myenv/i.md", "jobs/drafts/j.md",
        "odd/k.html",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Nurse", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def slashed(files: tuple[str, ...]) -> list[str]:
    return [file.replace(os.sep, "/") for file in files]


@pytest.mark.usefixtures("tree")
def test_directories_are_searched_for_postings() -> None:
    found = find_files(["jobs"])
    assert slashed(found.files) == [
        "jobs/a.txt",
        "jobs/b.md",
        "jobs/c.Markdown",
        "jobs/drafts/j.md",
        "jobs/sub/d.md",
    ]
    assert found.errors == ()


@pytest.mark.usefixtures("tree")
def test_a_named_file_may_have_any_suffix_and_is_read_once() -> None:
    found = find_files(["odd/k.html", "jobs/b.md", "./jobs/b.md", "jobs"])
    assert slashed(found.files)[:2] == ["odd/k.html", "jobs/b.md"]
    assert sum(file.endswith("b.md") for file in found.files) == 1


@pytest.mark.parametrize(
    ("pattern", "gone"),
    [("drafts", "jobs/drafts/j.md"), ("jobs/drafts", "jobs/drafts/j.md"), ("*.txt", "jobs/a.txt"),
     ("jobs/sub/**", "jobs/sub/d.md"), ("sub/d.md", "jobs/sub/d.md"), ("drafts/", "jobs/drafts/j.md")],
)  # fmt: skip
@pytest.mark.usefixtures("tree")
def test_patterns_exclude_names_and_paths(pattern: str, gone: str) -> None:
    everything = slashed(find_files(["jobs"]).files)
    assert slashed(find_files(["jobs"], [pattern]).files) == [file for file in everything if file != gone]


@pytest.mark.usefixtures("tree")
def test_what_cannot_be_found_is_told_and_the_rest_goes_on() -> None:
    found = find_files(["missing.md", "odd", "jobs/b.md"])
    assert slashed(found.files) == ["jobs/b.md"]
    assert [(error.path, error.message) for error in found.errors] == [
        ("missing.md", "there is no such file or directory"),
        ("odd", "there are no postings in this directory"),
    ]
    assert all(error.hint for error in found.errors)


def test_a_file_is_read(tree: Path) -> None:
    assert read_bytes(str(tree / "jobs" / "b.md")) == b"Nurse"


def test_a_missing_file_is_an_error_with_a_hint(tree: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(str(tree / "nothing.md"))
    assert "no such file" in caught.value.message
    assert caught.value.hint


def test_a_large_file_is_not_read(tree: Path) -> None:
    path = tree / "large.md"
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(ReadError, match="jdlint reads files up to"):
        read_bytes(str(path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tree: Path) -> None:
    path = tree / "jobs" / "b.md"
    path.chmod(0)
    with pytest.raises(ReadError, match="may not read"):
        read_bytes(str(path))

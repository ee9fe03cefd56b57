"""Paths from the command line into the files to read, and the bytes in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from jdlint.globs import matches
from jdlint.readers.decode import MAX_BYTES, too_large
from jdlint.readers.error import ReadError
from jdlint.result import RunError

POSTING_SUFFIXES = frozenset({".md", ".markdown", ".txt"})
"""What counts as a posting inside a directory. A file named on the command line may have any suffix."""

_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "env", "__pycache__", "site-packages"})


def _keep_all(path: str) -> bool:  # noqa: ARG001 - whatever it is
    return False


class Found(NamedTuple):
    """Files to read, files named that are left out by what `left_out` said, and the paths that led to none."""

    files: tuple[str, ...]
    left_out: tuple[str, ...]
    errors: tuple[RunError, ...]


def find_files(
    paths: Iterable[str], exclude: Sequence[str] = (), left_out: Callable[[str], bool] = _keep_all
) -> Found:
    """Return the files that `paths` name: files as they are, directories with all postings below them.

    `exclude` holds patterns as `jdlint.globs` describes them; `left_out` tells of a file whether to pass it over.
    """
    passed_over: list[str] = []
    files: dict[str, None] = {}
    errors: list[RunError] = []
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - keeps "./a.md" as the user wrote it
            if not os.path.exists(path):  # noqa: PTH110
                errors.append(RunError(path, "there is no such file or directory", "Check the spelling."))
            elif left_out(path):
                passed_over.append(path)
            elif not matches(path, exclude):
                files.setdefault(path)
            continue
        before = len(errors)
        below = sorted(name for name in _walk(path, exclude, errors) if not left_out(name))
        files.update(dict.fromkeys(below))
        if not below and len(errors) == before:
            suffixes = ", ".join(sorted(POSTING_SUFFIXES))
            hint = f"jdlint looks for {suffixes} in a directory. Name other files one by one."
            errors.append(RunError(path, "there are no postings in this directory", hint))
    return Found(_without_doubles(files), tuple(passed_over), tuple(errors))


def read_bytes(path: str) -> bytes:
    """Return the content of a file.

    Raises:
        ReadError: the file cannot be opened, or it is too large.
    """
    try:
        file = Path(path)
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise too_large(path, size)
        return file.read_bytes()
    except OSError as error:
        raise ReadError(path, _reason(error), "Check the path and whether you may read it.") from None


def _walk(root: str, exclude: Sequence[str], errors: list[RunError]) -> Iterable[str]:
    def refuse(error: OSError) -> None:
        errors.append(RunError(error.filename or root, _reason(error), "Check whether you may read it."))

    for folder, folders, names in os.walk(root, onerror=refuse):
        here = PurePath(folder)
        folders[:] = [name for name in folders if not _is_skipped(folder, name, exclude)]
        for name in names:
            path = str(here / name)
            is_posting = here.joinpath(name).suffix.lower() in POSTING_SUFFIXES
            if is_posting and not name.startswith(".") and not matches(path, exclude):
                yield path


def _is_skipped(parent: str, name: str, exclude: Sequence[str]) -> bool:
    path = os.path.join(parent, name)  # noqa: PTH118 - a plain string is all that is needed here
    return (
        name.startswith(".")
        or name in _SKIPPED_FOLDERS
        or os.path.isfile(os.path.join(path, "pyvenv.cfg"))  # noqa: PTH113, PTH118
        or matches(path, exclude)
    )


def _without_doubles(files: Iterable[str]) -> tuple[str, ...]:
    """Drop paths that name a file named before: `a.md ./a.md` is one file."""
    seen: dict[str, str] = {}
    for path in files:
        seen.setdefault(os.path.realpath(path), path)
    return tuple(seen.values())


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "jdlint may not read this"
    if isinstance(error, IsADirectoryError):
        return "this is a directory"
    return (error.strerror or "it cannot be read").lower()

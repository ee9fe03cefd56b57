"""Patterns that name files: with `/` on every system, over a file's or folder's name or a run of them."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern matches the name of the file or of a folder it lies in, or, if it holds a `/`, a run of them.

    `drafts`, `*.draft.md` and `jobs/archive/**` all match in any folder, and `**/` also stands for none.
    """
    patterns = [pattern.strip("/").removeprefix("./").removeprefix("**/") for pattern in patterns]
    parts = PurePath(path).parts
    runs = ["/".join(parts[start:end]) for end in range(1, len(parts) + 1) for start in range(end)]
    return any(
        fnmatchcase(part, pattern) for pattern in patterns for part in (runs if "/" in pattern else parts)
    )

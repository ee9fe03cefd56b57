"""Input formats: each reader turns a source text into blocks that know where they stand in it.

To add a format, write a module with a function `read_x(path, source) -> Posting` and name it in `_READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from jdlint.posting import Posting
from jdlint.readers.decode import decode
from jdlint.readers.error import ReadError
from jdlint.readers.markdown import looks_like_markdown, read_markdown
from jdlint.readers.text import read_text

__all__ = ["FORMATS", "ReadError", "format_of", "read"]

_READERS: dict[str, Callable[[str, str], Posting]] = {
    "markdown": read_markdown,
    "text": read_text,
}
_FORMAT_OF_SUFFIX = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}

FORMATS = tuple(_READERS)
"""The names of the formats that jdlint reads."""


def format_of(path: str) -> str:
    """Return the format that a file's suffix stands for; an unknown one stands for plain text."""
    return _FORMAT_OF_SUFFIX.get(PurePath(path).suffix.lower(), "text")


def read(path: str, data: bytes, fmt: str | None = None) -> list[Posting]:
    """Return the postings in a file, without their sections.

    Args:
        path: The file's name, for messages and, if `fmt` is None, to tell the format.
        data: The file's content.
        fmt: One of `FORMATS`. If it is None and the name stands for plain text, Markdown is read as such all the same.

    Raises:
        ReadError: the file is empty, too large or not text.
    """
    text, encoding, notes = decode(path, data)
    guessed = "markdown" if looks_like_markdown(text) else format_of(path)
    posting = _READERS[fmt or guessed](path, text)
    return [replace(posting, encoding=encoding, notes=(*notes, *posting.notes))]

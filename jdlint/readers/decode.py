"""Bytes of a file into text, with a remark where the encoding had to be guessed."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from jdlint.readers.error import ReadError

MAX_BYTES = 1_000_000
"""Far above any posting: the longest of 709 real ones has 3,000 words."""

_MAX_CONTROL_SHARE = 0.02
_MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}  # of UTF-8 it is in "utf-8-sig"
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """The text of a file, the encoding that brings back its bytes, and remarks on how it was read."""

    text: str
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


def decode(path: str, data: bytes) -> Decoded:
    """Decode a file: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    A byte order mark is no part of the text, so offsets count from the character after it. Line endings
    stay as they are.

    Raises:
        ReadError: the file is too large, empty, not text, or in an encoding that jdlint does not know.
    """
    if len(data) > MAX_BYTES:
        raise too_large(path, len(data))
    decoded = _decode(path, data)
    if len(_CONTROL.findall(decoded.text)) > _MAX_CONTROL_SHARE * len(decoded.text) or "\0" in decoded.text:
        raise _not_text(path)
    if not decoded.text.strip():
        raise ReadError(path, "the file is empty", "Write the posting into it, or leave it out of the run.")
    return decoded


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes of a file with this text in an encoding that `decode` named, byte order mark included."""
    return _MARKS.get(encoding, b"") + text.encode(encoding)


def too_large(path: str, size: int) -> ReadError:
    """Return the error for a file of `size` bytes, which is more than jdlint reads."""
    return ReadError(
        path,
        f"the file is {size / 1_000_000:.1f} MB; jdlint reads files up to {MAX_BYTES / 1_000_000:.0f} MB",
        "Split it, and lint one posting per file.",
    )


def _decode(path: str, data: bytes) -> Decoded:
    for encoding, mark in _MARKS.items():
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                raise _not_text(path) from None
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise _not_text(path)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            path,
            f"line {line} holds bytes that are neither UTF-8 nor Windows-1252",
            "Save the file as UTF-8.",
        ) from None
    return Decoded(text, "cp1252", ("read as Windows-1252 because it is not UTF-8",))


def _not_text(path: str) -> ReadError:
    return ReadError(
        path, "this is not a text file", "Save the posting as Markdown or plain text, and lint that."
    )

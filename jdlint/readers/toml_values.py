"""Where the values of a TOML document stand: `tomllib` says whether it is valid and tells no positions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from jdlint.span import Span

_STRING = r"\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|\"(?:\\.|[^\"\\\r\n])*\"|'[^'\r\n]*'"
_SKIPPED = re.compile(r"(?:\s+|#[^\r\n]*)*")
_TABLE = re.compile(r"\[+([^\[\]\r\n]*)\]+")
_KEY = re.compile(rf"((?:{_STRING}|[^=\"'\r\n])+?)[ \t]*=[ \t]*", re.DOTALL)
_TOKEN = re.compile(
    rf"(?P<literal>{_STRING}|[^\s=\[\]{{}},\"'#]+(?:[ ]\d\d:[^\s,\]}}#]+)?)"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<equals>=)|(?P<end>[\r\n])|#[^\r\n]*|[ \t,]+",
    re.DOTALL,
)
_QUOTES = "\"'"


def toml_values(source: str, span: Span) -> Iterator[tuple[str, str, Span]]:
    """Yield key, text and place of every scalar of a TOML document that is part of a file.

    Raises:
        ValueError: the TOML is broken; the message says where.
    """
    text = source[: span.end]
    try:
        tomllib.loads(_with_line_feeds(text[span.start :]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        before = source.count("\n", 0, span.start)
        message = re.sub(r"at line (\d+)", lambda match: f"at line {int(match[1]) + before}", str(error))
        raise ValueError(message) from None
    table = ""
    position = _after(_SKIPPED, text, span.start)
    while position < span.end:
        if header := _TABLE.match(text, position):
            table = header[1].strip()
            position = header.end()
        elif key := _KEY.match(text, position):
            label = ".".join(filter(None, [table, _plain(key[1])]))
            scalars, position = _scalars(text, key.end())
            yield from ((label, value, place) for value, place in scalars)
        else:
            return
        position = _after(_SKIPPED, text, position)


def _scalars(text: str, position: int) -> tuple[list[tuple[str, Span]], int]:
    """Return the scalars of the value that begins at a position, and where the value ends."""
    scalars: list[tuple[str, Span]] = []
    depth = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        if match["literal"]:
            value = _plain(match["literal"])
            scalars.append((value, Span(*match.span())))
        elif match["equals"]:
            scalars.pop()  # a key of an inline table
        elif match["end"] and not depth:
            break
        else:
            depth += bool(match["open"]) - bool(match["close"])
    return [scalar for scalar in scalars if scalar[0].strip()], position


def _plain(literal: str) -> str:
    """Return the value of a string, or a bare value or key as it is written."""
    if literal[0] not in _QUOTES:
        return literal.strip()
    return str(tomllib.loads(f"value = {_with_line_feeds(literal)}")["value"])


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position

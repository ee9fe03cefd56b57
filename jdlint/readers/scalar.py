"""The text of a YAML or TOML scalar, mapped to the source it is written in."""

from __future__ import annotations

import re

from jdlint.span import MappedText, Span, mapped

_OPENING = re.compile(r"(?P<quote>\"\"\"|'''|[\"'])|[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?[\r\n]+")
_ESCAPES = {
    '"': re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\r\n])"),
    "'": re.compile("''"),
}
_CONTINUATION = re.compile(r"\\[ \t]*(?:\r\n|\r|\n)\s*")
_SPACE = re.compile(r"\s+")


def scalar_text(source: str, span: Span, value: str) -> MappedText:
    """Walk a value and the source of it in step, and map each of its characters.

    White space stands for the wrap that it was folded from, a character for the escape that it was written as. Where
    the two cannot be brought together, all of the value stands for all of its source.
    """
    text = value.strip()
    raw = source[span.start : span.end]
    opening = _OPENING.match(raw)
    at = opening.end() if opening else 0
    quote = (opening["quote"] if opening else None) or ""
    escapes = None if quote == "'''" else _ESCAPES.get(quote[:1])
    while raw[at : at + 1].isspace():
        at += 1
    parts: list[tuple[str, int, int]] = []
    index = 0
    while index < len(text):
        if escapes and (skipped := _CONTINUATION.match(raw, at)):
            at = skipped.end()
            continue
        taken, length = _step(text, index, raw, at, escapes)
        if not taken:
            return mapped([(text, span.start, span.end)])
        parts.append((text[index : index + taken], span.start + at, span.start + at + length))
        index += taken
        at += length
    return mapped(parts)


def _step(text: str, index: int, raw: str, at: int, escapes: re.Pattern[str] | None) -> tuple[int, int]:
    """Return how many characters of the text come from how many of the source; 0 where they do not agree."""
    if escapes and (escape := escapes.match(raw, at)):
        return 1, len(escape[0])
    wrap = _SPACE.match(raw, at)
    if wrap and ("\n" in wrap[0] or "\r" in wrap[0]) and (folded := _SPACE.match(text, index)):
        return len(folded[0]), len(wrap[0])
    return (1, 1) if raw[at : at + 1] == text[index] else (0, 0)

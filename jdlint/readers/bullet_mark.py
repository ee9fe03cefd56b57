"""The marks that people put before the items of a list, be they Markdown or not."""

from __future__ import annotations

import re
import unicodedata

_GLYPHS = "•·∙‣⁃▪▫◦●○■□◆◇▸▹►▻➢➤➔→⇒✓✔✅☑★☆✦❖»›–—"
_GLYPH = re.compile(rf"(?:[{_GLYPHS}]\ufe0f?|--(?=\s)|o(?=\s+[A-Z]))\s*(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_DASH = re.compile(r"(?:[-*+]\s+|-(?=[A-Z]))(?=\S)")
_RANGE = re.compile(r"[–—→»›]\S")


def glyph_length(text: str) -> int:
    """Return the length of a mark that no Markdown parser takes for a list's (bullet, tick, emoji); 0 without one."""
    match = _GLYPH.match(text)
    if match and not _RANGE.match(text):
        return match.end()
    return _emoji_length(text)


def mark_length(text: str) -> int:
    """Return the length of any list mark at the start of a line of plain text, with the space after it."""
    match = _DASH.match(text) or _NUMBER.match(text)
    return match.end() if match else glyph_length(text)


def is_numbered(text: str) -> bool:
    """Whether the mark is a number, as headings have it, too."""
    return text.lstrip("(")[:1].isdigit()


def _emoji_length(text: str) -> int:
    """Return the length of the emoji at the start of a text and the space after it."""
    end = 0
    while end < len(text) and (
        unicodedata.category(text[end]) in ("So", "Sk") or text[end] in "\ufe0f\u200d"
    ):
        end += 1
    if not end or end >= len(text) or text[0] in "©®™°":
        return 0
    rest = text[end:]
    return end + len(rest) - len(rest.lstrip())

"""Text from anywhere, made fit to be shown in an encoding that may lack some of its characters."""

from __future__ import annotations

import unicodedata
from functools import cache

# Shown plain on every terminal that is not UTF-8, even where its code page has some of them: what such a
# terminal really displays is uncertain beyond ASCII and the letters of its language.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•●▪■◦‣·∙○□➢➤►✔✓", "*"),
        "…": "...",
        "→": "->",
        "≥": ">=",
        "≤": "<=",
        "×": "x",
        "™": "(TM)",
        "®": "(R)",
        "©": "(C)",
    }
)
# Used only where the encoding has no such character.
_NEAR = {
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
}
_JOINERS = "\u200c\u200d"  # they shape letters and emoji, and are harmless


def readable(text: str, encoding: str) -> str:
    """Return the text on one line, without what could steer a terminal, in characters of `encoding`.

    A character that the encoding lacks becomes a near one, or a question mark.
    """
    if not is_utf8(encoding):
        text = text.translate(_PLAIN)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char, encoding) for char in text)


def is_utf8(encoding: str) -> bool:
    """Whether an encoding, by any of its names, can hold every character."""
    return encoding.lower().replace("-", "").replace("_", "") in {"utf8", "utf8sig", "cp65001"}


@cache
def _shown(char: str, encoding: str) -> str:
    if char.isspace():
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in _JOINERS:
        # Colour codes, bells, direction switches: a posting must not be able to repaint the report.
        return "?" if unicodedata.category(char) == "Cs" else ""
    if _has(encoding, char):
        return char
    if unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return ""
    near = _NEAR.get(
        char, "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    )
    return near if near and _has(encoding, near) else "?"


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

"""Where in a text the name of a known place begins and ends."""

from __future__ import annotations

import re

from jdlint.facts.place_codes import postcode, words
from jdlint.facts.place_names import Meaning, place_names

NEXT_NAME = re.compile(r"[ \u00a0-](?P<word>[A-ZÀ-Ž][\w’'-]*)")
_WORD = re.compile(r"[^\W\d_](?:[\w’']|\.(?=\w)|&(?=\w))*\.?")
_GAP = re.compile(r"[ \t\u00a0]+|[-‐‑]|\n")
_JOINTS = frozenset(
    {"of", "the", "and", "am", "upon", "on", "le", "la", "de", "del", "do", "du", "an", "der", "in", "los"}
)
_MOST_WORDS = 5


def name_at(text: str, pos: int) -> tuple[int, Meaning] | None:
    """Return end and meaning of the longest known name at `pos`."""
    if not text[pos : pos + 1].isupper():
        return None
    for word in reversed(_words_from(text, pos)):
        if word.group() in _JOINTS or not word.group()[0].isupper():
            continue
        name = text[pos : word.end()]
        meaning = place_names().meaning(name)
        if meaning is not None and name.lower() not in words("never"):
            return word.end() - ends_sentence(word.group()), meaning
    return None


def _words_from(text: str, pos: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    while len(found) < _MOST_WORDS and (word := _WORD.match(text, pos)):
        found.append(word)
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        pos = gap.end()
    return found


def ends_sentence(word: str) -> bool:
    """Whether the stop after a word is that of its sentence; the one of "D.C." belongs to the name."""
    return word.endswith(".") and "." not in word[:-1]


def goes_on(text: str, end: int) -> bool:
    """Whether the words after a name go on to be another name: "Boston Scientific", "Denver's"."""
    if postcode().match(text, end):
        return False
    if text[end : end + 1].isalnum() or re.match(r"[’']s\b", text[end : end + 2]):
        return True
    following = NEXT_NAME.match(text, end)
    return following is not None and following["word"].lower() not in words("followers")

"""Small pieces of English that reports share."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"(?<=[a-z)”\"’'])[.!](?=\s+[A-Z“\"])|[.!]$")


def number(value: float) -> str:
    """Return a number of points with at most one decimal."""
    return f"{round(value, 1):g}"


def points(value: float) -> str:
    """Return "1 point", "18 points"."""
    shown = number(value)
    return f"{shown} point" if shown == "1" else f"{shown} points"


def counted(how_many: int, noun: str) -> str:
    """Return "no errors", "1 error", "2 errors"."""
    return f"{how_many or 'no'} {noun}{'' if how_many == 1 else 's'}"


def quoted(words: str) -> str:
    """Return words in quotes."""
    return f"“{words}”"


def either(choices: Sequence[str]) -> str:
    """Return “a”, “a” or “b”, “a”, “b” or “c”; an empty choice stands for leaving the words out."""
    shown = [quoted(choice) if choice else "(leave it out)" for choice in choices]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def listed(items: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def first_sentence(text: str) -> str:
    """Return the first sentence, without its full stop and beginning small, to go on after a colon."""
    line = " ".join(text.split())
    end = _SENTENCE_END.search(line)
    sentence = line[: end.start()] if end else line
    begins_small = sentence[1:2].islower() or sentence.startswith("A ")
    return sentence[:1].lower() + sentence[1:] if begins_small else sentence

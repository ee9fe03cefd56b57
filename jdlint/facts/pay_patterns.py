"""From word tables to regular expressions: how lists of phrases in `rules/data` are compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

_LONG_TABLE = 12


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of `phrases`, longest first, never inside a longer word.

    In a phrase `*` stands for any run of letters, a space for any white space, and a straight
    apostrophe also for a curly one.
    """
    ordered = sorted({str(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    if len(ordered) <= _LONG_TABLE or any(phrase.startswith("*") for phrase in ordered):
        return "(?:" + "|".join(map(_bounded, ordered)) + ")"
    return "(?:" + "|".join(_by_first_letter(ordered)) + ")"


def _by_first_letter(ordered: list[str]) -> Iterable[str]:
    """Yield one branch per first letter, so that a search tries few phrases at each place."""
    for letter, group in groupby(sorted(ordered, key=itemgetter(0)), itemgetter(0)):
        yield f"(?={re.escape(letter)})(?:" + "|".join(map(_bounded, group)) + ")"


def _bounded(phrase: str) -> str:
    body = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("'", "['’]")
    left = r"(?<!\w)" if phrase[0].isalnum() or phrase[0] == "*" else ""
    right = r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "*" else ""
    return left + body + right


def words_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile `any_of` the phrases, whatever the letter case."""
    return re.compile(any_of(phrases), re.IGNORECASE)

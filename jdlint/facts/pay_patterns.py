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
    if not (phrases := list(phrases)):
        return "(?!)"
    ordered = sorted({str(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    if len(ordered) <= _LONG_TABLE:
        return "(?:" + "|".join(map(_bounded, ordered)) + ")"
    ends = [phrase for phrase in ordered if phrase.startswith("*")]
    branches = _by_first_letter(phrase for phrase in ordered if not phrase.startswith("*"))
    if ends:  # one branch for all: each alone would run to the end of every word
        branches += r"|(?<!\w)(?=[^\W\d])(?:" + "|".join(_bounded(end, open_left=True) for end in ends) + ")"
    return f"(?:{branches})"


def _by_first_letter(phrases: Iterable[str]) -> str:
    """Return one branch per first letter, so that a search tries few phrases at each place, and mostly none."""
    groups = {
        letter: "|".join(map(_bounded, group))
        for letter, group in groupby(sorted(phrases, key=itemgetter(0)), itemgetter(0))
    }
    first = "".join(map(re.escape, groups))
    return f"(?=[{first}])(?:" + "|".join(f"(?={re.escape(a)})(?:{b})" for a, b in groups.items()) + ")"


def _bounded(phrase: str, *, open_left: bool = False) -> str:
    body = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("'", "['’]")
    left = r"(?<!\w)" if not open_left and (phrase[0].isalnum() or phrase[0] == "*") else ""
    right = r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "*" else ""
    return left + body + right


def words_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile `any_of` the phrases, whatever the letter case."""
    return re.compile(any_of(phrases), re.IGNORECASE)

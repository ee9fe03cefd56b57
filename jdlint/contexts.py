"""Named contexts that change what a match means, read from data: equal-opportunity text, negation and so on."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jdlint.rules_dir import load_data

Muting = Callable[[str, int, int], bool]
"""Whether a context mutes the match at `start` to `end` of a sentence."""


@cache
def _table() -> dict[str, Muting]:
    return {name: _muting(entry) for name, entry in load_data("contexts").items()}


def _muting(entry: dict[str, str]) -> Muting:
    # A folded YAML line break stands where the pattern only wraps.
    patterns = {
        key: re.compile(value.replace(" |", "|"), re.IGNORECASE)
        for key, value in entry.items()
        if key != "about"
    }
    ways: dict[str, Callable[[re.Pattern[str]], Muting]] = {
        "sentence": lambda pattern: lambda text, _start, _end: pattern.search(text) is not None,
        "before": lambda pattern: lambda text, start, _end: _reaches(pattern, text, start),
        "overlap": lambda pattern: lambda text, start, end: overlaps_match(pattern, text, start, end),
    }
    mutings = [ways[key](pattern) for key, pattern in patterns.items()]
    return lambda text, start, end: any(muting(text, start, end) for muting in mutings)


def _reaches(pattern: re.Pattern[str], text: str, end: int) -> bool:
    return any(match.end() == end for match in pattern.finditer(text, 0, end))


def overlaps_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether some match of `pattern` in `text` shares a character with `start` to `end`."""
    return any(match.start() < end and start < match.end() for match in pattern.finditer(text))


def context_names() -> frozenset[str]:
    """Return the names that a rule may use."""
    return frozenset(_table())


def is_muted(names: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether one of the named contexts mutes the match at `start` to `end` of the sentence `text`."""
    return any(_table()[name](text, start, end) for name in names)

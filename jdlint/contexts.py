"""Named contexts that change what a match means, read from data: equal-opportunity text, negation and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from jdlint.phrases import evened
from jdlint.rules_dir import load_data

Muting = Callable[[str, int, int], bool]
"""Whether a context mutes the match at `start` to `end` of a sentence."""


def overlaps_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether some match of `pattern` in `text` shares a character with `start` to `end`."""
    return any(match.start() < end and start < match.end() for match in pattern.finditer(text))


def _sentence(pattern: str) -> Muting:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text, _start, _end: compiled.search(text) is not None


def _before(pattern: str) -> Muting:
    compiled = re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
    return lambda text, start, _end: compiled.search(text, 0, start) is not None


def _after(pattern: str) -> Muting:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text, _start, end: compiled.match(text, end) is not None


def _overlap(pattern: str) -> Muting:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text, start, end: overlaps_match(compiled, text, start, end)


_WAYS: Mapping[str, Callable[[str], Muting]] = {
    "sentence": _sentence,
    "before": _before,
    "after": _after,
    "overlap": _overlap,
}


@cache
def _table() -> dict[str, tuple[Muting, ...]]:
    return {name: tuple(_mutings(name, entry)) for name, entry in load_data("contexts").items()}


def _mutings(name: str, entry: Mapping[str, object]) -> list[Muting]:
    mutings = []
    for way, patterns in entry.items():
        if way == "about":
            continue
        if way not in _WAYS or not isinstance(patterns, list):
            raise ValueError(
                f"context `{name}`: `{way}` is not one of {', '.join(_WAYS)} with a list of patterns"
            )
        mutings += [_WAYS[way](pattern) for pattern in patterns]
    return mutings


def context_names() -> frozenset[str]:
    """Return the names that a rule may use."""
    return frozenset(_table())


def is_muted(names: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether one of the named contexts mutes the match at `start` to `end` of the sentence `text`."""
    even = evened(text)
    return any(muting(even, start, end) for name in names for muting in _table()[name])

"""Named contexts that change what a match means, read from data: equal-opportunity text, negation and so on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from itertools import chain

from jdlint.phrases import evened
from jdlint.posting import Mark, MarkKind
from jdlint.rules_dir import load_data

Muting = Callable[[str, int, int], bool]
"""Whether a context mutes the match at `start` to `end` of a sentence."""

_MARKED = "marked"

_LOOK_BACK = 120
"""How many characters before a match are searched for what must stand right before it."""


class Places:
    """Where a regular expression that ignores case matches; of the texts seen last it is remembered."""

    def __init__(self, pattern: str) -> None:
        """Compile the expression."""
        self._find = lru_cache(maxsize=64)(partial(_spans, re.compile(pattern, re.IGNORECASE)))

    def in_text(self, text: str) -> bool:
        """Whether it matches anywhere in `text`."""
        return bool(self._find(text)[0])

    def overlap(self, text: str, start: int, end: int) -> bool:
        """Whether some match in `text` shares a character with `start` to `end`."""
        starts, ends = self._find(text)
        last = bisect_left(starts, end) - 1
        return last >= 0 and start < ends[last]


def _spans(pattern: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    matches = [match.span() for match in pattern.finditer(text)]
    return [start for start, _ in matches], [end for _, end in matches]


def _sentence(pattern: str) -> Muting:
    places = Places(pattern)
    return lambda text, _start, _end: places.in_text(text)


def _before(pattern: str) -> Muting:
    compiled = re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
    return lambda text, start, _end: compiled.search(text, max(0, start - _LOOK_BACK), start) is not None


def _after(pattern: str) -> Muting:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text, _start, end: compiled.match(text, end) is not None


def _overlap(pattern: str) -> Muting:
    return Places(pattern).overlap


@cache
def any_name(names: tuple[str, ...]) -> Muting:
    """Return what mutes a match that overlaps one of some names, spelt just so."""
    known = "|".join(re.escape(evened(name)) for name in sorted(names, key=len, reverse=True))
    return _overlap(rf"(?-i:(?<!\w)(?:{known})(?!\w))") if known else lambda *_: False


_WAYS: Mapping[str, Callable[[str], Muting]] = {
    "sentence": _sentence,
    "before": _before,
    "after": _after,
    "overlap": _overlap,
}


@cache
def _marks() -> dict[str, frozenset[MarkKind]]:
    return {
        name: frozenset(map(MarkKind, entry.get(_MARKED, ())))
        for name, entry in load_data("contexts").items()
    }


@cache
def _table() -> dict[str, tuple[Muting, ...]]:
    return {name: tuple(_mutings(name, entry)) for name, entry in load_data("contexts").items()}


def _mutings(name: str, entry: Mapping[str, object]) -> list[Muting]:
    mutings = []
    for way, patterns in entry.items():
        if way in {"about", _MARKED}:
            continue
        if way == "listed":
            mutings.append(any_name(tuple(chain.from_iterable(load_data(str(patterns)).values()))))
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


def is_muted(names: tuple[str, ...], text: str, start: int, end: int, marks: Iterable[Mark] = ()) -> bool:
    """Whether one of the named contexts mutes the match at `start` to `end` of the sentence `text` with its markup."""
    over = {mark.kind for mark in marks if mark.start < end and start < mark.end}
    if over and any(over & _marks()[name] for name in names):
        return True
    even = evened(text)
    return any(muting(even, start, end) for name in names for muting in _table()[name])

"""Which words a regular expression can't do without: a cheap look that saves a search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

# The parser of the standard library has no public name; without it every text is searched.
_parse: Any = getattr(getattr(re, "_parser", None), "parse", None)
_Parsed: TypeAlias = Any
_ENOUGH = 4
_MOST = 60


def needed_literals(pattern: str) -> tuple[str, ...]:
    """Return texts in lower case of which every match of a pattern that ignores case holds at least one.

    No texts means that nothing is known.
    """
    if _parse is None:
        return ()
    return tuple(sorted(_needed(_parse(pattern)) or ()))


def _needed(items: Iterable[tuple[object, _Parsed]]) -> set[str] | None:
    """Return the best set of texts that a sequence of parsed items needs, or None."""
    best: set[str] | None = None
    runs = {""}
    for code, value in items:
        name = str(code)
        if name in {"AT", "ASSERT", "ASSERT_NOT"}:
            continue  # of no width, so the text goes on
        chars = _chars(name, value)
        if chars and len(runs) * len(chars) <= _MOST:
            runs = {run + char for run in runs for char in chars}
            continue
        best = _better(_better(best, runs), chars or _inner(name, value))
        runs = {""}
    return _better(best, runs)


def _chars(name: str, value: _Parsed) -> set[str]:
    """Return the characters that an item stands for, if they are few and it is one character wide."""
    if name == "LITERAL":
        return {chr(value).lower()}
    if name == "IN" and all(str(code) == "LITERAL" for code, _ in value):
        return {chr(char).lower() for _, char in value}
    return set()


def _inner(name: str, value: _Parsed) -> set[str] | None:
    if name == "SUBPATTERN":
        return _needed(value[-1])
    if name == "BRANCH":
        sets = [_needed(branch) for branch in value[1]]
        known = [texts for texts in sets if texts is not None]
        return _without_longer(set().union(*known)) if len(known) == len(sets) else None
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _needed(value[2])
    if name == "ATOMIC_GROUP":
        return _needed(value)
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """Return the set that is rarer in a text: with longer texts, then with fewer."""
    if not other or "" in other or len(other) > _MOST:
        return one
    return max(one, other, key=_worth) if one else other


def _worth(texts: set[str]) -> tuple[int, int]:
    return min(_ENOUGH, *(len(text) for text in texts), _ENOUGH), -len(texts)


def _without_longer(texts: set[str]) -> set[str]:
    """Return the texts save those that hold another one."""
    return {text for text in texts if not any(other != text and other in text for other in texts)}

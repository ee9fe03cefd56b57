"""Codes of states and provinces without a city: "CA, NY, WA or CO", "remote in TX"."""

from __future__ import annotations

import re
from functools import cache

from jdlint.facts.pay_patterns import any_of
from jdlint.facts.place_names import Named, place_names
from jdlint.rules_dir import load_data

_CODE = re.compile(r"[A-Z]{2,3}(?![\w’'-])")
# What may follow a code that stands alone; a word after it makes it another short form ("CA certified").
_AFTER_ALONE = re.compile(
    r"\s*(?:$|[.,;:!)\]/|·•&+]|[-–—]\s|\(|(?:or|and|is|are|only|residents?|candidates|remote|hybrid|on-?site|based|preferred|area)\b)",
    re.IGNORECASE,
)
_FEWEST, _MOST = 2, 70  # so many codes make a list


@cache
def words(group: str) -> frozenset[str]:
    """Return a list of `rules/data/place_words.yaml` as a set."""
    return frozenset(str(word) for word in load_data("place_words")[group])


@cache
def _between() -> re.Pattern[str]:
    # Words only in lower case: in "CA, OR, WA" the one in capitals is a state.
    words = any_of(load_data("place_words")["separators"])
    return re.compile(rf"\s*(?:[,;]\s*(?:{words}\s+)?|\s{words}\s+|[/|·•+&]\s*)")


@cache
def postcode() -> re.Pattern[str]:
    """Return what matches a postcode after a place; the name of the group that it fills is the id of a country."""
    return re.compile(rf"(?:[ ,\u00a0]{{1,2}}|[ \u00a0]\()(?:{load_data('place_cues')['postcode']})(?![\w-])")


def codes_at(text: str, pos: int) -> list[Named]:
    """Return the places of a list of two or more codes that begins at `pos`, all parts of one country; else none."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    while len(found) < _MOST and (code := _CODE.match(text, pos)):
        parts = tuple(id_ for id_ in place_names().codes.get(code.group(), ()) if id_.count("-") == 1)
        if not parts:
            break
        found.append((code.start(), code.end(), parts))
        between = _between().match(text, code.end())
        if between is None:
            break
        pos = between.end()
    if len({text[start:end] for start, end, _ in found}) < _FEWEST or _is_town(text, found):
        return []
    countries = [{id_.partition("-")[0] for id_ in parts} for _, _, parts in found]
    shared = [id_ for id_ in found[0][2] if id_.partition("-")[0] in set.intersection(*countries)]
    if not shared:
        return []
    country = shared[0].partition("-")[0]
    return [_named(start, end, parts, country) for start, end, parts in found]


def code_at(text: str, pos: int, *, refused: frozenset[str] = frozenset()) -> list[Named]:
    """Return the place of a single code at `pos` that ends a part of the text, if it is not `refused`; else none."""
    code = _CODE.match(text, pos)
    if code is None or code.group() in refused or not _AFTER_ALONE.match(text, code.end()):
        return []
    meant = place_names().codes.get(code.group(), ())
    ids = tuple(id_ for id_ in meant if id_.count("-") == 1)
    if not ids:
        return []
    several = code.group() in words("codes_of_two")
    return [Named(code.start(), code.end(), meant if several else ids[:1], not several, ids[:1])]


def _is_town(text: str, found: list[tuple[int, int, tuple[str, ...]]]) -> bool:
    """Whether two codes are a town's short name and its state: "LA, CA"."""
    return len(found) == _FEWEST and text[found[0][0] : found[1][1]] in words("short_towns")


def _named(start: int, end: int, parts: tuple[str, ...], country: str) -> Named:
    ids = tuple(id_ for id_ in parts if id_.startswith(f"{country}-"))[:1]
    return Named(start, end, ids, sure=True, regions=ids)

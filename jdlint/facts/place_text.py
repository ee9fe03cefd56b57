"""Places as they are written: one with what says where it lies, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jdlint.facts.pay_patterns import any_of
from jdlint.facts.place_codes import code_at, codes_at, words
from jdlint.facts.place_names import Meaning, Named, place_names
from jdlint.facts.place_qualified import qualified, unknown_town, with_postcode
from jdlint.facts.place_spelled import NEXT_NAME, goes_on, name_at
from jdlint.rules_dir import load_data

_WORD = re.compile(r"[^\W\d_](?:[\w’']|\.(?=\w))*\.?")
_QUARTER = re.compile(r"[-‑](?!Based\b)[A-ZÀ-Ž][\wß]+(?![\w-])(?! [A-ZÀ-Ž])")
_QUARTER_BEFORE = re.compile(r"(?:[A-ZÀ-Ž][\w’'-]* ){0,2}[A-ZÀ-Ž][\w’'-]*, (?=[A-ZÀ-Ž])")
_SPACE = re.compile(r"\s*")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ž](?:[\w’']|\.(?=\w))*")
_CODE_AFTER = re.compile(r"(?:, |\b[A-Z]{2,3}\W{1,3}(?:\w{2,3} )?)[A-Z]{2}\b")
_BEGINS_PART = re.compile(r"(?:^|[(,/|;:–—-]|\b(?:in|from|and|or|within))\s*$", re.IGNORECASE)
_AND_OR = re.compile(r"[\s,]*(?:and|or)\s+")
_REACH = 10  # characters before a code in which the words that lead to it stand
_KIND = re.compile(
    r" (?:County|Parish|Borough|Township|Metro|Metro Area|Metropolitan Area|Area|Region)(?=, )", re.IGNORECASE
)
_ENDS_IN_CODE = re.compile(r"\b[A-Z]{2}$")


@cache
def _between() -> re.Pattern[str]:
    separators = any_of(load_data("place_words")["separators"])
    return re.compile(rf"\s*(?:[,;]\s*(?:{separators}\s+)?|\s{separators}\s+|[/|·•+&]\s*)", re.IGNORECASE)


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(load_data('place_words')['fillers'])}\s+)*", re.IGNORECASE)


@cache
def _time_zone() -> re.Pattern[str]:
    return re.compile(load_data("place_cues")["time_zone"], re.IGNORECASE)


def _with_quarters(ids: tuple[str, ...]) -> tuple[str, ...]:
    countries = load_data("regions")["countries_with_quarters"]
    return tuple(id_ for id_ in ids if id_.partition("-")[0] in countries)


@cache
def code_words() -> frozenset[str]:
    """Return the codes that are also words: "IN", "OR"."""
    return words("codes_as_words")


@cache
def doubtful_codes() -> frozenset[str]:
    """Return the codes that are also words or titles: "IN", "OR", "MD"."""
    return words("codes_as_words") | words("codes_as_titles")


def place_at(text: str, pos: int, *, towns: bool = False) -> Named | None:
    """Return the place whose name begins at `pos`, with the names and codes that say where it lies.

    Args:
        text: the text.
        pos: where the name begins.
        towns: whether "Smallville, TX" counts although nobody knows the town.
    """
    found = name_at(text, pos)
    if found is None:
        return unknown_town(text, pos) if towns else None
    end, meaning = found
    ids, pool, sure = meaning.alone, meaning.all, False
    kind = _KIND.match(text, end)  # "Middlesex County, MA" is no part of England
    bare: Meaning | None = Meaning(meaning.alone, meaning.qualified) if kind else meaning
    while step := qualified(text, kind.end() if kind else end, pool, bare):
        end, pool = step
        ids, sure, kind, bare = pool, True, None, None
    ids = with_postcode(text, end, pool if sure else meaning.all) or ids
    if (quarter := _QUARTER.match(text, end)) and (inside := _with_quarters(ids)):
        ids, end = inside, quarter.end()
    if goes_on(text, end) or _time_zone().match(text, end) or not ids:
        return None
    everyday = not sure and text[pos:end].lower() in words("everyday")
    return Named(pos, end, ids, sure, tuple(id_ for id_ in ids if id_ in meaning.regions), everyday)


def places_after(
    text: str, pos: int, *, towns: bool = False, refused: frozenset[str] | None = None
) -> Iterator[Named]:
    """Yield the places of a list that begins at `pos`, words such as "our" and "either" before them passed over.

    Args:
        text: the text.
        pos: where the list begins.
        towns: whether "Smallville, TX" counts although nobody knows the town.
        refused: the codes that may not stand alone at its head; None where no code may.
    """
    first = _SPACE.match(text, pos).end()  # type: ignore[union-attr]
    filler = None if codes_at(text, first) else _filler().match(text, pos)  # "OR and WA" are codes
    pos = filler.end() if filler else first
    places = codes_at(text, pos) or _one_place(text, pos, towns=towns)
    if not places and refused is not None:
        places = code_at(text, pos, refused=refused)
    while places:
        yield from places
        between = _between().match(text, places[-1].end)
        if between is None:
            return
        filler = _filler().match(text, between.end())
        pos = filler.end() if filler else between.end()
        places = (
            codes_at(text, between.end())
            or _one_place(text, pos, towns=towns)
            or _code_in_list(text, places[-1], between)
        )


def _code_in_list(text: str, last: Named, between: re.Match[str]) -> list[Named]:
    """Return the place of a single code in a list, after a place of its country: "Austin, TX or NY"."""
    refused = frozenset() if _AND_OR.fullmatch(between.group()) else doubtful_codes()
    if not ((last.sure and _ENDS_IN_CODE.search(text[last.start : last.end])) or last.regions):
        return []
    return [
        place
        for place in code_at(text, between.end(), refused=refused)
        if place.ids[0].partition("-")[0] == last.ids[0].partition("-")[0]
    ]


def _one_place(text: str, pos: int, *, towns: bool) -> list[Named]:
    place = place_at(text, pos, towns=towns) or (_around_quarter(text, pos) if towns else None)
    return [place] if place else []


def _around_quarter(text: str, pos: int) -> Named | None:
    """Return the town that a quarter lies in, where the text says where that is: "Capitol Hill, Seattle, WA"."""
    quarter = _QUARTER_BEFORE.match(text, pos)
    town = place_at(text, quarter.end()) if quarter else None
    return town if town and town.sure else None


def all_places(text: str, start: int = 0) -> Iterator[Named]:
    """Yield every place in a text that is known to state places."""
    pos = start
    last: Named | None = None
    while (word := _WORD.search(text, pos)) is not None:
        pos = word.end()
        if not word.group()[0].isupper() or text[word.start() - 1 : word.start()].isalnum():
            continue
        if places := (
            codes_at(text, word.start())
            or _one_place(text, word.start(), towns=True)
            or _code_in_field(text, word.start(), last)
        ):
            yield from places
            last = places[-1]
            pos = last.end
        elif (name := name_at(text, word.start())) and (rest := NEXT_NAME.match(text, name[0])):
            pos = rest.end()  # "Paris Hilton" is no hotel in Paris, nor a town named Hilton


def _code_in_field(text: str, pos: int, last: Named | None) -> list[Named]:
    """Return the place of a single code that fills a part of a field: "TX", "Remote (OH)", "Boise, ID or OR"."""
    between = _between().fullmatch(text, last.end, pos) if last else None
    if last and between and (places := _code_in_list(text, last, between)):
        return places
    fills = text.strip() == text[pos : pos + 2]
    if not fills and not _BEGINS_PART.search(text[max(0, pos - _REACH) : pos]):
        return []
    return code_at(text, pos, refused=frozenset() if fills else code_words())


def may_name_places(text: str) -> bool:
    """Whether a text holds the name of a place or a code: a quick test, which most texts fail."""
    names = place_names()
    return any(
        word.group() in names.codes_of_parts
        or (names.may_begin(word.group()) and name_at(text, word.start()) is not None)
        for word in _CAPITALISED.finditer(text)
    ) or bool(_CODE_AFTER.search(text))

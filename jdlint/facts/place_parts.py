"""Places in texts that are about little else: fields for the location, titles, lines of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.facts.place_codes import postcode, words
from jdlint.facts.place_cues import Mention, among, cues
from jdlint.facts.place_excluded import excluded_places
from jdlint.facts.place_names import Named
from jdlint.facts.place_text import all_places, places_after
from jdlint.facts.work_mode import named_modes

_BOUNDARY = re.compile(r"^\s*|[–—|,(@/:·•;]\s*|(?:-|\))\s+|\b(?:in|from|near)\s+")
_LINE_END = re.compile(
    r"\s*(?:$|[–—|,()/:·•;+&.]|\s-\s|(?:(?:or|and)\s+)?(?:remote|hybrid|home|on-?site)\b|(?:only|preferred|area|office)\b)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-ZÀ-Ž]")
_BAR_BEFORE, _BAR_AFTER = re.compile(r"[|·•]\s*$"), re.compile(r"\s*[|·•]")
_PART_START = re.compile(r"(?:^|[(|/;:·•]|\b(?:or|and|in|near)\s)\s*$", re.IGNORECASE)
_PART_END = re.compile(
    r"\s*(?:$|[()|/;·•]|[–—-]\s|,\s(?=[A-ZÀ-Ž\d]|hybrid|remote|on-?site|in-office)|(?i:or|and)\b)"
)


def in_field(text: str) -> Iterator[Mention]:
    """Yield the places of a value that a label calls a location."""
    remote = "remote" in named_modes(text)
    excluded = list(excluded_places(text))
    yield from excluded
    places = list(all_places(text))
    if all(place.regions for place in places) and len(places) > 1:
        places = [place.as_region() for place in places]  # "Oregon, Washington, New York" are states
    for place in places:
        if not among(place, excluded) and (not place.everyday or _fills_a_part(text, place)):
            yield Mention(place, "remote" if remote else "job", "is in a field for the location")


def _fills_a_part(text: str, place: Named) -> bool:
    """Whether a name that is also an everyday word is all that a field or a part of it says: "Bath (hybrid)"."""
    name = text[place.start : place.end]
    if name == text.strip():
        return True
    starts, ends = _PART_START.search(text[: place.start]), _PART_END.match(text, place.end)
    return bool(starts and ends) and name.lower() not in words("departments")


def in_line(text: str, *, what: str) -> Iterator[Mention]:
    """Yield the places of a title or a line of facts: those that fill a part of it between separators."""
    free_from = 0
    found: list[Named] = []
    others = [(match.start(), match.end()) for match in cues().of_others.finditer(text)]
    excluded = list(excluded_places(text))
    yield from excluded
    remote = "remote" in named_modes(text)
    for boundary in _BOUNDARY.finditer(text):
        start = boundary.end()
        if start < free_from or not _CAPITAL.match(text, start):
            continue
        if what != "the title" and any(begin < start <= end for begin, end in others):
            continue
        places = list(places_after(text, start))
        if not places or not _ends_part(text, places[-1].end):
            continue
        if what == "the title" and not remote and _may_be_degrees(places):
            continue
        for place in places:
            free_from = place.end
            if not among(place, excluded):
                found.append(place)
    # Of "Acme | Reading | Full time", where nothing else is a place, the word in a part of its own is the town.
    sure = [place for place in found if not place.everyday]
    for place in sure or [place for place in found if _is_set_apart(text, place)]:
        yield Mention(place, "remote" if remote else "job", f"fills a part of {what}")


def _is_set_apart(text: str, place: Named) -> bool:
    """Whether a name stands alone between the bars of a row, and is no department or trade."""
    between = _BAR_BEFORE.search(text[: place.start]) and _BAR_AFTER.match(text, place.end)
    return bool(between) and text[place.start : place.end].lower() not in words("departments") | words(
        "trades"
    )


def _ends_part(text: str, end: int) -> bool:
    """Whether a part of a line ends there, a postcode passed over."""
    code = postcode().match(text, end)
    passed = code is not None and "(" not in code.group()  # "Boston (10000 people)" ends at its bracket
    return _LINE_END.match(text, code.end() if code and passed else end) is not None


def _may_be_degrees(places: list[Named]) -> bool:
    """Whether all that a part of a title holds is two codes: "Physician (MD, PA)"."""
    return len(places) == 2 and all(place.end - place.start == 2 for place in places)  # noqa: PLR2004

"""Places where nobody is hired: "except Colorado", "we do not hire in NY", "residents of Maine are not eligible"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.facts.place_cues import Mention, cues
from jdlint.facts.place_names import Named
from jdlint.facts.place_text import code_words, places_after

_CAPITAL = re.compile(r"\b[A-ZÀ-Ž]")
_LONGEST_LIST = 160  # characters of the list before "residents are not eligible"


def excluded_places(text: str) -> Iterator[Mention]:
    """Yield the places that a text says nobody is hired in."""
    for match in cues().excluded.finditer(text):
        places = places_after(text, match.end(), refused=code_words())
        yield from _mentions(places, f"follows “{' '.join(match.group().split())}”")
    for match in cues().excluded_after.finditer(text):
        yield from _mentions(
            _list_before(text, match.start()), f"stands before “{' '.join(match.group().split())}”"
        )


def _mentions(places: Iterator[Named], reason: str) -> Iterator[Mention]:
    for place in places:
        if not place.everyday:
            yield Mention(place.as_region(), "excluded", reason)


def _list_before(text: str, end: int) -> Iterator[Named]:
    """Yield the places of the longest list that ends at `end`."""
    for start in _CAPITAL.finditer(text, max(0, end - _LONGEST_LIST), end):
        places = list(places_after(text, start.start(), refused=code_words()))
        if places and not text[places[-1].end : end].strip():
            yield from places
            return

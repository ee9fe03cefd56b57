"""Places that amounts of pay are tied to: "Denver: $80,000", "$80,000 in Denver"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.facts.place_cues import Mention, cues
from jdlint.facts.place_text import code_words, doubtful_codes, places_after

_LEAD = 240  # characters before an amount in which its place can stand
_OPENING = re.compile(r"\s*(?:(?P<bracket>\()|(?:in|for)\s+(?:the\s+)?)")
_CLOSING = re.compile(r"\s*(?:\)|$)")
_JOINT = re.compile(
    r"(?:\s+(?:residents|candidates|applicants|employees|based candidates|only))*"
    r"\s*(?:[:–—(-]|is\b)\s*(?:[\w,]+\s+){0,3}$"
)
_OF_PEOPLE = re.compile(r"\b(?:in|of|within)\s", re.IGNORECASE)
_CLAUSE_END = ".;\n·•|)"


def _refused(cue: re.Match[str]) -> frozenset[str]:
    """Return the codes that may not stand alone: "candidates in MA" names a state, "for MA" may name a degree."""
    return code_words() if _OF_PEOPLE.search(cue.group()) else doubtful_codes()


def beside_amount(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the places that the words around the amount at `start` to `end` tie it to."""
    opening = _OPENING.match(text, end)
    if opening:
        places = list(places_after(text, opening.end()))
        if places and (not opening["bracket"] or _CLOSING.match(text, places[-1].end)):
            yield from (Mention(place, "job", "stands after an amount of pay") for place in places)
    lead_start = max(start - _LEAD, 0, *(text.rfind(mark, 0, start) + 1 for mark in _CLAUSE_END))
    lead = text[lead_start:start]
    places = list(places_after(lead, len(lead) - len(lead.lstrip()), refused=doubtful_codes()))
    if places and _JOINT.match(lead, places[-1].end):
        mentions = [Mention(place, "job", "stands before an amount of pay") for place in places]
    else:
        mentions = [
            Mention(place, "job", "is where an amount of pay holds")
            for match in cues().pay_place.finditer(lead)
            for place in places_after(lead, match.end(), refused=_refused(match))
        ]
    yield from (mention.moved(lead_start) for mention in mentions if not mention.place.everyday)

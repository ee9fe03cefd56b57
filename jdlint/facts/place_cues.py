"""Where in a text a place of work is stated: after which words, and in which parts of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jdlint.facts.pay_patterns import words_pattern
from jdlint.facts.place_codes import postcode
from jdlint.facts.place_names import Named
from jdlint.facts.place_text import all_places, may_name_places, place_at, places_after
from jdlint.facts.work_mode import named_modes
from jdlint.rules_dir import load_data
from jdlint.sentences import split_sentences

_BOUNDARY = re.compile(r"^\s*|[–—|,(@/:·•;]\s*|-\s+|\b(?:in|from|near)\s+")
_LINE_END = re.compile(
    r"\s*(?:$|[–—|,()/:·•;+&.]|\s-\s|(?:(?:or|and)\s+)?(?:remote|hybrid|home|on-?site)\b|(?:only|preferred|area|office)\b)",
    re.IGNORECASE,
)
_CAPITAL_OR_MODE = re.compile(r"[A-ZÀ-Ž]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place and what the text says of it: `role` is job, remote, company or excluded; `reason` why it counts."""

    place: Named
    role: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Cue:
    pattern: re.Pattern[str]
    about_job: bool
    remote: bool
    office: bool


@dataclass(frozen=True, slots=True)
class _Cues:
    cues: tuple[_Cue, ...]
    job_words: re.Pattern[str]
    other_words: re.Pattern[str]
    excluded: re.Pattern[str]
    based_job: re.Pattern[str]
    only: re.Pattern[str]
    office: re.Pattern[str]
    pay_place: re.Pattern[str]
    of_others: re.Pattern[str]
    not_the_job: re.Pattern[str]


@cache
def _cues() -> _Cues:
    data: dict[str, Any] = load_data("place_cues")
    cues = [
        _Cue(
            pattern=re.compile(rf"\b{cue['words']}(?:(?<!\w)|(?!\w))", re.IGNORECASE),
            about_job=cue["about"] == "job",
            remote=cue.get("remote", False),
            office=cue.get("office", False),
        )
        for cue in data["cues"]
    ]
    names = ("excluded", "based_job", "only", "office", "pay_place", "of_others", "not_the_job")
    return _Cues(
        cues=tuple(cues),
        job_words=words_pattern(data["job_words"]),
        other_words=words_pattern(data["other_words"]),
        **{name: re.compile(data[name], re.IGNORECASE) for name in names},
    )


def in_field(text: str) -> Iterator[Mention]:
    """Yield the places of a value that a label calls a location."""
    remote = "remote" in named_modes(text)
    excluded = list(_excluded(text))
    yield from excluded
    places = list(all_places(text))
    if all(place.regions for place in places) and len(places) > 1:
        places = [place.as_region() for place in places]  # "Oregon, Washington, New York" are states
    for place in places:
        if _among(place, excluded):
            continue
        if place.everyday and text[place.start : place.end] != text.strip():
            continue
        yield Mention(place, "remote" if remote else "job", "is in a field for the location")


def in_line(text: str, *, what: str) -> Iterator[Mention]:
    """Yield the places of a title or a line of facts: those that fill a part of it between separators."""
    free_from = 0
    others = [(match.start(), match.end()) for match in _cues().of_others.finditer(text)]
    excluded = list(_excluded(text))
    yield from excluded
    remote = "remote" in named_modes(text)
    for boundary in _BOUNDARY.finditer(text):
        start = boundary.end()
        if start < free_from or not _CAPITAL_OR_MODE.match(text, start):
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
            if not place.everyday and not _among(place, excluded):
                yield Mention(place, "remote" if remote else "job", f"fills a part of {what}")


def _ends_part(text: str, end: int) -> bool:
    """Whether a part of a line ends there, a postcode passed over."""
    code = postcode().match(text, end)
    return _LINE_END.match(text, code.end() if code else end) is not None


def _may_be_degrees(places: list[Named]) -> bool:
    """Whether all that a part of a title holds is two codes: "Physician (MD, PA)"."""
    return len(places) == 2 and all(place.end - place.start == 2 for place in places)  # noqa: PLR2004


def in_text(text: str, amounts: tuple[tuple[int, int], ...] = ()) -> Iterator[Mention]:
    """Yield the places that sentences state, and those that amounts of pay (start, end) belong to."""
    if not may_name_places(text):
        return
    found: list[Mention] = []
    for start, end in split_sentences(text):
        found += _in_sentence(text, start, end)
    for start, end in amounts:
        if not _cues().not_the_job.search(text, text.rfind(". ", 0, start) + 1, start):
            found += _beside_amount(text, start, end)
    seen: set[int] = set()
    for mention in found:
        if mention.place.start not in seen:
            seen.add(mention.place.start)
            yield mention


def _in_sentence(text: str, start: int, end: int) -> Iterator[Mention]:
    sentence = text[start:end]
    if not may_name_places(sentence):
        return
    stating = [_moved(mention, start) for mention in _cued(sentence)]
    stating += [_moved(mention, start) for mention in _named_before(sentence)]
    hires = stating or re.search(r"remote|hire|employ|candidates|applicants", sentence, re.IGNORECASE)
    excluded = [_moved(mention, start) for mention in _excluded(sentence)] if hires else []
    yield from excluded
    elsewhere = _cues().not_the_job.search(sentence)
    till = start + elsewhere.start() if elsewhere else end
    for mention in stating:
        if mention.place.start < till and not _among(mention.place, excluded):
            yield mention


def _cued(sentence: str) -> Iterator[Mention]:
    """Yield the places right after words such as "is based in"."""
    for cue in _cues().cues:
        for match in cue.pattern.finditer(sentence):
            places = list(places_after(sentence, match.end(), towns=True))
            if not places or (cue.office and not _cues().office.match(sentence, places[-1].end)):
                continue
            job = cue.about_job or _about_job(sentence, match.start(), places[-1].end)
            role = "company" if not job else "remote" if cue.remote else "job"
            reason = f"follows “{' '.join(match.group().split())}”"
            # Whoever may live or work anywhere in a place is in a region: "residents of Ontario" are no townspeople.
            places = [place.as_region() for place in places] if cue.about_job else places
            yield from (Mention(place, role, reason) for place in places if not place.everyday)


def _about_job(sentence: str, before: int, after: int) -> bool:
    """Whether the words before a cue, else those after its places, say that the job is there, not somebody else."""
    cues = _cues()
    lead = sentence[:before]
    job = max((match.end() for match in cues.job_words.finditer(lead)), default=-1)
    other = max((match.end() for match in cues.other_words.finditer(lead)), default=-1)
    if job < 0 and other < 0:
        tail = sentence[after : after + 40]
        first_job, first_other = cues.job_words.search(tail), cues.other_words.search(tail)
        return first_job is not None and not (first_other and first_other.start() < first_job.start())
    return job > other


def _named_before(sentence: str) -> Iterator[Mention]:
    """Yield the places of "London-based role" and "US only"."""
    cues = _cues()
    for pattern, why in (
        (cues.based_job, "is where the role is based"),
        (cues.only, "is said to be the only one"),
    ):
        for match in pattern.finditer(sentence):
            place = _ending_at(sentence, match.start())
            if place and not place.everyday and (pattern is cues.based_job or place.regions):
                yield Mention(place, "job", why)


def _ending_at(sentence: str, end: int) -> Named | None:
    """Return the place whose name ends at `end`."""
    starts = [match.start() for match in re.finditer(r"\b[A-ZÀ-Ž]", sentence[:end])]
    for start in starts[-4:]:
        place = place_at(sentence, start)
        if place and place.end == end:
            return place
    return None


def _excluded(text: str) -> Iterator[Mention]:
    for match in _cues().excluded.finditer(text):
        for place in places_after(text, match.end()):
            yield Mention(place.as_region(), "excluded", f"follows “{' '.join(match.group().split())}”")


def _beside_amount(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the places that the words around an amount tie it to."""
    opening = re.compile(r"\s*(?:\(|(?:in|for)\s+(?:the\s+)?)").match(text, end)
    if opening:
        places = list(places_after(text, opening.end()))
        if places and (
            not opening.group().strip().startswith("(") or text[places[-1].end :].lstrip()[:1] in {")", ""}
        ):
            yield from (Mention(place, "job", "stands after an amount of pay") for place in places)
    lead_start = max(text.rfind(mark, 0, start) for mark in ".;\n·•|)") + 1
    lead = text[lead_start:start]
    places = list(places_after(text, lead_start + len(lead) - len(lead.lstrip())))
    if places and re.match(r"\s*(?:[:–—(-]|is\b)\s*(?:[\w,]+\s+){0,3}$", text[places[-1].end : start]):
        yield from (
            Mention(place, "job", "stands before an amount of pay") for place in places if not place.everyday
        )
        return
    for match in _cues().pay_place.finditer(lead):
        for place in places_after(text, lead_start + match.end()):
            if not place.everyday:
                yield Mention(place, "job", "is where an amount of pay holds")


def _among(place: Named, mentions: list[Mention]) -> bool:
    return any(place.start < other.place.end and other.place.start < place.end for other in mentions)


def _moved(mention: Mention, by: int) -> Mention:
    place = mention.place
    return replace(mention, place=replace(place, start=place.start + by, end=place.end + by))

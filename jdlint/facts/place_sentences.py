"""Places that sentences state: after words such as "based in", before "-based role", beside amounts of pay."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from jdlint.facts.place_beside_pay import beside_amount
from jdlint.facts.place_codes import words
from jdlint.facts.place_cues import Cue, Mention, cues
from jdlint.facts.place_excluded import excluded_places
from jdlint.facts.place_names import Named
from jdlint.facts.place_text import code_words, doubtful_codes, may_name_places, place_at, places_after
from jdlint.sentences import split_sentences

_TAIL = 40  # characters after a place in which its subject can stand
_LONGEST_NAME = 60
_LEAD = 300  # characters before an amount that can say whose it is
_CAPITAL = re.compile(r"\b[A-ZÀ-Ž]")
_WORD = re.compile(r"\w")


def in_text(text: str, amounts: tuple[tuple[int, int], ...] = ()) -> Iterator[Mention]:
    """Yield the places that sentences state, and those that amounts of pay (start, end) belong to."""
    if not may_name_places(text):
        return
    found: list[Mention] = []
    for start, end in split_sentences(text):
        found += _in_sentence(text, start, end)
    for start, end in amounts:
        begin = max(0, start - _LEAD, text.rfind(". ", 0, start) + 1)
        if not cues().not_the_job.search(text, begin, start):
            found += beside_amount(text, start, end)
    seen: set[int] = set()
    for mention in found:
        if mention.place.start not in seen:
            seen.add(mention.place.start)
            yield mention


def _in_sentence(text: str, start: int, end: int) -> Iterator[Mention]:
    sentence = text[start:end]
    if not may_name_places(sentence):
        return
    stating = [*_cued(sentence), *_named_before(sentence)]
    hires = stating or cues().hiring.search(sentence)
    excluded = list(excluded_places(sentence)) if hires else []
    yield from (mention.moved(start) for mention in excluded)
    elsewhere = cues().not_the_job.search(sentence)
    till = elsewhere.start() if elsewhere else len(sentence)
    taken = {position for mention in excluded for position in _positions(mention.place)}
    for mention in stating:
        if mention.place.start < till and taken.isdisjoint(_positions(mention.place)):
            yield mention.moved(start)


def _positions(place: Named) -> range:
    return range(place.start, place.end)


def _cued(sentence: str) -> Iterator[Mention]:
    """Yield the places right after words such as "is based in"."""
    subjects: _Subjects | None = None
    for cue in cues().cues:
        for match in cue.pattern.finditer(sentence):
            places = list(places_after(sentence, match.end(), towns=True, refused=_refused(cue)))
            if not places or (cue.office and not cues().office.match(sentence, places[-1].end)):
                continue
            subjects = subjects or _subjects(sentence)
            job = cue.about_job or _about_job(sentence, subjects, match.start(), places[-1].end)
            role = "company" if not job else "remote" if cue.remote else "job"
            reason = f"follows “{' '.join(match.group().split())}”"
            # Whoever may live or work anywhere in a place is in a region: "residents of Ontario" are no townspeople.
            places = [place.as_region() for place in places] if cue.about_job else places
            for place in places:
                if not place.everyday or _is_town(sentence, place, cue):
                    yield Mention(place, role, reason)


def _refused(cue: Cue) -> frozenset[str]:
    return code_words() if cue.codes == "any" else doubtful_codes()


def _is_town(sentence: str, place: Named, cue: Cue) -> bool:
    """Whether a name that is also an everyday word is a town after these words: "based in Bath", "our Bath office"."""
    if sentence[place.start : place.end].lower() in words("departments"):
        return False
    return cue.town or cues().office.match(sentence, place.end) is not None


class _Subjects(NamedTuple):
    """Where words for the job and words for others end in a sentence, in order."""

    job: list[int]
    other: list[int]


def _subjects(sentence: str) -> _Subjects:
    return _Subjects(
        *(
            [match.end() for match in pattern.finditer(sentence)]
            for pattern in (cues().job_words, cues().other_words)
        )
    )


def _last(ends: list[int], before: int) -> int:
    """Return the last of `ends` that is not after `before`; -1 for none."""
    index = bisect_left(ends, before + 1)
    return ends[index - 1] if index else -1


def _about_job(sentence: str, subjects: _Subjects, before: int, after: int) -> bool:
    """Whether the words before a cue, else those after its places, say that the job is there, not somebody else."""
    job, other = _last(subjects.job, before), _last(subjects.other, before)
    if job >= 0 or other >= 0:
        return job > other
    tail = sentence[after : after + _TAIL]
    first_job, first_other = cues().job_words.search(tail), cues().other_words.search(tail)
    if first_job or first_other:
        return first_job is not None and not (first_other and first_other.start() < first_job.start())
    # "Based in Leeds, hybrid": all that the fragment says is where.
    return not _WORD.search(sentence[:before]) and cues().fragment_end.match(sentence, after) is not None


def _named_before(sentence: str) -> Iterator[Mention]:
    """Yield the places of "London-based role" and "US only"."""
    for pattern, why in (
        (cues().based_job, "is where the role is based"),
        (cues().only, "is said to be the only one"),
    ):
        for match in pattern.finditer(sentence):
            place = _ending_at(sentence, match.start())
            if place and not place.everyday and (pattern is cues().based_job or place.regions):
                yield Mention(place, "job", why)


def _ending_at(sentence: str, end: int) -> Named | None:
    """Return the place whose name ends at `end`."""
    starts = [match.start() for match in _CAPITAL.finditer(sentence, max(0, end - _LONGEST_NAME), end)]
    for start in starts[-4:]:
        place = place_at(sentence, start)
        if place and place.end == end:
            return place
    return None

"""The words of `rules/data/place_cues.yaml` that state places, compiled once, and what they state."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jdlint.facts.pay_patterns import words_pattern
from jdlint.facts.place_names import Named
from jdlint.rules_dir import load_data


@dataclass(frozen=True, slots=True)
class Mention:
    """A place and what the text says of it: `role` is job, remote, company or excluded; `reason` why it counts."""

    place: Named
    role: str
    reason: str

    def moved(self, by: int) -> Mention:
        """Return the mention with its place `by` characters further on."""
        place = self.place
        return replace(self, place=replace(place, start=place.start + by, end=place.end + by))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words before a place; the fields are those of `cues` in the data file."""

    pattern: re.Pattern[str]
    about_job: bool
    remote: bool
    office: bool
    town: bool
    codes: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All patterns of the data file."""

    cues: tuple[Cue, ...]
    job_words: re.Pattern[str]
    other_words: re.Pattern[str]
    hiring: re.Pattern[str]
    excluded: re.Pattern[str]
    excluded_after: re.Pattern[str]
    based_job: re.Pattern[str]
    only: re.Pattern[str]
    office: re.Pattern[str]
    fragment_end: re.Pattern[str]
    pay_place: re.Pattern[str]
    of_others: re.Pattern[str]
    not_the_job: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the patterns, compiled on first use."""
    data: dict[str, Any] = load_data("place_cues")
    names = ("hiring", "excluded", "excluded_after", "based_job", "only", "office", "fragment_end")
    return Cues(
        cues=tuple(map(_cue, data["cues"])),
        job_words=words_pattern(data["job_words"]),
        other_words=words_pattern(data["other_words"]),
        **{
            name: re.compile(data[name], re.IGNORECASE)
            for name in (*names, "pay_place", "of_others", "not_the_job")
        },
    )


def _cue(cue: dict[str, Any]) -> Cue:
    return Cue(
        pattern=re.compile(rf"\b{cue['words']}(?:(?<!\w)|(?!\w))", re.IGNORECASE),
        about_job=cue["about"] == "job",
        remote=cue.get("remote", False),
        office=cue.get("office", False),
        town=cue.get("town", False),
        codes=cue.get("codes", "plain"),
    )


def among(place: Named, mentions: list[Mention]) -> bool:
    """Whether a place overlaps one of the mentions."""
    return any(place.start < other.place.end and other.place.start < place.end for other in mentions)

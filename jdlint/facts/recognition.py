"""Telling postings from other documents by weighing the signs that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from jdlint.facts.labels import labelled
from jdlint.facts.pay import PayReading
from jdlint.facts.place import PlaceReading
from jdlint.facts.title import names_occupation
from jdlint.phrases import PhraseIndex, evened
from jdlint.posting import Block, BlockKind, MarkKind, Posting, SectionKind
from jdlint.rules_dir import load_data

_LEAST_JOB_WORDS = 3
_HEADER_FACTS = (
    "location",
    "employment_type",
    "closing_date",
    "pay",
    "department",
    "work_mode",
)
_OPENING_END = re.compile(r"[,.:;(|–—]|\s-\s")
_LONGEST_OPENING = 6  # words of a job title that opens a line
_LEAST_FIELDS = 4  # of a header whose fields are parted by bars
_MUCH_CODE = 3  # marks; documents about software are full of it, postings hold none
_BEHIND_JOB = re.compile(r"\s*[(\[,|:]|\s+[-–—]|[-–—]\s")
_WORDS_OF_JOB = 2  # "Healthy Love Program Manager" becomes "the Program Manager"
_SAID = {
    SectionKind.RESPONSIBILITIES: "duties_said",
    SectionKind.REQUIREMENTS: "demands_said",
    SectionKind.HOW_TO_APPLY: "way_to_apply_said",
    SectionKind.BENEFITS: "benefits_said",
}


@cache
def _job_words() -> PhraseIndex:
    return PhraseIndex((word, number) for number, word in enumerate(load_data("recognition")["job_words"]))


@cache
def _pay_words() -> PhraseIndex:
    return PhraseIndex((word, number) for number, word in enumerate(load_data("recognition")["pay_words"]))


@cache
def _of_job() -> re.Pattern[str]:
    return re.compile(load_data("recognition")["of_job"], re.IGNORECASE)


@cache
def _open_to_all() -> re.Pattern[str]:
    return re.compile(load_data("recognition")["open_to_all"], re.IGNORECASE)


@cache
def _seeking() -> re.Pattern[str]:
    return re.compile(load_data("recognition")["seeking"], re.IGNORECASE)


def is_posting(
    posting: Posting,
    pay: PayReading,
    places: PlaceReading,
    title: str | None,
    said: frozenset[SectionKind],
    *,
    in_doubt: bool = False,
) -> bool:
    """Whether the document shows enough signs of a posting; `rules/data/recognition.yaml` weighs them.

    `in_doubt` takes for a posting what may be one: a gate had better look at too much than at too little.
    """
    table = load_data("recognition")
    shown = set(signs(posting, pay, title, said))
    if places.of("job", "remote"):
        shown.add("place")
    weight = sum(table["signs"].get(sign, 0) for sign in shown)
    if in_doubt:
        return bool(weight >= table["at_least_in_doubt"] and not shown.isdisjoint(table["core_in_doubt"]))
    return bool(weight >= table["at_least"] and not shown.isdisjoint(table["core"]))


def signs(
    posting: Posting, pay: PayReading, title: str | None, said: frozenset[SectionKind]
) -> Iterator[str]:
    """Yield the signs of a posting that the document shows."""
    blocks = posting.blocks
    job_words = {word for block in blocks for *_, word in _job_words().find(block.text)}
    told = {
        "title_field": any(labelled(blocks, "title")),
        "job_title": title and names_occupation(title),
        "open_to_all": title and _open_to_all().search(title),
        "job_line": _is_job_line(posting, pay),
        "header_facts": any(labelled(blocks, *_HEADER_FACTS)),
        "pay": pay.stated or pay.vague or pay.grades,
        "job_words": len(job_words) >= _LEAST_JOB_WORDS,
        "title_again": title and _names_again(title, blocks),
        "speaks_of_job": any(_of_job().search(evened(block.text)) for block in blocks),
        "code": sum(mark.kind is MarkKind.CODE for block in blocks for mark in block.marks) >= _MUCH_CODE,
        "piped_header": _opens_with_fields(posting),
        "seeks_someone": any(_seeks_someone(block.text) for block in blocks),
    }
    yield from (sign for sign, is_shown in told.items() if is_shown)
    by_heading = {
        kind for section in posting.sections if section.heading is not None for kind in section.kinds
    }
    yield from by_heading
    yield from (sign for kind, sign in _SAID.items() if kind in said - by_heading)


def _is_job_line(posting: Posting, pay: PayReading) -> bool:
    """Whether one paragraph is the whole posting: "Line Cook, Chicago, IL. Pay DOE. Staff meals included."."""
    blocks = [block for _, block in posting.body()]
    if len(blocks) != 1 or blocks[0].kind is not BlockKind.PARAGRAPH:
        return False
    text = blocks[0].text.strip()
    opening = _OPENING_END.split(text, maxsplit=1)[0]
    words = opening.split()
    if not 0 < len(words) <= _LONGEST_OPENING or not names_occupation(opening):
        return False
    in_capitals = all(word[0].isupper() or word.lower() in {"of", "and", "for", "&"} for word in words)
    return in_capitals and (bool(pay.stated or pay.vague) or any(_pay_words().find(text)))


def _opens_with_fields(posting: Posting) -> bool:
    """Whether the first line, and no other, has fields: "Tidepool | Senior Engineer | Remote | Full-time"."""
    lines = [line.split(" | ") for _, block in posting.body() for line in block.text.split("\n")]
    if not lines or len(lines[0]) < _LEAST_FIELDS or any(len(fields) > 1 for fields in lines[1:]):
        return False
    return any(names_occupation(field) for field in lines[0] if len(field.split()) <= _LONGEST_OPENING)


def _names_again(title: str, blocks: Sequence[Block]) -> bool:
    """Whether a title that names a job stands once more, without what follows it in its line, in the text."""
    job = " ".join(_BEHIND_JOB.split(title, maxsplit=1)[0].split()[-_WORDS_OF_JOB:])
    if not names_occupation(job):
        return False
    again = re.compile(rf"\b{re.escape(job)}\b", re.IGNORECASE)
    return any(block.text.strip() != title and again.search(block.text) for block in blocks)


def _seeks_someone(text: str) -> bool:
    """Whether a text says that someone is sought for a job: "is looking for a night baker"."""
    return any(names_occupation(match["whom"]) for match in _seeking().finditer(evened(text)))

"""Postings that speak of the employer for long before they come to the reader and the job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from jdlint.checks.base import Check, Hit, Regex
from jdlint.phrases import evened
from jdlint.posting import BlockKind, SectionKind
from jdlint.reading import Reading, Sentence

_ABOUT_THE_JOB = frozenset(
    {
        SectionKind.RESPONSIBILITIES,
        SectionKind.REQUIREMENTS,
        SectionKind.NICE_TO_HAVE,
        SectionKind.ROLE_OVERVIEW,
    }
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})


class MonologueCheck(Check):
    """Reports prose about the employer that runs before the first sentence in which `turns` is found.

    A heading of duties, of demands or of the role, and the job's title, end it as well. It is long beyond `at_most`
    words, or where it is `at_most_share` percent of a posting's words and at least `at_least`. At least half of its
    words stand in sentences in which `about_employer`, or the name of the company, is found, or below a heading that
    tells of it.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["monologue"]
    turns: Regex
    about_employer: Regex
    at_most: PositiveInt
    at_most_share: int = Field(ge=1, le=100)
    at_least: PositiveInt

    @cached_property
    def _turns(self) -> re.Pattern[str]:
        return re.compile(self.turns, re.IGNORECASE)

    @cached_property
    def _about_employer(self) -> re.Pattern[str]:
        return re.compile(self.about_employer, re.IGNORECASE)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit, on the first sentence of the monologue."""
        before = list(self._before_the_job(reading))
        count = sum(map(_words, before))
        of_employer = sum(
            _words(sentence) for sentence in before if self._is_about_employer(reading, sentence)
        )
        too_much = count > self.at_most or (
            count >= self.at_least and 100 * count > self.at_most_share * reading.facts.words
        )
        if too_much and 2 * of_employer >= count:
            first = before[0]
            yield Hit(first.block, first.start, first.end, values={"count": count})

    def _before_the_job(self, reading: Reading) -> Iterator[Sentence]:
        title = (
            re.compile(rf"\b{re.escape(reading.facts.title)}\b", re.IGNORECASE)
            if reading.facts.title
            else None
        )
        blocks = reading.posting.blocks
        for sentence in reading.sentences:
            block = blocks[sentence.block]
            if block.kind is BlockKind.HEADING and reading.kind_of(sentence.block) in _ABOUT_THE_JOB:
                return
            if block.front_matter or block.kind not in _PROSE:
                continue
            if self._turns.search(evened(sentence.text)) or (title and title.search(sentence.text)):
                return
            yield sentence

    def _is_about_employer(self, reading: Reading, sentence: Sentence) -> bool:
        company = (reading.facts.company or "").lower()
        named = bool(company) and company in sentence.text.lower()
        section = reading.section_of(sentence.block)
        headed = (
            section is not None and section.heading is not None and section.kind is SectionKind.ABOUT_COMPANY
        )
        return named or headed or self._about_employer.search(evened(sentence.text)) is not None


def _words(sentence: Sentence) -> int:
    return len(sentence.text.split())

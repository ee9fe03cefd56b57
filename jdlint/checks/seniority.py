"""Years of experience that do not fit the level of the job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field, NonNegativeInt

from jdlint.checks.base import Hit, Options, Regex
from jdlint.checks.years import YearsCheck
from jdlint.facts.years import Years
from jdlint.phrases import evened
from jdlint.reading import Reading, Sentence


class Level(Options):
    """A level of jobs, told by the `title`, or by what the posting `says` of the job, and the years it goes with."""

    name: str
    title: Regex
    says: Regex | None = None
    at_most: NonNegativeInt


class SeniorityCheck(YearsCheck):
    """Reports years of experience beyond what the level of the job goes with.

    Of several years in a block the fewest count, for they may be alternatives.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"level", "years", "limit"})

    kind: Literal["seniority"]
    levels: tuple[Level, ...] = Field(min_length=1)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per block that asks for too many years."""
        if (level := self._level_of(reading)) is None:
            return
        fewest: dict[int, tuple[Sentence, Years]] = {}
        for sentence, years in self.asked(reading):
            if sentence.block not in fewest or years.least < fewest[sentence.block][1].least:
                fewest[sentence.block] = sentence, years
        for block, (sentence, years) in fewest.items():
            if years.least > level.at_most:
                yield Hit(
                    block=block,
                    start=sentence.start + years.start,
                    end=sentence.start + years.end,
                    values={"level": level.name, "years": years.least, "limit": level.at_most},
                )

    def _level_of(self, reading: Reading) -> Level | None:
        title = evened(reading.facts.title or "")
        for level in self.levels:
            if re.search(level.title, title, re.IGNORECASE):
                return level
        for level in self.levels:
            says = level.says and re.compile(level.says, re.IGNORECASE)
            if says and any(says.search(evened(sentence.text)) for sentence in reading.sentences):
                return level
        return None

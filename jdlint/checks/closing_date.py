"""A closing date that has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from jdlint.checks.base import Check, Hit, Regex
from jdlint.facts.dates import Day, days_in
from jdlint.facts.labels import labelled
from jdlint.reading import Reading


class ClosingDateCheck(Check):
    """Reports the day by which to apply, where that has passed on the day of judgement.

    It is read from a labelled line, or from sentences in which `says` is found; the last day that such a sentence
    names counts. Sentences in which `unless` is found name no last day.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"as_of"})

    kind: Literal["closing_date"]
    says: Regex
    unless: Regex

    @cached_property
    def _says(self) -> re.Pattern[str]:
        return re.compile(self.says, re.IGNORECASE)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return re.compile(self.unless, re.IGNORECASE)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit, on the latest of the days named, if that is in the past."""
        days = list(self._days(reading))
        if not days:
            return
        block, day = max(days, key=lambda found: found[1].latest)
        if day.latest < reading.as_of:
            values = {"as_of": f"{reading.as_of.day} {reading.as_of:%B %Y}"}
            places = [
                (index, other.start, other.end) for index, other in days if (index, other) != (block, day)
            ]
            yield Hit(block, day.start, day.end, values=values, related=tuple(places))

    def _days(self, reading: Reading) -> Iterator[tuple[int, Day]]:
        blocks = reading.posting.blocks
        facts = list(labelled(blocks, "closing_date"))
        for index, block in enumerate(blocks):
            if any(block is fact for fact in facts) and not self._unless.search(block.text):
                yield from ((index, day) for day in list(days_in(block.text))[-1:])
        for sentence in reading.sentences:
            block = blocks[sentence.block]
            if block.label or not self._says.search(sentence.text) or self._unless.search(sentence.text):
                continue
            for day in list(days_in(sentence.text))[-1:]:
                yield (
                    sentence.block,
                    day._replace(start=sentence.start + day.start, end=sentence.start + day.end),
                )

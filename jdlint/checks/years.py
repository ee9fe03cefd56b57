"""What checks of asked years share: which sentences of a posting ask for any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from jdlint.checks.base import Check, Regex, Where
from jdlint.facts.years import Years, years_asked
from jdlint.phrases import evened
from jdlint.reading import Reading, Sentence


class YearsCheck(Check):
    """A check of the years of experience that a posting asks for.

    Sentences in which one of `unless` is found ask for nothing, or for one of several ways in.
    """

    where: Where = Where()
    unless: tuple[Regex, ...] = ()

    @cached_property
    def _unless(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.unless)

    def asked(self, reading: Reading) -> Iterator[tuple[Sentence, Years]]:
        """Yield the years asked for, each with its sentence."""
        blocks = reading.posting.blocks
        for sentence in reading.sentences:
            if not self.where.includes(reading, sentence.block, blocks[sentence.block]):
                continue
            if any(pattern.search(evened(sentence.text)) for pattern in self._unless):
                continue
            yield from ((sentence, years) for years in years_asked(sentence.text))

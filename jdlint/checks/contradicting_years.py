"""Different years of the same experience in one posting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from jdlint.checks.base import Check, Hit, Regex, Where
from jdlint.facts.years import years_asked
from jdlint.phrases import plain
from jdlint.reading import Reading

_CLAUSE_END = re.compile(r"[.;:,()\n]")
_MOST_WORDS = 8


class ContradictingYearsCheck(Check):
    """Reports years that differ from those asked before of the same experience, told by the words behind them.

    Sentences in which one of `unless` is found ask for nothing, or for one of several ways in.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"other"})

    kind: Literal["contradicting_years"]
    where: Where = Where()
    unless: tuple[Regex, ...] = ()

    @cached_property
    def _unless(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.unless)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per contradiction, with the first place as its related one."""
        first: dict[str, tuple[int, int, int, int, str]] = {}
        blocks = reading.posting.blocks
        for sentence in reading.sentences:
            text = plain(sentence.text)
            if not self.where.includes(reading, sentence.block, blocks[sentence.block]):
                continue
            if any(pattern.search(text) for pattern in self._unless):
                continue
            for years in years_asked(sentence.text):
                clause = _CLAUSE_END.split(text[years.end :], maxsplit=1)[0]
                what = " ".join(clause.split()[:_MOST_WORDS])
                place = (sentence.block, sentence.start + years.start, sentence.start + years.end)
                known = first.setdefault(what, (years.least, *place, sentence.text[years.start : years.end]))
                if known[0] != years.least:
                    yield Hit(*place, values={"other": known[4]}, related=((known[1], known[2], known[3]),))

"""Different years of the same experience in one posting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from jdlint.checks.base import Hit
from jdlint.checks.years import YearsCheck
from jdlint.phrases import plain
from jdlint.reading import Reading

_CLAUSE_END = re.compile(r"[.;:,()\n]")
_MOST_WORDS = 8


class ContradictingYearsCheck(YearsCheck):
    """Reports years that differ from those asked before of the same experience, told by the words behind them."""

    fields: ClassVar[frozenset[str]] = frozenset({"other"})

    kind: Literal["contradicting_years"]

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per contradiction, with the first place as its related one."""
        first: dict[str, tuple[int, int, int, int, str]] = {}
        for sentence, years in self.asked(reading):
            clause = _CLAUSE_END.split(plain(sentence.text)[years.end :], maxsplit=1)[0]
            what = " ".join(clause.split()[:_MOST_WORDS])
            place = (sentence.block, sentence.start + years.start, sentence.start + years.end)
            known = first.setdefault(what, (years.least, *place, sentence.text[years.start : years.end]))
            if known[0] != years.least:
                yield Hit(*place, values={"other": known[4]}, related=((known[1], known[2], known[3]),))

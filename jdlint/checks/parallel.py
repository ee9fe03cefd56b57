"""Lists whose items are not built alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from jdlint.checks.base import Check, Hit, Regex
from jdlint.phrases import evened
from jdlint.posting import SectionKind
from jdlint.reading import Reading


class ParallelCheck(Check):
    """Reports bullets that open in another form than nearly all of their list.

    `forms` say how bullets may open; a bullet of no known form tells nothing. At least `at_least` bullets and
    `percent` of all in a list must open in one form before another one stands out.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"form", "other"})

    kind: Literal["parallel"]
    sections: frozenset[SectionKind] = Field(min_length=1)
    forms: dict[str, Regex] = Field(min_length=2)
    at_least: PositiveInt
    percent: float = Field(gt=50, lt=100)

    @cached_property
    def _forms(self) -> dict[str, re.Pattern[str]]:
        return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in self.forms.items()}

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per list: on the first words of the odd bullet, with the others as related places."""
        for section in reading.posting.sections:
            if section.kind not in self.sections:
                continue
            opened = {bullet: self._opening(reading, bullet) for bullet in reading.bullets_of(section)}
            form, count = next(iter(Counter(f for f, _ in opened.values() if f).most_common(1)), (None, 0))
            if count < self.at_least or count < len(opened) * self.percent / 100:
                continue
            odd = [
                (bullet, other, end) for bullet, (other, end) in opened.items() if other not in (form, None)
            ]
            if odd:
                block, other, end = odd[0]
                related = tuple((bullet, 0, stop) for bullet, _, stop in odd[1:])
                yield Hit(block, 0, end, values={"form": form, "other": other}, related=related)

    def _opening(self, reading: Reading, bullet: int) -> tuple[str | None, int]:
        text = evened(reading.posting.blocks[bullet].text)
        found = ((name, match.end()) for name, form in self._forms.items() if (match := form.match(text)))
        return next(found, (None, 0))

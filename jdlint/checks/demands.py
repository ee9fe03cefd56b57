"""How much a posting demands, and whether it keeps what it must have from what it would like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt, model_validator

from jdlint.checks.base import Check, Hit, Regex
from jdlint.phrases import evened
from jdlint.posting import Section, SectionKind
from jdlint.reading import Reading


class DemandsCheck(Check):
    """Counts the outermost bullets in sections of requirements; those in which a `wish` is found are no demands.

    Reports either more than `at_most` demands in all, or `at_least` wishes among the demands. Of sections whose
    headings match `alternatives` ("Level 2") only the longest counts.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count", "limit"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["demands"]
    wishes: tuple[Regex, ...] = Field(min_length=1)
    alternatives: Regex | None = None
    at_most: PositiveInt | None = None
    at_least: PositiveInt | None = None

    @model_validator(mode="after")
    def _has_a_limit(self) -> DemandsCheck:
        if bool(self.at_most) == bool(self.at_least):
            raise ValueError("give either at_most or at_least")
        return self

    @cached_property
    def _wishes(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.wishes)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit: on the first demand too many, or on the first wish, with the others as related places."""
        demands: list[int] = []
        wishes: list[int] = []
        for bullet in self._bullets(reading):
            (wishes if self._is_wish(reading, bullet) else demands).append(bullet)
        if self.at_most and len(demands) > self.at_most:
            yield self._hit(reading, demands[self.at_most :], {"count": len(demands), "limit": self.at_most})
        if self.at_least and len(wishes) >= self.at_least and len(demands) >= self.at_least:
            yield self._hit(reading, wishes, {"count": len(wishes), "limit": self.at_least})

    def _bullets(self, reading: Reading) -> Iterator[int]:
        sections = [s for s in reading.posting.sections if s.kind is SectionKind.REQUIREMENTS]
        lists = [(self._is_alternative(reading, s), list(reading.bullets_of(s))) for s in sections]
        longest = max((bullets for is_alternative, bullets in lists if is_alternative), key=len, default=[])
        for is_alternative, bullets in lists:
            if not is_alternative or bullets is longest:
                yield from bullets

    def _is_alternative(self, reading: Reading, section: Section) -> bool:
        if self.alternatives is None or section.heading is None:
            return False
        heading = reading.posting.blocks[section.heading].text
        return re.search(self.alternatives, evened(heading), re.IGNORECASE) is not None

    def _is_wish(self, reading: Reading, bullet: int) -> bool:
        text = evened(reading.posting.blocks[bullet].text)
        return any(pattern.search(text) for pattern in self._wishes)

    def _hit(self, reading: Reading, bullets: list[int], values: dict[str, object]) -> Hit:
        places = [(bullet, 0, len(reading.posting.blocks[bullet].text)) for bullet in bullets]
        block, start, end = places[0]
        return Hit(block=block, start=start, end=end, values=values, related=tuple(places[1:]))

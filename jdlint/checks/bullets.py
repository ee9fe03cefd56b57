"""How many bullets a section has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt, model_validator

from jdlint.checks.base import Check, Hit
from jdlint.posting import BlockKind, SectionKind
from jdlint.reading import Reading


class BulletsCheck(Check):
    """Reports lists with more bullets than `at_most`, or fewer than `at_least`, by kind of section.

    Nested bullets do not count, and text between bullets begins a new list. A section without any bullet is prose,
    not a short list, and one of several sections of a kind may be short if they are long enough together.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count", "limit"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["bullets"]
    at_most: dict[SectionKind, PositiveInt] = Field(default_factory=dict)
    at_least: dict[SectionKind, PositiveInt] = Field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """The kinds of section."""
        return (*self.at_most, *self.at_least)

    @model_validator(mode="after")
    def _has_a_limit(self) -> BulletsCheck:
        if bool(self.at_most) == bool(self.at_least):
            raise ValueError("give either at_most or at_least")
        return self

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per list: on the first bullet too many, or on the list's first one."""
        lists = [(section, list(reading.bullets_of(section))) for section in reading.posting.sections]
        together: Counter[SectionKind] = Counter()
        for section, bullets in lists:
            together[section.kind] += len(bullets)
        for section, bullets in lists:
            count = len(bullets)
            most, least = self.at_most.get(section.kind), self.at_least.get(section.kind)
            if most:
                for run in _runs(reading, bullets):
                    if len(run) > most:
                        yield self._hit(reading, run[most], section.kind, len(run), most)
            elif (
                least
                and count
                and together[section.kind] < least
                and not _has_prose(reading, section.start, section.end)
            ):
                yield self._hit(reading, bullets[0], section.kind, count, least)

    def _hit(self, reading: Reading, block: int, kind: SectionKind, count: int, limit: int) -> Hit:
        end = len(reading.posting.blocks[block].text)
        return Hit(block=block, end=end, key=kind, values={"count": count, "limit": limit})


def _runs(reading: Reading, bullets: list[int]) -> list[list[int]]:
    """Split the bullets of a section where something else stands between them."""
    runs: list[list[int]] = []
    for bullet in bullets:
        between = reading.posting.blocks[runs[-1][-1] : bullet] if runs else ()
        if runs and all(block.kind is BlockKind.BULLET for block in between):
            runs[-1].append(bullet)
        else:
            runs.append([bullet])
    return runs


def _has_prose(reading: Reading, start: int, end: int) -> bool:
    prose = (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
    return any(
        block.kind in prose and not block.text.rstrip().endswith(":")
        for block in reading.posting.blocks[start:end]
    )

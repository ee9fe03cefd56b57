"""Sections that stand in another order than readers are used to, or than a profile lists them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from pydantic import Field

from jdlint.checks.base import Check, Hit
from jdlint.posting import Section, SectionKind
from jdlint.reading import Reading


class SectionOrderCheck(Check):
    """Reports the first section that stands before one which `order` names earlier.

    Of each kind the first filled section under a heading of its own counts; a heading of two kinds stands for both.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"other"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["section_order"]
    order: tuple[SectionKind, ...] = Field(min_length=1)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit, on the heading that stands too early, with the one it should follow as its related place."""
        found = [section for kind in self.order if (section := _first(reading, kind))]
        for expected_first, early in pairwise(found):
            if early.start < expected_first.start and early is not expected_first:
                heading, other = early.heading or 0, expected_first.heading or 0
                blocks = reading.posting.blocks
                yield Hit(
                    heading,
                    end=len(blocks[heading].text),
                    key=early.kind,
                    values={"other": blocks[other].text.rstrip(" :")},
                    related=((other, 0, len(blocks[other].text)),),
                )
                return


def _first(reading: Reading, kind: SectionKind) -> Section | None:
    return next(
        (
            s
            for s in reading.posting.sections
            if kind in s.kinds and s.heading is not None and s.start < s.end
        ),
        None,
    )

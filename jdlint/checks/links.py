"""Links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from jdlint.checks.base import Check, Hit, Regex, Where
from jdlint.posting import Block, MarkKind
from jdlint.reading import Reading


class LinksCheck(Check):
    """Finds links whose whole address matches one of `targets`, and text outside of code that matches one of `texts`.

    An empty address of Markdown is left to the placeholders. Case counts in no pattern.
    """

    kind: Literal["links"]
    targets: tuple[Regex, ...] = ()
    texts: tuple[Regex, ...] = ()
    where: Where = Where()

    @cached_property
    def _targets(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.targets)

    @cached_property
    def _texts(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.texts)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per broken link."""
        for index, block in enumerate(reading.posting.blocks):
            if self.where.includes(reading, index, block):
                yield from (Hit(index, start, end) for start, end in sorted(set(self._broken(block))))

    def _broken(self, block: Block) -> Iterator[tuple[int, int]]:
        barred = []
        for mark in block.marks:
            if mark.kind is MarkKind.LINK and any(p.fullmatch(mark.target or "") for p in self._targets):
                yield mark.start, mark.end
            if mark.kind in (MarkKind.CODE, MarkKind.LINK):
                barred.append((mark.start, mark.end))
        for pattern in self._texts:
            for match in pattern.finditer(block.text):
                if not any(start < match.end() and match.start() < end for start, end in barred):
                    yield match.span()

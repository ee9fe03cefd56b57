"""Capitals and exclamation marks in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import PositiveInt, model_validator

from jdlint.checks.base import Hit, TextCheck
from jdlint.posting import Block, BlockKind, MarkKind
from jdlint.reading import Reading

_MARKS = re.compile(r"(?<![!=<>\w'\"(])!+(?!\w|=)|(?<=[\w)\"'])!+(?![\w=])")
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’]*(?:[ ]+[A-Z][A-Z'’]*)+\b")
_SHOUT = 3  # marks in a row
_LONG = 4  # letters; the abbreviations of a list are mostly shorter
_VOWEL = re.compile(r"[AEIOUY]")


class ShoutingCheck(TextCheck):
    """Reports runs of `words` and more in capitals, or exclamation marks: `marks` or more in all, or three in a row.

    Headings may be in capitals, and so may whole lines, which mostly are headings. Two words of a run must be
    long enough to be no abbreviations.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count"})

    kind: Literal["shouting"]
    words: PositiveInt | None = None
    marks: PositiveInt | None = None

    @model_validator(mode="after")
    def _has_a_limit(self) -> ShoutingCheck:
        if bool(self.words) == bool(self.marks):
            raise ValueError("give either words or marks")
        return self

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per run of capitals, or one for all exclamation marks."""
        if self.marks:
            yield from self._too_many_marks(reading, self.marks)
        if self.words:
            yield from self._capitals(reading, self.words)

    def _too_many_marks(self, reading: Reading, limit: int) -> Iterator[Hit]:
        places = [
            (index, match.start(), match.end())
            for index, block in enumerate(reading.posting.blocks)
            if self.where.includes(reading, index, block) and index != reading.title_block
            for match in _MARKS.finditer(block.text)
            if not _is_code(block, match.start())
        ]
        count = sum(end - start for _, start, end in places)
        if count >= limit or any(end - start >= _SHOUT for _, start, end in places):
            block, start, end = places[0]
            yield Hit(block, start, end, values={"count": count}, related=tuple(places[1:]))

    def _capitals(self, reading: Reading, least: int) -> Iterator[Hit]:
        for index, block in enumerate(reading.posting.blocks):
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BULLET) or not any(
                map(str.islower, block.text)
            ):
                continue
            for match in _CAPITALS.finditer(block.text):
                words = match.group().split()
                telling = [word for word in words if len(word) >= _LONG and _VOWEL.search(word)]
                if len(words) >= least and len(telling) > 1 and not _is_code(block, match.start()):
                    yield Hit(index, match.start(), match.end(), values={"count": len(words)})


def _is_code(block: Block, place: int) -> bool:
    return any(mark.kind is MarkKind.CODE and mark.start <= place < mark.end for mark in block.marks)

"""Sentences, paragraphs and bullets that go on too long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import PositiveInt

from jdlint.checks.base import Hit, Regex, TextCheck
from jdlint.phrases import evened
from jdlint.posting import BlockKind
from jdlint.reading import Reading

_LISTED = re.compile(r"[;:•]")


class LongTextCheck(TextCheck):
    """Reports a `unit` of more words than `at_most`, by its first words.

    A sentence that is a list in disguise (with colons and semicolons) does not count, nor does text in which one
    of `unless` is found: law and boilerplate have words of their own.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count", "limit"})

    kind: Literal["long_text"]
    unit: Literal["sentence", "paragraph", "bullet"]
    at_most: PositiveInt
    unless: tuple[Regex, ...] = ()

    @cached_property
    def _unless(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.unless)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per unit that is too long."""
        for block, start, end in self._units(reading):
            text = reading.posting.blocks[block].text[start:end]
            count = len(text.split())
            if count > self.at_most and not any(pattern.search(evened(text)) for pattern in self._unless):
                values = {"count": count, "limit": self.at_most}
                yield Hit(block=block, start=start, end=end, values=values)

    def _units(self, reading: Reading) -> Iterator[tuple[int, int, int]]:
        blocks = reading.posting.blocks
        kind = BlockKind.BULLET if self.unit == "bullet" else BlockKind.PARAGRAPH
        if self.unit == "sentence":
            for sentence in self.sentences_in_scope(reading):
                if blocks[sentence.block].kind is kind and not _LISTED.search(sentence.text):
                    yield sentence.block, sentence.start, sentence.end
            return
        for index, block in enumerate(blocks):
            if block.kind is kind and self.where.includes(reading, index, block):
                yield index, 0, len(block.text)

"""Sections that stand in a posting twice under the same heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from jdlint.checks.base import Check, Hit, Regex
from jdlint.phrases import plain
from jdlint.posting import SectionKind
from jdlint.reading import Reading


class SameHeadingCheck(Check):
    """Reports headings in `sections` with the words of one before them, `besides` left out, and other text below.

    A heading that repeats below different parents ("Level 1: Skills", "Level 2: Skills") divides them, and text that
    repeats with its heading is for the rule on repeated text.
    """

    kind: Literal["same_heading"]
    sections: frozenset[SectionKind] = Field(min_length=1)
    besides: Regex

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per repeated heading, with the first one as its related place."""
        blocks, sections = reading.posting.blocks, reading.posting.sections
        first: dict[tuple[SectionKind, str, int | None], tuple[int, str]] = {}
        for section in sections:
            if section.heading is None or section.kind not in self.sections:
                continue
            words = re.sub(self.besides, "", plain(blocks[section.heading].text)).strip(" :.?")
            text = " ".join(block.text for block in blocks[section.start : section.end])
            key = (section.kind, words, section.parent)
            if key not in first:
                first[key] = section.heading, text
            elif text and first[key][1] and text != first[key][1]:
                end = len(blocks[section.heading].text)
                original = first[key][0]
                related = ((original, 0, len(blocks[original].text)),)
                yield Hit(block=section.heading, end=end, related=related)

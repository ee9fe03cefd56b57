"""Postings that speak about a candidate instead of to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import PositiveInt

from jdlint.checks.base import Hit, Regex, TextCheck
from jdlint.phrases import evened
from jdlint.reading import Reading


class SecondPersonCheck(TextCheck):
    """Reports, once, a posting in which `third` is found at least `at_least` times and more often than `second`."""

    fields: ClassVar[frozenset[str]] = frozenset({"third", "second"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["second_person"]
    third: Regex
    second: Regex
    at_least: PositiveInt

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield a hit on the first mention of the candidate; the others are related."""
        third, second = (re.compile(pattern, re.IGNORECASE) for pattern in (self.third, self.second))
        addresses = 0
        places = []
        for sentence in self.sentences_in_scope(reading):
            text = evened(sentence.text)
            addresses += sum(1 for _ in second.finditer(text))
            for match in third.finditer(text):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                places.append((sentence.block, start, end))
        if len(places) >= self.at_least and len(places) > addresses:
            values = {"third": len(places), "second": addresses}
            yield Hit(*places[0], values=values, related=tuple(places[1:]))

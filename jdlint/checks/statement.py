"""Something that a posting should state somewhere, in a labelled line or in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from jdlint.checks.base import Check, Hit, Regex
from jdlint.facts.labels import labelled
from jdlint.phrases import evened
from jdlint.reading import Reading


class StatementCheck(Check):
    """Reports a posting that says something nowhere.

    `fact` is a name in `rules/data/labels.yaml`: a line with such a label says it, and so does what `says` finds.
    """

    whole_posting: ClassVar[bool] = True

    kind: Literal["statement"]
    fact: str | None = None
    says: Regex

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit where nothing states it."""
        blocks = reading.posting.blocks
        says = re.compile(self.says, re.IGNORECASE)
        if self.fact and any(labelled(blocks, self.fact)):
            return
        if not any(says.search(evened(block.text)) for block in blocks):
            yield Hit()

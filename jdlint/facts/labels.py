"""Lines that name a fact: `Location: Denver`, a field of the front matter, a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.labels import fact_of
from jdlint.posting import Block


def labelled(blocks: Sequence[Block], *facts: str) -> Iterator[Block]:
    """Yield the blocks that a label names as one of the facts of `rules/data/labels.yaml`, if they say something."""
    for block in blocks:
        if block.label and block.text.strip() and fact_of(block.label) in facts:
            yield block

"""Lines that name a fact: `Location: Denver`, a field of the front matter, a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from jdlint.posting import Block
from jdlint.rules_dir import load_data


@cache
def _fact_of_label() -> dict[str, str]:
    return {label: fact for fact, labels in load_data("labels").items() for label in labels}


def labelled(blocks: Sequence[Block], *facts: str) -> Iterator[Block]:
    """Yield the blocks that a label names as one of the facts of `rules/data/labels.yaml`, if they say something."""
    for block in blocks:
        if block.label and block.text.strip() and _fact_of_label().get(block.label.strip().lower()) in facts:
            yield block

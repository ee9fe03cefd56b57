"""Lists without any mark, as job boards leave them: one line is one item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from jdlint.headings import heading_kind
from jdlint.posting import Block, BlockKind, SectionKind
from jdlint.readers.wrapping import is_full

_LISTED = frozenset(
    {
        SectionKind.RESPONSIBILITIES,
        SectionKind.REQUIREMENTS,
        SectionKind.NICE_TO_HAVE,
        SectionKind.BENEFITS,
    }
)
_LONGEST_ITEM = 40  # words
_LONGEST_UNKNOWN_ITEM = 12
_LONGEST_SPACED_ITEM = 25
_FEWEST_ITEMS = 3  # where the section tells nothing, or the lines are paragraphs
_MOST = 0.8  # what counts as most of the lines
_INNER_SENTENCE = re.compile(r"[.!?]\s+[\[(\"“]?[A-Z]")
_FULL_STOP = re.compile(r"[.!?]$")


def is_list(lines: Sequence[str], kind: SectionKind | None) -> bool:
    """Whether lines without marks, which follow each other without a blank line, are the items of a list.

    Args:
        lines: The text of each line.
        kind: What the section they stand in is about, if that is known.
    """
    longest = max(len(line.split()) for line in lines)
    if kind in _LISTED:
        single = sum(not _INNER_SENTENCE.search(line) for line in lines)
        enough = len(lines) > (2 if _share(lines, stopped=True) == 1 else 1)  # two sentences are prose
        return enough and longest <= _LONGEST_ITEM and single >= _MOST * len(lines)
    if kind not in (None, SectionKind.OTHER):  # the lines below "How to apply" may be an address
        return False
    return (
        len(lines) >= _FEWEST_ITEMS and longest <= _LONGEST_UNKNOWN_ITEM and _share(lines, stopped=False) == 1
    )


def is_broken_on_purpose(lines: Sequence[str], width: int) -> bool:
    """Whether the line ends within a paragraph are meant. `width` is that of the document if it is wrapped, else 0."""
    if any(line[:1].islower() for line in lines):
        return False
    return not any(is_full(len(line), following, width) for line, following in pairwise(lines))


def _share(lines: Sequence[str], *, stopped: bool) -> float:
    return sum(bool(_FULL_STOP.search(line)) is stopped for line in lines) / len(lines)


def with_spaced_items(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which short paragraphs right below a heading that announces a list are its items."""
    listed = False
    result: list[Block] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group = list(run)
        if kind is BlockKind.HEADING:
            listed = heading_kind(group[-1].text, marked=True) in _LISTED
        elif kind is BlockKind.PARAGRAPH and listed and _are_spaced_items([block.text for block in group]):
            group = [replace(block, kind=BlockKind.BULLET) for block in group]
        listed = listed and kind is BlockKind.HEADING
        result += group
    return result


def _are_spaced_items(texts: Sequence[str]) -> bool:
    short = max(len(text.split()) for text in texts) <= _LONGEST_SPACED_ITEM
    return len(texts) >= _FEWEST_ITEMS and short and _share(texts, stopped=False) >= _MOST

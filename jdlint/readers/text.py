"""Plain text into blocks: headings, facts and list items, which nothing but words and shape tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jdlint.headings import heading_kind
from jdlint.posting import Block, BlockKind, Posting, SectionKind
from jdlint.readers.heading_line import is_plain_heading, is_title
from jdlint.readers.labels import fact_in
from jdlint.readers.line import block
from jdlint.readers.text_lines import TextLine, text_lines

_LISTED = frozenset(
    {SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE, SectionKind.BENEFITS}
)
_LONGEST_ITEM = 40  # words
_LONGEST_UNKNOWN_ITEM = 12
_FEWEST_UNKNOWN_ITEMS = 3
_INNER_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
_FULL_STOP = re.compile(r"[.!?]$")


def read_text(path: str, source: str) -> Posting:
    """Read a posting in plain text."""
    lines = text_lines(source)
    return Posting(path, "text", source, tuple(_blocks(lines)))


def _blocks(lines: Sequence[TextLine]) -> Iterator[Block]:
    headings = _find_headings(lines)
    start = 0
    kind: SectionKind | None = None
    for index in [*sorted(headings), len(lines)]:
        yield from _content(
            lines[start:index], kind, under_heading=start > 0 and headings.get(start - 1) != 1
        )
        if index < len(lines):
            yield block(BlockKind.HEADING, lines[index].lines, headings[index])
            kind = heading_kind(lines[index].text, marked=True)
        start = index + 1


def _find_headings(lines: Sequence[TextLine]) -> dict[int, int]:
    """Return the numbers of the lines that are headings, and their levels."""
    levels: dict[int, int] = {}
    parent: tuple[SectionKind, TextLine] | None = None
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        follows_heading = index - 1 in levels
        if index == 0 and is_title(line):
            levels[index] = 1
        elif is_plain_heading(line, before, after, after_heading=follows_heading):
            kind = heading_kind(line.text, marked=True)
            opens_list = after is not None and bool(after.mark)
            nested = parent is not None and (
                (kind is None and opens_list and not _alike(parent[1], line))
                or (kind is parent[0] and follows_heading)
            )
            levels[index] = 3 if nested else 2
            if not nested:
                parent = (kind, line) if kind else None
    return levels


def _alike(heading: TextLine, other: TextLine) -> bool:
    """Whether two headings look as if they were of one rank."""
    return _look(heading) == _look(other)


def _look(heading: TextLine) -> tuple[bool, bool, bool, bool]:
    text = heading.text
    return text.isupper(), text.endswith(":"), heading.blank_before, heading.blank_after


def _content(lines: Sequence[TextLine], kind: SectionKind | None, *, under_heading: bool) -> Iterator[Block]:
    """Yield the blocks between two headings."""
    items = _unmarked_items(lines, kind) if under_heading else frozenset()
    indents: list[int] = []
    for index, line in enumerate(lines):
        fact = None if line.mark or len(line.lines) > 1 else fact_in(line.lines[0])
        if fact:
            yield fact
        elif line.mark:
            while indents and indents[-1] > line.indent:
                indents.pop()
            if not indents or indents[-1] < line.indent:
                indents.append(line.indent)
            yield block(BlockKind.BULLET, line.lines, len(indents) - 1)
        else:
            indents.clear()
            yield block(BlockKind.BULLET if index in items else BlockKind.PARAGRAPH, line.lines)


def _unmarked_items(lines: Sequence[TextLine], kind: SectionKind | None) -> frozenset[int]:
    """Return the numbers of the lines that are items of lists without marks: one line, one item."""
    items: set[int] = set()
    for run in _runs(lines):
        if _is_list([lines[index] for index in run], kind):
            items.update(run)
    return frozenset(items)


def _runs(lines: Sequence[TextLine]) -> Iterator[list[int]]:
    """Yield runs of lines that follow each other without a mark, and without a blank line or all with one."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.mark:
            if run:
                yield run
            run = []
        elif run and line.blank_before != (len(run) > 1 and lines[run[-1]].blank_before) and len(run) > 1:
            yield run
            run = [index]
        else:
            run.append(index)
    if run:
        yield run


def _is_list(lines: Sequence[TextLine], kind: SectionKind | None) -> bool:
    one_sentence = [line for line in lines if not _INNER_SENTENCE.search(line.text)]
    unstopped = [line for line in lines if not _FULL_STOP.search(line.text)]
    longest = max(line.words for line in lines)
    if kind in _LISTED:
        spaced = any(line.blank_before for line in lines[1:])
        return (
            len(lines) > 1
            and longest <= _LONGEST_ITEM
            and len(one_sentence) >= 0.8 * len(lines)
            and (not spaced or len(unstopped) >= 0.8 * len(lines))
        )
    return (
        len(lines) >= _FEWEST_UNKNOWN_ITEMS
        and longest <= _LONGEST_UNKNOWN_ITEM
        and len(unstopped) == len(lines)
        and not any(line.blank_before for line in lines[1:])
    )

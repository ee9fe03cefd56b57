"""Plain text into blocks: headings, facts and list items, which nothing but words and shape tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.headings import heading_kind
from jdlint.posting import Block, BlockKind, Posting, SectionKind
from jdlint.readers.heading_line import is_plain_heading, is_title, known_lead
from jdlint.readers.labels import LONGEST_FACT, fact_in
from jdlint.readers.line import Line, block
from jdlint.readers.text_lines import TextLine, text_lines
from jdlint.readers.unmarked_list import is_list, with_spaced_items


def read_text(path: str, source: str) -> Posting:
    """Read a posting in plain text."""
    lines = text_lines(source)
    return Posting(path, "text", source, tuple(with_spaced_items(list(_blocks(lines)))))


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
            if parent is not None and _is_item(line, after, parent[1]):
                continue
            opens_list = after is not None and bool(after.mark)
            below_capitals = parent is not None and parent[1].text.isupper() and not line.text.isupper()
            nested = parent is not None and (
                (kind is None and (opens_list or below_capitals) and not _alike(parent[1], line))
                or (kind is parent[0] is not SectionKind.OTHER and follows_heading)
            )
            levels[index] = 3 if nested else 2
            if not nested:
                parent = (kind, line) if kind else None
    return levels


def _is_item(line: TextLine, after: TextLine | None, heading: TextLine) -> bool:
    """Whether a line of which neither words nor marks make a heading is one of the items below the last heading.

    Text without bullet marks is full of short lines; one that opens a section stands as that heading does.
    """
    marked = line.text.endswith((":", "?")) or line.text.isupper() or (after is not None and bool(after.mark))
    apart = line.blank_before and line.blank_after
    return not marked and heading_kind(line.text, marked=apart) is None and not _alike(heading, line)


def _alike(heading: TextLine, other: TextLine) -> bool:
    """Whether two headings look as if they were of one rank."""
    return _look(heading) == _look(other)


def _look(heading: TextLine) -> tuple[bool, bool, bool, bool]:
    text = heading.text
    return text.isupper(), text.endswith(":"), heading.blank_before, heading.blank_after


def _content(lines: Sequence[TextLine], kind: SectionKind | None, *, under_heading: bool) -> Iterator[Block]:
    """Yield the blocks between two headings."""
    items = _unmarked_items(lines, kind, only_announced=not under_heading)
    indents: list[int] = []
    for index, line in enumerate(lines):
        first, *rest = line.lines
        if line.mark:
            yield block(BlockKind.BULLET, line.lines, _nesting(indents, line.indent))
            continue
        indents.clear()
        if not rest and (fact := fact_in(first)):
            yield fact
        elif index in items:
            yield block(BlockKind.BULLET, line.lines)
        elif line.blank_before and (parts := known_lead(first)):
            yield from _lead(parts, rest, kind)
        else:
            yield block(BlockKind.PARAGRAPH, line.lines)


def _lead(parts: tuple[Line, Line], rest: Sequence[Line], kind: SectionKind | None) -> Iterator[Block]:
    """Yield a name and its text as a section, or as a fact where the heading announces facts: "Basic information"."""
    name, value = parts
    words = sum(len(line.text.split()) for line in (value, *rest))
    if kind is SectionKind.OTHER and words <= LONGEST_FACT:
        yield block(BlockKind.FACT, [value, *rest], label=name.text)
    else:
        yield block(BlockKind.HEADING, [name], 2)
        yield block(BlockKind.PARAGRAPH, [value, *rest])


def _nesting(indents: list[int], indent: int) -> int:
    """Return how deep an item is nested; `indents` are those of the items that it may lie in."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1


def _unmarked_items(
    lines: Sequence[TextLine], kind: SectionKind | None, *, only_announced: bool
) -> frozenset[int]:
    """Return the numbers of the lines that are items of lists without marks: one line, one item.

    Below a title, where short lines name employer and place, only a line with a colon announces a list.
    """
    items: set[int] = set()
    for run in _unmarked_runs(lines):
        announced = run[0] > 0 and lines[run[0] - 1].text.endswith(":")
        if (announced or not only_announced) and is_list([lines[index].text for index in run], kind):
            items.update(run)
    return frozenset(items)


def _unmarked_runs(lines: Sequence[TextLine]) -> Iterator[list[int]]:
    """Yield runs of lines without a mark, without a blank line between them or a colon that opens a new list."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if run and (line.mark or line.blank_before or lines[run[-1]].text.endswith(":")):
            yield run
            run = []
        if not line.mark:
            run.append(index)
    if run:
        yield run

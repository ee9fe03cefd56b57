"""Chunks of markup into blocks: which paragraphs are headings, facts or lists that lack their markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from jdlint.headings import heading_kind
from jdlint.labels import fact_of
from jdlint.posting import Block, BlockKind, MarkKind, SectionKind
from jdlint.readers.bullet_mark import glyph_length
from jdlint.readers.chunk import Chunk
from jdlint.readers.heading_line import Surroundings, is_heading, known_lead
from jdlint.readers.labels import LONGEST_FACT, fact_in
from jdlint.readers.line import Line, block, joint
from jdlint.readers.unmarked_list import is_broken_on_purpose, is_list, with_spaced_items
from jdlint.readers.wrapping import wrap_width

_DEEPEST_HEADING = 6
_FULL_LINE = 50  # characters; a shorter line did not wrap for want of room
_CELLS_OF_FACT = 2
_LONGEST_ITEM = 12  # words of an item without a mark; more are prose


def shape(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the blocks of a document."""
    blocks: list[Block] = []
    plain = _PlainHeadings()
    facts = _lists_of_facts(chunks)
    width = wrap_width([text for chunk in chunks for text in (*(line.text for line in chunk.lines), "")])
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        if chunk.kind is BlockKind.HEADING:
            heading = block(chunk.kind, chunk.lines, chunk.level)
            plain.follow(heading)
            blocks.append(heading)
        elif chunk.kind is BlockKind.TABLE_ROW:
            blocks.append(_row(chunk.lines))
        elif fact := facts.get(index):
            blocks.append(fact)
        elif chunk.kind is BlockKind.BULLET and _is_heading_item(chunk, following):
            blocks.append(plain.heading(chunk.lines))
        else:
            blocks += _Shaping(chunk, following, plain, width).blocks()
    return with_spaced_items(blocks)


def _lists_of_facts(chunks: Sequence[Chunk]) -> dict[int, Block]:
    """Return the facts of lists in which every item is one: "- Location: Leeds", "- Salary: £30k"."""
    found: dict[int, Block] = {}
    for kind, run in groupby(range(len(chunks)), key=lambda index: chunks[index].kind):
        items = list(run) if kind is BlockKind.BULLET else []
        facts = {
            i: fact for i in items if len(chunks[i].lines) == 1 and (fact := fact_in(chunks[i].lines[0]))
        }
        if len(items) > 1 and len(facts) == len(items):
            found |= facts
    return found


class _PlainHeadings:
    """Ranks headings that have no markup of their own, and remembers what the last one was about."""

    def __init__(self) -> None:
        self.level = 2
        self.kind: SectionKind | None = None
        self.capitals = False

    def follow(self, heading: Block) -> None:
        """Note a heading that has markup."""
        self.level = min(heading.level + 1, _DEEPEST_HEADING)
        self.kind = heading_kind(heading.text, marked=True)
        self.capitals = False

    def heading(self, lines: Sequence[Line]) -> Block:
        """Return a heading below the last one with markup. One of unknown words is below one in capitals, too."""
        text = lines[0].text
        kind = heading_kind(text, marked=True)
        if kind is None and self.capitals and not text.isupper():
            return block(BlockKind.HEADING, lines, min(self.level + 1, _DEEPEST_HEADING))
        self.kind, self.capitals = kind, text.isupper()
        return block(BlockKind.HEADING, lines, self.level)


def _row(cells: Sequence[Line]) -> Block:
    """Return a table row, or the fact that a row of two cells states."""
    label = cells[0].text.rstrip(" :")
    if len(cells) == _CELLS_OF_FACT and fact_of(label):
        return block(BlockKind.FACT, cells[1:], label=label)
    return block(
        BlockKind.TABLE_ROW, [*(joint(left, right, " | ") for left, right in pairwise(cells)), cells[-1]]
    )


def _is_heading_item(item: Chunk, following: Chunk | None) -> bool:
    """Whether a list item is the bold heading of the list nested in it."""
    return (
        len(item.lines) == 1
        and item.lines[0].covered_by(MarkKind.STRONG)
        and following is not None
        and following.kind is BlockKind.BULLET
        and following.level > item.level
        and heading_kind(item.lines[0].text, marked=True) is not None
    )


class _Shaping:
    """Goes through the lines of a paragraph or list item and tells headings, facts and items from prose."""

    def __init__(self, chunk: Chunk, following: Chunk | None, headings: _PlainHeadings, width: int) -> None:
        self.chunk = chunk
        self.in_list = chunk.kind is BlockKind.BULLET or chunk.level > 0
        self.following = following
        self.headings = headings
        self.width = width
        self.gathered: list[Line] = []
        self.kind = chunk.kind
        self.level = chunk.level if chunk.kind is BlockKind.BULLET else 0

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the chunk."""
        lines = self.chunk.lines
        for index, line in enumerate(lines):
            if self.gathered and _runs_on(self.gathered[-1], line):
                self.gathered.append(line)
                continue
            if mark := glyph_length(line.text):
                yield from self._flush()
                self._start(BlockKind.BULLET, line.cut(mark), self.chunk.level + 1 if self.in_list else 0)
            elif cells := _cells(line):
                yield from self._flush()
                yield _row(cells)
            elif fact := fact_in(line, only_bold=self.in_list):
                yield from self._flush()
                yield fact
            elif is_heading(line, self._surroundings(index)) and not (self.in_list and index == 0):
                yield from self._flush()
                yield self.headings.heading([line])
            elif not self.gathered and not self.in_list and (parts := known_lead(line)):
                name, value = parts
                if self.headings.kind is SectionKind.OTHER and len(value.text.split()) <= LONGEST_FACT:
                    yield block(BlockKind.FACT, [value], label=name.text)
                else:
                    yield self.headings.heading([name])
                    self._start(BlockKind.PARAGRAPH, value)
            else:
                self.gathered.append(line)
        yield from self._flush()

    def _start(self, kind: BlockKind, line: Line, level: int = 0) -> None:
        self.kind, self.level = kind, level
        self.gathered = [line.strip()]

    def _flush(self) -> Iterator[Block]:
        if self._is_unmarked_list():
            yield from (block(BlockKind.BULLET, [line]) for line in self.gathered)
        elif self.gathered:
            yield block(self.kind, self.gathered, self.level)
        self.gathered, self.kind, self.level = [], BlockKind.PARAGRAPH, 0

    def _is_unmarked_list(self) -> bool:
        texts = [line.text for line in self.gathered]
        is_paragraph = self.kind is BlockKind.PARAGRAPH and len(texts) > 1 and not self.in_list
        return is_paragraph and is_broken_on_purpose(texts, self.width) and is_list(texts, self.headings.kind)

    def _surroundings(self, index: int) -> Surroundings:
        lines = self.chunk.lines
        line = lines[index]
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        below = (
            [after.text] if after else [each.text for each in self.following.lines] if self.following else []
        )
        kind = BlockKind.PARAGRAPH if after else self.following.kind if self.following else None
        above_text = kind is BlockKind.PARAGRAPH
        return Surroundings(
            starts=before is None or not self.gathered or _breaks(before) or len(before.text) < _FULL_LINE,
            alone=len(lines) == 1,
            above_list=kind is BlockKind.BULLET or (above_text and glyph_length(below[0]) > 0),
            above_text=above_text and (after is None or len(after.text) > len(line.text)),
            above_prose=above_text and len(" ".join(below).split()) > _LONGEST_ITEM,
            goes_on=after is not None and after.text[0].islower(),
            in_list=self.in_list,
        )


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a line merely wraps into the next, which then starts nothing of its own."""
    return not _breaks(line) and len(line.text) >= _FULL_LINE and following.text[0].islower()


def _breaks(line: Line) -> bool:
    return line.ending is None or line.ending.text == "\n"


def _cells(line: Line) -> list[Line]:
    """Return the cells of a table row without the rule that makes it one in Markdown."""
    if not (line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 1):
        return []
    cells = []
    start = 1
    while (end := line.text.find("|", start)) >= 0:
        if (cell := line.cut(start, end).strip()).text:
            cells.append(cell)
        start = end + 1
    return cells

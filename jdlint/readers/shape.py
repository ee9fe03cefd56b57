"""Chunks of markup into blocks: which paragraphs are headings, facts or lists that lack their markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jdlint.headings import heading_kind
from jdlint.posting import Block, BlockKind, MarkKind
from jdlint.readers.bullet_mark import glyph_length
from jdlint.readers.chunk import Chunk
from jdlint.readers.heading_line import Surroundings, is_heading
from jdlint.readers.labels import fact_in, is_label, lead_of
from jdlint.readers.line import Line, block, joint

_DEEPEST_HEADING = 6
_FULL_LINE = 50  # characters; a shorter line did not wrap for want of room
_CELLS_OF_FACT = 2
_LONGEST_LEAD = 5  # words


def shape(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the blocks of a document."""
    blocks: list[Block] = []
    plain_level = 2  # of a heading that has no markup of its own
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        if chunk.kind is BlockKind.HEADING:
            plain_level = min(chunk.level + 1, _DEEPEST_HEADING)
            blocks.append(block(chunk.kind, chunk.lines, chunk.level))
        elif chunk.kind is BlockKind.TABLE_ROW:
            blocks.append(_row(chunk.lines))
        elif chunk.kind is BlockKind.BULLET and _is_heading_item(chunk, following):
            blocks.append(block(BlockKind.HEADING, chunk.lines, plain_level))
        else:
            blocks += _Shaping(chunk, following, plain_level).blocks()
    return blocks


def _row(cells: Sequence[Line]) -> Block:
    """Return a table row, or the fact that a row of two cells states."""
    label = cells[0].text.rstrip(" :")
    if len(cells) == _CELLS_OF_FACT and is_label(label):
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

    def __init__(self, chunk: Chunk, following: Chunk | None, heading_level: int) -> None:
        self.chunk = chunk
        self.in_list = chunk.kind is BlockKind.BULLET or chunk.level > 0
        self.above_list = following is not None and following.kind is BlockKind.BULLET
        self.heading_level = heading_level
        self.gathered: list[Line] = []
        self.kind = chunk.kind
        self.level = chunk.level if chunk.kind is BlockKind.BULLET else 0

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the chunk."""
        for index, line in enumerate(self.chunk.lines):
            if self.gathered and self._runs_on(self.gathered[-1], line):
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
            elif not self.in_list and is_heading(line, self._surroundings(index)):
                yield from self._flush()
                yield block(BlockKind.HEADING, [line], self.heading_level)
            elif not self.gathered and not self.in_list and (parts := _lead_heading(line)):
                yield block(BlockKind.HEADING, parts[:1], self.heading_level)
                self._start(BlockKind.PARAGRAPH, parts[1])
            else:
                self.gathered.append(line)
        yield from self._flush()

    def _start(self, kind: BlockKind, line: Line, level: int = 0) -> None:
        self.kind, self.level = kind, level
        self.gathered = [line.strip()]

    def _flush(self) -> Iterator[Block]:
        if self.gathered:
            yield block(self.kind, self.gathered, self.level)
        self.gathered, self.kind, self.level = [], BlockKind.PARAGRAPH, 0

    def _runs_on(self, line: Line, following: Line) -> bool:
        """Whether a line merely wraps into the next, which then starts nothing of its own."""
        wraps = line.ending is not None and line.ending.text == " "
        return wraps and len(line.text) >= _FULL_LINE and following.text[0].islower()

    def _surroundings(self, index: int) -> Surroundings:
        lines = self.chunk.lines
        last = index == len(lines) - 1
        before = lines[index - 1] if index else None
        return Surroundings(
            starts=before is None or not self.gathered or _breaks(before) or len(before.text) < _FULL_LINE,
            alone=len(lines) == 1,
            above_list=self.above_list if last else bool(glyph_length(lines[index + 1].text)),
            above_text=not last and len(lines[index + 1].text) > len(lines[index].text),
        )


def _breaks(line: Line) -> bool:
    return line.ending is None or line.ending.text == "\n"


def _lead_heading(line: Line) -> tuple[Line, Line] | None:
    """Take a known heading off the line that it shares with its text: "**Benefits:** health insurance"."""
    lead = lead_of(line)
    if not lead or not lead.bold or len(lead.label.split()) > _LONGEST_LEAD:
        return None
    end = line.text.index(lead.label) + len(lead.label)
    return (line.cut(0, end), lead.rest) if heading_kind(lead.label, marked=True) else None


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

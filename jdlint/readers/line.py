"""A line of a block before it is known what the block is: text, inline marks and how the line ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jdlint.posting import Block, BlockKind, Mark, MarkKind
from jdlint.span import MappedText, joined, mapped


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as a reader of the posting sees it, its markup kept as marks.

    `ending` joins it to the next line: a space where the source merely wraps, a line feed where a break is
    meant, and nothing (None) after the last line.
    """

    content: MappedText
    marks: tuple[Mark, ...] = ()
    ending: MappedText | None = None

    @property
    def text(self) -> str:
        """The line's text."""
        return self.content.text

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return characters `start` to `end` with the marks over them."""
        end = len(self.text) if end is None else end
        marks = tuple(
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and start < mark.end
        )
        return Line(self.content.cut(start, end), marks, self.ending if end == len(self.text) else None)

    def strip(self) -> Line:
        """Return the line without the white space around it; it keeps its ending."""
        start = len(self.text) - len(self.text.lstrip())
        return replace(self.cut(start, max(start, len(self.text.rstrip()))), ending=self.ending)

    def marked(self, kind: MarkKind) -> Line:
        """Return the line with one more mark over all of it."""
        return replace(self, marks=(*self.marks, Mark(kind, 0, len(self.text))))

    def covered_by(self, kind: MarkKind) -> bool:
        """Whether marks of a kind lie over everything but white space and a closing colon."""
        text = self.text
        bare = [i for i, char in enumerate(text) if not char.isspace() and (char != ":" or i < len(text) - 1)]
        marks = [mark for mark in self.marks if mark.kind is kind]
        return bool(bare) and all(any(mark.start <= i < mark.end for mark in marks) for i in bare)


def block(kind: BlockKind, lines: Sequence[Line], level: int = 0, label: str | None = None) -> Block:
    """Join lines into a block."""
    texts: list[MappedText] = []
    marks: list[Mark] = []
    length = 0
    for index, line in enumerate(lines):
        marks.extend(
            replace(mark, start=mark.start + length, end=mark.end + length)
            for mark in line.marks
            if mark.start < mark.end
        )
        texts.append(line.content)
        length += len(line.text)
        if line.ending and index < len(lines) - 1:
            texts.append(line.ending)
            length += len(line.ending.text)
    return Block(kind, joined(texts), level, label, tuple(_merged(marks)))


def joint(line: Line, following: Line, text: str) -> Line:
    """Return a line with an ending that stands for all that lies between it and the following one."""
    start = line.content.source_span(0, len(line.text)).end
    end = following.content.source_span(0, len(following.text)).start
    return replace(line, ending=mapped([(text, start, max(start, end))]))


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """Make one mark of those that a line ending split."""
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.target or "", mark.start)):
        last = merged[-1] if merged else None
        if last and (last.kind, last.target) == (mark.kind, mark.target) and mark.start <= last.end + 1:
            merged[-1] = replace(last, end=max(last.end, mark.end))
        else:
            merged.append(mark)
    return sorted(merged, key=lambda mark: (mark.start, -mark.end))


class LineBuilder:
    """Gathers text, marks and breaks in reading order, and gives them out as lines."""

    def __init__(self) -> None:
        self._texts: list[MappedText] = []
        self._length = 0
        self._open: list[tuple[MarkKind, int, str | None]] = []
        self._marks: list[Mark] = []
        self._breaks: list[int] = []

    def add(self, text: MappedText) -> None:
        """Add text."""
        self._texts.append(text)
        self._length += len(text.text)

    def mark(self, kind: MarkKind, text: MappedText) -> None:
        """Add text under a mark of its own."""
        self.open(kind)
        self.add(text)
        self.close(kind)

    def open(self, kind: MarkKind, target: str | None = None) -> None:
        """Begin a mark at the text added next."""
        self._open.append((kind, self._length, target))

    def close(self, kind: MarkKind) -> None:
        """End the mark of this kind that was begun last; without one, nothing happens."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] is kind:
                _, start, target = self._open.pop(index)
                self._marks.append(Mark(kind, start, self._length, target))
                return

    def end_line(self, ending: MappedText) -> None:
        """End the line with a wrap (" ") or a break (a line feed)."""
        self._breaks.append(self._length)
        self.add(ending)

    def lines(self) -> list[Line]:
        """Return the lines gathered so far, those without visible text left out, and start anew.

        Marks still open go on in what is gathered next.
        """
        marks = [*self._marks, *(Mark(kind, start, self._length, to) for kind, start, to in self._open)]
        whole = Line(joined(self._texts), tuple(mark for mark in marks if mark.start < mark.end))
        lines = []
        start = 0
        for end in [*self._breaks, self._length]:
            ending = whole.content.cut(end, end + 1) if end < self._length else None
            line = replace(whole.cut(start, end), ending=ending).strip()
            if line.text:
                lines.append(line)
            elif lines and ending and ending.text == "\n":
                lines[-1] = replace(lines[-1], ending=ending)
            start = end + 1
        self._texts, self._length, self._marks, self._breaks = [], 0, [], []
        self._open = [(kind, 0, target) for kind, _, target in self._open]
        return lines

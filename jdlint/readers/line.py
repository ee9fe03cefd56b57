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
        self._lines: list[Line] = []
        self._texts: list[MappedText] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._open: dict[MarkKind, tuple[int, str | None]] = {}

    def add(self, text: MappedText) -> None:
        """Add text."""
        self._texts.append(text)
        self._length += len(text.text)

    def mark(self, kind: MarkKind, text: MappedText) -> None:
        """Add text under a mark of its own."""
        self._marks.append(Mark(kind, self._length, self._length + len(text.text)))
        self.add(text)

    def open(self, kind: MarkKind, target: str | None = None) -> None:
        """Begin a mark at the text added next, unless it lies in one of its kind."""
        self._open.setdefault(kind, (self._length, target))

    def close(self, kind: MarkKind) -> None:
        """End the mark of this kind; without one, nothing happens."""
        if kind in self._open:
            start, target = self._open.pop(kind)
            self._marks.append(Mark(kind, start, self._length, target))

    def end_line(self, ending: MappedText | None) -> None:
        """End the line with a wrap (" "), a break (a line feed) or nothing. Open marks go on in the next line."""
        marks = [
            *self._marks,
            *(Mark(kind, start, self._length, to) for kind, (start, to) in self._open.items()),
        ]
        line = Line(
            joined(self._texts), tuple(mark for mark in marks if mark.start < mark.end), ending
        ).strip()
        if line.text:
            self._lines.append(line)
        elif self._lines and ending and ending.text == "\n":
            self._lines[-1] = replace(self._lines[-1], ending=ending)
        self._texts, self._length, self._marks = [], 0, []
        self._open = {kind: (0, target) for kind, (_, target) in self._open.items()}

    def lines(self) -> list[Line]:
        """Return the lines gathered so far, those without visible text left out, and start anew."""
        self.end_line(None)
        lines, self._lines = self._lines, []
        return lines

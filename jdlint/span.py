"""Positions: a span of source characters, and the map from a block's text back to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a decoded file."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters of a block's text, from `text_start`, and the source they came from.

    Where the source span is as long as the text, the two run in step, character by character.
    Otherwise (an entity, an escape, a soft wrap) every character stands for the whole source span.
    """

    text_start: int
    length: int
    source: Span

    @property
    def in_step(self) -> bool:
        """Whether each character of the text has a source character of its own."""
        return self.source.end - self.source.start == self.length


@dataclass(frozen=True, slots=True)
class MappedText:
    """Text as a reader sees it, each character of which knows its place in the source."""

    text: str
    pieces: tuple[Piece, ...]

    def source_span(self, start: int, end: int) -> Span:
        """Return the source of `text[start:end]`; of an empty range, the point before `start`.

        Raises:
            ValueError: the range lies outside the text, or the text is empty.
        """
        if not self.pieces or not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no characters {start}:{end} in a text of {len(self.text)}")
        first = self._source_of(min(start, len(self.text) - 1))
        if start == end:
            point = first.end if start == len(self.text) else first.start
            return Span(point, point)
        return Span(first.start, self._source_of(end - 1).end)

    def _source_of(self, index: int) -> Span:
        piece = self.pieces[bisect_right(self.pieces, index, key=_text_start) - 1]
        if not piece.in_step:
            return piece.source
        start = piece.source.start + index - piece.text_start
        return Span(start, start + 1)

    def cut(self, start: int, end: int) -> MappedText:
        """Return the part `text[start:end]`, still knowing its place in the source."""
        pieces = []
        first = max(0, bisect_right(self.pieces, start, key=_text_start) - 1)
        last = bisect_left(self.pieces, end, key=_text_start)
        for piece in self.pieces[first:last]:
            left = max(piece.text_start, start)
            right = min(piece.text_start + piece.length, end)
            if left >= right:
                continue
            source = piece.source
            if piece.in_step:
                offset = source.start - piece.text_start
                source = Span(left + offset, right + offset)
            pieces.append(Piece(left - start, right - left, source))
        return MappedText(self.text[start:end], tuple(pieces))

    def stand_for(self, text: str, start: int, end: int) -> MappedText:
        """Return `text`, each character of which stands for all of the source of `[start:end]`."""
        source = self.source_span(start, end)
        return mapped([(text, source.start, source.end)])

    def strip(self) -> MappedText:
        """Return the text without the white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))


def _text_start(piece: Piece) -> int:
    return piece.text_start


def mapped(parts: Iterable[tuple[str, int, int]]) -> MappedText:
    """Join parts (text, source start, source end) into one mapped text; empty parts fall away.

    Neighbours that run in step on both sides become one piece.
    """
    pieces: list[Piece] = []
    texts: list[str] = []
    length = 0
    for text, start, end in parts:
        if not text:
            continue
        piece = Piece(length, len(text), Span(start, end))
        last = pieces[-1] if pieces else None
        if last and last.in_step and piece.in_step and last.source.end == start:
            pieces[-1] = Piece(last.text_start, last.length + piece.length, Span(last.source.start, end))
        else:
            pieces.append(piece)
        texts.append(text)
        length += len(text)
    return MappedText("".join(texts), tuple(pieces))


def joined(texts: Sequence[MappedText]) -> MappedText:
    """Join mapped texts, in order, into one."""
    pieces: list[Piece] = []
    length = 0
    for text in texts:
        pieces.extend(Piece(length + piece.text_start, piece.length, piece.source) for piece in text.pieces)
        length += len(text.text)
    return MappedText("".join(text.text for text in texts), tuple(pieces))

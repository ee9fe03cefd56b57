"""Markdown into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from markdown_it.token import Token

from jdlint.posting import BlockKind, MarkKind, Posting
from jdlint.readers.chunk import Chunk
from jdlint.readers.front_matter import read_front_matter
from jdlint.readers.html_fragment import read_html
from jdlint.readers.inline import read_inline
from jdlint.readers.line import Line
from jdlint.readers.markdown_parser import parser
from jdlint.readers.shape import shape
from jdlint.readers.source_lines import SourceLines
from jdlint.span import MappedText, joined

_LONGEST_UNDERLINED = 14  # words; a longer "heading" is a paragraph with a rule under it
_TEMPLATE_TAG = re.compile(
    r"^[ \t]*(?:(?:\{%.*?%\}|\{\{[<%].*?[>%]\}\}|<\?.*?\?>)[ \t]*)+$", re.MULTILINE | re.DOTALL
)
_HEADING_OR_BOLD = re.compile(r"^(?:#{1,6} +[^\W\d_]|#{2,6}[^\W\d_]| {0,3}\*\*\w[^*\n]*\*\*)", re.MULTILINE)
_FEWEST_SIGNS = 2  # one may be a note such as "# 12 beds"


def looks_like_markdown(source: str) -> bool:
    """Whether a text whose name doesn't tell its format holds headings or bold leads as Markdown writes them."""
    return sum(1 for _ in islice(_HEADING_OR_BOLD.finditer(source), _FEWEST_SIGNS)) == _FEWEST_SIGNS


def read_markdown(path: str, source: str) -> Posting:
    """Read a Markdown posting."""
    front_matter = read_front_matter(source)
    lines = SourceLines(source, front_matter.end)
    env: dict[str, Any] = {}
    tokens = parser().parse(lines.text(), env)
    chunks = list(_Reader(lines, env).chunks(tokens))
    blocks = (*front_matter.blocks, *shape(chunks))
    return Posting(path, "markdown", source, blocks, notes=front_matter.notes)


class _Reader:
    """Goes through the block tokens and keeps what lies open: lists, quotes, the row of a table."""

    def __init__(self, lines: SourceLines, env: dict[str, Any]) -> None:
        self.lines = lines
        self.env = env
        self.depth = 0
        self.item_begins = False
        self.quotes = 0
        self.heading: Token | None = None
        self.row: list[Token] | None = None

    def chunks(self, tokens: list[Token]) -> Iterator[Chunk]:
        """Yield the chunks of a document."""
        for token in tokens:
            match token.type:
                case "tr_close":
                    yield from self._table_row(self.row or [])
                    self.row = None
                case "inline" if self.row is not None:
                    self.row.append(token)
                case "inline":
                    yield from self._text(token)
                case "html_block":
                    yield from self._html(token)
                case "fence":
                    yield from self._fence(token)
                case _:
                    self._step(token)

    def _step(self, token: Token) -> None:
        """Note what opens or closes."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                self.depth += token.nesting
            case "list_item_open":
                self.item_begins = True
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open" | "heading_close":
                self.heading = token if token.nesting > 0 else None
            case "tr_open":
                self.row = []

    def _text(self, token: Token) -> Iterator[Chunk]:
        content = _without_template_tags(self._content(token))
        lines = self._quoted(read_inline(content, self.env))
        item_begins, self.item_begins = self.item_begins, False
        if not lines:
            return
        if self.heading and not _is_underlined_prose(self.heading, lines):
            yield Chunk(BlockKind.HEADING, lines, int(self.heading.tag[1]))
        elif item_begins:
            yield Chunk(BlockKind.BULLET, lines, self.depth - 1)
        else:
            yield Chunk(BlockKind.PARAGRAPH, lines, self.depth)

    def _html(self, token: Token) -> Iterator[Chunk]:
        for chunk in read_html(self._content(token)):
            yield replace(chunk, lines=self._quoted(list(chunk.lines)))

    def _fence(self, token: Token) -> Iterator[Chunk]:
        content = self.lines.locate(token.content, token.map[0] + 1 if token.map else 0)
        if lines := read_inline(content.strip(), self.env):
            yield Chunk(BlockKind.PARAGRAPH, tuple(line.marked(MarkKind.CODE) for line in lines), self.depth)

    def _table_row(self, row: list[Token]) -> Iterator[Chunk]:
        if row and row[0].map:
            cells = self.lines.cells([token.content for token in row], row[0].map[0])
            lines = [line for cell in cells for line in read_inline(cell, self.env)]
            if lines:
                yield Chunk(BlockKind.TABLE_ROW, self._quoted(lines))

    def _content(self, token: Token) -> MappedText:
        return self.lines.locate(token.content, token.map[0] if token.map else 0)

    def _quoted(self, lines: list[Line]) -> tuple[Line, ...]:
        return tuple(line.marked(MarkKind.QUOTE) if self.quotes else line for line in lines)


def _is_underlined_prose(heading: Token, lines: tuple[Line, ...]) -> bool:
    text = lines[0].text
    long = len(lines) > 1 or len(text.split()) > _LONGEST_UNDERLINED or text.endswith(".")
    return long and heading.markup in ("-", "=")


def _without_template_tags(content: MappedText) -> MappedText:
    """Drop lines that hold nothing but tags of Liquid, Hugo or PHP: the site's machinery, not the posting."""
    if not ("{" in content.text or "<?" in content.text):
        return content
    kept: list[MappedText] = []
    start = 0
    for match in _TEMPLATE_TAG.finditer(content.text):
        kept.append(content.cut(start, match.start()))
        start = match.end()
    return joined([*kept, content.cut(start, len(content.text))])

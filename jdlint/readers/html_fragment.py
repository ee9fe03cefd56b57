"""HTML inside Markdown into chunks: headings, paragraphs, lists and tables, whatever tags are missing or odd."""

from __future__ import annotations

import html
import re

from jdlint.posting import BlockKind
from jdlint.readers.chunk import Chunk
from jdlint.readers.inline import apply_mark_tag, tag_of
from jdlint.readers.line import LineBuilder
from jdlint.span import MappedText

_TOKEN = re.compile(
    r"(?P<hidden><!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)|<\?.*?(?:\?>|\Z)|<![a-z][^<>]*>)"
    r"|(?P<tag></?[a-z][^<>]*>)"
    r"|(?P<entity>&(?:\#[0-9]+|\#x[0-9a-f]+|[a-z][a-z0-9]*);)"
    r"|(?P<space>\s+)"
    r"|(?P<text>[^<&\s]+|.)",
    re.IGNORECASE | re.DOTALL,
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|header|hr|main|nav|p|pre|section|summary|table|tbody|thead"
)
_CELLS = frozenset({"td", "th"})


def read_html(content: MappedText) -> list[Chunk]:
    """Return the chunks of an HTML fragment; comments, scripts and styles hold no text."""
    fragment = _Fragment()
    for match in _TOKEN.finditer(content.text):
        start, end = match.span()
        if match["tag"]:
            fragment.tag(match["tag"], content, start, end)
        elif match["space"]:
            fragment.builder.add(content.stand_for(" ", start, end))
        elif match["entity"]:
            fragment.builder.add(content.stand_for(html.unescape(match["entity"]), start, end))
        elif match["text"]:
            fragment.builder.add(content.cut(start, end))
    fragment.flush()
    return fragment.chunks


class _Fragment:
    """The chunks read so far, and what the text read next will be."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self.builder = LineBuilder()
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.depth = 0

    def tag(self, source: str, content: MappedText, start: int, end: int) -> None:
        name, closes = tag_of(source) or ("", False)
        if name == "br" or (name in _CELLS and self.kind is BlockKind.TABLE_ROW):
            self.builder.end_line(content.stand_for("\n", start, end))
        elif name in _HEADINGS:
            self.become(
                BlockKind.PARAGRAPH if closes else BlockKind.HEADING, 0 if closes else _HEADINGS[name]
            )
        elif name in _LISTS:
            self.depth = max(0, self.depth + (-1 if closes else 1))
            self.become(BlockKind.PARAGRAPH)
        elif name == "li":
            self.become(
                BlockKind.PARAGRAPH if closes else BlockKind.BULLET, 0 if closes else max(0, self.depth - 1)
            )
        elif name == "tr":
            self.become(BlockKind.PARAGRAPH if closes else BlockKind.TABLE_ROW)
        elif _BLOCKS.fullmatch(name) and self.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET):
            self.flush()
        apply_mark_tag(self.builder, source)

    def become(self, kind: BlockKind, level: int = 0) -> None:
        """Close what is being read and begin another kind of chunk."""
        self.flush()
        self.kind, self.level = kind, level

    def flush(self) -> None:
        """Close the chunk being read; what follows inside the same tag is a paragraph."""
        lines = self.builder.lines()
        if lines:
            self.chunks.append(Chunk(self.kind, tuple(lines), self.level))
            self.kind, self.level = BlockKind.PARAGRAPH, 0

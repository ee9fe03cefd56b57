"""A posting as read: its source, the blocks of text in it, and the sections they form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jdlint.span import MappedText, Span


class BlockKind(StrEnum):
    """What a block of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE_ROW = "table_row"
    FACT = "fact"


class SectionKind(StrEnum):
    """What a section of a posting is about."""

    ABOUT_COMPANY = "about_company"
    ROLE_OVERVIEW = "role_overview"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    NICE_TO_HAVE = "nice_to_have"
    BENEFITS = "benefits"
    COMPENSATION = "compensation"
    HOW_TO_APPLY = "how_to_apply"
    EEO = "eeo"
    LOCATION = "location"
    OTHER = "other"


class MarkKind(StrEnum):
    """Inline markup that changes how a rule should read the characters under it."""

    CODE = "code"
    LINK = "link"
    STRONG = "strong"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup over characters `start` to `end` of a block's text; `target` is a link's address."""

    kind: MarkKind
    start: int
    end: int
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, bullet, table row or labelled fact, without its markup.

    `level` is a heading's rank (1 to 6) or a bullet's nesting (0 is outermost). `label` is the name
    of a fact ("Location"); `text` then holds its value. A table row's cells are joined by " | ".
    """

    kind: BlockKind
    content: MappedText
    level: int = 0
    label: str | None = None
    marks: tuple[Mark, ...] = ()
    front_matter: bool = False

    @property
    def text(self) -> str:
        """The block's text as a reader sees it."""
        return self.content.text

    @property
    def span(self) -> Span:
        """Where the block stands in the source."""
        return self.content.source_span(0, len(self.text))


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks under one heading: `blocks[start:end]` of the posting, the heading left out.

    `heading` is the index of the heading block, or None for what stands before the first one.
    `level` is the heading's; a section ends where a heading of the same or a higher rank begins,
    and `parent` is the index of the section that it lies in. `kinds` are all that the heading names,
    `kind` first: "Benefits & how to apply".
    """

    kind: SectionKind
    heading: int | None
    start: int
    end: int
    level: int = 0
    parent: int | None = None
    kinds: tuple[SectionKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting: the decoded source and what a reader and the section finder saw in it.

    `encoding` is how the file was decoded, as `jdlint.readers.decode` names it.
    """

    path: str
    format: str
    source: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = "utf-8"

    def body(self) -> Iterator[tuple[int, Block]]:
        """Yield index and block of everything below the front matter."""
        return ((index, block) for index, block in enumerate(self.blocks) if not block.front_matter)

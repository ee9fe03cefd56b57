"""What every check sees of a posting: its text, sections, sentences and facts, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from jdlint.facts.place import PlaceReading
from jdlint.facts.title import title_block
from jdlint.laws.settings import LawSettings
from jdlint.posting import Block, BlockKind, Mark, Posting, Section, SectionKind
from jdlint.sentences import split_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from jdlint.facts.pay import PayReading
    from jdlint.laws.demand import Laws
    from jdlint.result import Facts


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `start` to `end` of the text of block number `block`, and the markup on them, by places in `text`."""

    block: int
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A posting and what was read out of it.

    `kinds` are the sections that the posting has, by heading or by what its sentences say. `docs` holds
    the spaCy analysis of those sentences that some rule asked for. `as_of` is the day of judgement, and
    `law_settings` what the user says about laws.
    """

    posting: Posting
    facts: Facts
    pay: PayReading
    kinds: frozenset[SectionKind]
    docs: Mapping[Sentence, Doc] = field(default_factory=dict)
    places: PlaceReading = field(default_factory=PlaceReading)
    as_of: date = field(default_factory=date.today)
    law_settings: LawSettings = field(default_factory=LawSettings)

    @cached_property
    def laws(self) -> Laws:
        """The laws that apply to the posting; their files are read only when a rule asks."""
        from jdlint.laws.demand import Laws  # noqa: PLC0415 - most of what reads postings needs no law

        return Laws(self)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order; a heading, a bullet's or a table row's line end is a sentence end."""
        return tuple(
            Sentence(index, start, end, block.text[start:end], _marks_on(block, start, end))
            for index, block in enumerate(self.posting.blocks)
            for start, end in split_sentences(block.text)
        )

    @cached_property
    def text(self) -> str:
        """The text of all blocks, one block a line."""
        return "\n".join(block.text for block in self.posting.blocks)

    @cached_property
    def title_block(self) -> int | None:
        """The number of the block that holds the job title."""
        return title_block(self.posting)

    @cached_property
    def _section_by_block(self) -> dict[int, Section]:
        # Inner sections follow the ones they lie in, so the innermost one stays.
        by_block = {}
        for section in self.posting.sections:
            by_block.update(dict.fromkeys(range(section.start, section.end), section))
            if section.heading is not None:
                by_block[section.heading] = section
        return by_block

    def section_of(self, block: int) -> Section | None:
        """Return the innermost section that a block lies in or is the heading of."""
        return self._section_by_block.get(block)

    def kind_of(self, block: int) -> SectionKind | None:
        """Return the kind of the section that a block lies in."""
        section = self.section_of(block)
        return section.kind if section else None

    def blocks_of(self, section: Section) -> Sequence[Block]:
        """Return the heading and the blocks of a section, sub-sections with it."""
        first = section.start if section.heading is None else section.heading
        return self.posting.blocks[first : section.end]

    def bullets_of(self, section: Section) -> Iterator[int]:
        """Yield the numbers of the outermost bullets of a section, sub-sections left out."""
        blocks = self.posting.blocks
        inside = [i for i in range(section.start, section.end) if self.section_of(i) is section]
        bullets = [i for i in inside if blocks[i].kind is BlockKind.BULLET]
        outermost = min((blocks[i].level for i in bullets), default=0)
        return (i for i in bullets if blocks[i].level == outermost)


def _marks_on(block: Block, start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        replace(mark, start=mark.start - start, end=mark.end - start)
        for mark in block.marks
        if mark.start < end and start < mark.end
    )

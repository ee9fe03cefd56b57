"""Sections that a posting should have and does not, or has with nothing or next to nothing in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from jdlint.checks.base import Check, Hit
from jdlint.headings import heading_kind
from jdlint.posting import Block, MarkKind, Section, SectionKind
from jdlint.reading import Reading

_LONGEST_BARE_HEADING = 8  # words; a longer heading is a sentence


class SectionCheck(Check):
    """Reports the `sections` (each with the words for it in a message) that are missing, are empty, or are thin.

    A section is missing where neither a heading nor the sentences of the posting tell of it. It is empty, and not
    missing, where nothing, or only a line that ends in a colon, stands under its heading; a heading that is a
    sentence, a link or an address says something by itself. It is thin where all sections of its kind together hold
    something, but fewer words than its `least_words`.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"name", "what", "count"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["section"]
    report: Literal["missing", "empty", "thin"]
    sections: dict[SectionKind, str] = Field(min_length=1)
    least_words: dict[SectionKind, PositiveInt] = Field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """The kinds of section."""
        return tuple(self.sections)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per missing or thin kind, or per heading with nothing under it."""
        match self.report:
            case "missing":
                return self._missing(reading)
            case "empty":
                return self._empty(reading)
            case "thin":
                return self._thin(reading)

    def _missing(self, reading: Reading) -> Iterator[Hit]:
        announced = {
            kind
            for section in reading.posting.sections
            if section.heading is not None
            for kind in section.kinds
        }
        for kind, name in self.sections.items():
            if kind not in reading.kinds and kind not in announced:
                yield Hit(key=kind, values={"name": name, "what": "Nothing stands", "count": 0})

    def _empty(self, reading: Reading) -> Iterator[Hit]:
        for section in _sections_without_text(reading):
            if section.kind not in self.sections or section.heading is None:
                continue
            heading = reading.posting.blocks[section.heading]
            if not _says_something(heading) and not _was_a_button(reading, heading):
                what = "Nothing stands" if section.start == section.end else "Only a lead-in stands"
                values = {"name": self.sections[section.kind], "what": what, "count": 0}
                yield Hit(block=section.heading, end=len(heading.text), key=section.kind, values=values)

    def _thin(self, reading: Reading) -> Iterator[Hit]:
        sections = reading.posting.sections
        for kind, least in self.least_words.items():
            own = [
                s
                for s in sections
                if s.kind is kind and s.heading is not None and not _holds_nothing(reading, s)
            ]
            count = sum(_words_below(reading, section) for section in own)
            if own and count < least:
                heading = own[0].heading or 0
                end = len(reading.posting.blocks[heading].text)
                yield Hit(block=heading, end=end, key=kind, values={"name": "", "what": "", "count": count})


def _words_below(reading: Reading, section: Section) -> int:
    return sum(len(block.text.split()) for block in reading.posting.blocks[section.start : section.end])


def _sections_without_text(reading: Reading) -> list[Section]:
    """Return the sections with nothing in them, in order.

    A bare heading right before a filled section of its kind only introduces it: "Skills", then "Required". A lead-in
    introduces parts that are numbered or of no kind by themselves: "Duties include:", then "Objective 1".
    """
    empty: list[Section] = []
    following: Section | None = None
    for section in reversed(reading.posting.sections):
        introduces = (
            following is not None
            and following.kind is section.kind
            and following not in empty
            and (section.start == section.end or _is_a_part(reading, following))
        )
        if _holds_nothing(reading, section) and not introduces:
            empty.append(section)
        following = section
    return empty[::-1]


def _is_a_part(reading: Reading, section: Section) -> bool:
    if section.heading is None:
        return False
    heading = reading.posting.blocks[section.heading].text
    return any(char.isdigit() for char in heading) or heading_kind(heading, marked=True) is None


def _holds_nothing(reading: Reading, section: Section) -> bool:
    blocks = reading.posting.blocks[section.start : section.end]
    return not blocks or (len(blocks) == 1 and blocks[0].text.rstrip().endswith(":"))


def _says_something(heading: Block) -> bool:
    is_link = "@" in heading.text or any(mark.kind is MarkKind.LINK for mark in heading.marks)
    return is_link or len(heading.text.split()) > _LONGEST_BARE_HEADING


def _was_a_button(reading: Reading, heading: Block) -> bool:
    """Whether a line of plain text is what is left of a link: "Apply for this job"."""
    return reading.posting.format == "text" and heading.text.lower().startswith("apply")

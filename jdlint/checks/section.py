"""Sections that a posting should have and does not, or has with nothing in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from jdlint.checks.base import Check, Hit
from jdlint.posting import Block, MarkKind, Section, SectionKind
from jdlint.reading import Reading

_LONGEST_BARE_HEADING = 8  # words; a longer heading is a sentence


class SectionCheck(Check):
    """Reports the `sections` (each with the words for it in a message) that are missing, or are empty.

    A section is missing where neither a heading nor the sentences of the posting tell of it. It is empty, and not missing,
    where nothing, or only a line that ends in a colon, stands under its heading; a heading that is a sentence, a
    link or an address says something by itself.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"name", "what"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["section"]
    report: Literal["missing", "empty"]
    sections: dict[SectionKind, str] = Field(min_length=1)

    @property
    def keys(self) -> tuple[str, ...]:
        """The kinds of section."""
        return tuple(self.sections)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per missing kind, or per heading with nothing under it."""
        return self._missing(reading) if self.report == "missing" else self._empty(reading)

    def _missing(self, reading: Reading) -> Iterator[Hit]:
        announced = {
            kind
            for section in reading.posting.sections
            if section.heading is not None
            for kind in section.kinds
        }
        for kind, name in self.sections.items():
            if kind not in reading.kinds and kind not in announced:
                yield Hit(key=kind, values={"name": name, "what": "Nothing stands"})

    def _empty(self, reading: Reading) -> Iterator[Hit]:
        for section in _sections_without_text(reading):
            if section.kind not in self.sections or section.heading is None:
                continue
            heading = reading.posting.blocks[section.heading]
            if not _says_something(heading):
                what = "Nothing stands" if section.start == section.end else "Only a lead-in stands"
                values = {"name": self.sections[section.kind], "what": what}
                yield Hit(block=section.heading, end=len(heading.text), key=section.kind, values=values)


def _sections_without_text(reading: Reading) -> list[Section]:
    """Return the sections with nothing in them, in order.

    A bare heading right before a filled section of its kind only introduces it: "Skills", then "Required".
    """
    empty: list[Section] = []
    following: Section | None = None
    for section in reversed(reading.posting.sections):
        is_bare = section.start == section.end
        introduces = is_bare and following and following.kind is section.kind and following not in empty
        if _holds_nothing(reading, section) and not introduces:
            empty.append(section)
        following = section
    return empty[::-1]


def _holds_nothing(reading: Reading, section: Section) -> bool:
    blocks = reading.posting.blocks[section.start : section.end]
    return not blocks or (len(blocks) == 1 and blocks[0].text.rstrip().endswith(":"))


def _says_something(heading: Block) -> bool:
    is_link = "@" in heading.text or any(mark.kind is MarkKind.LINK for mark in heading.marks)
    return is_link or len(heading.text.split()) > _LONGEST_BARE_HEADING

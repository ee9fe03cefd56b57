"""Telling postings from other documents by weighing the signs that they show."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.facts.labels import labelled
from jdlint.facts.pay import PayReading
from jdlint.posting import Posting, SectionKind
from jdlint.rules_dir import load_data
from jdlint.sections import content_kinds

_SAID = {
    SectionKind.RESPONSIBILITIES: "duties_said",
    SectionKind.REQUIREMENTS: "demands_said",
    SectionKind.HOW_TO_APPLY: "way_to_apply_said",
    SectionKind.BENEFITS: "benefits_said",
}


def is_posting(posting: Posting, pay: PayReading) -> bool:
    """Whether the document shows enough signs of a posting."""
    table = load_data("recognition")
    signs = set(_signs(posting, pay))
    return bool(sum(table["signs"].get(sign, 0) for sign in signs) >= table["at_least"])


def _signs(posting: Posting, pay: PayReading) -> Iterator[str]:
    blocks = posting.blocks
    if any(labelled(blocks, "title")):
        yield "title_field"
    if any(labelled(blocks, "location", "employment_type", "closing_date", "pay", "department", "work_mode")):
        yield "header_facts"
    if pay.stated or pay.vague:
        yield "pay"
    by_heading = {section.kind for section in posting.sections if section.heading is not None}
    yield from by_heading
    yield from (sign for kind, sign in _SAID.items() if kind in content_kinds(blocks) - by_heading)

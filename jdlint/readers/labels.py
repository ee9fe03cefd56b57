"""Lines that state a fact under its name: "Location: Denver", "**Salary** 50,000 a year"."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.labels import fact_of
from jdlint.posting import Block, BlockKind, MarkKind
from jdlint.readers.line import Line, block

LONGEST_FACT = 40
"""How many words behind a name make a fact, below a heading such as "Basic information"."""

_LEAD = re.compile(r"\W{0,3}?(?P<label>\w[^:：]{0,38}?)\s*[:：]\s*(?=\S)")
_LONGEST_VALUE = 20  # words; what is longer is prose, even behind a known label,
_LONGEST_BEHIND_BOLD = 40  # unless the label is set apart


class Lead(NamedTuple):
    """The name at the start of a line, what follows it, and whether the name is set in bold."""

    label: str
    rest: Line
    bold: bool


def lead_of(line: Line) -> Lead | None:
    """Split a line such as "Name: the rest" or "**Name** the rest", or return None."""
    strong = next((mark for mark in line.marks if mark.kind is MarkKind.STRONG and mark.start == 0), None)
    if match := _LEAD.match(line.text):
        bold = strong is not None and strong.end >= match.end("label")
        return Lead(match["label"], line.cut(match.end()).strip(), bold)
    if (
        strong
        and strong.end < len(line.text)
        and line.text[strong.end - 1 : strong.end + 1].strip(" -–—") != ""
    ):
        rest = line.cut(strong.end).strip()
        if rest.text and line.text[strong.end].isspace():
            return Lead(line.text[: strong.end].strip(), rest, bold=True)
    return None


def fact_in(line: Line, *, only_bold: bool = False) -> Block | None:
    """Return the fact that a line states, if its label is one of those in `rules/data/labels.yaml`."""
    lead = lead_of(line)
    if not lead or not fact_of(lead.label) or (only_bold and not lead.bold):
        return None
    longest = _LONGEST_BEHIND_BOLD if lead.bold else _LONGEST_VALUE
    if not lead.rest.text or len(lead.rest.text.split()) > longest:
        return None
    return block(BlockKind.FACT, [lead.rest], label=lead.label)

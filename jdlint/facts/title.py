"""The job title: a labelled one, or what stands at the top."""

from __future__ import annotations

import re
from functools import cache

from jdlint.facts.labels import labelled
from jdlint.headings import heading_kind
from jdlint.phrases import PhraseIndex
from jdlint.posting import BlockKind, Posting
from jdlint.rules_dir import load_data

_LONGEST_TITLE = 12  # words; no job title is longer, and sentences mostly are
_PLURAL = re.compile(r"(?<=\w)s\b")


@cache
def _occupations() -> PhraseIndex:
    return PhraseIndex((name, number) for number, name in enumerate(load_data("recognition")["occupations"]))


def names_occupation(text: str) -> bool:
    """Whether the text holds a word for a job: nurse, engineer, clerk."""
    return any(any(_occupations().find(form)) for form in (text, _PLURAL.sub("", text)))


def title_block(posting: Posting) -> int | None:
    """Return the number of the block that holds the job title.

    That is a labelled title, else the first heading above all sections (or the one that opens the posting and
    names a job, as in "Baker job description"), else a short line at the top.
    """
    for block in labelled(posting.blocks, "title"):
        return posting.blocks.index(block)
    first_line: int | None = None
    for index, block in posting.body():
        if block.kind is BlockKind.HEADING:
            opens = first_line is None and names_occupation(block.text)
            if _fits(block.text) and (opens or heading_kind(block.text) is None):
                return index
            if heading_kind(block.text):
                break
        if first_line is None:
            first_line = index
    if first_line is not None and posting.blocks[first_line].kind is BlockKind.PARAGRAPH:
        text = posting.blocks[first_line].text.rstrip()
        if _fits(text) and not text.endswith((".", "!", "?", ":")):
            return first_line
    return None


def _fits(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST_TITLE

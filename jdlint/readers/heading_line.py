"""Whether a line without heading markup is a heading all the same: by its words, its shape and its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jdlint.headings import heading_kind
from jdlint.posting import MarkKind, SectionKind
from jdlint.readers.labels import lead_of
from jdlint.readers.line import Line
from jdlint.readers.text_lines import TextLine

_LONGEST = 12  # words
_LONGEST_UNKNOWN = 8
_LONGEST_BOLD_LEAD = 5
_LONGEST_PLAIN_LEAD = 3
_SHORTEST_TEXT = 6  # words behind a plain lead
_MUCH_LONGER = 6
_LONGEST_SMALL_WORD = 4  # characters of "with", "your", which titles may leave without a capital
_LONGEST_BOLD = 16
_LONGEST_BOLD_ABOVE_LIST = 50  # an objective that the list below spells out
_SENTENCE_END = re.compile(r"[.!;,][\"'”’)\]]*$")
_TWO_SENTENCES = re.compile(r"[.!?;]\s+\S")
_FOLLOWING = re.compile(r"\b(?:following|below)\b", re.IGNORECASE)
_HAS_LETTER = re.compile(r"[^\W\d_]")
_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]")
_NOT_A_HEADING = re.compile(r"https?://|www\.|\S@\S|^[$€£¥]|^\(|^[#@]|\d{5}|[|=·•]|\w\.\w{2,4}$")

_ADDED_BY_BOARD = "Pulled from the full job description"  # Indeed's note between "Benefits" and its list


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a line stands.

    `starts`: nothing runs on into it from the line before. `alone`: it is a paragraph of its own.
    `above_list`: a list item follows it. `above_text`: so does text, and `above_prose`: so does more of it
    than a heading or an item has. `goes_on`: the next line of its paragraph starts in lower case.
    `in_list`: it belongs to a list item.
    """

    starts: bool = True
    alone: bool = False
    above_list: bool = False
    above_text: bool = False
    above_prose: bool = False
    goes_on: bool = False
    in_list: bool = False


def is_heading(line: Line, around: Surroundings) -> bool:
    """Whether a line of a Markdown paragraph or list item is a heading."""
    text = line.text
    if not _HAS_LETTER.search(text) or not (around.starts or _stands_out(text)):
        return False
    if around.in_list:  # text below a list runs into its last item where no blank line parts them
        return text.endswith(":") and _stands_out(text)
    if line.covered_by(MarkKind.STRONG):
        return _is_bold_heading(text, around)
    if _is_prose(line) or line.covered_by(MarkKind.LINK) or (around.goes_on and not text.endswith(":")):
        return False
    if heading_kind(text):
        return around.above_list or not _SENTENCE_END.search(text) or _announces(text)
    return _may_be_unknown_heading(text) and _suits(text, around)


def known_lead(line: Line) -> tuple[Line, Line] | None:
    """Take the heading of a section off the line that it shares with its text: "Benefits: health insurance"."""
    lead = lead_of(line)
    if not lead or len(lead.label.split()) > (_LONGEST_BOLD_LEAD if lead.bold else _LONGEST_PLAIN_LEAD):
        return None
    if not lead.bold and len(lead.rest.text.split()) < _SHORTEST_TEXT:
        return None
    end = line.text.index(lead.label) + len(lead.label)
    kind = heading_kind(lead.label, marked=True)
    return None if kind in (None, SectionKind.OTHER) else (line.cut(0, end), lead.rest)


def _suits(text: str, around: Surroundings) -> bool:
    """Whether the place of a line is that of a heading whose words are unknown."""
    if around.above_list:
        return text[0].isupper() or text.endswith(":")
    if text.isupper():
        return around.above_text and len(text.split()) > 1
    if text.endswith(":"):
        return around.above_text and (not around.alone or _is_title_case(text))
    return around.alone and around.above_prose and heading_kind(text, marked=True) is not None


def _stands_out(text: str) -> bool:
    """Whether a line is seen to be a heading wherever it stands."""
    words = text.split()
    if len(words) > _LONGEST_UNKNOWN or _SENTENCE_END.search(text):
        return False
    return (text.isupper() and len(words) > 1) or (text.endswith(":") and heading_kind(text) is not None)


def _is_title_case(text: str) -> bool:
    return all(word[0].isupper() for word in text.split() if len(word) > _LONGEST_SMALL_WORD)


def _is_prose(line: Line) -> bool:
    """Whether a line is too long for a heading, goes on behind its name, or waits to be filled in."""
    text = line.text
    if (
        text == _ADDED_BY_BOARD
        or _PLACEHOLDER.fullmatch(text)
        or (len(text.split()) > _LONGEST and not _announces(text))
    ):
        return True
    if _TWO_SENTENCES.search(text) and not _announces(text):
        return True
    return not text.endswith(":") and lead_of(line) is not None


def _announces(text: str) -> bool:
    """Whether a sentence does what a heading does: "Duties include the following. Others may be assigned."."""
    return _FOLLOWING.search(text) is not None and heading_kind(text) is not None


def _may_be_unknown_heading(text: str) -> bool:
    """Whether words that open no known section may be a heading, if their place suits them."""
    longest = _LONGEST if text.endswith("?") else _LONGEST_UNKNOWN
    return (
        len(text.split()) <= longest
        and not _SENTENCE_END.search(text)
        and not _NOT_A_HEADING.search(text)
        and ("," not in text or text.endswith("?") or text.isupper())
    )


def _is_bold_heading(text: str, around: Surroundings) -> bool:
    if heading_kind(text, marked=True) and not _TWO_SENTENCES.search(text):
        return True
    count = len(text.split())
    if around.above_list:
        return count <= _LONGEST_BOLD_ABOVE_LIST
    return count <= _LONGEST_BOLD and not _SENTENCE_END.search(text) and not _NOT_A_HEADING.search(text)


def is_title(line: TextLine) -> bool:
    """Whether the first line of a text is its title."""
    text = line.text
    return (
        not line.mark
        and line.words <= _LONGEST
        and _HAS_LETTER.search(text) is not None
        and heading_kind(text) is None
        and not _SENTENCE_END.search(text)
        and not text.endswith(":")
        and not lead_of(line.lines[0])
    )


def is_plain_heading(
    line: TextLine, before: TextLine | None, after: TextLine | None, *, after_heading: bool
) -> bool:
    """Whether a line of plain text is a heading.

    Words that open a section are enough. Other words need the shape of a heading, and text or a list below it.
    """
    text = line.text
    if len(line.lines) > 1 or not _HAS_LETTER.search(text) or _is_prose(line.lines[0]):
        return False
    if line.mark:
        in_list = after is not None and after.is_numbered
        return line.is_numbered and not in_list and heading_kind(text, marked=True) is not None
    if heading_kind(text):
        return not _SENTENCE_END.search(text) or _announces(text) or (after is not None and bool(after.mark))
    opens = after is not None and _opens(line, after)
    stands_apart = before is None or after_heading or line.blank_before or _is_prose_or_item(before)
    return opens and stands_apart and _may_be_unknown_heading(text)


def _opens(line: TextLine, after: TextLine) -> bool:
    """Whether what follows a line could be what it is the heading of."""
    text = line.text
    has_mark = text.endswith((":", "?")) or text.isupper()
    if after.mark:
        return has_mark or text[0].isupper()
    if not has_mark and line.blank_before and line.blank_after:
        return text[0].isupper() and after.words > _LONGEST
    longer = after.words > line.words + _MUCH_LONGER or _SENTENCE_END.search(after.text) is not None
    if has_mark or line.blank_before:
        return longer and (has_mark or text[0].isupper())
    # Among lines that each are an item of a list, a short one is no heading for being short.
    return longer and line.words > 1 and _is_title_case(text)


def _is_prose_or_item(line: TextLine) -> bool:
    return bool(line.mark) or line.words > _LONGEST or _SENTENCE_END.search(line.text) is not None

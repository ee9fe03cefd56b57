"""A replacement made to fit its place: capitals, article, possessive, verb, and the markup around it left as it is.

Where that can't be done for certain there is no fix: in quotations, code, links, names and labels, across markup, and
where the sentence would say the same twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from jdlint.checks.base import Hit
from jdlint.finding import Fix
from jdlint.fix.agreement import can_say_they, plural_verb
from jdlint.fix.place import PRONOUNS, SMALL_WORDS, Place, may_change, place_of, would_repeat
from jdlint.inflection import article, is_plural
from jdlint.phrases import evened
from jdlint.posting import Block
from jdlint.reading import Reading
from jdlint.span import Span

_TAKE_PLURAL_VERB = frozenset({"they", "you"})
_ARTICLE = re.compile(r"(?<![\w'./-])(an?) +\Z", re.IGNORECASE)
_WORD_PART = re.compile(r"[^\W\d_][\w']*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text to write over characters `start` to `end` of a block; an empty range is no change."""

    start: int
    end: int
    text: str


def fitted(reading: Reading, hit: Hit) -> Fix | None:
    """Return the fix of a hit, or None where its rewording does not fit for certain."""
    if hit.rewording is None or hit.block is None or not hit.charged:
        return None
    place = place_of(reading, hit.block, hit.start, hit.end)
    if place is None or not may_change(place) or would_repeat(place, hit.rewording.text):
        return None
    words = _recased(place, hit.rewording.text)
    is_sure = hit.rewording.text in PRONOUNS or not place.may_be_name
    parts = (
        _article(place, hit.rewording.text),
        _with_possessive(place, words),
        _verb(place, hit.rewording.text),
    )
    edits = [edit for edit in parts if edit is not None]
    change = _in_source(reading, place.block, edits) if len(edits) == len(parts) else None
    return Fix(*change, safe=hit.rewording.safe and is_sure) if change else None


def _recased(place: Place, words: str) -> str:
    """Return the replacement in the capitals of what was found."""
    if place.shouts:
        return words.upper()
    if not place.is_capitalized or (words in PRONOUNS and not (place.begins or place.in_title_case)):
        return words
    if place.in_title_case or not place.begins:
        return _WORD_PART.sub(lambda m: m[0] if m[0] in SMALL_WORDS else _capital(m[0]), words)
    return _capital(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _with_possessive(place: Place, words: str) -> _Edit:
    """Return the replacement, and the possessive behind it as its number asks for: chairmen's → chairs'."""
    after = place.text[place.end : place.end + 2]
    ends_in_s = is_plural(words.lower()) and words.lower().endswith("s")
    apostrophe = place.block.text[place.end : place.end + 1]
    if after.lower() == "'s" and ends_in_s:
        return _Edit(place.start, place.end + 2, words + apostrophe)
    if after[:1] == "'" and not after[1:].isalnum() and is_plural(place.found.lower()) and not ends_in_s:
        return _Edit(place.start, place.end + 1, f"{words}{apostrophe}{'S' if words.isupper() else 's'}")
    return _Edit(place.start, place.end, words)


def _article(place: Place, words: str) -> _Edit | None:
    """Return the article before the replacement as it must be; None where it may be a letter ("grade A")."""
    match = _ARTICLE.search(place.text, 0, place.start)
    wanted = article(words)
    if match is None or match[1].lower() == wanted:
        return _Edit(place.start, place.start, "")
    if match[1].islower():
        return _Edit(*match.span(1), wanted)
    if place.shouts and match[1].isupper():
        return _Edit(*match.span(1), wanted.upper())
    is_article = place.begins_at(match.start()) or place.in_title_case
    return _Edit(*match.span(1), _capital(wanted)) if is_article else None


def _verb(place: Place, words: str) -> _Edit | None:
    """Return the verb behind "they" as it must be; None where there is no telling, or some "he or she" would stay."""
    if words in PRONOUNS and not can_say_they(place.sentence):
        return None
    if words not in _TAKE_PLURAL_VERB:
        return _Edit(place.end, place.end, "")
    verb = plural_verb(place.text[: place.last], place.start, place.end)
    return _Edit(*verb) if verb else None


def _in_source(reading: Reading, block: Block, edits: list[_Edit]) -> tuple[Span, str] | None:
    """Return edits, in order, as one change of the source, what lies between kept; None where markup is in the way."""
    source = reading.posting.source
    changes = [_change(source, block, edit) for edit in edits if edit.start < edit.end]
    written = [change for change in changes if change]
    if len(written) < len(changes):
        return None
    text = written[0][1]
    for (before, _), (here, words) in pairwise(written):
        if before.end > here.start:
            return None
        text += source[before.end : here.start] + words
    return Span(written[0][0].start, written[-1][0].end), text


def _change(source: str, block: Block, edit: _Edit) -> tuple[Span, str] | None:
    """Return one edit of the source; a line end amidst the words goes behind them, in place of the space there."""
    span = block.content.source_span(edit.start, edit.end)
    written = source[span.start : span.end]
    if written == block.text[edit.start : edit.end]:
        return span, edit.text
    line_ends = _LINE_END.findall(written)
    same = _LINE_END.sub(" ", written) == evened(block.text[edit.start : edit.end])
    if same and len(line_ends) == 1 and source[span.end : span.end + 1] == " ":
        return Span(span.start, span.end + 1), edit.text + line_ends[0]
    return None

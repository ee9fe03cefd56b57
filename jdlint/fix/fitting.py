"""A replacement made to fit its place: capitals, article, possessive, verb, and the markup around it left as it is.

Where that can't be done for certain there is no fix: in quotations, code, links, names and labels, across markup, and
where the sentence would say the same twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from jdlint.checks.base import Hit
from jdlint.contexts import is_muted
from jdlint.finding import Fix
from jdlint.fix.agreement import can_say_they, plural_verb
from jdlint.inflection import article, is_plural
from jdlint.labels import fact_of
from jdlint.phrases import evened
from jdlint.posting import Block, BlockKind, MarkKind
from jdlint.reading import Reading
from jdlint.sentences import split_sentences
from jdlint.span import Span

_TAKE_PLURAL_VERB = frozenset({"they", "you"})
_PRONOUNS = _TAKE_PLURAL_VERB | {"them", "their", "theirs", "themselves"}
_LEFT_ALONE = frozenset({MarkKind.CODE, MarkKind.LINK, MarkKind.QUOTE})
_OPEN_FACTS = frozenset({"title", "reports_to", None})  # what other facts hold are names and short codes
_PROSE = 5  # words; a shorter value in front matter may be an address, a tag or a key of the site
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_ARTICLE = re.compile(r"(?<![\w'’.-])(an?) +\Z", re.IGNORECASE)
_BEGINS = re.compile(r"(?:\A|[:;|•–—])[^\w]*\Z")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_WORD_PART = re.compile(r"[^\W\d_][\w']*")
_BRACKETED = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>")
_PART_OF_MORE_BEFORE = re.compile(r"(?:[\w.][-_.@#/\\]|[@#/\\]|/ )\Z")
_PART_OF_MORE_AFTER = re.compile(r"[-_.@#\\]\w| ?[/\\]")
_JOINED = re.compile(r"\s*(?:,|&|\b(?:and|or|nor))\s+(?:(?:a|an|the|or|and)\s+)?(\w+)", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(\w+)(?:,|\s+(?:and|or|nor|&))\s+(?:(?:a|an|the)\s+)?\Z", re.IGNORECASE)
_GOES_ON_AS_NAME = re.compile(r" (?:& )?[A-Z]")
_NEAR = 5  # words on either side that must not be the replacement itself
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text to write over characters `start` to `end` of a block."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """What was found, and the sentence around it, with plain apostrophes, hyphens and spaces."""

    block: Block
    is_title: bool
    text: str
    start: int
    end: int
    first: int
    last: int

    @property
    def found(self) -> str:
        return self.text[self.start : self.end]

    @property
    def begins(self) -> bool:
        """Whether a sentence, or what is set out like one, begins here."""
        return _BEGINS.search(self.text[self.first : self.start]) is not None

    @property
    def shouts(self) -> bool:
        return self.found.isupper() and sum(map(str.isalpha, self.found)) > 1

    @property
    def in_title_case(self) -> bool:
        """Whether the words around it begin with capitals, as in a title."""
        around = self.text[self.first : self.start] + " " + self.text[self.end : self.last]
        words = [word for word in _WORD.findall(around) if word not in _SMALL_WORDS]
        return all(word[0].isupper() for word in words) and (bool(words) or self.is_title)


def fitted(reading: Reading, hit: Hit) -> Fix | None:
    """Return the fix of a hit, or None where its rewording does not fit for certain."""
    if hit.rewording is None or hit.block is None or not hit.charged:
        return None
    place = _place(reading, hit.block, hit.start, hit.end)
    if not _may_change(place) or _would_repeat(place, hit.rewording.text):
        return None
    words, is_sure = _recased(place, hit.rewording.text)
    edits = _with_possessive(place, words)
    if hit.rewording.text in _PRONOUNS and not can_say_they(place.text[place.first : place.last]):
        return None
    if hit.rewording.text in _TAKE_PLURAL_VERB:
        verb = plural_verb(place.text[: place.last], place.start, place.end)
        if verb is None:
            return None
        edits.append(_Edit(*verb))
    edits += _article(place, hit.rewording.text)
    change = _in_source(reading, place.block, sorted((e for e in edits if e.start < e.end), key=_start))
    return Fix(*change, safe=hit.rewording.safe and is_sure) if change else None


def _place(reading: Reading, number: int, start: int, end: int) -> _Place:
    block = reading.posting.blocks[number]
    text = evened(block.text)
    first, last = next(((a, b) for a, b in split_sentences(block.text) if a <= start < b), (0, len(text)))
    is_title = block.kind is BlockKind.HEADING or block.label is not None or number == reading.title_block
    return _Place(block, is_title, text, start, end, first, last)


def _may_change(place: _Place) -> bool:
    block, text = place.block, place.text
    if any(mark.kind in _LEFT_ALONE and _touches(place, mark.start, mark.end) for mark in block.marks):
        return False
    if block.label is not None and fact_of(block.label) not in _OPEN_FACTS:
        return False
    if block.front_matter and fact_of(block.label or "") != "title" and len(text.split()) <= _PROSE:
        return False
    if any(_touches(place, *match.span()) for match in _BRACKETED.finditer(text)):
        return False
    if _PART_OF_MORE_BEFORE.search(text, 0, place.start) or _PART_OF_MORE_AFTER.match(text, place.end):
        return False
    return not (is_muted(("quoted", "address"), text, place.start, place.end) or _is_quoted(place))


def _touches(place: _Place, start: int, end: int) -> bool:
    return start < place.end and place.start < end


def _is_quoted(place: _Place) -> bool:
    """Whether quotation marks were opened before and not closed: quotations may be longer than a sentence."""
    before, after = place.text[: place.start], place.text[place.end :]
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "„”", "«»"))


def _would_repeat(place: _Place, words: str) -> bool:
    """Whether the replacement would stand beside itself: "salesman or saleswoman", "waitress or server"."""
    before, after = place.text[place.first : place.start], place.text[place.end : place.last]
    joined = [match[1].lower() for match in (_JOINED.match(after), _JOINED_BEFORE.search(before)) if match]
    if words in _PRONOUNS:
        return not _PRONOUNS.isdisjoint(joined)
    near = [*_WORD.findall(before)[-_NEAR:], *_WORD.findall(after)[:_NEAR]]
    last = words.rsplit(maxsplit=1)[-1].lower()
    if any(word.lower() in (last, last + "s", last.removesuffix("s")) for word in near):
        return True
    return any(_are_pair(other, place.found.lower()) for other in joined)


def _are_pair(one: str, other: str) -> bool:
    """Whether two words begin alike and end apart, as "chairman" and "chairwoman"."""
    common = len(list(takewhile(bool, map(str.__eq__, one, other))))
    return common > 2 and min(len(one), len(other)) - common > 1  # noqa: PLR2004 - letters


def _recased(place: _Place, words: str) -> tuple[str, bool]:
    """Return the replacement in the capitals of what was found, and whether that was no name."""
    letter = next(filter(str.isalpha, place.found))
    if place.shouts:
        return words.upper(), True
    if letter.islower():
        return words, True
    if place.in_title_case:
        return _WORD_PART.sub(lambda m: m[0] if m[0] in _SMALL_WORDS else _capital(m[0]), words), True
    if place.begins:
        return _capital(words), _GOES_ON_AS_NAME.match(place.text, place.end) is None
    # A capital amidst a sentence: a job written like a name, or a name.
    return (words, True) if words in _PRONOUNS else (_capital(words), False)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _with_possessive(place: _Place, words: str) -> list[_Edit]:
    """Return the replacement, and the possessive behind it as its number asks for: chairmen's → chairs'."""
    after = place.text[place.end : place.end + 2]
    ends_in_s = is_plural(words.lower()) and words.lower().endswith("s")
    apostrophe = place.block.text[place.end : place.end + 1]
    if after.lower() == "'s" and ends_in_s:
        return [_Edit(place.start, place.end + 2, words + apostrophe)]
    if after[:1] == "'" and not after[1:].isalnum() and is_plural(place.found.lower()) and not ends_in_s:
        return [_Edit(place.start, place.end + 1, f"{words}{apostrophe}{'S' if words.isupper() else 's'}")]
    return [_Edit(place.start, place.end, words)]


def _article(place: _Place, words: str) -> list[_Edit]:
    """Return the article before the replacement, where it must change."""
    match = _ARTICLE.search(place.text, 0, place.start)
    if match is None:
        return []
    given, wanted = match[1], article(words)
    begins = _BEGINS.search(place.text[place.first : match.start()]) is not None
    is_letter = given[0].isupper() and not (
        begins or place.shouts or place.in_title_case
    )  # "Class A fireman"
    if is_letter or given.lower() == wanted:
        return []
    text = wanted.upper() if place.shouts and given.isupper() else wanted
    return [_Edit(*match.span(1), _capital(text) if given[0].isupper() else text)]


def _start(edit: _Edit) -> int:
    return edit.start


def _in_source(reading: Reading, block: Block, edits: list[_Edit]) -> tuple[Span, str] | None:
    """Return the edits as one change of the source, what lies between them kept; None where markup is in the way."""
    source = reading.posting.source
    changes = [_change(source, block, edit) for edit in edits]
    written = [change for change in changes if change]
    if len(written) < len(edits):
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

"""Where a replacement would stand, and whether anything may be written there at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from jdlint.contexts import is_muted
from jdlint.labels import fact_of
from jdlint.phrases import evened
from jdlint.posting import Block, BlockKind, MarkKind
from jdlint.reading import Reading
from jdlint.sentences import split_sentences

PRONOUNS = frozenset({"they", "you", "them", "their", "theirs", "themselves"})
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that stay small in a title."""

_NAME_GOES_ON = re.compile(r" (?:& )?[A-Z]")
_NAME_OF_EMPLOYER = re.compile(
    r"(?:(?:\b(?i:at|with|by|from)|@) |[-|,•–—] )(?:(?i:the) )?(?:[A-Z][\w&.'-]* )*\Z"
)
_OF_A_KIND = re.compile(r"\b(?:an?|the|our|your|their|each|every|as) (?:[a-z-]+ )?\Z", re.IGNORECASE)
_FEW = 5  # words; a shorter line in capitals may be a name
_LEFT_ALONE = frozenset({MarkKind.CODE, MarkKind.LINK, MarkKind.QUOTE})
_OPEN_FACTS = frozenset({"title", "reports_to", None})  # what other facts hold are names and short codes
_BEGINS = re.compile(r"(?:\A|[:;|•–—])[^\w]*\Z")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_BRACKETED = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>")
_PART_OF_MORE_BEFORE = re.compile(r"(?:\w[-_.]|[@#$%/\\]|/ |\b(?:M(?:r|rs|s|x|iss|adam)|Dr|Sir)\.? )\Z")
_PART_OF_MORE_AFTER = re.compile(r"[-_.@#]\w| ?[/\\]|[$%]")
_LONGEST = 10_000  # characters; a longer block is no paragraph, and looking around in it takes too long
_JOINED = re.compile(r"\s*(?:,|&|\b(?:and|or|nor))\s+(?:(?:a|an|the|or|and)\s+)?(\w+)", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(\w+)(?:,|\s+(?:and|or|nor|&))\s+(?:(?:a|an|the)\s+)?\Z", re.IGNORECASE)
_NEAR = 5  # words on either side that must not be the replacement itself


@dataclass(frozen=True, slots=True)
class Place:
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
        """What was found."""
        return self.text[self.start : self.end]

    @property
    def begins(self) -> bool:
        """Whether a sentence, or what is set out like one, begins here."""
        return self.begins_at(self.start)

    @property
    def shouts(self) -> bool:
        """Whether it is in capitals all through."""
        return self.found.isupper() and sum(map(str.isalpha, self.found)) > 1

    @property
    def is_capitalized(self) -> bool:
        """Whether its first letter is a capital."""
        return next(filter(str.isalpha, self.found)).isupper()

    @property
    def may_be_name(self) -> bool:
        """Whether what was found may be part of a name ("Workman Publishing"), as far as capitals can tell."""
        if not self.is_capitalized:
            return False
        goes_on = _NAME_GOES_ON.match(self.text, self.end) is not None
        before = _NAME_OF_EMPLOYER.search(self.text[self.first : self.start])
        if self.sentence.isupper():
            return goes_on and (before is not None or not self.is_title) and len(self.sentence.split()) < _FEW
        if self.in_title_case:
            says_at = before is not None and before[0][0] not in "-|,•–—"
            return says_at or (goes_on and (before is not None or not self.is_title))
        is_common = self.begins or self.shouts or _OF_A_KIND.search(self.text[self.first : self.start])
        return goes_on or not is_common

    @property
    def sentence(self) -> str:
        """The sentence it stands in."""
        return self.text[self.first : self.last]

    def begins_at(self, at: int) -> bool:
        """Whether a sentence, or what is set out like one, begins at a character of the block."""
        return _BEGINS.search(self.text[self.first : at]) is not None

    @property
    def in_title_case(self) -> bool:
        """Whether the words around it begin with capitals, as in a title."""
        around = self.text[self.first : self.start] + " " + self.text[self.end : self.last]
        words = [word for word in _WORD.findall(around) if word not in SMALL_WORDS]
        return all(word[0].isupper() for word in words) and (bool(words) or self.is_title)


def place_of(reading: Reading, number: int, start: int, end: int) -> Place | None:
    """Return the place of characters of a block; None in a block that is too long to look around in."""
    block = reading.posting.blocks[number]
    if len(block.text) > _LONGEST:
        return None
    text = evened(block.text)
    first, last = next(((a, b) for a, b in split_sentences(block.text) if a <= start < b), (0, len(text)))
    is_title = block.kind is BlockKind.HEADING or block.label is not None or number == reading.title_block
    return Place(block, is_title, text, start, end, first, last)


def may_change(place: Place) -> bool:
    """Whether words may be replaced here: not in quotations, code, links, labels and parts of longer names."""
    block, text = place.block, place.text
    if any(mark.kind in _LEFT_ALONE and _touches(place, mark.start, mark.end) for mark in block.marks):
        return False
    if block.label is not None and fact_of(block.label) not in _OPEN_FACTS:
        return False
    if block.front_matter and fact_of(block.label or "") != "title" and not text.endswith((".", "!", "?")):
        return False  # an address, a tag, a key of the site
    if any(_touches(place, *match.span()) for match in _BRACKETED.finditer(text)):
        return False
    if _PART_OF_MORE_BEFORE.search(text, 0, place.start) or _PART_OF_MORE_AFTER.match(text, place.end):
        return False
    return not (is_muted(("quoted", "address"), text, place.start, place.end) or _is_quoted(place))


def _touches(place: Place, start: int, end: int) -> bool:
    return start < place.end and place.start < end


def _is_quoted(place: Place) -> bool:
    """Whether quotation marks were opened before and not closed: quotations may be longer than a sentence."""
    before, after = place.text[: place.start], place.text[place.end :]
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "„”", "«»"))


def would_repeat(place: Place, words: str) -> bool:
    """Whether the replacement would stand beside itself: "salesman or saleswoman", "waitress or server"."""
    before, after = place.text[place.first : place.start], place.text[place.end : place.last]
    joined = [match[1].lower() for match in (_JOINED.match(after), _JOINED_BEFORE.search(before)) if match]
    if words in PRONOUNS:
        return not PRONOUNS.isdisjoint(joined)
    near = [*_WORD.findall(before)[-_NEAR:], *_WORD.findall(after)[:_NEAR]]
    last = words.rsplit(maxsplit=1)[-1].lower()
    if any(word.lower() in (last, last + "s", last.removesuffix("s")) for word in near):
        return True
    return any(_are_pair(other, place.found.lower()) for other in joined)


def _are_pair(one: str, other: str) -> bool:
    """Whether two words begin alike and end apart, as "chairman" and "chairwoman"."""
    common = len(list(takewhile(bool, map(str.__eq__, one, other))))
    return common > 2 and min(len(one), len(other)) - common > 1  # noqa: PLR2004 - letters

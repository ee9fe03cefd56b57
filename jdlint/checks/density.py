"""Text written for search engines: a phrase and its kin over and over, and bare lists of keywords."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import AfterValidator, Field, PositiveInt

from jdlint.checks.base import Check, Hit, Options, Regex
from jdlint.phrases import plain
from jdlint.posting import BlockKind
from jdlint.reading import Reading
from jdlint.word_forms import WORD, content_stem, content_stems

_ITEM = re.compile(r"[^,;|•·#\n]+")
_LONGEST_PHRASE = 4  # words
_PLACES = 10  # related places that a finding shows


def _fillable(wording: str) -> str:
    try:
        wording.format(phrase="", count=0, share=0)
    except (LookupError, ValueError) as error:
        raise ValueError(f"can't be filled in; the fields are phrase, count and share: {error}") from error
    return wording


Wording = Annotated[str, AfterValidator(_fillable)]


class Kin(Options):
    """A word in so many `phrases` that they stand `times` and more, and make up `percent` of all words.

    Phrases are runs of two words that come at least `phrase_times`.
    """

    says: Wording
    times: PositiveInt
    phrases: PositiveInt
    phrase_times: PositiveInt
    percent: float = Field(gt=0, lt=100)


class OnePhrase(Options):
    """A run of two words that stands `times` and more, `per_hundred_words`."""

    says: Wording
    times: PositiveInt
    per_hundred_words: float = Field(gt=0, lt=50)


class KeywordList(Options):
    """Items of at most `longest_item` words, parted by commas, that are keywords.

    They are where a `label` stands before `labelled_items`, or where `percent` of `items` share a word.
    """

    says: Wording
    longest_item: PositiveInt
    label: Regex
    labelled_items: PositiveInt
    items: PositiveInt
    percent: float = Field(gt=0, le=100)


class _Token(NamedTuple):
    stem: str | None  # None where the word can't be part of a phrase
    block: int
    start: int
    end: int
    opens: bool  # whether more than a space or a hyphen parts it from the word before


class DensityCheck(Check):
    """Finds stuffing without being told the keyword: one hit for the text, one per list of keywords.

    Forms of a word count as one, sentences that were pasted twice count once, and the employer's name never.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"what"})

    kind: Literal["density"]
    kin: Kin
    one_phrase: OnePhrase
    keyword_list: KeywordList

    @property
    def keys(self) -> tuple[str, ...]:
        """Stuffed text and lists of keywords."""
        return ("phrase", "list")

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield the phrase that the text is stuffed with, then the lists."""
        tokens = _tokens(reading)
        employer = frozenset(content_stems(reading.facts.company or ""))
        pairs = {pair: places for pair, places in _pairs(tokens).items() if not employer.issuperset(pair)}
        yield from self._stuffed(reading, tokens, pairs)
        for index, block in reading.posting.body():
            if block.kind is not BlockKind.HEADING:
                yield from self._lists(index, block.label or "", block.text)

    def _stuffed(
        self, reading: Reading, tokens: Sequence[_Token], pairs: Mapping[tuple[str, str], list[int]]
    ) -> Iterator[Hit]:
        kin: dict[str, list[list[int]]] = defaultdict(list)
        for pair, places in pairs.items():
            if len(places) >= self.kin.phrase_times:
                for word in set(pair):
                    kin[word].append(places)
        covered = {
            word: {at + offset for places in runs for at in places for offset in (0, 1)}
            for word, runs in kin.items()
            if len(runs) >= self.kin.phrases and sum(map(len, runs)) >= self.kin.times
        }
        centre = max(covered, key=lambda word: (len(covered[word]), word), default=None)
        if centre and 100 * len(covered[centre]) >= self.kin.percent * len(tokens):
            yield _hit(reading, self.kin.says, tokens, _longest_phrase(tokens, centre), len(covered[centre]))
            return
        _, places = max(pairs.items(), key=lambda item: (len(item[1]), item[0]), default=(("", ""), []))
        if len(places) >= self.one_phrase.times and 100 * len(
            places
        ) >= self.one_phrase.per_hundred_words * len(tokens):
            yield _hit(reading, self.one_phrase.says, tokens, [(at, 2) for at in places], 2 * len(places))

    def _lists(self, index: int, label: str, text: str) -> Iterator[Hit]:
        options = self.keyword_list
        head = re.match(options.label, f"{label}: {text}" if label else text, re.IGNORECASE)
        begin = max(0, head.end() - (len(label) + 2 if label else 0)) if head else 0
        for items in _runs(text, begin, options.longest_item):
            labelled = head and items[0][0] <= begin + 1 and len(items) >= options.labelled_items
            if labelled or self._are_kin(text, items):
                what = options.says.format(phrase=text[slice(*items[0])], count=len(items), share=0)
                yield Hit(index, items[0][0], items[-1][1], key="list", values={"what": what})

    def _are_kin(self, text: str, items: Sequence[tuple[int, int]]) -> bool:
        if len(items) < self.keyword_list.items:
            return False
        shared = Counter(word for start, end in items for word in set(content_stems(text[start:end])))
        return 100 * max(shared.values(), default=0) >= self.keyword_list.percent * len(items)


def _tokens(reading: Reading) -> list[_Token]:
    tokens = []
    seen: set[str] = set()
    for sentence in reading.sentences:
        text = plain(sentence.text)
        if text in seen or reading.posting.blocks[sentence.block].front_matter:
            continue
        seen.add(text)
        block, offset = sentence.block, sentence.start
        last: int | None = None
        for match in WORD.finditer(text):
            start, end = match.span()
            opens = last is None or text[last:start].strip(" -'") != ""
            tokens.append(_Token(content_stem(match.group()), block, offset + start, offset + end, opens))
            last = end
    return tokens


def _pairs(tokens: Sequence[_Token]) -> dict[tuple[str, str], list[int]]:
    """Return where each run of two words begins."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (one, other) in enumerate(pairwise(tokens)):
        if one.stem and other.stem and not other.opens:
            places[one.stem, other.stem].append(at)
    return places


def _longest_phrase(tokens: Sequence[_Token], word: str) -> list[tuple[int, int]]:
    """Return place and length of the phrase around a word that takes up most of the text."""
    phrases: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for at in range(len(tokens)):
        phrase: tuple[str, ...] = ()
        for token in tokens[at : at + _LONGEST_PHRASE]:
            if token.stem is None or (phrase and token.opens):
                break
            phrase = (*phrase, token.stem)
            if len(phrase) > 1 and word in phrase:
                phrases[phrase].append((at, len(phrase)))
    return max(phrases.values(), key=lambda places: (len(places) * places[0][1], -places[0][0]))


def _hit(
    reading: Reading, says: str, tokens: Sequence[_Token], phrase: Sequence[tuple[int, int]], covered: int
) -> Hit:
    places = [(tokens[at].block, tokens[at].start, tokens[at + length - 1].end) for at, length in phrase]
    forms = Counter(plain(reading.posting.blocks[block].text[start:end]) for block, start, end in places)
    form = min(forms, key=lambda text: (-forms[text], text))
    what = says.format(phrase=form, count=len(places), share=round(100 * covered / len(tokens)))
    block, start, end = places[0]
    return Hit(block, start, end, key="phrase", values={"what": what}, related=tuple(places[1 : _PLACES + 1]))


def _runs(text: str, begin: int, longest: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of short items parted by commas."""
    items: list[tuple[int, int]] = []
    for match in _ITEM.finditer(text, begin):
        if len(match.group().split()) <= longest:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if start < match.start() + len(match.group().rstrip()):
                items.append((start, match.start() + len(match.group().rstrip())))
        elif items:
            yield items
            items = []
    if items:
        yield items

"""Words and phrases that should not be there, each with its own reason, replacements and exceptions."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from typing import ClassVar, Literal, TypeAlias

from pydantic import Field, PositiveInt, model_validator

from jdlint.checks.base import Hit, Regex, TextCheck
from jdlint.checks.term import Scope, Term
from jdlint.contexts import Places
from jdlint.literals import needed_literals
from jdlint.people import describes_person
from jdlint.phrases import PhraseIndex, evened, plain
from jdlint.posting import BlockKind
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need

_HERE = "here"
_Match: TypeAlias = tuple[int, int, int]
_REMEMBERED = 8192  # sentences: those of a batch of postings


class TermsCheck(TextCheck):
    """Finds terms.

    All are right in a posting whose title matches one of `unless_title`, or which has a sentence that matches one
    of `unless_posting`, and in a section, heading included, whose text matches one of `unless_section`. `scope` holds
    for terms that have none of their own; sentences with a term of the scope "person" are parsed. Where the rule asks
    for `at_least` so many different terms, they are one hit together, with all its places.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count"})

    kind: Literal["terms"]
    terms: tuple[Term, ...] = Field(min_length=1)
    unless_title: tuple[Regex, ...] = ()
    unless_posting: tuple[Regex, ...] = ()
    unless_section: tuple[Regex, ...] = ()
    at_least: PositiveInt = 1
    scope: Scope = "anyone"
    falls_back: ClassVar[bool] = True

    @property
    def least_need(self) -> Need:
        """A parse, where a term is judged by whom it is about."""
        return Need.PARSE if any(map(self._is_about_person, self.terms)) else Need.TEXT

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the terms."""
        return tuple(term.key for term in self.terms)

    @model_validator(mode="after")
    def _no_term_twice(self) -> TermsCheck:
        seen: set[str] = set()
        for term in self.terms:
            names = {term.key, *(s.lower() for s in term.spellings)}
            if twice := names & seen:
                raise ValueError(f"term stands here twice: {min(twice)!r}")
            seen |= names
        return self

    @cached_property
    def _phrases(self) -> PhraseIndex:
        return PhraseIndex((text, n) for n, term in enumerate(self.terms) for text in term.spellings)

    @cached_property
    def _regexes(self) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
        return tuple(
            (pattern, number, needed_literals(pattern))
            for number, term in enumerate(self.terms)
            for pattern in term.patterns
        )

    @cached_property
    def _right_titles(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless_title))

    @cached_property
    def _right_postings(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless_posting))

    @cached_property
    def _right_sections(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless_section))

    def _is_about_person(self, term: Term) -> bool:
        return (term.scope or self.scope) == "person"

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the sentences that hold a term whose meaning depends on whom it is about."""
        if self.least_need is Need.TEXT:
            return
        for sentence, matches in self._matches(reading):
            numbers = {number for _, _, number in matches}
            if any(self._is_about_person(self.terms[number]) for number in numbers):
                yield sentence

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per match, of overlapping matches the longest, or one for all."""
        title = evened(reading.facts.title or "")
        if any(places.in_text(title) for places in self._right_titles):
            return
        hits = [hit for hit in self._hits(reading) if not self._section_is_right(reading, hit)]
        if hits and self._posting_is_right(reading):
            return
        if self.at_least == 1:
            yield from hits
            return
        count = len({hit.key for hit in hits})
        if count >= self.at_least:
            related = tuple((hit.block, hit.start, hit.end) for hit in hits[1:] if hit.block is not None)
            yield replace(hits[0], key=None, values={"count": count}, rewording=None, related=related)

    def _posting_is_right(self, reading: Reading) -> bool:
        sentences = (evened(sentence.text) for sentence in reading.sentences) if self.unless_posting else ()
        return any(places.in_text(text) for text in sentences for places in self._right_postings)

    def _section_is_right(self, reading: Reading, hit: Hit) -> bool:
        section = reading.section_of(hit.block) if self._right_sections and hit.block is not None else None
        if section is None:
            return False
        # Block by block: the words of two bullets are no phrase.
        texts = [evened(block.text) for block in reading.blocks_of(section)]
        return any(places.in_text(text) for places in self._right_sections for text in texts)

    def _hits(self, reading: Reading) -> Iterator[Hit]:
        blocks = reading.posting.blocks
        for sentence, matches in self._matches(reading):
            for start, end, number in self._longest(matches):
                term = self.terms[number]
                if term.is_right(reading, sentence, start, end):
                    continue
                if self._is_about_person(term) and not _describes_person(reading, sentence, start, end):
                    continue
                if hit := self.hit(sentence, start, end):
                    yield replace(
                        hit,
                        key=term.key,
                        severity=hit.severity or term.severity,
                        why=term.why,
                        replacements=term.replacements,
                        rewording=term.rewording(sentence.text[start:end], blocks[sentence.block].text),
                        is_wording=True,
                        duty=term.duty,
                        only_where_asked=term.only_where_asked,
                    )

    def _longest(self, matches: Iterable[_Match]) -> list[_Match]:
        """Return, in order, the matches that are not empty and overlap no longer one, or none surer of the words."""

        def rank(match: _Match) -> tuple[int, int, bool]:
            start, end, number = match
            return start - end, start, self._is_about_person(self.terms[number])

        kept: list[_Match] = []
        for match in sorted(matches, key=rank):
            at = bisect(kept, match)
            free = (not at or kept[at - 1][1] <= match[0]) and (at == len(kept) or match[1] <= kept[at][0])
            if free and match[0] < match[1]:
                kept.insert(at, match)
        return kept

    def _matches(self, reading: Reading) -> Iterator[tuple[Sentence, tuple[_Match, ...]]]:
        """Yield the sentences that hold terms, with start, end and number of each."""
        text = plain(reading.text)
        patterns = tuple(
            index
            for index, (_, _, literals) in enumerate(self._regexes)
            if not literals or _holds_one(text, literals)
        )
        if not patterns and not self._phrases.may_find(text):
            return
        for sentence in self.sentences_in_scope(reading):
            if matches := self._search(sentence.text, patterns):
                yield sentence, matches

    @cached_property
    def _search(self) -> Callable[[str, tuple[int, ...]], tuple[_Match, ...]]:
        # The sentences to parse are asked for of many postings at once, before those are searched for hits.
        return lru_cache(maxsize=_REMEMBERED)(self._search_anew)

    def _search_anew(self, text: str, patterns: tuple[int, ...]) -> tuple[_Match, ...]:
        matches = list(self._phrases.find(text))
        lowered = plain(text)
        for pattern, number, literals in map(self._regexes.__getitem__, patterns):
            if literals and not _holds_one(lowered, literals):
                continue
            for match in _compiled(pattern).finditer(evened(text)):
                group = _HERE if match.groupdict().get(_HERE) else 0
                matches.append((*match.span(group), number))
        return tuple(matches)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that ignores case, compiled when a text first calls for it: most texts call for few."""
    return re.compile(pattern, re.IGNORECASE)


def _holds_one(text: str, literals: tuple[str, ...]) -> bool:
    for literal in literals:  # noqa: SIM110 - any() takes three times as long, and this is the busiest place
        if literal in text:
            return True
    return False


def _describes_person(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    # A heading is no sentence, and a parser takes its capitals for names.
    is_heading = reading.posting.blocks[sentence.block].kind is BlockKind.HEADING
    doc = None if is_heading else reading.docs.get(sentence)
    return describes_person(evened(sentence.text), start, end, doc)

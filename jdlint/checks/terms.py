"""Words and phrases that should not be there, each with its own reason, replacements and exceptions."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt, model_validator

from jdlint.checks.base import Hit, Options, Regex, TextCheck
from jdlint.contexts import Places
from jdlint.finding import Severity
from jdlint.literals import needed_literals
from jdlint.people import describes_person
from jdlint.phrases import PhraseIndex, evened, plain
from jdlint.posting import BlockKind
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need

_HERE = "here"
_LOOK_BACK = 400
Scope = Literal["anyone", "person"]
_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})


class Term(Options):
    """One word or phrase and its variants, or a regular expression.

    `term` names it; `forms` are other spellings and inflections. `regex` takes their place where words
    alone cannot say it; where a group named `here` takes part in a match, only that part is flagged. A match
    that overlaps one of `exceptions` is right as it is, and so is every match in a sentence where one of
    `unless` is found, or after a text, in its block or the paragraph or bullet right before, where one of
    `unless_before` is found. With the scope "person" it counts only where it names or describes the person hired
    or their team. What is not set here is the rule's.

    All regular expressions ignore case, save in `(?-i:...)`, and see straight apostrophes, plain hyphens and
    plain spaces where the posting has others.
    """

    term: str
    forms: tuple[str, ...] = ()
    regex: Regex | None = None
    severity: Severity | None = None
    why: str | None = None
    replacements: tuple[str, ...] = ()
    scope: Scope | None = None
    exceptions: tuple[Regex, ...] = ()
    unless: tuple[Regex, ...] = ()
    unless_before: tuple[Regex, ...] = ()

    @property
    def key(self) -> str:
        """The name by which a configuration can mute this term alone."""
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")

    @property
    def spellings(self) -> tuple[str, ...]:
        """All phrases that stand for the term; none where a regular expression does."""
        return () if self.regex else (self.term, *self.forms)

    @model_validator(mode="after")
    def _is_alive(self) -> Term:
        if self.regex and self.forms:
            raise ValueError("give either forms or a regex, not both")
        odd = [text for text in self.spellings if not text[:1].isalnum()]
        if odd:
            raise ValueError(f"a phrase begins with a letter or digit, or is a regex: {odd[0]!r}")
        dead = [
            text
            for text in self.spellings
            if any(re.fullmatch(e, text, re.IGNORECASE) for e in self.exceptions)
        ]
        if dead:
            raise ValueError(f"never found, because an exception covers it: {dead[0]!r}")
        return self

    @cached_property
    def _exceptions(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.exceptions))

    @cached_property
    def _unless(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless))

    @cached_property
    def _unless_before(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless_before))

    def is_right(self, reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a match of the term in a sentence is right as it is."""
        text = evened(sentence.text)
        if any(places.overlap(text, start, end) for places in self._exceptions):
            return True
        if any(places.in_text(text) for places in self._unless):
            return True
        if not self.unless_before:
            return False
        before = evened(_text_before(reading, sentence, start))
        return any(places.in_text(before) for places in self._unless_before)


class TermsCheck(TextCheck):
    """Finds terms.

    All are right in a posting whose title matches one of `unless_title`, and in a section, heading included,
    whose text matches one of `unless_section`. `scope` holds for terms that have none of their own; sentences with
    a term of the scope "person" are parsed. Where the rule asks for `at_least` so many different terms, they
    are one hit together, with all its places.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"count"})

    kind: Literal["terms"]
    terms: tuple[Term, ...] = Field(min_length=1)
    unless_title: tuple[Regex, ...] = ()
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
    def _regexes(self) -> tuple[tuple[re.Pattern[str], int, tuple[str, ...]], ...]:
        return tuple(
            (re.compile(term.regex, re.IGNORECASE), number, needed_literals(term.regex))
            for number, term in enumerate(self.terms)
            if term.regex
        )

    @cached_property
    def _right_titles(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless_title))

    @cached_property
    def _right_sections(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless_section))

    def _is_about_person(self, term: Term) -> bool:
        return (term.scope or self.scope) == "person"

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the sentences that hold a term whose meaning depends on whom it is about."""
        if self.least_need is Need.TEXT:
            return
        for sentence in self.sentences_in_scope(reading):
            numbers = {number for _, _, number in self._matches(sentence.text)}
            if any(self._is_about_person(self.terms[number]) for number in numbers):
                yield sentence

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per match, of overlapping matches the longest, or one for all."""
        title = evened(reading.facts.title or "")
        if any(places.in_text(title) for places in self._right_titles):
            return
        hits = (hit for hit in self._hits(reading) if not self._section_is_right(reading, hit))
        if self.at_least == 1:
            yield from hits
            return
        found = list(hits)
        count = len({hit.key for hit in found})
        if count >= self.at_least:
            related = tuple((hit.block, hit.start, hit.end) for hit in found[1:] if hit.block is not None)
            yield replace(found[0], key=None, values={"count": count}, related=related)

    def _section_is_right(self, reading: Reading, hit: Hit) -> bool:
        section = reading.section_of(hit.block) if self._right_sections and hit.block is not None else None
        if section is None:
            return False
        text = evened(reading.text_of(section))
        return any(places.in_text(text) for places in self._right_sections)

    def _hits(self, reading: Reading) -> Iterator[Hit]:
        for sentence in self.sentences_in_scope(reading):
            matches = self._matches(sentence.text)
            for start, end, number in _longest(matches) if matches else ():
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
                        is_wording=True,
                    )

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        matches = list(self._phrases.find(text))
        lowered = plain(text)
        for pattern, number, literals in self._regexes:
            if literals and not _holds_one(lowered, literals):
                continue
            for match in pattern.finditer(evened(text)):
                group = _HERE if match.groupdict().get(_HERE) else 0
                matches.append((*match.span(group), number))
        return matches


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


def _text_before(reading: Reading, sentence: Sentence, start: int) -> str:
    blocks = reading.posting.blocks
    before = blocks[sentence.block].text[max(0, sentence.start + start - _LOOK_BACK) : sentence.start + start]
    previous = blocks[sentence.block - 1] if sentence.block else None
    if previous is None or previous.kind not in _RUNNING_TEXT:
        return before
    return f"{previous.text[-_LOOK_BACK:]}\n{before}"


def _longest(matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return, in order, the matches that are not empty and overlap no longer one."""
    kept: list[tuple[int, int, int]] = []
    for match in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        at = bisect(kept, match)
        free = (not at or kept[at - 1][1] <= match[0]) and (at == len(kept) or match[1] <= kept[at][0])
        if free and match[0] < match[1]:
            kept.insert(at, match)
    return kept

"""Words and phrases that should not be there, each with its own reason, replacements and exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from jdlint.checks.base import Hit, Options, Regex, TextCheck
from jdlint.contexts import overlaps_match
from jdlint.finding import Severity
from jdlint.phrases import PhraseIndex, evened
from jdlint.reading import Reading, Sentence

_HERE = "here"


class Term(Options):
    """One word or phrase and its variants, or a regular expression.

    `term` names it; `forms` are other spellings and inflections. `regex` takes their place where words
    alone cannot say it; if it has a group named `here`, only that part of a match is flagged. A match that
    overlaps one of `exceptions` is right as it is, and so is every match in a sentence where one of `unless`
    is found, or after a text, in its block or the one before, where one of `unless_before` is found.
    What is not set here is the rule's.

    All regular expressions ignore case, save in `(?-i:...)`, and see straight apostrophes, plain hyphens and
    plain spaces where the posting has others.
    """

    term: str
    forms: tuple[str, ...] = ()
    regex: Regex | None = None
    severity: Severity | None = None
    why: str | None = None
    replacements: tuple[str, ...] = ()
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
        dead = [
            text
            for text in self.spellings
            if any(re.fullmatch(e, text, re.IGNORECASE) for e in self.exceptions)
        ]
        if dead:
            raise ValueError(f"never found, because an exception covers it: {dead[0]!r}")
        return self

    @cached_property
    def _exceptions(self) -> tuple[re.Pattern[str], ...]:
        return _compiled(self.exceptions)

    @cached_property
    def _unless(self) -> tuple[re.Pattern[str], ...]:
        return _compiled(self.unless)

    @cached_property
    def _unless_before(self) -> tuple[re.Pattern[str], ...]:
        return _compiled(self.unless_before)

    def is_right(self, reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a match of the term in a sentence is right as it is."""
        text = evened(sentence.text)
        if any(overlaps_match(pattern, text, start, end) for pattern in self._exceptions):
            return True
        if any(pattern.search(text) for pattern in self._unless):
            return True
        if not self.unless_before:
            return False
        before = evened(_text_before(reading, sentence, start))
        return any(pattern.search(before) for pattern in self._unless_before)


class TermsCheck(TextCheck):
    """Finds terms."""

    kind: Literal["terms"]
    terms: tuple[Term, ...] = Field(min_length=1)

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
    def _regexes(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        numbered = ((term.regex, number) for number, term in enumerate(self.terms) if term.regex)
        return tuple((re.compile(regex, re.IGNORECASE), number) for regex, number in numbered)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per match; of overlapping matches the longest."""
        for sentence in self.sentences_in_scope(reading):
            for start, end, number in _longest(self._matches(sentence.text)):
                term = self.terms[number]
                if term.is_right(reading, sentence, start, end):
                    continue
                if hit := self.hit(sentence, start, end):
                    yield replace(
                        hit,
                        key=term.key,
                        severity=hit.severity or term.severity,
                        why=term.why,
                        replacements=term.replacements,
                    )

    def _matches(self, text: str) -> Iterator[tuple[int, int, int]]:
        yield from self._phrases.find(text)
        even = evened(text)
        for pattern, number in self._regexes:
            group = _HERE if _HERE in pattern.groupindex else 0
            yield from ((*match.span(group), number) for match in pattern.finditer(even))


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _text_before(reading: Reading, sentence: Sentence, start: int) -> str:
    blocks = reading.posting.blocks
    previous = blocks[sentence.block - 1].text + "\n" if sentence.block else ""
    return previous + blocks[sentence.block].text[: sentence.start + start]


def _longest(matches: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for match in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in kept) and match[0] < match[1]:
            kept.append(match)
    return sorted(kept)

"""Words and phrases that should not be there, each with its own reason, replacements and exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from dataclasses import replace
from typing import Literal

from pydantic import model_validator

from jdlint.checks.base import Hit, Options, Regex, TextCheck
from jdlint.contexts import overlaps_match
from jdlint.finding import Severity
from jdlint.phrases import PhraseIndex
from jdlint.reading import Reading


class Term(Options):
    """One word or phrase and its variants, or a regular expression.

    `term` names it; `forms` are other spellings and inflections. `regex` takes their place where words
    alone cannot say it. A match that overlaps one of `exceptions` is right as it is, and so is every match
    in a sentence where one of `unless` is found. What is not set here is the rule's.
    """

    term: str
    forms: tuple[str, ...] = ()
    regex: Regex | None = None
    severity: Severity | None = None
    why: str | None = None
    replacements: tuple[str, ...] = ()
    exceptions: tuple[Regex, ...] = ()
    unless: tuple[Regex, ...] = ()

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


class TermsCheck(TextCheck):
    """Finds terms."""

    kind: Literal["terms"]
    terms: tuple[Term, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the terms."""
        return tuple(term.key for term in self.terms)

    @model_validator(mode="after")
    def _no_term_twice(self) -> TermsCheck:
        seen: set[str] = set()
        for term in self.terms:
            for name in {term.key, *(s.lower() for s in term.spellings)}:
                if name in seen:
                    raise ValueError(f"term stands here twice: {name!r}")
            seen |= {term.key, *(s.lower() for s in term.spellings)}
        return self

    @cached_property
    def _phrases(self) -> PhraseIndex:
        return PhraseIndex((text, n) for n, term in enumerate(self.terms) for text in term.spellings)

    @cached_property
    def _regexes(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        return tuple(
            (re.compile(term.regex, re.IGNORECASE), number)
            for number, term in enumerate(self.terms)
            if term.regex
        )

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per match; of overlapping matches the longest."""
        for sentence in self.sentences_in_scope(reading):
            for start, end, number in _longest(self._matches(sentence.text)):
                term = self.terms[number]
                hit = None if _is_right(term, sentence.text, start, end) else self.hit(sentence, start, end)
                if hit:
                    yield replace(
                        hit,
                        key=term.key,
                        severity=hit.severity or term.severity,
                        why=term.why,
                        replacements=term.replacements,
                    )

    def _matches(self, text: str) -> Iterator[tuple[int, int, int]]:
        yield from self._phrases.find(text)
        for pattern, number in self._regexes:
            yield from ((match.start(), match.end(), number) for match in pattern.finditer(text))


def _is_right(term: Term, text: str, start: int, end: int) -> bool:
    return any(
        overlaps_match(re.compile(e, re.IGNORECASE), text, start, end) for e in term.exceptions
    ) or any(re.search(u, text, re.IGNORECASE) for u in term.unless)


def _longest(matches: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for match in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in kept) and match[0] < match[1]:
            kept.append(match)
    return sorted(kept)

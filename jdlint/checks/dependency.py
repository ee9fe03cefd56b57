"""Patterns over the parse of a sentence: spaCy's DependencyMatcher, written in a rule file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from jdlint import language
from jdlint.checks.base import Hit, Options, Regex, TextCheck
from jdlint.checks.pattern import TokenPattern, candidates
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need


class Node(Options):
    """One token of the pattern and how it hangs on an earlier one, in spaCy's terms.

    The first node has neither `LEFT_ID` nor `REL_OP`.
    """

    RIGHT_ID: str
    RIGHT_ATTRS: TokenPattern
    LEFT_ID: str | None = None
    REL_OP: str | None = None


class DependencyCheck(TextCheck):
    """Finds words that hang together in the parse; what is flagged reaches from the first to the last of them.

    Matches that overlap are one finding. Only sentences in which `candidate` is found are parsed.
    """

    kind: Literal["dependency"]
    patterns: tuple[tuple[Node, ...], ...] = Field(min_length=1)
    candidate: Regex | None = None

    @property
    def least_need(self) -> Need:
        """A parse."""
        return Need.PARSE

    @cached_property
    def _matcher(self) -> language.TreeMatcher:
        return language.TreeMatcher(
            [[node.model_dump(exclude_none=True) for node in p] for p in self.patterns]
        )

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the sentences in scope that pass the candidate test."""
        return candidates(self.candidate, self.sentences_in_scope(reading))

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit for each group of overlapping matches."""
        for sentence in self.sentences(reading):
            for start, end in self._matcher.find(reading.docs[sentence]):
                if hit := self.hit(sentence, start, end):
                    yield hit

"""Token patterns: spaCy's Matcher, written in a rule file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from jdlint import language
from jdlint.checks.base import Hit, Regex, TextCheck
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need

NEED_OF_ATTRIBUTE = {
    "ORTH": Need.TOKENS,
    "TEXT": Need.TOKENS,
    "LOWER": Need.TOKENS,
    "LENGTH": Need.TOKENS,
    "SHAPE": Need.TOKENS,
    "IS_ALPHA": Need.TOKENS,
    "IS_DIGIT": Need.TOKENS,
    "IS_LOWER": Need.TOKENS,
    "IS_UPPER": Need.TOKENS,
    "IS_TITLE": Need.TOKENS,
    "IS_PUNCT": Need.TOKENS,
    "LIKE_NUM": Need.TOKENS,
    "OP": Need.TOKENS,
    "TAG": Need.TAGS,
    "POS": Need.TAGS,
    "DEP": Need.PARSE,
}


_OPERATOR = re.compile(r"[!?+*]|\{\d*,?\d*\}")


def _known_attributes(token: dict[str, Any]) -> dict[str, Any]:
    for attribute in token:
        if attribute not in NEED_OF_ATTRIBUTE:
            raise ValueError(
                f"no token attribute is called `{attribute}`; there are: {', '.join(NEED_OF_ATTRIBUTE)}"
            )
    if not _OPERATOR.fullmatch(str(token.get("OP", "?"))):
        raise ValueError(f"`OP` can't be {token['OP']!r}; it is one of !, ?, +, * and {{n}}")
    lower = token.get("LOWER")
    words = [word for value in lower.values() for word in value] if isinstance(lower, dict) else [lower or ""]
    for word in words:
        if str(word) != str(word).lower():
            raise ValueError(f"`LOWER: {word}` never matches; write it in lower case")
    return token


TokenPattern = Annotated[dict[str, Any], AfterValidator(_known_attributes)]
"""What one token must be, in the language of spaCy's Matcher."""


def need_of(tokens: Iterator[dict[str, Any]]) -> Need:
    """Return the language work that token patterns ask for."""
    return max((NEED_OF_ATTRIBUTE[attribute] for token in tokens for attribute in token), default=Need.TOKENS)


class PatternCheck(TextCheck):
    """Finds runs of tokens. `at_start` keeps to runs that open a sentence.

    Only sentences in which `candidate` is found are analysed: a cheap test that saves most of the work.
    """

    kind: Literal["pattern"]
    patterns: tuple[Annotated[tuple[TokenPattern, ...], Field(min_length=1)], ...] = Field(min_length=1)
    at_start: bool = False
    candidate: Regex | None = None

    @property
    def least_need(self) -> Need:
        """What the attributes in the patterns ask for."""
        return need_of(token for pattern in self.patterns for token in pattern)

    @cached_property
    def _matcher(self) -> language.TokenMatcher:
        return language.TokenMatcher(self.patterns)

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the sentences in scope that pass the candidate test."""
        return candidates(self.candidate, self.sentences_in_scope(reading))

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield the longest matches, none overlapping."""
        for sentence in self.sentences(reading):
            for start, end in self._matcher.find(reading.docs[sentence]):
                if self.at_start and start > 0:
                    continue
                if hit := self.hit(sentence, start, end):
                    yield hit


def candidates(test: str | None, sentences: Iterator[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences in which the regular expression is found; all of them where there is none."""
    if test is None:
        return sentences
    pattern = re.compile(test, re.IGNORECASE)
    return (sentence for sentence in sentences if pattern.search(sentence.text))

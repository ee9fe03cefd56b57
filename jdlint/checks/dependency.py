"""Patterns over the parse of a sentence: spaCy's DependencyMatcher, written in a rule file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, model_validator

from jdlint import language
from jdlint.checks.base import Hit, Options, Regex, TextCheck
from jdlint.checks.pattern import TokenPattern, candidates
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need

_RELATIONS = (
    *("<", ">", "<<", ">>", ".", ".*", ";", ";*", "$+", "$-", "$++", "$--"),
    *(">+", ">-", ">++", ">--", "<+", "<-", "<++", "<--"),
)
"""The ways in which one token can hang on another, as spaCy's DependencyMatcher writes them."""


class Node(Options):
    """One token of the pattern and how it hangs on an earlier one, in spaCy's terms.

    The first node has neither `LEFT_ID` nor `REL_OP`.
    """

    RIGHT_ID: str
    RIGHT_ATTRS: TokenPattern
    LEFT_ID: str | None = None
    REL_OP: str | None = None


class Suggestion(Options):
    """What to write instead of a match: `{verb}` in it stands for the verbs of the match in their base form.

    It holds where the nodes `beside` hang on the match as well, and, if `verbs` are named, where the match's
    are all among them.
    """

    write: tuple[str, ...]
    beside: tuple[Node, ...] = ()
    verbs: frozenset[str] = frozenset()


class DependencyCheck(TextCheck):
    """Finds words that hang together in the parse; what is flagged reaches from the first to the last of them.

    Matches that overlap are one finding. Only sentences in which `candidate` is found are parsed. A match
    goes on over words joined to its node `coordinated`: "is planned, built and tested". The first of the
    `suggestions` that holds gives the replacements; wording that is right in its context needs none.
    """

    kind: Literal["dependency"]
    patterns: tuple[tuple[Node, ...], ...] = Field(min_length=1)
    coordinated: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    candidate: Regex | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> DependencyCheck:
        for pattern in self.patterns:
            known: set[str] = set()
            for node in pattern:
                if bool(known) != bool(node.LEFT_ID and node.REL_OP) or (not known and node.LEFT_ID):
                    raise ValueError(f"node `{node.RIGHT_ID}`: all but the first name `LEFT_ID` and `REL_OP`")
                if known and node.LEFT_ID not in known:
                    raise ValueError(f"node `{node.RIGHT_ID}`: no node before it is called `{node.LEFT_ID}`")
                if known and node.REL_OP not in _RELATIONS:
                    raise ValueError(
                        f"`REL_OP` can't be `{node.REL_OP}`; it is one of {' '.join(_RELATIONS)}"
                    )
                known.add(node.RIGHT_ID)
            if not known:
                raise ValueError("a pattern needs at least one node")
        return self

    @property
    def least_need(self) -> Need:
        """A parse."""
        return Need.PARSE

    @cached_property
    def _matcher(self) -> language.TreeMatcher:
        return language.TreeMatcher(
            [_nodes(pattern) for pattern in self.patterns],
            [_nodes(suggestion.beside) for suggestion in self.suggestions],
            self.coordinated,
        )

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the sentences in scope that pass the candidate test."""
        return candidates(self.candidate, self.sentences_in_scope(reading))

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit for each group of overlapping matches."""
        for sentence in self.sentences(reading):
            for match in self._matcher.find(reading.docs[sentence]):
                if hit := self.hit(sentence, match.start, match.end):
                    yield replace(hit, replacements=self._replacements(match) if hit.charged else ())

    def _replacements(self, match: language.TreeMatch) -> tuple[str, ...]:
        verbs = match.words.get("verb", ())
        fields = defaultdict(str, {name: " ".join(words) for name, words in match.words.items()})
        fields["verb"] = _listed(verbs)
        for number, suggestion in enumerate(self.suggestions):
            if number in match.additions and (not suggestion.verbs or suggestion.verbs.issuperset(verbs)):
                return tuple(wording.format_map(fields) for wording in suggestion.write)
        return ()


def _nodes(nodes: tuple[Node, ...]) -> list[Mapping[str, Any]]:
    return [node.model_dump(exclude_none=True) for node in nodes]


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))

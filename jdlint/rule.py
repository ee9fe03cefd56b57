"""A rule: what jdlint believes about postings, as one YAML file states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdlint.checks.base import Check
    from jdlint.finding import Confidence, Reference, Severity


class Need(IntEnum):
    """How much language work a rule asks for, each including those before it."""

    TEXT = 0
    TOKENS = 1
    TAGS = 2
    PARSE = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the exact strings that the rule flags in it: no more, no less, in order.

    A flag of "" stands for a finding about something absent. `check`, where set, is the rule's check with
    options of the example's own, so that a limit can be shown on a short text.
    """

    text: str
    flags: tuple[str, ...] = ()
    format: str = "markdown"
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its id is the name of its file, its category the name of its folder.

    `message` may name fields in braces: `{text}`, `{key}`, `{section}` and those its check offers.
    `language` is "en" for rules that only make sense in English, else "any". `severities` are what a
    configuration says of single keys, or, under None, of the whole rule. `ground` is what a wording rule is about
    ("age"): of findings on the same words, those on different grounds are all told.
    """

    id: str
    category: str
    summary: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    instead: str
    references: tuple[Reference, ...]
    examples_bad: tuple[Example, ...]
    examples_good: tuple[Example, ...]
    needs: Need
    language: str
    check: Check
    ground: str | None = None
    severities: Mapping[str | None, Severity] = field(default_factory=dict)

    def severity_of(self, key: str | None, found: Severity | None) -> Severity:
        """Return how bad something under a key is; `found` is what the check itself says of it.

        What the check tells only as information stays that, unless its very key is named.
        """
        if key is not None and key in self.severities:
            return self.severities[key]
        if found == "info":
            return found
        return self.severities.get(None) or found or self.severity

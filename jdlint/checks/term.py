"""One word or phrase that should not be there, with its own reason, replacements and exceptions."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import ValidationInfo, model_validator

from jdlint.checks.base import DutyName, Options, Regex, Rewording, is_proven
from jdlint.checks.fix_option import FixOption
from jdlint.contexts import Places
from jdlint.finding import Severity
from jdlint.inflection import plural
from jdlint.phrases import evened
from jdlint.posting import BlockKind
from jdlint.preferences import group_names, preference_patterns
from jdlint.reading import Reading, Sentence

_LOOK_BACK = 400
_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})

Scope = Literal["anyone", "person"]
"""Whom a word must be about to count: anybody, or the person hired and their team."""


class Term(Options):
    """One word or phrase and its variants, or a regular expression.

    `term` names it; `forms` are other spellings and inflections. `regex` takes their place where words
    alone cannot say it; where a group named `here` takes part in a match, only that part is flagged. With `prefers`
    the term is found where a posting asks for the named group of people or turns it away. A match
    that overlaps one of `exceptions` is right as it is, and so is every match in a sentence where one of
    `unless` is found, or after a text, in its block or the paragraph or bullet right before, where one of
    `unless_before` is found. With the scope "person" it counts only where it names or describes the person hired
    or their team. `duty` is what laws ask in the matter of this term; `only_where_asked`
    keeps it quiet where none does. `fix` is what `--fix` writes. What is not set here is the rule's.

    All regular expressions ignore case, save in `(?-i:...)`, and see straight apostrophes, plain hyphens and
    plain spaces where the posting has others.
    """

    term: str
    forms: tuple[str, ...] = ()
    regex: Regex | None = None
    prefers: str | None = None
    severity: Severity | None = None
    why: str | None = None
    replacements: tuple[str, ...] = ()
    fix: FixOption | None = None
    scope: Scope | None = None
    exceptions: tuple[Regex, ...] = ()
    unless: tuple[Regex, ...] = ()
    unless_before: tuple[Regex, ...] = ()
    duty: DutyName | None = None
    only_where_asked: bool = False

    @property
    def key(self) -> str:
        """The name by which a configuration can mute this term alone."""
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")

    @property
    def spellings(self) -> tuple[str, ...]:
        """All phrases that stand for the term; none where regular expressions do."""
        return () if self.patterns else (self.term, *self.forms)

    @property
    def patterns(self) -> tuple[str, ...]:
        """The regular expressions that stand for the term, if any do."""
        if self.prefers:
            return preference_patterns(self.prefers)
        return (self.regex,) if self.regex else ()

    @model_validator(mode="after")
    def _is_alive(self, info: ValidationInfo) -> Term:
        if self.prefers and self.prefers not in group_names():
            known = ", ".join(sorted(group_names()))
            raise ValueError(f"no group is called `{self.prefers}`; there are: {known}")
        if sum(map(bool, (self.regex, self.forms, self.prefers))) > 1:
            raise ValueError("give either forms, a regex or a group that it prefers")
        odd = [text for text in self.spellings if not text[:1].isalnum()]
        if odd:
            raise ValueError(f"a phrase begins with a letter or digit, or is a regex: {odd[0]!r}")
        if is_proven(info):
            return self
        dead = [
            text
            for text in self.spellings
            if any(re.fullmatch(e, text, re.IGNORECASE) for e in self.exceptions)
        ]
        if dead:
            raise ValueError(f"never found, because an exception covers it: {dead[0]!r}")
        return self

    @model_validator(mode="after")
    def _fix_fits(self) -> Term:
        if self.fix is None:
            return self
        if self.replacements and (untold := set(self.fix.texts) - set(self.replacements)):
            raise ValueError(f"what a fix writes must be one of the replacements: {min(untold)!r}")
        unknown = [s for s in self.fix.spellings if {s, plural(s)}.isdisjoint(self.spellings)]
        if unknown and not self.patterns:
            raise ValueError(f"a fix names what is no form of the term: {unknown[0]!r}")
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

    def rewording(self, found: str, around: str) -> Rewording | None:
        """Return what `--fix` may write for a match of the term in a text."""
        return self.fix.rewording(self.term, found, around) if self.fix else None


def _text_before(reading: Reading, sentence: Sentence, start: int) -> str:
    blocks = reading.posting.blocks
    before = blocks[sentence.block].text[max(0, sentence.start + start - _LOOK_BACK) : sentence.start + start]
    previous = blocks[sentence.block - 1] if sentence.block else None
    if previous is None or previous.kind not in _RUNNING_TEXT:
        return before
    return f"{previous.text[-_LOOK_BACK:]}\n{before}"

"""What a rule lets `--fix` write in place of a term."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from pydantic import model_validator

from jdlint.checks.base import Options, Regex, Rewording
from jdlint.contexts import Places
from jdlint.inflection import plural
from jdlint.phrases import evened, plain

Texts = str | dict[str, tuple[str, ...]] | None
"""A text for the term itself, or texts, each with the spellings that it stands for."""


class FixOption(Options):
    """What `--fix` writes in place of a term.

    A `safe` text keeps the meaning and the grammar wherever the term is flagged; an `unsafe` one may not, and is
    written only on request. One text stands for the term alone; a table names the spellings that each text stands
    for. Plurals follow. A spelling that isn't named is left alone, so that one that is added to a term is not fixed
    unawares. Nothing is written in a paragraph or bullet in which one of `unless` is found.
    """

    safe: Texts = None
    unsafe: Texts = None
    unless: tuple[Regex, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> FixOption:
        if not (self.safe or self.unsafe):
            raise ValueError("give what to write: `safe`, `unsafe` or both")
        return self

    @cached_property
    def _unless(self) -> tuple[Places, ...]:
        return tuple(map(Places, self.unless))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that stand for the term itself."""
        return tuple(text for text in (self.safe, self.unsafe) if isinstance(text, str))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings that are named."""
        tables = (table for table in (self.safe, self.unsafe) if isinstance(table, dict))
        return tuple(spelling for table in tables for spellings in table.values() for spelling in spellings)

    def rewording(self, term: str, found: str, around: str) -> Rewording | None:
        """Return what to write for a spelling of a term that was found in a text, before it is fitted to its place."""
        if any(places.in_text(evened(around)) for places in self._unless):
            return None
        for texts, safe in ((self.safe, True), (self.unsafe, False)):
            table = {texts: (term,)} if isinstance(texts, str) else texts or {}
            if text := _by_spelling(table).get(_evened(found)):
                return Rewording(text, safe)
        return None


def _by_spelling(texts: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    pairs = [(_evened(spelling), text) for text, spellings in texts.items() for spelling in spellings]
    return {**{plural(spelling): plural(text) for spelling, text in pairs}, **dict(pairs)}


def _evened(spelling: str) -> str:
    """Return a spelling as phrases compare: in lower case, a hyphen like a space, a slash without any around it."""
    return re.sub(r" ?/ ?", "/", re.sub(r"[ -]+", " ", plain(spelling)))

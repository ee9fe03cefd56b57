"""What a rule lets `--fix` write in place of a term."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import model_validator

from jdlint.checks.base import Options, Regex, Rewording
from jdlint.contexts import Places
from jdlint.inflection import is_plural, plural
from jdlint.phrases import evened, plain


class FixOption(Options):
    """What `--fix` writes in place of a term.

    A `safe` text keeps the meaning and the grammar wherever the term is flagged; an `unsafe` one may not, and is
    written only on request. One text stands for every spelling, and is put into the plural where a spelling is
    plural and the term is not; a table gives one for each spelling it names, in the plural for their plurals, and
    leaves all others alone. Nothing is written in a paragraph or bullet in which one of `unless` is found.
    """

    safe: str | dict[str, str] | None = None
    unsafe: str | dict[str, str] | None = None
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
        """The texts that stand for every spelling."""
        return tuple(text for text in (self.safe, self.unsafe) if isinstance(text, str))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings that have a text of their own."""
        return tuple(key for table in (self.safe, self.unsafe) if isinstance(table, dict) for key in table)

    def rewording(self, term: str, found: str, around: str) -> Rewording | None:
        """Return what to write for a spelling of a term that was found in a text, before it is fitted to its place."""
        if any(places.in_text(evened(around)) for places in self._unless):
            return None
        for texts, safe in ((self.safe, True), (self.unsafe, False)):
            if (text := _text(texts, term, found)) is not None:
                return Rewording(text, safe)
        return None


def _text(texts: str | dict[str, str] | None, term: str, found: str) -> str | None:
    spelling = _evened(found)
    if isinstance(texts, str):
        if is_plural(spelling) == is_plural(_evened(term)):
            return texts
        return plural(texts) if is_plural(spelling) else None
    by_spelling = {_evened(key): text for key, text in (texts or {}).items()}
    plurals = {plural(key): plural(text) for key, text in by_spelling.items()}
    return by_spelling.get(spelling) or plurals.get(spelling)


def _evened(spelling: str) -> str:
    """Return a spelling as phrases compare: in lower case, a hyphen like a space, a slash without any around it."""
    return re.sub(r" ?/ ?", "/", re.sub(r"[ -]+", " ", plain(spelling)))

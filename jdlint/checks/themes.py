"""What a posting could tell and doesn't, told in one finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from jdlint.checks.base import Check, Hit, Options, Regex
from jdlint.facts.labels import labelled
from jdlint.phrases import evened
from jdlint.reading import Reading


class Theme(Options):
    """What a message calls by its `name`; a posting touches it where `says` is found or a labelled `fact` states it."""

    name: str
    says: Regex
    fact: str | None = None


class ThemesCheck(Check):
    """Reports, in one hit, the themes that a posting of `least_words` does not touch, if they are `at_least` many."""

    fields: ClassVar[frozenset[str]] = frozenset({"names"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["themes"]
    themes: tuple[Theme, ...] = Field(min_length=1)
    at_least: PositiveInt = 1
    least_words: PositiveInt = 1

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(theme.says, re.IGNORECASE) for theme in self.themes)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit that names them all."""
        if reading.facts.words < self.least_words:
            return
        blocks = reading.posting.blocks
        text = evened("\n".join(f"{block.label or ''} {block.text}" for block in blocks))
        lacking = [
            theme.name
            for theme, pattern in zip(self.themes, self._patterns, strict=True)
            if not pattern.search(text) and not (theme.fact and any(labelled(blocks, theme.fact)))
        ]
        if len(lacking) >= self.at_least:
            names = f"{', '.join(lacking[:-1])} or {lacking[-1]}" if len(lacking) > 1 else lacking[0]
            yield Hit(values={"names": names})

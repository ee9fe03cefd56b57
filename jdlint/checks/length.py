"""Postings that say too little or too much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import PositiveInt, model_validator

from jdlint.checks.base import Check, Hit
from jdlint.finding import Severity
from jdlint.reading import Reading


class LengthCheck(Check):
    """Reports a posting of more words than `at_most`, or fewer than `at_least`; as a warning below `warn_below`."""

    fields: ClassVar[frozenset[str]] = frozenset({"count", "limit"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["length"]
    at_most: PositiveInt | None = None
    at_least: PositiveInt | None = None
    warn_below: PositiveInt | None = None

    @model_validator(mode="after")
    def _has_a_limit(self) -> LengthCheck:
        if bool(self.at_most) == bool(self.at_least):
            raise ValueError("give either at_most or at_least")
        return self

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit where the posting is too long or too short."""
        words = reading.facts.words
        if self.at_most and words > self.at_most:
            yield Hit(values={"count": words, "limit": self.at_most})
        if self.at_least and words < self.at_least:
            grave = self.warn_below is not None and words < self.warn_below
            severity = Severity.WARNING if grave else None
            yield Hit(values={"count": words, "limit": self.at_least}, severity=severity)

"""What a posting says, or leaves open, about the place of work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from jdlint.checks.base import Check, Hit
from jdlint.finding import Severity
from jdlint.reading import Reading


class PlaceCheck(Check):
    """Reports the first place of work that the posting leaves open: `ambiguous`, a name that several places share.

    A name of `mostly_clear` nearly always means the best known place, so that is told as information.
    """

    whole_posting: ClassVar[bool] = True

    kind: Literal["place"]
    problem: Literal["ambiguous"]
    mostly_clear: frozenset[str] = frozenset()

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit where a name is of several places and nothing else in the posting says which is meant."""
        for place in reading.places.of("job", "remote"):
            if place.ambiguous:
                severity = Severity.INFO if place.text in self.mostly_clear else None
                yield Hit(place.block, place.start, place.end, severity=severity)
                return

"""Files that are not postings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from jdlint.checks.base import Check, Hit
from jdlint.reading import Reading


class RecognitionCheck(Check):
    """Reports a file that shows too few signs of a posting; `rules/data/recognition.yaml` weighs the signs."""

    kind: Literal["recognition"]

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit where the file is no posting."""
        if not reading.facts.is_posting:
            yield Hit()

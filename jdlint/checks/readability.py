"""School grade of the prose in a posting."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean
from typing import Annotated, ClassVar, Literal

from pydantic import Field, PositiveInt

from jdlint.checks.base import Check, Hit
from jdlint.posting import BlockKind
from jdlint.reading import Reading

Formula = Literal["automated_readability_index", "coleman_liau_index"]
"""textstat formulas that count letters and not syllables, so they need no dictionary."""


class ReadabilityCheck(Check):
    """Reports prose whose mean grade by the `formulas` is above `at_most_grade`.

    Only whole sentences in paragraphs count: on bullets every formula gives nonsense. Below `least_words`
    words of such prose a grade says nothing.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"grade", "limit"})
    whole_posting: ClassVar[bool] = True

    kind: Literal["readability"]
    formulas: Annotated[tuple[Formula, ...], Field(min_length=1)] = (
        "automated_readability_index",
        "coleman_liau_index",
    )
    at_most_grade: PositiveInt
    least_words: PositiveInt

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit where the prose is too hard."""
        blocks = reading.posting.blocks
        sentences = [
            sentence.text
            for sentence in reading.sentences
            if blocks[sentence.block].kind is BlockKind.PARAGRAPH
            and sentence.text.rstrip("\"'”’)").endswith((".", "!", "?"))
        ]
        prose = " ".join(sentences)
        if len(prose.split()) < self.least_words:
            return
        import textstat  # noqa: PLC0415 - slow to import, and most runs of `rules` and `explain` never need it

        grade = round(fmean(getattr(textstat, formula)(prose) for formula in self.formulas))
        if grade > self.at_most_grade:
            yield Hit(values={"grade": grade, "limit": self.at_most_grade})

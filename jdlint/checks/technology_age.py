"""More years of a technology than it has existed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Literal

from jdlint.checks.base import Hit, Regex, TextCheck
from jdlint.facts.years import years_asked
from jdlint.phrases import evened
from jdlint.reading import Reading
from jdlint.rules_dir import load_data


class TechnologyAgeCheck(TextCheck):
    """Reports years that are asked of a technology before which there was none, by `rules/data/technologies.yaml`.

    `between` may stand between the years and the technology, `alternative` behind it, where the years may be of
    something else.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"technology", "year", "most"})

    kind: Literal["technology_age"]
    between: Regex
    alternative: Regex

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit for years that nobody can have."""
        this_year = reading.as_of.year
        for sentence in self.sentences_in_scope(reading):
            text = evened(sentence.text).lower()
            for years in years_asked(text):
                behind = _named_behind(self.between).match(text, years.end)
                if not behind or re.compile(self.alternative).match(text, behind.end()):
                    continue
                name, year = _first_years()[behind.lastgroup or ""]
                if years.least > this_year - year and (hit := self.hit(sentence, years.start, behind.end())):
                    yield _filled(hit, {"technology": name, "year": year, "most": this_year - year})


def _filled(hit: Hit, values: dict[str, object]) -> Hit:
    return Hit(hit.block, hit.start, hit.end, values=values, severity=hit.severity, charged=hit.charged)


@cache
def _named_behind(between: str) -> re.Pattern[str]:
    names = "|".join(
        f"(?P<t{n}>{entry['words']})" for n, entry in enumerate(load_data("technologies").values())
    )
    return re.compile(rf"{between}(?:{names})(?![\w+#])")


@cache
def _first_years() -> dict[str, tuple[str, int]]:
    entries = load_data("technologies").items()
    return {f"t{n}": (name, entry["year"]) for n, (name, entry) in enumerate(entries)}

"""Pay grades, which name the pay without a figure: "GS-12", "NHS Band 6", "TVöD E 13"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jdlint.facts.pay_words import names_pay
from jdlint.labels import fact_of
from jdlint.rules_dir import load_data


def grade_spans(text: str, *, label: str | None, about_pay: bool) -> Iterator[tuple[int, int]]:
    """Yield the places in `text` that name a pay grade.

    Args:
        text: the text of one block.
        label: the name of the fact whose value the text is.
        about_pay: the block's label or section says that it is about pay, so "Band 6" alone counts.
    """
    anywhere, where_paid, value = _patterns()
    if label and fact_of(label) == "pay":
        about_pay = about_pay or not names_pay(label)
        if value.fullmatch(text.strip()) and not names_pay(label):  # "Pay grade: 14"
            start = text.index(text.strip())
            yield start, start + len(text.strip())
            return
    last = 0
    for match in (where_paid if about_pay else anywhere).finditer(text):
        if match.start() >= last:
            yield match.span()
            last = match.end()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load_data("money")["grades"]
    anywhere = "|".join(data["anywhere"])
    where_paid = "|".join(data["where_paid"])
    return re.compile(anywhere), re.compile(f"{anywhere}|{where_paid}"), re.compile(data["value"])

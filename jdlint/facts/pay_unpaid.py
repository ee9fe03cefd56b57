"""Whether a posting says that the job is unpaid: "This is a volunteer role", "Pay: unpaid", "Type: volunteer"."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from jdlint.facts.pay_patterns import any_of, words_pattern
from jdlint.facts.pay_words import names_pay
from jdlint.labels import fact_of
from jdlint.posting import Posting
from jdlint.rules_dir import load_data


def says_unpaid(posting: Posting, about_pay: Container[int]) -> bool:
    """Whether a block of `posting` says so; in the blocks `about_pay` a single word will do."""
    phrases, alone = _patterns()
    return any(
        phrases.search(block.text)
        or ((index in about_pay or _tells(block.label)) and alone.match(block.text))
        for index, block in enumerate(posting.blocks)
    )


def _tells(label: str | None) -> bool:
    """Whether a label is one under which a word is enough."""
    return label is not None and (names_pay(label) or fact_of(label) == "employment_type")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load_data("money")["unpaid"]
    alone = rf"\W*{any_of(data['alone'])}(?=\s*(?:$|[.,;:()!]))"
    return words_pattern(data["phrases"]), re.compile(alone, re.IGNORECASE)

"""The language a posting is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from jdlint.posting import Posting
from jdlint.rules_dir import load_data

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 5  # short words of the language; fewer could be chance


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in load_data("languages").items():
        for word in words:
            table[word] = (*table.get(word, ()), language)
    return table


def language_of(posting: Posting) -> str | None:
    """Return the language (ISO 639-1) whose short words the text holds most of, or None where it is too short."""
    counts: Counter[str] = Counter()
    for _, block in posting.body():
        for word in _WORD.findall(block.text.lower()):
            counts.update(_languages_of_word().get(word, ()))
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= _LEAST_WORDS else None

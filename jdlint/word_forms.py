"""Words brought to one form, so that near variants count together: developer, developers, developing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jdlint.phrases import plain
from jdlint.rules_dir import load_data

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*[+#]*")


@cache
def function_words() -> frozenset[str]:
    """Return the words, in lower case, that no name of a thing begins or ends with."""
    return frozenset(load_data("word_forms")["function_words"])


@cache
def _endings() -> tuple[tuple[str, ...], int]:
    data = load_data("word_forms")
    return tuple(sorted(data["endings"], key=len, reverse=True)), data["least_left"]


def stem(word: str) -> str:
    """Return a lower-case word without its endings; no word itself, but the same for all forms of one."""
    endings, least = _endings()
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return stem(word.removesuffix(ending))
    return word


@lru_cache(maxsize=50_000)
def content_stem(word: str) -> str | None:
    """Return the stem of a lower-case word, or None for function words, numbers and single letters."""
    counts = word not in function_words() and len(word) > 1 and not word[0].isdigit()
    return stem(word) if counts else None


def content_stems(text: str) -> list[str]:
    """Return the stems of the words in a text that name something."""
    found = (content_stem(match.group()) for match in WORD.finditer(plain(text)))
    return [word for word in found if word]

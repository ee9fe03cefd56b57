"""Cutting a block's text into sentences, by punctuation: on postings this beats a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jdlint.rules_dir import load_data

# A stop, closing quotes or brackets, white space, and something that can open a sentence.
_BOUNDARY = re.compile(r"""(?<![.!?…])[.!?…]+["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9À-ÞĀ-Ž])""")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.?$")
_LONGEST_WORD = 40  # no abbreviation is longer; a search for the last word of a long text is slow


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_data("sentences")["abbreviations"])


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of `text`, white space around it left out."""
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        stop = boundary.group()
        if (
            stop.startswith(".")
            and not stop.startswith("..")
            and _ends_in_abbreviation(text[max(start, boundary.start() - _LONGEST_WORD) : boundary.start()])
        ):
            continue
        yield from _trimmed(text, start, boundary.end())
        start = boundary.end()
    yield from _trimmed(text, start, len(text))


def _ends_in_abbreviation(text: str) -> bool:
    word = _LAST_WORD.search(text)
    if word is None:
        return False
    # A single capital is an initial ("J. Smith"); the pronoun "I" never ends a statement before a stop.
    return word[1].lower() in _abbreviations() or (len(word[1]) == 1 and word[1].isupper())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right

"""English nouns in the plural, and the article that a word takes: enough to make a replacement fit its place."""

from __future__ import annotations

import re
from functools import cache

from jdlint.rules_dir import load_data

_CONSONANT_AND_Y = re.compile(r"(?<=[^aeiou\W])y\Z")
_HISSING = ("s", "x", "z", "ch", "sh")
_SINGULAR_IN_S = ("ss", "us", "is")
_NUMBER_WITH_VOWEL_SOUND = re.compile(r"8|1[18](?!\d)")
_VOWELS = "aeiou"


@cache
def _plurals() -> tuple[tuple[str, str], ...]:
    return tuple(load_data("inflection")["plurals"].items())


@cache
def _beginnings() -> tuple[tuple[str, bool], ...]:
    """Return how words begin that sound other than they are written, the longest first, and if it is with a vowel."""
    data = load_data("inflection")
    beginnings = [(text, True) for text in data["begins_with_vowel_sound"]]
    beginnings += [(text, False) for text in data["begins_with_consonant_sound"]]
    return tuple(sorted(beginnings, key=lambda pair: -len(pair[0])))


def plural(noun: str) -> str:
    """Return a noun, or a phrase that ends in one, in the plural.

    >>> plural("salesperson"), plural("intermediary"), plural("police officer")
    ('salespeople', 'intermediaries', 'police officers')
    """
    for one, many in _plurals():
        if noun.endswith(one):
            return noun.removesuffix(one) + many
    if _CONSONANT_AND_Y.search(noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSING) else "s")


def is_plural(noun: str) -> bool:
    """Whether a noun, in lower case, looks like the plural of another."""
    for one, many in _plurals():
        if noun.endswith((one, many)):
            return noun.endswith(many)
    return noun.endswith("s") and not noun.endswith(_SINGULAR_IN_S)


def article(phrase: str) -> str:
    """Return "a" or "an", as the sound that a phrase begins with asks for. Capitals all through are read as letters.

    >>> article("chair"), article("hour of work"), article("user"), article("MBA"), article("8-hour shift")
    ('a', 'an', 'a', 'an', 'an')
    """
    word = (re.findall(r"\w+", phrase) or [""])[0]
    if word[:1].isdigit():
        return "an" if _NUMBER_WITH_VOWEL_SOUND.match(word) else "a"
    if len(word) > 1 and word.isupper():
        return "an" if word[0] in load_data("inflection")["letters_with_vowel_sound"] else "a"
    lowered = word.lower()
    for beginning, vowel in _beginnings():
        if lowered.startswith(beginning):
            return "an" if vowel else "a"
    return "an" if lowered[:1] in set(_VOWELS) else "a"

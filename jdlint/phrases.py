"""Finding many fixed phrases in a text at once, by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W_]+")
# Same length on both sides, so that positions stay true. A dash is no hyphen: it parts what it stands between.
_PLAIN = str.maketrans("‘’ʼ´`‐‑\n\t\u00a0\u2009\u202f", "'''''--     ")
_GAP = r"(?: +|- *)"  # a line may be wrapped after a hyphen
_SLASH = r" *[/⁄] *"
_END = r"(?![^\W_]|_\w)"


@lru_cache(maxsize=2048)
def evened(text: str) -> str:
    """Return `text` with straight apostrophes, plain hyphens and plain spaces, equally long."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Return `text` evened and in lower case, equally long."""
    even = evened(text)
    lowered = even.lower()
    if len(lowered) == len(even):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in even)


@lru_cache(maxsize=2048)
def _words(lowered: str) -> tuple[tuple[int, str], ...]:
    return tuple((word.start(), word.group()) for word in _WORD.finditer(lowered))


@lru_cache(maxsize=2048)
def _word_set(lowered: str) -> frozenset[str]:
    return frozenset(word for _, word in _words(lowered))


class PhraseIndex:
    """A set of phrases, each standing for a number.

    A phrase matches whole words in any case; the words in "blacklist_file" are parts of one. A space or hyphen
    in it matches spaces, a line break or a hyphen, a slash also one among spaces, an apostrophe also a curly
    one; every other character matches itself.
    """

    def __init__(self, phrases: Iterable[tuple[str, int]]) -> None:
        """Index pairs of phrase and number; a phrase begins with a letter or digit."""
        self._by_first_word: dict[str, list[tuple[str, int]]] = {}
        for phrase, number in sorted(phrases, key=lambda pair: -len(pair[0])):
            text = plain(phrase)
            first = _WORD.match(text)
            if first is None:
                raise ValueError(f"a phrase must begin with a letter or digit: {phrase!r}")
            self._by_first_word.setdefault(first.group(), []).append((text, number))

    def may_find(self, text: str) -> bool:
        """Whether a text holds the first word of any phrase."""
        return not self._by_first_word.keys().isdisjoint(_word_set(plain(text)))

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and number of the longest phrase at each place, left to right, none overlapping."""
        if not self.may_find(text):
            return
        lowered = plain(text)
        free_from = 0
        for start, word in _words(lowered):
            candidates = self._by_first_word.get(word)
            if candidates is None or start < free_from or _is_inside_name(lowered, start):
                continue
            for phrase, number in candidates:
                if match := _pattern(phrase).match(lowered, start):
                    yield start, match.end(), number
                    free_from = match.end()
                    break


@cache  # compiled only once a text holds its first word: of thousands of phrases few are ever looked for
def _pattern(text: str) -> re.Pattern[str]:
    slashed = (part.strip() for part in text.split("/"))
    pattern = _SLASH.join(_GAP.join(map(re.escape, re.split(r"[ -]+", part))) for part in slashed)
    return re.compile(pattern + (_END if text[-1].isalnum() else ""))


def _is_inside_name(text: str, start: int) -> bool:
    """Whether the word at `start` goes on after an underscore, as in "ip_blacklist"."""
    return start > 1 and text[start - 1] == "_" and text[start - 2].isalnum()

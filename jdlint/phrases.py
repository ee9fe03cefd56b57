"""Finding many fixed phrases in a text at once, by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
# Same length on both sides, so that positions stay true.
_PLAIN = str.maketrans("‘’ʼ´`‐‑‒–—\u00a0\u2009\u202f", "'''''-----   ")


def plain(text: str) -> str:
    """Return `text` in lower case with straight quotes, plain hyphens and spaces, equally long."""
    lowered = text.translate(_PLAIN).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_PLAIN))


class PhraseIndex:
    """A set of phrases, each standing for a number.

    A phrase matches whole words in any case. A space or hyphen in it matches spaces, a hyphen or a line
    break; every other character matches itself.
    """

    def __init__(self, phrases: Iterable[tuple[str, int]]) -> None:
        """Index pairs of phrase and number; a phrase needs at least one word."""
        self._by_first_word: dict[str, list[tuple[re.Pattern[str], int]]] = {}
        for phrase, number in sorted(phrases, key=lambda pair: -len(pair[0])):
            text = plain(phrase)
            first = _WORD.search(text)
            if first is None or first.start() > 0:
                raise ValueError(f"a phrase must begin with a letter or digit: {phrase!r}")
            parts = [re.escape(part) for part in re.split(r"[ -]+", text)]
            pattern = re.compile(
                r"(?:[ \t\n]+|[ \t\n]*-[ \t\n]*)".join(parts) + (r"(?![^\W_])" if text[-1].isalnum() else "")
            )
            self._by_first_word.setdefault(first.group(), []).append((pattern, number))

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and number of the longest phrase at each place, left to right, none overlapping."""
        lowered = plain(text)
        free_from = 0
        for word in _WORD.finditer(lowered):
            candidates = self._by_first_word.get(word.group())
            if candidates is None or word.start() < free_from:
                continue
            for pattern, number in candidates:
                if match := pattern.match(lowered, word.start()):
                    yield match.start(), match.end(), number
                    free_from = match.end()
                    break

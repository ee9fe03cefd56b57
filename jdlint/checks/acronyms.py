"""Acronyms that a posting uses and never spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Literal

from pydantic import PositiveInt

from jdlint.checks.base import Check, Hit, Where
from jdlint.posting import MarkKind
from jdlint.reading import Reading
from jdlint.rules_dir import load_data

_MOST_NAMED = 4
_ACRONYM = re.compile(r"(?<![\w.&/@#$’'-])[A-Z]{3,6}(?=s?(?![\w&@/’'+#-]|\.\w))")
# What can be said as a word may well be a name: a list of letters has no vowel between most of its consonants.
_SOUNDS_LIKE_WORD = re.compile(r"[^AEIOUY]{0,2}(?:[AEIOUY]{1,2}[^AEIOUY]{1,2})+[AEIOUY]?")
_SMALL_WORDS = r"(?:(?:of|and|the|for|to|in|on|at|by|with|a|an|de|la)\W+)*"
_ADDRESS = re.compile(r"[\w.-]+\.(?:com|org|net|gov|edu|io|co|uk)\b|\S+@\S+")


class AcronymsCheck(Check):
    """Reports, in one hit, acronyms that neither the posting explains nor `rules/data/acronyms.yaml` calls well known.

    An acronym is explained where its letters begin the words of some phrase, where brackets stand behind it or
    around it, and where it is part of an address. What is used more than `at_most_times` is the posting's own subject.
    """

    fields: ClassVar[frozenset[str]] = frozenset({"names"})

    kind: Literal["acronyms"]
    where: Where = Where()
    at_most_times: PositiveInt = 2

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit, on the first of them, with the others as related places."""
        places = [place for place in self._places(reading) if place[3] not in _known()]
        text = "\n".join(block.text for block in reading.posting.blocks)
        counts = {name: sum(place[3] == name for place in places) for *_, name in places}
        unclear = {
            n for n, times in counts.items() if times <= self.at_most_times and not _is_explained(n, text)
        }
        first = {name: (block, start, end) for block, start, end, name in reversed(places) if name in unclear}
        if first:
            places_of_first = sorted(first.values())
            names = [name for name, _ in sorted(first.items(), key=lambda item: item[1])]
            yield Hit(
                *places_of_first[0], values={"names": _joined(names)}, related=tuple(places_of_first[1:])
            )

    def _places(self, reading: Reading) -> Iterator[tuple[int, int, int, str]]:
        blocks = reading.posting.blocks
        for sentence in reading.sentences:
            block = blocks[sentence.block]
            if not self.where.includes(reading, sentence.block, block) or _shouts(sentence.text):
                continue
            code = [(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]
            for match in _ACRONYM.finditer(sentence.text):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                inside = any(first <= start < last for first, last in code)
                if not inside and not _SOUNDS_LIKE_WORD.fullmatch(match.group()):
                    yield sentence.block, start, end, match.group()


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char.isupper() for char in letters) > len(letters)


def _is_explained(name: str, text: str) -> bool:
    # "United States Web Design System", whatever stands for its first word
    phrase = rf"[\w'’]*\W+{_SMALL_WORDS}".join(map(re.escape, name))
    in_brackets = rf"{name}s?\)? ?\([A-Za-z][^)]{{5,}}\)|\w[^().]{{5,}}\(\s*(?:the )?[\"“]?{name}s?\b"
    if re.search(rf"\b{phrase}", text, re.IGNORECASE) or re.search(in_brackets, text):
        return True
    return any(name.lower() in address.lower() for address in _ADDRESS.findall(text))


def _joined(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    if len(quoted) > _MOST_NAMED:
        return f"{', '.join(quoted[:_MOST_NAMED])} and {len(quoted) - _MOST_NAMED} more"
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


@cache
def _known() -> frozenset[str]:
    return frozenset(name for names in load_data("acronyms").values() for name in names.split())

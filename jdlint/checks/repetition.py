"""Text that stands in a posting more than once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from jdlint.checks.base import Check, Hit, Regex
from jdlint.phrases import plain
from jdlint.posting import BlockKind, MarkKind
from jdlint.reading import Reading, Sentence

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.BULLET)
_RUN = 3  # words: long enough that runs rarely meet by chance, short enough that one new word spoils few
_COMPARED = 8  # earlier sentences looked at per run of words; text that repeats more is found by any of them


@dataclass(frozen=True, slots=True)
class _Copy:
    """A sentence and the earlier one that it repeats."""

    sentence: Sentence
    first: Sentence


class RepetitionCheck(Check):
    """Finds sentences and bullets that an earlier one says already, word for word or nearly.

    Near enough is a share of `alike` of all runs of three words that two sentences of `least_words` and more
    have. Shorter bullets are compared, word for word, within their list, down to `least_words_in_list`. The
    copies in one section are one finding, on the first of them.

    Two kinds of line may stand twice: one with a link, at the top and at the foot; and one under two headings
    that differ only in `variants`, for each of which the list has to be complete ("Level 1", "Level 2").
    """

    fields: ClassVar[frozenset[str]] = frozenset({"lines", "where"})

    kind: Literal["repetition"]
    alike: float = Field(gt=0.5, le=1)
    least_words: PositiveInt
    least_words_in_list: PositiveInt
    variants: Regex

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per section that repeats something; all other places are related."""
        groups: dict[tuple[int, int] | None, list[_Copy]] = defaultdict(list)
        for copy in self._copies(reading):
            section = reading.section_of(copy.sentence.block)
            groups[(section.start, section.end) if section else None].append(copy)
        for copies in groups.values():
            yield _hit(reading, copies)

    def _copies(self, reading: Reading) -> Iterator[_Copy]:
        known = _Known(self.alike)
        short: dict[tuple[object, ...], Sentence] = {}
        for sentence in reading.sentences:
            block = reading.posting.blocks[sentence.block]
            if block.front_matter or block.kind not in _PROSE or _is_linked(reading, sentence):
                continue
            words = tuple(_WORD.findall(plain(sentence.text)))
            first = None
            if len(words) >= self.least_words:
                first = known.find_or_add(sentence, words)
            elif (
                len(words) >= self.least_words_in_list and block.kind is BlockKind.BULLET and block.level == 0
            ):
                first = short.setdefault((reading.section_of(sentence.block), *words), sentence)
            if first and first is not sentence and not self._are_variants(reading, first, sentence):
                yield _Copy(sentence, first)

    def _are_variants(self, reading: Reading, first: Sentence, second: Sentence) -> bool:
        one, other = (_heading(reading, sentence) for sentence in (first, second))
        return one != other and re.sub(self.variants, "", plain(one)) == re.sub(
            self.variants, "", plain(other)
        )


class _Known:
    """The sentences met so far, to be found again by the runs of words in them."""

    def __init__(self, alike: float) -> None:
        self._alike = alike
        self._exact: dict[tuple[str, ...], Sentence] = {}
        self._runs: list[tuple[Sentence, frozenset[int]]] = []
        self._by_run: dict[int, list[int]] = defaultdict(list)

    def find_or_add(self, sentence: Sentence, words: tuple[str, ...]) -> Sentence | None:
        """Return the first sentence like this one; where there is none, this one becomes known."""
        same = self._exact.setdefault(words, sentence)
        if same is not sentence:
            return same
        runs = frozenset(hash(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
        first = self._near(runs)
        if first is None:
            for run in runs:
                if len(self._by_run[run]) < _COMPARED:
                    self._by_run[run].append(len(self._runs))
            self._runs.append((sentence, runs))
        return first

    def _near(self, runs: frozenset[int]) -> Sentence | None:
        shared = Counter(number for run in runs for number in self._by_run.get(run, ()))
        if not shared:
            return None
        best = min(shared, key=lambda number: (-shared[number], number))
        sentence, others = self._runs[best]
        return sentence if shared[best] >= self._alike * len(runs | others) else None


def _is_linked(reading: Reading, sentence: Sentence) -> bool:
    marks = reading.posting.blocks[sentence.block].marks
    return _ADDRESS.search(sentence.text) is not None or any(
        mark.kind is MarkKind.LINK and mark.start < sentence.end and sentence.start < mark.end
        for mark in marks
    )


def _heading(reading: Reading, sentence: Sentence) -> str:
    section = reading.section_of(sentence.block)
    return "" if section is None or section.heading is None else reading.posting.blocks[section.heading].text


def _hit(reading: Reading, copies: list[_Copy]) -> Hit:
    at, first = copies[0].sentence, copies[0].first
    places = dict.fromkeys([*(copy.first for copy in copies), *(copy.sentence for copy in copies[1:])])
    heading = _heading(reading, first)
    if reading.section_of(first.block) is reading.section_of(at.block):
        where = "the same section"
    else:
        where = f"“{heading}”" if heading else "further up"
    return Hit(
        block=at.block,
        start=at.start,
        end=at.end,
        values={"lines": "a line" if len(copies) == 1 else f"{len(copies)} lines", "where": where},
        related=tuple((place.block, place.start, place.end) for place in places),
    )

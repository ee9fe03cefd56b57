"""Words that studies call masculine- and feminine-coded, weighed against each other over a posting's own prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field, PositiveFloat, PositiveInt, model_validator

from jdlint.checks.base import Hit, Options, TextCheck
from jdlint.phrases import PhraseIndex, plain
from jdlint.reading import Reading, Sentence
from jdlint.word_forms import WORD

Gender = Literal["masculine", "feminine"]

_OTHER_SENSE = -1
_PLACES = 10  # related places that a finding shows


class Side(Options):
    """Coded `words`, each with its other forms, and how many of them `usual` postings hold per 100 words."""

    usual: PositiveFloat
    words: Annotated[Mapping[str, tuple[str, ...]], Field(min_length=1)]


class _Coded(NamedTuple):
    gender: Gender
    word: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each coded word of one gender is counted, and where they stand: block, start, end."""

    of_words: int
    counts: Counter[str]
    places: Sequence[tuple[int, int, int]]

    @property
    def density(self) -> float:
        """Coded words per 100 words."""
        return 100 * self.counts.total() / self.of_words if self.of_words else 0.0


class BalanceCheck(TextCheck):
    """Reports a posting whose coded words lie on one side far more than in real postings.

    That is where the masculine words per 100 words less the feminine ones leave the `usual_difference`, and the side
    that leads holds `least_different` words or more. Less prose than `least_words` says too little.

    A coded word in one of the phrases of `other_senses` is none. A word counts at most `most_per_word` times: what
    comes more often is what the job is about. So is what the job title names, and the employer's name and all that
    is written with a capital within a sentence is no wording; these don't count at all.
    """

    fields: ClassVar[frozenset[str]] = frozenset(
        {"leading", "other", "density", "other_density", "usual", "words"}
    )
    whole_posting: ClassVar[bool] = True

    kind: Literal["balance"]
    least_words: PositiveInt
    least_different: PositiveInt
    most_per_word: PositiveInt
    usual_difference: tuple[float, float]
    masculine: Side
    feminine: Side
    other_senses: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _nothing_is_dead(self) -> BalanceCheck:
        forms = Counter(plain(form) for coded in self._words for form in coded.forms)
        if twice := [form for form, count in forms.items() if count > 1]:
            raise ValueError(f"stands here twice: {', '.join(twice)}")
        if dead := [phrase for phrase in self.other_senses if not any(self._forms.find(phrase))]:
            raise ValueError(f"no coded word stands in: {', '.join(dead)}")
        return self

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit for a posting where one side clearly leads."""
        masculine, feminine = self.tally(reading, "masculine"), self.tally(reading, "feminine")
        lowest, highest = self.usual_difference
        difference = masculine.density - feminine.density
        if masculine.of_words < self.least_words or lowest <= difference <= highest:
            return
        sides = (("masculine", self.masculine, masculine), ("feminine", self.feminine, feminine))
        (name, side, tally), (other_name, other_side, other) = sides if difference > 0 else sides[::-1]
        if len(tally.counts) < self.least_different:
            return
        yield Hit(
            values={
                "leading": name,
                "other": other_name,
                "density": f"{tally.density:.1f}",
                "other_density": f"{other.density:.1f}",
                "usual": f"{side.usual:.1f} and {other_side.usual:.1f}",
                "words": ", ".join(_shown(word, count) for word, count in tally.counts.most_common()),
            },
            related=tuple(tally.places[:_PLACES]),
        )

    def tally(self, reading: Reading, gender: Gender) -> Tally:
        """Count the coded words of one gender in the prose of a posting."""
        subject = {number for *_, number in self._forms.find(reading.facts.title or "")}
        counts, places = Counter[str](), []
        words = 0
        for sentence in self.sentences_in_scope(reading):
            words += len(WORD.findall(plain(sentence.text)))
            for start, end, number in self._senses.find(sentence.text):
                coded = self._words[number]
                if (
                    number != _OTHER_SENSE
                    and coded.gender == gender
                    and number not in subject
                    and counts[coded.word] < self.most_per_word
                    and self._is_wording(reading, sentence, start, end)
                ):
                    counts[coded.word] += 1
                    places.append((sentence.block, sentence.start + start, sentence.start + end))
        return Tally(words, counts, places)

    @cached_property
    def _words(self) -> tuple[_Coded, ...]:
        sides: tuple[tuple[Gender, Side], ...] = (("masculine", self.masculine), ("feminine", self.feminine))
        return tuple(
            _Coded(gender, word, (word, *others))
            for gender, side in sides
            for word, others in side.words.items()
        )

    @cached_property
    def _numbered(self) -> tuple[tuple[str, int], ...]:
        return tuple((form, number) for number, coded in enumerate(self._words) for form in coded.forms)

    @cached_property
    def _forms(self) -> PhraseIndex:
        return PhraseIndex(self._numbered)

    @cached_property
    def _senses(self) -> PhraseIndex:
        return PhraseIndex((*self._numbered, *((phrase, _OTHER_SENSE) for phrase in self.other_senses)))

    def _is_wording(self, reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
        before = sentence.text[:start]
        if sentence.text[start].isupper() and any(map(str.isalnum, before)):
            return False
        employer = plain(reading.facts.company or "")
        if employer and employer in plain(sentence.text) and plain(sentence.text[start:end]) in employer:
            return False
        return self.hit(sentence, start, end) is not None


def _shown(word: str, count: int) -> str:
    return word if count == 1 else f"{word} ({count} times)"

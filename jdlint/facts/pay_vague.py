"""Words that speak of the pay and say nothing: "competitive salary", "DOE", "Salary: negotiable"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jdlint.facts.pay_patterns import any_of, words_pattern
from jdlint.facts.pay_words import pay_words
from jdlint.rules_dir import load_data

_SENTENCE = re.compile(r"[^.!?;\n|]+(?:[.](?=\w)[^.!?;\n|]*)*")

# The words are all that is said: "Salary: market" but not "Salary: market data".
_AT_END = r"(?=\s*(?:$|[^\w\s]|and|with|plus|based|\())"


@dataclass(frozen=True, slots=True)
class _Vague:
    """Compiled patterns; a text that holds none of `stems` matches neither `phrases` nor `praise`."""

    phrases: re.Pattern[str]
    praise: re.Pattern[str]
    subject: re.Pattern[str]
    alone: re.Pattern[str]
    stems: tuple[str, ...]


@cache
def _vague() -> _Vague:
    data = load_data("money")["vague"]
    noun = any_of(data["of"])
    between = r"(?:(?:\s+(?:and|&)|,)?\s+[\w’'-]+){0,3}?(?:\s*/\s*|\s+)"
    return _Vague(
        phrases=words_pattern(data["phrases"]),
        praise=re.compile(
            rf"{any_of(data['praise'])}{between}{noun}(?:\s+(?:package|range|rate|rates)(?!\w))?"
            rf"|{noun}\s+(?:is|are)\s+(?:\w+\s+)?{any_of(data['praise'])}"
            rf"|{noun}(?:\s+range)?\s*:\s*(?:{any_of(data['alone'])}|{any_of(data['praise'])}){_AT_END}",
            re.IGNORECASE,
        ),
        subject=re.compile(noun, re.IGNORECASE),
        stems=tuple(data["stems"]),
        alone=re.compile(
            rf"[\s*:(]*(?P<words>{any_of(data['alone'])}){_AT_END}",
            re.IGNORECASE,
        ),
    )


def vague_spans(text: str, *, about_pay: bool) -> Iterator[tuple[int, int]]:
    """Yield the places in `text` where words stand for a figure, at most one a sentence.

    Args:
        text: the text of one block.
        about_pay: the block's label or section says that it is about pay, so "negotiable" alone counts.
    """
    patterns = _vague()
    folded = f" {text.lower()}"
    if not about_pay and not any(stem in folded for stem in patterns.stems):
        return
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if praise := patterns.praise.search(text, start, end):
            yield praise.span()
        elif (phrase := patterns.phrases.search(text, start, end)) and (
            about_pay or _speaks_of_pay(sentence[0])
        ):
            yield phrase.span()
        elif about_pay and (alone := patterns.alone.match(text, start, end)):
            yield alone.span("words")


def _speaks_of_pay(sentence: str) -> bool:
    return bool(_vague().subject.search(sentence) or pay_words().nouns.search(sentence))

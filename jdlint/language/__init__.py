"""The only door to spaCy, opened when a rule that is on needs tokens, tags or a parse."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from jdlint.language.matchers import TokenMatcher, TreeMatch, TreeMatcher
from jdlint.rule import Need, Rule

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from jdlint.reading import Reading, Sentence

SHIPPED = "shipped"
"""The name of the pipeline inside the package."""

__all__ = [
    "SHIPPED",
    "PipelineError",
    "TokenMatcher",
    "TreeMatch",
    "TreeMatcher",
    "annotate",
    "load_pipeline",
    "skill",
]


class PipelineError(Exception):
    """A spaCy pipeline that was asked for cannot be loaded."""


@cache
def load_pipeline(name: str = SHIPPED) -> Language:
    """Return a spaCy pipeline: the shipped one, or an installed one by its name.

    Raises:
        PipelineError: no pipeline of that name is installed.
    """
    # The model's products are small: more threads than one cost more than they bring. numpy reads this once.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415 - the import costs more than most runs of jdlint

    if name != SHIPPED:
        try:
            return spacy.load(name)
        except OSError as error:
            hint = f"`python -m spacy download {name}` installs one of spaCy's own."
            raise PipelineError(f"spaCy has no pipeline `{name}` installed. {hint}") from error
        except (ImportError, ValueError, AttributeError, TypeError) as error:
            # Made for another spaCy, with parts that are not installed, or no pipeline at all.
            raise PipelineError(f"the pipeline `{name}` can't be loaded: {error}") from error
    from jdlint import pipeline  # noqa: PLC0415 - it needs spaCy

    return pipeline.load()


def skill(nlp: Language) -> Need:
    """Return how far a pipeline goes: to tokens, tags or a parse."""
    if not nlp.has_pipe("tagger"):
        return Need.TOKENS
    return Need.PARSE if nlp.has_pipe("parser") else Need.TAGS


def annotate(
    readings: Sequence[Reading], rules: Iterable[Rule], name: str = SHIPPED
) -> tuple[list[Reading], list[Rule]]:
    """Analyse, in one batch, the sentences that the rules ask for.

    Returns:
        The readings with their docs, and the rules that the pipeline cannot serve.

    Raises:
        PipelineError: no pipeline of that name is installed.
    """
    asking = [rule for rule in rules if rule.needs > Need.TEXT]
    wanted = [_wanted(reading, asking) for reading in readings]
    if not any(wanted):
        return list(readings), []
    nlp = load_pipeline(name)
    reach = skill(nlp)
    unserved = [rule for rule in asking if rule.needs > reach and not rule.check.falls_back]
    sentences = [(sentence, need) for by_sentence in wanted for sentence, need in by_sentence.items()]
    docs = iter(_docs(nlp, sentences))
    return [
        replace(reading, docs={sentence: next(docs) for sentence in by_sentence})
        for reading, by_sentence in zip(readings, wanted, strict=True)
    ], unserved


def _wanted(reading: Reading, rules: Iterable[Rule]) -> dict[Sentence, Need]:
    wanted: dict[Sentence, Need] = {}
    for rule in rules:
        try:
            sentences = list(rule.check.sentences(reading))
        except Exception:  # noqa: BLE001, S112 - the rule fails again when it is run, and is told there
            continue
        for sentence in sentences:
            wanted[sentence] = max(rule.needs, wanted.get(sentence, Need.TEXT))
    return wanted


def _docs(nlp: Language, sentences: Sequence[tuple[Sentence, Need]]) -> Iterator[Doc]:
    """Yield a doc per sentence, in order, each taken as far as it is needed: tokens, tags or a parse."""
    tagged = nlp.pipe(
        (_one_sentence(nlp, s.text) for s, need in sentences if need is Need.TAGS), disable=["parser"]
    )
    parsed = nlp.pipe(_one_sentence(nlp, s.text) for s, need in sentences if need is Need.PARSE)
    for sentence, need in sentences:
        if need is Need.PARSE:
            yield next(parsed)
        else:
            yield next(tagged) if need is Need.TAGS else nlp.make_doc(sentence.text)


def _one_sentence(nlp: Language, text: str) -> Doc:
    import numpy as np  # noqa: PLC0415 - spaCy needs it, and so only its users do

    # Cutting at punctuation beats the parser on postings, so it is told where the sentence begins. All at once:
    # setting it token by token takes time that grows with the square of the length.
    doc = nlp.make_doc(text)
    starts: Any = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[0] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))

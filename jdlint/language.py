"""The only door to spaCy, opened when a rule that is on needs tokens, tags or a parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from jdlint.rule import Need, Rule

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.tokens import Doc

    from jdlint.reading import Reading, Sentence

SHIPPED = "shipped"
"""The name of the pipeline inside the package."""


class PipelineError(Exception):
    """A spaCy pipeline that was asked for cannot be loaded."""


@cache
def load_pipeline(name: str = SHIPPED) -> Language:
    """Return a spaCy pipeline: the shipped one, or an installed one by its name.

    Raises:
        PipelineError: no pipeline of that name is installed.
    """
    import spacy  # noqa: PLC0415 - the import costs more than most runs of jdlint

    if name != SHIPPED:
        try:
            return spacy.load(name)
        except OSError as error:
            raise PipelineError(f"spaCy has no pipeline `{name}` installed") from error
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
    unserved = [rule for rule in asking if rule.needs > reach]
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
    """Yield a doc per sentence, in order; those that need tokens alone skip the trained parts."""
    deep = nlp.pipe(_one_sentence(nlp, sentence.text) for sentence, need in sentences if need > Need.TOKENS)
    for sentence, need in sentences:
        yield next(deep) if need > Need.TOKENS else nlp.make_doc(sentence.text)


def _one_sentence(nlp: Language, text: str) -> Doc:
    import numpy as np  # noqa: PLC0415 - spaCy needs it, and so only its users do

    # Cutting at punctuation beats the parser on postings, so it is told where the sentence begins. All at once:
    # setting it token by token takes time that grows with the square of the length.
    doc = nlp.make_doc(text)
    starts: Any = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[0] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))


class TokenMatcher:
    """Patterns over tokens, in the language of spaCy's Matcher."""

    def __init__(self, patterns: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        """Take the patterns; spaCy compiles them when the first doc comes."""
        self._patterns = [[dict(token) for token in pattern] for pattern in patterns]

    @cached_property
    def _matcher(self) -> Matcher:
        from spacy.matcher import Matcher  # noqa: PLC0415 - the import costs more than most runs of jdlint

        matcher = Matcher(self._vocab, validate=True)
        matcher.add("rule", self._patterns, greedy="LONGEST")
        return matcher

    def find(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Yield the characters of the longest matches, none overlapping, in order."""
        self._vocab = doc.vocab
        spans = sorted(self._matcher(doc, as_spans=True), key=lambda span: span.start)
        return ((span.start_char, span.end_char) for span in spans)


class TreeMatcher:
    """Patterns over a parse, in the language of spaCy's DependencyMatcher."""

    def __init__(self, patterns: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        """Take the patterns; spaCy compiles them when the first doc comes."""
        self._patterns = [[dict(node) for node in pattern] for pattern in patterns]

    @cached_property
    def _matcher(self) -> DependencyMatcher:
        from spacy.matcher import DependencyMatcher  # noqa: PLC0415 - the import costs more than most runs of jdlint

        matcher = DependencyMatcher(self._vocab, validate=True)
        matcher.add("rule", self._patterns)
        return matcher

    def find(self, doc: Doc) -> list[tuple[int, int]]:
        """Return the characters from the first to the last token of each match; overlapping ones are joined."""
        self._vocab = doc.vocab
        found = sorted((min(tokens), max(tokens)) for _, tokens in self._matcher(doc))
        joined: list[tuple[int, int]] = []
        for first, last in found:
            if joined and first <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return [(doc[first].idx, doc[last].idx + len(doc[last])) for first, last in joined]

"""The only door to spaCy, opened when a rule that is on needs tokens, tags or a parse."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from jdlint.pipeline.verb_forms import base_form
from jdlint.rule import Need, Rule

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.tokens import Doc

    from jdlint.reading import Reading, Sentence

SHIPPED = "shipped"
"""The name of the pipeline inside the package."""

_WIDEST = 7
"""Words that hang together over a wider gap than this were most likely parsed wrongly."""

_JOINTS = frozenset({",", "and", "or", "&", "/"})


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


class TreeMatch(NamedTuple):
    """Characters `start` to `end` of a doc, and what matched there.

    `words` holds, by the name of the node, the words that matched it, verbs in their base form. `additions`
    are the numbers of the additions found.
    """

    start: int
    end: int
    words: Mapping[str, tuple[str, ...]]
    additions: frozenset[int]


class TreeMatcher:
    """Patterns over a parse, in the language of spaCy's DependencyMatcher, and further nodes that may hang on them."""

    def __init__(
        self,
        patterns: Sequence[Sequence[Mapping[str, Any]]],
        additions: Sequence[Sequence[Mapping[str, Any]]] = (),
        coordinated: str | None = None,
    ) -> None:
        """Take the patterns; spaCy compiles them when the first doc comes.

        A match goes on over words that are joined to its node `coordinated`, if that is its last word.
        """
        self._coordinated = coordinated
        # (nodes, how many of them are the pattern's own, number of the addition)
        self._variants = [(list(pattern), len(pattern), None) for pattern in patterns] + [
            ([*pattern, *addition], len(pattern), number)
            for number, addition in enumerate(additions)
            if addition
            for pattern in patterns
        ]
        self._always = {number for number, addition in enumerate(additions) if not addition}

    @cached_property
    def _matcher(self) -> DependencyMatcher:
        from spacy.matcher import DependencyMatcher  # noqa: PLC0415 - the import costs more than most runs of jdlint

        matcher = DependencyMatcher(self._vocab, validate=True)
        for key, (nodes, _, _) in enumerate(self._variants, start=1):
            matcher.add(key, [[dict(node) for node in nodes]])
        return matcher

    def find(self, doc: Doc) -> list[TreeMatch]:
        """Return the matches from their first to their last token; overlapping ones are joined."""
        self._vocab = doc.vocab
        found = []
        for key, tokens in self._matcher(doc):
            nodes, own, addition = self._variants[key - 1]
            names = [node["RIGHT_ID"] for node in nodes]
            first, last = min(tokens[:own]), max(tokens[:own])
            if last - first <= _WIDEST:
                found.append((first, last, dict(zip(names, tokens, strict=True)), addition))
        found.sort(key=lambda match: match[:2])
        groups: list[_Group] = []
        for first, last, by_name, addition in found:
            if not groups or first > groups[-1].last:
                groups.append(_Group(first, last))
            group = groups[-1]
            group.last = max(group.last, last)
            group.nodes.update((index, name) for name, index in by_name.items())
            group.additions |= {addition} - {None}
        for group in groups:
            if self._coordinated and (group.last, self._coordinated) in group.nodes:
                joined = _joined_to(doc, group.last)
                group.nodes.update((index, self._coordinated) for index in joined)
                group.last = max([group.last, *joined])
        return [
            TreeMatch(
                doc[group.first].idx,
                doc[group.last].idx + len(doc[group.last]),
                _words_by_node(doc, sorted(group.nodes)),
                frozenset(group.additions | self._always),
            )
            for group in groups
        ]


@dataclass
class _Group:
    first: int
    last: int
    nodes: set[tuple[int, str]] = field(default_factory=set)
    additions: set[Any] = field(default_factory=set)


def _joined_to(doc: Doc, index: int) -> list[int]:
    """Return the words of the same tag that follow a word, joined by commas, "and" or "or", adverbs aside."""
    joined: list[int] = []
    here = index
    while (after := _after_joint(doc, here)) is not None:
        while after < len(doc) and doc[after].tag_.startswith("RB"):
            after += 1
        if after == len(doc) or doc[after].tag_ != doc[index].tag_:
            break
        joined.append(after)
        here = after
    return joined


def _after_joint(doc: Doc, index: int) -> int | None:
    """Return the place behind the comma, the conjunction or both that follow a word, if one does."""
    after = index + 1
    while after < len(doc) and doc[after].lower_ in _JOINTS and after < index + 3:  # at most ", and"
        after += 1
    return after if after > index + 1 else None


def _words_by_node(doc: Doc, matched: Iterable[tuple[int, str]]) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for index, name in matched:
        words[name] = (*words.get(name, ()), base_form(doc[index].text, doc[index].tag_))
    return words

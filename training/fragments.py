"""Fragments in the shape of bullets, cut from whole sentences: verb phrases and noun phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from training.treebank import Sentence, Word, children, cut, subtree
from training.verbs import Verb, regular_past

VERB_TAGS = ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN")
NEEDED = ("obj", "obl", "xcomp", "ccomp")
COMPLEMENTS = (*NEEDED, "iobj", "obl:unmarked", "compound:prt", "advmod", "advcl", "conj", "punct")
LEFT_OF_CONJUNCT = ("cc", "punct", "advmod")
LEFT_OF_NOUN = ("amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:unmarked", "advmod", "punct")
NOT_RIGHT_OF_NOUN = ("appos", "parataxis", "cop", "nsubj", "nsubj:outer", "aux")
PHRASE_LABELS = ("obj", "obl", "nsubj", "nsubj:pass", "nmod", "root", "conj")
LONGEST = 25


def verb_phrases(sentence: Sentence) -> Iterator[Sentence]:
    """The active verbs of a sentence, each with what stands to its right: "Design and build ..."."""
    below = children(sentence)
    for position in range(len(sentence)):
        if not _is_active_verb(sentence, position, below):
            continue
        keep = _verb_phrase(sentence, position, below)
        labels = {sentence[child].label for child in below[position] if child in keep}
        keep = _without_edges(sentence, keep)
        if not labels.isdisjoint(NEEDED) and 2 <= len(keep) <= LONGEST and position in keep:
            yield _with_base_forms(cut(sentence, keep, position))


def _is_active_verb(sentence: Sentence, position: int, below: list[list[int]]) -> bool:
    word = sentence[position]
    if word.upos != "VERB" or word.tag not in VERB_TAGS or not word.lemma.isalpha():
        return False
    dependents = [sentence[child] for child in below[position]]
    if any(":pass" in dependent.label or dependent.label in ("expl", "cop") for dependent in dependents):
        return False
    has_perfect = any(dependent.lemma == "have" and dependent.label == "aux" for dependent in dependents)
    return word.tag != "VBN" or has_perfect


def _verb_phrase(sentence: Sentence, verb: int, below: list[list[int]]) -> set[int]:
    keep = {verb}
    before = verb - 1  # "effectively communicate": one adverb may stand before the verb
    if before in below[verb] and sentence[before].label == "advmod" and sentence[before].form.endswith("ly"):
        keep.add(before)
    for child in below[verb]:
        if child < verb or sentence[child].label not in COMPLEMENTS:
            continue
        if sentence[child].label != "conj":
            keep |= subtree(child, below)
        elif _is_bare_conjunct(sentence, child, below):
            keep |= _verb_phrase(sentence, child, below)
            for left in below[child]:
                if left < child and sentence[left].label in LEFT_OF_CONJUNCT:
                    keep |= subtree(left, below)
    return keep


def _is_bare_conjunct(sentence: Sentence, position: int, below: list[list[int]]) -> bool:
    has_subject = any(sentence[child].label.startswith(("nsubj", "csubj")) for child in below[position])
    return not has_subject and _is_active_verb(sentence, position, below)


def _without_edges(sentence: Sentence, keep: set[int]) -> set[int]:
    """Drop punctuation from both ends."""
    order = sorted(keep)
    while order and sentence[order[-1]].label == "punct":
        order.pop()
    while order and sentence[order[0]].label == "punct":
        order.pop(0)
    return set(order)


def _with_base_forms(phrase: Sentence) -> Sentence:
    """The root verb and the verbs coordinated with it as infinitives."""
    return tuple(
        replace(word, form=word.lemma.lower(), tag="VB") if position in verbs_of(phrase) else word
        for position, word in enumerate(phrase)
    )


def verbs_of(phrase: Sentence) -> list[int]:
    """The root of a verb phrase and the verbs coordinated with it."""
    root = root_of(phrase)
    return [
        position
        for position, word in enumerate(phrase)
        if word.upos == "VERB" and (position == root or (word.label == "conj" and word.head == root))
    ]


def root_of(phrase: Sentence) -> int:
    """The position of the word that hangs from nothing."""
    return next(position for position, word in enumerate(phrase) if word.head == position)


def noun_phrases(sentence: Sentence) -> Iterator[Sentence]:
    """The noun phrases of a sentence without article and preposition: "5 years of experience ..."."""
    below = children(sentence)
    for position, word in enumerate(sentence):
        if word.upos != "NOUN" or word.label not in PHRASE_LABELS:
            continue
        keep = {position}
        for child in below[position]:
            label = sentence[child].label
            belongs = label in LEFT_OF_NOUN if child < position else label not in NOT_RIGHT_OF_NOUN
            if belongs:
                keep |= subtree(child, below)
        keep = _without_edges(sentence, keep)
        is_clause = any(sentence[child].label in ("cop", "nsubj") for child in below[position])
        if position in keep and 2 <= len(keep) <= LONGEST and not is_clause:
            yield cut(sentence, keep, position)


def inflect(phrase: Sentence, tag: str) -> Sentence:
    """A verb phrase with its coordinated verbs in the form of `tag`: "managing", "manages"."""
    chosen = verbs_of(phrase)
    return tuple(
        replace(word, form=_verb_of(word).form(tag), tag=tag) if position in chosen else word
        for position, word in enumerate(phrase)
    )


def _verb_of(word: Word) -> Verb:
    past = regular_past(word.lemma.lower())
    return Verb(word.lemma.lower(), past, past)


def put_verb(phrase: Sentence, position: int, verb: Verb) -> Sentence:
    """The phrase with another verb at `position`, and that verb's preposition before the object."""
    words = list(phrase)
    words[position] = replace(words[position], form=verb.form(words[position].tag), lemma=verb.base)
    below = children(phrase)
    objects = [child for child in below[position] if phrase[child].label == "obj"]
    if verb.preposition is None or not objects:
        return tuple(words)
    thing = objects[0]
    words[thing] = replace(words[thing], label="obl")
    case = Word(verb.preposition, verb.preposition, "ADP", "IN", thing, "case")
    return insert(tuple(words), min(subtree(thing, below)), case)


def insert(phrase: Sentence, at: int, new: Word) -> Sentence:
    """The phrase with one more word before position `at`; the new word's head counts in the old positions."""
    longer = (*phrase[:at], new, *phrase[at:])
    return tuple(replace(word, head=word.head + (word.head >= at)) for word in longer)

"""Bullets of a few words, made from word lists: "Audit expense claims", "Stock shelves and greet guests"."""

from __future__ import annotations

import random
from dataclasses import replace

from training.treebank import Sentence, Word
from training.verbs import entries

NOUNS = tuple(entries("job_nouns.txt"))
ADJECTIVES = tuple(entries("job_adjectives.txt"))
PREPOSITIONS = ("for", "with", "in", "across", "from", "on", "at", "to")
DETERMINERS = {
    "the": "DT",
    "a": "DT",
    "our": "PRP$",
    "your": "PRP$",
    "their": "PRP$",
    "all": "DT",
    "each": "DT",
}


def short_verb_phrase(rng: random.Random) -> Sentence:
    """A verb or two with an object or two, and sometimes where or for whom; the verbs stand as "do"."""
    words = [_verb(0, "root")]
    draw = rng.random()
    if draw < 0.25:  # "review and sign contracts"
        words += [_and(2), _verb(0, "conj")]
    _attach(words, short_noun_phrase(rng), head=0, label="obj")
    if rng.random() < 0.35:
        phrase = _with_preposition(short_noun_phrase(rng), rng)
        _attach(words, phrase, head=0, label="obl")
    if 0.25 <= draw < 0.5:  # "review contracts and sign them"
        verb = len(words) + 1
        words += [_and(verb), _verb(0, "conj")]
        _attach(words, short_noun_phrase(rng), head=verb, label="obj")
    return tuple(words)


def short_noun_phrase(rng: random.Random) -> Sentence:
    """One or two nouns of the workplace, with modifiers or without: "daily sales reports and budgets"."""
    words: list[Word] = []
    if rng.random() < 0.2:
        form = rng.choice(tuple(DETERMINERS))
        label = "nmod:poss" if DETERMINERS[form] == "PRP$" else "det"
        words.append(Word(form, form, "DET", DETERMINERS[form], -1, label))
    if rng.random() < 0.4:
        form = rng.choice(ADJECTIVES)
        words.append(Word(form, form, "ADJ", "JJ", -1, "amod"))
    if rng.random() < 0.35:
        form = singular(rng.choice(NOUNS))
        words.append(Word(form, form, "NOUN", "NN", -1, "compound"))
    root = len(words)
    words = [replace(word, head=root) for word in words]
    words.append(_noun(rng, root, "root"))
    if rng.random() < 0.25:
        words += [_and(root + 2), _noun(rng, root, "conj")]
    return tuple(words)


def singular(noun: str) -> str:
    """`batteries` → `battery`; a noun without a plural as it is."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("xes", "shes", "ches", "sses")):
        return noun[:-2]
    return noun if noun.endswith("ss") else noun.removesuffix("s")


def _with_preposition(phrase: Sentence, rng: random.Random) -> Sentence:
    form = rng.choice(PREPOSITIONS)
    moved = tuple(replace(word, head=word.head + 1) for word in phrase)
    root = next(word.head for word in moved if word.label == "root")
    return (Word(form, form, "ADP", "IN", root, "case"), *moved)


def _attach(words: list[Word], phrase: Sentence, *, head: int, label: str) -> None:
    """Append the phrase, its root hanging from `head`."""
    start = len(words)
    for word in phrase:
        if word.label == "root":
            words.append(replace(word, head=head, label=label))
        else:
            words.append(replace(word, head=start + word.head))


def _verb(head: int, label: str) -> Word:
    return Word("do", "do", "VERB", "VB", head, label)


def _and(head: int) -> Word:
    return Word("and", "and", "CCONJ", "CC", head, "cc")


def _noun(rng: random.Random, head: int, label: str) -> Word:
    form = rng.choice(NOUNS)
    return Word(form, form, "NOUN", "NN" if singular(form) == form else "NNS", head, label)

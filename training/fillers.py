"""What fills the slots of templates: words of the lists, and compounds that the rules know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jdlint.rules_dir import load_data
from training.short_phrases import NOUNS, singular
from training.templates import UNIVERSAL_TAGS
from training.treebank import Sentence, Word
from training.verbs import Verb, entries

SECOND_BUT_NO_NOUN = frozenset(
    ("of", "off", "to", "reviewed", "driven", "setting", "qualified", "free", "added", "playing")
)


def word_fillers(verbs: Sequence[Verb]) -> dict[str, list[Sentence]]:
    """The fillers of one or two words for each slot, in the order of their lists."""
    two_faced = tuple(entries("two_faced.txt"))
    return {
        "<VERBED>": [single(verb.participle, "VBN") for verb in verbs],
        "<NUM>": [single(str(number), "CD") for number in range(1, 16)],
        "<VERB>": [single(verb.base, "VB") for verb in verbs if "-" not in verb.base],
        "<TWO>": [single(word, "NN") for word in two_faced],
        "<TWOVERB>": [single(verb.base, "VB") for verb in verbs if verb.base in two_faced],
        "<COMPOUND>": list(compounds()),
        "<HEAD>": [noun(word) for word in entries("compound_heads.txt")],
        "<NOUN>": [noun(singular(word)) for word in NOUNS],
        "<NOUNS>": [noun(word) for word in NOUNS],
        "<NAME>": [single(word, "NNP") for word in entries("names.txt")],
    }


def single(form: str, tag: str) -> Sentence:
    """One word as a phrase."""
    return (Word(form, form, UNIVERSAL_TAGS[tag], tag, 0, "root"),)


def noun(form: str) -> Sentence:
    """One noun, singular or plural, as a phrase."""
    return single(form, "NN" if singular(form) == form else "NNS")


def compounds() -> Iterator[Sentence]:
    """The compounds that the rules know, each as a phrase: "test coverage"."""
    for first, followers in load_data("noun_openings")["compounds"].items():
        for second in followers:
            if second.isalpha() and second not in SECOND_BUT_NO_NOUN:
                (head,) = noun(second)
                yield (Word(first, first, "NOUN", "NN", 1, "compound"), replace(head, head=1))

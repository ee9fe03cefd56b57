"""What fills the slots of templates: words of the lists."""

from __future__ import annotations

from collections.abc import Sequence

from training.short_phrases import NOUNS, singular
from training.templates import UNIVERSAL_TAGS
from training.treebank import Sentence, Word
from training.verbs import Verb, entries


def word_fillers(verbs: Sequence[Verb]) -> dict[str, list[Sentence]]:
    """The fillers of one or two words for each slot, in the order of their lists."""
    return {
        "<VERBED>": [single(verb.participle, "VBN") for verb in verbs],
        "<NUM>": [single(str(number), "CD") for number in range(1, 16)],
        "<VERB>": [single(verb.base, "VB") for verb in verbs if "-" not in verb.base],
        "<TWO>": [single(word, "NN") for word in entries("two_faced.txt")],
        "<HEAD>": [noun(word) for word in entries("compound_heads.txt")],
        "<NOUN>": [noun(singular(word)) for word in NOUNS],
        "<NAME>": [single(word, "NNP") for word in entries("names.txt")],
    }


def single(form: str, tag: str) -> Sentence:
    """One word as a phrase."""
    return (Word(form, form, UNIVERSAL_TAGS[tag], tag, 0, "root"),)


def noun(form: str) -> Sentence:
    """One noun, singular or plural, as a phrase."""
    return single(form, "NN" if singular(form) == form else "NNS")

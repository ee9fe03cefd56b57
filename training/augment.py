"""Write the training set, the treebank's sentences and bullet-like fragments.

Run as `python -m training.augment TREEBANK WORK`. The same files give the same set: all chance comes from one seed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy

from training.fillers import word_fillers
from training.fragments import inflect, noun_phrases, put_verb, root_of, verb_phrases, verbs_of
from training.short_phrases import short_noun_phrase, short_verb_phrase
from training.templates import fill, read_templates
from training.treebank import Sentence, Word, read, write
from training.verbs import Verb, read_irregular_verbs, read_verbs

SEED = 1
NOUN_PHRASE_SHARE = 0.5
TEMPLATE_COUNT = 16000
SHORT_COUNT = 9000


def main(treebank: Path, work: Path) -> None:
    """Write `augmented.spacy` into the folder `work`."""
    rng = random.Random(SEED)
    sentences = list(read(treebank / "en_ewt-train.conllu"))
    augmented = list(augment(sentences, rng))
    count = write(augmented, work / "augmented.spacy", spacy.blank("en"))
    print(f"augmented: {count} sentences, {sum(map(len, augmented))} words")


def augment(sentences: list[Sentence], rng: random.Random) -> Iterator[Sentence]:
    """The sentences themselves, a changed copy of each, and fragments."""
    verbs = read_verbs()
    with_objects = (*verbs, *read_irregular_verbs())
    for sentence in sentences:
        yield sentence
        yield changed(with_other_participles(sentence, with_objects, rng), rng)
    bare = [phrase for sentence in sentences for phrase in verb_phrases(sentence)]
    nouns = [phrase for sentence in sentences for phrase in noun_phrases(sentence)]
    for phrase in bare:
        yield finished(as_bullet(phrase, verbs, rng, share=0.75), rng)
    for phrase in rng.sample(nouns, int(len(nouns) * NOUN_PHRASE_SHARE)):
        yield finished(phrase, rng)
    for _ in range(SHORT_COUNT):
        yield finished(as_bullet(short_verb_phrase(rng), verbs, rng, share=1.0), rng)
    short_bare = [with_job_verbs(phrase, verbs, rng) for phrase in bare if len(phrase) <= 12]
    short_nouns = [phrase for phrase in nouns if len(phrase) <= 8]
    short_nouns += [short_noun_phrase(rng) for _ in range(len(short_nouns))]
    fillers = {
        "<NP>": short_nouns,
        "<VB>": short_bare,
        "<VBG>": [inflect(phrase, "VBG") for phrase in short_bare],
        **word_fillers(verbs),
    }
    templates = read_templates()
    for _ in range(TEMPLATE_COUNT):
        yield finished(fill(rng.choice(templates), fillers, rng), rng)


def with_other_participles(sentence: Sentence, verbs: tuple[Verb, ...], rng: random.Random) -> Sentence:
    """The sentence with half of its passives in other verbs: few participles are frequent, and the rest look odd."""
    passive = {word.head for word in sentence if word.label == "aux:pass"}
    words = list(sentence)
    for position in sorted(passive):
        if words[position].tag == "VBN" and rng.random() < 0.5:
            words[position] = replace(words[position], form=rng.choice(verbs).participle)
    return tuple(words)


def changed(sentence: Sentence, rng: random.Random) -> Sentence:
    """A copy in another case, or without its final punctuation, or both."""
    last = len(sentence) - 1
    ends_in_leaf = last > 0 and all(word.head != last for word in sentence)
    if ends_in_leaf and sentence[last].label == "punct" and rng.random() < 0.6:
        sentence = sentence[:last]
    return cased(sentence, rng, lower=0.35, title=0.1, upper=0.05)


def cased(sentence: Sentence, rng: random.Random, *, lower: float, title: float, upper: float) -> Sentence:
    """The sentence in lower case, with every word capitalised, in capitals, or as it is."""
    draw = rng.random()
    if draw < lower:
        return tuple(replace(word, form=word.form.lower()) for word in sentence)
    if draw < lower + title:
        return tuple(replace(word, form=word.form[:1].upper() + word.form[1:]) for word in sentence)
    if draw < lower + title + upper:
        return tuple(replace(word, form=word.form.upper()) for word in sentence)
    return sentence


def as_bullet(phrase: Sentence, verbs: tuple[Verb, ...], rng: random.Random, *, share: float) -> Sentence:
    """A bare verb phrase, a share of them with job verbs, sometimes as "Managing ..." or "Manages ..."."""
    draw = rng.random()
    if draw < 0.12:
        phrase = inflect(phrase, "VBG")
    elif draw < 0.2:
        phrase = inflect(phrase, "VBZ")
    return with_job_verbs(phrase, verbs, rng) if rng.random() < share else phrase


def with_job_verbs(phrase: Sentence, verbs: tuple[Verb, ...], rng: random.Random) -> Sentence:
    """The phrase with job verbs in place of its own; a particle ("pick up") is not left behind."""
    particles = {word.head for word in phrase if word.label == "compound:prt"}
    for position in reversed(verbs_of(phrase)):  # from the right: an inserted word moves no verb to come
        if position in particles:
            continue
        verb = rng.choice(verbs)
        if rng.random() < 0.3:  # "contribute content" beside "contribute to content"
            verb = replace(verb, preposition=None)
        phrase = put_verb(phrase, position, verb)
    return phrase


def finished(phrase: Sentence, rng: random.Random) -> Sentence:
    """A fragment as people type it: mostly with a capital, with a full stop or without."""
    root = root_of(phrase)
    if rng.random() < 0.85:
        first = phrase[0]
        phrase = (replace(first, form=first.form[:1].upper() + first.form[1:]), *phrase[1:])
    if rng.random() < 0.4 and phrase[-1].label != "punct":
        last = replace(phrase[-1], space=False)
        phrase = (*phrase[:-1], last, Word(".", ".", "PUNCT", ".", root, "punct"))
    return cased(phrase, rng, lower=0.03, title=0.05, upper=0.02)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

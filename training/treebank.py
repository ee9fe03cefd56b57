"""Sentences of a treebank: read from CoNLL-U, cut, and turned into spaCy examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SPLITS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is the position of its head in the sentence, for the root its own."""

    form: str
    lemma: str
    upos: str
    tag: str
    head: int
    label: str
    space: bool = True


Sentence = tuple[Word, ...]


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line is not CoNLL-U.
    """
    lines: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            if line.strip():
                lines.append(line.rstrip("\n").split("\t"))
            elif lines:
                yield _sentence(lines)
                lines = []
    if lines:
        yield _sentence(lines)


def _sentence(lines: list[list[str]]) -> Sentence:
    words: list[Word] = []
    glued_until, space_after_glued = 0, True
    for number, form, lemma, upos, tag, _, head, label, _, misc in lines:
        space = "SpaceAfter=No" not in misc
        if "-" in number:  # "don't" over "do" and "n't": its words are glued, the last takes its space
            glued_until, space_after_glued = int(number.split("-")[1]), space
        elif "." not in number:  # an empty node stands for an elided word; nothing in the text
            position = int(number)
            if position < glued_until:
                space = False
            elif position == glued_until:
                space = space_after_glued
            parent = int(head) - 1 if int(head) else position - 1
            words.append(Word(form, lemma, upos, tag, parent, label, space))
    return tuple(words)


def children(sentence: Sentence) -> list[list[int]]:
    """The positions of each word's dependents."""
    below: list[list[int]] = [[] for _ in sentence]
    for position, word in enumerate(sentence):
        if word.head != position:
            below[word.head].append(position)
    return below


def subtree(position: int, below: Sequence[Sequence[int]]) -> set[int]:
    """A word's position and those of everything under it."""
    found = {position}
    for child in below[position]:
        found |= subtree(child, below)
    return found


def cut(sentence: Sentence, keep: set[int], root: int) -> Sentence:
    """The kept words alone, hanging from `root`; the heads of all kept words must be kept."""
    order = sorted(keep)
    place = {old: new for new, old in enumerate(order)}
    words: list[Word] = []
    for old in order:
        word = sentence[old]
        label = "root" if old == root else word.label
        head = place[old] if old == root else place[word.head]
        space = word.space or old + 1 not in keep
        words.append(Word(word.form, word.lemma, word.upos, word.tag, head, label, space))
    return tuple(words)


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """The sentence as a spaCy Doc with gold tags, heads and labels."""
    return Doc(
        vocab,
        words=[word.form for word in sentence],
        spaces=[word.space for word in sentence],
        tags=[word.tag for word in sentence],
        heads=[word.head for word in sentence],
        deps=["ROOT" if word.label == "root" else word.label for word in sentence],
        sent_starts=[position == 0 for position in range(len(sentence))],
    )


def write(sentences: Iterator[Sentence] | Sequence[Sentence], path: Path, nlp: Language) -> int:
    """Write the sentences to a `.spacy` file and return how many there are."""
    docs = DocBin(attrs=["TAG", "HEAD", "DEP", "SENT_START"])
    for sentence in sentences:
        docs.add(to_doc(sentence, nlp.vocab))
    docs.to_disk(path)
    return len(docs)

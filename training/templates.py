"""Phrases of postings written as templates, whose slots are filled with fragments."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from training.fragments import root_of
from training.treebank import Sentence, Word
from training.verbs import HERE

GLUED_TO_THE_LEFT = ("'", "+", ",", "?", "-")
GLUED_TO_THE_RIGHT = "-"
UNIVERSAL_TAGS = {
    ",": "PUNCT",
    ".": "PUNCT",
    "HYPH": "PUNCT",
    "CD": "NUM",
    "JJ": "ADJ",
    "NN": "NOUN",
    "NNP": "PROPN",
    "NNS": "NOUN",
    "VB": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a template: the forms to choose from, or a slot such as `<NP>`."""

    forms: tuple[str, ...]
    tag: str
    head: int  # counted from 1; 0 for the root
    label: str


def read_templates() -> tuple[tuple[Item, ...], ...]:
    """The templates of `templates.txt`."""
    lines = (HERE / "templates.txt").read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(_item(item) for item in line.split()) for line in lines if line and not line.startswith("#")
    )


def _item(text: str) -> Item:
    forms, tag, head, label = text.split("|")
    return Item(tuple(forms.split("/")), tag, int(head), label)


def fill(template: Sequence[Item], fillers: Mapping[str, Sequence[Sentence]], rng: random.Random) -> Sentence:
    """The template with a form chosen for each item and a filler for each slot (keys such as "<NP>")."""
    parts: list[Sentence] = []
    for item in template:
        form = rng.choice(item.forms)
        if form in fillers:
            parts.append(rng.choice(fillers[form]))
        else:
            upos = UNIVERSAL_TAGS.get(item.tag, "X")
            parts.append((Word(form, form.lower(), upos, item.tag, 0, item.label),))
    starts = [sum(len(part) for part in parts[:index]) for index in range(len(parts))]
    roots = [start + root_of(part) for start, part in zip(starts, parts, strict=True)]
    words: list[Word] = []
    for item, part, start, root in zip(template, parts, starts, roots, strict=True):
        for word in part:
            moved = replace(word, head=start + word.head)
            if start + word.head == root and len(words) == root:
                head = roots[item.head - 1] if item.head else root
                moved = replace(moved, head=head, label=item.label)
            words.append(moved)
    return glued(tuple(words))


def glued(phrase: Sentence) -> Sentence:
    """No space before an apostrophe, a plus sign or punctuation, nor around a hyphen."""
    following = [word.form for word in phrase[1:]] + [""]
    return tuple(
        replace(word, space=False)
        if after.startswith(GLUED_TO_THE_LEFT) or word.form == GLUED_TO_THE_RIGHT
        else word
        for word, after in zip(phrase, following, strict=True)
    )

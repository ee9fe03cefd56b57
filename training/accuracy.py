"""How well a pipeline reads a treebank's sentences, and whether it knows a verb at the start of a bullet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from training.treebank import Sentence, to_doc

BULLETS = Path(__file__).with_name("dev_bullets.txt")
PARTICIPLE_TAGS = ("VBN", "VBD")
OPENING_VERB_TAGS = ("VB", "VBP")


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, what should have been, and how much of it agrees."""

    found: int
    gold: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that is found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Scores on one part of a treebank; punctuation does not count for attachment."""

    tags: float
    unlabelled: float
    labelled: float
    passives: Counts

    def __str__(self) -> str:
        passives = self.passives
        return (
            f"XPOS {self.tags:.4f}  UAS {self.unlabelled:.4f}  LAS {self.labelled:.4f}  passives "
            f"P {passives.precision:.3f} R {passives.recall:.3f} F1 {passives.f1:.3f} of {passives.gold}"
        )


def measure(nlp: Language, sentences: Sequence[Sentence]) -> Accuracy:
    """Score the pipeline on raw sentences, its own tokens aligned with the treebank's."""
    references = [to_doc(sentence, nlp.vocab) for sentence in sentences]
    predictions = list(nlp.pipe(reference.text for reference in references))
    examples = [Example(*pair) for pair in zip(predictions, references, strict=True)]
    scores = Scorer(nlp).score(examples)
    found = gold = right = 0
    for prediction, reference in zip(predictions, references, strict=True):
        claimed, true = passive_participles(prediction, PARTICIPLE_TAGS), passive_participles(reference)
        found, gold, right = found + len(claimed), gold + len(true), right + len(claimed & true)
    return Accuracy(scores["tag_acc"], scores["dep_uas"], scores["dep_las"], Counts(found, gold, right))


def passive_participles(doc: Doc, tags: Iterable[str] = ()) -> set[tuple[int, int]]:
    """Where words with an `aux:pass` child stand, in characters; with `tags`, only words so tagged."""
    heads = {token.head for token in doc if token.dep_ == "aux:pass"}
    return {(head.idx, head.idx + len(head)) for head in heads if not tags or head.tag_ in tags}


def wrong_bullets(nlp: Language) -> tuple[list[str], int]:
    """The bullets of `dev_bullets.txt` whose opening is misread, and how many bullets there are."""
    lines = [line for line in BULLETS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    labels, texts = zip(*(line.split(" ", 1) for line in lines), strict=True)
    docs = nlp.pipe(texts)
    read = zip(lines, labels, docs, strict=True)
    wrong = [line for line, label, doc in read if opens_with_verb(doc) != (label == "V")]
    return wrong, len(lines)


def opens_with_verb(doc: Doc) -> bool:
    """Whether the Doc begins with a verb in its base form, an adverb before it or none."""
    position = 1 if len(doc) > 1 and doc[0].tag_ == "RB" else 0
    return doc[position].tag_ in OPENING_VERB_TAGS

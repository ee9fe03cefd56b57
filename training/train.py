"""Train the pipeline: `python -m training.train WORK --seed 1`.

The same data, seed and machine give the same weights. The number of steps is fixed and the development set stops
nothing: a run that the clock or a lucky score ends could not be repeated.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, fix_random_seed, set_current_ops, warmup_linear

from jdlint.pipeline.components import set_sentence_starts
from jdlint.pipeline.numpy_products import NumpyProducts

WIDTH = 96
DEPTH = 4
EMBEDDING_ROWS = 4000
DROPOUT = 0.15
STEPS = 8000
WORDS_PER_STEP = 800
LEARNING_RATE = 0.002
WARMUP_STEPS = 300
STEPS_BETWEEN_REPORTS = 500


def main() -> None:
    """Train on `augmented.spacy` of the work folder and write the model to its folder `model-SEED`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("--depth", type=int, default=DEPTH)
    parser.add_argument("--rows", type=int, default=EMBEDDING_ROWS)
    parser.add_argument("--dropout", type=float, default=DROPOUT)
    parser.add_argument("--name", default=None, help="name of the model's folder")
    options = parser.parse_args()
    set_current_ops(NumpyProducts())
    fix_random_seed(options.seed)
    nlp = untrained(options.width, options.depth, options.rows)
    train_set = examples(options.work / "augmented.spacy", nlp)
    dev_set = examples(options.work / "dev.spacy", nlp)
    run(nlp, train_set, dev_set, options.seed, options.steps, options.dropout)
    nlp.to_disk(options.work / (options.name or f"model-{options.seed}"))


def untrained(width: int = WIDTH, depth: int = DEPTH, rows: int = EMBEDDING_ROWS) -> Language:
    """An English pipeline of tagger and parser over one small network that reads the words."""
    nlp = spacy.blank("en")
    embedding = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": width,
        "depth": depth,
        "embed_size": rows,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": None,
    }
    # The tagger and the parser listen to the one network instead of having one each.
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    nlp.add_pipe("tok2vec", config={"model": embedding})
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": parser})
    return nlp


def examples(path: Path, nlp: Language) -> list[Example]:
    """The sentences of a `.spacy` file as the pipeline meets them: its own tokens, one sentence to a Doc."""
    references = DocBin().from_disk(path).get_docs(nlp.vocab)
    return [Example(unread(reference.text, nlp), reference) for reference in references]


def unread(text: str, nlp: Language) -> Doc:
    """The text as one sentence without annotation."""
    return set_sentence_starts(nlp.make_doc(text))


def run(
    nlp: Language,
    train_set: list[Example],
    dev_set: list[Example],
    seed: int,
    steps: int,
    dropout: float = DROPOUT,
) -> None:
    """Train for a fixed number of steps and leave the averaged weights in the pipeline."""
    nlp.initialize(lambda: train_set)
    optimizer = Adam(
        list(islice(warmup_linear(LEARNING_RATE, WARMUP_STEPS, steps), steps)),
        L2=0.01,
        L2_is_weight_decay=True,
        grad_clip=1.0,
        use_averages=True,
    )
    started = time.perf_counter()
    losses: dict[str, float] = {}
    batches = endless_batches(train_set, random.Random(seed))
    for step, batch in enumerate(islice(batches, steps), start=1):
        nlp.update(batch, sgd=optimizer, drop=dropout, losses=losses)
        optimizer.step_schedules()
        if step % STEPS_BETWEEN_REPORTS == 0 or step == steps:
            seconds = time.perf_counter() - started
            with nlp.use_params(optimizer.averages):
                print(f"step {step}, {seconds:.0f} s, {report(nlp, dev_set)}", flush=True)
    with nlp.use_params(optimizer.averages):
        averaged = nlp.to_bytes()
    nlp.from_bytes(averaged)


def endless_batches(train_set: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of about equally many words, the set shuffled anew each time round."""
    order = list(train_set)
    while True:
        rng.shuffle(order)
        yield from minibatch_by_words(order, size=WORDS_PER_STEP)


def report(nlp: Language, dev_set: Iterable[Example]) -> str:
    """Tag accuracy and attachment scores on the development set."""
    scores = nlp.evaluate([Example(unread(one.text, nlp), one.reference) for one in dev_set])
    names = {"tags": "tag_acc", "UAS": "dep_uas", "LAS": "dep_las"}
    return ", ".join(f"{name} {scores[key]:.4f}" for name, key in names.items())


if __name__ == "__main__":
    main()

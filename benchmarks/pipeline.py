"""The shipped language pipeline: size, load time, speed and, with a treebank, accuracy on its test part.

    python -m benchmarks.pipeline FOLDER_OF_TEXTS [--treebank FOLDER] [--model FILE ...]

Speed is words per second of processor time, so one core's, over the lines of all text files of the folder,
beside a bare `spacy.blank("en")` in the same run. Accuracy of several models, such as those trained with
different seeds, is also given as their mean.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from jdlint.pipeline import MODEL_PATH, load
from training.accuracy import Accuracy, measure
from training.treebank import read

TEXT_SUFFIXES = frozenset((".txt", ".md", ".html"))
LOAD_RUNS = 7
SPEED_RUNS = 3
LOAD_SCRIPT = """
import time
import spacy
from jdlint.pipeline import load
clock, processor = time.perf_counter(), time.process_time()
load()
print(time.perf_counter() - clock, time.process_time() - processor)
"""


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description="Measure the shipped language pipeline.")
    parser.add_argument("texts", type=Path, help="folder whose text files are read for speed")
    parser.add_argument("--treebank", type=Path, help="folder with en_ewt-test.conllu")
    parser.add_argument("--model", type=Path, nargs="+", help="packed models to score, not the shipped one")
    options = parser.parse_args()
    print(f"size: {MODEL_PATH.stat().st_size / 1e6:.2f} MB")
    print_load_time()
    print_speed(lines_of(options.texts))
    if options.treebank:
        print_accuracy(options.model or [MODEL_PATH], options.treebank / "en_ewt-test.conllu")


def print_load_time() -> None:
    """Time the loading in fresh processes that have imported spaCy, by the clock and by the processor."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", LOAD_SCRIPT]
    runs = []
    for _ in range(LOAD_RUNS + 1):
        printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        runs.append([float(seconds) for seconds in printed.split()])
    clock, processor = zip(*runs[1:], strict=True)  # the first run may still compile bytecode
    print(f"load: {min(clock):.3f} s beyond import spacy, {min(processor):.3f} s of processor time")


def lines_of(folder: Path) -> list[str]:
    """The lines with words in them of all text files under the folder.

    Raises:
        OSError: a file cannot be read.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in TEXT_SUFFIXES)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def print_speed(lines: Sequence[str]) -> None:
    """Words a second of a bare tokenizer, of tagging, and of tagging and parsing; the best of some runs."""
    words = sum(len(doc) for doc in spacy.blank("en").pipe(lines))
    bare = min(seconds_to_read(spacy.blank("en"), lines) for _ in range(SPEED_RUNS))
    tags = min(seconds_to_read(load(), lines, without=["parser"]) for _ in range(SPEED_RUNS))
    parse = min(seconds_to_read(load(), lines) for _ in range(SPEED_RUNS))
    for name, seconds in (("bare tokenizer", bare), ("tags", tags), ("tags and parse", parse)):
        print(f"{name}: {words / seconds:,.0f} words/s, {bare / seconds:.2f} of bare ({words:,} words)")


def seconds_to_read(nlp: Language, lines: Sequence[str], without: Sequence[str] = ()) -> float:
    """Processor time, of all threads, for the lines' first reading: a tokenizer that has seen them is faster."""
    start = time.process_time()
    for _ in nlp.pipe(lines, disable=list(without)):
        pass
    return time.process_time() - start


def print_accuracy(models: Sequence[Path], test_file: Path) -> None:
    """Scores of each model on the test set, and their mean if there are several."""
    sentences = list(read(test_file))
    results: list[Accuracy] = []
    for model in models:
        results.append(measure(load(model), sentences))
        print(f"{model.name}: {results[-1]}")
    if len(results) > 1:
        tags = statistics.mean(score.tags for score in results)
        labelled = statistics.mean(score.labelled for score in results)
        passives = statistics.mean(score.passives.f1 for score in results)
        print(f"mean of {len(results)}: XPOS {tags:.4f}  LAS {labelled:.4f}  passive F1 {passives:.3f}")


if __name__ == "__main__":
    main()

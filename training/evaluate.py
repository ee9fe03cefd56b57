"""Score packed pipelines on the development set: `python -m training.evaluate TREEBANK FILE ...`.

Variants are chosen by what this prints. The test set is for `benchmarks/pipeline.py` and chooses nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jdlint.pipeline import load
from training.accuracy import measure, wrong_bullets
from training.treebank import read


def main(treebank: Path, packed: list[Path]) -> None:
    """Print one line for each packed pipeline, and the bullets it misreads."""
    sentences = list(read(treebank / "en_ewt-dev.conllu"))
    for path in packed:
        nlp = load(path)
        wrong, count = wrong_bullets(nlp)
        print(f"{path.name}  {measure(nlp, sentences)}  bullets {1 - len(wrong) / count:.3f} of {count}")
        print(*(f"    {bullet}" for bullet in wrong), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])

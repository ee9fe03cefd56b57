"""Turn the CoNLL-U files of a treebank into spaCy's format: `python -m training.convert TREEBANK WORK`."""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

from training.treebank import SPLITS, read, write


def main(treebank: Path, work: Path) -> None:
    """Write `train.spacy`, `dev.spacy` and `test.spacy` into the folder `work`."""
    work.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    for split in SPLITS:
        count = write(read(treebank / f"en_ewt-{split}.conllu"), work / f"{split}.spacy", nlp)
        print(f"{split}: {count} sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Pack a trained pipeline into the file that ships: `python -m training.pack WORK/model-1 [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

from jdlint.pipeline import MODEL_PATH, packed


def main(model: Path, packed_path: Path) -> None:
    """Write the components of the model's folder to one file."""
    packed.write(spacy.load(model), packed_path)
    print(f"{packed_path}: {packed_path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL_PATH)

"""The pipeline put together: spaCy's English tokenizer, the trained components, and two small ones around."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from jdlint.pipeline import packed
from jdlint.pipeline.components import set_coarse_tags, set_sentence_starts

Language.component("sentence_starts", func=set_sentence_starts)
Language.component("coarse_tags", func=set_coarse_tags)


def assemble(path: Path) -> Language:
    """Build the pipeline from a packed file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a packed pipeline of this version of jdlint.
    """
    trained = packed.read(path)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentence_starts")
    packed.add(trained, nlp)
    nlp.add_pipe("coarse_tags")
    return nlp

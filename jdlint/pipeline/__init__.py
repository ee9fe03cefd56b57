"""The English pipeline that ships with jdlint: one file of weights, opened by `load()`.

It reads one sentence (or one bullet) to a Doc and sets on every token

- `tag_`: the Penn Treebank tag, as in UD English-EWT (`VB`, `VBN`, `NNS` ...);
- `dep_` and `head`: the Universal Dependencies relation (`nsubj:pass`, `aux:pass`, `obj` ...; `ROOT` for the
  root);
- `pos_`: the universal part of speech, mapped from the tag and, for `AUX` and `SCONJ`, the relation.

No lemmas and no entities are set; `jdlint.pipeline.verb_forms` brings a verb to its base form.
Importing this module does not import spaCy; `load()` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PATH = Path(__file__).with_name("en_jd.msgpack")


def load(path: Path = MODEL_PATH) -> Language:
    """Build the pipeline from its packed file.

    The components are `sentence_starts`, `tok2vec`, `tagger`, `parser` and `coarse_tags`; with
    `nlp.pipe(texts, disable=["parser"])` it only tags. A Doc made from text is taken as one sentence; to read
    several sentences in one Doc, pass a Doc whose `sent_starts` are set.

    Raises:
        OSError: the file cannot be read.
        ValueError: the file is not a packed pipeline of this version of jdlint.
    """
    from jdlint.pipeline.assembly import assemble  # noqa: PLC0415 - spaCy takes half a second to import

    return assemble(path)

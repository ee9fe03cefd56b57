"""The two components around the trained ones. They hold no state and import no spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

TAGS_BY_POS = {
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADP": ("IN", "RP"),
    "ADV": ("RB", "RBR", "RBS", "WRB"),
    "AUX": ("MD",),
    "CCONJ": ("CC",),
    "DET": ("DT", "PDT"),
    "INTJ": ("UH",),
    "NOUN": ("NN", "NNS"),
    "NUM": ("CD",),
    "PART": ("POS", "TO"),
    "PRON": ("EX", "PRP", "PRP$", "WDT", "WP", "WP$"),
    "PROPN": ("NNP", "NNPS"),
    "PUNCT": ("''", "``", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "NFP"),
    "SYM": ("$", "SYM"),
    "VERB": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"),
}
POS_BY_TAG = {tag: pos for pos, tags in TAGS_BY_POS.items() for tag in tags}  # all others are X
AUXILIARY_RELATIONS = frozenset({"aux", "aux:pass", "cop"})


def set_sentence_starts(doc: Doc) -> Doc:
    """Take a Doc as one sentence unless its sentence starts are set; the parser then splits it nowhere."""
    if not doc.has_annotation("SENT_START"):
        for token in doc[1:]:
            token.is_sent_start = False
    return doc


def set_coarse_tags(doc: Doc) -> Doc:
    """Set the universal part of speech from the Penn Treebank tag and the relation."""
    for token in doc:
        pos = POS_BY_TAG.get(token.tag_, "X")
        if pos == "VERB" and token.dep_ in AUXILIARY_RELATIONS:
            pos = "AUX"
        elif pos == "ADP" and token.dep_ == "mark":
            pos = "SCONJ"
        token.pos_ = pos
    return doc

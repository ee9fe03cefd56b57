"""What a field for the location can hold besides known names: a bare code, or a small town, but no amount."""

from __future__ import annotations

import re
from functools import cache

from jdlint.facts.pay_patterns import words_pattern
from jdlint.facts.place_names import Named, place_names
from jdlint.rules_dir import load_data

_AMOUNT = re.compile(r"[$€£¥₹%]|\d[.,\d]*\s?k\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"\b[A-ZÀ-Ž]|[^\W\d_a-zA-ZÀ-ÿ]")  # other scripts have no capitals


def may_be_place(value: str, label: str) -> bool:
    """Whether a value without a known place may yet be one: it has a name, and no amount, pay or time zone."""
    if label.lower().strip() in _doubtful_labels() or _AMOUNT.search(value) or _no_places().search(value):
        return False
    if not _LETTER.search(_unsaid().sub(" ", value)):
        return False
    return _NAME.search(_time_zone().sub(" ", value)) is not None or _place_words().search(value) is not None


def field_of_code(value: str, label: str) -> Named | None:
    """Return the place of a field that holds only a code: "state: CA" is California, "country: CA" is Canada."""
    meant = place_names().codes.get(value.strip().replace(".", ""), ())
    for kind, labels in load_data("place_cues")["code_labels"].items():
        if label.lower().replace("_", " ").strip() in labels:
            ids = tuple(id_ for id_ in meant if ("-" in id_) == (kind == "part")) or meant
            start = len(value) - len(value.lstrip())
            return Named(start, start + len(value.strip()), ids[:1], sure=True) if ids else None
    return None


@cache
def _doubtful_labels() -> frozenset[str]:
    return frozenset(load_data("place_cues")["doubtful_labels"])


@cache
def _no_places() -> re.Pattern[str]:
    return words_pattern(load_data("place_words")["no_places"])


@cache
def _unsaid() -> re.Pattern[str]:
    return words_pattern(load_data("place_words")["unsaid"])


@cache
def _place_words() -> re.Pattern[str]:
    return words_pattern(load_data("place_words")["kinds_of_place"])


@cache
def _time_zone() -> re.Pattern[str]:
    return re.compile(rf"\S+{load_data('place_cues')['time_zone']}", re.IGNORECASE)

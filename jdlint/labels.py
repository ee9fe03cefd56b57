"""Names of facts, as postings label them: `Location:`, `closing_date`, `Employment-Type`."""

from __future__ import annotations

import re
from functools import cache

from jdlint.rules_dir import load_data

_JOINTS = re.compile(r"[-_‐‑]")


@cache
def _fact_of_label() -> dict[str, str]:
    return {_evened(label): fact for fact, labels in load_data("labels").items() for label in labels}


def fact_of(label: str) -> str | None:
    """Return the fact of `rules/data/labels.yaml` that a label names, however it is written, or None."""
    return _fact_of_label().get(_evened(label))


def _evened(label: str) -> str:
    return " ".join(_JOINTS.sub(" ", label.casefold().replace("’", "'")).strip(" :：").split())

"""The ways in which a posting prefers a group of people, filled with the names of that group, both read from data."""

from __future__ import annotations

import re
from functools import cache

from jdlint.rules_dir import load_data

_SLOT = re.compile(r"\{([a-z_]+)\}")
_NOBODY = "(?!)"
"""What no text matches: stands for names that a group does not have."""


def group_names() -> frozenset[str]:
    """Return the groups that a term may name."""
    return frozenset(load_data("preferences")["groups"])


@cache
def preference_patterns(group: str) -> tuple[str, ...]:
    """Return one regular expression for each wording that prefers a group of `rules/data/preferences.yaml`.

    Raises:
        KeyError: there is no such group.
    """
    data = load_data("preferences")
    names = {kind: _any_of(texts) for kind, texts in data["groups"][group].items()}
    people, kinds, having = (names.get(kind, _NOBODY) for kind in ("people", "kinds", "having"))
    persons = data["parts"]["people"]
    with_something = (
        f"(?:{persons}|any(?:one|body)|those) (?:with|who (?:has|have)) (?:(?:an?|any|small|young|little) )*"
    )
    of_origin = (
        f"{persons} (?:of|from)(?: an?)? {kinds} (?:origin|descent|heritage|background|famil(?:y|ies)|homes?)"
    )
    slots = {
        **data["parts"],
        "kind_of_people": f"{kinds} {persons}",
        "group": f"(?:{people}|{kinds} {persons}|{of_origin}|{with_something}{having})"
        "(?: (?:of|with) (?:small|young|school-age) (?:children|kids))?",
        "one": names.get("one", _NOBODY),
    }
    return tuple(_filled(wording, slots) for wording in data["wordings"].values())


def _any_of(texts: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(texts, key=len, reverse=True)))})"


def _filled(wording: str, slots: dict[str, str]) -> str:
    while _SLOT.search(wording):
        wording = _SLOT.sub(lambda slot: f"(?:{slots[slot.group(1)]})", wording)
    return wording

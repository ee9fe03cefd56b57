"""The verbs that may open a duty, read from `rules/data/action_verbs.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jdlint.pipeline.verb_forms import base_form
from jdlint.rules_dir import load_data

_ENDS_AS_VERB = 6
"""Letters that a word has at least if its ending tells it for a verb."""


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the lists of words in the data file."""
    return frozenset(load_data("action_verbs")[name])


def is_known(base: str) -> bool:
    """Whether a word is an action verb in its base form."""
    return is_only_verb(base) or base in listed("also_nouns")


def is_only_verb(base: str) -> bool:
    """Whether a word is an action verb in its base form and nothing else."""
    if base in listed("only_verbs"):
        return True
    return (
        base not in listed("not_by_ending")
        and base.endswith(tuple(listed("verb_endings")))
        and base[5:] != ""
    )


def base_of(word: str) -> str:
    """Return the base form of a word that may be a verb: of "managing", "manages" and "co-managing" it is "manage"."""
    word = word.partition("/")[0]
    if is_known(word):
        return word
    prefix, _, last = word.rpartition("-")
    if prefix and prefix not in listed("verb_prefixes"):
        return word
    if last.endswith("ing"):
        return base_form(last, "VBG")
    return last if is_known(last) or not last.endswith("s") else base_form(last, "VBZ")


def reaches_by(base: str, preposition: str) -> bool:
    """Whether a verb takes its object by a preposition: "search for talent"."""
    table: Mapping[str, list[str]] = load_data("action_verbs")["reaches_by"]
    return base in table.get(preposition, ())


def is_two_word_verb(first: str, second: str) -> bool:
    """Whether two words are one verb: "cold call"."""
    return f"{first} {second}" in listed("two_word_verbs")

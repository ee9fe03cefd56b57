"""Ids of jurisdictions that a user may name: those with a file, and all places that jdlint can tell apart."""

from __future__ import annotations

from difflib import get_close_matches

from jdlint.facts.place_names import place_names
from jdlint.laws.data import Law, law_ids, law_of


class UnknownJurisdictionError(ValueError):
    """An id that names no jurisdiction."""

    def __init__(self, id_: str) -> None:
        near = get_close_matches(id_.lower().replace("_", "-"), law_ids(), n=1, cutoff=0.6)
        self.hint = (f"Did you mean `{near[0]}`? " if near else "") + "`jdlint laws` lists those with a law."
        super().__init__(f"no jurisdiction is called `{id_}`. {self.hint}")


def law_named(id_: str) -> Law:
    """Return what is known of the law of a jurisdiction.

    Raises:
        UnknownJurisdictionError: it has no file.
        YamlError: the file says something it may not.
    """
    law = law_of(id_)
    if law is None:
        raise UnknownJurisdictionError(id_)
    return law


def known_law(id_: str) -> str:
    """Return an id that has a file.

    Raises:
        UnknownJurisdictionError: there is none.
    """
    if id_ not in law_ids():
        raise UnknownJurisdictionError(id_)
    return id_


def known_place(id_: str) -> str:
    """Return an id that has a file, or that some place has: us-tx has no law on postings, and jobs are there.

    Raises:
        UnknownJurisdictionError: there is none.
    """
    return id_ if id_ in law_ids() or id_ in place_names().region_ids else known_law(id_)

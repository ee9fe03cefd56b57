"""The verbs of job postings and their forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jdlint.pipeline.verb_forms import IRREGULAR_PATH

HERE = Path(__file__).parent
DOUBLED_IRREGULARS = ("begin", "cut", "dig", "get", "let", "put", "run", "set", "win")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its past forms and the preposition or particle that brings its object, if it needs one."""

    base: str
    past: str
    participle: str
    preposition: str | None = None

    def form(self, tag: str) -> str:
        """The form for a Penn Treebank tag VB, VBP, VBZ, VBG, VBD or VBN."""
        if tag == "VBD":
            return self.past
        if tag == "VBN":
            return self.participle
        if tag == "VBZ":
            return third_person(self.base)
        if tag == "VBG":
            return gerund(self.base, self.past)
        return self.base


def entries(name: str) -> Iterator[str]:
    """The entries of one of the word lists beside this module."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def read_verbs() -> tuple[Verb, ...]:
    """All verbs of `job_verbs.txt`, each once."""
    found: dict[str, Verb] = {}
    for entry in entries("job_verbs.txt"):
        base_and_preposition, *irregular = entry.split(":")
        base, _, preposition = base_and_preposition.partition("+")
        past = irregular[0] if irregular else regular_past(base)
        found.setdefault(base, Verb(base, past, irregular[-1] if irregular else past, preposition or None))
    return tuple(found.values())


def read_irregular_verbs() -> tuple[Verb, ...]:
    """The verbs of the table that ships with the pipeline, which turns their forms back into the base."""
    lines = IRREGULAR_PATH.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return tuple(
        Verb(base, forms[0], forms[-1]) for base, *forms in rows if base not in ("be", "have", "do", "go")
    )


def regular_past(base: str) -> str:
    """`manage` → `managed`, `carry` → `carried`, `plant` → `planted`."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def third_person(base: str) -> str:
    """`manage` → `manages`, `carry` → `carries`, `process` → `processes`."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def gerund(base: str, past: str) -> str:
    """`manage` → `managing`; a consonant doubled in the past is doubled here too."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    doubled = past == base + base[-1] + "ed" or base in DOUBLED_IRREGULARS
    return base + (base[-1] if doubled else "") + "ing"

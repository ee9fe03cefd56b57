"""Where the work is done, as a posting says it: remotely, on site, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jdlint.facts.labels import labelled
from jdlint.posting import Block, Posting
from jdlint.rules_dir import load_data
from jdlint.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class WorkMode:
    """The mode that a posting settles on ("remote", "hybrid", "onsite"), or None, and all modes that it names."""

    mode: str | None = None
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    named: dict[str, re.Pattern[str]]
    said: dict[str, re.Pattern[str]]
    denied: re.Pattern[str]
    not_a_mode: re.Pattern[str]
    choice: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    hints: tuple[str, ...]


def read_work_mode(posting: Posting, title: str | None) -> WorkMode:
    """Return where the work is done: as labels and the title name it, else as the text says it."""
    named = [mode for block in labelled(posting.blocks, "work_mode") for mode in _in_label(block)]
    if not named:
        places = [block.text for block in labelled(posting.blocks, "location")]
        named = [mode for text in (*places, title or "") for mode in named_modes(text)]
    if not named:
        named = [mode for _, block in posting.body() for mode in said_modes(block.text)]
    modes = tuple(dict.fromkeys(named))
    return WorkMode(modes[0] if len(modes) == 1 else None, modes)


def named_modes(text: str) -> list[str]:
    """Return the modes that a short text names; one that explains what its hybrid means names one."""
    words = _words()
    text = words.not_a_mode.sub(" ", words.denied.sub(" ", text))
    found = [mode for mode, pattern in words.named.items() if pattern.search(text)]
    return ["hybrid"] if "hybrid" in found and not words.choice.search(text) else found


def said_modes(text: str) -> list[str]:
    """Return the modes that a text says the job to have."""
    words = _words()
    lowered = text.lower()
    if not any(hint in lowered for hint in words.hints):
        return []
    sentences = [lowered[start:end] for start, end in split_sentences(text)]
    hinted = [words.denied.sub(" ", s) for s in sentences if any(hint in s for hint in words.hints)]
    return [mode for mode, pattern in words.said.items() if any(map(pattern.search, hinted))]


def _in_label(block: Block) -> list[str]:
    """Return the modes that a field states: "Work mode: hybrid", but also "Remote: yes"."""
    words, text = _words(), block.text.strip()
    if words.no.fullmatch(text):
        return []
    return named_modes(block.label or "") if words.yes.fullmatch(text) else named_modes(text)


@cache
def _words() -> _Words:
    data = load_data("work_modes")
    return _Words(
        named={mode: _any(ways["named"]) for mode, ways in data["modes"].items()},
        said={mode: re.compile("|".join(ways["said"])) for mode, ways in data["modes"].items()},
        **{name: _any(data[name]) for name in ("denied", "not_a_mode", "choice", "yes", "no")},
        hints=tuple(data["hints"]),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)

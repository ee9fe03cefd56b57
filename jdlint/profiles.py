"""The sections that a posting should have, as `rules/data/profiles.yaml` lists them."""

from __future__ import annotations

from jdlint.posting import SectionKind
from jdlint.rules_dir import load_data


def profiles() -> dict[str, tuple[SectionKind, ...]]:
    """Return the sections of each profile."""
    named: dict[str, list[str]] = load_data("profiles")["profiles"]
    return {name: tuple(SectionKind(kind) for kind in kinds) for name, kinds in named.items()}


def section_words() -> dict[SectionKind, str]:
    """Return how a message names each kind of section that can be asked for."""
    words: dict[str, str] = load_data("profiles")["sections"]
    return {SectionKind(kind): name for kind, name in words.items()}

"""What laws can ask of a posting, by the names that rules and jurisdictions use: `rules/data/laws.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PositiveInt

from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import did_you_mean, read_yaml, validated


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sign(_Entry):
    """Words in a posting that show something, and what."""

    in_words: str
    says: Annotated[str, AfterValidator(_compiles)]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression to look for, in any case."""
        return re.compile(self.says, re.IGNORECASE)


class Way(Sign):
    """Another way to meet a duty: a sentence that matches `says` and, if `link` is set, holds a link."""

    link: bool = False


class DutyKind(_Entry):
    """A matter that laws speak of: what they ask, in words that follow "asks a posting to", and how else it is met."""

    asks: str
    forbids: bool = False
    ways: Mapping[str, Way] = Field(default_factory=dict)


class Catalogue(_Entry):
    """All duties. Every jurisdiction was `checked` on that day or later; after `stale_days` that is long ago.

    `zones` are the countries in parts of the world; `unbound` shows employers that no law of a part of a country binds.
    """

    checked: date
    stale_days: PositiveInt
    zones: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, str]
    remote_rules: Mapping[str, str]
    unbound: Mapping[str, Sign]
    duties: Mapping[str, DutyKind]

    def is_stale(self, checked: date, as_of: date) -> bool:
        """Whether what was checked on one day is old on another."""
        return as_of - checked > timedelta(days=self.stale_days)


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue, read on first use.

    Raises:
        YamlError: the file says something it may not.
    """
    file = read_yaml(rules_dir() / "data" / "laws.yaml")
    return validated(file, Catalogue, file.data)


def duty_named(name: str) -> DutyKind | None:
    """Return a kind of duty, None where there is none of this name."""
    return catalogue().duties.get(name)


def unknown_duty(name: str) -> tuple[str, str]:
    """Return what to tell of a duty that there is not, and the way out."""
    return f"no duty is called `{name}`", did_you_mean(name, catalogue().duties)

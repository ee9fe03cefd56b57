"""What the user asked for, as settings that the rest can rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jdlint.finding import Severity
from jdlint.language import SHIPPED
from jdlint.laws.settings import LawSettings
from jdlint.result import Bar


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a gate lets pass, and why: files that match `path`, the postings of a `jurisdiction`, or a `kind` of work.

    One of the three is set. Paths are seen from `folder`, that of the configuration file.
    """

    reason: str
    path: str = ""
    jurisdiction: str = ""
    kind: str = ""
    folder: str = ""

    @property
    def what(self) -> str:
        """What is exempt, in words."""
        return self.path or self.jurisdiction or f"{self.kind} work"


@dataclass(frozen=True, slots=True)
class GateSettings:
    """The gate to judge by, "" for none, and whether to do nothing else (`alone`).

    `unjudged` says what files that are no postings mean: they are only listed ("report"), which leaves a run of
    nothing else without a verdict; they pass; or they fail.
    """

    name: str = ""
    alone: bool = False
    unjudged: Literal["report", "pass", "fail"] = "report"
    exempt: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What applies to a posting.

    `select` and `ignore` name rules and categories, `ignore` and `severity` also single terms as `rule/term`.
    `options` are a rule's options by their names, `sections` the kinds of section that a posting needs (empty:
    those that the rule itself names), `rules` folders of rules to add. `bar` is what makes a posting fail.
    `names` are names, spelt just so, that rules on words leave alone. `as_of` (ISO date) is the day whose laws and
    rules apply; empty means today.
    `laws` is what the user says about laws, `gate` what they say about a gate.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    pipeline: str = SHIPPED
    bar: Bar = field(default_factory=Bar)
    as_of: str = ""
    laws: LawSettings = field(default_factory=LawSettings)
    gate: GateSettings = field(default_factory=GateSettings)

"""What the user asked for, as settings that the rest can rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jdlint.finding import Severity
from jdlint.language import SHIPPED
from jdlint.result import Bar


@dataclass(frozen=True, slots=True)
class Settings:
    """What applies to a posting.

    `select` and `ignore` name rules and categories, `ignore` and `severity` also single terms as `rule/term`.
    `options` are a rule's options by their names, `sections` the kinds of section that a posting needs (empty:
    those that the rule itself names), `rules` folders of rules to add. `bar` is what makes a posting fail.
    `names` are names, spelt just so, that rules on words leave alone. `as_of` (ISO date) is the day whose laws and
    rules apply; empty means today.
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

"""The score of a posting: 100 less what its findings cost, every point of it explained."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jdlint.finding import CategoryScore, Deduction, Finding, Score, Severity
from jdlint.rules_dir import load_data

_ROUNDING = 1e-9  # sums of decimal fractions fall short of whole numbers by less


@dataclass(frozen=True)
class Weights:
    """The numbers of `rules/data/score.yaml`, which says what each is for."""

    version: int
    categories: Mapping[str, int]
    steepness: float
    severities: Mapping[str, Mapping[str, float]]
    rules: Mapping[str, Mapping[str, float]]
    flat: Mapping[str, float]
    free: Mapping[str, int]
    groups: Mapping[str, Mapping[str, Any]]
    not_ready: Mapping[str, Any]
    least_words: int
    grades: Mapping[str, int]


@cache
def weights() -> Weights:
    """Return the shipped weights."""
    return Weights(**load_data("score"))


def score(
    findings: Sequence[Finding], *, words: int, can_be_scored: bool
) -> tuple[Score, tuple[Finding, ...]]:
    """Score a posting of so many words by its findings.

    Returns:
        The score, and the findings, each with its share of the points that its rule costs.
    """
    table = weights()
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    penalties = {rule: _penalty(rule, found, table) for rule, found in by_rule.items()}
    if not can_be_scored or words < table.least_words:
        return Score(total=None), tuple(findings)

    shared = tuple(replace(f, points=_share(f, by_rule[f.rule], penalties[f.rule], table)) for f in findings)
    charged = _under_group_caps(penalties, table)
    lost: dict[str, float] = defaultdict(float)
    for rule, points in charged.items():
        lost[by_rule[rule][0].category] += points
    left = {name: max(0.0, of - lost[name]) for name, of in table.categories.items()}
    # A category can't lose more than it has, so what its rules take is scaled down to that.
    for rule, points in charged.items():
        category = by_rule[rule][0].category
        charged[rule] = (
            points * min(1.0, table.categories.get(category, 0) / lost[category]) if points else 0.0
        )
    total = 100 - sum(of - left[name] for name, of in table.categories.items())
    held_by = _not_ready(findings, table)
    capped = total if held_by is None else min(total, table.not_ready["cap"])
    whole = math.floor(max(0.0, capped) + _ROUNDING)  # 100 is kept for a posting with nothing to mend
    return (
        Score(
            total=whole,
            grade=next(grade for grade, least in table.grades.items() if whole >= least),
            capped_by=held_by if capped < total else None,
            categories={
                name: CategoryScore(round(left[name], 1), of) for name, of in table.categories.items()
            },
            deductions=tuple(
                Deduction(rule, round(points, 1))
                for rule, points in sorted(charged.items(), key=lambda item: (-item[1], item[0]))
                if points > 0
            ),
        ),
        shared,
    )


def _penalty(rule: str, findings: Iterable[Finding], table: Weights) -> float:
    """Return what a rule costs, before any cap it shares.

    The gravest findings are charged first, so taking one away never makes the rest cost more.
    """
    charged = sorted((f.severity for f in findings if f.charged), key=lambda severity: severity.rank)
    charged = charged[: max(0, len(charged) - table.free.get(rule, 0))]
    if not charged:
        return 0.0
    if rule in table.flat and charged[0] is not Severity.INFO:
        return table.flat[rule]
    cap = max(_weight(rule, severity, table)["cap"] for severity in charged)
    units = sum(_weight(rule, severity, table)["unit"] for severity in charged)
    return float(cap * (1 - 0.5 ** (table.steepness * units / cap)))


def _weight(rule: str, severity: Severity, table: Weights) -> Mapping[str, float]:
    """Return what a finding weighs: as its rule says, or as its severity does; information never weighs more."""
    own = table.rules.get(rule)
    return own if own and severity is not Severity.INFO else table.severities[severity]


def _share(finding: Finding, same_rule: Sequence[Finding], penalty: float, table: Weights) -> float:
    if not finding.charged:
        return 0.0
    units = sum(_weight(f.rule, f.severity, table)["unit"] for f in same_rule if f.charged)
    return round(penalty * _weight(finding.rule, finding.severity, table)["unit"] / units, 2)


def _under_group_caps(penalties: Mapping[str, float], table: Weights) -> dict[str, float]:
    charged = dict(penalties)
    for group in table.groups.values():
        members = [rule for rule in group["rules"] if rule in charged]
        together = sum(charged[rule] for rule in members)
        if together > group["cap"]:
            charged.update({rule: charged[rule] * group["cap"] / together for rule in members})
    return charged


def _not_ready(findings: Iterable[Finding], table: Weights) -> str | None:
    """Return the rule that holds the score down: the first with an error, or with a sign of an unfinished text."""
    for finding in findings:
        if finding.charged and (
            finding.severity is Severity.ERROR or finding.rule in table.not_ready["rules"]
        ):
            return finding.rule
    return None

"""What to mend first: a posting's findings in bands, by rule within a band, by message within a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from jdlint.finding import Finding, Reference, Score, Severity
from jdlint.result import PostingReport

Key = TypeVar("Key")
INTERNAL_ERROR = "internal-error"


@dataclass(frozen=True, slots=True)
class Topic:
    """Findings of one rule that say the same in the same words, in reading order."""

    findings: tuple[Finding, ...]

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.findings[0].message

    @property
    def replacements(self) -> tuple[str, ...]:
        """What could stand there instead."""
        return self.findings[0].replacements


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule and severity; `points` is what they cost together."""

    rule: str
    severity: Severity
    points: float
    topics: tuple[Topic, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the group."""
        return tuple(finding for topic in self.topics for finding in topic.findings)

    @property
    def why(self) -> str | None:
        """The reason all findings share, or None where they differ."""
        return _shared(finding.why for finding in self.findings)

    @property
    def instead(self) -> str | None:
        """The advice all findings share, or None where they differ."""
        return _shared(finding.instead for finding in self.findings)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every source of the findings, once."""
        return tuple(dict.fromkeys(source for finding in self.findings for source in finding.references))


@dataclass(frozen=True, slots=True)
class Band:
    """Groups of about the same urgency, the most rewarding first."""

    title: str
    groups: tuple[Group, ...]


_BANDS: tuple[tuple[str, Callable[[Group], bool]], ...] = (
    ("Fix first", lambda group: group.rule != INTERNAL_ERROR and group.severity is Severity.ERROR),
    ("Worth the most", lambda group: group.rule != INTERNAL_ERROR and group.severity is Severity.WARNING),
    ("Good to know", lambda group: group.rule != INTERNAL_ERROR and group.severity is Severity.INFO),
    ("A fault of jdlint, not of yours", lambda group: group.rule == INTERNAL_ERROR),
)


def bands(findings: Iterable[Finding], score: Score) -> tuple[Band, ...]:
    """Sort findings into what to do first, next and perhaps; empty bands are left out."""
    groups = sorted(_groups(findings, score), key=lambda group: (-group.points, _place(group.findings[0])))
    sorted_bands = (Band(title, tuple(filter(belongs, groups))) for title, belongs in _BANDS)
    return tuple(band for band in sorted_bands if band.groups)


def first_fix(posting: PostingReport) -> Group | None:
    """Return what to mend next: what holds the score down, else the first group there is."""
    groups = [
        group
        for band in bands(posting.findings, posting.score)
        for group in band.groups
        if group.rule not in {INTERNAL_ERROR, "not-a-posting"}
    ]
    held_by = (group for group in groups if group.rule == posting.score.capped_by)
    return next(held_by, groups[0] if groups else None)


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings are of a severity."""
    return sum(finding.severity is severity for finding in findings)


def _groups(findings: Iterable[Finding], score: Score) -> list[Group]:
    costs = {deduction.rule: deduction.points for deduction in score.deductions}
    in_order = sorted(findings, key=_place)
    shares = {
        rule: sum(finding.points for finding in found)
        for rule, found in _gather(in_order, lambda finding: finding.rule).items()
    }
    return [
        Group(
            rule,
            severity,
            _cost(costs.get(rule), sum(finding.points for finding in found), shares[rule]),
            tuple(Topic(tuple(same)) for same in _gather(found, _wording).values()),
        )
        for (rule, severity), found in _gather(
            in_order, lambda finding: (finding.rule, finding.severity)
        ).items()
    ]


def _cost(deduction: float | None, share: float, of_rule: float) -> float:
    """What part of a rule takes from the score: its part of the deduction, where there is one."""
    if deduction is None:
        return share
    return deduction * share / of_rule if of_rule else deduction


def _gather(findings: Iterable[Finding], key: Callable[[Finding], Key]) -> dict[Key, list[Finding]]:
    """Findings by key, in order of first appearance."""
    gathered: dict[Key, list[Finding]] = {}
    for finding in findings:
        gathered.setdefault(key(finding), []).append(finding)
    return gathered


def _wording(finding: Finding) -> tuple[str, str, str, tuple[str, ...]]:
    return finding.message, finding.why, finding.instead, finding.replacements


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.place.line, finding.place.column, finding.rule


def _shared(texts: Iterable[str]) -> str | None:
    distinct = set(texts)
    return distinct.pop() if len(distinct) == 1 else None

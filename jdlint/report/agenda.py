"""What to mend first: a posting's findings in bands, by rule within a band, by message within a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from jdlint.finding import Finding, Reference, Score, Severity
from jdlint.result import PostingReport

Item = TypeVar("Item")
Key = TypeVar("Key")
INTERNAL_ERROR = "internal-error"


@dataclass(frozen=True, slots=True)
class Topic:
    """Findings of one rule that say the same, save for the words they quote, in reading order."""

    findings: tuple[Finding, ...]

    @property
    def message(self) -> str:
        """What is wrong; an ellipsis stands for the offending words where they differ."""
        messages = [finding.message for finding in self.findings]
        return messages[0] if len(set(messages)) == 1 else _without_words(self.findings[0])

    @property
    def replacements(self) -> tuple[str, ...]:
        """What could stand there instead."""
        return self.findings[0].replacements

    @property
    def shown_in_text(self) -> bool:
        """Whether there are words to point at."""
        return any(finding.text for finding in self.findings)


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
    def message(self) -> str | None:
        """What is wrong in all topics, save for the words they quote, or None where they differ."""
        return _shared(_without_words(finding) for finding in self.findings)

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

    @property
    def is_minor(self) -> bool:
        """Whether a reader can do without the reasons: there may be many of these, and none is urgent."""
        return self.title == _GOOD_TO_KNOW


_FIX_FIRST = "Fix first"
_GOOD_TO_KNOW = "Good to know"
_NOT_YOURS = "A fault in jdlint, not in your posting"
_BY_SEVERITY = {
    Severity.ERROR: _FIX_FIRST,
    Severity.WARNING: "Worth the most",
    Severity.INFO: _GOOD_TO_KNOW,
}


def bands(findings: Iterable[Finding], score: Score) -> tuple[Band, ...]:
    """Sort findings into what to do first, next and perhaps; empty bands are left out.

    What holds the score down comes before all else, however grave its rule calls it.
    """
    groups = sorted(
        _groups(findings, score),
        key=lambda group: (group.rule != score.capped_by, -group.points, _place(group.findings[0])),
    )
    by_title = _gather(groups, lambda group: _title(group, score))
    titles = (*_BY_SEVERITY.values(), _NOT_YOURS)
    return tuple(Band(title, tuple(by_title[title])) for title in titles if title in by_title)


def _title(group: Group, score: Score) -> str:
    if group.rule == INTERNAL_ERROR:
        return _NOT_YOURS
    holds_the_score = group.rule == score.capped_by and any(finding.charged for finding in group.findings)
    if holds_the_score:
        return _FIX_FIRST
    # A few findings of some rules are free: good to know, and nothing to begin with.
    is_free = score.total is not None and group.severity is Severity.WARNING and group.points == 0
    return _BY_SEVERITY[Severity.INFO if is_free else group.severity]


def first_fix(posting: PostingReport) -> Group | None:
    """Return what to mend next: the first group there is."""
    groups = (group for band in bands(posting.findings, posting.score) for group in band.groups)
    return next((group for group in groups if group.rule not in {INTERNAL_ERROR, "not-a-posting"}), None)


def gain(posting: PostingReport, fix: Group) -> float:
    """How many points the score rises once a group is mended: less than it costs where its category is spent."""
    category = fix.findings[0].category
    if category not in posting.score.categories:
        return 0.0
    most = posting.score.categories[category].of
    before = sum(finding.points for finding in posting.findings if finding.category == category)
    after = before - sum(finding.points for finding in fix.findings)
    return min(most, before) - min(most, after)


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


def _gather(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Items by key, in order of first appearance."""
    gathered: dict[Key, list[Item]] = {}
    for item in items:
        gathered.setdefault(key(item), []).append(item)
    return gathered


def _wording(finding: Finding) -> tuple[str, str, str, tuple[str, ...]]:
    return _without_words(finding), finding.why, finding.instead, finding.replacements


def _without_words(finding: Finding) -> str:
    words = " ".join(finding.text.split())
    return finding.message.replace(f"“{words}”", "“…”") if words else finding.message


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.place.line, finding.place.column, finding.rule


def _shared(texts: Iterable[str]) -> str | None:
    distinct = set(texts)
    return distinct.pop() if len(distinct) == 1 else None

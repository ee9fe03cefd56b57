"""From hits to findings: places in the source, one finding per problem, and an identity that lasts."""

from __future__ import annotations

import hashlib
import traceback
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from jdlint.checks.base import Hit
from jdlint.facts.title import title_block
from jdlint.finding import Confidence, Finding, Jurisdiction, Severity
from jdlint.fix.fitting import fitted
from jdlint.laws import wording
from jdlint.laws.demand import Demand
from jdlint.laws.settings import LawSettings
from jdlint.laws.standing import starts
from jdlint.lines import Lines
from jdlint.reading import Reading
from jdlint.rule import Rule
from jdlint.span import Span

INTERNAL_ERROR = "internal-error"


class Findings:
    """Collects the findings of one posting, and knows the lines of its source."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source = reading.posting.source
        self._lines = Lines(self._source)
        self._found: list[Finding] = []
        self._wordings: list[tuple[Finding, str | None]] = []

    def add_all(self, rule: Rule, muted: frozenset[tuple[str, str]]) -> None:
        """Run a rule; one that fails becomes a finding of its own, so that it hides no other."""
        try:
            if rule.only_where_asked and not self._is_asked(rule):
                return
            hits = [hit for hit in rule.check.find(self._reading) if (rule.id, hit.key) not in muted]
            for hit in hits:
                finding = self._under_laws(rule, hit)
                if finding is None:
                    continue
                if hit.is_wording:
                    self._wordings.append((finding, rule.ground))
                else:
                    self._found.append(finding)
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others must be heard
            self._found.append(self._internal_error(rule, error))

    def finished(self) -> tuple[Finding, ...]:
        """Return the findings in the order of the source, one per problem, each with its fingerprint."""
        ordered = sorted(
            (*self._found, *_without_doubles(self._wordings)),
            key=lambda f: (f.span.start, f.severity.rank, f.rule),
        )
        seen: Counter[tuple[str, str | None, str]] = Counter()
        finished = []
        for finding in ordered:
            identity = (finding.rule, finding.key, " ".join(finding.text.lower().split()))
            seen[identity] += 1
            digest = hashlib.sha256(repr((*identity, finding.section, seen[identity])).encode()).hexdigest()
            finished.append(replace(finding, fingerprint=digest[:16]))
        return tuple(finished)

    def _is_asked(self, rule: Rule) -> bool:
        """Whether a law that applies for certain asks for one of the duties that a rule looks at."""
        return any(self._reading.laws.demand(duty).is_asked_here for duty in rule.duties)

    def _under_laws(self, rule: Rule, hit: Hit) -> Finding | None:
        """Return the finding as the laws see it; none where they are met another way, or nobody asks for it."""
        duty = hit.duty or rule.duty
        only_where_asked = rule.only_where_asked or hit.only_where_asked
        if duty is None or not hit.charged:
            return None if hit.only_where_asked else self._finding(rule, hit)
        demand = self._reading.laws.demand(duty, hit.spared)
        if demand.is_met or (only_where_asked and not demand.is_asked_here):
            return None
        if hit.severity is not None:  # it is a hint, such as "students only" at an age
            demand = demand.hinted_at()
        return _with_laws(self._finding(rule, hit), demand, rule, self._reading.law_settings)

    def _finding(self, rule: Rule, hit: Hit) -> Finding:
        span = self._span(hit)
        text = self._source[span.start : span.end]
        section = self._reading.kind_of(hit.block) if hit.block is not None else None
        fields = {
            "text": self._words(hit),
            "key": hit.key or "",
            "section": _words(section or ""),
            **hit.values,
        }
        return Finding(
            rule=rule.id,
            category=rule.category,
            severity=rule.severity_of(hit.key, hit.severity) if hit.charged else Severity.INFO,
            confidence=rule.confidence,
            message=rule.message.format(**fields),
            why=hit.why or rule.why,
            text=text,
            span=span,
            place=self._lines.place(span),
            key=hit.key,
            instead=rule.instead,
            section=section,
            references=rule.references,
            replacements=hit.replacements,
            fix=fitted(self._reading, hit) if hit.rewording else None,
            related=tuple(self._lines.place(self._block_span(*place)) for place in hit.related),
            charged=hit.charged,
        )

    def _internal_error(self, rule: Rule, error: Exception) -> Finding:
        where = traceback.extract_tb(error.__traceback__)[-1]
        span = self._span(Hit())
        return Finding(
            rule=INTERNAL_ERROR,
            category=rule.category,
            severity=Severity.ERROR,
            confidence=Confidence.HIGH,
            message=f"rule {rule.id} failed on this posting: {type(error).__name__}: {error}",
            why=f"This is a fault in jdlint ({Path(where.filename).name}, line {where.lineno}), not in your posting.",
            instead=f"Please report it. Until it is mended, `--ignore {rule.id}` leaves the rule out.",
            text="",
            span=span,
            place=self._lines.place(span),
            charged=False,
        )

    def _span(self, hit: Hit) -> Span:
        """Return where a hit stands in the source; an absence stands at the title, else at the start."""
        if hit.block is not None:
            return self._block_span(hit.block, hit.start, hit.end)
        title = title_block(self._reading.posting)
        return self._block_span(title, 0, 0) if title is not None else Span(0, 0)

    def _words(self, hit: Hit) -> str:
        """Return the words of a hit as a reader sees them, without markup."""
        if hit.block is None:
            return ""
        return " ".join(self._reading.posting.blocks[hit.block].text[hit.start : hit.end].split())

    def _block_span(self, block: int, start: int, end: int) -> Span:
        return self._reading.posting.blocks[block].content.source_span(start, end)


def _with_laws(finding: Finding, demand: Demand, rule: Rule, settings: LawSettings) -> Finding:
    """Return a finding with who asks for it; it is as bad as the firmest law has it, unless the user says how bad."""
    if demand.severity is None:
        return finding
    by_law = (
        demand.severity
        if rule.only_where_asked
        else min(finding.severity, demand.severity, key=lambda severity: severity.rank)
    )
    return replace(
        finding,
        severity=finding.severity if rule.is_severity_set(finding.key) else by_law,
        message=f"{finding.message} {wording.sentence(demand, settings)}",
        why=" ".join(filter(None, (finding.why, wording.notes(demand)))),
        references=(*wording.citations(demand), *finding.references),
        jurisdictions=tuple(_jurisdictions(demand)),
    )


def _jurisdictions(demand: Demand) -> Iterator[Jurisdiction]:
    for asking, cited in zip(demand.asking, wording.citations(demand), strict=True):
        since = starts(asking.law, demand.name)
        yield Jurisdiction(
            id=asking.law.id,
            name=asking.law.name,
            duty=demand.name,
            law=asking.duty.law or asking.law.law,
            source=cited.url,
            since=since.isoformat() if since else None,
            severity=asking.severity,
            certain=asking.certain,
            reason=asking.reason,
        )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _without_doubles(wordings: Iterable[tuple[Finding, str | None]]) -> list[Finding]:
    """Keep one finding per place and ground where several rules flag overlapping words: the gravest, then the longest.

    "Young man" says something of age and of gender, so it stays twice. A rule without a ground gives way to all, and
    all to it.
    """
    by_ground: dict[str | None, _Apart] = defaultdict(_Apart)
    for finding, ground in sorted(wordings, key=lambda wording: _precedence(wording[0])):
        rivals = list(by_ground.values()) if ground is None else [by_ground[ground], by_ground[None]]
        if all(rival.has_room_for(finding) for rival in rivals):
            by_ground[ground].add(finding)
    return [finding for apart in by_ground.values() for finding in apart.findings]


class _Apart:
    """Findings that don't overlap, in order."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._starts: list[int] = []

    def has_room_for(self, finding: Finding) -> bool:
        # What is here does not overlap, so only the two neighbours can be in the way.
        at = bisect_right(self._starts, finding.span.start)
        return not any(finding.span.overlaps(other.span) for other in self.findings[max(0, at - 1) : at + 1])

    def add(self, finding: Finding) -> None:
        at = bisect_right(self._starts, finding.span.start)
        self.findings.insert(at, finding)
        self._starts.insert(at, finding.span.start)


def _precedence(finding: Finding) -> tuple[int, int, int, str]:
    return (finding.severity.rank, finding.span.start - finding.span.end, finding.span.start, finding.rule)

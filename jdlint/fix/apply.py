"""From findings with fixes to a mended text, which is judged again: what would do harm is not written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jdlint.finding import Finding, Fix
from jdlint.result import PostingReport

Judge = Callable[[str], PostingReport | None]
"""Lints a text as the posting it is a version of; None where jdlint fails on it."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A posting after its fixes, how many were written, and how many unsafe ones were left."""

    posting: PostingReport
    written: int
    unsafe_left: int


def mended(posting: PostingReport, judge: Judge, *, unsafe: bool = False) -> Mended:
    """Write fixes into a posting until none is left that does good: a second call changes nothing.

    No finding of any rule may come up that was not there; a fix that would bring one is left out.
    """
    written = 0
    while fixes := _chosen(posting.findings, unsafe=unsafe):
        after, count = _together(posting, fixes, judge)
        if not count:
            after, count = _one_by_one(posting, fixes, judge)
        if not count:
            break
        posting, written = after, written + count
    left = sum(finding.fix is not None and not finding.fix.safe for finding in posting.findings)
    return Mended(posting, written, 0 if unsafe else left)


def applied(source: str, fixes: Sequence[Fix]) -> str:
    """Return a source with fixes, none of which overlap, written into it."""
    parts = []
    done = 0
    for fix in sorted(fixes, key=lambda fix: fix.span):
        parts += [source[done : fix.span.start], fix.text]
        done = fix.span.end
    return "".join([*parts, source[done:]])


def _chosen(findings: Sequence[Finding], *, unsafe: bool) -> list[Finding]:
    """Return the findings whose fixes are wanted; of overlapping ones the gravest, then the first."""
    chosen: list[Finding] = []
    taken: list[Fix] = []
    for finding in sorted(findings, key=lambda finding: (finding.severity.rank, finding.span)):
        fix = finding.fix
        if fix and (fix.safe or unsafe) and not any(fix.span.overlaps(other.span) for other in taken):
            taken.append(fix)
            chosen.append(finding)
    return chosen


def _together(posting: PostingReport, found: Sequence[Finding], judge: Judge) -> tuple[PostingReport, int]:
    after = judge(applied(posting.source, [finding.fix for finding in found if finding.fix]))
    return (after, len(found)) if after and _is_better(posting, after, found) else (posting, 0)


def _one_by_one(posting: PostingReport, found: Sequence[Finding], judge: Judge) -> tuple[PostingReport, int]:
    """Write what does good, from the end to the start, so that the places before stay true."""
    count = 0
    for finding in sorted(found, key=lambda finding: finding.span, reverse=True):
        posting, written = _together(posting, [finding], judge)
        count += written
    return posting, count


def _is_better(before: PostingReport, after: PostingReport, found: Sequence[Finding]) -> bool:
    """Whether each of the findings is gone and no rule finds more than it did."""
    allowed = Counter(finding.rule for finding in before.findings)
    allowed.subtract(finding.rule for finding in found)
    return all(count <= allowed[rule] for rule, count in Counter(f.rule for f in after.findings).items())

"""From findings with fixes to a mended text, which is judged again: what would do harm is not written."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jdlint.finding import Finding, Fix
from jdlint.result import PostingReport
from jdlint.span import Span

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
    while found := _chosen(posting.findings, unsafe=unsafe):
        posting, count = _write(posting, found, judge)
        if not count:
            break
        written += count
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
    """Return, in order, the findings whose fixes are wanted; of overlapping ones the gravest, then the first."""
    chosen: list[Finding] = []
    spans: list[Span] = []
    for finding in sorted(findings, key=lambda finding: (finding.severity.rank, finding.span)):
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        at = bisect(spans, fix.span)
        if not any(fix.span.overlaps(other) for other in spans[max(0, at - 1) : at + 1]):
            spans.insert(at, fix.span)
            chosen.insert(at, finding)
    return chosen


def _write(posting: PostingReport, found: Sequence[Finding], judge: Judge) -> tuple[PostingReport, int]:
    """Write all fixes of some findings, or, where together they would do harm, those that do none."""
    after = judge(applied(posting.source, [finding.fix for finding in found if finding.fix]))
    if after and _is_better(posting, after, found):
        return after, len(found)
    if len(found) == 1:
        return posting, 0
    half = len(found) // 2
    posting, last = _write(posting, found[half:], judge)  # the end first, so that the places before stay true
    posting, first = _write(posting, found[:half], judge)
    return posting, first + last


def _is_better(before: PostingReport, after: PostingReport, found: Sequence[Finding]) -> bool:
    """Whether each of the findings is gone and no rule finds more than it did."""
    allowed = Counter(finding.rule for finding in before.findings)
    allowed.subtract(finding.rule for finding in found)
    return all(count <= allowed[rule] for rule, count in Counter(f.rule for f in after.findings).items())

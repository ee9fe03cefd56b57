"""Postings and what jdlint could say of them, made by hand for the tests of the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jdlint.finding import (
    CategoryScore,
    Confidence,
    Deduction,
    Finding,
    Place,
    Reference,
    Score,
    Severity,
)
from jdlint.result import Facts, LocationFact, PayFact, PostingReport, Report, RunError, SectionFact
from jdlint.span import Span

NURSE = """\
# Registered Nurse, Night Shift

**Location:** Duluth, MN

You join [Unit Name] at a 240-bed hospital, on a ward where shifts are planned by the nurses themselves.

## What you'll do

- Medication is given and recorded by you, and handovers are led at 7 p.m. and at 7 a.m.
- Care plans are updated after every round.
- Families are told what happens next, in words they can use, and their questions have answers.
- New salesmen of medical devices are kept off the ward.
- Supplies are counted.
- Incidents are reported within an hour.

## What we offer

Competitive pay and a rockstar team.
"""

BAKER = """\
Bäcker (m/w/d) - Baker

\tWe bake from 3 a.m. — the oven is lit by the first to arrive, “with love”.
東京の店でも働けます。給与は競争力のある水準です。残業はほとんどありません。休日は週二日です。
"""

_PASSIVE_WHY = "A reader who cannot see who does a thing cannot see their own job in it."
_PASSIVE_INSTEAD = "Say who does it: “You record the medication.”"


def finding(  # noqa: PLR0913  a finding has many sides
    source: str,
    rule: str,
    words: str,
    *,
    message: str,
    severity: Severity = Severity.WARNING,
    category: str = "clarity",
    why: str = "",
    instead: str = "",
    replacements: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
    points: float = 0.0,
    key: str | None = None,
) -> Finding:
    """Make a finding at the first place of `words` in a source; at its beginning, if there are none."""
    start = source.index(words)
    end = start + len(words)
    return Finding(
        rule=rule,
        category=category,
        severity=severity,
        confidence=Confidence.HIGH,
        message=message,
        why=why,
        text=words,
        span=Span(start, end),
        place=Place(*_line_and_column(source, start), *_line_and_column(source, end)),
        key=key,
        instead=instead,
        replacements=replacements,
        references=references,
        points=points,
        fingerprint=f"{rule}-{start}",
    )


def _line_and_column(source: str, offset: int) -> tuple[int, int]:
    before = source[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def passive(source: str, words: str, points: float = 0.7) -> Finding:
    """Make a finding of the passive voice."""
    return finding(
        source,
        "passive-voice",
        words,
        message=f"“{words}” doesn't say who does it.",
        why=_PASSIVE_WHY,
        instead=_PASSIVE_INSTEAD,
        points=points,
    )


def nurse() -> PostingReport:
    """A posting with something of everything: an error that holds the score, warnings, remarks."""
    findings = (
        finding(
            NURSE,
            "missing-pay-range",
            "",
            category="pay",
            message="The posting does not say what the job pays.",
            why="Four of five people who look for work want to see the pay before they apply, and several US "
            "states, Minnesota among them, ask employers to show it.",
            instead="State the lowest and the highest pay you would offer, by the hour or the year. "
            "For example: $41.20–$58.75 an hour.",
            references=(
                Reference("Minnesota Statutes 181.173", "https://www.revisor.mn.gov/statutes/cite/181.173"),
            ),
            points=18,
        ),
        finding(
            NURSE,
            "placeholder-left",
            "[Unit Name]",
            severity=Severity.ERROR,
            category="finish",
            message="A blank of the template was never filled in.",
            why="People read it as a sign that nobody looked at the posting before it went out.",
            instead="Write what belongs there, or take the sentence out.",
            points=5,
        ),
        *(
            passive(NURSE, words)
            for words in (
                "are planned",
                "is given",
                "are updated",
                "are told",
                "are kept",
                "are counted",
                "are reported",
            )
        ),
        finding(
            NURSE,
            "vague-pay",
            "Competitive pay",
            category="pay",
            severity=Severity.INFO,
            message="“Competitive pay” says nothing about the pay.",
            instead="Name the amount.",
        ),
        finding(
            NURSE,
            "gendered-titles",
            "salesmen",
            key="salesman",
            category="inclusion",
            message="“salesmen” names men only.",
            why="Titles that name one gender draw fewer people of the others.",
            replacements=("salespeople", "sales representatives", "account executives"),
            points=2,
        ),
        finding(
            NURSE,
            "gendered-titles",
            "rockstar",
            key="rockstar",
            category="inclusion",
            message="“rockstar” sounds like a young man with a guitar.",
            why="Titles that name one gender draw fewer people of the others.",
            replacements=("experienced nurse",),
            points=1.5,
        ),
    )
    score = Score(
        total=59,
        grade="F",
        capped_by="placeholder-left",
        categories={
            "pay": CategoryScore(7, 25),
            "structure": CategoryScore(20, 20),
            "inclusion": CategoryScore(11.5, 15),
            "lawful": CategoryScore(8, 8),
            "requirements": CategoryScore(15, 15),
            "clarity": CategoryScore(7, 12),
            "finish": CategoryScore(0, 5),
        },
        deductions=(
            Deduction("missing-pay-range", 18),
            Deduction("passive-voice", 4.9),
            Deduction("placeholder-left", 5),
            Deduction("gendered-titles", 3.5),
        ),
    )
    facts = Facts(
        is_posting=True,
        words=112,
        language="en",
        title="Registered Nurse, Night Shift",
        locations=(LocationFact("Duluth, MN", 46, 56, ("us-mn",)),),
        pay=(PayFact("$41.20 an hour", 41.2, None, "USD", "hour", None, True, None, 0, 14),),
        sections=(SectionFact("responsibilities", "What you'll do", 7, 6),),
    )
    return PostingReport("postings/nurse.md", "markdown", NURSE, score, facts, findings)


def uncapped(posting: PostingReport) -> PostingReport:
    """The same posting without its errors and what they do to the score."""
    score = replace(posting.score, total=74, grade="C", capped_by=None)
    left = tuple(found for found in posting.findings if found.severity is not Severity.ERROR)
    return replace(posting, score=score, findings=left)


def baker() -> PostingReport:
    """A plain text with a tab, wide characters, and typography that old code pages lack."""
    score = Score(
        total=88,
        grade="B",
        categories={"pay": CategoryScore(14, 25), "clarity": CategoryScore(11.3, 12)},
        deductions=(Deduction("vague-pay", 11), Deduction("passive-voice", 0.7)),
    )
    findings = (
        passive(BAKER, "is lit"),
        finding(
            BAKER,
            "vague-pay",
            "競争力のある水準",
            category="pay",
            message="The pay is praised but not named.",
            instead="Name the amount: ¥300,000 a month, or €2,600…",
            points=11,
        ),
    )
    facts = Facts(is_posting=True, words=64, language="en", title="Bäcker (m/w/d) - Baker")
    return PostingReport("baker.txt", "text", BAKER, score, facts, findings)


def clean() -> PostingReport:
    """A posting without a fault."""
    score = Score(
        total=100, grade="A", categories={"pay": CategoryScore(25, 25), "clarity": CategoryScore(12, 12)}
    )
    facts = Facts(is_posting=True, words=380, language="en", title="Forklift Operator")
    return PostingReport("forklift.md", "markdown", "# Forklift Operator\n", score, facts, ())


def readme() -> PostingReport:
    """A file that is no posting."""
    source = "# How we hire\n\nRead this first.\n"
    remark = finding(
        source,
        "not-a-posting",
        "",
        severity=Severity.INFO,
        category="structure",
        message="This does not read like a job posting.",
    )
    facts = Facts(is_posting=False, words=6, language="en")
    return PostingReport("README.md", "markdown", source, Score(None), facts, (remark,))


def snippet() -> PostingReport:
    """One sentence: findings, but too little to score."""
    source = "The team is managed by you, and the books are kept in order at all times by everyone.\n"
    facts = Facts(is_posting=True, words=18, language="en")
    return PostingReport("line.txt", "text", source, Score(None), facts, (passive(source, "is managed", 0),))


def run(*postings: PostingReport, errors: Sequence[RunError] = (), notes: Sequence[str] = ()) -> Report:
    """Make the report of a run."""
    return Report(postings, tuple(errors), tuple(notes), as_of="2026-11-20", rules_hash="abc123")

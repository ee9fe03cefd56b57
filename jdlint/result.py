"""What a run of jdlint hands to its reports: facts, findings and a score per posting, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jdlint.finding import Finding, Place, Score, Severity


@dataclass(frozen=True, slots=True)
class LocationFact:
    """A place of work that the posting states, with its source offsets.

    `jurisdictions` are those that it lies in for certain, the smallest first ("us-nyc", "us-ny", "us"). Where
    the name can mean several places ("Vancouver"), `candidates` are those.
    """

    text: str
    start: int
    end: int
    jurisdictions: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PayFact:
    """Pay that the posting states, with its source offsets.

    Amounts are in `currency` (ISO 4217, or None where it is not said) for one `period` (hour, day, week,
    month, year, or None where it is not said). `min` is None in "up to 40,000", `max` in "from 40,000".
    `gross` is None where not said; `base` tells base pay from on-target earnings; `applies_to` is the
    place or level that a band belongs to.
    """

    text: str
    min: float | None
    max: float | None
    currency: str | None
    period: str | None
    gross: bool | None
    base: bool
    applies_to: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionFact:
    """A section of the posting: its kind, heading (None before the first one), line and bullets."""

    kind: str
    heading: str | None
    line: int
    bullets: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the posting states, read once and shown in every machine report."""

    is_posting: bool
    words: int
    language: str | None
    title: str | None = None
    company: str | None = None
    work_mode: str | None = None
    employment_type: str | None = None
    closing_date: str | None = None
    contact: str | None = None
    locations: tuple[LocationFact, ...] = ()
    pay: tuple[PayFact, ...] = ()
    sections: tuple[SectionFact, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyText:
    """Words that speak of money, and what jdlint made of them: pay, vague pay, or something else, and why."""

    text: str
    place: Place
    is_pay: bool
    reason: str


@dataclass(frozen=True, slots=True)
class AskedText:
    """What a law asks of the posting, what the posting has of it, and whether missing it is an error."""

    asks: str
    has: str
    firm: bool


@dataclass(frozen=True, slots=True)
class LawText:
    """A law of a place that the posting names: whether it applies for certain and why, and what it asks.

    `left_out` says why it was left out, empty where it was not.
    """

    id: str
    name: str
    certain: bool
    reason: str
    asked: tuple[AskedText, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a posting must not be: as bad as `fail_on` (None: whatever is found), or scored below `min_score`."""

    fail_on: Severity | None = Severity.ERROR
    min_score: int | None = None


class Verdict(StrEnum):
    """What a gate says of a file."""

    FAIL = "fail"
    PASS = "pass"  # noqa: S105 - a verdict, and no password
    EXEMPT = "exempt"
    UNJUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class GateResult:
    """The verdict of a gate on one file.

    `reason` says why it is exempt or not judged, `how` in which way it passes. `failed` are the findings that fail
    it, `noted` those that a law stands behind and that do not. `left_out` are laws that are left out, each with the
    reason, and `met` the ids of those met another way. `unjudged` is what the user makes of files that are not
    judged: "report", "pass" or "fail".
    """

    gate: str
    verdict: Verdict
    reason: str = ""
    how: str = ""
    failed: tuple[Finding, ...] = ()
    noted: tuple[Finding, ...] = ()
    left_out: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    unjudged: str = "report"

    @property
    def fails(self) -> bool:
        """Whether the file must not go out."""
        return self.verdict is Verdict.FAIL or (self.verdict is Verdict.UNJUDGED and self.unjudged == "fail")


@dataclass(frozen=True, slots=True)
class PostingReport:
    """All that jdlint says of one posting, and the bar it is held to.

    `source` is the decoded file, for showing findings in context, `encoding` how it was decoded. `met` are the ids of
    laws that it meets another way than by what a rule looks for. `gate` is None where no gate judges.
    """

    path: str
    format: str
    source: str
    score: Score
    facts: Facts
    findings: tuple[Finding, ...]
    money: tuple[MoneyText, ...] = ()
    laws: tuple[LawText, ...] = ()
    met: tuple[str, ...] = ()
    bar: Bar = Bar()
    encoding: str = "utf-8"
    gate: GateResult | None = None


@dataclass(frozen=True, slots=True)
class RunError:
    """Something that could not be done: where, what, and what the user can do about it."""

    path: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One run: its postings, what could not be read, and remarks that are nobody's fault.

    `as_of` (ISO date) is the day of judgement, and `laws_as_of` the day on which all laws were last checked.
    """

    files: tuple[PostingReport, ...]
    errors: tuple[RunError, ...] = ()
    notes: tuple[str, ...] = ()
    as_of: str = ""
    laws_as_of: str = ""
    rules_hash: str = ""
    score_version: int = 1

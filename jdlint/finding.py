"""What jdlint found: frozen data, in the words and offsets that every report shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from jdlint.span import Span


class Severity(StrEnum):
    """How bad a finding is, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a rule is of its findings."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that a rule rests on."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a source file: lines and columns count from 1, ends are exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Fix:
    """A text to write over a span of the source, so that a finding goes away.

    The span may be wider than the finding: it takes in an article or a verb that has to change with the words. A
    `safe` one keeps the meaning of the sentence.
    """

    span: Span
    text: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A jurisdiction whose law asks for what a finding misses.

    `duty` is what it asks by its name in `rules/data/laws.yaml`, `law` cites the law, `source` is a page about it,
    `since` the day (ISO) from which it asks, where known. `severity` is how bad it is at most to miss it; `certain`
    whether the law applies for certain, and `reason` why.
    """

    id: str
    name: str
    duty: str
    law: str
    source: str | None
    since: str | None
    severity: Severity
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a posting.

    `text` is the exact source under `span`, empty where something absent is meant. `jurisdictions` are those
    whose law asks for it, the firmest first.
    """

    rule: str
    category: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    text: str
    span: Span
    place: Place
    key: str | None = None
    instead: str = ""
    section: str | None = None
    references: tuple[Reference, ...] = ()
    replacements: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Place, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    points: float = 0.0
    fingerprint: str = ""
    charged: bool = True


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points that a rule takes from the score."""

    rule: str
    points: float


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """Points left of what a category can give."""

    points: float
    of: int


@dataclass(frozen=True, slots=True)
class Score:
    """A posting's score, 0 to 100, and all it is made of.

    `total` is None where there is too little to score.
    """

    total: int | None
    grade: str | None = None
    capped_by: str | None = None
    categories: dict[str, CategoryScore] = field(default_factory=dict)
    deductions: tuple[Deduction, ...] = ()

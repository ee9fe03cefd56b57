"""Where rules meet postings: from text to findings and a score."""

from __future__ import annotations

import hashlib
import traceback
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from jdlint import language
from jdlint.checks.base import Hit
from jdlint.config import Settings
from jdlint.facts.header import read_facts, title_block
from jdlint.facts.pay import read_pay
from jdlint.finding import Confidence, Finding, Place, Severity
from jdlint.posting import Posting
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.result import PostingReport, Report
from jdlint.rule import Rule
from jdlint.rulebook import Rulebook, load_rulebook
from jdlint.score import score, weights
from jdlint.sections import content_kinds, find_sections
from jdlint.span import Span

INTERNAL_ERROR = "internal-error"


def lint_text(
    text: str, *, path: str = "<text>", fmt: str = "markdown", settings: Settings | None = None
) -> Report:
    """Lint a posting given as text in the format "markdown" or "text".

    Raises:
        ReadError: the text is empty.
        UnknownRuleError: the settings name a rule that does not exist.
    """
    return lint_postings(read(path, text.encode(), fmt), settings or Settings())


def lint_file(path: str | Path, *, settings: Settings | None = None) -> Report:
    """Lint the posting in a file; its suffix tells the format.

    Raises:
        OSError: the file cannot be opened.
        ReadError: the file is empty, too large or not text.
        UnknownRuleError: the settings name a rule that does not exist.
    """
    return lint_postings(read(str(path), Path(path).read_bytes()), settings or Settings())


@cache
def _shipped_rules() -> Rulebook:
    return load_rulebook()


def lint_postings(postings: Sequence[Posting], settings: Settings) -> Report:
    """Lint postings together.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        YamlError: a rule file is broken.
        PipelineError: the language pipeline asked for is not installed.
    """
    rulebook = _shipped_rules().choose(settings.select, settings.ignore)
    files, notes = run_rules(postings, rulebook, settings.pipeline)
    return Report(
        files=files,
        notes=notes,
        as_of=settings.as_of or date.today().isoformat(),
        rules_hash=rulebook.hash,
        score_version=weights().version,
    )


def run_rules(
    postings: Sequence[Posting], rulebook: Rulebook, pipeline: str = language.SHIPPED
) -> tuple[tuple[PostingReport, ...], tuple[str, ...]]:
    """Run rules on postings.

    Returns:
        A report per posting, and notes on what could not be run.

    Raises:
        PipelineError: the language pipeline asked for is not installed.
    """
    readings, unserved = language.annotate([read_posting(p) for p in postings], rulebook.rules, pipeline)
    rules = [rule for rule in rulebook.rules if rule not in unserved]
    notes = [f"{posting.path}: {note}" for posting in postings for note in posting.notes]
    notes += [
        f"rule {rule.id} was not run: the language pipeline has no {rule.needs.name.lower()}"
        for rule in unserved
    ]
    return tuple(_report(reading, rules, rulebook.muted) for reading in readings), tuple(notes)


def read_posting(posting: Posting) -> Reading:
    """Find the sections of a posting and read its facts."""
    posting = replace(posting, sections=find_sections(posting.blocks))
    pay = read_pay(posting)
    filled = {section.kind for section in posting.sections if section.end > section.start}
    return Reading(posting, read_facts(posting, pay), pay, frozenset(filled | content_kinds(posting.blocks)))


def _report(reading: Reading, rules: Iterable[Rule], muted: frozenset[tuple[str, str]]) -> PostingReport:
    posting, facts = reading.posting, reading.facts
    findings = _Findings(reading)
    for rule in rules:
        if _applies(rule, reading):
            findings.add_all(rule, muted)
    total, shared = score(findings.finished(), words=facts.words, is_posting=facts.is_posting)
    return PostingReport(posting.path, posting.format, posting.source, total, facts, shared)


def _applies(rule: Rule, reading: Reading) -> bool:
    if rule.check.whole_posting and not reading.facts.is_posting:
        return False
    return rule.language == "any" or reading.facts.language in (rule.language, None)


class _Findings:
    """Collects the findings of one posting, and knows the lines of its source."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source = reading.posting.source
        self._line_starts = [0, *(i + 1 for i, char in enumerate(self._source) if char == "\n")]
        self._found: list[Finding] = []

    def add_all(self, rule: Rule, muted: frozenset[tuple[str, str]]) -> None:
        """Run a rule; one that fails becomes a finding of its own, so that it hides no other."""
        try:
            hits = [hit for hit in rule.check.find(self._reading) if (rule.id, hit.key) not in muted]
            self._found += [self._finding(rule, hit) for hit in hits]
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others must be heard
            self._found.append(self._internal_error(rule, error))

    def finished(self) -> tuple[Finding, ...]:
        """Return the findings in the order of the source, one per problem, each with its fingerprint."""
        ordered = sorted(_without_doubles(self._found), key=lambda f: (f.span.start, f.severity.rank, f.rule))
        seen: Counter[tuple[str, str | None, str]] = Counter()
        finished = []
        for finding in ordered:
            identity = (finding.rule, finding.key, " ".join(finding.text.lower().split()))
            seen[identity] += 1
            digest = hashlib.sha256(repr((*identity, finding.section, seen[identity])).encode()).hexdigest()
            finished.append(replace(finding, fingerprint=digest[:16]))
        return tuple(finished)

    def _finding(self, rule: Rule, hit: Hit) -> Finding:
        span = self._span(hit)
        text = self._source[span.start : span.end]
        section = self._reading.kind_of(hit.block) if hit.block is not None else None
        fields = {
            "text": " ".join(text.split()),
            "key": hit.key or "",
            "section": _words(section or ""),
            **hit.values,
        }
        return Finding(
            rule=rule.id,
            category=rule.category,
            severity=hit.severity or rule.severity,
            confidence=rule.confidence,
            message=rule.message.format(**fields),
            why=hit.why or rule.why,
            text=text,
            span=span,
            place=self._place(span),
            key=hit.key,
            instead=rule.instead,
            section=section,
            references=rule.references,
            replacements=hit.replacements,
            related=tuple(self._place(self._block_span(*place)) for place in hit.related),
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
            place=self._place(span),
            charged=False,
        )

    def _span(self, hit: Hit) -> Span:
        """Return where a hit stands in the source; an absence stands at the title, else at the start."""
        if hit.block is not None:
            return self._block_span(hit.block, hit.start, hit.end)
        title = title_block(self._reading.posting)
        return self._block_span(title, 0, 0) if title is not None else Span(0, 0)

    def _block_span(self, block: int, start: int, end: int) -> Span:
        return self._reading.posting.blocks[block].content.source_span(start, end)

    def _place(self, span: Span) -> Place:
        line = bisect_right(self._line_starts, span.start)
        end_line = bisect_right(self._line_starts, span.end)
        return Place(
            line=line,
            column=span.start - self._line_starts[line - 1] + 1,
            end_line=end_line,
            end_column=span.end - self._line_starts[end_line - 1] + 1,
        )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _without_doubles(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding per place where several rules speak of overlapping words: the gravest, then the longest.

    Findings about whole blocks and absences stand beside others: they are other problems.
    """
    wording = [f for f in findings if f.text and f.replacements]
    for finding in findings:
        rivals = (f for f in wording if f is not finding and f.span.overlaps(finding.span))
        if finding not in wording or all(_precedence(finding) <= _precedence(rival) for rival in rivals):
            yield finding


def _precedence(finding: Finding) -> tuple[int, int, int, str]:
    return (finding.severity.rank, finding.span.start - finding.span.end, finding.span.start, finding.rule)

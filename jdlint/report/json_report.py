"""JSON report: one object, with every field of the contract; what does not apply is null."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

import jdlint
from jdlint.finding import Finding, Fix, Score
from jdlint.report.view import View
from jdlint.result import Facts, GateResult, PayFact, PostingReport, Report

SCHEMA = 1
_SURROGATE = re.compile("[\ud800-\udfff]")

Fields = dict[str, object]


def write(report: Report, view: View) -> str:
    """Return the report as one JSON object; all ASCII, by escapes, where the encoding is not UTF-8."""
    text = json.dumps(_report(report), indent=2, ensure_ascii=not view.unicode, allow_nan=False)
    # A file name that is not UTF-8 holds lone surrogates, which no encoding can write.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _report(report: Report) -> Fields:
    return {
        "jdlint": jdlint.__version__,
        "schema": SCHEMA,
        "score_version": report.score_version,
        "rules_hash": report.rules_hash or None,
        "as_of": report.as_of or None,
        "laws_as_of": report.laws_as_of or None,
        "errors": [{"path": e.path, "message": e.message, "hint": e.hint or None} for e in report.errors],
        "notes": list(report.notes),
        "files": [_posting(posting) for posting in report.files],
    }


def _posting(posting: PostingReport) -> Fields:
    return {
        "path": posting.path,
        "format": posting.format,
        "score": _score(posting.score),
        "facts": _facts(posting.facts),
        "findings": [_finding(finding) for finding in posting.findings],
        "gate": _gate(posting.gate),
    }


def _gate(result: GateResult | None) -> Fields | None:
    if result is None:
        return None
    return {
        "name": result.gate,
        "verdict": result.verdict.value,
        "reason": result.reason or None,
        "how": result.how or None,
        "failed": [_finding(finding) for finding in result.failed],
        "noted": [_finding(finding) for finding in result.noted],
        "left_out": list(result.left_out),
    }


def _score(score: Score) -> Fields:
    return {
        "total": score.total,
        "grade": score.grade,
        "capped_by": score.capped_by,
        "categories": {
            name: {"points": _points(category.points), "of": category.of}
            for name, category in score.categories.items()
        },
        "deductions": [{"rule": d.rule, "points": _points(d.points)} for d in score.deductions],
    }


def _facts(facts: Facts) -> Fields:
    return {
        "is_posting": facts.is_posting,
        "title": facts.title,
        "company": facts.company,
        "words": facts.words,
        "language": facts.language,
        "work_mode": facts.work_mode,
        "employment_type": facts.employment_type,
        "closing_date": facts.closing_date,
        "contact": facts.contact,
        "locations": [
            {
                "text": location.text,
                "jurisdictions": list(location.jurisdictions),
                "candidates": list(location.candidates),
                "start": location.start,
                "end": location.end,
            }
            for location in facts.locations
        ],
        "pay": [_pay(pay) for pay in facts.pay],
        "sections": [asdict(section) for section in facts.sections],
    }


def _pay(pay: PayFact) -> Fields:
    return {
        "text": pay.text,
        "min": _amount(pay.min),
        "max": _amount(pay.max),
        "currency": pay.currency,
        "period": pay.period,
        "gross": pay.gross,
        "base": pay.base,
        "applies_to": pay.applies_to,
        "start": pay.start,
        "end": pay.end,
    }


def _finding(finding: Finding) -> Fields:
    return {
        "rule": finding.rule,
        "key": finding.key,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "why": finding.why,
        "instead": finding.instead,
        "references": [asdict(reference) for reference in finding.references],
        "text": finding.text,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "start": finding.span.start,
        "end": finding.span.end,
        "page": None,
        "paragraph": None,
        "section": finding.section,
        "related": [asdict(place) for place in finding.related],
        "jurisdictions": [asdict(jurisdiction) for jurisdiction in finding.jurisdictions],
        "replacements": list(finding.replacements),
        "fixes": [_fix(finding.fix)] if finding.fix else [],
        "points": _points(finding.points),
        "fingerprint": finding.fingerprint or None,
        "suppressed": False,
        "suppression": None,
        "baseline": None,
    }


def _fix(fix: Fix) -> Fields:
    return {"start": fix.span.start, "end": fix.span.end, "text": fix.text, "safe": fix.safe}


def _points(points: float) -> float:
    """Points to two decimals, whole ones without a fraction."""
    rounded = round(float(points), 2)
    return int(rounded) if rounded.is_integer() else rounded


def _amount(amount: float | None) -> float | None:
    return int(amount) if amount is not None and float(amount).is_integer() else amount

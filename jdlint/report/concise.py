"""Concise report: one line per finding, for editors, logs and `grep`."""

from __future__ import annotations

from jdlint.finding import Finding
from jdlint.report.view import View
from jdlint.result import GateResult, Report, RunError


def write(report: Report, view: View) -> str:
    """Return `file:line:col: severity rule message` lines in reading order, verdicts of a gate, run errors."""
    found = sorted(
        ((posting.path, finding) for posting in report.files for finding in posting.findings),
        key=_reading_order,
    )
    lines = [_line(path, finding) for path, finding in found]
    lines += [verdict_line(file.path, file.gate) for file in report.files if file.gate]
    lines += [_error_line(error) for error in report.errors]
    return "".join(f"{view.readable(line)}\n" for line in lines)


def verdict_line(path: str, result: GateResult) -> str:
    """Return what a gate says of a file: "clerk.md: gate pay: fail: missing-pay-range"."""
    why = result.reason or result.how or ", ".join(dict.fromkeys(finding.rule for finding in result.failed))
    return f"{path}: gate {result.gate}: {result.verdict}" + (f": {why}" if why else "")


def _reading_order(located: tuple[str, Finding]) -> tuple[str, int, int, str]:
    path, finding = located
    return path, finding.place.line, finding.place.column, finding.rule


def _error_line(error: RunError) -> str:
    return f"{error.path}: error: {error.message.rstrip('.')}" + (f". {error.hint}" if error.hint else "")


def _line(path: str, finding: Finding) -> str:
    where = f"{path}:{finding.place.line}:{finding.place.column}"
    return f"{where}: {finding.severity} {finding.rule} {finding.message}"

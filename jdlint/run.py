"""A whole run: from the paths a user names to one report, whatever goes wrong on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from jdlint.config import Settings
from jdlint.finding import Confidence, Finding, Severity
from jdlint.lint import lint_postings
from jdlint.posting import Posting
from jdlint.readers import format_of, read
from jdlint.readers.error import ReadError
from jdlint.readers.files import find_files, read_bytes
from jdlint.result import PostingReport, Report, RunError

STDIN = "-"
_BATCH = 50  # postings analysed together: enough to share the work, few enough to lose little when stopped


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the postings come from: paths ("-" is standard input) and what to leave out of directories."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    stdin_filename: str | None = None


def check(sources: Sources, settings: Settings) -> Report:
    """Lint everything that the sources name. What cannot be read is told in the report; the rest is linted.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        YamlError: a rule file is broken.
        PipelineError: the language pipeline asked for is not installed.
    """
    report = lint_postings((), settings)  # finds broken rules and wrong settings before any file is opened
    found = find_files((path for path in sources.paths if path != STDIN), sources.exclude)
    names = [STDIN] * (STDIN in sources.paths) + list(found.files)
    errors = list(found.errors)
    files: list[PostingReport] = []
    notes: list[str] = []
    postings = _read_all(names, sources.stdin_filename, errors)
    try:
        while batch := list(islice(postings, _BATCH)):
            part = lint_postings(batch, settings)
            files += part.files
            errors += part.errors
            notes += (note for note in part.notes if note not in notes)
    except KeyboardInterrupt:
        message = f"you stopped the run after {len(files)} of {len(names)} files"
        errors.append(RunError("jdlint", message, "The other files were not checked."))
    if not names and not errors:
        errors.append(RunError(" ".join(sources.paths), "every file here is excluded", "Check --exclude."))
    return replace(report, files=tuple(files), errors=tuple(errors), notes=tuple(notes))


def _read_all(names: Sequence[str], stdin_filename: str | None, errors: list[RunError]) -> Iterator[Posting]:
    for name in names:
        try:
            if name == STDIN:
                shown = stdin_filename or "<stdin>"
                fmt = format_of(stdin_filename) if stdin_filename else "markdown"
                yield from read(shown, sys.stdin.buffer.read(), fmt)
            else:
                yield from read(name, read_bytes(name))
        except ReadError as error:
            errors.append(RunError(error.path, error.message, error.hint))


def failing(finding: Finding, threshold: Severity | None) -> bool:
    """Whether a finding fails a run. Where only errors do, they must be of high confidence."""
    if threshold is None or finding.severity.rank > threshold.rank:
        return False
    return threshold is not Severity.ERROR or finding.confidence is Confidence.HIGH


def shortfalls(report: Report, least: int) -> Iterator[str]:
    """Yield a line for each posting whose score is below `least`, or that has none."""
    for posting in report.files:
        total = posting.score.total
        if total is None:
            yield f"{posting.path} has no score, so it can't reach {least}"
        elif total < least:
            yield f"{posting.path} scores {total}, which is below {least}"

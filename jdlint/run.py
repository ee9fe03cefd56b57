"""A whole run: from the paths a user names to one report, whatever goes wrong on the way."""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from jdlint.config import Settings
from jdlint.configuration import Configuration
from jdlint.finding import Confidence, Finding, Severity
from jdlint.language import PipelineError
from jdlint.lint import lint_postings
from jdlint.posting import Posting
from jdlint.readers import format_of, read
from jdlint.readers.error import ReadError
from jdlint.readers.files import find_files, read_bytes
from jdlint.result import PostingReport, Report, RunError
from jdlint.rule_settings import all_rules
from jdlint.yaml_file import YamlError

STDIN = "-"
_BATCH = 50  # postings analysed together: enough to share the work, few enough to lose little when stopped


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the postings come from: paths ("-" is standard input) and what to leave out of directories."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    stdin_filename: str | None = None

    @property
    def stdin_name(self) -> str:
        """What standard input is called."""
        return self.stdin_filename or "<stdin>"


Mend = Callable[[PostingReport, Settings], PostingReport]
"""Mends a posting that was linted, and returns what is to be said of it then."""


def check(sources: Sources, configuration: Configuration, mend: Mend | None = None) -> Report:
    """Lint everything that the sources name. What cannot be read is told in the report; the rest is linted.

    With `mend`, each posting is mended once it is linted, and the report tells what is left.

    Raises:
        SettingError: the command line names a rule that does not exist.
        YamlError: a rule file, or the configuration that the command line names, is broken.
    """
    configuration.demand_usable()
    named = (path for path in sources.paths if path != STDIN)
    found = find_files(named, sources.exclude, configuration.excludes)
    names = [STDIN] * (STDIN in sources.paths) + list(found.files)
    errors = list(found.errors)
    files: list[PostingReport] = []
    notes = [f"{path} was left out, as its configuration says" for path in found.left_out]
    hashes: set[str] = set()
    settled = _with_settings(names, sources, configuration, errors)
    postings = _read_all(settled, sources, errors)
    try:
        while batch := list(islice(postings, _BATCH)):
            part = _lint(batch, errors)
            settings = {posting.path: applied for posting, applied in batch}
            files += (mend(file, settings[file.path]) if mend else file for file in part.files)
            notes += (note for note in part.notes if note not in notes)
            hashes.add(part.rules_hash)
    except KeyboardInterrupt:
        message = f"you stopped the run after {len(files)} of {len(names)} files"
        errors.append(RunError(" ".join(sources.paths), message, "The other files were not checked."))
    if not names and not errors and not found.left_out:
        errors.append(RunError(" ".join(sources.paths), "every file here is excluded", "Check --exclude."))
    days = {settings.as_of for _, settings in settled} or {configuration.as_of}
    if len(days) > 1:
        notes.append("the files were judged as of different days, as their configurations say")
    bare = lint_postings((), Settings(as_of=next(iter(days))))
    return replace(
        bare,
        as_of=bare.as_of if len(days) == 1 else "",
        files=tuple(files),
        errors=tuple(errors),
        notes=tuple(notes),
        rules_hash=_hash_of(hashes) if hashes else all_rules().hash,
    )


def _with_settings(
    names: Sequence[str], sources: Sources, configuration: Configuration, errors: list[RunError]
) -> list[tuple[str, Settings]]:
    """Return each name with what applies to it; those with a broken configuration are told instead."""
    settled = []
    told: set[str] = set()
    for name in names:
        path = sources.stdin_name if name == STDIN else name
        try:
            settled.append((name, configuration.of(path).settings))
        except YamlError as error:
            if str(error) not in told:
                told.add(str(error))
                errors.append(_config_error(error))
            message = f"not checked, because {error.path} is broken"
            errors.append(RunError(path, message, "Mend that file, or use --no-config."))
    return settled


def _config_error(error: YamlError) -> RunError:
    message = error.message
    if error.line:
        message += f" in line {error.line}, column {error.column}"
    if error.source.strip():
        message += f": {error.source.strip()}"
    return RunError(error.path, message, error.hint)


def _read_all(
    names: Iterable[tuple[str, Settings]], sources: Sources, errors: list[RunError]
) -> Iterator[tuple[Posting, Settings]]:
    for name, settings in names:
        try:
            if name == STDIN:
                fmt = format_of(sources.stdin_filename) if sources.stdin_filename else "markdown"
                postings = read(sources.stdin_name, sys.stdin.buffer.read(), fmt)
            else:
                postings = read(name, read_bytes(name))
            yield from ((posting, settings) for posting in postings)
        except ReadError as error:
            errors.append(RunError(error.path, error.message, error.hint))


def _lint(batch: Sequence[tuple[Posting, Settings]], errors: list[RunError]) -> Report:
    """Lint postings in order, those with the same settings together."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, (_, settings) in enumerate(batch):
        groups[id(settings)].append(number)
    linted: dict[int, PostingReport] = {}
    notes: list[str] = []
    hashes: set[str] = set()
    for numbers in groups.values():
        postings = [batch[number][0] for number in numbers]
        try:
            part = lint_postings(postings, batch[numbers[0]][1])
        except PipelineError as error:
            hint = "Install it, or name another pipeline."
            errors += (RunError(posting.path, f"not checked: {error}", hint) for posting in postings)
            continue
        errors += part.errors
        failed = {error.path for error in part.errors}
        judged = (number for number in numbers if batch[number][0].path not in failed)
        linted.update(zip(judged, part.files, strict=True))
        notes += part.notes
        hashes.add(part.rules_hash)
    return Report(tuple(linted[number] for number in sorted(linted)), (), tuple(notes), "", _hash_of(hashes))


def _hash_of(hashes: Collection[str]) -> str:
    """Return the one hash of the rules that ran, or a hash of them all."""
    if len(hashes) == 1:
        return next(iter(hashes))
    return hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest()[:16]


def failing(finding: Finding, threshold: Severity | None) -> bool:
    """Whether a finding fails a run. Where only errors do, they must be of high confidence."""
    if threshold is None or finding.severity.rank > threshold.rank:
        return False
    return threshold is not Severity.ERROR or finding.confidence is Confidence.HIGH


def shortfalls(report: Report) -> Iterator[str]:
    """Yield a line for each posting whose score is below what it must reach, or that has none."""
    for posting in report.files:
        total, least = posting.score.total, posting.bar.min_score
        if not least:
            continue
        if total is None:
            yield f"{posting.path} has no score, so it can't reach {least}"
        elif total < least:
            yield f"{posting.path} scores {total}, which is below {least}"

"""Where rules meet postings: from text to findings and a score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jdlint import language
from jdlint.config import Settings
from jdlint.facts.header import read_facts
from jdlint.facts.home_currency import home_currency
from jdlint.facts.pay import read_pay
from jdlint.facts.place import read_places
from jdlint.finding import Score
from jdlint.findings import Findings
from jdlint.gate import gate_rules, judge, under_gate
from jdlint.law_texts import law_texts
from jdlint.laws.catalogue import catalogue
from jdlint.laws.data import law_of
from jdlint.laws.settings import LawSettings
from jdlint.money_texts import money_texts
from jdlint.posting import Posting, SectionKind
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.result import GateResult, PostingReport, Report, RunError
from jdlint.rule import Rule
from jdlint.rule_settings import rules_for
from jdlint.rulebook import Rulebook
from jdlint.score import score, weights
from jdlint.sections import content_kinds, find_sections


def lint_text(
    text: str, *, path: str = "<text>", fmt: str = "markdown", settings: Settings | None = None
) -> Report:
    """Lint a posting given as text in the format "markdown" or "text". No configuration file is looked for.

    Raises:
        ReadError: the text is empty.
        SettingError: the settings name a rule that does not exist, or an option that does not fit.
    """
    return lint_postings(read(path, text.encode(), fmt), settings or Settings())


def lint_file(path: str | Path, *, settings: Settings | None = None) -> Report:
    """Lint the posting in a file; its suffix tells the format. No configuration file is looked for.

    Raises:
        OSError: the file cannot be opened.
        ReadError: the file is empty, too large or not text.
        SettingError: the settings name a rule that does not exist, or an option that does not fit.
    """
    return lint_postings(read(str(path), Path(path).read_bytes()), settings or Settings())


def lint_postings(postings: Sequence[Posting], settings: Settings) -> Report:
    """Lint postings together.

    Raises:
        SettingError: the settings name a rule that does not exist, or an option that does not fit.
        YamlError: a rule file is broken.
        PipelineError: the language pipeline asked for is not installed.
    """
    rulebook = rules_for(settings)
    as_of = date.fromisoformat(settings.as_of) if settings.as_of else date.today()
    gate = _gatekeeper(settings) if settings.gate.name else None
    rules = replace(rulebook, rules=()) if settings.gate.alone else rulebook
    ran = run_rules(postings, rules, settings.pipeline, as_of, settings.laws, gate)
    files = tuple(map(_gate_alone, ran.files)) if settings.gate.alone else ran.files
    return Report(
        files=tuple(replace(file, bar=settings.bar) for file in files),
        errors=ran.errors,
        notes=(*ran.notes, *_old_laws(files, as_of)),
        as_of=as_of.isoformat(),
        laws_as_of=catalogue().checked.isoformat(),
        rules_hash=rulebook.hash,
        score_version=weights().version,
    )


Gatekeeper = Callable[[Reading], GateResult]


class Ran(NamedTuple):
    """A report per posting, the postings that jdlint failed on, and notes on what could not be run."""

    files: tuple[PostingReport, ...]
    errors: tuple[RunError, ...]
    notes: tuple[str, ...]


def run_rules(
    postings: Sequence[Posting],
    rulebook: Rulebook,
    pipeline: str = language.SHIPPED,
    as_of: date | None = None,
    laws: LawSettings | None = None,
    gate: Gatekeeper | None = None,
) -> Ran:
    """Run rules on postings, as of today unless said, under what the user says about laws, and let a gate judge.

    One that jdlint fails to read keeps no other from being judged.

    Raises:
        PipelineError: the language pipeline asked for is not installed.
    """
    read_ones: list[Reading] = []
    errors: list[RunError] = []
    for posting in postings:
        try:
            reading = read_posting(posting)
            read_ones.append(
                replace(reading, as_of=as_of or date.today(), law_settings=laws or LawSettings())
            )
        except Exception as error:  # noqa: BLE001 - whatever a posting holds, the others must be heard
            message = f"jdlint failed on this file: {type(error).__name__}: {error}"
            errors.append(RunError(posting.path, message, "This is a fault in jdlint. Please report it."))
    readings, unserved = language.annotate(read_ones, rulebook.rules, pipeline)
    rules = [rule for rule in rulebook.rules if rule not in unserved]
    notes = [f"{posting.path}: {note}" for posting in postings for note in posting.notes]
    notes += [
        f"rule {rule.id} was not run: the language pipeline has no {rule.needs.name.lower()}"
        for rule in unserved
    ]
    files = tuple(_report(reading, rules, rulebook.muted, gate) for reading in readings)
    return Ran(files, tuple(errors), tuple(notes))


def read_posting(posting: Posting) -> Reading:
    """Find the sections of a posting and read its facts."""
    posting = replace(posting, sections=find_sections(posting.blocks))
    pay = read_pay(posting)
    places = read_places(posting, pay)
    home = home_currency(places)
    if home and any(stated.currency != home for stated in pay.stated):
        pay = read_pay(posting, home=home)  # "$" is the dollar of the place, which is only known now
    said = content_kinds(posting.blocks)
    filled = {kind for section in posting.sections if section.end > section.start for kind in section.kinds}
    placed = {SectionKind.LOCATION} if places.places or places.work_mode.modes else set()
    return Reading(
        posting, read_facts(posting, pay, places, said), pay, said | filled | placed, places=places
    )


def _report(
    reading: Reading, rules: Iterable[Rule], muted: frozenset[tuple[str, str]], gate: Gatekeeper | None
) -> PostingReport:
    posting, facts = reading.posting, reading.facts
    findings = Findings(reading)
    for rule in rules:
        if _applies(rule, reading):
            findings.add_all(rule, muted)
    # Most rules need English, so a score of anything else would say little.
    can_be_scored = facts.is_posting and facts.language in ("en", None)
    total, shared = score(findings.finished(), words=facts.words, can_be_scored=can_be_scored)
    return PostingReport(
        path=posting.path,
        format=posting.format,
        source=posting.source,
        score=total,
        facts=facts,
        findings=shared,
        money=money_texts(reading),
        met=reading.laws.met,
        encoding=posting.encoding,
        gate=gate(reading) if gate else None,
        laws=law_texts(reading, shared, rules) if reading.law_settings.explain else (),
    )


def _gatekeeper(settings: Settings) -> Gatekeeper:
    """Return what judges a posting by the gate that the settings name."""
    rules = gate_rules(settings.gate.name, settings.rules)

    def judged(reading: Reading) -> GateResult:
        seen = under_gate(reading, settings.gate)
        return judge(seen, [rule for rule in rules if _applies(rule, seen)], settings.gate)

    return judged


def _gate_alone(file: PostingReport) -> PostingReport:
    """Return a report whose findings are those of the gate, and which has no score: nothing else was looked at."""
    findings = (*file.gate.failed, *file.gate.noted) if file.gate else ()
    in_order = sorted(findings, key=lambda finding: (finding.span.start, finding.rule))
    return replace(file, findings=tuple(in_order), score=Score(None))


def _old_laws(files: Iterable[PostingReport], as_of: date) -> Iterator[str]:
    """Yield a note where a law had a say that was last checked long ago."""
    ids: set[str] = set()
    for posting in files:
        ids.update(posting.met, posting.gate.met if posting.gate else ())
        ids.update(law.id for finding in posting.findings for law in finding.jurisdictions)
    checked = min((law.checked for id_ in ids if (law := law_of(id_))), default=as_of)
    if catalogue().is_stale(checked, as_of):
        yield (
            f"what jdlint knows of the laws here was last checked on {checked.isoformat()}; "
            "they may have changed since"
        )


def _applies(rule: Rule, reading: Reading) -> bool:
    if rule.check.whole_posting and not reading.facts.is_posting:
        return False
    return rule.language == "any" or reading.facts.language in (rule.language, None)

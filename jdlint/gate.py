"""The gate: whether a posting may go out, judged by rules that nothing but a written exemption can silence."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from jdlint.config import Exemption, GateSettings
from jdlint.facts.place_names import chain
from jdlint.facts.recognition import is_posting
from jdlint.finding import Finding, Severity
from jdlint.findings import Findings
from jdlint.globs import matches
from jdlint.laws.catalogue import catalogue
from jdlint.laws.data import law_ids
from jdlint.laws.standing import asks
from jdlint.reading import Reading
from jdlint.result import GateResult, Report, Verdict
from jdlint.rule import Rule
from jdlint.rule_settings import all_rules
from jdlint.rulebook import SettingError
from jdlint.yaml_file import did_you_mean

_UNPAID_KINDS = frozenset({"volunteer", "unpaid"})


@cache
def gate_rules(name: str, folders: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return the rules of a gate: the shipped ones as they are shipped, and a user's own rules that name it.

    Options, severities, `select`, `ignore` and files that extend a shipped rule have no say here.

    Raises:
        SettingError: no shipped rule names this gate.
        YamlError: a rule file is broken.
    """
    shipped = all_rules().rules
    names = sorted({rule.gate for rule in shipped if rule.gate})
    if name not in names:
        allowed = f"There is: {', '.join(names)}." if len(names) == 1 else did_you_mean(name, names)
        raise SettingError(("gate", "name"), f"no gate is called `{name}`", allowed)
    ids = {rule.id for rule in shipped}
    own = (rule for rule in all_rules(folders).rules if rule.id not in ids)
    return tuple(rule for rule in (*shipped, *own) if rule.gate == name)


def under_gate(reading: Reading, gate: GateSettings) -> Reading:
    """Return a reading as a gate sees it: missing pay counts, and exempt jurisdictions ask for nothing.

    What may be a posting is taken for one, as a gate that looks away is none.
    """
    laws = reading.law_settings
    exempt = {one.jurisdiction: one.reason for one in gate.exempt if one.jurisdiction}
    left_out = {id_: reason for around, reason in exempt.items() for id_ in law_ids() if around in chain(id_)}
    require_pay = "auto" if laws.require_pay == "never" else laws.require_pay
    facts = reading.facts
    may_be = is_posting(
        reading.posting, reading.pay, reading.places, facts.title, reading.kinds, in_doubt=True
    )
    return replace(
        reading,
        facts=replace(facts, is_posting=facts.is_posting or may_be),
        law_settings=replace(laws, require_pay=require_pay, off={**laws.off, **left_out}),
    )


def judge(reading: Reading, rules: Iterable[Rule], gate: GateSettings) -> GateResult:
    """Judge a posting, as `under_gate` returns it, by those rules of a gate that apply to it."""
    if not reading.facts.is_posting:
        return GateResult(gate.name, Verdict.UNJUDGED, _not_a_posting(reading), unjudged=gate.unjudged)
    exemption = next((one for one in gate.exempt if _covers(one, reading)), None)
    if exemption:
        return GateResult(gate.name, Verdict.EXEMPT, f"{exemption.what}: {exemption.reason}")
    by_id = {rule.id: rule for rule in rules}
    findings = Findings(reading)
    for rule in by_id.values():
        findings.add_all(rule, frozenset())
    found = findings.finished()
    failed = tuple(finding for finding in found if _fails(finding, by_id.get(finding.rule), reading))
    return GateResult(
        gate.name,
        Verdict.FAIL if failed else Verdict.PASS,
        how="" if failed else "; ".join(_how(reading)),
        failed=failed,
        noted=tuple(finding for finding in found if finding not in failed and finding.jurisdictions),
        left_out=tuple(_left_out(reading, {duty for rule in by_id.values() for duty in rule.duties})),
        met=reading.laws.met,
    )


def _not_a_posting(reading: Reading) -> str:
    reads = "" if reading.facts.language in ("en", None) else ", as far as jdlint reads its language"
    return f"it doesn't look like a job posting{reads}"


def _fails(finding: Finding, rule: Rule | None, reading: Reading) -> bool:
    """Whether a finding fails the gate; so does what jdlint could not judge, which no rule stands behind.

    What fails wherever the job is passes where it is met another way and no law asks more for certain.
    """
    if rule is None or finding.severity is Severity.ERROR:
        return finding.severity is Severity.ERROR
    is_met = rule.duty is not None and reading.laws.demand(rule.duty).is_met_here
    return finding.severity.rank <= rule.gate_from.rank and not is_met


def _how(reading: Reading) -> Iterator[str]:
    """Yield how a posting that passes tells about pay."""
    stated = [" ".join(pay.text.split()) for pay in reading.facts.pay]
    if stated:
        yield f"it states {', '.join(dict.fromkeys(stated))}"
    elif reading.pay.unpaid:
        yield "it says that the work is unpaid"
    elif reading.pay.grades:
        grade = reading.pay.grades[0]
        named = reading.posting.blocks[grade.block].text[grade.start : grade.end]
        yield f"it names the grade “{named}”, and no law there is sure to ask for a figure"
    for met in reading.laws.demand("pay").met if not stated else ():
        yield f"{catalogue().duties['pay'].ways[met.way].in_words}, which {met.law.said} accepts"


def _left_out(reading: Reading, duties: Collection[str]) -> Iterator[str]:
    """Yield the laws of its places that ask for one of the duties but are left out, and why."""
    for one in reading.laws.all:
        if one.left_out and any(asks(one.law, duty, reading.as_of) for duty in duties):
            yield f"{one.law.name} ({one.law.id}): {one.left_out}"


def _covers(exemption: Exemption, reading: Reading) -> bool:
    """Whether an exemption takes a whole posting out: its file, its kind, or each of its places."""
    if exemption.path:
        return matches(_seen_from(exemption.folder, reading.posting.path), (exemption.path,))
    if exemption.kind:
        kind, said = exemption.kind.lower(), (reading.facts.employment_type or "").lower()
        return kind in said or (kind in _UNPAID_KINDS and reading.pay.unpaid)
    named = reading.law_settings.jurisdictions
    places = (
        [chain(id_) for id_ in named]
        if named
        else [p.jurisdictions for p in reading.places.of("job", "remote")]
    )
    return bool(places) and all(exemption.jurisdiction in around for around in places)


def _seen_from(folder: str, path: str) -> str:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - `..` goes, links stay as the user sees them
    return str(absolute.relative_to(folder)) if folder and absolute.is_relative_to(folder) else path


def no_verdict(report: Report, *, asked: bool) -> str:
    """Return why a gate came to no verdict on anything, or "" if it did or if nobody minds.

    Args:
        report: what a run found.
        asked: whether the command line asks for a gate, so that no file at all is no verdict either.
    """
    results = [file.gate for file in report.files if file.gate]
    if any(one.verdict is not Verdict.UNJUDGED or one.unjudged != "report" for one in results):
        return ""
    if not results:
        return "the gate judged nothing: there was no file to read" if asked else ""
    return (
        f"the gate judged nothing: {report.files[0].path}{_and_others(len(results))} doesn't look like a job posting. "
        "Name your postings, or say under `gate` in .jdlint.yaml what that means: `unjudged: pass`, or `fail`."
    )


def _and_others(count: int) -> str:
    return f", like {count - 1} more," if count > 1 else ""

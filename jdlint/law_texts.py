"""Which laws apply to a posting and why, what each asks, and what the posting has of it: for people who ask why."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.finding import Finding, Severity
from jdlint.laws.applying import Applying
from jdlint.laws.catalogue import catalogue
from jdlint.reading import Reading
from jdlint.result import AskedText, LawText
from jdlint.rule import Rule


def law_texts(reading: Reading, findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[LawText, ...]:
    """Return the laws of the places that the posting names, those that apply for certain first."""
    missed = {(law.id, law.duty): finding.rule for finding in findings for law in finding.jurisdictions}
    checked = {duty for rule in rules for duty in rule.duties}
    texts = [
        LawText(
            one.law.id,
            one.law.name,
            one.certain,
            one.reason,
            () if one.left_out else tuple(_asked(one, reading, missed, checked)),
            one.left_out,
        )
        for one in reading.laws.all
    ]
    return tuple(sorted(texts, key=lambda text: (bool(text.left_out), not text.certain)))


def _asked(
    one: Applying, reading: Reading, missed: dict[tuple[str, str], str], checked: set[str]
) -> Iterable[AskedText]:
    met = {name: reading.laws.demand(name).met for name in one.law.duties}
    for name in one.law.duties:
        severity = reading.laws.standing(one, name)
        if severity is None:
            continue
        rule = missed.get((one.law.id, name))
        way = next((met_.way for met_ in met[name] if met_.law.id == one.law.id), None)
        if rule:
            has = f"something to mend, says {rule}"
        elif way:
            has = f"met by {catalogue().duties[name].ways[way].in_words}"
        else:
            has = "nothing found to mend" if name in checked else "not checked"
        yield AskedText(catalogue().duties[name].asks, has, severity is Severity.ERROR)

from __future__ import annotations

import pytest
import yaml

from jdlint import lint_text
from jdlint.config import Settings

from .conftest import ROOT

WORDINGS = yaml.safe_load((ROOT / "tests" / "data" / "lawful_wordings.yaml").read_text(encoding="utf-8"))
NEW_YORK = "**Location:** Brooklyn, NY\n\n"


def flags(rule: str, text: str) -> list[str]:
    report = lint_text(text, settings=Settings(select=(rule,), as_of="2026-11-20"))
    return [finding.text for finding in report.files[0].findings if finding.rule == rule]


def sentences(kind: str) -> list[tuple[str, str]]:
    return [(rule, text) for rule, by_kind in WORDINGS.items() for text in by_kind.get(kind, ())]


@pytest.mark.parametrize(("rule", "text"), sentences("flag"))
def test_what_asks_for_it_is_flagged(rule: str, text: str) -> None:
    assert flags(rule, text)


@pytest.mark.parametrize(("rule", "text"), sentences("fine"))
def test_what_only_looks_like_it_is_left_alone(rule: str, text: str) -> None:
    assert not flags(rule, text)


@pytest.mark.parametrize(("rule", "text"), sentences("flag_in_new_york_city"))
def test_a_background_check_is_flagged_only_where_a_law_speaks_of_it(rule: str, text: str) -> None:
    assert flags(rule, NEW_YORK + text)
    assert not flags(rule, text)
    assert not flags(rule, "**Location:** Houston, TX\n\n" + text)


@pytest.mark.parametrize(
    ("rule", "text", "severity", "places"),
    [
        ("pay-history-request", "San Diego, CA\n\nPlease send your salary history.", "error", {"us-ca"}),
        ("pay-history-request", "Houston, TX\n\nPlease send your salary history.", "warning", set()),
        ("pay-history-request", "Please send your salary history.", "warning", set()),
        ("citizenship-restriction", "Houston, TX\n\nU.S. citizens only.", "error", {"us"}),
        ("citizenship-restriction", "U.S. citizens only.", "warning", set()),
        ("canadian-experience", "Toronto, ON\n\n3 years of Canadian experience.", "error", {"ca-on"}),
        ("canadian-experience", "Toronto, ON\n\nCanadian experience is preferred.", "warning", set()),
        ("canadian-experience", "Calgary, AB\n\n3 years of Canadian experience.", "warning", set()),
        ("criminal-record-wording", "Brooklyn, NY\n\nNo felonies.", "error", {"us-nyc"}),
        ("commission-terms-missing", "Newark, NJ\n\nPay: $40,000 + commission", "warning", {"us-nj"}),
        ("commission-terms-missing", "Houston, TX\n\nPay: $40,000 + commission", "info", set()),
    ],
)
def test_an_error_needs_a_place_whose_law_was_read(
    rule: str, text: str, severity: str, places: set[str]
) -> None:
    settings = Settings(select=(rule,), as_of="2026-11-20")
    place = "**Location:** " if "\n\n" in text else ""
    (finding,) = lint_text(place + text, settings=settings).files[0].findings
    assert finding.severity == severity
    assert {one.id for one in finding.jurisdictions} == places

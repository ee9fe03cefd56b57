"""The checks on what a posting demands, where the rules' own examples don't reach."""

from __future__ import annotations

from datetime import date

import pytest

from jdlint.checks.demands import DemandsCheck
from jdlint.checks.technology_age import TechnologyAgeCheck
from jdlint.checks.terms import TermsCheck
from jdlint.config import Settings
from jdlint.lint import lint_text, read_posting
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.rulebook import load_rulebook
from jdlint.rules_dir import load_data


def reading(text: str) -> Reading:
    return read_posting(read("posting.md", text.encode())[0])


def terms(**options: object) -> TermsCheck:
    return TermsCheck.model_validate(
        {"kind": "terms", "terms": [{"term": "bread"}, {"term": "rolls"}], **options}
    )


def test_a_section_that_says_so_makes_terms_right() -> None:
    posting = reading("# Baker\n\n## Requirements\n\n- bread\n- no oven\n\n## Duties\n\n- bread\n")
    check = terms(unless_section=["no oven"])
    assert [posting.kind_of(hit.block or 0) for hit in check.find(posting)] == ["responsibilities"]


def test_a_title_that_says_so_makes_terms_right() -> None:
    assert not list(terms(unless_title=["baker"]).find(reading("# Baker\n\nYou know bread.\n")))
    assert list(terms(unless_title=["cook"]).find(reading("# Baker\n\nYou know bread.\n")))


def test_several_terms_are_one_hit_with_all_places() -> None:
    (hit,) = terms(at_least=2).find(reading("# Baker\n\nYou know bread, and rolls.\n\nMore bread.\n"))
    assert hit.values["count"] == 2
    assert len(hit.related) == 2
    assert not list(terms(at_least=2).find(reading("# Baker\n\nYou know bread. More bread.\n")))


def test_terms_in_the_title_alone() -> None:
    (hit,) = terms(where={"title": True}).find(reading("# Bread maker\n\nYou know bread.\n"))
    assert hit.block == 0


def test_the_age_of_a_technology_is_that_of_the_day_asked_for() -> None:
    text = "# Developer\n\nYou bring 12 years of experience with Kubernetes.\n"
    rule = ("years-beyond-technology",)
    assert lint_text(text, settings=Settings(select=rule, as_of="2020-01-01")).files[0].findings
    assert not lint_text(text, settings=Settings(select=rule, as_of="2027-01-01")).files[0].findings


def test_wishes_are_no_demands() -> None:
    check = DemandsCheck.model_validate({"kind": "demands", "wishes": ["a plus"], "at_most": 1})
    posting = "# Baker\n\n## Requirements\n\n- Bread\n- Rolls are a plus\n"
    assert not list(check.find(reading(posting)))
    assert list(check.find(reading(posting + "- Cakes\n")))


@pytest.mark.parametrize("name", load_data("technologies"))
def test_nobody_has_more_years_than_a_technology(name: str) -> None:
    (check,) = [rule.check for rule in load_rulebook().rules if isinstance(rule.check, TechnologyAgeCheck)]
    word = {"Go": "Golang", "Rust": "Rust programming", "Swift": "SwiftUI"}.get(name, name)
    age = date.today().year - load_data("technologies")[name]["year"]
    assert list(check.find(reading(f"You bring {age + 1} years of experience with {word}.")))
    assert not list(check.find(reading(f"You bring {age} years of experience with {word}.")))


@pytest.mark.parametrize("text", ["rust on ships", "SWIFT.", "airflow in ducts", "DBT.", "lambda calculus"])
def test_words_that_mean_something_else_have_no_age(text: str) -> None:
    (check,) = [rule.check for rule in load_rulebook().rules if isinstance(rule.check, TechnologyAgeCheck)]
    assert not list(check.find(reading(f"You bring 40 years of experience with {text}")))


@pytest.mark.parametrize("entry", load_data("technologies").values())
def test_every_date_has_its_source(entry: dict[str, str]) -> None:
    assert entry["source"].startswith("https://")

"""The pages of `jdlint rules` and `jdlint explain`."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from jdlint.checks.length import LengthCheck
from jdlint.checks.term import Term
from jdlint.checks.terms import TermsCheck
from jdlint.finding import Confidence, Reference, Severity
from jdlint.report import View
from jdlint.report.rule_pages import rule_page, rule_table
from jdlint.rule import Example, Need, Rule

TITLES = Rule(
    id="gendered-titles",
    category="inclusion",
    summary="A job title names one gender.",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="“{text}” names one gender.",
    why="Titles that name one gender draw fewer people of the others.",
    instead="Name the work [and not the person].",
    references=(Reference("A study of titles", "https://example.org/titles"), Reference("A book")),
    examples_bad=(
        Example("We need a salesman\nand a foreman.\n", ("salesman", "foreman")),
        Example("Nothing here.", ("",)),
    ),
    examples_good=(Example("We need a sales representative."),),
    needs=Need.TEXT,
    language="en",
    check=TermsCheck(
        kind="terms",
        terms=(
            Term(term="salesman", forms=("salesmen",), replacements=("salesperson", "sales rep")),
            Term(term="foreman"),
        ),
    ),
)
LENGTH = Rule(
    id="too-long",
    category="structure",
    summary="The posting is longer than readers bear.",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="{count} words.",
    why="Readers stop.",
    instead="",
    references=(Reference("A study"),),
    examples_bad=(),
    examples_good=(),
    needs=Need.TEXT,
    language="any",
    check=LengthCheck(kind="length", at_most=700),
)


def test_table_has_a_row_per_rule_by_category() -> None:
    text = rule_table([LENGTH, TITLES], View())
    assert re.search(r"^inclusion ─+$", text, re.MULTILINE)
    assert "  gendered-titles  warning  A job title names one gender.\n" in text
    assert "  too-long         info     The posting is longer than readers bear.\n" in text
    assert text.index("inclusion") < text.index("structure")
    assert text.endswith("2 rules. `jdlint explain RULE` tells more about one.\n")


def test_page_says_everything_in_order() -> None:
    text = rule_page(TITLES, View())
    order = [
        "gendered-titles",
        "inclusion, warning, high confidence",
        "A job title names one gender.",
        "Why      Titles that name one gender draw fewer people of the others.",
        "Instead  Name the work [and not the person].",
        "Source   A study of titles (https://example.org/titles)",
        "Source   A book",
        "  │ We need a salesman\n  │ and a foreman.\n  Flagged  “salesman”, “foreman”\n",
        "  │ Nothing here.\n  Flagged  the posting as a whole\n",
        "  │ We need a sales representative.\n",
        "  salesman: “salesperson” or “sales rep”\n  foreman\n",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_flagged_words_are_underlined_in_color() -> None:
    assert "\x1b[4;31msalesman\x1b[0m" in rule_page(TITLES, View(color=True))


def test_long_words_are_folded_and_never_cut() -> None:
    long = "https://example.org/" + "x" * 120
    rule = replace(TITLES, references=(Reference("A study", long),), id="a-rule-" + "y" * 90)
    for view in (View(40), View(80, encoding="ascii")):
        assert long in re.sub(r"\s", "", rule_page(rule, view))
        assert rule.id in re.sub(r"\s|warning|A job title names one gender\.", "", rule_table([rule], view))


def test_options_of_a_rule() -> None:
    assert "at_most: 700\n" in rule_page(LENGTH, View())


@pytest.mark.parametrize(
    "view", [View(40), View(40, encoding="cp437"), View(80, encoding="ascii"), View(200)]
)
def test_any_terminal(view: View) -> None:
    for text in (rule_table([TITLES, LENGTH], view), rule_page(TITLES, view)):
        text.encode(view.encoding)
        assert max(map(cell_len, text.splitlines())) <= view.columns

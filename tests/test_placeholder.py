"""What a placeholder is, and what only looks like one."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from jdlint.facts.pay import PayReading
from jdlint.lint import read_posting
from jdlint.posting import Block, BlockKind, Posting
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.result import Facts
from jdlint.rule import Rule
from jdlint.rule_file import load_rule, parse_rule
from jdlint.rules_dir import rules_dir
from jdlint.span import mapped
from jdlint.yaml_file import YamlError

RULE_FILE = rules_dir() / "finish" / "placeholder-left.yaml"


@pytest.fixture(scope="module")
def rule() -> Rule:
    return load_rule(RULE_FILE, "finish")


def found(rule: Rule, text: str, fmt: str = "markdown") -> list[tuple[str | None, str]]:
    (posting,) = read("x", text.encode(), fmt)
    hits = rule.check.find(read_posting(posting))
    return [
        (hit.key, posting.blocks[hit.block].text[hit.start : hit.end])
        for hit in hits
        if hit.block is not None
    ]


@pytest.mark.parametrize(
    ("text", "key", "flagged"),
    [
        ("We work in [City].", "slot", "[City]"),
        ("We work in <city, country>.", "slot", "<city, country>"),
        ("We work in {city}.", "slot", "{city}"),
        ("Dear {{ first_name }}", "slot", "{{ first_name }}"),
        ("Dear {{ candidate }}", "variable", "{{ candidate }}"),
        ("A [hybrid / remote / on-site] role", "choice", "[hybrid / remote / on-site]"),
        ("Needs [3-5] years: [describe the practice]", "bracketed-note", "[describe the practice]"),
        ("Needs [X]+ years", "number-slot", "[X]"),
        ("Needs XX years", "masked-number", "XX years"),
        ("Pay: £XX,XXX", "masked-number", "£XX,XXX"),
        ("Start: TBC.", "tbd", "TBC"),
        ("Salary: to be confirmed", "tbd", "to be confirmed"),
        ("Hello %FIRST_NAME%", "variable", "%FIRST_NAME%"),
        ("Salary: undefined", "undefined", "undefined"),
        ("Write to jobs@your-company.com", "sample-email", "jobs@your-company.com"),
        ("At Your Company we bake.", "your-company", "Your Company"),
    ],
)
def test_what_was_never_filled_in_is_found(rule: Rule, text: str, key: str, flagged: str) -> None:
    assert found(rule, f"Baker\n\n{text}\n", "text") == [(key, flagged)]


@pytest.mark.parametrize(
    "text",
    [
        "See [our company](https://bakery.example.com/company).",
        "See [the city] (https://city.example.com) and [the team][1].",
        "[x] full time [ ] part time [sic] [1] [optional] [m/f/d] [he/him]",
        "[Remote] Baker [Remote or hybrid] [Full-time, permanent] [Position filled] [Apply for this job]",
        "{{ page.title }} {{ site.baseurl }} {{ content }} {{% job_details %}} {% include company.html %}",
        "Map<String, Number> and <title>Baker</title> and <company>Rye and Daughters</company>",
        "Hours TBD based on the season; TBC Bank is a client; a TODO list app",
        "Mail xxxx@xxx.xxx or name@bakery.example.com, call 555-555-5555, sizes XS to XXXL",
        "An undefined role is not for you. 100% ownership of 20% projects. $15,000 to $20,000",
        "Introduce your company to our customers. List 3 references. Here at the office we bake.",
        "Example: a baker starts at four. Keep it simple. Enter your email here.",
        "About Your Company Car",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(rule: Rule, text: str) -> None:
    assert found(rule, f"Baker\n\n{text}\n", "text") == []


def test_code_is_left_alone(rule: Rule) -> None:
    assert found(rule, "Use `[name]` and `${HOME}`, not [name].") == [("slot", "[name]")]


def test_a_link_without_an_address_is_found_and_an_anchor_is_not(rule: Rule) -> None:
    assert found(rule, 'See [our site](). <a name="apply">Apply</a> [here](#apply).') == [
        ("empty-link", "our site")
    ]


def test_a_heading_may_speak_of_your_company(rule: Rule) -> None:
    assert found(rule, "# Your Company\n\n- Your Company\n- Join Your Company\n") == [
        ("your-company", "Your Company")
    ]


def test_every_pattern_is_shown_by_an_example_or_a_test(rule: Rule) -> None:
    tested = Path(__file__).read_text(encoding="utf-8")
    shown = {key for example in rule.examples_bad for key, _ in found(rule, example.text, example.format)}
    assert {key for key in rule.check.keys if key not in shown and f'"{key}"' not in tested} == set()


def test_two_patterns_with_one_key_are_refused() -> None:
    text = RULE_FILE.read_text(encoding="utf-8").replace("key: xxx", "key: tbd")
    with pytest.raises(YamlError, match=re.escape("key stands here twice: 'tbd'")):
        parse_rule(text, "placeholder-left", "finish", "x.yaml")


@pytest.mark.parametrize(
    "piece", ["[", "[apply ", "[city] [apply] ", "{{ a ", "a.", "TBD, ", "X", "<a ", "[a_a_"]
)
def test_a_large_hostile_text_takes_no_more_than_seconds(rule: Rule, piece: str) -> None:
    text = piece * (300_000 // len(piece))
    posting = Posting("x", "text", text, (Block(BlockKind.PARAGRAPH, mapped([(text, 0, len(text))])),))
    reading = Reading(posting, Facts(is_posting=True, words=0, language=None), PayReading(), frozenset())
    start = time.process_time()
    list(rule.check.find(reading))
    assert time.process_time() - start < 10

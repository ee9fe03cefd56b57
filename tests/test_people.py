"""Words about people: whom they are about, where they are right, and what stays when two rules meet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jdlint import language
from jdlint.checks.terms import TermsCheck
from jdlint.config import Settings
from jdlint.finding import Finding, Severity
from jdlint.lint import lint_text, read_posting, run_rules
from jdlint.people import describes_person
from jdlint.readers import read
from jdlint.rule import Need
from jdlint.rule_file import parse_rule
from jdlint.rulebook import Rulebook
from jdlint.yaml_file import YamlError

DATA = Path(__file__).parent / "data"
WORDS_ABOUT_PEOPLE = Settings(select=("inclusion", "lawful"))


def lines(name: str) -> list[tuple[str, ...]]:
    """Return whether something is to be flagged ("+"), its sentence and, where the file names one, the word."""
    return [tuple(line.split("\t")) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def found(text: str, settings: Settings = WORDS_ABOUT_PEOPLE) -> list[Finding]:
    (file,) = lint_text(text, settings=settings).files
    return list(file.findings)


@pytest.mark.parametrize(("sign", "sentence", "word"), lines("people_scope.tsv"))
def test_the_parse_tells_whom_a_word_is_about(sign: str, sentence: str, word: str) -> None:
    nlp = language.load_pipeline()
    start = sentence.index(word)
    assert describes_person(sentence, start, start + len(word), nlp(sentence)) is (sign == "+")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Aggressive Sales Closer", "Aggressive", True),
        ("Young Team", "Young", True),
        ("Aggressive Growth Targets", "Aggressive", False),
        ("Our Young Company", "Young", False),
    ],
)
def test_without_a_parse_the_words_behind_tell(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert describes_person(text, start, start + len(word)) is expected


@pytest.mark.parametrize(("sign", "sentence", "word"), lines("people_sentences.tsv"))
def test_sentences_in_the_voice_of_postings(sign: str, sentence: str, word: str) -> None:
    findings = found(sentence)
    if sign == "-":
        assert not findings
    else:
        start = sentence.index(word)
        assert any(f.span.start < start + len(word) and start < f.span.end for f in findings)


@pytest.mark.parametrize(("sign", "sentence"), lines("people_groups.tsv"))
def test_ways_to_prefer_a_group_and_what_only_looks_like_it(sign: str, sentence: str) -> None:
    assert bool(found(sentence)) is (sign == "+")


def test_words_in_context() -> None:
    cases = [json.loads(line) for line in (DATA / "inclusive_context.jsonl").read_text().splitlines()]
    wrong = [case["text"] for case in cases if flagged(case["text"], case["term"]) is not case["should_flag"]]
    assert wrong == []


def flagged(text: str, term: str) -> bool:
    words = set(re.findall(r"\w+", term.lower()))
    findings = found(text, Settings(select=("inclusion", "lawful", "pay")))
    return any(words & set(re.findall(r"\w+", finding.text.lower())) for finding in findings)


def test_two_grounds_on_the_same_words_are_both_told() -> None:
    findings = found("We are looking for a young, energetic man.")
    assert {finding.rule for finding in findings} == {"age-preference", "gender-preference"}


def test_one_ground_is_told_once() -> None:
    findings = found("Only male candidates, please; a handyman is welcome.")
    assert [finding.rule for finding in findings] == ["gender-preference", "gendered-titles"]


def test_code_is_left_alone_and_links_and_quotes_weigh_less() -> None:
    assert not found("Set `ninja` to true.")
    for text in (
        "Read [our ninja page](https://example.com).",
        "We want a “ninja” cook.",
        "> We want a ninja cook.",
    ):
        (finding,) = found(text)
        assert (finding.severity, finding.charged) == (Severity.INFO, False)


def test_a_user_names_names() -> None:
    text = "You cook for Ninja Noodles as our ninja."
    own = Settings(select=("hype-titles",), names=("Ninja Noodles",))
    assert [f.text for f in found("Ninja Noodles wants a ninja.", own)] == ["ninja"]
    assert [f.text for f in found("Ninja noodles wants you.", own)] == ["Ninja"]
    assert [f.text for f in found(text, own)] == ["ninja"]


RULE = """
summary: A test.
severity: warning
message: "“{{text}}” is one."
why: w
instead: i
references: [{{title: t}}]
needs: {needs}
check:
  kind: terms
  scope: person
  terms:
    - term: young
examples:
  bad:
    - {{text: You are young., flags: [young]}}
    - {{text: Young candidates, flags: [Young]}}
    - {{text: A young team, flags: [young]}}
  good:
    - text: A young company
    - text: Young trees
    - text: Young children
"""


def test_a_rule_that_needs_a_parse_says_so() -> None:
    with pytest.raises(YamlError, match="needs: parse"):
        parse_rule(RULE.format(needs="text"), "a-rule", "inclusion", "a-rule.yaml")


def test_only_sentences_with_the_word_are_parsed() -> None:
    rule = parse_rule(RULE.format(needs="parse"), "a-rule", "inclusion", "a-rule.yaml")
    assert isinstance(rule.check, TermsCheck)
    assert rule.check.least_need is Need.PARSE
    reading = read_posting(read("posting.md", b"You are young. You cook. A team of five.")[0])
    assert [sentence.text for sentence in rule.check.sentences(reading)] == ["You are young."]


def test_without_a_parser_the_rule_still_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy  # noqa: PLC0415 - slow to import

    monkeypatch.setattr(language, "load_pipeline", lambda _: spacy.blank("en"))
    rule = parse_rule(RULE.format(needs="parse"), "a-rule", "inclusion", "a-rule.yaml")
    ran = run_rules(read("posting.md", b"A young team. A young company."), Rulebook((rule,), ""))
    assert not ran.notes
    assert [f.text for file in ran.files for f in file.findings] == ["young"]

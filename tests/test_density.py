"""What is stuffed with keywords, and what only speaks of its subject."""

from __future__ import annotations

import re
import time

import pytest

from jdlint.checks.base import Hit
from jdlint.facts.pay import PayReading
from jdlint.posting import Block, BlockKind, Posting
from jdlint.reading import Reading
from jdlint.result import Facts
from jdlint.rule_file import load_rule, parse_rule
from jdlint.rules_dir import rules_dir
from jdlint.span import mapped
from jdlint.word_forms import stem
from jdlint.yaml_file import YamlError

RULE_FILE = rules_dir() / "clarity" / "keyword-stuffing.yaml"
RULE = load_rule(RULE_FILE, "clarity")
# Seven phrases around one word, none of them often enough alone.
STUFFED = [
    f"Number {n}: know the best nursing {word}, and nursing {word} for you, or nursing {word} by post {n}."
    for n, word in enumerate(["jobs", "careers", "vacancies", "salaries", "skills", "interviews", "roadmaps"])
]
VARIED = tuple(
    zip(
        ("clean", "move", "sort", "show", "read", "draw", "join", "split", "guard", "mask"),
        ("sets", "models", "stores", "lakes", "tables", "charts", "rows", "files", "keys", "names"),
        strict=True,
    )
)
FILLER = (
    "You look after patients on a quiet ward with two colleagues who know the house well and like to teach."
)


def reading(*lines: str, company: str | None = None) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, mapped([(line, 0, len(line))])) for line in lines)
    facts = Facts(is_posting=True, words=0, language="en", company=company)
    return Reading(Posting("x", "text", "", blocks), facts, PayReading(), frozenset())


def hits(*lines: str, company: str | None = None) -> list[Hit]:
    return list(RULE.check.find(reading(*lines, company=company)))


def test_many_phrases_around_one_word_are_one_finding_at_the_first() -> None:
    (hit,) = hits(*STUFFED, FILLER, FILLER.replace("two", "three"))
    assert (hit.block, hit.key) == (0, "phrase")
    assert STUFFED[0][hit.start : hit.end] == "best nursing"
    assert "nursing" in str(hit.values["what"])
    assert len(hit.related) <= 10


def test_one_phrase_again_and_again_is_found_in_all_its_forms() -> None:
    lines = [f"A data engineer of team {n} does data engineering on day {n}." for n in range(10)]
    (hit,) = hits(*lines)
    assert str(hit.values["what"]).startswith("“data engineer")
    assert "20 times" in str(hit.values["what"])


def test_the_name_of_the_employer_is_no_keyword() -> None:
    lines = [f"You {verb} for Heron Data, the {noun} of Heron Data." for verb, noun in VARIED]
    assert hits(*lines)
    assert not hits(*lines, company="Heron Data Ltd")


def test_a_word_may_come_often_and_a_sentence_pasted_twice_counts_once() -> None:
    assert not hits(*(f"You {verb} data and {noun} of data." for verb, noun in VARIED))
    assert not hits(*["The best nursing jobs and nursing jobs for you, nursing jobs by post."] * 10)


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("Keywords: nurse, RN, ward nurse, night nurse", "nurse, RN, ward nurse, night nurse"),
        ("Similar job titles: nurse, RN, ward nurse, night nurse", "nurse, RN, ward nurse, night nurse"),
        ("Also known as: RN | R.N. | Nurse | Staff Nurse", "RN | R.N. | Nurse | Staff Nurse"),
        (", ".join(f"nurse {c}" for c in "abcdefghijkl"), ", ".join(f"nurse {c}" for c in "abcdefghijkl")),
    ],
)
def test_a_list_of_keywords_is_found(line: str, flagged: str) -> None:
    (hit,) = hits(FILLER, line)
    assert (hit.block, hit.key, line[hit.start : hit.end]) == (1, "list", flagged)


@pytest.mark.parametrize(
    "line",
    [
        "Python, Java, Go, Rust, Ruby, PHP, Kotlin, Swift, Scala, Perl, Bash, Lua, Elixir and Erlang",
        "Also known as: the night shift",
        "Health insurance, dental insurance, vision insurance, life insurance, a pension, paid leave",
        "We need someone with keywords, phrases, headings, links and pages in their blood",
    ],
)
def test_a_list_that_says_something_is_left_alone(line: str) -> None:
    assert not hits(FILLER, line)


def test_forms_of_a_word_share_a_stem_and_short_words_stay() -> None:
    assert {stem(word) for word in ("developer", "developers", "developing", "development")} == {
        stem("develop")
    }
    assert (stem("sing"), stem("c++")) == ("sing", "c++")


def test_a_wording_with_an_unknown_field_is_refused() -> None:
    text = RULE_FILE.read_text(encoding="utf-8").replace("{share}%", "{shore}%")
    with pytest.raises(YamlError, match=re.escape("the fields are phrase, count and share")):
        parse_rule(text, "keyword-stuffing", "clarity", "x.yaml")


@pytest.mark.parametrize("line", ["a, ", "data engineer ", "keywords: ", "data, engineer ", "x" * 100])
def test_a_large_text_takes_no_more_than_seconds(line: str) -> None:
    much = reading(line * (300_000 // len(line)))
    start = time.process_time()
    list(RULE.check.find(much))
    assert time.process_time() - start < 10

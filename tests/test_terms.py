from __future__ import annotations

import time

import pytest
from pydantic import ValidationError

from jdlint.checks.terms import TermsCheck
from jdlint.finding import Severity
from jdlint.lint import read_posting
from jdlint.readers import read
from jdlint.reading import Reading


def check(*terms: dict[str, object], **options: object) -> TermsCheck:
    return TermsCheck.model_validate({"kind": "terms", "terms": terms, **options})


def reading(text: str) -> Reading:
    return read_posting(read("posting.md", text.encode())[0])


def found(rule: TermsCheck, text: str) -> list[str]:
    read_text = reading(text)
    return [
        read_text.posting.blocks[hit.block].text[hit.start : hit.end]
        for hit in rule.find(read_text)
        if hit.block is not None
    ]


def test_a_hit_carries_what_its_term_says() -> None:
    rule = check(
        {
            "term": "Sales man",
            "forms": ["salesmen"],
            "why": "w",
            "severity": "info",
            "replacements": ["salesperson"],
        }
    )
    (hit,) = rule.find(reading("Two salesmen wanted."))
    assert (hit.key, hit.why, hit.severity, hit.replacements) == (
        "sales-man",
        "w",
        Severity.INFO,
        ("salesperson",),
    )
    assert rule.keys == ("sales-man",)


def test_a_group_named_here_is_what_is_flagged() -> None:
    rule = check({"term": "guy", "regex": r"need an? (?:\w+ )?(?P<here>guy)\b"})
    assert found(rule, "We need a strong guy, and Guy needs us.") == ["guy"]


def test_patterns_see_straight_apostrophes_and_plain_spaces() -> None:
    rule = check({"term": "club", "regex": "old boys' club", "exceptions": ["the old boys' club"]})
    assert found(rule, "an old boys’\u00a0club and an old\nboys’ club") == [
        "old boys’\u00a0club",
        "old boys’ club",
    ]
    assert found(rule, "the old boys’\u00a0club") == []


def test_case_counts_only_where_a_pattern_says_so() -> None:
    rule = check({"term": "postman", "regex": "(?-i:postm[ae]n)"}, {"term": "guru", "regex": "guru"})
    assert found(rule, "Postman, postmen, GURU") == ["postmen", "GURU"]


def test_an_exception_spares_what_it_overlaps_and_nothing_else() -> None:
    rule = check({"term": "rockstar", "exceptions": ["rockstar games"]})
    assert found(rule, "A rockstar at Rockstar Games.") == ["rockstar"]


def test_unless_spares_the_whole_sentence() -> None:
    rule = check({"term": "ninja", "unless": [r"\bcmake\b"]})
    assert found(rule, "You use ninja after CMake. A ninja wanted.") == ["ninja"]


def test_unless_before_looks_at_the_block_and_the_one_before_it() -> None:
    rule = check({"term": "she will", "unless_before": [r"\bfounder\b"]})
    assert found(rule, "Ask our founder. She will answer.") == []
    assert found(rule, "Meet our founder.\n\nShe will answer.") == []
    assert found(rule, "Meet our founder.\n\nWe sell tea.\n\nShe will answer.") == ["She will"]
    assert found(rule, "She will answer our founder.") == ["She will"]


def test_unless_before_looks_into_no_heading_and_no_fact() -> None:
    rule = check({"term": "she will", "unless_before": [r"\bfounder\b"]})
    assert found(rule, "# Founder\n\nShe will answer.") == ["She will"]
    assert found(rule, "**Reports to:** Founder\n\nShe will answer.") == ["She will"]
    assert found(rule, "- Meet our founder.\n\nShe will answer.") == []


def test_of_overlapping_matches_the_longest_is_told() -> None:
    rule = check({"term": "young"}, {"term": "young and energetic"}, {"term": "x", "regex": "a young"})
    assert found(rule, "a young and energetic team, a young one") == ["young and energetic", "a young"]


def test_contexts_mute_or_soften() -> None:
    rule = check({"term": "ninja"}, muted_by=["negated"], softened_by=["quoted"])
    hits = list(rule.find(reading('No ninjas here, no ninja. A "ninja". A ninja.')))
    assert [(hit.severity, hit.charged) for hit in hits] == [(Severity.INFO, False), (None, True)]


def test_time_grows_with_the_text_and_not_faster() -> None:
    term: dict[str, object] = {
        "term": "ninja",
        "exceptions": ["ninja (?:build|theory)"],
        "unless": ["cmake"],
        "unless_before": ["x"],
    }
    rule = check(term, muted_by=["address", "negated", "name"], softened_by=["quoted", "pronoun_list"])
    for words in ("ninja ", '"ninja" ', "no ninja theory ", "A Ninja. "):
        long = reading(words * 4000)
        assert len(long.sentences) > 0
        begun = time.process_time()
        list(rule.find(long))
        assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ([{"term": "a", "forms": ["b"]}, {"term": "B"}], "stands here twice: 'b'"),
        ([{"term": "a b"}, {"term": "a-b"}], "stands here twice: 'a-b'"),
        ([{"term": "a", "forms": ["b"], "regex": "c"}], "either forms, a regex"),
        ([{"term": "ninja", "exceptions": ["ninjas?"]}], "an exception covers it: 'ninja'"),
        ([{"term": "a", "regex": "("}], "not a regular expression"),
    ],
)
def test_a_term_that_cannot_work_is_refused(terms: list[dict[str, object]], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        check(*terms)

"""Rules meet postings: offsets are true, one broken rule hides nothing, and the same text gives the same report."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint import lint_file, lint_text
from jdlint.checks.base import Check, Hit
from jdlint.config import Settings
from jdlint.facts.pay import PayReading, read_pay
from jdlint.finding import Finding
from jdlint.language import PipelineError
from jdlint.lint import lint_postings, run_rules
from jdlint.posting import Posting
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.rulebook import Rulebook, UnknownRuleError, load_rulebook

from .conftest import ROOT

CORPUS = [path for path in sorted((ROOT / "corpus").iterdir()) if path.suffix in {".md", ".txt"}]
RULEBOOK = load_rulebook()
POSTING = """\
# Rockstar Welder

**Location:** Leeds

## What you'll do

- Weld frames with the other ninjas
- Check your welds
- Keep the shop tidy

## What you bring

- Two years of experience

## How to apply

Write to jobs@alder.example.com.
"""


def findings(
    text: str, *, fmt: str = "markdown", select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    settings = Settings(select=select, ignore=ignore, as_of="2026-11-20")
    (posting,) = lint_text(text, fmt=fmt, settings=settings).files
    return posting.findings


def assert_exact(source: str, found: tuple[Finding, ...]) -> None:
    """Each finding's text, offsets, line and column speak of the same characters."""
    lines = source.split("\n")
    for finding in found:
        assert source[finding.span.start : finding.span.end] == finding.text
        before = "\n".join(lines[: finding.place.line - 1])
        start = len(before) + (finding.place.line > 1) + finding.place.column - 1
        assert start == finding.span.start


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_findings_point_at_exactly_their_words(path: Path) -> None:
    (posting,) = lint_file(path).files
    assert_exact(posting.source, posting.findings)


pieces = st.sampled_from(
    (
        *(
            "# Nurse\n",
            "## Duties\n",
            "- rockstar\n",
            "* a ninja &amp; a guru\n",
            "**Salary:** competitive\n",
        ),
        *(
            "> men only\n",
            "Reports are\nreviewed by us.\n",
            "\r\n",
            "\t",
            "`[Company]`",
            "[City]",
            "é\u0301 ",
            "\n",
            " ",
        ),
        *(
            "| a | young and dynamic |\n",
            "🦄",
            "1. $30,000 - $90,000\n",
            "<b>TBD</b>",
            "\\*",
            "---\n",
            "title: x\n",
        ),
        *("&lt;", "“", "_"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=25).map("".join), st.sampled_from(["markdown", "text"]))
def test_any_text_gives_exact_findings_and_the_same_ones_each_time(text: str, fmt: str) -> None:
    if text.strip():
        (posting,) = lint_text(text, fmt=fmt, settings=Settings(as_of="2026-11-20")).files
        assert_exact(posting.source, posting.findings)
        assert "internal-error" not in {finding.rule for finding in posting.findings}
        assert findings(text, fmt=fmt) == posting.findings


def test_a_term_can_be_muted_alone() -> None:
    assert [f.key for f in findings(POSTING, select=("hype-titles",))] == ["rockstar", "ninja"]
    assert [f.key for f in findings(POSTING, select=("hype-titles",), ignore=("hype-titles/ninja",))] == [
        "rockstar"
    ]


def test_a_finding_keeps_its_fingerprint_when_text_moves() -> None:
    moved = POSTING.replace("## What you'll do", "We build bridges.\n\n## What you'll do")
    before = {f.fingerprint for f in findings(POSTING)}
    assert before == {f.fingerprint for f in findings(moved)}
    assert len(before) == len(findings(POSTING))


def test_an_absence_stands_at_the_title() -> None:
    (finding,) = findings(POSTING, select=("missing-pay-range",))
    assert (finding.text, finding.place.line, finding.place.column) == ("", 1, 3)


def test_words_that_two_rules_flag_are_one_finding() -> None:
    found = [f for f in findings("We want young salesmen only.") if f.text]
    places = [(f.span.start, f.span.end) for f in found]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))


def test_other_languages_get_the_rules_that_need_no_english() -> None:
    german = "# Koch\n\nWir suchen für unser Team einen Koch, der mit uns die Küche leitet und die [Firma] kennt. Guru."
    rules = {finding.rule for finding in findings(german)}
    assert "placeholder-left" in rules
    assert "hype-titles" not in rules


class _Crash(Check):
    kind: Literal["crash"] = "crash"

    def find(self, reading: Reading) -> Iterator[Hit]:
        raise ZeroDivisionError(reading.posting.path)


def test_a_rule_that_crashes_is_told_and_hides_no_other() -> None:
    broken = replace(RULEBOOK.get("hype-titles"), id="broken", check=_Crash())
    book = Rulebook((broken, RULEBOOK.get("hype-titles")), "")
    (posting,) = run_rules(read("x.md", POSTING.encode()), book).files
    assert [f.rule for f in posting.findings] == ["internal-error", "hype-titles", "hype-titles"]
    assert "broken" in posting.findings[0].message
    assert posting.score.capped_by is None


def test_a_posting_that_jdlint_fails_on_is_told_and_keeps_no_other_from_being_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail_on_a(posting: Posting) -> PayReading:
        if posting.path == "a.md":
            raise KeyError("$")
        return read_pay(posting)

    monkeypatch.setattr("jdlint.lint.read_pay", fail_on_a)
    postings = [*read("a.md", POSTING.encode()), *read("b.md", POSTING.encode())]
    report = lint_postings(postings, Settings())
    assert [posting.path for posting in report.files] == ["b.md"]
    assert [error.path for error in report.errors] == ["a.md"]


def test_of_rules_that_flag_the_same_words_one_is_heard() -> None:
    found = [f for f in findings("The office is a great place with no family commitments.") if f.text]
    places = [(f.span.start, f.span.end) for f in found]
    assert places
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
    assert min(f.severity.rank for f in found) == 0


def test_lines_end_as_the_file_ends_them() -> None:
    (finding,) = findings("One.\rTwo ninjas.\r", fmt="text", select=("hype-titles",))
    assert (finding.place.line, finding.place.column) == (2, 5)


def test_rules_that_the_pipeline_cannot_serve_are_told(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    options = Settings(select=("passive-voice", "weak-openings"), pipeline=str(tmp_path / "blank"))
    report = lint_postings(read("x.md", b"- Reports are reviewed.\n"), options)
    assert report.notes == ("rule passive-voice was not run: the language pipeline has no parse",)


def test_a_pipeline_that_is_not_installed_is_told() -> None:
    with pytest.raises(PipelineError, match="en_none"):
        lint_postings(read("x.md", b"Reports are reviewed.\n"), Settings(pipeline="en_none"))


def test_an_unknown_rule_is_told() -> None:
    with pytest.raises(UnknownRuleError, match="no rule or category"):
        findings(POSTING, select=("nothing-of-the-kind",))


def test_several_postings_are_read_together_and_reported_apart() -> None:
    postings = [*read("a.md", POSTING.encode()), *read("b.md", b"# Nurse\n\nReports are reviewed.\n")]
    report = lint_postings(postings, Settings())
    assert [posting.path for posting in report.files] == ["a.md", "b.md"]
    assert report.files[0].findings == findings(POSTING)

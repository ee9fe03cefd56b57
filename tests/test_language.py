"""What rules ask of a pipeline, and what happens when it cannot give it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.tokens import Doc

from jdlint.cli import main
from jdlint.config import Settings
from jdlint.language import PipelineError, TreeMatcher, load_pipeline
from jdlint.lint import lint_text

POSTING = (
    "# Baker\n\nThe bread is baked by hand.\n\n## Your tasks\n\n- Test recipes\n- Responsible for the oven\n"
)
PASSIVE = [
    {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"TAG": "VBN"}},
    {
        "LEFT_ID": "verb",
        "REL_OP": ">",
        "RIGHT_ID": "be",
        "RIGHT_ATTRS": {"DEP": {"IN": ["aux:pass", "auxpass"]}},
    },
]


@pytest.fixture
def bare_pipeline(tmp_path: Path) -> str:
    """A pipeline without tagger and parser, saved as a user might have it."""
    folder = tmp_path / "bare"
    spacy.blank("en").to_disk(folder)
    return str(folder)


def test_a_pipeline_that_is_not_installed_is_a_clear_error() -> None:
    with pytest.raises(PipelineError, match="no pipeline `en_core_web_none` installed"):
        load_pipeline("en_core_web_none")


def test_the_command_line_tells_of_a_missing_pipeline_and_exits_with_2() -> None:
    done = CliRunner().invoke(main, ["lint", "-", "--pipeline", "en_core_web_none"], input=POSTING)
    assert done.exit_code == 2
    assert "en_core_web_none" in done.output
    assert "spacy download" in done.output


def test_rules_that_the_pipeline_cannot_serve_are_named_and_the_others_run(bare_pipeline: str) -> None:
    report = lint_text(POSTING, settings=Settings(pipeline=bare_pipeline))
    assert any(
        "passive-voice was not run" in note and "the language pipeline has no parse" in note
        for note in report.notes
    )
    assert any("no-action-verb was not run" in note and "no tags" in note for note in report.notes)
    found = {finding.rule for finding in report.files[0].findings}
    assert "weak-openings" in found
    assert not found & {"passive-voice", "no-action-verb", "internal-error"}


def test_the_command_line_takes_a_pipeline_by_its_path(bare_pipeline: str) -> None:
    done = CliRunner().invoke(
        main, ["lint", "-", "--pipeline", bare_pipeline, "--fail-on", "never"], input=POSTING
    )
    assert done.exit_code == 0
    assert "not run" in done.output


@pytest.mark.parametrize("label", ["aux:pass", "auxpass"])
def test_passives_are_known_by_the_labels_of_either_scheme(label: str) -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(
        vocab,
        words=["Plans", "are", "drawn", ",", "checked", "and", "quickly", "filed"],
        tags=["NNS", "VBP", "VBN", ",", "VBN", "CC", "RB", "VBN"],
        heads=[2, 2, 2, 2, 2, 7, 7, 2],
        deps=["nsubj", label, "ROOT", "punct", "conj", "cc", "advmod", "conj"],
    )
    (match,) = TreeMatcher([PASSIVE], coordinated="verb").find(doc)
    assert doc.text[match.start : match.end] == "are drawn , checked and quickly filed"
    assert match.words["verb"] == ("draw", "check", "file")


def test_an_addition_is_told_by_its_number_only_where_it_hangs_on_the_match() -> None:
    not_ = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "not", "RIGHT_ATTRS": {"LOWER": "not"}}
    matcher = TreeMatcher([PASSIVE], additions=[[not_], []])
    vocab = spacy.blank("en").vocab
    heads, deps = [2, 2, 2], ["aux:pass", "neg", "ROOT"]
    plain = Doc(vocab, words=["is", "well", "made"], tags=["VBZ", "RB", "VBN"], heads=heads, deps=deps)
    negated = Doc(vocab, words=["is", "not", "made"], tags=["VBZ", "RB", "VBN"], heads=heads, deps=deps)
    assert [match.additions for match in matcher.find(plain)] == [{1}]
    assert [match.additions for match in matcher.find(negated)] == [{0, 1}]

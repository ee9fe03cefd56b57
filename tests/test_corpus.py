"""What jdlint says of each posting in corpus/ is what stands beside it; `--update-corpus` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.config import Settings
from jdlint.lint import lint_file

from .conftest import ROOT

CORPUS = ROOT / "corpus"
POSTINGS = sorted(
    path for path in CORPUS.iterdir() if path.suffix in {".md", ".txt"} and path.name != "README.md"
)
AS_OF = "2026-11-20"


def snapshot(path: Path) -> str:
    """Return score and findings, one a line, as a reviewer wants to compare them."""
    (posting,) = lint_file(path, settings=Settings(as_of=AS_OF)).files
    score = posting.score
    held = f", held down by {score.capped_by}" if score.capped_by else ""
    total = "no score" if score.total is None else f"score {score.total} ({score.grade}){held}"
    lines = [f"{total}; {posting.facts.words} words"]
    lines += [f"pay {p.min} to {p.max} {p.currency} a {p.period}: {p.text!r}" for p in posting.facts.pay]
    lines += [
        f"section {s.kind}: {s.heading!r}, line {s.line}, {s.bullets} bullets" for s in posting.facts.sections
    ]
    lines += [
        f"{f.place.line}:{f.place.column} {f.severity} {f.rule}{f'/{f.key}' if f.key else ''} {f.points} {f.text!r}"
        for f in posting.findings
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_a_corpus_posting_gets_what_is_written_beside_it(path: Path, update: bool) -> None:
    expected = path.with_name(f"{path.name}.expected")
    said = snapshot(path)
    if update:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_the_corpus_is_broad() -> None:
    assert len(POSTINGS) >= 16
    assert {path.suffix for path in POSTINGS} == {".md", ".txt"}


@pytest.mark.parametrize("path", [p for p in POSTINGS if "-good" in p.name], ids=lambda path: path.name)
def test_a_good_posting_has_nothing_to_fix_first(path: Path) -> None:
    (posting,) = lint_file(path, settings=Settings(as_of=AS_OF)).files
    assert posting.score.total is not None
    assert posting.score.total >= 90
    assert not [finding for finding in posting.findings if finding.severity == "error"]

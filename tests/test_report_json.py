"""The JSON contract, key by key: a change here is a breaking change."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jdlint
from jdlint.finding import Place
from jdlint.report import View, render
from jdlint.result import Report, RunError
from tests.report_samples import nurse, readme, run

REPORT = "jdlint schema score_version rules_hash as_of laws_as_of errors notes files"
FILE = "path format score facts findings gate"
SCORE = "total grade capped_by categories deductions"
FACTS = "is_posting title company words language work_mode employment_type closing_date contact locations pay sections"
PAY = "text min max currency period gross base applies_to start end"
FINDING = (
    "rule key category severity confidence message why instead references text line column end_line end_column "
    "start end page paragraph section related jurisdictions replacements fixes points fingerprint "
    "suppressed suppression baseline"
)


def parsed(report: Report) -> Any:  # noqa: ANN401  whatever the JSON holds
    return json.loads(render(report, "json"))


def keys(value: dict[str, object]) -> str:
    return " ".join(value)


def test_every_key_of_the_contract_and_no_other() -> None:
    report = parsed(run(nurse(), errors=[RunError("x.md", "Gone.", "")], notes=["A remark."]))
    file = report["files"][0]
    facts = file["facts"]
    assert keys(report) == REPORT
    assert keys(report["errors"][0]) == "path message hint"
    assert keys(file) == FILE
    assert keys(file["score"]) == SCORE
    assert keys(file["score"]["categories"]["pay"]) == "points of"
    assert keys(file["score"]["deductions"][0]) == "rule points"
    assert keys(facts) == FACTS
    assert keys(facts["locations"][0]) == "text jurisdictions candidates start end"
    assert keys(facts["pay"][0]) == PAY
    assert keys(facts["sections"][0]) == "kind heading line bullets"
    assert {keys(found) for found in file["findings"]} == {FINDING}
    assert keys(file["findings"][0]["references"][0]) == "title url"


def test_values() -> None:
    report = parsed(run(nurse()))
    found = report["files"][0]["findings"][1]
    assert (report["jdlint"], report["schema"], report["as_of"]) == (jdlint.__version__, 1, "2026-11-20")
    assert (found["text"], found["line"], found["column"]) == ("[Unit Name]", 5, 10)
    assert (found["end_line"], found["end_column"]) == (5, 21)
    assert (found["severity"], found["confidence"], found["points"]) == ("error", "high", 5)


def test_what_does_not_apply_is_null() -> None:
    report = parsed(replace(run(readme(), errors=[RunError("x.md", "Gone.")]), as_of="", rules_hash=""))
    file = report["files"][0]
    found = file["findings"][0]
    assert report["as_of"] is report["rules_hash"] is report["laws_as_of"] is None
    assert report["errors"][0]["hint"] is None
    assert file["score"] == {
        "total": None,
        "grade": None,
        "capped_by": None,
        "categories": {},
        "deductions": [],
    }
    assert (
        found["key"]
        is found["page"]
        is found["paragraph"]
        is found["suppression"]
        is found["baseline"]
        is None
    )
    assert found["suppressed"] is False
    assert found["related"] == found["fixes"] == found["jurisdictions"] == []


def test_related_places() -> None:
    posting = nurse()
    found = replace(posting.findings[0], related=(Place(3, 1, 3, 5),))
    report = parsed(run(replace(posting, findings=(found,))))
    places = report["files"][0]["findings"][0]["related"]
    assert places == [{"line": 3, "column": 1, "end_line": 3, "end_column": 5}]


def test_points_are_short_and_amounts_whole_where_they_can_be() -> None:
    posting = nurse()
    found = replace(posting.findings[0], points=1.2000000000000002)
    text = render(run(replace(posting, findings=(found,))), "json")
    assert '"points": 1.2,' in text
    assert '"min": 41.2,' in text
    assert '"points": 18\n' in text


def test_one_object_that_is_always_the_same() -> None:
    text = render(run(nurse()), "json")
    assert text == render(run(nurse()), "json")
    assert text.endswith("}\n")
    assert "“salesmen”" in text


def test_other_encodings_get_the_same_object_in_ascii() -> None:
    text = render(run(nurse()), "json", View(encoding="cp1252"))
    assert text.isascii()
    assert json.loads(text) == parsed(run(nurse()))


def test_a_file_name_that_no_encoding_can_write() -> None:
    text = render(run(replace(nurse(), path="caf\udce9.md")), "json")
    text.encode("utf-8")
    assert json.loads(text)["files"][0]["path"] == "caf\udce9.md"

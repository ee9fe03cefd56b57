"""Where a report is shown, and which formats there are."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from jdlint.report import FORMATS, View, render
from jdlint.report.wording import counted, either, first_sentence, points
from tests.report_samples import clean, run


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self._terminal = terminal
        self._name = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._name

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "color"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_color(terminal: bool, environ: dict[str, str], color: bool) -> None:
    assert View.of(Stream(terminal=terminal), environ).color is color


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [("utf-8", True), ("UTF8", True), ("cp65001", True), ("cp1252", False), ("ascii", False)],
)
def test_encoding(encoding: str, unicode: bool) -> None:
    assert View.of(Stream(terminal=True, encoding=encoding), {}).unicode is unicode


@pytest.mark.parametrize(("width", "columns"), [(10, 40), (40, 40), (72, 72), (300, 100)])
def test_columns(width: int, columns: int) -> None:
    assert View(width).columns == columns


def test_formats() -> None:
    assert list(FORMATS) == ["full", "concise", "json", "pay", "gate"]
    with pytest.raises(ValueError, match="unknown format 'xml'; there are: full, concise, json, pay, gate"):
        render(run(clean()), "xml")


def test_rich_is_loaded_by_the_full_report_only() -> None:
    code = (
        "import sys; from jdlint.report import render; from jdlint.result import Report;"
        "render(Report(()), 'concise'); render(Report(()), 'json');"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'rich'];"
        "render(Report(()), 'full'); assert 'rich' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_words() -> None:
    assert either(["a"]) == "“a”"
    assert either(["a", "b", ""]) == "“a”, “b” or (leave it out)"
    assert [points(1), points(0.96), points(1.24), points(18.0)] == [
        "1 point",
        "1 point",
        "1.2 points",
        "18 points",
    ]
    assert [counted(0, "error"), counted(1, "error"), counted(2, "error")] == [
        "no errors",
        "1 error",
        "2 errors",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("State the pay. It matters.", "state the pay"),
        ("Say who acts, e.g. you.", "say who acts, e.g. you"),
        ("Give $20 an hour (or more). Do.", "give $20 an hour (or more)"),
        ("US law asks for it", "US law asks for it"),
        ("A range helps", "a range helps"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first

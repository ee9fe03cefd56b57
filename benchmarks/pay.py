"""How well pay is read from text: over our own strings, or over a folder of labelled postings.

python -m benchmarks.pay                           our strings in pay_strings.jsonl, each half
python -m benchmarks.pay --half tune --show        what goes wrong in one half of them
python -m benchmarks.pay FOLDER                    postings with FOLDER/labels.jsonl, every disagreement
python -m benchmarks.pay --hits FOLDER             every amount taken or passed over, and why
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.readings import json_lines, postings, postings_in, run, timed
from jdlint.facts.pay import PayReading, StatedPay, read_pay, read_pay_text
from jdlint.posting import Posting

_STRINGS = Path(__file__).with_name("pay_strings.jsonl")


@dataclass
class Tally:
    """Counts of right and wrong readings. `exact`: of the texts that state pay, all amounts right."""

    true: int = 0
    false: int = 0
    missed: int = 0
    exact: int = 0

    def add(self, *, expected: bool, found: bool, exact: bool) -> None:
        """Count one text."""
        self.true += expected and found
        self.false += found and not expected
        self.missed += expected and not found
        self.exact += expected and exact

    def line(self) -> str:
        """Return the figures in one line."""
        stating = self.true + self.missed
        return (
            f"states a figure: precision {self.true / max(1, self.true + self.false):.3f}"
            f" recall {self.true / max(1, stating):.3f}"
            f" | all of min, max, currency, period right: {self.exact}/{stating} = {self.exact / max(1, stating):.3f}"
        )


def _key(pay: StatedPay) -> tuple[float | None, float | None, str | None, str | None]:
    return pay.min, pay.max, pay.currency, pay.period


def _strings(half: str, show: bool) -> None:
    tally = Tally()
    chosen = [line for line in json_lines(_STRINGS) if line["half"] == half]
    for line in chosen:
        reading = read_pay_text(line["text"], label=line.get("label"))
        found = [_key(pay) for pay in reading.stated]
        expected = [(pay["min"], pay["max"], pay["currency"], pay["period"]) for pay in line["pays"]]
        tally.add(expected=line["states"], found=bool(found), exact=found == expected)
        if show and found != expected:
            print(f"{line.get('label', '')} {line['text']!r}\n    expected {expected}\n    found    {found}")
            print("   ", [passed.reason for passed in reading.passed_over])
    print(f"{half}: {len(chosen)} strings | {tally.line()}")


def _labelled(folder: Path) -> None:
    labels = json_lines(folder / "labels.jsonl")
    tally = Tally()
    for label in labels:
        (_, posting), *_ = postings([folder / label["file"]])
        reading = read_pay(posting)
        pay: dict[str, Any] = label["pay"]
        exact = any(
            (stated.min, stated.max, stated.currency) == (pay["min"], pay["max"], pay["currency"])
            for stated in reading.stated
        )
        if pay["period_stated"]:
            exact = exact and any(stated.period == pay["period"] for stated in reading.stated)
        tally.add(expected=pay["disclosed"], found=bool(reading.stated), exact=exact)
        if (
            bool(reading.stated) != pay["disclosed"]
            or (pay["disclosed"] and not exact)
            or (pay["kind"] == "vague") != bool(reading.vague)
        ):
            print(f"{label['file']}: labelled {pay['kind']} {pay['texts']}")
            _show(posting, reading)
    print(f"{len(labels)} postings | {tally.line()}")


def _hits(folder: Path) -> None:
    found = postings_in(folder)
    for (path, posting), reading in zip(found, timed(read_pay, found), strict=True):
        if reading != PayReading():
            print(path)
            _show(posting, reading)


def _show(posting: Posting, reading: PayReading) -> None:
    for pay in reading.stated:
        known = f"{pay.min:.10g}" if pay.min is not None else "…"
        known += f"–{pay.max:.10g}" if pay.max is not None else "–…"
        about = " ".join(str(part) for part in (pay.currency, pay.period, pay.gross, pay.applies_to))
        print(f"    PAY    {_excerpt(posting, pay.block, pay.start, pay.end)}")
        print(f"           {known} {about} base={pay.base}: {pay.reason}")
    for passed in reading.passed_over:
        print(
            f"    passed {_excerpt(posting, passed.block, passed.start, passed.end)}\n           {passed.reason}"
        )
    for vague in reading.vague:
        print(f"    vague  {_excerpt(posting, vague.block, vague.start, vague.end)}")
    for grade in reading.grades:
        print(f"    grade  {_excerpt(posting, grade.block, grade.start, grade.end)}")


def _excerpt(posting: Posting, block: int, start: int, end: int) -> str:
    text = posting.blocks[block].text
    label = f"{posting.blocks[block].label}: " if posting.blocks[block].label else ""
    around = f"{label}{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}"
    return " ".join(around.split())


if __name__ == "__main__":
    run(__doc__, strings=_strings, labelled=_labelled, hits=_hits)

"""How well pay is read from text: over our own strings, or over a folder of labelled postings.

python benchmarks/pay.py [--half tune|aside] [--show]   our strings in pay_strings.jsonl
python benchmarks/pay.py FOLDER                         postings with FOLDER/labels.jsonl, every disagreement
python benchmarks/pay.py --hits FOLDER                  every amount taken or passed over, and why
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jdlint.facts.pay import PayReading, StatedPay, read_pay, read_pay_text
from jdlint.posting import Posting
from jdlint.readers import read
from jdlint.sections import find_sections

_STRINGS = Path(__file__).with_name("pay_strings.jsonl")
_SUFFIXES = {".md", ".txt", ".html"}


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


def _strings(half: str | None, *, show: bool) -> None:
    lines = [json.loads(line) for line in _STRINGS.read_text(encoding="utf-8").splitlines()]
    for name in [half] if half else ["tune", "aside"]:
        tally = Tally()
        chosen = [line for line in lines if line["half"] == name]
        for line in chosen:
            reading = read_pay_text(line["text"], label=line.get("label"))
            found = [_key(pay) for pay in reading.stated]
            expected = [(pay["min"], pay["max"], pay["currency"], pay["period"]) for pay in line["pays"]]
            tally.add(expected=line["states"], found=bool(found), exact=found == expected)
            if show and found != expected:
                print(
                    f"{line.get('label', '')} {line['text']!r}\n    expected {expected}\n    found    {found}"
                )
                print("   ", [passed.reason for passed in reading.passed_over])
        print(f"{name}: {len(chosen)} strings | {tally.line()}")


def _postings(paths: Iterable[Path]) -> Iterator[tuple[Path, Posting]]:
    for path in paths:
        for posting in read(str(path), path.read_bytes()):
            yield path, replace(posting, sections=find_sections(posting.blocks))


def _labelled(folder: Path) -> None:
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    tally = Tally()
    for label in labels:
        (_, posting), *_ = _postings([folder / label["file"]])
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
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    postings = list(_postings(paths))
    read_pay(postings[0][1])
    begun = time.perf_counter()
    readings = [read_pay(posting) for _, posting in postings]
    spent = time.perf_counter() - begun
    for (path, posting), reading in zip(postings, readings, strict=True):
        if reading != PayReading():
            print(path.relative_to(folder))
            _show(posting, reading)
    print(f"{len(postings)} postings, {1000 * spent / len(postings):.2f} ms each")


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


def _excerpt(posting: Posting, block: int, start: int, end: int) -> str:
    text = posting.blocks[block].text
    label = f"{posting.blocks[block].label}: " if posting.blocks[block].label else ""
    around = f"{label}{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}"
    return " ".join(around.split())


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="labelled postings")
    parser.add_argument("--hits", type=Path, help="postings of which every amount is printed")
    parser.add_argument("--half", choices=["tune", "aside"], help="only this half of our strings")
    parser.add_argument("--show", action="store_true", help="print every string that is read wrongly")
    options = parser.parse_args()
    if options.hits:
        _hits(options.hits)
    elif options.folder:
        _labelled(options.folder)
    else:
        _strings(options.half, show=options.show)


if __name__ == "__main__":
    main()

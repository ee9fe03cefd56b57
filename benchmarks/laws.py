"""How well jdlint tells which laws apply to a posting, what they miss in it, and whether the pay gate must block it.

python benchmarks/laws.py             our 102 postings in laws.jsonl
python benchmarks/laws.py --set 3     those of one set
python benchmarks/laws.py --show      and every difference

Set 1 holds 58 postings, written from the laws before the code that judges them was. The 24 of set 2 and the 20 of
set 3 were each written later and run once before anything was changed: 22 of 24 and 17 of 20 were right in every part.
All three have been used to mend jdlint since, so what this prints now is no measure of how well it does on postings of
others.

`jurisdictions` apply for certain and `possible` ones perhaps; a country whose parts have their own laws is left out
("us", "ca"), and so is a law that is not in force yet. `violations` are the rules that report a duty of a place that
applies for certain. The day is fixed, as the laws change.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jdlint.config import GateSettings, Settings
from jdlint.lint import lint_text, read_posting
from jdlint.readers import read
from jdlint.result import Verdict

POSTINGS = Path(__file__).with_name("laws.jsonl")
DAY = "2026-11-20"
PARTS = ("jurisdictions", "possible", "violations", "block")
_COUNTRIES_OF_PARTS = frozenset({"us", "ca"})


def found(text: str) -> dict[str, Any]:
    """Return what jdlint makes of a posting, in the fields of a line of laws.jsonl."""
    fmt = "markdown" if text.startswith("#") else "text"
    applying = read_posting(read("posting", text.encode(), fmt)[0]).laws.applying
    applying = tuple(one for one in applying if one.law.status != "enacted_future")
    certain = {one.law.id for one in applying if one.certain} - _COUNTRIES_OF_PARTS
    possible = {one.law.id for one in applying if not one.certain} - _COUNTRIES_OF_PARTS
    settings = Settings(as_of=DAY)
    findings = lint_text(text, fmt=fmt, settings=settings).files[0].findings
    gated = lint_text(text, fmt=fmt, settings=replace(settings, gate=GateSettings("pay"))).files[0].gate
    return {
        "jurisdictions": sorted(certain),
        "possible": sorted(possible),
        "violations": sorted({f.rule for f in findings if any(one.certain for one in f.jurisdictions)}),
        "block": gated is not None and gated.verdict is Verdict.FAIL,
    }


def main() -> None:
    """Print how many postings are right in each part, and in all of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--set", type=int, choices=(1, 2, 3))
    args = parser.parse_args()
    right = dict.fromkeys((*PARTS, "all of it"), 0)
    lines = [json.loads(line) for line in POSTINGS.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if args.set in (None, line["set"])]
    for line in lines:
        ours = found(line["text"])
        wrong = [part for part in PARTS if ours[part] != line[part]]
        for part in PARTS:
            right[part] += part not in wrong
        right["all of it"] += not wrong
        if args.show:
            for part in wrong:
                print(f"{line['id']}: {part} is {line[part]}, found {ours[part]}")
    for part, count in right.items():
        print(f"{part}: {count} of {len(lines)} right ({count / len(lines):.3f})")


if __name__ == "__main__":
    main()

"""Words about people: what jdlint catches and where it cries wolf, beside alex and write-good on the same texts.

    python -m benchmarks.inclusion [--split tune|aside|all] [--npm FOLDER] [--errors]

`inclusion.jsonl` holds 200 sentences in the voice of postings from many trades and countries, each under a title, a
place and heading of its own. Half hold a passage that a fair reviewer would flag (`flag`); the others are
near-misses, which use such words innocently. They were written before anyone saw how the rules behave on them. Rules
may be tuned on the half `tune`; `aside` is kept for measuring, so `--errors` never shows what goes wrong there.

A passage is caught if a finding of category inclusion or lawful shares a character with it. Any other such finding on a
sentence is a false alarm. Of write-good everything it says counts, and it looks for weak style, not for people.
The tools from npm are installed into the folder that `--npm` names.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.node_tools import Place, Tool, node_tools
from jdlint.config import Settings
from jdlint.finding import Severity
from jdlint.lint import lint_postings
from jdlint.readers import read

SENTENCES = Path(__file__).with_name("inclusion.jsonl")
CATEGORIES = frozenset(("inclusion", "lawful"))
LISTS = frozenset(("Requirements", "Responsibilities", "Benefits"))
PACKAGES = ("alex@11", "write-good@1")
SCRIPTS = {
    "alex": """
import {markdown} from 'alex'
const placed = (text) => markdown(text).messages.filter(({position}) => position && position.start.offset != null)
const places = (text) => placed(text).map(({position}) => [position.start.offset, position.end.offset])
""",
    "write-good": """
import writeGood from 'write-good'
const places = (text) => writeGood(text).map((found) => [found.index, found.index + found.offset])
""",
}


@dataclass(frozen=True)
class Case:
    """A sentence in a posting of its own: where it stands in it, and what is to be flagged, if anything."""

    posting: str
    sentence: Place
    flag: Place | None


def main() -> None:
    """Print a table for the chosen half."""
    parser = argparse.ArgumentParser(description="Measure the rules about people.")
    parser.add_argument("--split", choices=("tune", "aside", "all"), default="tune")
    parser.add_argument("--npm", type=Path, help="folder for the tools from npm")
    parser.add_argument("--errors", action="store_true", help="show where jdlint errs on the half to tune on")
    options = parser.parse_args()
    tools: dict[str, Tool | str] = {
        "jdlint": jdlint,
        "jdlint above info": partial(jdlint, above_info=True),
    }
    if options.npm:
        tools |= node_tools(options.npm, PACKAGES, SCRIPTS)
    else:
        tools |= dict.fromkeys(SCRIPTS, "skipped: --npm FOLDER says where to install it")
    compare(cases(options.split), tools)
    if options.errors:
        show_errors(cases("tune"))


def cases(split: str) -> list[Case]:
    """The sentences of a half, or of both ("all"), each in its posting.

    Raises:
        ValueError: a sentence lacks the passage that its label names.
    """
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    return [case_of(row) for row in rows if split in (row["split"], "all")]


def case_of(row: Mapping[str, str | None]) -> Case:
    """A row as a posting: title, place, heading and the sentence, as a bullet where postings have lists."""
    mark = "- " if row["heading"] in LISTS else ""
    head = f"# {row['title']}\n\n**Location:** {row['place']}\n\n## {row['heading']}\n\n{mark}"
    text, flag, start = str(row["text"]), row["flag"], len(head)
    at = start + text.index(flag) if flag else 0
    return Case(f"{head}{text}\n", (start, start + len(text)), (at, at + len(flag)) if flag else None)


def jdlint(texts: Sequence[str], *, above_info: bool = False) -> list[list[Place]]:
    """The places of jdlint's findings about people in each text, with its settings as shipped.

    Raises:
        RuntimeError: jdlint could not judge all of the texts.
    """
    postings = [posting for text in texts for posting in read("sentence.md", text.encode(), "markdown")]
    report = lint_postings(postings, Settings())
    if report.errors or report.notes or len(report.files) != len(texts):
        raise RuntimeError(f"jdlint could not judge all texts: {report.errors or report.notes}")
    return [
        [
            (finding.span.start, finding.span.end)
            for finding in file.findings
            if finding.category in CATEGORIES and not (above_info and finding.severity is Severity.INFO)
        ]
        for file in report.files
    ]


def compare(sentences: Sequence[Case], tools: Mapping[str, Tool | str]) -> None:
    """Print for each tool what it catches, the near-misses that it flags, and what else in the other sentences."""
    flagged, near = split_by_label(sentences)
    print(f"{len(flagged)} passages to flag, {len(near)} near-misses")
    print(f"{'':20}{'caught':>14}{'false alarms':>16}{'beside a passage':>20}")
    for name, tool in tools.items():
        if isinstance(tool, str):
            print(f"{name:20}  {tool}")
            continue
        places = iter(tool([case.posting for case in (*flagged, *near)]))
        found = [(case, next(places)) for case in flagged]
        caught = sum(bool(right(case, all_places)) for case, all_places in found)
        beside = sum(bool(wrong(case, all_places)) for case, all_places in found)
        alarms = sum(bool(wrong(case, next(places))) for case in near)
        shares = (share(caught, flagged), share(alarms, near), share(beside, flagged))
        print(f"{name:20}{shares[0]:>14}{shares[1]:>16}{shares[2]:>20}")


def split_by_label(sentences: Sequence[Case]) -> tuple[list[Case], list[Case]]:
    """The sentences with a passage to flag, and the near-misses."""
    return [case for case in sentences if case.flag], [case for case in sentences if not case.flag]


def right(case: Case, places: Sequence[Place]) -> list[Place]:
    """The places that share a character with the passage to flag."""
    return [place for place in places if case.flag and overlap(place, case.flag)]


def wrong(case: Case, places: Sequence[Place]) -> list[Place]:
    """The places in the sentence that do not."""
    return [place for place in places if overlap(place, case.sentence) and place not in right(case, places)]


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def share(count: int, of: Sequence[Case]) -> str:
    """A count and its share, as in "47/50  0.94"."""
    return f"{count}/{len(of)}  {count / len(of):.2f}"


def show_errors(sentences: Sequence[Case]) -> None:
    """Print what jdlint misses and what it flags wrongly."""
    for case, places in zip(sentences, jdlint([case.posting for case in sentences]), strict=True):
        text = case.posting[slice(*case.sentence)]
        if case.flag and not right(case, places):
            print(f"missed “{case.posting[slice(*case.flag)]}”: {text}")
        for place in wrong(case, places):
            print(f"wrong “{case.posting[slice(*place)]}”: {text}")


if __name__ == "__main__":
    main()

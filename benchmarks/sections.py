"""Measure how well sections are found: `python benchmarks/sections.py FOLDER [--labels FILE] [--half tune|aside]`.

The folder holds postings and a `labels.jsonl` with one object per posting: `file`, and `sections` with
`heading_text` (null above the first heading), `kind`, `level` (section or sub), `heading_style` and
`raw_line` (1-based). Counted are headings with the right kind on the right line; headings found where no
label is count as wrong, unless they tell nothing (kind other, or a sub-section of its parent's kind).
Labels may stand in a file of their own, and mark postings as `aside`: those are for measuring only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jdlint.posting import Posting, SectionKind
from jdlint.readers import ReadError, read
from jdlint.sections import find_sections

_READABLE = {".md", ".markdown", ".txt"}

Counts = tuple[Counter[str], Counter[str], Counter[str]]


def main(folder: Path, labels_file: Path, half: str | None) -> None:
    """Print precision and recall by kind of section and recall by style of heading."""
    by_kind, by_style = (Counter(), Counter(), Counter()), (Counter(), Counter(), Counter())  # type: Counts, Counts
    for labels in map(json.loads, labels_file.read_text(encoding="utf-8").splitlines()):
        if half and (half == "aside") != labels.get("aside", False):
            continue
        path = folder / labels["file"]
        if path.suffix not in _READABLE or not path.is_file():
            continue
        try:
            posting = read(str(path), path.read_bytes())[0]
        except ReadError as error:
            print(error, file=sys.stderr)
            continue
        _count(labels["file"], labels["sections"], dict(_found(posting)), by_kind, by_style)
    _print_table("kind", by_kind)
    _print_table("style of heading", by_style)


def _found(posting: Posting) -> Iterator[tuple[int | None, tuple[tuple[SectionKind, ...], str]]]:
    """Yield line, kind and text of the headings that tell something; None is the line of the opening text."""
    sections = find_sections(posting.blocks)
    for section in sections:
        if section.heading is None:
            yield None, (section.kinds, "(opening text)")
            continue
        heading = posting.blocks[section.heading]
        parent = sections[section.parent] if section.parent is not None else None
        if section.kind is not SectionKind.OTHER and not (parent and parent.kind is section.kind):
            yield posting.source.count("\n", 0, heading.span.start) + 1, (section.kinds, heading.text)


def _count(
    file: str,
    labelled: list[dict[str, Any]],
    found: Mapping[int | None, tuple[tuple[SectionKind, ...], str]],
    by_kind: Counts,
    by_style: Counts,
) -> None:
    wanted = {label["raw_line"]: label for label in labelled}
    subs_of_kind = {label["raw_line"] for label in labelled if label["level"] == "sub"}
    for line, label in wanted.items():
        kind, style = label["kind"], label["heading_style"] or "none"
        got = found.get(line)
        if got is None and (line in subs_of_kind or kind == SectionKind.OTHER):
            continue
        right = got is not None and kind in got[0]
        for name, counts in ((kind, by_kind), (style, by_style)):
            counts[0][name] += right
            counts[1][name] += 1
        if not right:
            print(
                f"{file}:{line}: {kind}, not {'+'.join(got[0]) if got else 'found'}: {label['heading_text']!r}"
            )
    for line, (kinds, text) in found.items():
        expected = wanted.get(line)
        by_kind[2][expected["kind"] if expected and expected["kind"] in kinds else kinds[0]] += 1
        if not expected:
            print(f"{file}:{line}: {'+'.join(kinds)} found where there is no label: {text!r}")


def _print_table(title: str, counts: Counts) -> None:
    right, labelled, found = counts
    print(f"\n{title:24}{'labelled':>9}{'right':>7}{'recall':>8}{'precision':>11}")
    for name in sorted(labelled | found):
        recall = f"{right[name] / labelled[name]:.2f}" if labelled[name] else "-"
        precision = f"{right[name] / found[name]:.2f}" if found[name] else "-"
        print(f"{name:24}{labelled[name]:>9}{right[name]:>7}{recall:>8}{precision:>11}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how well sections are found.")
    parser.add_argument("folder", type=Path, help="the folder of postings")
    parser.add_argument("--labels", type=Path, help="the labels, FOLDER/labels.jsonl unless given")
    parser.add_argument("--half", choices=("tune", "aside"), help="only postings that are (not) aside")
    options = parser.parse_args()
    main(options.folder, options.labels or options.folder / "labels.jsonl", options.half)

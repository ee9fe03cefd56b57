"""What the benchmarks of reading pay and places share: their strings, their postings and their command line."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from jdlint.posting import Posting
from jdlint.readers import read
from jdlint.sections import find_sections

# Each set was written before the reading was tuned on its first half; of the second half only the figures count.
# The third set was read once before anything was mended for it: its figures now say nothing of accuracy.
HALVES = ("tune", "aside", "tune-2", "aside-2", "mended-3")
_SUFFIXES = {".md", ".txt", ".html"}

_Reading = TypeVar("_Reading")


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file that holds one on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def with_sections(posting: Posting) -> Posting:
    """Return the posting with its sections found."""
    return replace(posting, sections=find_sections(posting.blocks))


def postings(paths: Iterable[Path]) -> Iterator[tuple[Path, Posting]]:
    """Yield the postings of files."""
    for path in paths:
        for posting in read(str(path), path.read_bytes()):
            yield path, with_sections(posting)


def postings_in(folder: Path) -> list[tuple[Path, Posting]]:
    """Return the postings of all files under a folder, each with its path from there."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    return [(path.relative_to(folder), posting) for path, posting in postings(paths)]


def timed(read_one: Callable[[Posting], _Reading], found: Sequence[tuple[Path, Posting]]) -> list[_Reading]:
    """Return the readings of postings, and print how long one took; the first reading is for the tables."""
    read_one(found[0][1])
    begun = time.perf_counter()
    readings = [read_one(posting) for _, posting in found]
    print(f"{len(found)} postings, {1000 * (time.perf_counter() - begun) / len(found):.2f} ms each")
    return readings


def run(
    doc: str | None,
    *,
    strings: Callable[[str, bool], None],
    labelled: Callable[[Path], None],
    hits: Callable[[Path], None],
    cases: Callable[[Path], None] | None = None,
) -> None:
    """Run what the command line asks for.

    Args:
        doc: the help text.
        strings: measures one half of the strings, and shows what is read wrongly.
        labelled: measures the postings of a folder with labels.
        hits: prints all that is read in the postings of a folder.
        cases: measures texts whose jurisdictions are known.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="postings with a labels.jsonl beside them")
    parser.add_argument("--hits", type=Path, metavar="FOLDER", help="postings of which every hit is printed")
    if cases:
        parser.add_argument("--cases", type=Path, metavar="FILE", help="texts whose jurisdictions are known")
    parser.add_argument("--half", choices=HALVES, help="only this half of our strings")
    parser.add_argument("--show", action="store_true", help="print every string that is read wrongly")
    options = parser.parse_args()
    if options.hits:
        hits(options.hits)
    elif cases and options.cases:
        cases(options.cases)
    elif options.folder:
        labelled(options.folder)
    else:
        for half in [options.half] if options.half else HALVES:
            strings(half, options.show)

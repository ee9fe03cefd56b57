"""How well places and work modes are read.

python benchmarks/place.py                              our strings, each half
python benchmarks/place.py --half tune --show           what goes wrong in one half of them
python benchmarks/place.py FOLDER                       postings with FOLDER/labels.jsonl, every disagreement
python benchmarks/place.py --cases FILE                 texts with jurisdictions_expected, every disagreement
python benchmarks/place.py --hits FOLDER                every place that is read, and why
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jdlint.facts.pay import read_pay
from jdlint.facts.place import PlaceReading, StatedPlace, read_places
from jdlint.facts.place_names import lies_in
from jdlint.posting import Posting
from jdlint.readers import read
from jdlint.sections import find_sections

_STRINGS = Path(__file__).with_name("place_strings.jsonl")
_SUFFIXES = {".md", ".txt", ".html"}


@dataclass
class Tally:
    """Counts of right, wrong and missed."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def add(self, expected: Counter[str], found: Counter[str]) -> None:
        """Count one text."""
        self.true += (expected & found).total()
        self.false += (found - expected).total()
        self.missed += (expected - found).total()

    def line(self, what: str) -> str:
        """Return the figures in one line."""
        precision = self.true / max(1, self.true + self.false)
        recall = self.true / max(1, self.true + self.missed)
        return f"{what}: precision {precision:.3f} recall {recall:.3f} ({self.true} of {self.true + self.missed})"


def _text_of(line: dict[str, Any]) -> str:
    """Return a posting that holds the string where a posting would have it."""
    title, below = "# Beekeeper", "## Responsibilities\n\n- Keep bees\n- Harvest honey\n"
    match line["as"]:
        case "title":
            return f"# {line['text']}\n\n{below}"
        case "fact":
            return f"{title}\n\n**{line['label']}:** {line['text']}\n\n{below}"
        case "row":
            return f"{title}\n\n| {line['text']} |\n\n{below}"
        case "line":
            return f"{title}\n\n{line['text']}\n\n{below}"
    return f"{title}\n\n{below}\n## About this job\n\n{line['text']}\n"


def _read(text: str, path: str = "x.md") -> tuple[Posting, PlaceReading]:
    posting = read(path, text.encode())[0]
    return _places(posting)


def _places(posting: Posting) -> tuple[Posting, PlaceReading]:
    posting = replace(posting, sections=find_sections(posting.blocks))
    return posting, read_places(posting, read_pay(posting))


def _name(place: StatedPlace) -> str:
    return "/".join(sorted(place.candidates))


def _strings(half: str | None, *, show: bool) -> None:
    lines = [json.loads(line) for line in _STRINGS.read_text(encoding="utf-8").splitlines()]
    for name in [half] if half else ["tune", "aside"]:
        places, jurisdictions, excluded, modes = Tally(), Tally(), Tally(), [0, 0]
        chosen = [line for line in lines if line["half"] == name]
        for line in chosen:
            _, reading = _read(_text_of(line))
            found = Counter(_name(place) for place in reading.of("job", "remote") if place.candidates)
            out = Counter(_name(place) for place in reading.of("excluded"))
            expected = Counter(line["places"])
            places.add(Counter(a=expected.total()), Counter(a=found.total()))
            jurisdictions.add(expected, found)
            excluded.add(Counter(line.get("excluded", [])), out)
            mode_right = "mode" not in line or line["mode"] == reading.work_mode.mode
            modes[0] += "mode" in line and mode_right
            modes[1] += "mode" in line
            wrong = found != expected or out != Counter(line.get("excluded", [])) or not mode_right
            if show and wrong:
                print(f"{line['as']} {line.get('label', '')} {line['text']!r}\n    expected {line['places']}")
                print(f"    found    {list(found)} not {list(out)} {reading.work_mode}")
                print("   ", [place.reason for place in reading.places])
        print(
            f"{name}: {len(chosen)} strings | {places.line('places')} | {jurisdictions.line('jurisdictions')}"
        )
        print(f"    {excluded.line('excluded')} | work mode {modes[0]}/{modes[1]}")


def _labelled(folder: Path) -> None:
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    modes = places = stated = 0
    for label in labels:
        path = folder / label["file"]
        _, reading = _places(read(str(path), path.read_bytes())[0])
        mode = label["work_mode"] if label["work_mode"] != "unstated" else None
        modes += mode == reading.work_mode.mode
        named = [place.text for place in reading.of("job", "remote")]
        agrees = bool(label["location"]) == bool(named or reading.work_mode.modes)
        places += agrees
        stated += bool(label["location"])
        if not agrees or mode != reading.work_mode.mode:
            print(f"{label['file']}: labelled {label['location']} {mode}, read {named} {reading.work_mode}")
    print(
        f"{len(labels)} postings, {stated} state a place | that one is stated: {places} | work mode: {modes}"
    )


def _cases(path: Path) -> None:
    right = 0
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for case in cases:
        _, reading = _read(case["text"])
        ids = {place.jurisdictions[0] for place in reading.of("job", "remote") if place.jurisdictions}
        remote = {place.jurisdictions[0] for place in reading.of("remote") if place.jurisdictions}
        missing = [
            id_
            for id_ in case["jurisdictions_expected"]
            if id_ not in ids and not any(lies_in(id_, around) for around in remote)
        ]
        # A job in one place falls under no other law than that of the place and what it lies in.
        expected = case["jurisdictions_expected"]
        extra = [
            i for i in ids - remote if expected and not any(lies_in(i, e) or lies_in(e, i) for e in expected)
        ]
        right += not missing and not extra
        if missing or extra:
            print(f"{case['id']}: missing {missing}, extra {extra}: {case['text']}")
        for place in reading.places:
            print(f"    {case['id']} {place.role} {place.text!r} {place.candidates} {place.reason}")
    print(f"{right} of {len(cases)} cases right")


def _hits(folder: Path) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    postings = list(_postings(paths))
    pays = [read_pay(posting) for _, posting in postings]
    for _ in range(2):  # the first time reads the tables
        begun = time.perf_counter()
        readings = [read_places(posting, pay) for (_, posting), pay in zip(postings, pays, strict=True)]
        spent = time.perf_counter() - begun
    for (path, posting), reading in zip(postings, readings, strict=True):
        print(path.relative_to(folder), reading.work_mode)
        for place in reading.places:
            block = posting.blocks[place.block]
            label = f"{block.label}: " if block.label else ""
            before, after = block.text[max(0, place.start - 60) : place.start], block.text[place.end :][:40]
            print(f"    {place.role:8} {label}{' '.join(f'{before}[{place.text}]{after}'.split())}")
            print(
                f"             {' '.join(place.jurisdictions)} {place.open_candidates or ''}: {place.reason}"
            )
    print(f"{len(postings)} postings, {1000 * spent / len(postings):.2f} ms each")


def _postings(paths: list[Path]) -> Iterator[tuple[Path, Posting]]:
    for path in paths:
        for posting in read(str(path), path.read_bytes()):
            yield path, replace(posting, sections=find_sections(posting.blocks))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="labelled postings")
    parser.add_argument("--hits", type=Path, help="postings of which every place is printed")
    parser.add_argument("--cases", type=Path, help="texts whose jurisdictions are known")
    parser.add_argument("--half", choices=["tune", "aside"], help="only this half of our strings")
    parser.add_argument("--show", action="store_true", help="print every string that is read wrongly")
    options = parser.parse_args()
    if options.hits:
        _hits(options.hits)
    elif options.cases:
        _cases(options.cases)
    elif options.folder:
        _labelled(options.folder)
    else:
        _strings(options.half, show=options.show)


if __name__ == "__main__":
    main()

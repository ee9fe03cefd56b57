"""How well places and work modes are read.

python -m benchmarks.place                         our strings in place_strings.jsonl, each half
python -m benchmarks.place --half tune --show      what goes wrong in one half of them
python -m benchmarks.place FOLDER                  postings with FOLDER/labels.jsonl, every disagreement
python -m benchmarks.place --cases FILE            texts with jurisdictions_expected, every disagreement
python -m benchmarks.place --hits FOLDER           every place that is read, and why
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.readings import json_lines, postings_in, run, timed, with_sections
from jdlint.facts.pay import read_pay
from jdlint.facts.place import PlaceReading, StatedPlace, read_places
from jdlint.facts.place_names import lies_in
from jdlint.posting import Posting
from jdlint.readers import read

_STRINGS = Path(__file__).with_name("place_strings.jsonl")


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
        if not self.true + self.false + self.missed:
            return f"{what}: none"
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
    posting = with_sections(posting)
    return posting, read_places(posting, read_pay(posting))


def _name(place: StatedPlace) -> str:
    return "/".join(sorted(place.candidates))


def _strings(half: str, show: bool) -> None:
    places, jurisdictions, excluded, modes = Tally(), Tally(), Tally(), [0, 0]
    chosen = [line for line in json_lines(_STRINGS) if line["half"] == half]
    for line in chosen:
        _, reading = _read(_text_of(line))
        found = Counter(_name(place) for place in reading.of("job", "remote") if place.candidates)
        out = Counter(_name(place) for place in reading.of("excluded"))
        expected, expected_out = Counter(line["places"]), Counter(line.get("excluded", []))
        places.add(Counter(a=expected.total()), Counter(a=found.total()))
        jurisdictions.add(expected, found)
        excluded.add(expected_out, out)
        mode_right = "mode" not in line or line["mode"] == reading.work_mode.mode
        modes[0] += "mode" in line and mode_right
        modes[1] += "mode" in line
        if show and (found != expected or out != expected_out or not mode_right):
            print(f"{line['as']} {line.get('label', '')} {line['text']!r}\n    expected {line['places']}")
            print(f"    found    {list(found)} not {list(out)} {reading.work_mode}")
            print("   ", [place.reason for place in reading.places])
    print(f"{half}: {len(chosen)} strings | {places.line('places')} | {jurisdictions.line('jurisdictions')}")
    print(f"    {excluded.line('excluded')} | work mode {modes[0]}/{modes[1]}")


def _labelled(folder: Path) -> None:
    labels = json_lines(folder / "labels.jsonl")
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
    cases = json_lines(path)
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
    found = postings_in(folder)
    pays = {id(posting): read_pay(posting) for _, posting in found}
    readings = timed(lambda posting: read_places(posting, pays[id(posting)]), found)
    for (path, posting), reading in zip(found, readings, strict=True):
        print(path, reading.work_mode)
        for place in reading.places:
            block = posting.blocks[place.block]
            label = f"{block.label}: " if block.label else ""
            before, after = block.text[max(0, place.start - 60) : place.start], block.text[place.end :][:40]
            print(f"    {place.role:8} {label}{' '.join(f'{before}[{place.text}]{after}'.split())}")
            print(
                f"             {' '.join(place.jurisdictions)} {place.open_candidates or ''}: {place.reason}"
            )


if __name__ == "__main__":
    run(__doc__, strings=_strings, labelled=_labelled, hits=_hits, cases=_cases)

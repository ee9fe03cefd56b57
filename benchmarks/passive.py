"""Passive voice: precision, recall and F1 of jdlint beside write-good and retext-passive, on the same sentences.

    python -m benchmarks.passive [--npm FOLDER] [--treebank FOLDER] [--postings FOLDER] [--marked FILE] [--errors]

Always on the 150 sentences of `passive_sentences.jsonl`, half of them traps, labelled by hand before any tool read
them. With a treebank's folder on its test part (`en_ewt-test.conllu`), whose passives are the participles
with `aux:pass`. With a folder of postings and their `labels.jsonl` (`file`, `passive`: text and count) on the
paragraphs of these; `--marked` names another such file of labels (`file`, `passives`: exact strings).

What a tool flags is right if it shares a character with a labelled passive, and a passive is found if
something flagged shares one with it. The tools from npm are installed into the folder that `--npm` names.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.node_tools import Place, Tool
from benchmarks.passive_tools import jdlint, npm_tools
from jdlint.posting import BlockKind
from jdlint.readers import read
from training import treebank
from training.accuracy import Counts

SENTENCES = Path(__file__).with_name("passive_sentences.jsonl")
PROSE = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.FACT)


@dataclass(frozen=True)
class Labelled:
    """Texts and the places of the passives in each."""

    texts: Sequence[str]
    passives: Sequence[Sequence[Place]]


def main() -> None:
    """Print a table per set of sentences."""
    parser = argparse.ArgumentParser(description="Compare finders of the passive voice.")
    parser.add_argument("--npm", type=Path, help="folder for the tools from npm")
    parser.add_argument("--treebank", type=Path, help="folder with en_ewt-test.conllu")
    parser.add_argument("--postings", type=Path, help="folder with postings and labels.jsonl")
    parser.add_argument("--marked", type=Path, help="further labels of postings in that folder")
    parser.add_argument("--errors", action="store_true", help="show where jdlint errs")
    options = parser.parse_args()
    tools: dict[str, Tool | str] = {"jdlint": jdlint}
    tools |= npm_tools(options.npm) if options.npm else {}
    for name, labelled in sets(options):
        compare(name, labelled, tools, show_errors=options.errors)


def sets(options: argparse.Namespace) -> Iterator[tuple[str, Labelled]]:
    """Yield the sets of sentences that the options ask for."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    yield (
        "sentences of postings",
        labelled_texts([row["text"] for row in rows], [r["passives"] for r in rows]),
    )
    if options.treebank:
        yield "EWT test", of_treebank(options.treebank / "en_ewt-test.conllu")
    if options.postings:
        yield "labelled postings", of_postings(options.postings, options.postings / "labels.jsonl")
    if options.postings and options.marked:
        yield "marked postings", of_postings(options.postings, options.marked)


def labelled_texts(texts: Sequence[str], strings: Sequence[Sequence[str]]) -> Labelled:
    """Find the labelled strings in their texts.

    Raises:
        ValueError: a text lacks a string that its label names.
    """
    return Labelled(texts, [places_of(text, labels) for text, labels in zip(texts, strings, strict=True)])


def places_of(text: str, strings: Sequence[str]) -> list[Place]:
    """Where strings stand in a text, each after the one before, or from the start where it is not."""
    places, end = [], 0
    for string in strings:
        start = text.find(string, end)
        start = start if start >= 0 else text.index(string)
        end = start + len(string)
        places.append((start, end))
    return places


def of_treebank(file: Path) -> Labelled:
    """The sentences of a treebank; a passive reaches from its auxiliary to its participle."""
    texts, passives = [], []
    for sentence in treebank.read(file):
        text, starts = "", []
        for word in sentence:
            starts.append(len(text))
            text += word.form + (" " if word.space else "")
        places = set()
        for index, word in enumerate(sentence):
            if word.label == "aux:pass" and sentence[word.head].tag in ("VBN", "VBD"):
                first, last = sorted((index, word.head))
                places.add((starts[first], starts[last] + len(sentence[last].form)))
        texts.append(text.rstrip())
        passives.append(sorted(places))
    return Labelled(texts, passives)


def of_postings(folder: Path, labels: Path) -> Labelled:
    """The prose of labelled Markdown postings, one text each."""
    texts, strings = [], []
    for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        path = folder / row["file"]
        if path.suffix != ".md":
            continue
        (posting,) = read(str(path), path.read_bytes())
        prose = (b for b in posting.blocks if b.kind in PROSE and not b.front_matter)
        text = "\n".join(" ".join(block.text.split()) for block in prose)
        texts.append(text)
        strings.append([string for string in strings_of(row) if known(path, text, string)])
    return labelled_texts(texts, strings)


def strings_of(row: Mapping[str, Any]) -> list[str]:
    """The labelled strings, each as often as it stands there."""
    if "passives" in row:
        return list(row["passives"])
    return [label["text"] for label in row["passive"] for _ in range(label["count"])]


def known(path: Path, text: str, string: str) -> bool:
    """Whether a labelled string stands in the prose; one that only a table or front matter has is told and left out."""
    if string not in text:
        print(f"not in the prose of {path.name}: {string}")
    return string in text


def compare(name: str, labelled: Labelled, tools: Mapping[str, Tool | str], *, show_errors: bool) -> None:
    """Print the scores of each tool on one set."""
    gold = sum(map(len, labelled.passives))
    print(f"\n{name}: {len(labelled.texts)} texts, {gold} passives\n{'':16} precision  recall   F1")
    for tool_name, tool in tools.items():
        if isinstance(tool, str):
            print(f"{tool_name:16} {tool}")
            continue
        lines = [text.split("\n") for text in labelled.texts]
        flat = iter(tool([line for text in lines for line in text]))
        flagged = [list(_shifted(text, flat)) for text in lines]
        right, found = score(labelled, flagged, show_errors=show_errors and tool_name == "jdlint")
        total = sum(map(len, flagged))
        precision, recall = Counts(total, total, right).precision, Counts(gold, gold, found).recall
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{tool_name:16} {precision:9.3f} {recall:7.3f} {f1:6.3f}   ({right}/{total}, {found}/{gold})")


def _shifted(lines: Sequence[str], places: Iterator[list[Place]]) -> Iterator[Place]:
    """Places in lines as places in the text that the lines are cut from."""
    start = 0
    for line in lines:
        yield from ((start + left, start + right) for left, right in next(places))
        start += len(line) + 1


def score(labelled: Labelled, flagged: Sequence[Sequence[Place]], *, show_errors: bool) -> tuple[int, int]:
    """How many of the flagged places are right, and how many of the passives are found."""
    right = found = 0
    for text, gold, places in zip(labelled.texts, labelled.passives, flagged, strict=True):
        wrong = [place for place in places if not any(overlap(place, passive) for passive in gold)]
        missed = [passive for passive in gold if not any(overlap(place, passive) for place in places)]
        right += len(places) - len(wrong)
        found += len(gold) - len(missed)
        if show_errors:
            for label, (start, end) in (*(("wrong", p) for p in wrong), *(("missed", p) for p in missed)):
                print(
                    f"    {label}: {text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
                )
    return right, found


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


if __name__ == "__main__":
    main()

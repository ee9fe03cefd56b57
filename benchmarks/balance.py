"""How many masculine- and feminine-coded words real postings hold, as `gender-coded-balance` counts them.

    python -m benchmarks.balance FOLDER [--words]

Prints mean and percentiles per 100 words of prose over the Markdown and text postings of a folder that have enough
prose for the rule. The rule's `usual` and `usual_difference` come from here; `--words` shows what was counted in each.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from jdlint.checks.balance import BalanceCheck, Tally
from jdlint.lint import read_posting
from jdlint.readers import read
from jdlint.rulebook import load_rulebook

SUFFIXES = frozenset((".md", ".txt"))
PERCENTILES = (5, 25, 50, 75, 90, 95)


def main() -> None:
    """Print the densities of each gender and their difference."""
    parser = argparse.ArgumentParser(description="Count gender-coded words in real postings.")
    parser.add_argument("postings", type=Path, help="folder of postings")
    parser.add_argument("--words", action="store_true", help="show the words of each posting")
    options = parser.parse_args()
    counted = sorted(tallies(options.postings), key=lambda row: row[1].density - row[2].density)
    print(
        f"{len(counted)} postings\n{'per 100 words':16}{'mean':>7}"
        + "".join(f"{f'p{p}':>7}" for p in PERCENTILES)
    )
    show("masculine", [masculine.density for _, masculine, _ in counted])
    show("feminine", [feminine.density for _, _, feminine in counted])
    show("difference", [masculine.density - feminine.density for _, masculine, feminine in counted])
    for path, masculine, feminine in counted if options.words else ():
        print(f"{masculine.density:5.2f} {feminine.density:5.2f} {masculine.of_words:5} {path.name}")
        print(f"    {dict(masculine.counts)}\n    {dict(feminine.counts)}")


def tallies(folder: Path) -> Iterator[tuple[Path, Tally, Tally]]:
    """Count both genders in each posting under the folder that has enough prose.

    Raises:
        OSError: a file cannot be read.
    """
    check = load_rulebook().get("gender-coded-balance").check
    if not isinstance(check, BalanceCheck):
        raise TypeError(f"the rule no longer uses the check that this measures: {check.kind}")
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
        for posting in read(str(path), path.read_bytes()):
            reading = read_posting(posting)
            masculine, feminine = check.tally(reading, "masculine"), check.tally(reading, "feminine")
            if reading.facts.is_posting and masculine.of_words >= check.least_words:
                yield path, masculine, feminine


def show(name: str, densities: Sequence[float]) -> None:
    """Print mean and percentiles of some densities."""
    cuts = statistics.quantiles(densities, n=100, method="inclusive")
    shown = (statistics.fmean(densities), *(cuts[p - 1] for p in PERCENTILES))
    print(f"{name:16}" + "".join(f"{value:7.2f}" for value in shown))


if __name__ == "__main__":
    main()

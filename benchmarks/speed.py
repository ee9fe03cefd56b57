"""How long jdlint takes: to start, and per file as the number of files grows.

    python benchmarks/speed.py [FOLDER]

Postings come from FOLDER, or else from corpus/. Times are CPU seconds of the process, the least of several runs;
ratios are what can be compared between machines.
"""

from __future__ import annotations

import itertools
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SUFFIXES = {".md", ".markdown", ".txt"}


def cpu_seconds(*command: str, runs: int = 5) -> float:
    """Return the least CPU time, in seconds, that a command took."""
    return min(_once(*command) for _ in range(runs))


def _once(*command: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def postings(folder: Path) -> list[Path]:
    """Return the postings below a folder."""
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.name != "README.md")


def print_start_up() -> None:
    """Print what a light command costs beside the import of click, which it can't do without."""
    bare = cpu_seconds(sys.executable, "-c", "import click")
    print(f"{'start':<34}{'CPU s':>8}{'x import click':>18}")
    for args in (["--help"], ["rules"], ["explain", "passive-voice"]):
        seconds = cpu_seconds(sys.executable, "-m", "jdlint", *args)
        print(f"jdlint {' '.join(args):<27}{seconds:>8.3f}{seconds / bare:>18.2f}")
    one = str(postings(ROOT / "corpus")[0])
    for args in (["--select", "inclusion", one], [one]):
        seconds = cpu_seconds(sys.executable, "-m", "jdlint", *args, runs=3)
        shown = " ".join(args[:-1])
        print(f"jdlint {f'{shown} one posting':<27}{seconds:>8.3f}{seconds / bare:>18.2f}")


def _made_distinct(text: bytes, number: int) -> bytes:
    """Return a posting whose sentences and bullets are its own, so that nothing remembered makes it quicker."""
    return re.sub(rb"(?m)(?<=[a-z])(?=\.(?:\s|$))|(?<=[a-z])(?=\r?$)", f" {number}".encode(), text)


def print_growth(paths: list[Path]) -> None:
    """Print the CPU time per file in one process over 10, 100 and 1,000 files."""
    print(f"\n{'files':>6}{'CPU s':>10}{'ms a file':>12}{'more files, ms each':>22}")
    before = (0, 0.0)
    with tempfile.TemporaryDirectory() as folder:
        for count in (1, 10, 100, 1000):
            for number, path in enumerate(itertools.islice(itertools.cycle(paths), count)):
                (Path(folder) / f"{number:04}{path.suffix}").write_bytes(
                    _made_distinct(path.read_bytes(), number)
                )
            seconds = cpu_seconds(sys.executable, "-m", "jdlint", folder, runs=1 if count == 1000 else 2)
            more = (seconds - before[1]) / (count - before[0]) * 1000
            print(f"{count:>6}{seconds:>10.2f}{seconds / count * 1000:>12.1f}{more:>22.1f}")
            before = (count, seconds)


if __name__ == "__main__":
    print_start_up()
    print_growth(postings(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus"))

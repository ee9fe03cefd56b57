"""Running commands in this process, where the rules are read once for all tests."""

from __future__ import annotations

from typing import NamedTuple

from click.testing import CliRunner

from jdlint.cli import main


class Result(NamedTuple):
    status: int
    out: str
    err: str


def jdlint(*args: str, stdin: str | None = None) -> Result:
    done = CliRunner().invoke(main, args, input=stdin, prog_name="jdlint")
    return Result(done.exit_code, done.stdout, done.stderr)


def rules_of(out: str) -> set[str]:
    """Return the rules that a concise report names."""
    return {line.split()[2] for line in out.splitlines() if ": error: " not in line}

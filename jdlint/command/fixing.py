"""`jdlint --fix` and `jdlint --diff`: postings mended, or what that would change."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from jdlint.command.ending import COULD_NOT, FOUND, NOTHING_FOUND, tell

if TYPE_CHECKING:
    from jdlint.configuration import Configuration
    from jdlint.fix.files import Change
    from jdlint.result import Report
    from jdlint.run import Sources

_MOST_NAMED = 20  # files; whoever fixes more looks at the diff of the repository
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def demand_sensible(paths: Sequence[str], options: dict[str, Any]) -> None:
    """Refuse options that don't go together.

    Raises:
        click.UsageError: they don't.
    """
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff.")
    if options["gate"] and (options["fix"] or options["diff"]):
        raise click.UsageError("--gate judges postings and changes none: run --fix or --diff without it.")
    if options["diff"] and (options["fmt"] or options["output"]):
        raise click.UsageError("--diff prints a diff and no report: leave out --format and --output.")
    if options["fix"] and "-" in paths and len(paths) > 1:
        raise click.UsageError("--fix prints standard input, fixed; lint other files in another run.")


def fix(sources: Sources, configuration: Configuration, options: dict[str, Any]) -> Report:
    """Fix the postings, and return what is left. Standard input is printed, fixed or not."""
    from jdlint.fix.files import Fixer, write_back  # noqa: PLC0415
    from jdlint.readers.decode import encode  # noqa: PLC0415
    from jdlint.run import STDIN, check  # noqa: PLC0415

    is_stdin = STDIN in sources.paths
    fixer = Fixer(_keep if is_stdin else write_back, unsafe=options["unsafe_fixes"])
    report = check(sources, configuration, fixer)
    for posting in report.files if is_stdin else ():
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(posting.source, posting.encoding))
        sys.stdout.buffer.flush()
    if not options["quiet"]:
        _summarize(fixer.changes, "Fixed")
    return replace(report, errors=(*report.errors, *fixer.errors), notes=(*report.notes, *fixer.notes))


def show_diff(sources: Sources, configuration: Configuration, options: dict[str, Any]) -> int:
    """Print what --fix would change and return the exit status: 1 if it would change anything."""
    from jdlint.fix.files import Fixer, diff  # noqa: PLC0415
    from jdlint.report import View  # noqa: PLC0415
    from jdlint.run import check  # noqa: PLC0415

    fixer = Fixer(_keep, unsafe=options["unsafe_fixes"])
    report = check(sources, configuration, fixer)
    view = View.of(sys.stdout, os.environ)
    changed = [change for change in fixer.changes if change.written]
    if not options["quiet"]:
        for line in (line for change in changed for line in diff(change)):
            shown = line.encode(view.encoding, "backslashreplace").decode(view.encoding)
            click.echo(
                click.style(shown, _COLORS.get(line[0])) if view.color else shown, nl=False, color=view.color
            )
        _summarize(fixer.changes, "Would fix")
        for note in (*report.notes, *fixer.notes):
            click.echo(f"note: {note}", err=True)
    tell(report.errors)
    if report.errors:
        return COULD_NOT
    return FOUND if changed and not options["exit_zero"] else NOTHING_FOUND


def _keep(change: Change) -> None:
    """Leave the file as it is."""


def _summarize(changes: Sequence[Change], did: str) -> None:
    from jdlint.report.wording import counted  # noqa: PLC0415

    changed = [change for change in changes if change.written]
    written = sum(change.written for change in changed)
    left = sum(change.unsafe_left for change in changes)
    said = f"{did} {counted(written, 'finding')} in {counted(len(changed), 'file')}"
    said += f"; --unsafe-fixes would fix {left} more" if left else ""
    click.echo(f"{said}.", err=True)
    for change in changed[:_MOST_NAMED]:
        click.echo(f"  {change.path}: {change.written}", err=True)
    if len(changed) > _MOST_NAMED:
        click.echo(f"  and {len(changed) - _MOST_NAMED} more", err=True)

"""The command line: options in, a report and an exit status out. Heavy imports wait until a command runs."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jdlint import __version__

if TYPE_CHECKING:
    from jdlint.report import View
    from jdlint.result import Report, RunError

FORMATS = ("full", "concise", "json")
SEVERITIES = ("error", "warning", "info")

NOTHING_FOUND, FOUND, COULD_NOT = 0, 1, 2
"""Exit statuses: nothing at or above the threshold; something; what was asked for could not be done."""


class _DefaultToLint(click.Group):
    """A group in which `jdlint posting.md` means `jdlint lint posting.md`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `lint` before arguments that name no other command."""
        own = {"--help", "-h", "--version"}
        if args and args[0] not in own and args[0] not in self.commands:
            args = ["lint", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Show the way most people use jdlint first."""
        formatter.write_usage("jdlint", "[OPTIONS] PATH...")
        formatter.write_usage("jdlint", "COMMAND [ARGS]...", prefix="       ")


@click.group(cls=_DefaultToLint, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="jdlint %(version)s")
def main() -> None:
    """Find what keeps good people from applying to a job posting, and what to write instead.

    `jdlint posting.md` lints a posting, `jdlint postings/` a folder of them, and `jdlint -` standard input.
    `jdlint lint --help` lists the options.
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--select", multiple=True, metavar="NAME", help="Only these rules or categories (repeat, or a,b)."
)
@click.option("--ignore", multiple=True, metavar="NAME", help="Leave out rules, categories, or a rule/term.")
@click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Leave out files and folders below a directory."
)
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), help="Default: full at a terminal, else concise."
)
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to a file.")
@click.option("--quiet", "-q", is_flag=True, help="Print no report: the exit status tells.")
@click.option("--all-files", is_flag=True, help="Show every file in full, however many there are.")
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help="Exit with 1 when there is a finding this bad or worse.",
)
@click.option(
    "--min-score", type=click.IntRange(0, 100), help="Exit with 1 when a posting scores below this."
)
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0 whatever is found; what cannot be done is still 2."
)
@click.option(
    "--stdin-filename", metavar="NAME", help="What standard input is called; its suffix tells the format."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Judge as on this day. Default: today.")
def lint(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click hands over what it declares above
    """Lint postings: files, directories, or - for standard input.

    Reads Markdown (.md .markdown) and plain text (.txt). Exit status: 0 nothing as bad as --fail-on,
    1 something, 2 jdlint could not do what you asked.
    """
    from jdlint.config import Settings  # noqa: PLC0415
    from jdlint.run import Sources, check  # noqa: PLC0415

    settings = Settings(
        select=_names(options["select"]),
        ignore=_names(options["ignore"]),
        as_of=options["as_of"].date().isoformat() if options["as_of"] else "",
    )
    sources = Sources(paths, options["exclude"], options["stdin_filename"])
    report = _or_fail(lambda: check(sources, settings))
    shown = _show(report, options)
    sys.exit(_status(report, options) if shown else COULD_NOT)


@main.command()
def rules() -> None:
    """List the rules, by category."""
    from jdlint.report.rule_pages import rule_table  # noqa: PLC0415
    from jdlint.rulebook import load_rulebook  # noqa: PLC0415

    _print(lambda view: rule_table(_or_fail(load_rulebook).rules, view))


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Show what a rule looks for, why, and examples."""
    from jdlint.report.rule_pages import rule_page  # noqa: PLC0415
    from jdlint.rulebook import load_rulebook  # noqa: PLC0415

    found = _or_fail(lambda: load_rulebook().get(rule))
    _print(lambda view: rule_page(found, view))


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _or_fail(action: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the action returns
    """Return what an action returns; what stands in its way is told, with exit status 2."""
    from jdlint.language import PipelineError  # noqa: PLC0415
    from jdlint.rulebook import UnknownRuleError  # noqa: PLC0415
    from jdlint.yaml_file import YamlError  # noqa: PLC0415

    try:
        return action()
    except (UnknownRuleError, YamlError, PipelineError) as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("you stopped the run; nothing was checked")
    except Exception:  # noqa: BLE001 - status 1 means findings, so a fault of ours must not end with it
        traceback.print_exc()
        _fail("this is a fault in jdlint, not in your files. Please report it with the lines above.")


def _fail(message: str) -> None:
    click.echo(f"jdlint: {message}", err=True)
    sys.exit(COULD_NOT)


def _print(write: Callable[[View], str], *, all_files: bool = False) -> None:
    """Print what suits standard output: its width, its colours, its characters."""
    from jdlint.report import View  # noqa: PLC0415

    view = View.of(sys.stdout, os.environ, all_files=all_files)
    click.echo(write(view), nl=False, color=view.color)


def _show(report: Report, options: dict[str, Any]) -> bool:
    """Write the report where it was asked for; return whether that could be done."""
    from jdlint.report import View, render  # noqa: PLC0415

    fmt, output = options["fmt"], options["output"]
    if options["quiet"]:
        _tell(report.errors)
    elif output is None:
        fmt = fmt or ("full" if sys.stdout.isatty() else "concise")
        _print(lambda view: render(report, fmt, view), all_files=options["all_files"])
        if fmt == "concise":
            for note in report.notes:
                click.echo(f"note: {note}", err=True)
    else:
        fmt = fmt or ("json" if output.endswith(".json") else "full")
        text = render(report, fmt, View(all_files=options["all_files"]))
        try:
            Path(output).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            click.echo(text, nl=False)
            click.echo(
                f"jdlint: can't write {output}: {error.strerror}. The report is printed instead.", err=True
            )
            return False
        _tell(report.errors)
    return True


def _tell(errors: tuple[RunError, ...]) -> None:
    for error in errors:
        click.echo(f"jdlint: {error.path}: {error.message}. {error.hint}".rstrip(), err=True)


def _status(report: Report, options: dict[str, Any]) -> int:
    from jdlint.finding import Severity  # noqa: PLC0415
    from jdlint.run import failing, shortfalls  # noqa: PLC0415

    if report.errors:
        return COULD_NOT
    threshold = None if options["fail_on"] == "never" else Severity(options["fail_on"])
    too_low = list(shortfalls(report, options["min_score"])) if options["min_score"] is not None else []
    for line in too_low:
        click.echo(f"jdlint: {line}", err=True)
    found = too_low or any(failing(f, threshold) for posting in report.files for f in posting.findings)
    return FOUND if found and not options["exit_zero"] else NOTHING_FOUND

"""The command line: options in, a report and an exit status out. Heavy imports wait until a command runs."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from jdlint import __version__
from jdlint.command.completion import completion
from jdlint.command.config import config, init
from jdlint.command.ending import COULD_NOT, FOUND, NOTHING_FOUND, STOPPED, fail, or_fail, show, tell
from jdlint.command.fixing import demand_sensible, fix, show_diff
from jdlint.command.laws import laws
from jdlint.command.options import configuration_of, settings_options
from jdlint.command.rules import explain, rules
from jdlint.command.schema import schema

if TYPE_CHECKING:
    from jdlint.result import Report

FORMATS = ("full", "concise", "json")


class _DefaultToLint(click.Group):
    """A group in which `jdlint posting.md` means `jdlint lint posting.md`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `lint` before arguments that name no other command."""
        own = {"--help", "-h", "--version"}
        if args and args[0] not in own and args[0] not in self.commands:
            meant = difflib.get_close_matches(args[0], self.commands, n=1, cutoff=0.75)
            if meant and not Path(args[0]).exists():
                raise click.UsageError(
                    f"there is no command or file `{args[0]}`. Did you mean `{meant[0]}`?", ctx
                )
            args = ["lint", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command; whoever stops it gets the status of what could not be done."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            fail(STOPPED)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Show the way most people use jdlint first."""
        formatter.write_usage("jdlint", "[OPTIONS] PATH...")
        formatter.write_usage("jdlint", "COMMAND [ARGS]...", prefix="       ")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands, and what `lint` would take."""
        linting = click.Context(lint, parent=ctx, info_name="lint", resilient_parsing=True)
        offered = super().shell_complete(ctx, incomplete)
        known = {item.value for item in offered}
        offered += [item for item in lint.shell_complete(linting, incomplete) if item.value not in known]
        return offered if incomplete.startswith("-") else [*offered, CompletionItem(incomplete, type="file")]


@click.group(cls=_DefaultToLint, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="jdlint %(version)s")
def main() -> None:
    """Find what keeps good people from applying to a job posting, and what to write instead.

    `jdlint posting.md` lints a posting, `jdlint postings/` a folder of them, and `jdlint -` standard input.
    `jdlint lint --help` lists the options.
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@settings_options
@click.option(
    "--gate",
    metavar="NAME",
    help="Judge by the rules of this gate (pay) and by nothing else; only a written exemption silences them.",
)
@click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Leave out files and folders below a directory."
)
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), help="Default: full at a terminal, else concise."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    help="Write the report to a file: .json as JSON, else in full.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the files themselves.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what you should read over.")
@click.option("--explain-pay", is_flag=True, help="Show what was read as pay and which laws apply, and why.")
@click.option("--quiet", "-q", is_flag=True, help="Print no report: the exit status tells.")
@click.option("--all-files", is_flag=True, help="Show every file in full, however many there are.")
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0 whatever is found; what cannot be done is still 2."
)
@click.option(
    "--stdin-filename", metavar="NAME", help="What standard input is called; its suffix tells the format."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Judge as on this day. Default: today.")
def lint(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click hands over what it declares above
    """Lint postings: files, directories, or - for standard input.

    Reads Markdown (.md .markdown) and plain text (.txt). What you say here wins over what .jdlint.yaml says,
    and --ignore, --rules and --exclude add to it. Exit status: 0 nothing as bad as --fail-on,
    1 something, or a posting that a gate holds back, 2 jdlint could not do what you asked. --fix reports what is
    left; --diff exits with 1 if --fix would change anything.
    """
    from jdlint.run import STDIN, Sources, check  # noqa: PLC0415

    output = options["output"]
    if output and any(_would_overwrite(output, path) for path in paths):
        fail(f"--output {output} would overwrite the posting itself; name another file.")
    sources = Sources(paths, options["exclude"], options["stdin_filename"])
    demand_sensible(paths, options)
    configuration = or_fail(lambda: configuration_of(options))
    if options["diff"]:
        sys.exit(or_fail(lambda: show_diff(sources, configuration, options)))
    if options["fix"]:
        report = or_fail(lambda: fix(sources, configuration, options))
    else:
        report = or_fail(lambda: check(sources, configuration))
    shown = _show(report, options, err=options["fix"] and STDIN in paths)
    sys.exit(_status(report, options) if shown else COULD_NOT)


for command in (rules, explain, laws, config, init, schema, completion):
    main.add_command(command)


def _show(report: Report, options: dict[str, Any], *, err: bool) -> bool:
    """Write the report where it was asked for, else to standard output or error; return whether that could be done."""
    from jdlint.report import View, render  # noqa: PLC0415

    fmt, output = options["fmt"], options["output"]
    if options["gate"] and fmt in (None, "full"):
        fmt = "json" if output and output.endswith(".json") and fmt is None else "gate"
    if options["explain_pay"]:
        fmt = "pay"
    if output is None and options["quiet"]:
        tell(report.errors)
    elif output is None:
        fmt = fmt or ("full" if (sys.stderr if err else sys.stdout).isatty() else "concise")
        show(lambda view: render(report, fmt, view), all_files=options["all_files"], err=err)
        if fmt not in ("full", "gate"):
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
        tell(report.errors)
    return True


def _would_overwrite(output: str, path: str) -> bool:
    """Whether the report would take the place of a posting that `path` names, or that lies below it."""
    from jdlint.readers.files import POSTING_SUFFIXES  # noqa: PLC0415

    target, source = Path(output), Path(path)
    if not target.exists() or not source.exists():
        return False
    is_below = source.is_dir() and source.resolve() in target.resolve().parents
    return target.samefile(source) or (is_below and target.suffix.lower() in POSTING_SUFFIXES)


def _status(report: Report, options: dict[str, Any]) -> int:
    from jdlint.gate import no_verdict  # noqa: PLC0415
    from jdlint.run import failing, shortfalls  # noqa: PLC0415

    if message := no_verdict(report, asked=bool(options["gate"])):
        click.echo(f"jdlint: {message}", err=True)
        return COULD_NOT
    if report.errors:
        return COULD_NOT
    too_low = list(shortfalls(report))
    for line in too_low:
        click.echo(f"jdlint: {line}", err=True)
    held_back = any(posting.gate.fails for posting in report.files if posting.gate)
    found = too_low or any(
        failing(finding, posting.bar.fail_on) for posting in report.files for finding in posting.findings
    )
    return FOUND if (found or held_back) and not options["exit_zero"] else NOTHING_FOUND

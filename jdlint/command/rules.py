"""`jdlint rules`, `jdlint rules check` and `jdlint explain`: what jdlint believes, and whether rules hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jdlint.command.ending import COULD_NOT, FOUND, NOTHING_FOUND, or_fail, show
from jdlint.command.options import configuration_of, rule_names, where_options


@click.group(invoke_without_command=True)
@where_options
@click.pass_context
def rules(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - click hands over what it declares above
    """List the rules; `rules check DIR` tries your own."""
    if ctx.invoked_subcommand is not None:
        return
    from jdlint.report.rule_pages import rule_table  # noqa: PLC0415

    book = or_fail(lambda: _rulebook(options))
    show(lambda view: rule_table(book.rules, view))


@rules.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(folders: tuple[Path, ...]) -> None:
    """Read the rules in folders and run their examples.

    Name a folder after those whose rules it extends. Exit status: 0 all hold, 1 an example does not,
    2 a file can't be read as a rule.
    """
    from jdlint.report.rule_trials import trials_page  # noqa: PLC0415
    from jdlint.rule_trial import try_rules  # noqa: PLC0415

    trials = or_fail(lambda: try_rules(folders))
    show(lambda view: trials_page(trials, view))
    if any(trial.error for trial in trials):
        sys.exit(COULD_NOT)
    sys.exit(FOUND if any(trial.failures for trial in trials) else NOTHING_FOUND)


@click.command()
@click.argument("rule", shell_complete=rule_names)
@where_options
def explain(rule: str, **options: Any) -> None:  # noqa: ANN401
    """Show what a rule looks for, why, and examples."""
    from jdlint.report.rule_pages import rule_page  # noqa: PLC0415

    found = or_fail(lambda: _rulebook(options).get(rule))
    show(lambda view: rule_page(found, view))


def _rulebook(options: dict[str, Any]) -> Any:  # noqa: ANN401 - a type whose import is not light
    """Return the shipped rules and those that the configuration here adds."""
    from jdlint.rule_settings import all_rules  # noqa: PLC0415

    return all_rules(configuration_of(options).of("posting.md").settings.rules)

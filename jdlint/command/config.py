"""`jdlint init` and `jdlint config`: begin a configuration, and see what applies to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from jdlint.command.ending import fail, or_fail, show
from jdlint.command.options import configuration_of, settings_options

_TEMPLATE = Path(__file__).parent.parent / "init.jdlint.yaml"


@click.command()
def init() -> None:
    """Write a .jdlint.yaml with comments, to begin with."""
    from jdlint.config_file import NAME  # noqa: PLC0415

    try:
        with Path(NAME).open("x", encoding="utf-8", newline="\n") as file:
            file.write(_TEMPLATE.read_text(encoding="utf-8"))
    except FileExistsError:
        fail(f"there is a {NAME} here already, and it was left as it is.")
    except OSError as error:
        fail(f"can't write {NAME}: {(error.strerror or str(error)).lower()}.")
    click.echo(f"Wrote {NAME}. All in it is a comment until you take away a #.")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path())
@settings_options
def config(path: str, **options: Any) -> None:  # noqa: ANN401 - click hands over what it declares above
    """Show what applies to a file, and where each value comes from."""
    from jdlint.report.config_page import config_page  # noqa: PLC0415
    from jdlint.rule_settings import all_rules, rules_for  # noqa: PLC0415

    configuration = configuration_of(options)
    applied = or_fail(lambda: configuration.of(path))
    on = len(rules_for(applied.settings).rules)
    there_are = len(all_rules(applied.settings.rules).rules)
    excluded = configuration.excludes(path)
    show(lambda view: config_page(path, applied, (on, there_are), view, excluded=excluded))

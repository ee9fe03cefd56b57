"""The options that set what applies to a posting, and what a shell offers for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from jdlint.configuration import Configuration

SEVERITIES = ("error", "warning", "info")
Command = TypeVar("Command", bound=Callable[..., Any])


def rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules and categories that begin with the last of some names with commas between them."""
    from jdlint.rules_dir import rules_dir  # noqa: PLC0415

    before, comma, last = incomplete.rpartition(",")
    folders = [rules_dir(), *map(Path, ctx.params.get("rules") or ())]
    paths = [path for folder in folders for path in folder.glob("*/*.yaml") if path.parent.name != "data"]
    names = {path.stem for path in paths}
    if param.name != "rule":
        names |= {path.parent.name for path in paths}
    return [CompletionItem(before + comma + name) for name in sorted(names) if name.startswith(last)]


_WHERE = (
    click.option(
        "--config",
        "config_file",
        type=click.Path(exists=True, dir_okay=False),
        help="Use this configuration file for all files. Default: .jdlint.yaml in a file's folder or above it.",
    ),
    click.option("--no-config", is_flag=True, help="Use no configuration file."),
    click.option(
        "--rules",
        multiple=True,
        type=click.Path(exists=True, file_okay=False),
        metavar="DIR",
        help="Add your own rules in this folder (repeat).",
    ),
)
_WHAT = (
    click.option(
        "--select",
        multiple=True,
        metavar="NAME",
        shell_complete=rule_names,
        help="Only these rules or categories (repeat, or a,b).",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="NAME",
        shell_complete=rule_names,
        help="Leave out rules, categories, or a rule/term.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice((*SEVERITIES, "never")),
        help="Exit with 1 when there is a finding this bad or worse. Default: error.",
    ),
    click.option(
        "--pipeline",
        metavar="NAME",
        help="Read English with this installed spaCy pipeline, or the one in this folder.",
    ),
    click.option(
        "--min-score",
        type=click.IntRange(0, 100),
        help="Exit with 1 when a posting scores below this; 0 asks for none.",
    ),
)


def where_options(command: Command) -> Command:
    """Add the options that say which configuration and which rules there are."""
    return _add(_WHERE, command)


def settings_options(command: Command) -> Command:
    """Add all options that set what applies to a posting."""
    return _add((*_WHAT, *_WHERE), command)


def _add(options: tuple[Callable[[Any], Any], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def configuration_of(options: dict[str, Any]) -> Configuration:
    """Return the configuration that the options of a command ask for."""
    from jdlint.config_file import Given, Key  # noqa: PLC0415
    from jdlint.configuration import COMMAND_LINE, Configuration  # noqa: PLC0415

    if options.get("config_file") and options.get("no_config"):
        raise click.UsageError("--config and --no-config can't go together.")
    layer: dict[Key, object] = {("ignore", name): name for name in _names(options.get("ignore", ()))}
    if options.get("gate"):
        layer["gate", "name"], layer["gate", "alone"] = options["gate"], True
        _demand_nothing_that_silences(options)
    if select := _names(options.get("select", ())):
        layer["select",] = select
    for name in ("fail_on", "min_score", "pipeline"):
        if options.get(name) is not None:
            layer[name,] = options[name]
    for folder in options["rules"]:
        absolute = str(Path(folder).absolute())
        layer["rules", absolute] = absolute
    as_of = options.get("as_of")
    return Configuration(
        {key: Given(value, COMMAND_LINE) for key, value in layer.items()},
        Path(options["config_file"]) if options["config_file"] else None,
        search=not options["no_config"],
        as_of=as_of.date().isoformat() if as_of else "",
        explain_laws=options.get("explain_pay", False),
    )


def _demand_nothing_that_silences(options: dict[str, Any]) -> None:
    """Refuse options that would change what a gate judges by."""
    named = [
        name for name in ("select", "ignore", "fail_on", "min_score") if options.get(name) not in (None, ())
    ]
    if named:
        option = "--" + named[0].replace("_", "-")
        raise click.UsageError(
            f"--gate judges by its own rules, so {option} can't go with it. "
            "To let a posting pass, write an exemption with its reason under `gate` in .jdlint.yaml."
        )


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())

"""`jdlint schema`: what rule and configuration files may hold, for editors."""

from __future__ import annotations

import json

import click

from jdlint.command.ending import or_fail

KINDS = ("config", "rule")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
def schema(kind: str) -> None:
    """Print the JSON Schema of rule or configuration files."""
    from jdlint.schemas import schema_of  # noqa: PLC0415

    click.echo(json.dumps(or_fail(lambda: schema_of(kind)), indent=2, ensure_ascii=False))

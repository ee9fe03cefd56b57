"""`jdlint completion`: the script by which a shell completes commands, options and rule names."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    bash: jdlint completion bash >> ~/.bashrc   (bash 4.4 or later)
    zsh:  jdlint completion zsh >> ~/.zshrc
    fish: jdlint completion fish > ~/.config/fish/completions/jdlint.fish
    """  # noqa: D301 - click must see the backspace itself
    script = get_completion_class(shell)
    if script is not None:
        main = ctx.find_root().command
        click.echo(script(main, {}, "jdlint", "_JDLINT_COMPLETE").source())

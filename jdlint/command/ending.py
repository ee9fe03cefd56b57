"""How a command ends: its output where it belongs, and an exit status that tells."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from jdlint.report import View
    from jdlint.result import RunError

NOTHING_FOUND, FOUND, COULD_NOT = 0, 1, 2
"""Exit statuses: nothing at or above the threshold; something; what was asked for could not be done."""

STOPPED = "you stopped the run; nothing was checked"

Result = TypeVar("Result")


def or_fail(action: Callable[[], Result]) -> Result:
    """Return what an action returns; what stands in its way is told, with exit status 2."""
    from jdlint.language import PipelineError  # noqa: PLC0415
    from jdlint.rulebook import SettingError  # noqa: PLC0415
    from jdlint.yaml_file import YamlError  # noqa: PLC0415

    try:
        return action()
    except click.ClickException:
        raise  # click itself tells what is wrong with the options
    except (SettingError, YamlError, PipelineError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail(STOPPED)
    except Exception:  # noqa: BLE001 - status 1 means findings, so a fault of ours must not end with it
        traceback.print_exc()
        fail("this is a fault in jdlint, not in your files. Please report it with the lines above.")


def fail(message: str) -> NoReturn:
    """Say what could not be done, and end."""
    click.echo(f"jdlint: {message}", err=True)
    sys.exit(COULD_NOT)


def tell(errors: Iterable[RunError]) -> None:
    """Say on standard error what could not be done in a run."""
    for error in errors:
        click.echo(f"jdlint: {error.path}: {error.message}. {error.hint}".rstrip(), err=True)


def show(write: Callable[[View], str], *, all_files: bool = False, err: bool = False) -> None:
    """Print what suits standard output, or standard error: its width, its colours, its characters."""
    from jdlint.report import View  # noqa: PLC0415

    view = View.of(sys.stderr if err else sys.stdout, os.environ, all_files=all_files)
    click.echo(write(view), nl=False, err=err, color=view.color)

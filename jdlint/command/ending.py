"""How a command ends: its output where it belongs, and an exit status that tells."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from jdlint.report import View

NOTHING_FOUND, FOUND, COULD_NOT = 0, 1, 2
"""Exit statuses: nothing at or above the threshold; something; what was asked for could not be done."""

Result = TypeVar("Result")


def or_fail(action: Callable[[], Result]) -> Result:
    """Return what an action returns; what stands in its way is told, with exit status 2."""
    from jdlint.language import PipelineError  # noqa: PLC0415
    from jdlint.rulebook import SettingError  # noqa: PLC0415
    from jdlint.yaml_file import YamlError  # noqa: PLC0415

    try:
        return action()
    except (SettingError, YamlError, PipelineError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("you stopped the run; nothing was checked")
    except Exception:  # noqa: BLE001 - status 1 means findings, so a fault of ours must not end with it
        traceback.print_exc()
        fail("this is a fault in jdlint, not in your files. Please report it with the lines above.")


def fail(message: str) -> NoReturn:
    """Say what could not be done, and end."""
    click.echo(f"jdlint: {message}", err=True)
    sys.exit(COULD_NOT)


def show(write: Callable[[View], str], *, all_files: bool = False) -> None:
    """Print what suits standard output: its width, its colours, its characters."""
    from jdlint.report import View  # noqa: PLC0415

    view = View.of(sys.stdout, os.environ, all_files=all_files)
    click.echo(write(view), nl=False, color=view.color)

"""Where the shipped rules and their data lie, and how data files are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


def rules_dir() -> Path:
    """Return the folder of shipped rules: inside an installed package, beside it in a checkout."""
    installed = _PACKAGE / "_rules"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"


@cache
def load_data(name: str) -> Any:  # noqa: ANN401 - each reader of a data file knows its shape and checks it
    """Return the content of `rules/data/NAME.yaml`.

    Raises:
        YamlError: the file is not valid, by the strict reading of `jdlint.yaml_file`.
        FileNotFoundError: there is no such data file.
    """
    from jdlint.yaml_file import parse_yaml  # noqa: PLC0415 - completion asks for the folder, and must be quick

    path = rules_dir() / "data" / f"{name}.yaml"
    return parse_yaml(path.read_text(encoding="utf-8"), str(path)).data

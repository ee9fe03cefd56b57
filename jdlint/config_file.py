"""What a configuration file says: values, each with the place where it is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jdlint.config import Exemption
from jdlint.config_keys import AppliedKeys, ConfigFile, GateKeys
from jdlint.profiles import profiles
from jdlint.yaml_file import KeyPath, YamlError, YamlFile, read_yaml, validated

NAME = ".jdlint.yaml"
_NOT_READ = (".jdlint.yml", "jdlint.yaml", "jdlint.yml")

Key = tuple[str, ...]
"""A setting: `("select",)`, `("ignore", name)`, `("severity", name)`, `("options", rule, option)`, ..."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a setting: from a file, or, where there is none, by default or from the command line."""

    value: Any
    origin: str
    file: YamlFile | None = None
    where: KeyPath = ()


Layer = Mapping[Key, Given]


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for files that match one of the patterns."""

    files: tuple[str, ...]
    layer: Layer


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file as read. Patterns are relative to `folder`."""

    path: str
    folder: Path
    layer: Layer
    overrides: tuple[Override, ...]
    exclude: tuple[str, ...]


def find_config(folder: Path) -> Path | None:
    """Return the configuration file of a folder: the nearest, in it or above it.

    The search ends at the top of a repository, at the home folder and at the root of the file system.

    Raises:
        YamlError: a file is there under a name that is not read.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - it never fails
    for here in (folder, *folder.parents):
        if os.path.lexists(here / NAME):  # what can't be read is told when it is read, and not passed over
            return here / NAME
        for name in _NOT_READ:
            if (here / name).is_file():
                raise YamlError(
                    str(here / name), "this file is not read", line=0, hint=f"Rename it to {NAME}."
                )
        if here == home or (here / ".git").exists():
            return None
    return None


def read_config(path: Path) -> Config:
    """Read a configuration file.

    Raises:
        YamlError: it can't be read, or says something it may not.
    """
    file = read_yaml(path, may_be_empty=True)
    content = validated(file, ConfigFile, file.data)
    folder = path.absolute().parent
    return Config(
        path=file.path,
        folder=folder,
        layer=dict(_given(file, content, (), folder)),
        overrides=tuple(
            Override(override.files, dict(_given(file, override, ("overrides", number), folder)))
            for number, override in enumerate(content.overrides)
        ),
        exclude=content.exclude,
    )


def _given(file: YamlFile, content: AppliedKeys, at: KeyPath, folder: Path) -> Iterator[tuple[Key, Given]]:
    """Yield the values that a file, or the override at `at` in it, gives."""
    given = partial(_at, file, at)
    said = content.model_fields_set
    for name in sorted(said & {"select", "fail_on", "min_score", "pipeline"}):
        yield (name,), given(getattr(content, name), name)
    if content.profile is not None:
        note = f", profile {content.profile}"
        yield ("sections",), given(profiles()[content.profile], "profile", note=note)
    if "sections" in said:
        yield ("sections",), given(content.sections, "sections")
    yield from _given_of_laws(given, content)
    for name, severity in content.severity.items():
        yield ("severity", name), given(severity, "severity", name)
    for rule, options in content.options.items():
        for option, value in options.items():
            yield ("options", rule, option), given(value, "options", rule, option)
    lists = {"ignore": content.ignore, "names": content.names}
    if isinstance(content, ConfigFile):
        lists["rules"] = tuple(str(folder / name) for name in content.rules)
        lists["exclude"] = content.exclude
        yield from _given_of_gate(given, content.gate, str(folder))
    for key, values in lists.items():
        for number, value in enumerate(values):
            yield (key, value), given(value, key, number)


def _given_of_laws(given: Callable[..., Given], content: AppliedKeys) -> Iterator[tuple[Key, Given]]:
    for group, own in (("pay", content.pay), ("laws", content.laws)):
        for name in sorted(own.model_fields_set - {"off"}):
            yield (group, name), given(getattr(own, name), group, name)
    for law, reason in content.laws.off.items():
        yield ("laws", "off", law), given(reason, "laws", "off", law)


def _given_of_gate(given: Callable[..., Given], gate: GateKeys, folder: str) -> Iterator[tuple[Key, Given]]:
    for name in sorted(gate.model_fields_set & {"name", "unjudged"}):
        yield ("gate", name), given(getattr(gate, name), "gate", name)
    for number, one in enumerate(gate.exempt):
        said = {key: value for key, value in one.model_dump().items() if value is not None}
        exemption = Exemption(**said, folder=folder)
        yield (
            ("gate", "exempt", f"{exemption.what}: {one.reason}"),
            given(exemption, "gate", "exempt", number),
        )


def _at(file: YamlFile, at: KeyPath, value: object, *where: Hashable, note: str = "") -> Given:
    place = (*at, *where)
    line = file.places[place][0] if place in file.places else 1
    origin = f"{file.path}:{line}" + (", an override" if at else "") + note
    return Given(value, origin, file, place)

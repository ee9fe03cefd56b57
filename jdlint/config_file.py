"""What a configuration file may say, and what one does say: values, each with the place where it is given."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from jdlint.checks.base import Options
from jdlint.finding import Severity
from jdlint.posting import SectionKind
from jdlint.profiles import profiles, section_words
from jdlint.yaml_file import KeyPath, YamlError, YamlFile, did_you_mean, read_yaml, validated

NAME = ".jdlint.yaml"
_NOT_READ = (".jdlint.yml", "jdlint.yaml", "jdlint.yml")

Key = tuple[str, ...]
"""A setting: `("select",)`, `("ignore", name)`, `("severity", name)`, `("options", rule, option)`, ..."""


def _known_profile(name: str) -> str:
    if name not in profiles():
        raise ValueError(f"no profile is called `{name}`. {did_you_mean(name, profiles())}")
    return name


def _can_be_missing(kind: SectionKind) -> SectionKind:
    if kind not in section_words():
        raise ValueError(f"`{kind}` can't be asked for; one of: {', '.join(section_words())}")
    return kind


class _Applied(Options):
    """The keys that hold for all files, or for those of an override."""

    select: tuple[str, ...] = Field(
        default=(), min_length=1, description="Only these rules or categories are on."
    )
    ignore: tuple[str, ...] = Field(
        default=(), description="Rules, categories or single terms (rule/term) that are off."
    )
    severity: dict[str, Severity] = Field(
        default_factory=dict, description="How bad a rule, or a single term of it (rule/term), is."
    )
    options: dict[str, dict[str, object]] = Field(
        default_factory=dict, description="Options of rules, by the rule's id."
    )
    names: tuple[str, ...] = Field(
        default=(),
        description="Names of companies, products and people, in their capitals: rules on words leave them alone.",
    )
    sections: tuple[Annotated[SectionKind, AfterValidator(_can_be_missing)], ...] = Field(
        default=(), min_length=1, description="The sections that a posting must have."
    )
    profile: Annotated[str, AfterValidator(_known_profile)] | None = Field(
        default=None, description="A named list of sections that a posting must have."
    )
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        default="error", description="A run fails when there is a finding this bad or worse."
    )
    min_score: Annotated[int, Field(ge=0, le=100, strict=True)] | None = Field(
        default=None, description="A run fails when a posting scores below this."
    )


class _Override(_Applied):
    """Keys that hold only for files that match a pattern."""

    files: tuple[str, ...] = Field(
        min_length=1, description="Patterns of file or folder names, or with `/` of a run of them."
    )


class ConfigFile(_Applied):
    """The keys of a configuration file."""

    overrides: tuple[_Override, ...] = Field(
        default=(), description="Other settings for some files; of several that match, the later win."
    )
    rules: tuple[str, ...] = Field(
        default=(), description="Folders of your own rules, relative to this file."
    )
    exclude: tuple[str, ...] = Field(default=(), description="Patterns of files and folders to leave out.")
    pipeline: str = Field(default="shipped", description="The spaCy pipeline to use, by its package name.")


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


def _given(file: YamlFile, content: _Applied, at: KeyPath, folder: Path) -> Iterator[tuple[Key, Given]]:
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
    for name, severity in content.severity.items():
        yield ("severity", name), given(severity, "severity", name)
    for rule, options in content.options.items():
        for option, value in options.items():
            yield ("options", rule, option), given(value, "options", rule, option)
    lists = {"ignore": content.ignore, "names": content.names}
    if isinstance(content, ConfigFile):
        lists["rules"] = tuple(str(folder / name) for name in content.rules)
        lists["exclude"] = content.exclude
    for key, values in lists.items():
        for number, value in enumerate(values):
            yield (key, value), given(value, key, number)


def _at(file: YamlFile, at: KeyPath, value: object, *where: Hashable, note: str = "") -> Given:
    place = (*at, *where)
    line = file.places[place][0] if place in file.places else 1
    origin = f"{file.path}:{line}" + (", an override" if at else "") + note
    return Given(value, origin, file, place)

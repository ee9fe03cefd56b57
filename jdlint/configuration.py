"""Which settings apply to which file: defaults, its configuration file, overrides there, the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from jdlint.config import Settings
from jdlint.config_file import Config, Given, Key, Layer, find_config, read_config
from jdlint.finding import Severity
from jdlint.globs import matches
from jdlint.result import Bar
from jdlint.rule_settings import all_rules, rules_for
from jdlint.rulebook import SettingError
from jdlint.yaml_file import YamlError

COMMAND_LINE = "command line"
_DEFAULT = Settings()
_DEFAULTS: Layer = {
    ("select",): Given(_DEFAULT.select, "default"),
    ("sections",): Given(_DEFAULT.sections, "default"),
    ("pipeline",): Given(_DEFAULT.pipeline, "default"),
    ("fail_on",): Given("error", "default"),
    ("min_score",): Given(None, "default"),
}


@dataclass(frozen=True, slots=True)
class Applied:
    """What applies to some files: every value with its origin, and the settings they make."""

    layer: Layer
    settings: Settings
    config: Config | None = None


@dataclass
class Configuration:
    """Finds what applies to a file.

    `command_line` are the values given there, which win. `file` is a configuration file to use for all files;
    else each file has the nearest one above it, unless `search` is off.
    """

    command_line: Layer = field(default_factory=dict)
    file: Path | None = None
    search: bool = True
    as_of: str = ""
    _paths: dict[Path, Path | YamlError | None] = field(default_factory=dict, init=False)
    _configs: dict[Path, Config | YamlError] = field(default_factory=dict, init=False)
    _applied: dict[tuple[Path | None, tuple[int, ...]], Applied | YamlError] = field(
        default_factory=dict, init=False
    )

    def of(self, path: str) -> Applied:
        """Return what applies to a file, or to standard input by the name it goes under.

        Files to which the same applies get the very same object.

        Raises:
            YamlError: the configuration of the file, or a rule file it names, is broken.
            SettingError: the command line asks for something that there is not.
        """
        config = self._config(path)
        if config is None:
            return self._of(None, ())
        inside = _inside(path, config)
        numbers = (n for n, override in enumerate(config.overrides) if matches(inside, override.files))
        return self._of(config, tuple(numbers))

    def demand_usable(self) -> None:
        """Refuse what would stand in the way of every file: broken shipped rules, rules or a file asked for by name.

        Raises:
            YamlError: one of them is broken.
        """
        all_rules(_settings({**_DEFAULTS, **self.command_line}, "").rules)
        if self.file is not None:
            self._config(str(self.file))

    def excludes(self, path: str) -> bool:
        """Whether the configuration of a file leaves it out. A broken one leaves out nothing."""
        try:
            config = self._config(path)
        except YamlError:
            return False
        return config is not None and matches(_inside(path, config), config.exclude)

    def _config(self, path: str) -> Config | None:
        if self.file is None and not self.search:
            return None
        folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - `..` goes, links stay as the user sees them
        if folder not in self._paths:
            self._paths[folder] = self.file or _found(folder)
        found = self._paths[folder]
        if isinstance(found, Path) and found not in self._configs:
            self._configs[found] = _read(found)
        result = self._configs[found] if isinstance(found, Path) else found
        if isinstance(result, YamlError):
            raise result
        return result

    def _of(self, config: Config | None, numbers: tuple[int, ...]) -> Applied:
        key = (config.folder if config else None, numbers)
        if key not in self._applied:
            try:
                if config:
                    for number in range(len(config.overrides)):  # a slip shows even where no file meets it
                        self._merge(config, (number,))
                self._applied[key] = self._merge(config, numbers)
            except YamlError as error:
                self._applied[key] = error
        applied = self._applied[key]
        if isinstance(applied, YamlError):
            raise applied
        return applied

    def _merge(self, config: Config | None, numbers: Iterable[int]) -> Applied:
        layers = [_DEFAULTS]
        if config:
            layers += [config.layer, *(config.overrides[number].layer for number in numbers)]
        merged = _merged(chain(layers, [self.command_line]))
        applied = Applied(merged, _settings(merged, self.as_of), config)
        try:
            rules_for(applied.settings)
        except SettingError as error:
            raise _with_place(error, merged) from error
        return applied


def _found(folder: Path) -> Path | YamlError | None:
    try:
        return find_config(folder)
    except YamlError as error:
        return error


def _read(path: Path) -> Config | YamlError:
    try:
        return read_config(path)
    except YamlError as error:
        return error


def _inside(path: str, config: Config) -> str:
    """Return a path as seen from the configuration file; one outside its folder as it is."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    return str(absolute.relative_to(config.folder)) if absolute.is_relative_to(config.folder) else path


def _merged(layers: Iterable[Layer]) -> Layer:
    """Return layers as one: the later win, and what one selects, those before it no longer ignore."""
    merged: dict[Key, Given] = {}
    for layer in layers:
        for name in layer[("select",)].value if ("select",) in layer else ():
            merged.pop(("ignore", name), None)
        merged.update(layer)
    return merged


def _settings(layer: Layer, as_of: str) -> Settings:
    def under(name: str) -> dict[Key, Given]:
        return {key: given for key, given in layer.items() if key[0] == name and len(key) > 1}

    options: dict[str, dict[str, object]] = {}
    for (_, rule, option), given in under("options").items():
        options.setdefault(rule, {})[option] = given.value
    fail_on = layer[("fail_on",)].value
    return Settings(
        select=layer[("select",)].value,
        ignore=tuple(name for _, name in under("ignore")),
        severity={name: given.value for (_, name), given in under("severity").items()},
        options=options,
        sections=tuple(layer[("sections",)].value),
        rules=tuple(folder for _, folder in under("rules")),
        names=tuple(name for _, name in under("names")),
        pipeline=layer[("pipeline",)].value,
        bar=Bar(None if fail_on == "never" else Severity(fail_on), layer[("min_score",)].value),
        as_of=as_of,
    )


def _with_place(error: SettingError, layer: Layer) -> SettingError | YamlError:
    """Return an error that points at the line which gave the value, where a file did."""
    where = tuple(map(str, error.where))
    for key, given in layer.items():
        if given.file and (key == where[: len(key)] or where == key[: len(where)]):
            rest = error.where[len(key) :]
            if key == ("select",):
                rest = tuple(given.value.index(name) for name in rest)
            at = given.where[: len(given.where) - max(0, len(key) - len(where))]
            return given.file.error((*at, *rest), error.message, error.hint)
    return error

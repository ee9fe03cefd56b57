"""Reading YAML strictly: every key knows its line and column, and slips that YAML lets pass are errors."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1 reads these words as true or false.
_EATEN_WORDS = frozenset({"yes", "no", "on", "off", "y", "n"})

_DEEPEST, _MOST_VALUES = 50, 200_000  # no file written by a person comes near

_IN_WORDS = {
    "invalid_key": "a key must be text",
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type"), "must be a list: [one, two]"),
    **dict.fromkeys(("dict_type", "model_type", "mapping_type"), "must be `key: value` lines"),
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
}
"""What pydantic says in the words of Python."""

KeyPath = tuple[Hashable, ...]
Model = TypeVar("Model", bound=BaseModel)


class YamlError(Exception):
    """A YAML file that says something it may not: where, what, and what is allowed. Line 0 means the whole file."""

    def __init__(
        self, path: str, message: str, *, line: int = 1, column: int = 1, source: str = "", hint: str = ""
    ) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.line = line
        self.column = column
        self.source = source
        self.hint = hint

    def __str__(self) -> str:
        """Return the error as a user sees it: place, message, the line itself, and the way out."""
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        lines = [f"{where}: {self.message}"]
        if self.source.strip():
            lines += [f"  {self.line:>4} | {self.source}", f"       | {' ' * (self.column - 1)}^"]
        if self.hint:
            lines.append(f"  {self.hint}")
        return "\n".join(lines)


@dataclass
class YamlFile:
    """Plain data of a YAML file, and the place (line, column from 1) of every key and item in it."""

    path: str
    data: Any
    lines: list[str]
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def error(self, where: KeyPath, message: str, hint: str = "") -> YamlError:
        """Return an error that points at a key path, or at its nearest ancestor in the file."""
        while where not in self.places and where:
            where = where[:-1]
        line, column = self.places.get(where, (1, 1))
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        return YamlError(self.path, message, line=line, column=column, source=source, hint=hint)


def read_yaml(path: Path, *, may_be_empty: bool = False) -> YamlFile:
    """Parse a YAML file as `parse_yaml` does. Errors name it as seen from the current folder.

    Raises:
        YamlError: the file cannot be read, or `parse_yaml` refuses it.
    """
    name = _shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"cannot be read: byte {error.start + 1} is not UTF-8"
        raise YamlError(name, message, line=0, hint="Save the file as UTF-8 text.") from error
    except OSError as error:
        message = f"cannot be read: {(error.strerror or str(error)).lower()}"
        raise YamlError(name, message, line=0) from error
    return parse_yaml(text, name, may_be_empty=may_be_empty)


def _shown(path: Path) -> str:
    """Return a path as a user would write it from here."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def parse_yaml(text: str, path: str, *, may_be_empty: bool = False) -> YamlFile:
    """Parse YAML text that must hold one mapping.

    Raises:
        YamlError: the text is not YAML, holds a key twice or a word eaten as a boolean, or is no mapping.
    """
    lines = text.splitlines()
    file = YamlFile(path, None, lines)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None and may_be_empty:
            file.data = {}
            return file
        if not isinstance(node, yaml.MappingNode):
            raise file.error(
                (),
                "this file is empty or holds no keys",
                "A rule or configuration file is a list of `key: value` lines.",
            )
        file.data = _plain(loader, node, (), file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        source = lines[line - 1] if line <= len(lines) else ""
        message = f"not valid YAML: {error.problem or error.context}"
        raise YamlError(path, message, line=line, column=column, source=source) from error
    except yaml.YAMLError as error:
        raise YamlError(path, f"not valid YAML: {error}") from error
    return file


def _plain(loader: Any, node: yaml.Node, where: KeyPath, file: YamlFile) -> Any:  # noqa: ANN401 - data of any shape
    file.places.setdefault(where, (node.start_mark.line + 1, node.start_mark.column + 1))
    if len(where) > _DEEPEST or len(file.places) > _MOST_VALUES:
        raise file.error(where[:1], "this is nested too deeply, or an alias in it stands for too much")
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, where, file)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, (*where, index), file) for index, item in enumerate(node.value)]
    if _is_eaten(node):
        value = "true" if node.value.lower() in {"yes", "on", "y"} else "false"
        raise file.error(
            where, f"YAML reads `{node.value}` as {value}", f'Write "{node.value}" in quotes, or {value}.'
        )
    try:
        return loader.construct_object(node, deep=True)
    except ValueError as error:  # 2026-13-01
        raise file.error(
            where, f"`{node.value}` can't be read: {error}", "A date is written 2026-01-31."
        ) from error


def _is_eaten(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:bool" and node.value.lower() in _EATEN_WORDS


def _mapping(loader: Any, node: yaml.MappingNode, where: KeyPath, file: YamlFile) -> dict[Hashable, Any]:  # noqa: ANN401
    result: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            file.places[*where, None] = place
            raise file.error(
                (*where, None), "a key must be text", "Did you forget a quote, or a space after a colon?"
            )
        # No key of ours is true or false, so `off:` can only mean the word.
        key = key_node.value if _is_eaten(key_node) else _plain(loader, key_node, (*where, object()), file)
        here = (*where, key)
        if key in result:
            first = file.places[here][0]
            file.places[here] = place
            raise file.error(here, f"key `{key}` stands here twice", f"It is already given in line {first}.")
        file.places[here] = place
        result[key] = _plain(loader, value_node, here, file)
    return result


def validated(
    file: YamlFile,
    model: type[Model],
    data: object,
    where: KeyPath = (),
    context: Mapping[str, object] | None = None,
) -> Model:
    """Return `data`, found at `where` in the file, as a pydantic model, validated in a context of pydantic's.

    Raises:
        YamlError: the first thing in it that the model does not allow.
    """
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        problem = first_problem(model, error)
        raise file.error((*where, *problem.where), problem.message, problem.hint) from error


class Problem(NamedTuple):
    """What a model does not allow: the keys that lead to it, what is wrong, and the way out."""

    where: KeyPath
    message: str
    hint: str = ""


def first_problem(model: type[BaseModel], error: ValidationError) -> Problem:
    """Return the first thing that a model refused.

    A misspelt key is also a missing one: what stands in the file explains more than what does not.
    """
    first = min(error.errors(), key=lambda problem: problem["type"] != "extra_forbidden")
    where = first["loc"]
    name = where[-1] if where else ""
    if first["type"] == "extra_forbidden":
        hint = did_you_mean(str(name), _model_at(model, where).model_fields)
        return Problem(where, f"unknown key `{name}`", hint)
    if first["type"] == "missing":
        return Problem(where[:-1], f"key `{name}` is missing here")
    text = _IN_WORDS.get(first["type"], first["msg"].removeprefix("Value error, "))
    text = text.replace("Input should be", "must be", 1)
    if first["type"] == "too_short":
        text = f"must hold at least {first['ctx']['min_length']}"
    subject = f"`{name}`: " if isinstance(name, str) and name not in {"", "[key]"} else ""
    return Problem(where, f"{subject}{text[:1].lower()}{text[1:]}")


def _model_at(model: type[BaseModel], inner: KeyPath) -> type[BaseModel]:
    """Return the model that the last key of a path belongs to."""
    for part in inner[:-1]:
        field_info = model.model_fields.get(part) if isinstance(part, str) else None
        model = next(iter(_models_of(field_info.annotation)), model) if field_info else model
    return model


def _models_of(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - any type annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_of(part)]


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return a hint that names the nearest allowed word, and all of them."""
    names = sorted(allowed)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    return (f"Did you mean `{near[0]}`? " if near else "") + f"Allowed: {', '.join(names)}."

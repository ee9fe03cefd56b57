"""Front matter, YAML (`---`) or TOML (`+++`), into labelled facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from jdlint.posting import Block, BlockKind
from jdlint.readers.inline import read_inline
from jdlint.readers.line import block
from jdlint.readers.scalar import scalar_text
from jdlint.readers.toml_values import toml_values
from jdlint.span import Span

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_LOADER: type[yaml.Loader] = getattr(yaml, "CLoader", yaml.Loader)  # composes only: nothing is constructed


class FrontMatter(NamedTuple):
    """The facts above a posting, where the posting begins, and what was wrong with them."""

    blocks: tuple[Block, ...] = ()
    end: int = 0
    notes: tuple[str, ...] = ()


class Value(NamedTuple):
    """One scalar of front matter: its keys joined by dots, its text, and where it is written, quotes included."""

    label: str
    text: str
    span: Span


def read_front_matter(source: str) -> FrontMatter:
    """Return the facts in a file's front matter; without any, or unclosed, nothing and offset 0.

    A fact's label is its key in words ("closing_date" is "closing date"); a list gives one fact per item.
    Front matter that cannot be read is skipped with a note.
    """
    opening = _OPENING.match(source)
    if not opening:
        return FrontMatter()
    fence = re.escape(opening[1])
    closing = re.compile(rf"^{fence}[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
    match = closing.search(source, opening.end()) or closing.search(source.replace("\r", "\n"), opening.end())
    if not match:
        return FrontMatter()
    inner = Span(opening.end(), match.start())
    read = _yaml_values if opening[1] == "---" else toml_values
    try:
        values = [Value(*value) for value in read(source, inner)]
    except ValueError as error:
        return FrontMatter((), match.end(), (f"front matter was skipped because it is broken: {error}",))
    return FrontMatter(tuple(_facts(source, values)), match.end())


def _facts(source: str, values: list[Value]) -> Iterator[Block]:
    for value in values:
        lines = read_inline(scalar_text(source, value.span, value.text), {})
        if lines:
            fact = block(BlockKind.FACT, lines, label=value.label.replace("_", " "))
            yield Block(fact.kind, fact.content, label=fact.label, marks=fact.marks, front_matter=True)


def _yaml_values(source: str, span: Span) -> Iterator[tuple[str, str, Span]]:
    """Yield key, text and place of every scalar.

    Raises:
        ValueError: the YAML is broken; the message says on which line of the file.
    """
    try:
        root = yaml.compose(source[span.start : span.end], _LOADER)
    except yaml.MarkedYAMLError as error:
        first = source.count("\n", 0, span.start) + 1
        where = f"line {error.problem_mark.line + first}: " if error.problem_mark else ""
        raise ValueError(f"{where}{error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error).splitlines()[0]) from None
    if isinstance(root, yaml.MappingNode):
        yield from _scalars(root, span.start, "", frozenset())


def _scalars(
    node: yaml.Node, offset: int, label: str, above: frozenset[int]
) -> Iterator[tuple[str, str, Span]]:
    if id(node) in above:  # an anchor may hold itself
        return
    above |= {id(node)}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            yield from _scalars(value, offset, f"{label}.{name}" if label else name, above)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, offset, label, above)
    elif node.tag != "tag:yaml.org,2002:null" and node.value.strip():
        yield label, node.value, Span(node.start_mark.index + offset, node.end_mark.index + offset)

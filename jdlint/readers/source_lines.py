"""The lines of a source file, and what a Markdown parser cuts out of them put back in its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from jdlint.span import MappedText, joined, mapped

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class SourceLine(NamedTuple):
    """Where a line starts, where its text ends, and where its line ending ends."""

    start: int
    end: int
    next: int


class SourceLines:
    """The lines of a source file from an offset on, numbered from 0 as markdown-it numbers them."""

    def __init__(self, source: str, start: int = 0) -> None:
        self.source = source
        self.lines = [
            SourceLine(match.start(), match.end(1), match.end())
            for match in _LINE.finditer(source, start)
            if match.end() > match.start() or match.start() == start
        ]

    def text(self) -> str:
        """Return the lines with a line feed after each, so that numbers of lines hold."""
        return "\n".join(self.source[line.start : line.end] for line in self.lines)

    def locate(self, content: str, first: int) -> MappedText:
        """Return the lines of a block, whose first one is line `first`, mapped to the source.

        Markdown takes quote marks, list indents and heading marks off a line, always from its ends: what is left
        is looked up from the end of its own line. Indents are left out, line feeds are kept.
        """
        parts: list[MappedText] = []
        for number, text in enumerate(content.split("\n"), first):
            if number >= len(self.lines):
                break
            line = self.lines[number]
            bare = text.lstrip(" \t")
            column = self.source.rfind(bare, line.start, line.end) if bare else line.end
            end = column + len(bare)
            if bare and column >= 0:
                parts.append(mapped([(bare, column, end)]))
            parts.append(mapped([("\n", max(end, line.start), line.next)]))
        return joined(parts[:-1])

    def cells(self, contents: list[str], number: int) -> list[MappedText]:
        """Return the cells of a table row mapped to the source; empty cells are left out."""
        line = self.lines[number]
        located: list[MappedText] = []
        position = line.start
        for content in filter(None, contents):
            escaped = content.replace("|", "\\|")
            start = self.source.find(escaped, position, line.end)
            if start < 0:
                continue
            position = start + len(escaped)
            located.append(_without_escaped_pipes(mapped([(escaped, start, position)])))
        return located


def _without_escaped_pipes(cell: MappedText) -> MappedText:
    parts: list[MappedText] = []
    start = 0
    while (pipe := cell.text.find("\\|", start)) >= 0:
        parts += [cell.cut(start, pipe), cell.stand_for("|", pipe, pipe + 2)]
        start = pipe + 2
    return joined([*parts, cell.cut(start, len(cell.text))])

"""Plain text into logical lines: list marks taken off, wrapped lines put together, blank lines remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jdlint.readers.bullet_mark import is_numbered, mark_length
from jdlint.readers.labels import lead_of
from jdlint.readers.line import Line, joint
from jdlint.readers.wrapping import is_full, wrap_width
from jdlint.span import mapped

_PHYSICAL = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"[-=_*~#\s]{3,}")


@dataclass(slots=True)
class TextLine:
    """A line as its writer thought of it, over as many lines of the file as it was wrapped to.

    `indent` counts the columns before it, `mark` is its list mark, `blank_before` and `blank_after` tell
    whether it stands apart from its neighbours.
    """

    lines: list[Line]
    indent: int
    mark: str = ""
    blank_before: bool = True
    blank_after: bool = True

    @property
    def text(self) -> str:
        """The whole text, wrapped lines joined by a space."""
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.split())

    @property
    def is_numbered(self) -> bool:
        """Whether its mark is a number, as a heading may have it, too."""
        return is_numbered(self.mark)


@dataclass(frozen=True, slots=True)
class _Physical:
    start: int
    end: int
    text: str


def text_lines(source: str) -> list[TextLine]:
    """Return the logical lines of a plain text."""
    physical = [
        _Physical(m.start(), m.end(1), m[1]) for m in _PHYSICAL.finditer(source) if m.end() > m.start()
    ]
    width = wrap_width([line.text.strip() for line in physical])
    lines: list[TextLine] = []
    blank = True
    before: _Physical | None = None
    for current in physical:
        bare = current.text.strip()
        if not bare or (_RULE.fullmatch(bare) and not bare.isspace()):
            blank, before = True, None
            if lines:
                lines[-1].blank_after = True
            continue
        line = _line(source, current)
        if lines and before and _continues(lines[-1], before, line, width):
            last = lines[-1].lines
            last[-1] = joint(last[-1], line.lines[0], " ")
            last += line.lines
        else:
            if lines:
                lines[-1].blank_after = blank
            line.blank_before = blank
            lines.append(line)
        blank, before = False, current
    return lines


def _line(source: str, physical: _Physical) -> TextLine:
    text = physical.text
    indent = len(text) - len(text.lstrip())
    start = physical.start + indent
    end = physical.start + len(text.rstrip())
    length = mark_length(source[start:end])
    mark = source[start : start + length]
    columns = len(text[:indent].expandtabs(4))
    return TextLine([Line(mapped([(source[start + length : end], start + length, end)]))], columns, mark)


def _continues(logical: TextLine, before: _Physical, line: TextLine, width: int) -> bool:
    """Whether a line is the rest of the one before: its first word would not have fitted there."""
    if line.mark:
        return False
    if logical.mark and line.indent >= logical.indent + 2 and not lead_of(line.lines[0]):
        return True
    return is_full(len(before.text.strip()), line.text, width)

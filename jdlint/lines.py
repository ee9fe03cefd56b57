"""Lines and columns of a source file."""

from __future__ import annotations

import re
from bisect import bisect_right

from jdlint.finding import Place
from jdlint.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a source, whose ends may be LF, CR LF or CR."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]

    def place(self, span: Span) -> Place:
        """Return lines and columns of a span, from 1."""
        line = bisect_right(self._starts, span.start)
        end_line = bisect_right(self._starts, span.end)
        return Place(
            line=line,
            column=span.start - self._starts[line - 1] + 1,
            end_line=end_line,
            end_column=span.end - self._starts[end_line - 1] + 1,
        )

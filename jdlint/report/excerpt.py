"""The line a finding stands in, cut to fit around the offending words."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from jdlint.finding import Finding
from jdlint.report.view import View

_MIN_CONTEXT = 8  # cells; less than that around the words says nothing


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of source in three parts, of which the middle one is meant."""

    before: str
    words: str
    after: str

    @property
    def width(self) -> int:
        """Terminal cells it takes."""
        return sum(map(cell_len, (self.before, self.words, self.after)))

    def carets(self) -> str:
        """A line that underlines the words, to be shown below."""
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.words.rstrip()))


def excerpt(finding: Finding, source: str, width: int, view: View) -> Excerpt:
    """Return the first source line of a finding, in at most `width` cells."""
    start, end = finding.span.start, finding.span.end
    if not source[start:end].strip():  # the source is not at hand: the words alone must do
        return _fit("", view.readable(finding.text), "", width, view)
    line_start = 1 + max(source.rfind("\n", 0, start), source.rfind("\r", 0, start))
    line_end = min(_line_end(source, start, len(source)), len(source))
    dots = view.pick("…", "...")
    words = source[start : min(end, line_end)]
    after = f" {dots}" if end > line_end else view.readable(source[end:line_end])
    return _fit(
        view.readable(source[line_start:start]).lstrip(), view.readable(words), after.rstrip(), width, view
    )


def _line_end(source: str, start: int, end: int) -> int:
    breaks = (found for found in (source.find("\n", start), source.find("\r", start)) if found >= 0)
    return min(breaks, default=end)


def _fit(before: str, words: str, after: str, width: int, view: View) -> Excerpt:
    """Cut the three parts to a width: the context first, the words only where they alone are too long."""
    dots = view.pick("…", "...")
    room = max(width - cell_len(words), 0)
    if cell_len(before) + cell_len(words) + cell_len(after) <= width:
        return Excerpt(before, words, after)
    if room < 2 * _MIN_CONTEXT:
        room = min(2 * _MIN_CONTEXT, width // 2)
        words = head(words, width - room, dots)
        room = width - cell_len(words)
    half = room // 2
    before_room = max(half, room - cell_len(after))
    before = tail(before, min(before_room, room), dots)
    return Excerpt(before, words, head(after, room - cell_len(before), dots))


def head(text: str, width: int, dots: str) -> str:
    """Return the beginning of a text in at most `width` cells, cut between words where there are any."""
    if cell_len(text) <= width:
        return text
    if width < cell_len(dots):
        return ""
    kept = _first_cells(text, width - cell_len(dots))
    between = kept.rfind(" ", 0, width - cell_len(dots) - 1)
    return (kept[: between + 1] if between > 0 else kept) + dots


def tail(text: str, width: int, dots: str) -> str:
    """Return the end of a text in at most `width` cells, cut between words where there are any."""
    return head(text[::-1], width, dots[::-1])[::-1]


def _first_cells(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += cell_len(char)
        if used > width:
            return text[:index]
    return text

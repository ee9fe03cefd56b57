"""A page of console text: lines of words that wrap, and rows of a label and what it labels."""

from __future__ import annotations

import io
import re

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from jdlint.finding import Reference
from jdlint.report.view import View

_LABEL = "dim"
_LABEL_WIDTH = 9
_ROOMY = 60  # columns from which labels get a column of their own
_BEFORE_LINE_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+(?=\n)")  # padding, and the colour codes in it


class Page:
    """Collects what a report says and lays it out for a view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.roomy = view.columns >= _ROOMY
        self._out = io.StringIO()
        # Every setting is given, so that nothing but the view decides what a report looks like.
        self._console = Console(
            file=self._out,
            width=view.columns,
            height=25,
            color_system="standard" if view.color else None,
            force_terminal=view.color,
            force_jupyter=False,
            no_color=not view.color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    @property
    def text(self) -> str:
        """The page so far, in characters that the view's encoding has."""
        return _BEFORE_LINE_END.sub(lambda found: found[0].replace(" ", ""), self._out.getvalue())

    def say(self, what: str | Text, indent: int = 0, style: str = "") -> None:
        """Add a paragraph."""
        self.add(self.words(what, style), indent)

    def say_labelled(self, label: str, what: str | Text, indent: int = 0) -> None:
        """Add a paragraph with a label before it."""
        if not self.roomy:
            self.say(Text.assemble((f"{label}: ", _LABEL), self.words(what)), indent)
            return
        grid = Table.grid()
        grid.add_column(width=_LABEL_WIDTH)
        grid.add_column(overflow="fold")
        grid.add_row(Text(label, _LABEL), self.words(what))
        self.add(grid, indent)

    def say_whole(self, what: str, indent: int = 0, style: str = "") -> None:
        """Add a line that stays one, such as an address to be copied, however narrow the view is."""
        self._console.print(Text(" " * indent) + self.words(what, style), soft_wrap=True)

    def say_source(self, source: Reference, indent: int = 0) -> None:
        """Add where a claim comes from."""
        shown = f"{source.title} ({source.url})" if source.url else source.title
        self.say_labelled("Source", self.words(shown, "dim"), indent)

    def say_quoted(self, line: Text, indent: int = 0) -> None:
        """Add a line of somebody's text, with a bar at its left."""
        bar = self.view.pick("│ ", "| ")
        for part in line.wrap(self._console, self.view.columns - indent - len(bar)):
            self.say(Text.assemble((bar, "dim"), part), indent)

    def title(self, what: str) -> None:
        """Add the title of a part of the report, with a line below it."""
        if self._out.getvalue():
            self.space()
            self._out.write("\n")
        self.say(what, style="bold")
        self.say(self.view.pick("━", "=") * self.view.columns, style="dim")

    def subtitle(self, what: str) -> None:
        """Add the heading of a group of findings, with a line beside it."""
        self.space()
        line = self.view.pick("─", "-") * max(self.view.columns - cell_len(what) - 1, 0)
        self.say(Text.assemble((what, "bold"), " ", (line, "dim")))

    def space(self) -> None:
        """Add an empty line, unless the page begins here or has one already."""
        so_far = self._out.getvalue()
        if so_far and not so_far.endswith("\n\n"):
            self._out.write("\n")

    def add(self, what: RenderableType, indent: int = 0) -> None:
        """Add anything that rich can show; its texts must come from `words`."""
        self._console.print(Padding(what, (0, 0, 0, indent)))

    def words(self, what: str | Text, style: str = "") -> Text:
        """Return text that shows what is written, brackets and all, in characters the view has."""
        return what if isinstance(what, Text) else Text(self.view.readable(what), style)

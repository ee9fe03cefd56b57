"""What applies to a file and where each value comes from, for `jdlint config`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table

from jdlint.report.page import Page
from jdlint.report.view import View

if TYPE_CHECKING:
    from jdlint.config_file import Given, Key, Layer
    from jdlint.configuration import Applied

_ORDER = (
    *("select", "ignore", "severity", "options", "names", "sections"),
    *("fail_on", "min_score", "rules", "exclude", "pipeline"),
)
_NOTHING_SAID = {"select": "all rules", "sections": "as missing-section says"}


def config_page(path: str, applied: Applied, counts: tuple[int, int], view: View, *, excluded: bool) -> str:
    """Return a page of settings, each with its origin. `counts` are the rules that are on, and all there are."""
    page = Page(view)
    page.title(path)
    page.say(f"Configuration: {applied.config.path if applied.config else 'none'}", style="dim")
    if excluded:
        page.say("This file is left out: `exclude` names it.", style="bold")
    page.space()
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=max(map(len, _ORDER)))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for name, value, origin in _rows(applied.layer):
        grid.add_row(page.words(name, "bold"), page.words(value), page.words(origin, "dim"))
    page.add(grid)
    page.space()
    page.say("{} of {} rules are on.".format(*counts))
    return page.text


def _rows(layer: Layer) -> Iterator[tuple[str, str, str]]:
    for name in _ORDER:
        members = [(key, given) for key, given in layer.items() if key[0] == name]
        if not members:
            yield name, "none", "default"
        for number, (key, given) in enumerate(members):
            yield "" if number else name, _shown(key, given), given.origin


def _shown(key: Key, given: Given) -> str:
    value = given.value
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    if value is None or text == "":
        text = _NOTHING_SAID.get(key[0], "none")
    if key[0] == "severity":
        return f"{key[1]}: {text}"
    return f"{key[1]}, {key[2]}: {text}" if key[0] == "options" else text

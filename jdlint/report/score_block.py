"""The score of a posting: the total, why it is held down, and a bar for each category that lost points."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from jdlint.finding import CategoryScore
from jdlint.report.page import Page
from jdlint.report.wording import counted, listed, number
from jdlint.result import PostingReport

_GRADE_STYLES = {"A": "green", "B": "green", "C": "yellow", "D": "yellow", "F": "red"}


def grade_style(grade: str | None) -> str:
    """Return the colour of a grade."""
    return _GRADE_STYLES.get(grade or "", "")


def add(page: Page, posting: PostingReport) -> None:
    """Add the score of a posting to the page."""
    score = posting.score
    if score.total is None:
        page.say(f"No score: too little text ({counted(posting.facts.words, 'word')}).")
        return
    style = grade_style(score.grade)
    grade = f", grade {score.grade}" if score.grade else ""
    total = Text.assemble((str(score.total), f"bold {style}"), " of 100", (grade, style))
    page.space()
    page.say(total, indent=2)
    if score.capped_by:
        page.say(f"Held at {score.total} until {score.capped_by} is fixed.", indent=2)
    _bars(page, score.categories)


def _bars(page: Page, categories: dict[str, CategoryScore]) -> None:
    """One block is one point (two on a narrow page), so a long gap is a large loss in any category."""
    lossy = {
        name: category for name, category in categories.items() if number(category.points) != str(category.of)
    }
    if lossy:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(overflow="fold")
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(no_wrap=True)
        for name, category in lossy.items():
            grid.add_row(
                page.words(name), f"{number(category.points)} of {category.of}", _bar(page, category)
            )
        page.space()
        page.add(grid, indent=2)
    whole = [name for name in categories if name not in lossy]
    if whole and lossy:
        page.space()
        page.say(f"Nothing lost in {listed(whole)}.", indent=2, style="dim")


def _bar(page: Page, category: CategoryScore) -> Text:
    per_block = 1 if page.roomy else 2
    length = -(-category.of // per_block)
    # Not full unless nothing is lost, and not empty unless everything is.
    left = category.points / per_block
    full = min(max(round(left), int(left > 0)), length - int(category.points < category.of))
    style = "red" if category.points < category.of / 2 else "yellow"
    return Text.assemble(
        (page.view.pick("█", "#") * full, style), (page.view.pick("░", "-") * (length - full), "dim")
    )

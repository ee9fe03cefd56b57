"""Several postings at a glance, the worst first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from jdlint.finding import Severity
from jdlint.report.agenda import count, first_fix
from jdlint.report.excerpt import tail
from jdlint.report.page import Page
from jdlint.report.score_block import grade_style
from jdlint.report.wording import counted
from jdlint.result import PostingReport

_NUMBERS_WIDTH = 25  # the columns before the file


def add(page: Page, postings: Sequence[PostingReport], most: int | None) -> None:
    """Add a table of the postings to the page, at most `most` of them, and the totals."""
    worst_first = sorted(postings, key=_worth)
    shown = worst_first[:most]
    page.title(
        "All postings, worst first" if len(shown) == len(postings) else f"The {len(shown)} worst postings"
    )
    page.add(_table(page, shown))
    page.space()
    page.say(_totals(postings))
    if len(shown) < len(postings):
        page.say("To see one in full, give jdlint its name alone.", style="dim")


def _worth(posting: PostingReport) -> tuple[bool, int, int, str]:
    """Sort key: by score, those without one last."""
    total = posting.score.total
    return total is None, total or 0, -count(posting.findings, Severity.ERROR), posting.path


def _table(page: Page, postings: Sequence[PostingReport]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Score")
    table.add_column("Errors", justify="right")
    table.add_column("Warnings", justify="right")
    table.add_column("File", overflow="fold")
    if page.roomy:
        table.add_column("Fix first", overflow="fold")
    room = page.view.columns - _NUMBERS_WIDTH
    if page.roomy:
        room -= 2 + min(max(len(_first(posting)) for posting in postings), room // 2)
    for posting in postings:
        path = tail(page.view.readable(posting.path), room, page.view.pick("…", "..."))
        row = [
            _score(page, posting),
            _some(count(posting.findings, Severity.ERROR)),
            _some(count(posting.findings, Severity.WARNING)),
            Text(path),
        ]
        table.add_row(*row, *([page.words(_first(posting))] if page.roomy else []))
    return table


def _some(number: int) -> Text:
    return Text(str(number), "" if number else "dim")


def _score(page: Page, posting: PostingReport) -> Text:
    score = posting.score
    if score.total is None:
        return Text(f"{page.view.pick('–', '-'):>3}", "dim")
    return Text(f"{score.total:>3} {score.grade or ''}", grade_style(score.grade))


def _first(posting: PostingReport) -> str:
    if not posting.facts.is_posting:
        return "not a posting"
    fix = first_fix(posting)
    return fix.rule if fix else ""


def _totals(postings: Sequence[PostingReport]) -> str:
    findings = [finding for posting in postings for finding in posting.findings]
    errors, warnings = (counted(count(findings, s), s.value) for s in (Severity.ERROR, Severity.WARNING))
    scores = [posting.score.total for posting in postings if posting.score.total is not None]
    average = f"; average score {sum(scores) / len(scores):.0f}" if scores else ""
    return f"{counted(len(postings), 'file')}: {errors}, {warnings}{average}."

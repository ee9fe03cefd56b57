"""The findings of one rule: what is wrong, why it matters, what to write, and each place it stands in."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from jdlint.finding import Finding, Reference, Severity
from jdlint.report.agenda import Group, Topic
from jdlint.report.excerpt import Excerpt, excerpt
from jdlint.report.page import Page
from jdlint.report.wording import either, points
from jdlint.result import PostingReport

MOST_PLACES = 5
_INDENT = 4
_GAP = 3
_MIN_EXCERPT = 40  # cells; where less is left beside the location, the line of source goes below it
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def add(page: Page, group: Group, posting: PostingReport) -> None:
    """Add the findings of one rule to the page: what they share once, then each place."""
    _heading(page, group)
    one_topic = len(group.topics) == 1
    if one_topic:
        page.say(group.topics[0].message, _INDENT, "bold")
    if group.why:
        page.say_labelled("Why", group.why, _INDENT)
    _instead(page, group.instead, group.topics[0].replacements if one_topic else ())
    _source(page, group.references)
    room = MOST_PLACES
    for topic in group.topics:
        if room <= 0:
            break
        page.space()
        if not one_topic:
            _topic(page, topic, group)
        _places(page, topic.findings[:room], posting)
        room -= len(topic.findings)
    hidden = len(group.findings) - MOST_PLACES
    if hidden > 0:
        page.say(f"and {hidden} more (--format concise lists all)", _INDENT, "dim")


def _heading(page: Page, group: Group) -> None:
    cost = f"  {points(group.points)}" if round(group.points, 1) > 0 else ""
    page.say(
        Text.assemble(
            (group.severity.value, f"bold {_STYLES[group.severity]}"), f"  {group.rule}", (cost, "bold")
        ),
        indent=2,
    )


def _topic(page: Page, topic: Topic, group: Group) -> None:
    """Say what sets some findings of a rule apart from the others."""
    first = topic.findings[0]
    page.say(topic.message, _INDENT, "bold")
    if group.why is None and first.why:
        page.say_labelled("Why", first.why, _INDENT)
    _instead(page, first.instead if group.instead is None else "", topic.replacements)


def _instead(page: Page, advice: str | None, replacements: tuple[str, ...]) -> None:
    if advice:
        page.say_labelled("Instead", advice, _INDENT)
    if replacements:
        page.say_labelled("Try" if advice else "Instead", either(replacements), _INDENT)


def _source(page: Page, references: tuple[Reference, ...]) -> None:
    for reference in references:
        shown = f"{reference.title} ({reference.url})" if reference.url else reference.title
        page.say_labelled("Source", page.words(shown, "dim"), _INDENT)


def _places(page: Page, findings: tuple[Finding, ...], posting: PostingReport) -> None:
    locations = [page.view.readable(_location(finding, posting.path)) for finding in findings]
    widest = max(map(cell_len, locations))
    room = page.view.columns - _INDENT
    beside = room - widest - _GAP >= _MIN_EXCERPT
    for location, finding in zip(locations, findings, strict=True):
        where = Text(location, "dim")
        if not finding.text:
            page.say(where, _INDENT)
            continue
        indent = widest + _GAP if beside else 2
        shown = excerpt(finding, posting.source, room - indent, page.view)
        line = _marked(page, shown, finding.severity)
        if beside:
            page.say(Text.assemble(where, " " * (indent - cell_len(location)), line), _INDENT)
        else:
            page.say(where, _INDENT)
            page.say(line, _INDENT + indent)
        if not _underlines(page):
            page.say(shown.carets(), _INDENT + indent)


def _marked(page: Page, shown: Excerpt, severity: Severity) -> Text:
    style = f"underline {_STYLES[severity]}" if _underlines(page) else f"bold {_STYLES[severity]}"
    return Text.assemble(shown.before, (shown.words, style), shown.after)


def _underlines(page: Page) -> bool:
    return page.view.color and page.view.unicode


def _location(finding: Finding, path: str) -> str:
    where = f"{path}:{finding.place.line}"
    return f"{where}:{finding.place.column}" if finding.text else where

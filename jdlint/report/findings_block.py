"""The findings of one rule: what is wrong, why it matters, what to write, and each place it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text

from jdlint.finding import Finding, Severity
from jdlint.report.agenda import Group, Topic
from jdlint.report.excerpt import Excerpt, excerpt
from jdlint.report.page import Page
from jdlint.report.severity_style import SEVERITY_STYLES
from jdlint.report.wording import either, points
from jdlint.result import PostingReport

MOST_PLACES = 5
_INDENT = 4
_GAP = 3
_MIN_EXCERPT = 40  # cells; where less is left beside the location, the line of source goes below it


def add(page: Page, group: Group, posting: PostingReport, *, with_reasons: bool = True) -> None:
    """Add the findings of one rule to the page: what they share once, then each place."""
    _heading(page, group, fixable(posting, group.findings))
    only = group.topics[0] if len(group.topics) == 1 else None
    if only or group.message:
        _message(page, only.message if only else group.message or "")
    if group.why and with_reasons:
        page.say_labelled("Why", group.why, _INDENT)
    _instead(page, group.instead, only.replacements if only else ())
    # One source that can be looked up; `jdlint explain` shows them all.
    for source in [source for source in group.references if source.url and with_reasons][:1]:
        page.say_source(source, _INDENT)
    room = MOST_PLACES
    for topic in group.topics:
        if room <= 0:
            break
        if topic.shown_in_text:
            page.space()
        if not only:
            _topic(page, topic, group, with_reasons=with_reasons)
        _places(page, topic.findings[:room], posting)
        room -= len(topic.findings)
    hidden = len(group.findings) - MOST_PLACES
    if hidden > 0:
        page.say(f"and {hidden} more (--format concise lists all)", _INDENT, "dim")


def fixable(posting: PostingReport, findings: Iterable[Finding]) -> int:
    """How many findings `--fix` would mend."""
    return (
        sum(bool(finding.fix and finding.fix.safe) for finding in findings) if posting.facts.is_posting else 0
    )


def _heading(page: Page, group: Group, can_be_fixed: int) -> None:
    some = "" if can_be_fixed == len(group.findings) else f"{can_be_fixed} of {len(group.findings)} "
    cost = f"  {points(group.points)}" if round(group.points, 1) > 0 else ""
    page.say(
        Text.assemble(
            (group.severity.value, f"bold {SEVERITY_STYLES[group.severity]}"),
            f"  {group.rule}",
            (cost, "bold"),
            (f"  [{some}can be fixed]" if can_be_fixed else "", "dim"),
        ),
        indent=2,
    )


def _message(page: Page, message: str) -> None:
    page.say(page.words(message, "bold"), _INDENT)


def _topic(page: Page, topic: Topic, group: Group, *, with_reasons: bool) -> None:
    """Say what sets some findings of a rule apart from the others."""
    first = topic.findings[0]
    if group.message is None:
        _message(page, topic.message)
    if group.why is None and first.why and with_reasons:
        page.say_labelled("Why", first.why, _INDENT)
    _instead(
        page,
        first.instead if group.instead is None else "",
        topic.replacements,
        "Try" if group.message else "Instead",
    )


def _instead(page: Page, advice: str | None, replacements: tuple[str, ...], label: str = "Instead") -> None:
    if advice:
        page.say_labelled("Instead", advice, _INDENT)
    if replacements:
        page.say_labelled("Try" if advice else label, either(replacements), _INDENT)


def _places(page: Page, findings: tuple[Finding, ...], posting: PostingReport) -> None:
    """Show each place with its line of source: beside it where there is room, else below."""
    places = [
        (page.view.readable(_location(finding, posting.path)), finding)
        for finding in findings
        if finding.text
    ]
    widest = max((cell_len(location) for location, _ in places), default=0)
    room = page.view.columns - _INDENT
    beside = room - widest - _GAP >= _MIN_EXCERPT
    indent = widest + _GAP if beside else 2
    for location, finding in places:
        shown = excerpt(finding, posting.source, room - indent, page.view)
        where, line = Text(location, "dim"), _marked(page, shown, finding.severity)
        if beside:
            page.say(Text.assemble(where, " " * (indent - cell_len(location)), line), _INDENT)
        else:
            page.say(where, _INDENT)
            page.say(line, _INDENT + indent)
        if not _underlines(page):
            page.say(shown.carets(), _INDENT + indent)


def _marked(page: Page, shown: Excerpt, severity: Severity) -> Text:
    style = (
        f"underline {SEVERITY_STYLES[severity]}" if _underlines(page) else f"bold {SEVERITY_STYLES[severity]}"
    )
    return Text.assemble(shown.before, (shown.words, style), shown.after)


def _underlines(page: Page) -> bool:
    return page.view.color and page.view.unicode


def _location(finding: Finding, path: str) -> str:
    return f"{path}:{finding.place.line}:{finding.place.column}"

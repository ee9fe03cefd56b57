"""Full report: what a person reads at a terminal, one posting after the other."""

from __future__ import annotations

from rich.text import Text

from jdlint.report import findings_block, gate_block, score_block, summary_block
from jdlint.report.agenda import Group, bands, first_fix, gain
from jdlint.report.excerpt import head
from jdlint.report.page import Page
from jdlint.report.view import View
from jdlint.report.wording import counted, first_sentence, points, quoted
from jdlint.result import PostingReport, Report

_JUDGED = "en"
_LONGEST_QUOTE = 60  # cells
MOST_IN_FULL = 20  # files; a larger run is shown as a table of the worst


def write(report: Report, view: View) -> str:
    """Return the report as a page for the view."""
    page = Page(view)
    several = len(report.files) > 1
    if view.all_files or len(report.files) <= MOST_IN_FULL:
        for posting in report.files:
            _posting(page, posting)
    if several:
        summary_block.add(page, report.files, None if view.all_files else MOST_IN_FULL)
    if any(file.gate for file in report.files):
        gate_block.add(page, report.files)
    _errors(page, report)
    _notes(page, report)
    return page.text


def write_gate(report: Report, view: View) -> str:
    """Return what a gate says, and nothing else."""
    page = Page(view)
    gate_block.add(page, report.files)
    _errors(page, report)
    _notes(page, report)
    return page.text


def _posting(page: Page, posting: PostingReport) -> None:
    page.title(posting.facts.title or posting.path)
    if posting.facts.title:
        page.say(posting.path, style="dim")
    if posting.facts.language not in (_JUDGED, None):
        page.say("This isn't in English, so it gets no score: only what needs no English was checked.")
    elif not posting.facts.is_posting:
        page.say("This doesn't look like a job posting, so it gets no score.")
    else:
        score_block.add(page, posting)
    listed = [finding for finding in posting.findings if finding.rule != "not-a-posting"]
    for band in bands(listed, posting.score):
        page.subtitle(band.title)
        for group in band.groups:
            page.space()
            findings_block.add(page, group, posting, with_reasons=not band.is_minor)
        if band.is_minor:
            page.space()
            page.say("`jdlint explain RULE` says why one of these matters.", indent=2, style="dim")
    _closing(page, posting, bool(listed))


def _closing(page: Page, posting: PostingReport, found: bool) -> None:
    """Say what to do next, which is the line a reader takes away."""
    if fix := first_fix(posting):
        page.space()
        page.say(
            Text.assemble(
                ("Fix next: ", "bold"),
                page.words(_advice(fix, page.view.pick("…", "..."))),
                (_gain(fix, posting), "green"),
            )
        )
    elif posting.facts.is_posting and not found:
        page.space()
        page.say("Nothing to fix. This posting is ready for the people you hope to meet.", style="green")
    if can_be_fixed := findings_block.fixable(posting, posting.findings):
        page.say(f"--fix mends {counted(can_be_fixed, 'finding')} for you; --diff shows how.", style="dim")


def _advice(fix: Group, dots: str) -> str:
    first = fix.findings[0]
    if not first.text:
        return (
            f"{first.message.partition('. ')[0].rstrip('.')}: {first_sentence(first.instead)}"
            if first.instead
            else first.message
        )
    words = quoted(head(" ".join(first.text.split()), _LONGEST_QUOTE, dots))
    if first.replacements:
        instead = first.replacements[0]
        return f"write {quoted(instead)} instead of {words}" if instead else f"leave out {words}"
    return f"{words} in line {first.place.line}: {first_sentence(first.instead or first.message)}"


def _gain(fix: Group, posting: PostingReport) -> str:
    score = posting.score
    if score.total is None:
        return ""
    if score.capped_by is not None:
        return f" (until then the score is held at {score.total})"
    earned = gain(posting, fix)
    return f" (+{points(earned)})" if round(earned, 1) > 0 else ""


def _errors(page: Page, report: Report) -> None:
    if not report.errors:
        return
    page.title("Could not be checked")
    for error in report.errors:
        page.say(error.path, style="bold")
        page.say(error.message, indent=2)
        if error.hint:
            page.say(error.hint, indent=2)


def _notes(page: Page, report: Report) -> None:
    if report.notes:
        page.space()
    for note in report.notes:
        page.say(f"Note: {note}", style="dim")

"""What a gate says of each file, in one table: what fails and by which law, what passes and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from jdlint.finding import Finding, Severity
from jdlint.report.page import Page
from jdlint.report.wording import counted, listed
from jdlint.result import GateResult, PostingReport, Verdict

_STYLES = {
    Verdict.FAIL: "bold red",
    Verdict.PASS: "green",
    Verdict.EXEMPT: "yellow",
    Verdict.UNJUDGED: "dim",
}
_MOST_LAWS = 3
_INDENT = 2

Row = tuple[str, str]
"""What is at stake, and the law or the way that decides it."""


def add(page: Page, files: Sequence[PostingReport]) -> None:
    """Add the table, what to write instead, and the totals; nothing where no gate judged."""
    judged = sorted(
        ((file, file.gate) for file in files if file.gate),
        key=lambda pair: (list(Verdict).index(pair[1].verdict), pair[0].path),
    )
    if not judged:
        return
    page.title(f"Gate: {judged[0][1].gate}")
    widest = max(cell_len(page.view.readable(file.path)) for file, _ in judged)
    if page.roomy and widest <= page.view.columns // 2:
        _table(page, judged)
    else:
        _list(page, judged)
    _cited(page, [result for _, result in judged])
    _instead(page, [result for _, result in judged])
    _left_out(page, [result for _, result in judged])
    page.space()
    page.say(_totals([result for _, result in judged]), style="bold")
    if any(result.verdict is Verdict.UNJUDGED for _, result in judged):
        page.say(
            "Look at the files that were not judged: a posting among them slips by. "
            "`unjudged: fail` under `gate` in .jdlint.yaml lets none.",
            style="yellow",
        )
    page.say("jdlint tells what postings appear to miss. It gives no legal advice.", style="dim")


def _table(page: Page, judged: Iterable[tuple[PostingReport, GateResult]]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("File", no_wrap=True)  # to be copied
    table.add_column("Verdict", width=max(map(len, Verdict)))
    table.add_column("Duty and law, or how it passes", overflow="fold")
    for file, result in judged:
        name, verdict = page.words(file.path), page.words(result.verdict, _STYLES[result.verdict])
        for number, (duty, why) in enumerate(_rows(file, result)):
            first = (name, verdict) if number == 0 else ("", "")
            table.add_row(*first, _told(page, duty, why))
    page.add(table)


def _list(page: Page, judged: Iterable[tuple[PostingReport, GateResult]]) -> None:
    """Add the same as paragraphs, where a table has no room."""
    for file, result in judged:
        page.say_whole(f"{result.verdict}  {file.path}", style=_STYLES[result.verdict])
        for duty, why in _rows(file, result):
            page.say(_told(page, duty, why), _INDENT)


def _told(page: Page, duty: str, why: str) -> Text:
    return Text.assemble(page.words(f"{duty}: ", "bold"), page.words(why)) if duty else page.words(why)


def _rows(file: PostingReport, result: GateResult) -> Iterator[Row]:
    if result.verdict is not Verdict.FAIL:
        yield "", result.reason or result.how or "nothing is missing"
    for finding in result.failed:
        yield _located(finding), _law(finding, file)
    for finding in result.noted:
        yield f"{_located(finding)} (doesn't fail)", _law(finding, file)


def _located(finding: Finding) -> str:
    return f"{finding.rule}, line {finding.place.line}" if finding.text else finding.rule


def _law(finding: Finding, file: PostingReport) -> str:
    """Return the laws behind a finding, the firm ones where there are any."""
    asking = finding.jurisdictions
    firm = [one for one in asking if one.severity is Severity.ERROR] or list(asking)
    if not firm:
        return f"{_why_no_law(file)}, and the gate asks for it everywhere"
    names = [one.name for one in firm[:_MOST_LAWS]]
    if more := len(firm) - len(names):
        names.append(f"{more} more")
    return listed(names) if firm[0].severity is Severity.ERROR else f"perhaps {listed(names)}"


def _why_no_law(file: PostingReport) -> str:
    if file.gate and file.gate.left_out:
        return "the laws that may ask for it are left out (see below)"
    return "no law is known to ask for it here" if file.facts.locations else "no place was found"


def _cited(page: Page, results: Iterable[GateResult]) -> None:
    """Add each law behind the duties once."""
    findings = [finding for result in results for finding in (*result.failed, *result.noted)]
    laws = sorted({(one.name, one.law) for finding in findings for one in finding.jurisdictions})
    if laws:
        page.space()
    for name, law in laws:
        page.say(f"{name}: {law}", style="dim")


def _instead(page: Page, results: Iterable[GateResult]) -> None:
    advice = {finding.rule: finding.instead for result in results for finding in result.failed}
    for rule, instead in sorted(advice.items()):
        page.space()
        page.say(f"{rule}: {instead}")


def _left_out(page: Page, results: Iterable[GateResult]) -> None:
    left_out = Counter(law for result in results for law in result.left_out)
    for law, count in sorted(left_out.items()):
        page.space()
        page.say(f"Left out for {counted(count, 'file')}: {law}.")


def _totals(results: Sequence[GateResult]) -> str:
    counts = Counter(result.verdict for result in results)
    words = {
        Verdict.FAIL: "fail",
        Verdict.PASS: "pass",
        Verdict.EXEMPT: "exempt",
        Verdict.UNJUDGED: "not judged",
    }
    return f"{counted(len(results), 'file')}: {listed([f'{counts[v]} {words[v]}' for v in Verdict if counts[v]])}."

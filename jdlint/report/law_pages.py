"""What jdlint knows of laws on postings, for `jdlint laws`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from jdlint.finding import Severity
from jdlint.laws.applying import Applying
from jdlint.laws.catalogue import catalogue
from jdlint.laws.data import Cure, Duty, Employers, Law
from jdlint.laws.standing import standing
from jdlint.report.page import Page
from jdlint.report.pay_report import NO_ADVICE
from jdlint.report.view import View
from jdlint.report.wording import counted, listed

_INDENT = 2
_CERTAINTY = {
    "by_definition": "follows from a definition",
    "likely": "expected by commentators",
    "conditional": "depends on more than a posting shows",
}
_STAGE = {
    "posting_or_before_interview": "in the posting or before the interview",
    "posting_or_before_contract": "in the posting or before the contract",
    "after_interview": "after the interview",
    "on_request": "on request",
}


def law_table(laws: Sequence[Law], as_of: date, view: View) -> str:
    """Return all laws, one line each: since when, whom they bind, and how firmly they ask for pay in the posting."""
    page = Page(view)
    grid = Table.grid(padding=(0, 2, 0, 0))
    for width in (max((len(law.id) for law in laws), default=0), None, None, None):
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*(page.words(title, "bold") for title in ("id", "name", "employees", "pay in the posting")))
    for law in laws:
        grid.add_row(
            page.words(law.id, "bold"), page.words(law.name), page.words(_least(law)), _pay(page, law, as_of)
        )
    page.add(grid)
    page.space()
    page.say(f"{counted(len(laws), 'law')}. `jdlint laws ID` tells more about one.", style="dim")
    page.say(NO_ADVICE, style="dim")
    return page.text


def _least(law: Law) -> str:
    return f"{law.employers.at_least}+" if law.employers and law.employers.at_least else ""


def _pay(page: Page, law: Law, as_of: date) -> Text:
    """Return how firmly a law asks for pay in a posting of its own place."""
    if "pay" not in law.duties and law.status == "in_force":
        return page.words(catalogue().statuses["none"], "dim")
    firmness = standing(Applying(law, certain=True, reason=""), "pay", as_of)
    since = law.effective.isoformat() if law.effective else ""
    status = catalogue().statuses[law.status]
    if firmness is Severity.ERROR:
        return page.words(f"since {since}")
    if firmness is None:
        return page.words(status, "dim")
    notes = [
        status,
        _STAGE.get(law.stage, ""),
        "of some jobs" if law.duties["pay"].certainty == "conditional" and law.stage == "posting" else "",
        "not verified" if law.is_unverified("duties.pay") else "",
    ]
    if law.enforced_from and law.enforced_from > as_of:
        since = f"{law.enforced_from.isoformat()}"
    return page.words(f"{', '.join(filter(None, notes))}{f', {since}' if since else ''}", "yellow")


def law_page(law: Law, checking: Mapping[str, Sequence[str]], as_of: date, view: View) -> str:
    """Return what a law asks of a posting, since when, of whom, and what is not certain.

    Args:
        law: the law.
        checking: the rules that check each duty, by the name of the duty.
        as_of: the day whose state of the law is told.
        view: where the page will be shown.
    """
    page = Page(view)
    page.title(f"{law.name} ({law.id})")
    page.say(law.law)
    page.space()
    for label, words in _facts(law):
        page.say_labelled(label, words)
    if law.duties:
        page.subtitle("What a posting has to do")
    for name, duty in law.duties.items():
        _duty(page, law, name, duty, checking.get(name, ()), as_of)
    _uncertain(page, law)
    page.subtitle("Sources")
    for url in law.sources or ("none was found; this is from memory",):
        page.say_whole(url, _INDENT, "dim")
    page.space()
    page.say(f"Last checked on {law.checked.isoformat()}. {NO_ADVICE}", style="dim")
    return page.text


def _facts(law: Law) -> Iterator[tuple[str, str]]:
    until = f", until {law.until}" if law.until else ""
    enforced = f", enforced from {law.enforced_from}" if law.enforced_from else ""
    since = f" from {law.effective}{enforced}{until}" if law.effective else ""
    yield "Status", f"{catalogue().statuses[law.status]}{since}"
    for amendment in law.amended:
        yield "Changed", f"{amendment.date}: {amendment.what}"
    if law.employers:
        yield "Binds", _employers(law.employers)
    remote = [catalogue().remote_rules[law.remote.rule], law.remote.note]
    yield "Remote", ". ".join(filter(None, remote))
    for label, words in (("Width", law.width), ("Penalty", law.penalties), ("Note", law.note)):
        if words:
            yield label, words
    if law.cure:
        yield "Mending", _cure(law.cure)


def _employers(employers: Employers) -> str:
    who = (
        f"employers of {employers.at_least} or more"
        if employers.at_least
        else "employers of a size not known"
    )
    counted_how = f" ({employers.counted})" if employers.counted else ""
    return f"{who}{counted_how}{f'. {employers.note}' if employers.note else ''}"


def _cure(cure: Cure) -> str:
    basis = "business days" if cure.basis == "business" else "days"
    days = f"{cure.days} {basis}{f', until {cure.until}' if cure.until else ''}" if cure.days else ""
    return ". ".join(filter(None, (days, cure.note)))


def _duty(page: Page, law: Law, name: str, duty: Duty, rules: Sequence[str], as_of: date) -> None:
    page.say(page.words(_capital(catalogue().duties[name].asks), "bold"), _INDENT)
    firmness = standing(Applying(law, certain=True, reason=""), name, as_of)
    details = [*_details(law, name, duty, firmness), *([duty.note] if duty.note else [])]
    details.append(f"Checked by {listed(rules)}." if rules else "jdlint doesn't check this.")
    for detail in details:
        page.say(page.words(detail, "dim" if detail is details[-1] else ""), 2 * _INDENT)


def _details(law: Law, name: str, duty: Duty, firmness: Severity | None) -> Iterator[str]:
    if duty.law:
        yield f"By {duty.law}."
    why = [
        catalogue().statuses[duty.status] if duty.status not in {None, "in_force"} else "",
        _CERTAINTY.get(duty.certainty, ""),
        _STAGE.get(duty.stage or law.stage, ""),
        "not verified" if law.is_unverified(f"duties.{name}") else "",
    ]
    if firmness is None:
        yield _sentence(["not asked of a posting", *why])
    elif firmness is not Severity.ERROR:
        yield _sentence([f"at most {firmness.value if firmness is Severity.INFO else 'a warning'}", *why])
    if duty.effective:
        yield f"From {duty.effective}."
    ways = [catalogue().duties[name].ways[way].in_words for way in duty.accepts]
    if ways:
        yield f"Also met by {' or '.join(ways)}."


def _uncertain(page: Page, law: Law) -> None:
    unsure: Iterable[str] = (*law.unverified, *law.doubts)
    if law.verified and not unsure:
        return
    page.subtitle("Not verified")
    for what in unsure or ("all of it",):
        page.say(_in_words(what), _INDENT)


def _in_words(field: str) -> str:
    """Return a field as a reader of the page knows it; what is no field as it is."""
    group, _, rest = field.partition(".")
    name, _, part = rest.partition(".")
    if group != "duties" or name not in catalogue().duties:
        return field
    return f"{catalogue().duties[name].asks}{f' ({part})' if part else ''}"


def _sentence(parts: Iterable[str]) -> str:
    return _capital(", ".join(filter(None, parts))) + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

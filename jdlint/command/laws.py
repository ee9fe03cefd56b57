"""`jdlint laws`: which laws jdlint knows, and what each asks of a posting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from jdlint.command.ending import fail, or_fail, show

if TYPE_CHECKING:
    from jdlint.rule import Rule

STATUSES = (
    "in_force",
    "enforcement_delayed",
    "enacted_future",
    "other_stage",
    "pending_transposition",
    "superseded",
    "none",
)


def _law_ids(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from jdlint.rules_dir import rules_dir  # noqa: PLC0415

    ids = sorted(path.stem for path in (rules_dir() / "data" / "jurisdictions").glob("*.yaml"))
    return [CompletionItem(id_) for id_ in ids if id_.startswith(incomplete)]


@click.command()
@click.argument("jurisdiction", required=False, shell_complete=_law_ids)
@click.option("--status", type=click.Choice(STATUSES), help="List only the laws with this status.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="As on this day. Default: today.")
def laws(jurisdiction: str | None, status: str | None, as_of: datetime | None) -> None:
    """List the laws on postings that jdlint knows; `jdlint laws us-co` shows one.

    This is not legal advice.
    """
    from jdlint.laws.data import law_ids, law_of  # noqa: PLC0415
    from jdlint.laws.ids import UnknownJurisdictionError, law_named  # noqa: PLC0415
    from jdlint.report.law_pages import law_page, law_table  # noqa: PLC0415
    from jdlint.rule_settings import all_rules  # noqa: PLC0415

    day = as_of.date() if as_of else date.today()
    if jurisdiction is not None:
        name = jurisdiction.lower()
        if name not in law_ids():
            fail(str(UnknownJurisdictionError(jurisdiction)))
        law = or_fail(lambda: law_named(name))
        rules = or_fail(lambda: all_rules().rules)
        checking = _by_duty(rules)
        show(lambda view: law_page(law, checking, day, view))
        return
    known = or_fail(lambda: [law for id_ in law_ids() if (law := law_of(id_))])
    listed = [law for law in known if status is None or law.status == status]
    show(lambda view: law_table(listed, day, view))


def _by_duty(rules: Iterable[Rule]) -> dict[str, list[str]]:
    by_duty: dict[str, list[str]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.severity.rank, rule.id)):
        for duty in rule.duties:
            by_duty.setdefault(duty, []).append(rule.id)
    return by_duty

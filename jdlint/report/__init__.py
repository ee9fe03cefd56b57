"""Reports: one module per output format, chosen from the table below."""

from __future__ import annotations

from collections.abc import Callable

from jdlint.report import concise, json_report, pay_report
from jdlint.report.view import View
from jdlint.result import Report

__all__ = ["FORMATS", "View", "render"]

Writer = Callable[[Report, View], str]


def _full(report: Report, view: View) -> str:
    from jdlint.report.full import write  # noqa: PLC0415  rich is slow to load; only this format needs it

    return write(report, view)


def _gate(report: Report, view: View) -> str:
    from jdlint.report.full import write_gate  # noqa: PLC0415  as above

    return write_gate(report, view)


FORMATS: dict[str, Writer] = {
    "full": _full,
    "concise": concise.write,
    "json": json_report.write,
    "pay": pay_report.write,
    "gate": _gate,
}


def render(report: Report, fmt: str, view: View | None = None) -> str:
    """Return a report in one of `FORMATS`, ready to be written in `view.encoding`.

    Args:
        report: what a run found.
        fmt: a key of `FORMATS`.
        view: where it will be shown; by default 80 columns of UTF-8 without colour.

    Raises:
        ValueError: there is no such format.
    """
    if fmt not in FORMATS:
        raise ValueError(f"unknown format {fmt!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[fmt](report, view or View())

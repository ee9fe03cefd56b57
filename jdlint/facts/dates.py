"""Days of the calendar in a text: "3 March 2026", "March 12th, 2026", "2026-03-12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from jdlint.rules_dir import load_data

_ISO = r"(?P<y1>2[01]\d\d)-(?P<m1>\d\d?)-(?P<d1>\d\d?)"
_SLASHED = r"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<y2>2[01]\d\d)"


class Day(NamedTuple):
    """Characters `start` to `end` of a text name a day; of "3/4/2026", which may be two, `latest` is the later one."""

    start: int
    end: int
    latest: date


def days_in(text: str) -> Iterator[Day]:
    """Yield the days that a text names together with their year; the 31st of June is none."""
    for match in _pattern().finditer(text):
        groups = match.groupdict()
        if groups["y1"]:
            readings = [(groups["y1"], groups["m1"], groups["d1"])]
        elif groups["y2"]:
            readings = [(groups["y2"], groups["a"], groups["b"]), (groups["y2"], groups["b"], groups["a"])]
        else:
            month = _months()[(groups["month"] or groups["month_first"])[:3].lower()]
            readings = [(groups["y3"] or groups["y4"], str(month), groups["d3"] or groups["d4"])]
        possible = [day for reading in readings if (day := _date(*map(int, reading)))]
        if possible:
            yield Day(match.start(), match.end(), max(possible))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # there is no such day
        return None


@cache
def _months() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(load_data("months")["names"], start=1)}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in load_data("months")["names"])
    short = "|".join(load_data("months")["short"])
    month = rf"(?:{names}|{short})\b\.?"
    ending = "(?:st|nd|rd|th)?"
    day_first = rf"(?P<d3>\d\d?){ending}(?: of)?,? (?P<month>{month}),? (?P<y3>2[01]\d\d)"
    month_first = rf"(?P<month_first>{month}) (?P<d4>\d\d?){ending},? (?P<y4>2[01]\d\d)"
    return re.compile(
        rf"(?<![\w/.-])(?:{_ISO}|{_SLASHED}|{day_first}|{month_first})(?![\w/-])", re.IGNORECASE
    )

"""The patterns of written money, compiled once from `rules/data/money.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jdlint.facts.pay_patterns import any_of, words_pattern
from jdlint.rules_dir import load_data

_Tables = dict[str, Any]  # as they stand in the data file

# One number: Indian groups, groups of three with one kind of mark, or plain digits; then at most two decimals, or four
# (an hourly rate worked out from a yearly one).
_NUMBER = r"""
    (?<![\d_\#@]) (?<!\d[.,:/'’])
    (?: [1-9]\d?(?:,\d\d)+,\d{3} | [1-9]\d{0,2}(?:(?P<mark>[.,'’\ \u00a0\u2009\u202f])\d{3})(?:(?P=mark)\d{3})* | \d+ )
    (?: [.,]\d{1,2} (?!\d) | [.]\d{4} (?!\d) )?
    (?!\d) (?! [.,:/]\d )
"""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns, and the tables that say what their matches mean."""

    number: re.Pattern[str]
    plan: re.Pattern[str]
    currency_before: re.Pattern[str]
    currency_after: re.Pattern[str]
    currencies: dict[str, tuple[str, ...]]
    magnitude: re.Pattern[str]
    factors: dict[str, float]
    factor_periods: dict[str, str]
    factor_currencies: dict[str, str]
    never_pay_from: float
    still_pay: frozenset[str]
    joint: re.Pattern[str]
    joint_after_between: re.Pattern[str]
    between_lead: re.Pattern[str]
    open_lead: re.Pattern[str]
    and_up: re.Pattern[str]
    counted: re.Pattern[str]
    period: re.Pattern[str]
    period_names: dict[str, str]
    tax: re.Pattern[str]
    kind: re.Pattern[str]
    tail_fillers: re.Pattern[str]
    point_for_decimals: frozenset[str]

    def period_of(self, said: re.Match[str] | None) -> str | None:
        """Return the period (hour, day, week, month, year) that a match of `period` names."""
        if not said:
            return None
        return self.period_names[_plain(said["unit"] or said["long_unit"] or said["alone"] or said["glued"])]


@cache
def grammar() -> Grammar:
    """Return the patterns, compiled on first use."""
    data = load_data("money")
    magnitudes, ends = data["magnitudes"], data["range"]
    fillers = rf"(?:\s|{any_of(data['fillers'])})*"
    open_words = data["and_up"]
    return Grammar(
        number=re.compile(_NUMBER, re.VERBOSE),
        plan=words_pattern(magnitudes["plans"]),
        currency_before=_currency_before(data),
        currency_after=_currency_after(data),
        currencies=_currencies(data),
        magnitude=_magnitude(magnitudes, data),
        factors=_factors(magnitudes),
        factor_periods={word: period for word, (_, period) in magnitudes["with_period"].items()},
        factor_currencies=magnitudes["implies"],
        never_pay_from=magnitudes["never_pay_from"],
        still_pay=frozenset(magnitudes["still_pay"]),
        joint=_joint(ends["dashes"], ends["words"]),
        joint_after_between=_joint(ends["dashes"], [*ends["words"], *ends["with_between"]]),
        between_lead=re.compile(rf"{any_of(ends['between'])}{fillers}$", re.IGNORECASE),
        open_lead=re.compile(
            rf"(?:(?P<up_to>{any_of(data['up_to'])})|(?P<from>{any_of(data['from'])})){fillers}$",
            re.IGNORECASE,
        ),
        and_up=re.compile(rf"\+(?!\w)(?!\s*{any_of(data['added'])})|\s*{any_of(open_words)}", re.IGNORECASE),
        counted=re.compile(rf"\s?-?{any_of(data['counted'])}", re.IGNORECASE),
        period=_period(data),
        period_names={
            _plain(word): name
            for name, words in data["periods"].items()
            for word in (*words["units"], *words["alone"])
        },
        tax=_either(gross=data["gross"], net=data["net"]),
        kind=_either(total=data["total"], base=data["base"]),
        tail_fillers=re.compile(rf"\s*{any_of(data['tail_fillers'])}\s*", re.IGNORECASE),
        point_for_decimals=frozenset(data["point_for_decimals"]),
    )


def _plain(word: str) -> str:
    """Return a word as the tables spell it."""
    return " ".join(word.lower().replace("’", "'").split())


def _either(**tables: Iterable[str]) -> re.Pattern[str]:
    """Compile tables into one pattern whose group says which of them matched."""
    return re.compile(
        "|".join(f"(?P<{name}>{any_of(words)})" for name, words in tables.items()), re.IGNORECASE
    )


def _joint(dashes: Iterable[str], words: Iterable[str]) -> re.Pattern[str]:
    """What stands between the two ends of a range."""
    marks = "|".join(re.escape(dash) for dash in sorted(dashes, key=len, reverse=True))
    return re.compile(rf"\s*(?:{marks}|{any_of(words)})\s*", re.IGNORECASE)


def _period(data: _Tables) -> re.Pattern[str]:
    """A period after an amount: a joint and a unit ("per hour", "/hr"), or one word ("hourly")."""
    units = [unit for words in data["periods"].values() for unit in words["units"]]
    alone = any_of(word for words in data["periods"].values() for word in words["alone"])
    glued = any_of(data["glued_periods"]).replace(r"(?<!\w)", "")
    return re.compile(
        rf"{any_of(data['short_joints'])}\s*(?P<unit>{any_of(units)})|(?P<alone>{alone})"
        rf"|{any_of(data['joints'])}\s*(?P<long_unit>{any_of(unit for unit in units if len(unit) > 1)})"
        rf"|(?<=\d)(?P<glued>{glued})",
        re.IGNORECASE,
    )


def _spelled(data: _Tables, *tables: str) -> list[str]:
    """Return what stands for a currency as written: the keys of `tables`, and the codes."""
    return [*(word for table in tables for word in data[table]), *data["codes"]]


def _currency_before(data: _Tables) -> re.Pattern[str]:
    spelled = any_of(_spelled(data, "symbols", "marks", "marks_before"))
    # A one-character symbol may follow a letter that is no part of it: "c£62,000".
    short = "".join(re.escape(symbol) for symbol in data["symbols"] if len(symbol) == 1)
    return re.compile(rf"(?<![A-Za-z]){spelled}[\s:]{{0,2}}$|[{short}]\s?$")


def _currency_after(data: _Tables) -> re.Pattern[str]:
    symbols = "|".join(re.escape(symbol) for symbol in sorted(data["symbols"], key=len, reverse=True))
    glued = any_of(_spelled(data, "marks")).replace(r"(?<!\w)", "")  # "5kr", "60000EUR"
    names = any_of(name for names in data["names"].values() for name in names)
    return re.compile(rf"\s?(?:(?:{symbols})(?!\s?\d)|{glued}(?!\s?\d)|(?i:{names}))")


def _currencies(data: _Tables) -> dict[str, tuple[str, ...]]:
    """Return which currencies each spelling can mean, the likeliest first."""
    found: dict[str, tuple[str, ...]] = {code.lower(): (code,) for code in data["codes"]}
    for code, names in data["names"].items():
        found |= {name.lower(): (code,) for name in names}
    for table in ("symbols", "marks", "marks_before"):
        found |= {mark.lower(): tuple(codes) for mark, codes in data[table].items()}
    return found


def _magnitude(magnitudes: _Tables, data: _Tables) -> re.Pattern[str]:
    """A magnitude after a number: letters, which some need a currency after them ("65T€"), or a word."""
    waiting = magnitudes["before_currency"]
    letters = [*magnitudes["letters"], *magnitudes["with_period"]]
    free = "|".join(sorted(set(letters) - set(waiting), key=len, reverse=True))
    words = any_of(word for group in magnitudes["words"].values() for word in group).replace(r"(?<!\w)", "")
    currency = "|".join([*map(re.escape, data["symbols"]), *data["codes"]])
    return re.compile(
        rf"\s?(?P<letters>(?:{free})(?![^\W\d]|/a\b|\s?&\s?[A-Z])|(?:{free}|{'|'.join(waiting)})(?=\s?(?:{currency})))"
        rf"|\s?(?P<words>(?i:{words}))"
    )


def _factors(magnitudes: _Tables) -> dict[str, float]:
    found: dict[str, float] = dict(magnitudes["letters"])
    found |= {word: factor for word, (factor, _) in magnitudes["with_period"].items()}
    for factor, words in magnitudes["words"].items():
        found |= {word: float(factor) for word in words}
    return found

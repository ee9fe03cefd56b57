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

# One number: Indian groups, groups of three with one kind of mark, or plain digits; then at most two decimals.
_NUMBER = r"""
    (?<![\d_\#@]) (?<!\d[.,:/'’])
    (?: [1-9]\d?(?:,\d\d)+,\d{3} | [1-9]\d{0,2}(?:(?P<mark>[.,'’\ \u00a0\u2009\u202f])\d{3})(?:(?P=mark)\d{3})* | \d+ )
    (?: [.,]\d{1,2} (?!\d) )?
    (?!\d) (?! [.,:/]\d )
"""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns, and the tables that say what their matches mean (by lower-case text)."""

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
    open_lead: re.Pattern[str]
    between_lead: re.Pattern[str]
    period: re.Pattern[str]
    gross: re.Pattern[str]
    net: re.Pattern[str]
    total: re.Pattern[str]
    base: re.Pattern[str]
    and_up: re.Pattern[str]
    tail_fillers: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """Return the patterns, compiled on first use."""
    data = load_data("money")
    magnitudes = data["magnitudes"]
    period = _period_pattern(data)
    fillers = rf"(?:\s|{any_of(data['fillers'])})*"
    dashes = "|".join(re.escape(dash) for dash in sorted(data["range"]["dashes"], key=len, reverse=True))
    range_words = data["range"]["words"]
    lead_in = rf"(?:up\s+)?(?:{any_of(data['range']['between'])})?"
    added = any_of(data["added"])
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
        joint=_joint(period, dashes, range_words),
        joint_after_between=_joint(period, dashes, [*range_words, *data["range"]["with_between"]]),
        open_lead=re.compile(
            rf"(?:(?P<up_to>{any_of(data['up_to'])})|(?P<from>{any_of(data['from'])})"
            rf"|(?P<up_to_noun>{any_of(data['up_to_nouns'])})|(?P<from_noun>{any_of(data['from_nouns'])}))"
            rf"(?P<between>{fillers}(?:lt\.?\s+\w+)?{fillers})$",
            re.IGNORECASE,
        ),
        between_lead=re.compile(rf"{any_of(data['range']['between'])}{fillers}{lead_in}\s*$", re.IGNORECASE),
        period=period,
        gross=words_pattern(data["gross"]),
        net=words_pattern(data["net"]),
        total=words_pattern(data["total"]),
        base=words_pattern(data["base"]),
        and_up=re.compile(
            rf"\+(?!\w)(?!\s*{added})|(?<=\w)\s*{any_of(word for word in data['and_up'] if word != '+')}",
            re.IGNORECASE,
        ),
        tail_fillers=re.compile(rf"\s*{any_of(data['tail_fillers'])}\s*", re.IGNORECASE),
    )


def _joint(period: re.Pattern[str], dashes: str, words: Iterable[str]) -> re.Pattern[str]:
    """What stands between the two ends of a range; each end may name its period."""
    in_between = re.sub(r"\(\?P<\w+>", "(?:", period.pattern)
    return re.compile(
        rf"\s*(?P<period>{in_between})?\s*(?:{dashes}|{any_of(words)})\s*(?:up\s+to\s+)?", re.IGNORECASE
    )


def _period_pattern(data: _Tables) -> re.Pattern[str]:
    branches = []
    for name, words in data["periods"].items():
        units = any_of(words["units"])
        long_units = any_of(unit for unit in words["units"] if len(unit) > 1)
        branches.append(
            rf"(?P<{name}>{any_of(data['short_joints'])}\s*{units}|{any_of(data['joints'])}\s*{long_units}"
            rf"|{any_of(words['alone'])})"
        )
    return re.compile("|".join(branches), re.IGNORECASE)


def _spelled(data: _Tables, *tables: str) -> list[str]:
    """Return what stands for a currency as written: the keys of `tables`, and the codes."""
    return [*(word for table in tables for word in data[table]), *data["codes"]]


def _currency_before(data: _Tables) -> re.Pattern[str]:
    spelled = any_of(_spelled(data, "symbols", "marks", "marks_before"))
    # A letter before "$" is a word's last one ("usa$"), not part of the symbol; digits may stand at a sentence's end.
    return re.compile(rf"(?<![A-Za-z]){spelled}[\s:]{{0,2}}$|(?P<symbol>[$£€])\s?$")


def _currency_after(data: _Tables) -> re.Pattern[str]:
    symbols = "|".join(re.escape(symbol) for symbol in sorted(data["symbols"], key=len, reverse=True))
    words = any_of(_spelled(data, "marks")).replace(r"(?<!\w)", "")
    names = any_of(name for names in data["names"].values() for name in names)
    return re.compile(rf"\s?(?:(?:{symbols})(?!\s?\d)|{words}(?!\s?\d)|(?i:{names}))")


def _currencies(data: _Tables) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {code.lower(): (code,) for code in data["codes"]}
    for code, names in data["names"].items():
        found |= {name.lower(): (code,) for name in names}
    for table in ("symbols", "marks", "marks_before"):
        found |= {mark.lower(): tuple(codes) for mark, codes in data[table].items()}
    return found


def _magnitude(magnitudes: _Tables, data: _Tables) -> re.Pattern[str]:
    waiting = set(magnitudes["before_currency"])
    letters = [*magnitudes["letters"], *magnitudes["with_period"]]
    free = "|".join(sorted((letter for letter in letters if letter not in waiting), key=len, reverse=True))
    words = any_of(word for group in magnitudes["words"].values() for word in group).replace(r"(?<!\w)", "")
    currency = "|".join([re.escape(symbol) for symbol in data["symbols"]] + data["codes"])
    return re.compile(
        rf"\s?(?P<letters>(?:{free})(?![^\W\d]|\s?&\s?[A-Z])|(?:{free}|{'|'.join(waiting)})(?=\s?(?:{currency})))"
        rf"|\s?(?P<words>(?i:{words}))"
    )


def _factors(magnitudes: _Tables) -> dict[str, float]:
    found: dict[str, float] = dict(magnitudes["letters"])
    found |= {word: factor for word, (factor, _) in magnitudes["with_period"].items()}
    for factor, words in magnitudes["words"].items():
        found |= {word: float(factor) for word in words}
    return found

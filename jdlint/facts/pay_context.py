"""Whether an amount of money is what the job pays, judged by the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from jdlint.facts.pay_setting import NEAR_WORDS, TAIL_WORDS, Setting, Verdict, nearness, other_words
from jdlint.facts.pay_words import pay_words, said_period

_THOUSAND = 1000
_YEARS = range(1950, 2100)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SEPARATOR = re.compile(r"[,|•·]|\s[-–—]\s")
_ADDED = re.compile(r"\+|\bplus\b", re.IGNORECASE)
_ALIKE = 4  # amounts that differ less than this many times can stand in a row
_SET_APART = ("|", "·", "•")
_LABEL_END = (":", "|", "-", "–", "—", "(")


def judge(setting: Setting) -> Verdict:
    """Return whether the amount is what the job pays: the first of the tests below that knows decides."""
    for test in _TESTS:
        verdict = test(setting)
        if verdict:
            return verdict
    return Verdict(False, "no word near it says that it is pay", sure=False)


def _cannot_be_pay(setting: Setting) -> Verdict | None:
    money, words = setting.money, pay_words()
    if money.value == 0:
        return Verdict(False, "zero is no pay")
    if money.huge or (money.value >= words.never_pay_above and money.currency not in words.small_money):
        return Verdict(False, "an amount in millions or billions is not one person's pay")
    if setting.bare and not _could_be_money(setting):
        return Verdict(False, "a number without a currency that counts something else")
    return None


def _denied(setting: Setting) -> Verdict | None:
    """Words that deny count unless a pay word stands nearer."""
    if setting.denial_after:
        return Verdict(False, setting.denial_after.reason)
    if setting.denial_before:
        denial, word = setting.denial_before
        if not setting.pay_word or nearness(word) >= nearness(setting.pay_word):
            return Verdict(False, denial.reason)
    return None


def _exempt(setting: Setting) -> Verdict | None:
    return Verdict(True, "is all that the posting calls pay") if setting.exempt else None


def _called_pay(setting: Setting) -> Verdict | None:
    if setting.pay_word:
        return Verdict(True, f'stands after "{setting.pay_word[0].strip()}"')
    if said := pay_words().nouns.search(setting.close_tail):
        return Verdict(True, f'stands before "{said[0].strip()}"')
    if setting.money.base is not None:
        return Verdict(True, "is said to be base or total pay")
    if setting.money.gross is not None and not setting.bare:
        return Verdict(True, "is said to be gross or net")
    return None


def _goes_on(setting: Setting) -> Verdict | None:
    """An amount right after one that was denied is denied with it: "a bonus of $3,000 ($1,500 at once)"."""
    if not setting.previous or len(_WORD.findall(setting.lead)) > TAIL_WORDS:
        return None
    before, verdict = setting.previous
    own_unit = setting.money.period in {"hour", "day"} and setting.money.period != before.period
    return Verdict(False, verdict.reason) if verdict.sure and not verdict.is_pay and not own_unit else None


def _in_its_place(setting: Setting) -> Verdict | None:
    if setting.about_pay:
        return Verdict(True, "stands where the posting speaks of pay")
    alone = setting.money.period and not _WORD.search(setting.lead + setting.tail)
    if setting.bare and not alone and not (setting.money.decimals and setting.money.period == "hour"):
        return Verdict(False, "a number without a currency, and no word near it speaks of pay")
    return None


def _in_a_row(setting: Setting) -> Verdict | None:
    """An amount much like the pay before it is another band, unless it is added to it."""
    if not setting.previous or _ADDED.search(setting.lead):
        return None
    before, verdict = setting.previous
    low, high = sorted((before.value, setting.money.value))
    return Verdict(True, "stands in a row with pay") if verdict.is_pay and high < _ALIKE * low else None


def _looks_like_pay(setting: Setting) -> Verdict | None:
    """An amount near which no word says what it is may still be pay by its unit, size and place."""
    money, lead, words = setting.money, setting.lead, pay_words()
    if money.is_range and not _WORD.search(lead + setting.tail):
        return Verdict(True, "is a range and stands alone")
    if words.per_piece.match(setting.tail) and not _WORD.search(_SEPARATOR.split(lead)[-1]):
        return Verdict(True, "is an amount for each piece of work")
    period = money.period or said_period(lead, money.value)
    unit = period or "unsaid"
    too_much = money.value > words.most_alone[unit] and money.currency not in words.small_money
    if too_much or money.value < words.least_alone[unit]:
        return None
    if period in {"hour", "day"}:
        return Verdict(True, f"is an amount per {period}")
    return Verdict(True, "stands alone and has the size of pay") if _stands_first(lead) else None


_TESTS: tuple[Callable[[Setting], Verdict | None], ...] = (
    _cannot_be_pay,
    _denied,
    _exempt,
    _called_pay,
    _goes_on,
    _in_its_place,
    _in_a_row,
    _looks_like_pay,
)


def _stands_first(lead: str) -> bool:
    """Whether nothing but a short name ("Denver:", "Level 2 -", "Housekeeper |") stands before the amount."""
    last = _SEPARATOR.split(lead)[-1]
    words = other_words(last)
    if not words:
        # A row names much before it: "Acme | Senior Engineer | Berlin or remote (EU) | €70-90k".
        return lead.rstrip().endswith(_SET_APART) or len(other_words(lead)) <= 2 * NEAR_WORDS
    if last.split()[-1].lower() in pay_words().of_words:
        return False
    named = all(word[0].isupper() for word in words) or lead.rstrip().endswith(_LABEL_END)
    return named and len(words) <= NEAR_WORDS


def _could_be_money(setting: Setting) -> bool:
    """Whether a bare number can be an amount: nothing that it counts stands after it, and it is no year."""
    money = setting.money
    if pay_words().numbered.search(setting.lead):
        return False
    if money.period:
        return True
    if not pay_words().after_bare.match(setting.tail):
        return False
    whole_value = setting.about_pay and not _WORD.search(setting.tail)
    if whole_value and (money.is_range or said_period(setting.lead, money.value)):
        return True
    if not money.open_end and {int(money.min or 0), int(money.max or 0)} <= set(_YEARS):
        return False
    return money.decimals or money.value >= _THOUSAND

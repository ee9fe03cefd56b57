"""Whether an amount of money is what the job pays, judged by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jdlint.facts.money import Money
from jdlint.facts.pay_patterns import any_of, words_pattern
from jdlint.rules_dir import load_data

_THOUSAND = 1000
_NEAR_WORDS = 3  # words that may stand between a pay verb, or a word that denies, and its amount
_TAIL = 45  # characters after an amount that can say what it is
_TAIL_WORDS = 5
_YEARS = range(1950, 2100)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SEPARATOR = re.compile(r"[,|•·]|\s[-–—]\s")
_TAIL_END = re.compile(r"[,;|()•·\n/]|\.(?:\s|$)|\s[-–—]\s|[:!?]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an amount is the job's pay, and why, in plain words. `sure`: words near it say so."""

    is_pay: bool
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Denial:
    """Words that say that an amount is something else than pay."""

    reason: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    loose: bool
    anywhere: bool


@dataclass(frozen=True, slots=True)
class _Context:
    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    denials: tuple[_Denial, ...]
    links: re.Pattern[str]
    turns: re.Pattern[str]
    after_bare: re.Pattern[str]


@cache
def _context() -> _Context:
    data = load_data("money")
    links = [*data["links"], *data["up_to"], *data["from"], *data["fillers"], *data["range"]["between"]]
    return _Context(
        nouns=words_pattern(data["pay_nouns"]),
        verbs=words_pattern(data["pay_verbs"]),
        denials=tuple(_denial(group) for group in data["not_pay"]),
        links=words_pattern(link for link in links if link[0].isalpha()),
        turns=words_pattern(data["turns"]),
        after_bare=re.compile(rf"\s*(?:$|[^\w\s]|{any_of(data['after_bare'])})", re.IGNORECASE),
    )


def _denial(group: dict[str, object]) -> _Denial:
    words: list[str] = group["words"]  # type: ignore[assignment]
    return _Denial(
        reason=str(group["reason"]),
        before=words_pattern([*words, *group.get("before", [])]),  # type: ignore[misc]
        after=words_pattern([*words, *group.get("after", [])]),  # type: ignore[misc]
        loose=bool(group.get("loose")),
        anywhere=bool(group.get("anywhere")),
    )


def pay_nouns() -> re.Pattern[str]:
    """Return the pattern of nouns that mean pay: salary, wage, Gehalt."""
    return _context().nouns


def judge(money: Money, lead: str, tail: str, *, about_pay: bool, previous: Verdict | None) -> Verdict:
    """Return whether `money` is what the job pays.

    Args:
        money: the amount.
        lead: the text before it, from the sentence's start or the end of the amount before it.
        tail: the text after it, to the next amount or the sentence's end.
        about_pay: the block's label or section says that it is about pay.
        previous: the verdict on the amount before it in the same sentence, if there is one.
    """
    bare = money.currency is None
    if money.value == 0:
        return Verdict(False, "zero is no pay")
    if money.huge:
        return Verdict(False, "an amount in millions or billions is not one person's pay")
    if bare and not _could_be_money(money, tail):
        return Verdict(False, "a number without a currency that counts something else")
    close_tail = _close_tail(tail)
    denial, at = _denied(lead, close_tail)
    pay_word = _last_pay_word(lead)
    if denial and (denial.anywhere or at >= (pay_word.end() if pay_word else -1)):
        return Verdict(False, denial.reason)
    if pay_word:
        return Verdict(True, f'stands after "{pay_word[0].strip()}"')
    if said := _context().nouns.search(close_tail):
        return Verdict(True, f'stands before "{said[0].strip()}"')
    if money.base is not None or (money.gross is not None and not bare):
        return Verdict(
            True,
            "is said to be base or total pay" if money.base is not None else "is said to be gross or net",
        )
    if previous and previous.sure and not previous.is_pay and len(_WORD.findall(lead)) <= _TAIL_WORDS:
        return Verdict(False, previous.reason)
    if about_pay:
        return Verdict(True, "stands where the posting speaks of pay")
    return _by_its_looks(money, lead, tail, previous)


def _by_its_looks(money: Money, lead: str, tail: str, previous: Verdict | None) -> Verdict:
    """Judge an amount near which no word says what it is."""
    if money.currency is None and not (money.decimals and money.period == "hour"):
        return Verdict(False, "a number without a currency, and no word near it speaks of pay")
    if money.period in {"hour", "day"} and money.value >= _least(money.period):
        return Verdict(True, f"is an amount per {money.period}")
    if money.min != money.max and not _WORD.search(lead) and not _WORD.search(tail):
        return Verdict(True, "a range and nothing else")
    if previous and previous.is_pay and money.value >= _least(money.period):
        return Verdict(True, "stands in a row with pay")
    if money.value >= _least(money.period) and _stands_first(lead):
        return Verdict(True, "stands alone and has the size of pay")
    return Verdict(False, "no word near it says that it is pay", sure=False)


def _least(period: str | None) -> float:
    least: dict[str | None, float] = load_data("money")["least_alone"]
    return least[period or "unsaid"]


def _stands_first(lead: str) -> bool:
    """Whether nothing but a short name ("Denver:", "Level 2 -", "Housekeeper |") stands before the amount."""
    last = _SEPARATOR.split(lead)[-1].strip() or lead
    words = [word for word in _WORD.findall(last) if not _context().links.fullmatch(word)]
    return len(words) <= _NEAR_WORDS


def _could_be_money(money: Money, tail: str) -> bool:
    """Whether a bare number can be an amount: nothing that it counts stands after it."""
    if money.period:
        return True
    if not _context().after_bare.match(tail):
        return False
    whole = money.value.is_integer() and not money.decimals
    if whole and money.min == money.max and int(money.value) in _YEARS:
        return False
    return money.decimals or money.value >= _THOUSAND


def _close_tail(tail: str) -> str:
    """Return the words after an amount that can belong to it."""
    close = tail[:_TAIL]
    for stop in (_TAIL_END.search(close), _context().turns.search(close)):
        if stop:
            if stop[0] == ":":  # "Bonus:" begins the next fact
                close = close[: close[: stop.start()].rfind(" ") + 1]
            close = close[: stop.start()]
    words = list(_WORD.finditer(close))
    return close[: words[_TAIL_WORDS - 1].end()] if len(words) > _TAIL_WORDS else close


def _denied(lead: str, close_tail: str) -> tuple[_Denial | None, int]:
    """Return the words that deny, and where they end in the lead (its very end for words after the amount)."""
    for denial in _context().denials:
        if denial.after.search(close_tail) or (denial.anywhere and denial.before.search(lead)):
            return denial, len(lead)
    found: tuple[_Denial | None, int] = (None, -1)
    for denial in _context().denials:
        for word in denial.before.finditer(lead):
            if word.end() > found[1] and _linked(lead[word.end() :], loose=denial.loose):
                found = denial, word.end()
    return found


def _linked(between: str, *, loose: bool) -> bool:
    """Whether a word belongs to the amount after it, by what stands between them."""
    separated = _SEPARATOR.search(between)
    if separated and not loose:
        return False
    others = _other_words(between)
    return not others if separated or ":" in between else len(others) <= _NEAR_WORDS - 1


def _other_words(text: str) -> list[str]:
    return _WORD.findall(_context().links.sub(" ", text))


def _last_pay_word(lead: str) -> re.Match[str] | None:
    nouns = list(_context().nouns.finditer(lead))
    verbs = [
        verb
        for verb in _context().verbs.finditer(lead)
        if len(_other_words(lead[verb.end() :])) <= _NEAR_WORDS
    ]
    return max([*nouns[-1:], *verbs[-1:]], key=lambda word: word.start(), default=None)


def names_pay(label: str) -> bool:
    """Whether a fact's or field's name ("Salary range", "hourly_rate") says that its value is the pay."""
    return any(part in _pay_labels() for part in _parts(label))


def _parts(label: str) -> Iterable[str]:
    name = re.sub(r"\([^)]*\)", "", label.lower())
    name = re.sub(r"[\s_.-]+", " ", name).strip(" :*")
    return {name, *(part.strip() for part in name.split("/"))}


@cache
def _pay_labels() -> frozenset[str]:
    return frozenset(load_data("money")["pay_labels"])


@cache
def known_words() -> re.Pattern[str]:
    """Return the pattern of words that belong to the talk of pay and name no place or level."""
    data = load_data("money")
    leads = [word for words in data["periods"].values() for word in words["lead"]]
    tables = [
        data[name]
        for name in ("pay_nouns", "pay_verbs", "links", "gross", "net", "total", "base", "pay_labels")
    ]
    return words_pattern([*leads, *(word for table in tables for word in table), *data["band_words"]])


@cache
def _lead_periods() -> re.Pattern[str]:
    periods = load_data("money")["periods"]
    branches = (f"(?P<{name}>{any_of(words['lead'])})" for name, words in periods.items())
    return re.compile("|".join(branches), re.IGNORECASE)


def lead_period(lead: str, value: float) -> str | None:
    """Return the period that the words before an amount name ("hourly rate: $20"), if the amount can be for it."""
    least: dict[str, float] = load_data("money")["least"]
    said = [match.lastgroup for match in _lead_periods().finditer(lead)]
    return said[-1] if said and said[-1] and value >= least.get(said[-1], 0) else None


@cache
def _total() -> re.Pattern[str]:
    return words_pattern(load_data("money")["total"])


def names_total(lead: str) -> bool:
    """Whether the words before an amount say that it is more than base pay."""
    return bool(_total().search(lead))

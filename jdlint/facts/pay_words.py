"""The words of `rules/data/money.yaml` that tell pay from other money, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jdlint.facts.pay_patterns import any_of, words_pattern
from jdlint.rules_dir import load_data


@dataclass(frozen=True, slots=True)
class Exemption:
    """Words before an amount by which it is pay in spite of a denial, and those with which it is not all the same.

    `alone`: only in a posting that states no other pay. `first`: in such a posting also with no word before it.
    """

    said: re.Pattern[str]
    but_not: re.Pattern[str]
    alone: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that say that an amount is something else than pay; the fields are those of `not_pay`."""

    reason: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    loose: bool
    anywhere: bool
    unless: Exemption | None = None


@dataclass(frozen=True, slots=True)
class PayWords:
    """Patterns and figures by which an amount is judged; `known` are words that name no place or level."""

    nouns: re.Pattern[str]
    near: re.Pattern[str]
    denials: tuple[Denial, ...]
    links: re.Pattern[str]
    turns: re.Pattern[str]
    of_words: frozenset[str]
    after_bare: re.Pattern[str]
    numbered: re.Pattern[str]
    known: re.Pattern[str]
    per_piece: re.Pattern[str]
    periods: re.Pattern[str]
    gross: re.Pattern[str]
    net: re.Pattern[str]
    total: re.Pattern[str]
    least: Mapping[str, float]
    too_much: Mapping[str, float]
    least_alone: Mapping[str, float]
    most_alone: Mapping[str, float]
    never_pay_above: float
    small_money: frozenset[str]


@cache
def pay_words() -> PayWords:
    """Return the words, compiled on first use."""
    data = load_data("money")
    links = [*data["links"], *data["up_to"], *data["from"], *data["fillers"], *data["range"]["between"]]
    periods = {name: words["lead"] for name, words in data["periods"].items()}
    known = ("pay_nouns", "pay_near", "links", "gross", "net", "total", "base", "pay_labels", "band_words")
    return PayWords(
        nouns=words_pattern(data["pay_nouns"]),
        near=words_pattern(data["pay_near"]),
        denials=tuple(map(_denial, data["not_pay"])),
        links=words_pattern(link for link in links if link[0].isalpha()),
        turns=words_pattern(data["turns"]),
        of_words=frozenset(data["of_words"]),
        numbered=re.compile(rf"{any_of(data['numbered'])}\s*$", re.IGNORECASE),
        after_bare=re.compile(rf"\s*(?:$|[^\w\s]|{any_of(data['after_bare'])})", re.IGNORECASE),
        known=words_pattern(
            word for words in (*(data[name] for name in known), *periods.values()) for word in words
        ),
        per_piece=re.compile(
            rf"\s*(?:/\s*|(?:per|a|an|each|pro|par|por|a la)\s+)(?:[\w-]+\s+)?{any_of(data['pieces_of_work'])}",
            re.IGNORECASE,
        ),
        periods=re.compile(
            "|".join(f"(?<!bi-)(?<!semi-)(?P<{name}>{any_of(words)})" for name, words in periods.items()),
            re.IGNORECASE,
        ),
        gross=words_pattern(data["gross"]),
        net=words_pattern(data["net"]),
        total=words_pattern(data["total"]),
        least=data["least"],
        too_much=data["too_much"],
        least_alone=data["least_alone"],
        most_alone=data["most_alone"],
        never_pay_above=data["magnitudes"]["never_pay_above"],
        small_money=frozenset(data["magnitudes"]["small_money"]),
    )


def _denial(group: dict[str, Any]) -> Denial:
    if others := group.get("others"):
        return Denial(group["reason"], _others_earn(others), re.compile(r"(?!)"), loose=False, anywhere=True)
    words: Sequence[str] = group["words"]
    return Denial(
        reason=group["reason"],
        before=words_pattern([*words, *group.get("before", [])]),
        after=words_pattern([*words, *group.get("after", [])]),
        loose=group.get("loose", False),
        anywhere=group.get("anywhere", False),
        unless=_exemption(group["unless"]) if "unless" in group else None,
    )


def _exemption(unless: Mapping[str, Any]) -> Exemption:
    return Exemption(
        said=words_pattern(unless["said"]),
        but_not=words_pattern(unless["but_not"]),
        alone=unless.get("alone", False),
        first=unless.get("first", False),
    )


def _others_earn(others: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A clause at the end of a text that says that somebody else earns what follows."""
    gap = rf"(?:\s+(?!{any_of(others['unless'])})[\w’'-]+){{0,4}}?\s+"
    subject = rf"(?:{any_of(others['who'])}|{any_of(others['who_if_told'])}\s+(?:who|that))"
    return re.compile(
        rf"(?:{subject}{gap}{any_of(others['verbs'])}|(?<!our\s){any_of(others['legal'])})(?:\s+[\w’'-]+){{0,4}}\s*$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4096)
def names_pay(label: str) -> bool:
    """Whether a fact's or field's name ("Salary range", "hourly_rate") says that its value is the pay."""
    name = re.sub(r"\([^)]*\)", "", label.lower())
    name = re.sub(r"[\s_.-]+", " ", name).strip(" :*")
    return not _pay_labels().isdisjoint({name, *(part.strip() for part in name.split("/"))})


@cache
def _pay_labels() -> frozenset[str]:
    return frozenset(load_data("money")["pay_labels"])


def said_period(lead: str, value: float) -> str | None:
    """Return the period that the words before an amount name ("hourly rate: $20"), if the amount can be for it."""
    said = [match.lastgroup for match in pay_words().periods.finditer(lead)]
    period = said[-1] if said else None
    return period if period and value >= pay_words().least.get(period, 0) else None


def said_gross(lead: str) -> bool | None:
    """Return whether the words before an amount say that it is before tax; None where they do not say."""
    if pay_words().gross.search(lead):
        return True
    return False if pay_words().net.search(lead) else None


def said_total(lead: str) -> bool:
    """Whether the words before an amount say that it is more than base pay."""
    return bool(pay_words().total.search(lead))

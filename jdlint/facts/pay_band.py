"""Which place or level a stated band belongs to."""

from __future__ import annotations

import re
from functools import cache

from jdlint.facts.pay_patterns import any_of
from jdlint.facts.pay_words import names_pay, pay_words
from jdlint.rules_dir import load_data

_SEPARATOR = re.compile(r"[;|·•\n,:()*]|\s[-–—]\s|\s[-–—]$")
_NAME = re.compile(r"(?:[A-Z0-9][\w.+/&'’-]*)(?:,?\s+(?:of|and|&|[A-Z0-9][\w.+/&'’-]*))*")
_PLACE_ASIDE = r"\(\s*(?P<aside>(?:the\s+)?[A-Z][\w .,&/’'-]{1,40}?)\s*\)"
_ASIDE = re.compile(_PLACE_ASIDE)
_AFTER = re.compile(
    rf"\s*(?:{_PLACE_ASIDE}"
    r"|(?:in|for)\s+(?:the\s+)?(?P<place>[A-Z](?:[\w’'-]|\.(?=\w))*(?:\s+(?:of\s+)?[A-Z](?:[\w’'-]|\.(?=\w))*){0,3}))"
)
_MOST_WORDS = 4


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:\(\s*|for\s+|on\s+)?(?P<kind>{any_of(load_data('money')['band_kinds'])})", re.IGNORECASE
    )


def applies_to(lead: str, amount: str, tail: str, label: str | None) -> str | None:
    """Return the place or level that the words around an amount tie it to, or None.

    Args:
        lead: the text before the amount, from the sentence's start or the end of the amount before it.
        amount: the text of the amount, which can hold the place: "€70,000 (EU) gross".
        tail: the text after it.
        label: the name of the fact whose value the amount is.
    """
    if kind := _kind().match(tail):
        return " ".join(kind["kind"].split())
    after = _AFTER.match(tail) or _ASIDE.search(amount)
    if after and (name := short_name(after["aside"] or after["place"])):
        return name
    if lead[:1].isspace() and (of_the_amount_before := _AFTER.match(lead)):
        lead = lead[of_the_amount_before.end() :]
    if label and lead.startswith(f"{label}: "):
        lead = lead[len(label) + 1 :]
        if not names_pay(label) and label.lower() not in _known_labels() and not lead.strip():
            return label
    said = next((segment for segment in reversed(_SEPARATOR.split(lead)) if _without_known(segment)), "")
    return short_name(said)


def short_name(text: str) -> str | None:
    """Return the place or level that `text` names, if it is a short name and little else."""
    name = _without_known(text)
    is_name = _NAME.fullmatch(name) and not name.isdigit() and len(name.split()) <= _MOST_WORDS
    return name if is_name else None


def _without_known(text: str) -> str:
    """Return `text` without the words that belong to the talk of pay."""
    return " ".join(pay_words().known.sub(" ", text).split()).strip(" .:–—-")


@cache
def _known_labels() -> frozenset[str]:
    return frozenset(str(label) for labels in load_data("labels").values() for label in labels)

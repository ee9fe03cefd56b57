"""An amount of money in its setting: the words around it that can say what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from jdlint.facts.money import Money
from jdlint.facts.pay_words import Denial, pay_words

NEAR_WORDS = 3  # words that may stand between an amount and a word that is only about what is near it
TAIL_WORDS = 5
_TAIL = 45  # characters after an amount that can say what it is
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SEPARATOR = re.compile(r"[,|•·]|\s[-–—]\s")
_TAIL_END = re.compile(r"[,;|()•·\n/]|\.(?:\s|$)|\s[-–—]\s|[:!?]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an amount is the job's pay, and why, in plain words. `sure`: words near it say so."""

    is_pay: bool
    reason: str
    sure: bool = True


@dataclass(frozen=True)
class Setting:
    """An amount and what stands around it.

    `lead` is the text before it, from the sentence's start or the end of the amount before it; `tail` the
    text after it, to the next amount or the sentence's end. `about_pay`: the block's label or section says
    that it is about pay. `previous` is the amount before it in the same sentence, and the verdict on it.
    `alone`: the posting states no other pay.
    """

    money: Money
    lead: str
    tail: str
    about_pay: bool = False
    previous: tuple[Money, Verdict] | None = None
    alone: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a number without a currency."""
        return self.money.currency is None

    @cached_property
    def _has_words(self) -> bool:
        """Whether there is a word around the amount at all; a long row of numbers would take long without this."""
        return _WORD.search(self.lead) is not None or _WORD.search(self.close_tail) is not None

    @cached_property
    def close_tail(self) -> str:
        """The words after the amount that can belong to it."""
        return _close_tail(self.tail)

    @cached_property
    def exempt(self) -> bool:
        """Whether words beside the amount deny elsewhere, and here are said of the pay: "paid $0.60 per mile"."""
        if not self._has_words:
            return False
        beside = f"{self.lead[-_TAIL:]} | {self.close_tail}"
        return any(d.after.search(beside) for d in pay_words().denials if d not in self._denials)

    @cached_property
    def _denials(self) -> list[Denial]:
        """The kinds of words that can deny here."""
        return [denial for denial in pay_words().denials if not self._is_exempt_from(denial)]

    def _is_exempt_from(self, denial: Denial) -> bool:
        unless = denial.unless
        if unless is None or (unless.alone and not self.alone):
            return False
        first = unless.first and self.alone and not _WORD.search(self.lead)
        said = first or self.about_pay or unless.said.search(self.lead)
        return bool(said) and not unless.but_not.search(f"{self.lead} | {self.tail[:_TAIL]}")

    @cached_property
    def denial_after(self) -> Denial | None:
        """The words right after the amount, or an average anywhere before it, that deny."""
        if not self._has_words:
            return None
        for denial in self._denials:
            if denial.after.search(self.close_tail) or (denial.anywhere and denial.before.search(self.lead)):
                return denial
        return None

    @cached_property
    def denial_before(self) -> tuple[Denial, re.Match[str]] | None:
        """The last words before the amount that deny."""
        if not self._has_words:
            return None
        found = [
            (denial, word)
            for denial in self._denials
            for word in denial.before.finditer(self.lead)
            if _linked(self.lead[word.end() :], loose=denial.loose)
        ]
        return max(found, key=lambda pair: nearness(pair[1]), default=None)

    @cached_property
    def pay_word(self) -> re.Match[str] | None:
        """The last word before the amount that speaks of pay."""
        if not self._has_words:
            return None
        nouns = list(pay_words().nouns.finditer(self.lead))
        near = [
            word
            for word in pay_words().near.finditer(self.lead)
            if len(other_words(self.lead[word.end() :])) <= NEAR_WORDS
        ]
        return max([*nouns[-1:], *near[-1:]], key=nearness, default=None)


def _close_tail(tail: str) -> str:
    close = tail[:_TAIL]
    for stop in (_TAIL_END.search(close), pay_words().turns.search(close)):
        if stop:
            end = stop.start()
            # In "$20 Bonus: $5" the word before the colon begins the next fact.
            close = close[: close.rfind(" ", 0, end) + 1] if stop[0] == ":" else close[:end]
    words = list(_WORD.finditer(close))
    return close[: words[TAIL_WORDS - 1].end()] if len(words) > TAIL_WORDS else close


def _linked(between: str, *, loose: bool) -> bool:
    """Whether a word belongs to the amount after it, by what stands between them."""
    separated = _SEPARATOR.search(between)
    if separated and (separated[0] == "," or not loose):
        return False
    others = other_words(between)
    # Of "Grants managed: $400K" all is one label; of "Per diem RN: $48/hr" the name begins anew.
    in_label = between.rstrip().endswith(":") and between.count(":") == 1 and between.islower()
    return not others if separated or (":" in between and not in_label) else len(others) < NEAR_WORDS


def other_words(text: str) -> list[str]:
    """Return the words of `text` besides those that only link ("of", "up to", "is")."""
    found: list[str] = _WORD.findall(pay_words().links.sub(" ", text))
    return found


def nearness(word: re.Match[str]) -> tuple[int, int]:
    """Order words by how near they stand to the amount after them; of two that end together the longer is nearer."""
    return word.end(), -word.start()

"""What the laws that apply to a posting ask of it in one matter, and whether the posting meets it another way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from jdlint.finding import Severity
from jdlint.laws.applying import Applying, applying
from jdlint.laws.catalogue import Way, catalogue
from jdlint.laws.data import Duty, Law
from jdlint.laws.standing import standing
from jdlint.laws.yearly import in_money_of, yearly
from jdlint.phrases import evened
from jdlint.posting import Block, MarkKind

if TYPE_CHECKING:
    from jdlint.reading import Reading, Sentence


@dataclass(frozen=True, slots=True)
class Asking:
    """A law that asks for something: how bad it is at most to miss it, and whether the law applies for certain."""

    law: Law
    duty: Duty
    severity: Severity
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Met:
    """A law that would ask for something, had the posting not met it another way; it may not apply for certain."""

    law: Law
    way: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """All laws that ask a posting for one thing, the firmest first, and those that are met another way.

    `insisted` says that the configuration asks for it whatever the laws say.
    """

    name: str
    asking: tuple[Asking, ...] = ()
    met: tuple[Met, ...] = ()
    insisted: bool = False

    @property
    def is_met(self) -> bool:
        """Whether laws ask for it, one of them for certain, and the posting meets them all another way."""
        return self.is_met_here and not self.asking and not self.insisted

    @property
    def is_met_here(self) -> bool:
        """Whether a law that applies for certain is met another way."""
        return any(one.certain for one in self.met)

    @property
    def is_asked_here(self) -> bool:
        """Whether a law that applies for certain asks for it, and not only one that may apply."""
        return any(one.certain for one in self.asking)

    @property
    def severity(self) -> Severity | None:
        """How bad it is at most to miss it; None where nobody asks."""
        if self.insisted:
            return Severity.ERROR
        return self.asking[0].severity if self.asking else None

    def hinted_at(self) -> Demand:
        """Return the same for words that may be harmless: a warning at most."""
        asking = (
            replace(one, severity=Severity.WARNING) if one.severity is Severity.ERROR else one
            for one in self.asking
        )
        return replace(self, asking=tuple(asking))


class Laws:
    """The laws that apply to a posting, and what they ask of it. Files are read only when this is asked."""

    def __init__(self, reading: Reading) -> None:
        """Remember the posting."""
        self._reading = reading
        self._settings = reading.law_settings
        self._as_of = reading.as_of
        self._demands: dict[str, Demand] = {}

    @cached_property
    def all(self) -> tuple[Applying, ...]:
        """The laws of the places of work, also those that are left out for a reason.

        Raises:
            YamlError: a file of a jurisdiction says something it may not.
        """
        found = applying(self._reading.places, self._settings)
        return tuple(replace(one, left_out=one.left_out or self._unbound(one.law)) for one in found)

    @property
    def applying(self) -> tuple[Applying, ...]:
        """The laws that apply, for certain or possibly, whether or not they ask for anything."""
        return tuple(one for one in self.all if not one.left_out)

    @property
    def met(self) -> tuple[str, ...]:
        """The ids of laws that a rule asked about and that the posting meets another way."""
        return tuple({one.law.id: None for demand in self._demands.values() for one in demand.met})

    def standing(self, one: Applying, name: str) -> Severity | None:
        """Return how bad it is at most to miss a duty of a law that applies, None where it asks nothing of this job."""
        duty = one.law.duties.get(name)
        if duty is None or self._is_exempt(duty):
            return None
        settled = duty.where is not None and bool(getattr(self._settings, duty.where))
        return standing(one, name, self._as_of, settled=settled)

    def demand(self, name: str, spared: Iterable[str] = ()) -> Demand:
        """Return who asks for a duty.

        Args:
            name: a duty of `rules/data/laws.yaml`.
            spared: ids of laws that take the posting as it is, although they ask for this duty.
        """
        if name not in self._demands:
            self._demands[name] = self._asked(name)
        demand = self._demands[name]
        left = tuple(asking for asking in demand.asking if asking.law.id not in set(spared))
        return Demand(demand.name, left, demand.met, demand.insisted)

    def _asked(self, name: str) -> Demand:
        asking, met = [], []
        for one in self.applying:
            severity = self.standing(one, name)
            if severity is None:
                continue
            duty = one.law.duties[name]
            way = next((way for way in duty.accepts if self._found(catalogue().duties[name].ways[way])), None)
            if way is None:
                asking.append(Asking(one.law, duty, severity, one.certain, one.reason))
            else:
                met.append(Met(one.law, way, one.certain))
        asking.sort(key=lambda a: (a.severity.rank, not a.certain, a.law.name))
        insisted = name == "pay" and self._settings.require_pay == "always"
        return Demand(name, tuple(asking), tuple(met), insisted)

    def _unbound(self, law: Law) -> str:
        """Return why a law does not bind the employer that the posting shows, or nothing."""
        if self._reading.pay.unpaid:
            return "the posting says that the work is unpaid"
        sign = catalogue().unbound.get(law.id.partition("-")[0]) if "-" in law.id else None
        if sign and any(sign.pattern.search(_with_label(block)) for block in self._reading.posting.blocks):
            return sign.in_words
        return ""

    def _is_exempt(self, duty: Duty) -> bool:
        """Whether the configuration rules a duty out, or the job pays so much that it falls away."""
        size, limit = self._settings.employer_size, duty.exempt_above
        if duty.where is not None and getattr(self._settings, duty.where) is False:
            return True
        if size is not None and duty.employers is not None and size < duty.employers:
            return True
        if limit is None:
            return False
        tops = [
            yearly(stated.max or stated.min or 0, stated.period)
            for stated in self._reading.pay.stated
            if in_money_of(stated, limit.currency)
        ]
        return bool(tops) and min(tops) > yearly(limit.amount, limit.period)

    def _found(self, way: Way) -> bool:
        return any(self.shows(way, sentence) for sentence in self._reading.sentences)

    def shows(self, way: Way, sentence: Sentence) -> bool:
        """Whether a sentence meets a duty another way."""
        block = self._reading.posting.blocks[sentence.block]
        text = _with_label(block, sentence.text) if sentence.start == 0 else evened(sentence.text)
        if not way.pattern.search(text):
            return False
        linked = any(
            mark.kind is MarkKind.LINK and mark.start < sentence.end and sentence.start < mark.end
            for mark in block.marks
        )
        return not way.link or linked or "://" in text or "www." in text


def _with_label(block: Block, text: str | None = None) -> str:
    """Return the text of a block, or of its first sentence, behind its label where it has one."""
    text = evened(block.text if text is None else text)
    return f"{block.label}: {text}" if block.label else text

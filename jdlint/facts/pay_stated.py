"""What is known of the pay that a posting states: plain records."""

from __future__ import annotations

from dataclasses import dataclass

from jdlint.facts.money import OpenEnd


@dataclass(frozen=True, slots=True)
class StatedPay:
    """Pay stated in characters `start` to `end` of the text of block `block`.

    `min` is None in "up to 40,000", `max` in "from 40,000". `currency` is an ISO 4217 code; `period` one of
    hour, day, week, month, year; `gross` whether before tax; each None where the posting does not say it.
    `base` is False for on-target earnings and packages. `applies_to` is the place or level of a band.
    """

    block: int
    start: int
    end: int
    min: float | None
    max: float | None
    currency: str | None
    period: str | None
    gross: bool | None
    base: bool
    applies_to: str | None
    open_end: OpenEnd | None
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Characters of a block's text that look like money and are not the job's pay, and why."""

    block: int
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class VaguePay:
    """Characters of a block's text that speak of the pay and say nothing: "competitive salary", "DOE"."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PayGrade:
    """Characters of a block's text that name a pay grade: "GS-12", "Band 6"."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PayReading:
    """All that a posting says of its pay, in the order of the text; `unpaid`: it says that there is none."""

    stated: tuple[StatedPay, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    vague: tuple[VaguePay, ...] = ()
    grades: tuple[PayGrade, ...] = ()
    unpaid: bool = False

"""The years of experience that a sentence asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jdlint.phrases import evened
from jdlint.rules_dir import load_data


@dataclass(frozen=True, slots=True)
class Years:
    """Characters `start` to `end` of a text ask for `least` years of what stands behind them, or for up to `most`."""

    start: int
    end: int
    least: int
    most: int | None


def years_asked(text: str) -> Iterator[Years]:
    """Yield the years of experience that a sentence asks for."""
    lower = evened(text).lower()
    if "y" not in lower or any(pattern.search(lower) for pattern in _never()):
        return
    for match in _asked().finditer(lower):
        if "experience" not in lower and not match["what"].startswith(
            ("of ", "in ", "as ", "working ", "using ")
        ):
            continue
        end = match.start("what")
        while lower[end - 1].isspace():
            end -= 1
        high = _number(match["high"]) if match["high"] else None
        yield Years(match.start(), end, _number(match["low"]), high)


def _number(text: str) -> int:
    numbers: dict[str, int] = load_data("years")["numbers"]
    return numbers[text] if text in numbers else int(text)


@cache
def _asked() -> re.Pattern[str]:
    data = load_data("years")
    number = rf"(?:\d{{1,2}}|{'|'.join(data['numbers'])})(?![\w.,]*\d)"
    return re.compile(data["asked"].replace("NUMBER", number))


@cache
def _never() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load_data("years")["never"])

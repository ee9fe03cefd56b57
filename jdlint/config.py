"""What the user asked for, as settings that the rest can rely on."""

from __future__ import annotations

from dataclasses import dataclass

from jdlint.language import SHIPPED


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run. `as_of` (ISO date) is the day whose laws and rules apply; empty means today."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: str = ""
    pipeline: str = SHIPPED

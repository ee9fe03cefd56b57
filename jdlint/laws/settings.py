"""What a user says about laws: where the job is, how large the employer is, which laws to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RequirePay = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class LawSettings:
    """Settings that decide which laws apply; what is not said is read from the posting.

    `jurisdictions` are the ids of all places of work, and `remote` those where people may work remotely; each wins
    over what the posting says. `employer_size` is a number of people, and `ai_screening` whether artificial
    intelligence screens, assesses or selects applicants; each is None where it is not known. `off` are laws to
    leave out, each with the reason. `require_pay` says whether missing pay is always or never a fault. With
    `explain`, reports tell which laws apply and why.
    """

    jurisdictions: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    employer_size: int | None = None
    ai_screening: bool | None = None
    off: Mapping[str, str] = field(default_factory=dict)
    require_pay: RequirePay = "auto"
    explain: bool = False

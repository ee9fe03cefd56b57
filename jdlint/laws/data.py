"""Laws on postings as `rules/data/jurisdictions/` states them: one file per jurisdiction, read when it is asked for."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, model_validator

from jdlint.laws.catalogue import duty_named, unknown_duty
from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import YamlFile, read_yaml, validated

Kind = Literal["country", "state", "province", "county", "city", "union"]
Status = Literal[
    "in_force",
    "enforcement_delayed",
    "enacted_future",
    "superseded",
    "other_stage",
    "pending_transposition",
    "proposed",
    "none",
]
Stage = Literal[
    "posting",
    "posting_or_before_interview",
    "posting_or_before_contract",
    "after_interview",
    "on_request",
    "none",
]
RemoteRule = Literal[
    "could_be_here",
    "seeks_workers_here",
    "performed_here_in_part",
    "reports_here",
    "conditional",
    "unclear",
    "none",
]
Certainty = Literal["stated", "by_definition", "likely", "conditional"]
Text = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    """A part of a file: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Amount(_Entry):
    """An amount of money for a period."""

    amount: PositiveFloat
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    period: Literal["hour", "day", "week", "month", "year"] = "year"


class Duty(_Entry):
    """What a law asks in one matter. What is not said is as the law as a whole has it.

    `certainty`: the text says so; it follows from a definition; commentators expect it; it depends on more than a
    posting shows. `accepts` names other ways to meet the duty (`rules/data/laws.yaml` describes them). `ends` are
    the ends of a range that may not be left open. `most` or `most_percent` bound the distance from the lowest to
    the highest pay. `where` is what a duty depends on that a configuration can tell. Nothing is asked of jobs that
    pay more than `exempt_above`.
    """

    note: Text | None = None
    law: Text | None = None
    status: Status | None = None
    stage: Stage | None = None
    certainty: Certainty = "stated"
    where: Literal["ai_screening"] | None = None
    effective: date | None = None
    until: date | None = None
    employers: PositiveInt | None = None
    forms: tuple[str, ...] = ()
    single: Literal["accepted", "if_no_range", "unclear"] | None = None
    accepts: tuple[str, ...] = ()
    ends: tuple[Literal["top", "bottom"], ...] = ("top", "bottom")
    most: Amount | None = None
    most_percent: PositiveFloat | None = None
    exempt_above: Amount | None = None
    sources: tuple[Text, ...] = ()


class Amendment(_Entry):
    """A change of the law, from a day on."""

    date: date
    what: Text


class Employers(_Entry):
    """Whom the law binds: employers of so many people or more (None: not known), and how they are counted."""

    at_least: PositiveInt | None
    counted: Text | None = None
    note: Text | None = None


class Remote(_Entry):
    """How the law sees remote work. `excluding_helps`: turning away the people there takes a job out of it."""

    rule: RemoteRule
    excluding_helps: bool = True
    note: Text | None = None


class Cure(_Entry):
    """How long an employer has to mend a posting after a notice, and until when that holds."""

    days: PositiveInt | None = None
    basis: Literal["calendar", "business"] = "calendar"
    until: date | None = None
    note: Text | None = None


class Law(_Entry):
    """What one jurisdiction asks of postings. `id` is the name of its file.

    `status` and `stage` are those of its law on pay, and of every duty that has none of its own. `verified`
    tells whether the core was read in a source; `unverified` are the fields of which that is not so, and
    `doubts` what else is not settled. `checked` is the day on which somebody last looked.
    """

    id: str
    name: Text
    in_text: Text | None = None
    kind: Kind
    parent: str | None = None
    status: Status
    stage: Stage = "none"
    law: Text
    effective: date | None = None
    enforced_from: date | None = None
    until: date | None = None
    amended: tuple[Amendment, ...] = ()
    employers: Employers | None = None
    remote: Remote = Remote(rule="unclear")
    duties: dict[str, Duty] = Field(default_factory=dict)
    width: Text | None = None
    penalties: Text | None = None
    cure: Cure | None = None
    note: Text | None = None
    sources: tuple[Text, ...]
    verified: bool
    unverified: tuple[str, ...] = ()
    doubts: tuple[Text, ...] = ()
    checked: date

    @model_validator(mode="after")
    def _dates_in_order(self) -> Law:
        if self.enforced_from and self.effective and self.enforced_from < self.effective:
            raise ValueError("`enforced_from` is before `effective`")
        return self

    @property
    def said(self) -> str:
        """The name as it stands in a sentence."""
        return self.in_text or self.name

    def is_unverified(self, *fields: str) -> bool:
        """Whether one of these fields was not found in a source."""
        return not self.verified or not set(fields).isdisjoint(self.unverified)


def law_ids() -> tuple[str, ...]:
    """Return the ids of all jurisdictions that have a file, in order."""
    return tuple(sorted(path.stem for path in (rules_dir() / "data" / "jurisdictions").glob("*.yaml")))


@cache
def law_of(jurisdiction: str) -> Law | None:
    """Return what is known of a jurisdiction's law, None where it has no file.

    Raises:
        YamlError: the file says something it may not.
    """
    path = rules_dir() / "data" / "jurisdictions" / f"{jurisdiction}.yaml"
    if not path.is_file():
        return None
    return law_in(read_yaml(path), jurisdiction)


def law_in(file: YamlFile, jurisdiction: str) -> Law:
    """Return what a parsed file says of a jurisdiction.

    Raises:
        YamlError: it says something it may not.
    """
    if "id" in file.data:
        raise file.error(("id",), "a jurisdiction has no key `id`", "The name of its file is its id.")
    law = validated(file, Law, {"id": jurisdiction, **file.data})
    for name, duty in law.duties.items():
        catalogued = duty_named(name)
        if catalogued is None:
            message, hint = unknown_duty(name)
            raise file.error(("duties", name), message, hint)
        for number, way in enumerate(duty.accepts):
            if way not in catalogued.ways:
                message = f"`{name}` can't be met by `{way}`"
                raise file.error(
                    ("duties", name, "accepts", number), message, "rules/data/laws.yaml names the ways."
                )
    for number, field in enumerate(law.unverified):
        if not _is_there(file.data, field.split(".")):
            message = f"there is no `{field}` here to be unverified"
            raise file.error(
                ("unverified", number), message, "Write what no field stands for under `doubts`."
            )
    return law


def _is_there(data: Any, path: list[str]) -> bool:  # noqa: ANN401 - YAML of any shape
    for key in path:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True

"""What a configuration file may say: the keys, what each may hold, and what it means."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from jdlint.checks.base import Options
from jdlint.finding import Severity
from jdlint.laws.ids import known_law, known_place
from jdlint.laws.settings import RequirePay
from jdlint.posting import SectionKind
from jdlint.profiles import profiles, section_words
from jdlint.yaml_file import did_you_mean


def _known_profile(name: str) -> str:
    if name not in profiles():
        raise ValueError(f"no profile is called `{name}`. {did_you_mean(name, profiles())}")
    return name


def _can_be_missing(kind: SectionKind) -> SectionKind:
    if kind not in section_words():
        raise ValueError(f"`{kind}` can't be asked for; one of: {', '.join(section_words())}")
    return kind


PlaceId = Annotated[str, AfterValidator(known_place)]
LawId = Annotated[str, AfterValidator(known_law)]


class _Pay(Options):
    """What is asked of the pay whatever the laws say."""

    require: RequirePay = Field(
        default="auto",
        description="auto: missing pay is an error where a law asks for it. always: everywhere. never: nowhere.",
    )


class _Laws(Options):
    """What decides which laws apply, where the posting doesn't tell or tells it wrong."""

    jurisdictions: tuple[PlaceId, ...] = Field(
        default=(), description="Where the jobs are (us-co, ca-on, de), whatever the postings say."
    )
    remote: tuple[PlaceId, ...] = Field(
        default=(), description="Where people may be who work remotely, whatever the postings say."
    )
    employer_size: Annotated[int, Field(ge=1, strict=True)] | None = Field(
        default=None, description="How many people you employ; laws for larger employers are left out."
    )
    ai_screening: Annotated[bool, Field(strict=True)] | None = Field(
        default=None,
        description="Whether AI screens, assesses or selects applicants; if not, no word on AI is asked for.",
    )
    off: dict[LawId, Annotated[str, Field(min_length=1)]] = Field(
        default_factory=dict, description="Laws to leave out, each with your reason."
    )


class _LawsOfFile(_Laws):
    """What decides which laws apply, and on which day."""

    as_of: date | None = Field(default=None, description="The day whose laws apply. Default: today.")


class _Exempt(Options):
    """Postings that a gate lets pass, and why."""

    path: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, description="A pattern of file or folder names, or with `/` of a run of them."
    )
    jurisdiction: PlaceId | None = Field(
        default=None, description="Where the job is, and nowhere else (de, us-tx)."
    )
    kind: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, description="The kind of work, as the posting states it (volunteer, internship)."
    )
    reason: Annotated[str, Field(pattern=r"\S")] = Field(description="Why. It shows in every report.")

    @model_validator(mode="after")
    def _says_one_thing(self) -> _Exempt:
        if sum(value is not None for value in (self.path, self.jurisdiction, self.kind)) != 1:
            raise ValueError("an exemption names one of `path`, `jurisdiction` and `kind`, and its `reason`")
        return self


class GateKeys(Options):
    """What a gate judges, and what it lets pass."""

    name: str | None = Field(
        default=None, description="The gate that every run judges by too, as with `--gate`: pay."
    )
    unjudged: Literal["report", "pass", "fail"] = Field(
        default="report",
        description="What files that are no postings mean. report: they are listed, and a run of nothing else has no "
        "verdict (status 2). pass: they pass. fail: they fail.",
    )
    exempt: tuple[_Exempt, ...] = Field(
        default=(), description="What passes unjudged, each with your reason."
    )


class AppliedKeys(Options):
    """The keys that hold for all files, or for those of an override."""

    select: tuple[str, ...] = Field(
        default=(), min_length=1, description="Only these rules or categories are on."
    )
    ignore: tuple[str, ...] = Field(
        default=(), description="Rules, categories or single terms (rule/term) that are off."
    )
    severity: dict[str, Severity] = Field(
        default_factory=dict, description="How bad a rule, or a single term of it (rule/term), is."
    )
    options: dict[str, dict[str, object]] = Field(
        default_factory=dict, description="Options of rules, by the rule's id."
    )
    names: tuple[str, ...] = Field(
        default=(),
        description="Names of companies, products and people, in their capitals: rules on words leave them alone.",
    )
    sections: tuple[Annotated[SectionKind, AfterValidator(_can_be_missing)], ...] = Field(
        default=(),
        min_length=1,
        description="The sections that a posting must have, in their order.",
    )
    profile: Annotated[str, AfterValidator(_known_profile)] | None = Field(
        default=None, description="A named list of sections that a posting must have, in that order."
    )
    pay: _Pay = Field(default=_Pay(), description="What is asked of the pay.")
    laws: _Laws = Field(default=_Laws(), description="What decides which laws apply.")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        default="error", description="A run fails when there is a finding this bad or worse."
    )
    min_score: Annotated[int, Field(ge=0, le=100, strict=True)] | None = Field(
        default=None, description="A run fails when a posting scores below this."
    )


class _Override(AppliedKeys):
    """Keys that hold only for files that match a pattern."""

    files: tuple[str, ...] = Field(
        min_length=1, description="Patterns of file or folder names, or with `/` of a run of them."
    )


class ConfigFile(AppliedKeys):
    """The keys of a configuration file."""

    laws: _LawsOfFile = Field(default=_LawsOfFile(), description="What decides which laws apply.")
    overrides: tuple[_Override, ...] = Field(
        default=(), description="Other settings for some files; of several that match, the later win."
    )
    rules: tuple[str, ...] = Field(
        default=(), description="Folders of your own rules, relative to this file."
    )
    exclude: tuple[str, ...] = Field(default=(), description="Patterns of files and folders to leave out.")
    gate: GateKeys = Field(default=GateKeys(), description="The gate that keeps postings back.")
    pipeline: str = Field(default="shipped", description="The spaCy pipeline to use, by its package name.")

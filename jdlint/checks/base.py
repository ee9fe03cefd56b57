"""What all kinds of check share: options that a rule file sets, and hits in a reading."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from jdlint.contexts import any_name, context_names, is_muted
from jdlint.finding import Severity
from jdlint.laws.catalogue import duty_named, unknown_duty
from jdlint.phrases import evened
from jdlint.posting import Block, BlockKind, SectionKind
from jdlint.reading import Reading, Sentence
from jdlint.rule import Need

PROVEN = {"proven": True}
"""The validation context of rules whose patterns the tests have tried."""


def is_proven(info: ValidationInfo) -> bool:
    """Whether a rule is one of ours, tried by the tests: to compile all patterns only to try them takes long."""
    return bool(info.context and info.context.get("proven"))


def _compiled(pattern: str, info: ValidationInfo) -> str:
    if is_proven(info):
        return pattern
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


def _known_context(name: str) -> str:
    if name not in context_names():
        raise ValueError(f"no context is called `{name}`; there are: {', '.join(sorted(context_names()))}")
    return name


def _known_duty(name: str) -> str:
    if duty_named(name) is None:
        raise ValueError(". ".join(unknown_duty(name)))
    return name


Regex = Annotated[str, AfterValidator(_compiled)]
DutyName = Annotated[str, AfterValidator(_known_duty)]
ContextName = Annotated[str, AfterValidator(_known_context)]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A text to write in place of what was found, as a dictionary has it: not yet fitted to its place."""

    text: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a check found: characters `start` to `end` of a block, or, without a block, an absence.

    `values` fill the fields of the rule's message. Severity, why and replacements, where set, stand in
    for the rule's own. `related` are further places of the same problem. A hit that is not `charged`
    is shown and costs nothing. `rewording` is what `--fix` may write. `is_wording` says that the words themselves
    are the problem, so that of several rules that flag the same words one is enough. `duty`, where set, is what the
    hit misses in place of the rule's own duty; one `only_where_asked` is dropped where no law asks for that; `spared`
    are the ids of jurisdictions that take the posting as it is.
    """

    block: int | None = None
    start: int = 0
    end: int = 0
    key: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None
    why: str | None = None
    replacements: tuple[str, ...] = ()
    related: tuple[tuple[int, int, int], ...] = ()
    charged: bool = True
    rewording: Rewording | None = None
    is_wording: bool = False
    duty: str | None = None
    only_where_asked: bool = False
    spared: frozenset[str] = frozenset()


class Options(BaseModel):
    """Options in a rule file: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Check(Options):
    """A kind of check and the options one rule gives it.

    `fields` are the message fields it offers. `falls_back` says that it can do with less language work than its
    rule asks for. A check of `whole_posting` judges what a posting has or
    lacks, so it is not asked about files that are no postings. `least_need` is the language work without
    which it can't run.
    """

    fields: ClassVar[frozenset[str]] = frozenset()
    whole_posting: ClassVar[bool] = False
    falls_back: ClassVar[bool] = False

    kind: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the parts of the rule that a configuration can mute alone."""
        return ()

    @property
    def least_need(self) -> Need:
        """The language work without which this check cannot run."""
        return Need.TEXT

    def sentences(self, reading: Reading) -> Iterator[Sentence]:  # noqa: ARG002 - most checks read no docs
        """Yield the sentences that this check wants analysed."""
        return iter(())

    @abstractmethod
    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield what the check finds in a reading."""


class Where(Options):
    """The parts of a posting that a check looks at: all of them unless named.

    `title` is the job title alone; postings in one of `not_formats` ("text") are left alone.
    """

    title: bool = False
    not_formats: frozenset[str] = frozenset()
    sections: frozenset[SectionKind] = frozenset()
    not_sections: frozenset[SectionKind] = frozenset()
    blocks: frozenset[BlockKind] = frozenset()
    front_matter: bool = True

    def includes(self, reading: Reading, index: int, block: Block) -> bool:
        """Whether the check looks at this block."""
        if (self.title and index != reading.title_block) or reading.posting.format in self.not_formats:
            return False
        if self.blocks and block.kind not in self.blocks:
            return False
        if block.front_matter and not self.front_matter:
            return False
        kind = reading.kind_of(index)
        return (not self.sections or kind in self.sections) and kind not in self.not_sections


class TextCheck(Check):
    """A check that reads text, sentence by sentence, in the parts of a posting that it names.

    `muted_by` and `softened_by` name contexts of `rules/data/contexts.yaml`: in the first a match is right
    as it is, in the second it is told as information and costs nothing. `names` are names that are right as they
    are, in the very same capitals.
    """

    where: Where = Where()
    muted_by: tuple[ContextName, ...] = ("address",)
    softened_by: tuple[ContextName, ...] = ()
    names: tuple[str, ...] = ()

    def sentences_in_scope(self, reading: Reading) -> Iterator[Sentence]:
        """Yield the sentences that the check looks at."""
        blocks = reading.posting.blocks
        inside = [self.where.includes(reading, index, block) for index, block in enumerate(blocks)]
        return (sentence for sentence in reading.sentences if inside[sentence.block])

    def hit(self, sentence: Sentence, start: int, end: int) -> Hit | None:
        """Return a hit on characters of a sentence as its context allows it, or None where it is muted."""
        if is_muted(self.muted_by, sentence.text, start, end, sentence.marks):
            return None
        if self.names and any_name(self.names)(evened(sentence.text), start, end):
            return None
        soft = is_muted(self.softened_by, sentence.text, start, end, sentence.marks)
        return Hit(
            block=sentence.block,
            start=sentence.start + start,
            end=sentence.start + end,
            severity=Severity.INFO if soft else None,
            charged=not soft,
        )

"""What was meant to be replaced before the posting went out: slots, unfilled values, notes to the author."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import Field, model_validator

from jdlint.checks.base import Check, Hit, Options, Regex, Where
from jdlint.finding import Severity
from jdlint.labels import fact_of
from jdlint.posting import Block, BlockKind, MarkKind, Posting
from jdlint.reading import Reading

_Range = tuple[int, int]

# What stands in a slot's brackets: words of which the first one named is `WORDS`, then others if need be.
_SLOT_TEXT = (
    r"\s*(?:(?:[^\W_]|['’&-])+[ _]){0,3}(?:WORDS)s?(?:[ _]\d{1,2})?(?:\s*[,/|+]\s*[^\[\]<>{}]{1,60})?\s*"
)
# Neither a link, nor the type parameter of `List<String>`, nor an element of XML.
_SLOT = (
    rf"\[(?<!\w\[){_SLOT_TEXT}\](?!\(|\s\(https?:|\[\d*\]|:\s*https?:)"
    rf"|<(?<!\w<){_SLOT_TEXT}>(?![^<\n]*</)"
    rf"|\{{(?<![\w$]\{{)\{{?{_SLOT_TEXT}\}}{{1,2}}"
)


class Slots(Options):
    """Brackets of any kind around a word for what belongs there: `[company name]`, `<city, country>`.

    `words` may end the first thing named in the brackets. What overlaps one of `exceptions` is no slot.
    """

    key: str
    words: tuple[str, ...] = Field(min_length=1)
    exceptions: tuple[Regex, ...] = ()


class Leftover(Options):
    """A pattern of text that was never meant for readers; case counts in no pattern unless it says so.

    Right as they are: matches that overlap one of `exceptions`, and all in blocks `not_in` which it looks.
    """

    key: str
    regex: Regex
    exceptions: tuple[Regex, ...] = ()
    not_in: frozenset[BlockKind] = frozenset()


class _Pattern(NamedTuple):
    key: str
    regex: re.Pattern[str]
    exceptions: tuple[re.Pattern[str], ...]
    not_in: frozenset[BlockKind] = frozenset()

    def matches(self, text: str) -> Iterator[_Range]:
        """Yield where the pattern stands in a text, exceptions left out."""
        found = [match.span() for match in self.regex.finditer(text) if match.group()]
        if not found:
            return iter(())
        return _outside(found, [match.span() for e in self.exceptions for match in e.finditer(text)])


class PlaceholderCheck(Check):
    """Finds slots, leftovers and links without an address, in text that is not marked as code.

    A whole block is searched at once, because a note to the author may run over several sentences.
    """

    kind: Literal["placeholder"]
    slots: Slots
    leftovers: tuple[Leftover, ...] = ()
    empty_link: str | None = None
    where: Where = Where()

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the kinds of placeholder."""
        link = (self.empty_link,) if self.empty_link else ()
        return (self.slots.key, *(leftover.key for leftover in self.leftovers), *link)

    @model_validator(mode="after")
    def _no_key_twice(self) -> PlaceholderCheck:
        twice = [key for key in self.keys if self.keys.count(key) > 1]
        if twice:
            raise ValueError(f"key stands here twice: {twice[0]!r}")
        return self

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        words = "|".join(word.replace(" ", "[ _]") for word in self.slots.words)
        slots = _Pattern(
            self.slots.key,
            re.compile(_SLOT.replace("WORDS", words), re.IGNORECASE),
            _compiled(self.slots.exceptions),
        )
        leftovers = [
            _Pattern(n.key, re.compile(n.regex, re.IGNORECASE), _compiled(n.exceptions), n.not_in)
            for n in self.leftovers
        ]
        return (slots, *leftovers)

    def find(self, reading: Reading) -> Iterator[Hit]:
        """Yield one hit per placeholder; of overlapping ones the first, then the longest."""
        posting = reading.posting
        for index, block in enumerate(posting.blocks):
            if not self.where.includes(reading, index, block):
                continue
            # A field that is no fact of the job may never be shown to a reader.
            hidden = block.front_matter and fact_of(block.label or "") is None
            severity = Severity.INFO if hidden else None
            for start, end, key in _without_overlap(self._matches(posting, block)):
                yield Hit(index, start, end, key, severity=severity, charged=not hidden)

    def _matches(self, posting: Posting, block: Block) -> Iterator[tuple[int, int, str]]:
        code = [(mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CODE]
        for pattern in self._patterns:
            if block.kind in pattern.not_in:
                continue
            yield from (
                (start, end, pattern.key) for start, end in _outside(pattern.matches(block.text), code)
            )
        if self.empty_link:
            yield from ((start, end, self.empty_link) for start, end in _empty_links(posting, block))


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _outside(ranges: Iterable[_Range], barred: Iterable[_Range]) -> Iterator[_Range]:
    """Yield the ranges, which come in order, that share no character with a barred one."""
    ahead = deque(sorted(barred))
    for start, end in ranges:
        while ahead and ahead[0][1] <= start:
            ahead.popleft()
        if not ahead or end <= ahead[0][0]:
            yield start, end


def _empty_links(posting: Posting, block: Block) -> Iterator[_Range]:
    for mark in block.marks:
        # An anchor (`<a name="apply">`) has no address either; only Markdown writes an empty one like this.
        if mark.kind is MarkKind.LINK and not mark.target and mark.start < mark.end:
            after = block.content.source_span(mark.start, mark.end).end
            if posting.source.startswith("]()", after):
                yield mark.start, mark.end


def _without_overlap(matches: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    free_from = 0
    for start, end, key in sorted(matches, key=lambda m: (m[0], -m[1])):
        if start >= free_from:
            yield start, end, key
            free_from = end

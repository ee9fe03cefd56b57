"""Where the work is: each place that a posting states, what it can mean in law, and how remote the work is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from jdlint.facts.labels import labelled
from jdlint.facts.pay import PayReading
from jdlint.facts.place_cues import Mention
from jdlint.facts.place_fields import field_of_code, may_be_place
from jdlint.facts.place_names import chain, lies_in
from jdlint.facts.place_parts import in_field, in_line
from jdlint.facts.place_sentences import in_text
from jdlint.facts.title import title_block
from jdlint.facts.work_mode import WorkMode, named_modes, read_work_mode
from jdlint.headings import heading_kind
from jdlint.posting import BlockKind, Posting, SectionKind
from jdlint.rules_dir import load_data
from jdlint.sentences import split_sentences

Role = Literal["job", "remote", "company", "excluded"]

_TOP_LINES = 8
_LONGEST_LINE = 14  # words
_LONGEST_ROW = 40  # words of a line whose parts are set apart: "Acme · Denver, CO · Hybrid (two days a week)"
_SET_APART = re.compile(r"\s[·•|]\s")
_LONGEST_FIELD = 24


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place in characters `start` to `end` of the text of block `block`.

    `jurisdictions` are those that it lies in for certain, the smallest first: ("us-nyc", "us-ny", "us"). Where
    the name leaves open which place is meant, they are what all of them share, and `candidates` are the places.
    `role`: the job is there; a person who works remotely may be there; the company is; nobody is hired there.
    """

    block: int
    start: int
    end: int
    text: str
    jurisdictions: tuple[str, ...]
    candidates: tuple[str, ...]
    role: Role
    reason: str

    @property
    def ambiguous(self) -> bool:
        """Whether the name leaves open which place is meant."""
        return len(self.candidates) > 1

    @property
    def open_candidates(self) -> tuple[str, ...]:
        """The places between which the name leaves open which one is meant; none where it does not."""
        return self.candidates if self.ambiguous else ()


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """All places that a posting states, in the order of the text, and its work mode."""

    places: tuple[StatedPlace, ...] = ()
    work_mode: WorkMode = field(default_factory=WorkMode)

    def of(self, *roles: Role) -> tuple[StatedPlace, ...]:
        """Return the places with one of these roles."""
        return tuple(place for place in self.places if place.role in roles)


def read_places(posting: Posting, pay: PayReading) -> PlaceReading:
    """Return the places that a posting states.

    Args:
        posting: the posting, with its sections found.
        pay: what it says of pay: bands name places, and currencies settle doubtful names.
    """
    in_title = title_block(posting)
    mode = read_work_mode(posting, None if in_title is None else posting.blocks[in_title].text)
    stated = [_stated(posting, index, mention) for index, mention in _mentions(posting, pay, in_title)]
    stated += _unknown_fields(posting, {place.block for place in stated})
    currencies = {amount.currency for amount in pay.stated}
    settled = _settled(sorted(stated, key=lambda place: (place.block, place.start)), currencies)
    return PlaceReading(tuple(settled), mode)


def _mentions(posting: Posting, pay: PayReading, in_title: int | None) -> Iterator[tuple[int, Mention]]:
    lines = _lines(posting, in_title)
    fields = {id(block) for block in labelled(posting.blocks, "location", "work_mode")}
    for index, block in enumerate(posting.blocks):
        text = block.text
        amounts = tuple((amount.start, amount.end) for amount in pay.stated if amount.block == index)
        if id(block) in fields and len(text.split()) <= _LONGEST_FIELD:
            code = field_of_code(text, block.label or "")
            found = [Mention(code, "job", "is in a field for the location")] if code else list(in_field(text))
        elif index == in_title:
            found = list(in_line(text, what="the title"))
        elif index in lines:
            found = [*in_line(text[: lines[index]], what="a line of facts"), *in_text(text, amounts)]
        elif block.front_matter:
            continue
        else:
            found = list(in_text(text, amounts))
        yield from ((index, mention) for mention in _longest(found))


def _longest(found: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions, of several of one place the longest: not the "Surrey" of "Guildford, Surrey" again."""
    taken: set[int] = set()
    for mention in sorted(found, key=lambda mention: mention.place.start - mention.place.end):
        span = range(mention.place.start, mention.place.end)
        if taken.isdisjoint(span):
            taken.update(span)
            yield mention


def _lines(posting: Posting, in_title: int | None) -> dict[int, int]:
    """Return the blocks that can be lines of facts, each with the end of its first sentence."""
    lines = {}
    for index, block in islice(posting.body(), _TOP_LINES):
        if block.kind is BlockKind.HEADING and index != in_title and heading_kind(block.text):
            break
        lines[index] = block
    for section in posting.sections:
        if section.kind is SectionKind.LOCATION:
            lines.update((index, posting.blocks[index]) for index in range(section.start, section.end))
    ends = {}
    for index, block in lines.items():
        start, end = next(split_sentences(block.text), (0, 0))
        # "Cook, Austin, TX. $20 an hour": the stop after a code ends the line all the same.
        stop = re.search(r"\b[A-Z]{2}\.\s", block.text[start:end])
        end = start + stop.end() - 1 if stop else end
        line = block.text[start:end]
        longest = _LONGEST_ROW if _SET_APART.search(line) else _LONGEST_LINE
        if 0 < len(line.split()) <= longest and not block.label:
            ends[index] = end
    return ends


def _unknown_fields(posting: Posting, read: set[int]) -> Iterator[StatedPlace]:
    """Yield the fields for a location that name no known place, but something else than a work mode."""
    fields = {id(block) for block in labelled(posting.blocks, "location")}
    for index, block in enumerate(posting.blocks):
        text = block.text.strip()
        if (
            id(block) in fields
            and index not in read
            and not named_modes(text)
            and may_be_place(text, block.label or "")
        ):
            start = block.text.index(text)
            yield StatedPlace(
                index, start, start + len(text), text, (), (), "job", "is in a field for the location"
            )


def _stated(posting: Posting, index: int, mention: Mention) -> StatedPlace:
    place = mention.place
    text = posting.blocks[index].text[place.start : place.end]
    role: Role = mention.role  # type: ignore[assignment]
    return StatedPlace(
        index, place.start, place.end, text, _shared(place.ids), place.ids, role, mention.reason
    )


def _shared(candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Return the jurisdictions that all candidates lie in."""
    if not candidates:
        return ()
    return tuple(id_ for id_ in chain(candidates[0]) if all(lies_in(other, id_) for other in candidates))


def _settled(places: list[StatedPlace], currencies: set[str | None]) -> Iterator[StatedPlace]:
    """Yield the places, of which doubtful ones are settled by the others and by the currency of the pay."""
    sure = {id_ for place in places if len(place.candidates) == 1 for id_ in place.jurisdictions}
    paid_in = {load_data("regions")["countries_of_currencies"].get(currency) for currency in currencies}
    paid_in.discard(None)
    certain = {place.candidates[0] for place in places if len(place.candidates) == 1}
    dollars = set(load_data("regions")["countries_with_dollars"] if "USD" in currencies else [])
    for place in places:
        left = _as_region_nearby(place, certain) or place.candidates
        may_be_american = any(lies_in(id_, "us") for id_ in left)
        for evidence in (
            _largest_parts(sure),
            {id_ for id_ in sure if "-" not in id_ and id_ != "eu"},
            paid_in,
            dollars if may_be_american else set(),
        ):
            if len(left) > 1 and evidence:
                inside = tuple(id_ for id_ in left if any(lies_in(id_, around) for around in evidence))
                left = inside or left
        if left != place.candidates:
            place = replace(place, candidates=left, jurisdictions=_shared(left))  # noqa: PLW2901
        yield place


def _as_region_nearby(place: StatedPlace, certain: set[str]) -> tuple[str, ...]:
    """Return the country of a region of that name, if one of the `certain` places is there: "Munster" beside Cork."""
    countries = load_data("regions")["countries_of_other_regions"]
    for country, names in countries.items():
        is_elsewhere = place.candidates and not any(lies_in(id_, country) for id_ in place.candidates)
        if place.text in names and is_elsewhere and any(lies_in(id_, country) for id_ in certain):
            return (country,)
    return ()


def _largest_parts(ids: set[str]) -> set[str]:
    """Return the parts of countries among ids: us-tx, ca-on."""
    return {id_ for id_ in ids if id_.count("-") == 1}

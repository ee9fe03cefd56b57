"""From blocks to the named sections that they form, by their headings and by what their sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jdlint.headings import heading_kind, heading_kinds
from jdlint.posting import Block, BlockKind, MarkKind, Section, SectionKind
from jdlint.rules_dir import load_data

_FEW_WORDS = 12  # as many stand in a header of title, place and date; an introduction has more
_FUSED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")  # "BenefitsFree lunch", where line ends were lost
_SEPARATORS = re.compile(r"[\s_:-]+")
_NEVER = "(?!)"


def find_sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections of a posting in the order of their start, each before the ones in it.

    A heading whose words tell nothing takes the kind of the section that it lies in. Front matter
    belongs to no section, and neither does a title with nothing of its own below it.
    """
    headings = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    body = next((i for i, block in enumerate(blocks) if not block.front_matter), len(blocks))
    sections: list[Section] = []
    if body < (first := headings[0] if headings else len(blocks)):
        kind = _opening_kind(blocks[body:first])
        sections.append(Section(kind, None, body, first, kinds=(kind,)))
    open_sections: list[int] = []
    still_at_top = not sections or sections[0].kind is SectionKind.OTHER
    for place, heading in enumerate(headings):
        level = blocks[heading].level
        later = headings[place + 1 :]
        kinds = heading_kinds(blocks[heading].text, marked=True)
        stands_over_all = place == 0 and all(blocks[i].level > level for i in later)
        is_title = stands_over_all or (still_at_top and not kinds)
        # A title stands over the whole posting, but its section is the text right below it.
        end = later[0] if is_title and later else _end(blocks, later, level)
        open_sections = [i for i in open_sections if sections[i].level < level]
        parent = open_sections[-1] if open_sections else None
        if not kinds:
            inherited = sections[parent].kinds if parent is not None else (SectionKind.OTHER,)
            kinds = (_opening_kind(blocks[heading + 1 : end]),) if is_title else inherited
        if not is_title:
            open_sections.append(len(sections))
        still_at_top = still_at_top and is_title and kinds == (SectionKind.OTHER,)
        sections.append(Section(kinds[0], heading, heading + 1, end, level, parent, kinds))
    return tuple(sections)


def _end(blocks: Sequence[Block], later_headings: Sequence[int], level: int) -> int:
    return next((i for i in later_headings if blocks[i].level <= level), len(blocks))


def _opening_kind(blocks: Sequence[Block]) -> SectionKind:
    """Tell what the text above the first heading with a meaning is about."""
    words = sum(len(block.text.split()) for block in blocks if block.kind is not BlockKind.FACT)
    if words <= _FEW_WORDS:
        return SectionKind.OTHER
    said = content_kinds(blocks)
    if SectionKind.ABOUT_COMPANY in said and SectionKind.ROLE_OVERVIEW not in said:
        return SectionKind.ABOUT_COMPANY
    return SectionKind.ROLE_OVERVIEW


@dataclass(frozen=True, slots=True)
class _Cues:
    said: re.Pattern[str]
    repeated: re.Pattern[str]
    labels: re.Pattern[str]

    def found_in(self, text: str, labels: Iterable[str]) -> bool:
        if self.said.search(text) or any(map(self.labels.fullmatch, labels)):
            return True
        matches = self.repeated.finditer(text)
        return next(matches, None) is not None and next(matches, None) is not None


def content_kinds(blocks: Sequence[Block]) -> frozenset[SectionKind]:
    """Return the kinds of section whose content is there, under whatever heading or under none.

    The cues are wide: a kind that is not returned is missing, one that is may be only mentioned.
    """
    labels = {
        _SEPARATORS.sub(" ", block.label).strip() for block in blocks if block.label and block.text.strip()
    }
    text = "\n".join(_FUSED_WORDS.sub(" ", block.text) for block in blocks)
    kinds = {kind for kind, cues in _cues().items() if cues.found_in(text, labels)}
    if any(_leads_to_application(block) for block in blocks):
        kinds.add(SectionKind.HOW_TO_APPLY)
    return frozenset(kinds)


def _leads_to_application(block: Block) -> bool:
    links = (mark for mark in block.marks if mark.kind is MarkKind.LINK)
    return any(
        heading_kind(block.text[link.start : link.end], marked=True) is SectionKind.HOW_TO_APPLY
        for link in links
    )


@cache
def _cues() -> dict[SectionKind, _Cues]:
    return {
        SectionKind(name): _Cues(
            said=_any_of(cues["said"]),
            repeated=_any_of(cues.get("repeated", [_NEVER])),
            labels=_any_of([cues.get("labels", _NEVER)]),
        )
        for name, cues in load_data("cues").items()
    }


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    # A folded YAML line break stands where the pattern only wraps.
    joined = "|".join(pattern.replace(" |", "|") for pattern in patterns)
    return re.compile(joined, re.IGNORECASE | re.MULTILINE)

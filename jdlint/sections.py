"""From blocks to the named sections that they form, by their headings and by what their sentences say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jdlint.headings import heading_kind, heading_kinds
from jdlint.posting import Block, BlockKind, MarkKind, Section, SectionKind
from jdlint.rules_dir import load_data

_FEW_WORDS = 12  # as many stand in a header of title, place and date; an introduction has more
# "Outreach team" below responsibilities is a part of them, and "Training" below benefits is one.
_SPLIT_BY_TOPIC = frozenset(
    {
        SectionKind.RESPONSIBILITIES,
        SectionKind.REQUIREMENTS,
        SectionKind.NICE_TO_HAVE,
        SectionKind.BENEFITS,
        SectionKind.COMPENSATION,
    }
)
_SPLIT_INTO_HEADINGS = frozenset({SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS})
_NEVER_A_TOPIC = frozenset({SectionKind.HOW_TO_APPLY, SectionKind.EEO})
# What text without a heading is mostly about; where both fit, the first.
_OPENINGS = (SectionKind.ROLE_OVERVIEW, SectionKind.ABOUT_COMPANY)
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
        kind = _opening_kind(blocks[body:first], SectionKind.ROLE_OVERVIEW)
        sections.append(Section(kind, None, body, first, kinds=(kind,)))
    open_sections: list[int] = []
    still_at_top = not sections or sections[0].kind is SectionKind.OTHER
    umbrella: Section | None = None  # an empty section whose parts follow as headings of its own level
    for place, heading in enumerate(headings):
        level = blocks[heading].level
        later = headings[place + 1 :]
        open_sections = [i for i in open_sections if sections[i].level < level]
        parent = open_sections[-1] if open_sections else None
        around = sections[parent].kinds if parent is not None else (SectionKind.OTHER,)
        kinds = _kinds_of(blocks[heading], around[0], may_be_title=still_at_top or place == 0)
        # A title stands over the whole posting, but its section is only the text right below it.
        stands_over_all = place == 0 and all(blocks[i].level > level for i in later)
        is_title = (still_at_top and not kinds) or (
            stands_over_all and not _SPLIT_BY_TOPIC.intersection(kinds)
        )
        end = later[0] if is_title and later else _end(blocks, later, level)
        if kinds:
            umbrella = None
        elif is_title:
            kinds = (_opening_kind(blocks[heading + 1 : end], SectionKind.OTHER),)
        else:
            kinds = umbrella.kinds if umbrella and umbrella.level == level else around
            if kinds == (SectionKind.OTHER,):
                kinds = (_told_kind(blocks[heading + 1 : end]),)
        section = Section(kinds[0], heading, heading + 1, end, level, parent, kinds)
        if not is_title:
            open_sections.append(len(sections))
        if section.kind in _SPLIT_INTO_HEADINGS and _only_leads_in(blocks[section.start : end]):
            umbrella = section
        still_at_top = still_at_top and is_title and section.kind is SectionKind.OTHER
        sections.append(section)
    return tuple(sections)


def _kinds_of(heading: Block, around: SectionKind, *, may_be_title: bool) -> tuple[SectionKind, ...]:
    """Return what a heading names: a title, or a topic within a section, may sound like a section."""
    text = heading.text.rstrip(" :")
    if may_be_title and heading.level == 1:
        return heading_kinds(text)
    kinds = heading_kinds(text, marked=True)
    if around in _SPLIT_BY_TOPIC and not _NEVER_A_TOPIC.intersection(kinds):
        return heading_kinds(text)
    return kinds


def _only_leads_in(blocks: Sequence[Block]) -> bool:
    """Whether nothing, or nothing but "They include:", stands below a heading."""
    return not blocks or (len(blocks) == 1 and blocks[0].text.rstrip().endswith(":"))


def _end(blocks: Sequence[Block], later_headings: Sequence[int], level: int) -> int:
    return next((i for i in later_headings if blocks[i].level <= level), len(blocks))


def _opening_kind(blocks: Sequence[Block], otherwise: SectionKind) -> SectionKind:
    """Tell what the text above the first telling heading is about: the role or the company, whichever more."""
    prose = [block.text for block in blocks if block.kind is not BlockKind.FACT and not _is_note(block.text)]
    if sum(len(text.split()) for text in prose) <= _FEW_WORDS:
        return SectionKind.OTHER
    words: Counter[SectionKind] = Counter()
    for text in prose:
        if about := next((kind for kind in _OPENINGS if _cues()[kind].found_in(text)), None):
            words[about] += len(text.split())
    if words:
        return max(_OPENINGS, key=lambda kind: words[kind])
    demands = any(_cues()[SectionKind.REQUIREMENTS].found_in(text) for text in prose)
    return SectionKind.REQUIREMENTS if demands else otherwise


def _told_kind(blocks: Sequence[Block]) -> SectionKind:
    """Tell what prose under a heading of unknown words is about."""
    prose = all(block.kind in (BlockKind.PARAGRAPH, BlockKind.FACT) for block in blocks)
    on_equality = any(_cues()[SectionKind.EEO].found_in(block.text) for block in blocks)
    return _opening_kind(blocks, SectionKind.OTHER) if prose and not on_equality else SectionKind.OTHER


def _is_note(text: str) -> bool:
    """Whether a text is a remark on the posting: "Please note: …"."""
    name, colon, _ = text.partition(":")
    return bool(colon) and heading_kind(name, marked=True) is SectionKind.OTHER


@dataclass(frozen=True, slots=True)
class _Cues:
    said: re.Pattern[str]
    cased: re.Pattern[str]
    repeated: re.Pattern[str]
    labels: re.Pattern[str]

    def found_in(self, text: str, labels: Iterable[str] = ()) -> bool:
        lower = text.lower()
        if any(map(self.labels.fullmatch, labels)) or self.said.search(lower) or self.cased.search(text):
            return True
        matches = self.repeated.finditer(lower)
        return next(matches, None) is not None and next(matches, None) is not None


def content_kinds(blocks: Sequence[Block]) -> frozenset[SectionKind]:
    """Return the kinds of section whose content is there, under whatever heading or under none.

    The cues are wide: a kind that is not returned is missing, one that is may be only mentioned.
    """
    labels = {
        _SEPARATORS.sub(" ", block.label.lower()).strip()
        for block in blocks
        if block.label and block.text.strip()
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
            cased=_any_of(cues.get("cased", [_NEVER])),
            repeated=_any_of(cues.get("repeated", [_NEVER])),
            labels=_any_of([cues.get("labels", _NEVER)]),
        )
        for name, cues in load_data("cues").items()
    }


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    # A folded YAML line break stands where the pattern only wraps.
    return re.compile("|".join(pattern.replace(" |", "|") for pattern in patterns), re.MULTILINE)

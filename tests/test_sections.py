import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.posting import Block, BlockKind, Mark, MarkKind, Section, SectionKind
from jdlint.rules_dir import load_data
from jdlint.sections import content_kinds, find_sections
from jdlint.span import mapped


def make(
    kind: BlockKind, text: str, level: int = 0, label: str | None = None, *, front: bool = False
) -> Block:
    return Block(kind, mapped([(text, 0, len(text))]), level, label, front_matter=front)


def outline(text: str) -> list[Block]:
    """Make blocks of lines: `#` headings, `-` bullets, `label: value` facts, else paragraphs."""
    blocks = []
    for line in text.strip().splitlines():
        stripped = line.strip()
        if heading := re.fullmatch(r"(#+) (.*)", stripped):
            blocks.append(make(BlockKind.HEADING, heading[2], len(heading[1])))
        elif stripped.startswith("- "):
            blocks.append(make(BlockKind.BULLET, stripped[2:]))
        elif fact := re.fullmatch(r"(\w+): (.*)", stripped):
            blocks.append(make(BlockKind.FACT, fact[2], label=fact[1]))
        else:
            blocks.append(make(BlockKind.PARAGRAPH, stripped))
    return blocks


def kinds_of(text: str) -> list[str]:
    return ["+".join(section.kinds) for section in find_sections(outline(text))]


LONG_INTRODUCTION = (
    "Marlow & Finch is looking for a gardener who would like to look after nine old parks in Ghent."
)
LONG_STORY = (
    "Marlow & Finch is a family company that was founded in 1921 and looks after old parks and gardens."
)


def test_headings_of_one_level_stand_side_by_side() -> None:
    blocks = outline("## What you'll do\n- Prune\n- Plant\n## Requirements\n- A licence")
    assert find_sections(blocks) == (
        Section(SectionKind.RESPONSIBILITIES, 0, 1, 3, 2, None, (SectionKind.RESPONSIBILITIES,)),
        Section(SectionKind.REQUIREMENTS, 3, 4, 5, 2, None, (SectionKind.REQUIREMENTS,)),
    )


def test_sub_headings_of_a_known_kind_keep_it_and_others_take_their_parents() -> None:
    blocks = outline(
        """
        ## Skills & requirements
        ### Required
        - A driving licence
        ### Nice to have
        - Dutch
        ### Plants
        - Roses
        ## Benefits
        """
    )
    sections = find_sections(blocks)
    assert [(section.kind.value, section.parent) for section in sections] == [
        ("requirements", None),
        ("requirements", 0),
        ("nice_to_have", 0),
        ("requirements", 0),
        ("benefits", None),
    ]
    assert (sections[0].start, sections[0].end) == (1, 7)


def test_topics_within_a_section_are_not_taken_for_sections() -> None:
    text = "## Responsibilities\n### Outreach team\n- Call\n### Training\n- Teach\n### How to apply\nWrite to us."
    assert kinds_of(text) == ["responsibilities", "responsibilities", "responsibilities", "how_to_apply"]


def test_the_parts_of_an_empty_section_may_stand_on_its_own_level() -> None:
    text = "## Responsibilities\n## Glasshouse\n- Water\n## Rose beds\n- Prune\n## Benefits\n- Hut\n## Ferns\n- Warm"
    assert kinds_of(text) == ["responsibilities", "responsibilities", "responsibilities", "benefits", "other"]


def test_a_combined_heading_opens_a_section_of_all_its_kinds() -> None:
    assert kinds_of("## Benefits & How to Apply\nWrite to us.") == ["benefits+how_to_apply"]


def test_an_unknown_heading_is_other() -> None:
    assert kinds_of("## About us\nGardens.\n## Roses, roses, roses\nRed ones.") == ["about_company", "other"]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        (LONG_INTRODUCTION, "role_overview"),
        (LONG_STORY, "about_company"),
        ("place: Ghent\nGhent, Belgium", "other"),
        (
            "- Years of experience in the pruning of roses, and a licence for the van that carries us",
            "requirements",
        ),
    ],
)
def test_a_title_opens_the_text_right_below_it_and_nothing_more(below: str, kind: str) -> None:
    text = f"# Head Gardener\n{below}\n## What you'll do\n- Prune\n## Roses, roses, roses\nRed ones."
    assert kinds_of(text) == [kind, "responsibilities", "other"]


def test_the_employer_may_stand_above_the_title() -> None:
    text = f"# Marlow & Finch\n## Head Gardener\n{LONG_INTRODUCTION}\n## Duties\n- Prune"
    assert kinds_of(text) == ["other", "role_overview", "responsibilities"]


def test_a_title_that_sounds_like_a_section_is_a_title() -> None:
    text = f"# Customer Experience\n{LONG_INTRODUCTION}\n## Duties\n- Listen"
    assert kinds_of(text) == ["role_overview", "responsibilities"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LONG_INTRODUCTION, "role_overview"),
        (LONG_STORY, "about_company"),
        (f"{LONG_STORY} {LONG_STORY}\n{LONG_INTRODUCTION}", "about_company"),
        (
            "Roses want a person that neither rain nor thorns nor wasps in August will ever frighten",
            "role_overview",
        ),
        ("Head Gardener\nGhent", "other"),
    ],
)
def test_text_above_the_first_heading_is_a_section_of_its_own(text: str, kind: str) -> None:
    first, second = find_sections(outline(f"{text}\n## Benefits\n- Roses"))
    assert (first.kind, first.heading, first.start) == (kind, None, 0)
    assert second.kind is SectionKind.BENEFITS


def test_front_matter_belongs_to_no_section() -> None:
    front = make(BlockKind.FACT, "Head Gardener", label="title", front=True)
    assert find_sections([front]) == ()
    assert [s.start for s in find_sections([front, *outline(LONG_INTRODUCTION)])] == [1]


def test_no_blocks_are_no_sections() -> None:
    assert find_sections([]) == ()
    assert content_kinds([]) == frozenset()


SAID = {
    SectionKind.ABOUT_COMPANY: [
        "Finch Hall is a small school by the river.",
        "We build bridges.",
        "Founded in 1921.",
    ],
    SectionKind.ROLE_OVERVIEW: [
        "We are looking for a cook.",
        "This is a part-time role.",
        "You report to the chef.",
    ],
    SectionKind.RESPONSIBILITIES: [
        "You will bake bread.",
        "The cook is responsible for breakfast.",
        "The Head Gardener will prune the roses.",
        "Prune the roses. Water the ferns.",
        "- Pruning the roses\n- Watering the ferns",
        "- Plans the beds\n- Orders bulbs",
    ],
    SectionKind.REQUIREMENTS: [
        "Two years of experience in a kitchen",
        "A degree in botany",
        "Applicants must have a licence.",
        "Fluent Dutch is required.",
    ],
    SectionKind.NICE_TO_HAVE: ["Dutch is a plus.", "Ideally you know roses.", "Dutch preferred"],
    SectionKind.BENEFITS: [
        "We offer a warm hut.",
        "28 days of annual leave",
        "401(k) with a match",
        "Dental insurance",
        "Our benefits include roses.",
    ],
    SectionKind.COMPENSATION: ["€15.20 each hour", "The salary depends on the scale.", "40000 EUR"],
    SectionKind.HOW_TO_APPLY: [
        "To apply, write to the head.",
        "Send your CV to the office.",
        "jobs@example.com",
        "Apply here.",
        "Call us on Monday.",
        "Applications must be received by noon.",
    ],
    SectionKind.EEO: ["We are an equal opportunity employer.", "All are welcome, regardless of age."],
    SectionKind.LOCATION: ["You work in Ghent.", "Denver, CO", "This is a hybrid post."],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_sentences_tell_what_is_there(kind: SectionKind, text: str) -> None:
    assert kind in content_kinds(outline(text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (SectionKind.HOW_TO_APPLY, "Knows how web applications are built, and applies it."),
        (SectionKind.BENEFITS, "Weigh the costs and the benefits that are expected."),
        (SectionKind.RESPONSIBILITIES, "Roses, ferns and a pond."),
        (SectionKind.REQUIREMENTS, "Roses, ferns and a pond."),
        (SectionKind.LOCATION, "Computer Science, Engineering or Botany"),
    ],
)
def test_sentences_about_something_else_do_not(kind: SectionKind, text: str) -> None:
    assert kind not in content_kinds(outline(text))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("salary_range", SectionKind.COMPENSATION),
        ("b_benefits", SectionKind.BENEFITS),
        ("Apply-Link", SectionKind.HOW_TO_APPLY),
        ("degrees_required", SectionKind.REQUIREMENTS),
        ("Location", SectionKind.LOCATION),
    ],
)
def test_a_labelled_fact_tells_what_is_there(label: str, kind: SectionKind) -> None:
    assert kind in content_kinds([make(BlockKind.FACT, "something", label=label, front=True)])
    assert kind not in content_kinds([make(BlockKind.FACT, " ", label=label, front=True)])


def test_a_link_to_the_application_is_a_way_to_apply() -> None:
    text = "Apply now"
    link = Mark(MarkKind.LINK, 0, len(text), "https://jobs.example.com/7")
    block = Block(BlockKind.PARAGRAPH, mapped([(text, 0, len(text))]), marks=(link,))
    assert content_kinds([block]) == {SectionKind.HOW_TO_APPLY}


def test_words_whose_space_was_lost_are_read_apart() -> None:
    assert SectionKind.BENEFITS in content_kinds(outline("Warm hutBenefitsDental insurance"))


def test_every_kind_that_can_be_missing_has_cues() -> None:
    assert {SectionKind(name) for name in load_data("cues")} == set(SectionKind) - {SectionKind.OTHER}


_LINES = st.sampled_from(
    [
        "# Head Gardener",
        "## Duties",
        "## Roses",
        "### Required",
        "- Prune",
        LONG_STORY,
        "## Benefits",
        "#### Ferns",
    ]
)


def test_prose_tells_what_a_heading_of_unknown_words_is_about() -> None:
    assert kinds_of(f"## Requirements\n- A licence\n## Since 1921\n{LONG_STORY}")[-1] == "about_company"
    assert kinds_of("## Requirements\n- A licence\n## Odds and ends\n- Boots")[-1] == "other"
    on_equality = "We are an equal opportunity employer, and we hire people of every age, faith and origin."
    assert kinds_of(f"## Requirements\n- A licence\n## Odds and ends\n{on_equality}")[-1] == "other"


def test_a_note_at_the_top_is_no_introduction() -> None:
    note = "Please note: this role is with the parks of Ghent and not with Marlow & Finch, who only hire."
    assert kinds_of(f"{note}\n## Duties\n- Prune") == ["other", "responsibilities"]


@given(st.lists(_LINES, max_size=14))
def test_sections_hold_every_heading_in_order_and_lie_in_one_another(lines: list[str]) -> None:
    blocks = outline("\n".join(lines))
    sections = find_sections(blocks)
    headings = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    assert [section.heading for section in sections if section.heading is not None] == headings
    assert all(left.start <= right.start for left, right in pairwise(sections))
    for section in sections:
        assert section.kinds[0] is section.kind
        assert section.start <= section.end <= len(blocks)
        if section.parent is not None:
            parent = sections[section.parent]
            assert parent.level < section.level
            assert parent.start < section.start <= section.end <= parent.end
    inside = {i for section in sections for i in range(section.start, section.end)}
    assert inside | set(headings) == set(range(len(blocks)))

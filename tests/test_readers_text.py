from __future__ import annotations

import pytest

from jdlint.posting import BlockKind
from jdlint.readers import read

HEADING, PARAGRAPH, BULLET, FACT = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.FACT
PROSE = "You will look after the people on our ward and write down what you have done for each of them."


def outline(source: str) -> list[tuple[BlockKind, int | str, str]]:
    blocks = read("x.txt", source.encode())[0].blocks
    return [(block.kind, block.label or block.level, block.text) for block in blocks]


def kinds(source: str) -> list[BlockKind]:
    return [kind for kind, *_ in outline(source)]


def test_the_first_line_is_the_title() -> None:
    assert outline(f"Night Nurse (Band 5)\n\n{PROSE}")[0] == (HEADING, 1, "Night Nurse (Band 5)")
    assert outline(PROSE) == [(PARAGRAPH, 0, PROSE)]


@pytest.mark.parametrize(
    "heading",
    [
        "Requirements",
        "ESSENTIAL DUTIES AND RESPONSIBILITIES",
        "Key Responsibilities:",
        "What do we need?",
        "Essential duties and responsibilities",
        "1. Benefits",
    ],
)
def test_known_headings(heading: str) -> None:
    assert outline(f"Nurse\n{PROSE}\n{heading}\n{PROSE}")[2] == (HEADING, 2, heading.removeprefix("1. "))


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Code Quality", "Keep standards high for the code and its tests."),
        ("Our night team", "- Two nurses"),
        ("WHAT IT IS LIKE", PROSE),
        ("What is it like here?", PROSE),
        ("The first ninety days:", PROSE),
    ],
)
def test_unknown_headings_have_the_shape_of_one(heading: str, below: str) -> None:
    assert outline(f"Nurse\n{PROSE}\n{heading}\n{below}")[2][::2] == (HEADING, heading)


@pytest.mark.parametrize(
    "line",
    [
        "You will work nights.",
        "12 Main Street, Springfield",
        "Springfield 01101",
        "Node.js",
        "jobs@example.com",
        "£13.60 to £14.40 per hour",
        "Updated 28 days ago · By the team",
        "[Insert EEO statement]",
    ],
)
def test_no_headings(line: str) -> None:
    assert (HEADING, 2, line) not in outline(f"Nurse\n\n{PROSE}\n\n{line}\n\n{PROSE}")


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1.", "1)", "✔", "✓", "→", "o", "a)", "--"])
def test_list_marks(mark: str) -> None:
    source = f"Nurse\n\nRequirements\n{mark} Tact\n{mark} Patience with people\n  who are in pain"
    assert outline(source)[2:] == [(BULLET, 0, "Tact"), (BULLET, 0, "Patience with people who are in pain")]


def test_nested_lists() -> None:
    assert outline("Duties\n- a\n   * deep\n- b\n")[1:] == [
        (BULLET, 0, "a"),
        (BULLET, 1, "deep"),
        (BULLET, 0, "b"),
    ]


def test_list_items_may_stand_apart() -> None:
    assert kinds("Duties\n\n  • one\n\n  • two\n\nBenefits\n\n  • three") == [
        HEADING,
        BULLET,
        BULLET,
        HEADING,
        BULLET,
    ]


def test_lists_without_marks() -> None:
    source = (
        f"Nurse\n\nRequirements\nA licence\nTact\nBenefits\n401(k)\nInsurance\n\nAbout us\n{PROSE}\n{PROSE}"
    )
    expected = [HEADING, HEADING, BULLET, BULLET, HEADING, BULLET, BULLET, HEADING, PARAGRAPH, PARAGRAPH]
    assert kinds(source) == expected


def test_lists_of_spaced_lines() -> None:
    assert kinds("Duties\n\nLead rounds\n\nTeach students\n\nKeep records") == [
        HEADING,
        BULLET,
        BULLET,
        BULLET,
    ]


def test_lists_below_a_line_that_announces_them() -> None:
    source = f"Nurse\n{PROSE}\nThis is what you will find in our box of tools, old and new:\nScales\nScopes\nScissors"
    assert kinds(source) == [HEADING, PARAGRAPH, PARAGRAPH, BULLET, BULLET, BULLET]


@pytest.mark.parametrize(
    "source",
    [
        "Nurse\n\nThe Puffin Hotel, Edinburgh\nOn site, 40 hours a week\n£13.60 per hour",
        "Nurse\n\nHow to apply\nSend your letter to\nJane Doe\n12 Main Street\nSpringfield",
    ],
)
def test_addresses_are_no_lists(source: str) -> None:
    assert BULLET not in kinds(source)


def test_facts() -> None:
    assert outline("Nurse\nLocation: Remote\nClosing date: 5 May\nReports to: the matron")[1:] == [
        (FACT, "Location", "Remote"),
        (FACT, "Closing date", "5 May"),
        (FACT, "Reports to", "the matron"),
    ]


def test_a_known_heading_may_share_its_line_with_text() -> None:
    assert outline(f"Nurse\n\nPosition summary: {PROSE}")[1:] == [
        (HEADING, 2, "Position summary"),
        (PARAGRAPH, 0, PROSE),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined(newline: str) -> None:
    wrapped = (
        "You will teach one of our two classes of twenty-eight children, with an\n"
        "assistant in the room. You will plan with the other teacher, who has been\n"
        "here for years.\n\n- Teach early reading and phonics every day of the week, in small\n  groups, or\n- Write"
    )
    prose, *items = outline(wrapped.replace("\n", newline))
    assert prose[2].endswith(
        "children, with an assistant in the room. You will plan with the other teacher, who has been here for years."
    )
    assert items == [
        (BULLET, 0, "Teach early reading and phonics every day of the week, in small groups, or"),
        (BULLET, 0, "Write"),
    ]


def test_an_address_of_a_page_may_stick_out_of_wrapped_text() -> None:
    wide = "https://example.com/" + "a" * 120
    prose = (
        "Please write to us on the page below, and tell us which of the hours of\nthe day suit you.\n" * 10
    )
    assert outline(f"{prose}{wide}\n")[0][2].endswith("hours of the day suit you.")


def test_drawn_lines_are_no_text() -> None:
    assert outline(f"Nurse\n=====\n\n{PROSE}\n\n* * *\n") == [(HEADING, 1, "Nurse"), (PARAGRAPH, 0, PROSE)]


def test_a_heading_right_below_one_of_its_kind_is_part_of_it() -> None:
    assert [
        level for _, level, _ in outline("Skills & requirements\nRequired\n- SQL\nNice to have\n- Go")
    ] == [2, 3, 0, 2, 0]


def test_short_items_without_a_mark_are_no_headings() -> None:
    source = f"Clerk\n\nDuties\n\nKeeping The Books In Order\nServing guests at the counter. {PROSE}\n\nSkills\n\nReads"
    assert [text for kind, _, text in outline(source) if kind is HEADING] == ["Clerk", "Duties", "Skills"]


def test_a_line_that_stands_as_the_heading_above_is_one() -> None:
    source = f"Clerk\n\nDuties\n\n{PROSE}\n\nLife On The Quay\n\n{PROSE} {PROSE}"
    assert [text for kind, _, text in outline(source) if kind is HEADING] == [
        "Clerk",
        "Duties",
        "Life On The Quay",
    ]


def test_short_leads_below_a_heading_of_facts_are_facts() -> None:
    source = f"Clerk\n\nBasic information:\n\nBenefits: health and dental insurance for the whole family\n\n{PROSE}"
    assert (FACT, "Benefits", "health and dental insurance for the whole family") in outline(source)


@pytest.mark.parametrize(
    ("source", "fmt"),
    [
        ("# Nurse\n\n## Duties\n\n- Nights\n", "markdown"),
        ("Nurse\n\n**Duties**\n- Nights\n\n**Benefits**\n- Food\n", "markdown"),
        ("##Nurse\n\n##Duties\n", "markdown"),
        ("Nurse\n\n# 12 beds\n#LI-Remote\n* Nights ** and days\n", "text"),
        ("Nurse\n\nDuties\n- Nights\n", "text"),
    ],
)
def test_markdown_in_a_text_file_is_read_as_such(source: str, fmt: str) -> None:
    assert read("x.txt", source.encode())[0].format == fmt
    assert read("x.txt", source.encode(), "text")[0].format == "text"

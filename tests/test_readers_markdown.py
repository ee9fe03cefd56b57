from __future__ import annotations

import pytest

from jdlint.posting import Block, BlockKind, MarkKind, Posting
from jdlint.readers import read

HEADING, PARAGRAPH, BULLET = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET
TABLE_ROW, FACT = BlockKind.TABLE_ROW, BlockKind.FACT


def posting(source: str) -> Posting:
    return read("x.md", source.encode())[0]


def outline(source: str) -> list[tuple[BlockKind, int | str, str]]:
    return [(block.kind, block.label or block.level, block.text) for block in posting(source).blocks]


def only_block(source: str) -> Block:
    (block,) = posting(source).blocks
    return block


@pytest.mark.parametrize(
    ("source", "level", "text"),
    [
        ("## Benefits", 2, "Benefits"),
        ("### Benefits ###", 3, "Benefits"),
        ("###Role Summary", 3, "Role Summary"),
        ("##Basic Information:", 2, "Basic Information:"),
        ("#Software Developer", 1, "Software Developer"),
        ("# [Apply](https://example.com)", 1, "Apply"),
        ("Benefits\n===", 1, "Benefits"),
        ("Benefits\n---", 2, "Benefits"),
        ('<h3 class="a"><strong>About</strong>&nbsp;us</h3>', 3, "About\xa0us"),
        ("**What you'll do**", 2, "What you'll do"),
        ("__What you'll do:__", 2, "What you'll do:"),
        ("**What you'll do**:", 2, "What you'll do:"),
        ("**Our funny heading**", 2, "Our funny heading"),
    ],
)
def test_headings(source: str, level: int, text: str) -> None:
    assert outline(f"{source}\n\nText of some length.")[0] == (HEADING, level, text)


@pytest.mark.parametrize(
    "source",
    [
        "#LI-AB1",
        "#Remote #Hiring",
        "#1 in home care, year after year",
        "**We are an equal opportunity employer.** Everyone is welcome.",
        "**We never ask you for money when you apply for a job with us.**",
        "A long paragraph under which somebody drew a line, to part it from what comes next.\n---",
        "[Apply for this job](https://example.com)",
        "[Insert EEO statement]",
        "As a member of the team, you will\nteach, learn and report to the head of the school.",
        "106 East E Street, Yakima",
    ],
)
def test_no_headings(source: str) -> None:
    assert [block.kind for block in posting(source).blocks] == [PARAGRAPH]


def test_bold_headings_lie_below_real_ones() -> None:
    assert outline("# Nurse\n\n**About us**\n\n## Role\n\n**Duties**\n- a") == [
        (HEADING, 1, "Nurse"),
        (HEADING, 2, "About us"),
        (HEADING, 2, "Role"),
        (HEADING, 3, "Duties"),
        (BULLET, 0, "a"),
    ]


@pytest.mark.parametrize(
    "line", ["Primarily responsible for:", "Support of the outreach team", "What we offer", "THINGS TO DO:"]
)
def test_a_plain_line_above_a_list_is_a_heading(line: str) -> None:
    assert outline(f"{line}\n\n- a\n- b")[0] == (HEADING, 2, line)


def test_a_sentence_above_a_list_is_none() -> None:
    assert outline("Consult with stakeholders and keep in touch, including:\n\n- a")[0][0] is PARAGRAPH


def test_a_heading_may_share_a_paragraph_with_its_text() -> None:
    assert outline("Culture:\nWe put fairness first, day after day.") == [
        (HEADING, 2, "Culture:"),
        (PARAGRAPH, 0, "We put fairness first, day after day."),
    ]
    assert outline("**Benefits:** health insurance") == [
        (HEADING, 2, "Benefits"),
        (PARAGRAPH, 0, "health insurance"),
    ]


def test_unknown_headings_lie_below_headings_in_capitals() -> None:
    assert outline("BENEFITS:\n\nGood ones.\n\nTaking Care of You:\n\nInsurance for all.")[2] == (
        HEADING,
        3,
        "Taking Care of You:",
    )


@pytest.mark.parametrize(
    ("source", "label", "value"),
    [
        ("**Location:** Denver", "Location", "Denver"),
        ("**Location**: Denver", "Location", "Denver"),
        ("**Location: Denver**", "Location", "Denver"),
        ("**Location** Denver", "Location", "Denver"),
        ("Location: Denver", "Location", "Denver"),
        ("- **Location:** Denver", "Location", "Denver"),
        ("| Location :| Des Moines, IA |", "Location", "Des Moines, IA"),
        ("|a|b|\n|-|-|\n| **Salary** | £40k |", "Salary", "£40k"),
        ("<p><strong>Reports to:</strong> the matron</p>", "Reports to", "the matron"),
        ("<table><tr><td>Salary</td><td>&pound;40k</td></tr></table>", "Salary", "£40k"),
    ],
)
def test_facts(source: str, label: str, value: str) -> None:
    fact = posting(source).blocks[-1]
    assert (fact.kind, fact.label, fact.text) == (FACT, label, value)


def test_facts_of_one_paragraph() -> None:
    assert outline("**Location:** Denver  \n**Pay:** $50k<br>**Type:** Full-time\nStart: May") == [
        (FACT, "Location", "Denver"),
        (FACT, "Pay", "$50k"),
        (FACT, "Type", "Full-time"),
        (FACT, "Start", "May"),
    ]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("- **Design systems:** you build them", BULLET),
        ("- Travel: up to 20% of your time", BULLET),
        ("**Design systems:** you build them", PARAGRAPH),
        ("Shift: " + "a word " * 15, PARAGRAPH),
    ],
)
def test_no_facts(source: str, kind: BlockKind) -> None:
    assert only_block(source).kind is kind


def test_lists() -> None:
    source = "* one\n  goes on\n\n    - deep\n\n  second paragraph\n1. first\n1. second\n\n+ plus"
    assert outline(source) == [
        (BULLET, 0, "one goes on"),
        (BULLET, 1, "deep"),
        (PARAGRAPH, 0, "second paragraph"),
        (BULLET, 0, "first"),
        (BULLET, 0, "second"),
        (BULLET, 0, "plus"),
    ]


@pytest.mark.parametrize("mark", ["•", "•\t", "✔ ", "&#10004; ", "– ", "-- ", "🎉 ", "→ "])
def test_lists_without_markdown_marks(mark: str) -> None:
    source = f"Benefits\n{mark}Long holidays every year for each of you, and your\nfamily  \n{mark}Pension"
    assert outline(source) == [
        (HEADING, 2, "Benefits"),
        (BULLET, 0, "Long holidays every year for each of you, and your family"),
        (BULLET, 0, "Pension"),
    ]


def test_bullets_within_a_line_are_no_list() -> None:
    assert only_block("cats • dogs • birds").kind is PARAGRAPH


def test_lines_below_a_heading_that_announces_a_list_are_its_items() -> None:
    wide = "A sentence that nobody wrapped. " * 6
    assert outline(f"## Benefits\nInsurance\nA pension\n\n## About us\n{wide}")[1:3] == [
        (BULLET, 0, "Insurance"),
        (BULLET, 0, "A pension"),
    ]
    assert [kind for kind, *_ in outline("## Benefits\n\nInsurance\n\nA pension\n\nTime off")[1:]] == [
        BULLET
    ] * 3


def test_wrapped_prose_is_no_list() -> None:
    source = (
        "## Benefits\nYou and your family get insurance from the first day on, and\nWednesday afternoons are free "
        "for all of you who work in the\ntheatre."
    )
    assert [kind for kind, *_ in outline(source)] == [HEADING, PARAGRAPH]


def test_a_bold_item_above_a_nested_list_is_a_heading() -> None:
    assert outline("1. **Responsibilities**\n   - a")[0] == (HEADING, 2, "Responsibilities")


def test_text_below_a_list_that_runs_into_its_last_item() -> None:
    assert outline("- Tact\nHow to apply:\nhttps://example.com")[1] == (HEADING, 2, "How to apply:")


def test_tables() -> None:
    source = "| Skill | Level |\n|---|---|\n| `Go` \\| Rust | <ul><li>high</li><li>low</li></ul> |\n| | b |"
    assert outline(source) == [
        (TABLE_ROW, 0, "Skill | Level"),
        (TABLE_ROW, 0, "Go | Rust | high | low"),
        (TABLE_ROW, 0, "b"),
    ]


def test_html() -> None:
    source = (
        "<div><p>We make <em>soap</em> &amp; oil.<br/>Since 1990.</p>\n<!-- no -->\n<script>no()</script>\n"
        "<ul>\n<li>One</li>\n<li>Two<ul><li>Deep</li></ul></li></ul></div>"
    )
    assert outline(source) == [
        (PARAGRAPH, 0, "We make soap & oil.\nSince 1990."),
        (BULLET, 0, "One"),
        (BULLET, 0, "Two"),
        (BULLET, 1, "Deep"),
    ]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    source = (
        "![logo](a.png)\n\n<!-- a\nb -->\n\n{% include x.html %}\n\n{{< apply >}}\n\n<?php foot() ?>"
        "\n\n[ref]: https://example.com\n\nText with {{ page.title }} and <span>more</span> <!-- no -->\n{{% x %}}"
    )
    assert outline(source) == [(PARAGRAPH, 0, "Text with {{ page.title }} and more")]


def test_indented_text_is_no_listing() -> None:
    assert only_block("    You will lead.").kind is PARAGRAPH


def test_breaks() -> None:
    assert only_block("one\n  two  \nthree\\\nfour<br>five").text == "one two\nthree\nfour\nfive"


def test_marks() -> None:
    block = only_block("> It is **so**\n> **bold**, see [the *site*](https://example.com/a) or `x  y`")
    assert block.text == "It is so bold, see the site or x  y"
    assert [(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks] == [
        (MarkKind.QUOTE, block.text, None),
        (MarkKind.STRONG, "so bold", None),
        (MarkKind.LINK, "the site", "https://example.com/a"),
        (MarkKind.CODE, "x  y", None),
    ]


def test_html_marks() -> None:
    block = only_block('Some <b>bold</b> text and <a class="x" href="https://example.com">a link</a>')
    assert [(mark.kind, mark.target) for mark in block.marks] == [
        (MarkKind.STRONG, None),
        (MarkKind.LINK, "https://example.com"),
    ]


def test_an_escape_and_an_entity_point_at_what_was_written() -> None:
    source = "- a\r\n- R&amp;D \\* x"
    block = posting(source).blocks[1]
    entity, star = block.text.index("&"), block.text.index("*")
    assert source[slice(*span_of(block, entity))] == "&amp;"
    assert source[slice(*span_of(block, star))] == "\\*"


def span_of(block: Block, index: int) -> tuple[int, int]:
    span = block.content.source_span(index, index + 1)
    return span.start, span.end


def test_yaml_front_matter() -> None:
    source = (
        '---\ntitle: "R\\u0026D Nurse"\nclosing_date: 2027-01-31\ntags: [a, b]\n'
        "place:\n  city: Oslo\nnone:\n---\nWash your hands"
    )
    assert outline(source) == [
        (FACT, "title", "R&D Nurse"),
        (FACT, "closing date", "2027-01-31"),
        (FACT, "tags", "a"),
        (FACT, "tags", "b"),
        (FACT, "place.city", "Oslo"),
        (PARAGRAPH, 0, "Wash your hands"),
    ]
    assert [block.front_matter for block in posting(source).blocks] == [True] * 5 + [False]


def test_toml_front_matter() -> None:
    source = (
        "+++\ntitle = \"Nurse\" # a note\nsalary = '&pound;40k'\nopen = true\nperks = [\"a\", # b\n 'c']\n"
        '[place]\ncity = """Oslo"""\n+++\nWash your hands'
    )
    assert outline(source) == [
        (FACT, "title", "Nurse"),
        (FACT, "salary", "£40k"),
        (FACT, "open", "true"),
        (FACT, "perks", "a"),
        (FACT, "perks", "c"),
        (FACT, "place.city", "Oslo"),
        (PARAGRAPH, 0, "Wash your hands"),
    ]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("---\ntitle: a\nbad: [\n---\n", "line "),
        ("---\na: b: c\n---\n", "line 2"),
        ("+++\na = 1\nb =\n+++\n", "line 3"),
    ],
)
def test_broken_front_matter_is_skipped_with_a_note(front: str, line: str) -> None:
    read_posting = posting(front + "Wash your hands")
    assert [block.text for block in read_posting.blocks] == ["Wash your hands"]
    (note,) = read_posting.notes
    assert "front matter was skipped because it is broken" in note
    assert line in note


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert outline("---\n\nWash your hands") == [(PARAGRAPH, 0, "Wash your hands")]


def test_front_matter_without_its_opening() -> None:
    assert outline("title: Nurse\npermalink: a/b\n---\n\nWash your hands")[0] == (FACT, "title", "Nurse")


def test_a_code_fence_is_text_under_a_mark() -> None:
    (block,) = posting("```\nfry &amp; bake\nserve\n```\n").blocks
    assert block.text == "fry & bake serve"
    assert [mark.kind for mark in block.marks] == ["code"]


def test_bold_leads_below_basic_information_are_facts() -> None:
    source = (
        "## Basic information\n\n**Key requirements:** Dutch, and a licence to drive\n\n## Duties\n\n- Prune"
    )
    assert (FACT, "Key requirements", "Dutch, and a licence to drive") in outline(source)
    source = "## About us\n\n**Key requirements:** Dutch, and a licence to drive\n\n## Duties\n\n- Prune"
    assert (PARAGRAPH, 0, "Dutch, and a licence to drive") in outline(source)


def test_a_list_of_nothing_but_labelled_facts_is_facts() -> None:
    assert outline("- Location: Leeds\n- Salary: £30k\n") == [
        (FACT, "Location", "Leeds"),
        (FACT, "Salary", "£30k"),
    ]


def test_a_labelled_item_in_another_list_stays_an_item() -> None:
    assert [kind for kind, *_ in outline("- Team: mentor two juniors\n- Keep the books\n")] == [
        BULLET,
        BULLET,
    ]

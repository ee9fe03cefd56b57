"""Every character of every block stands in the source where its span says, whatever the text."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.posting import Block, BlockKind, Posting
from jdlint.readers import read

WORDS = st.sampled_from(
    [
        "Nurse",
        "you",
        "lead",
        "care",
        "R&D",
        "a_b_c",
        "C++",
        "résumé",
        "5+",
        "Node.js",
        "👩‍⚕️",
        "don’t",
        "x",
        "Benefits",
    ]
)
INLINE = st.sampled_from(
    ["**{}**", "*{}*", "__{}__", "`{}`", "[{}](https://example.com/a_b)", "<b>{}</b>", "{} &amp; co", "{}&nbsp;",
     "\\*{}\\*", "{}<br>", "![{}](a.png)", "&#10004; {}", "~~{}~~", "<https://example.com/{}>", "{}  ", "{}\\", "{}: x",
     "**{}:** y", "a | {}", "{} \\| b", "&notanentity; {}", "[{}]", "<!-- {} -->", "**{}"]
)  # fmt: skip
STARTS = st.sampled_from(
    ["", "", "", "- ", "* ", "1. ", "  - ", "    ", "\t", "> ", "> - ", "# ", "###", "## ", "• ", "✔ ", "– ", "| ",
     "o ", "<p>", "<li>", "<h2>", "<ul><li>", "</ul>", "</p>", "---", "===", "***", "```", "|---|---|", "{% if x %}",
     "Location: ", "**Pay:** ", "+++", "\u00a0"]
)  # fmt: skip
NEWLINES = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "  \n", "\\\n"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 12))):
        parts.append(draw(STARTS))
        runs = draw(st.lists(st.one_of(WORDS, st.builds(str.format, INLINE, WORDS)), max_size=5))
        parts.extend(f"{run} " for run in runs)
        parts.append(draw(NEWLINES))
    return "".join(parts)


FRONT_MATTER_VALUES = st.sampled_from(
    ["Denver", '"a \\"b\\" \\u00e9"', "'it''s'", "[a, \"b c\"]", "|\n  two\n  lines", ">-\n  folded\n  text",
     "from &pound;40", "plain over\n  two lines", "{city: Oslo, pay: 3}", "2026-11-20", "null", "true"]
)  # fmt: skip
TOML_VALUES = st.sampled_from(
    ['"Denver"', '"a \\"b\\" \\u00e9"', "'C:\\dir'", '["a", "b # c",\n  "d"]', '"""\ntwo\nlines"""', "'''\nraw''x'''",
     "1979-05-27", "{city = 'Oslo', n = 3}", "true", '"""a \\\n   b"""', "3.14"]
)  # fmt: skip


def assert_positions_hold(posting: Posting) -> None:
    end_of_last = 0
    for block in posting.blocks:
        assert block.text == block.text.strip()
        assert block.text
        spans = [block.content.source_span(i, i + 1) for i in range(len(block.text))]
        assert block.span.start == spans[0].start
        assert block.span.end == spans[-1].end
        for left, right in pairwise(spans):
            assert left == right or left.end <= right.start
        for char, span in zip(block.text, spans, strict=True):
            assert 0 <= span.start < span.end <= len(posting.source)
            assert decodes_to(posting.source[span.start : span.end], char, block), (char, block)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
        assert end_of_last <= block.span.start
        end_of_last = block.span.end


def decodes_to(written: str, char: str, block: Block) -> bool:
    if written == char or char in html.unescape(written):
        return True
    if block.kind is BlockKind.TABLE_ROW and char in " |\n":
        return True
    if char.isspace():  # a wrap, with the quote marks of the next line, or an HTML break
        return re.fullmatch(r"[\s>]*|\\\s+|<[^<>]*>", written) is not None
    if block.front_matter:  # an escape
        return written.startswith("\\") or written == "''"
    return written == f"\\{char}"


@given(documents())
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("fmt", ["markdown", "text"])
def test_each_character_of_a_posting_stands_where_its_span_says(fmt: str, source: str) -> None:
    if source.strip():
        assert_positions_hold(read("x", source.encode(), fmt)[0])


@given(
    st.dictionaries(
        st.sampled_from(["title", "location", "salary", "tags"]), FRONT_MATTER_VALUES, min_size=1
    ),
    NEWLINES,
)
@settings(deadline=None)
def test_each_character_of_yaml_front_matter_stands_where_its_span_says(
    values: dict[str, str], newline: str
) -> None:
    newline = newline.strip(" \\")
    lines = ["---", *(f"{key}: {value}" for key, value in values.items()), "---", "", "Text"]
    posting = read(
        "x.md", "\n".join(lines).replace("\n", newline if newline in ("\r\n", "\r") else "\n").encode()
    )[0]
    assert posting.notes == ()
    assert_positions_hold(posting)


@given(
    st.dictionaries(st.sampled_from(["title", "location", "salary", "tags"]), TOML_VALUES, min_size=1),
    st.booleans(),
)
@settings(deadline=None)
def test_each_character_of_toml_front_matter_stands_where_its_span_says(
    values: dict[str, str], crlf: bool
) -> None:
    lines = ["+++", *(f"{key} = {value} # note" for key, value in values.items()), "+++", "Text"]
    source = "\n".join(lines)
    posting = read("x.md", (source.replace("\n", "\r\n") if crlf else source).encode())[0]
    assert posting.notes == ()
    assert_positions_hold(posting)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), min_size=1))
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("fmt", ["markdown", "text"])
def test_any_text_is_read(fmt: str, source: str) -> None:
    if source.strip():
        assert_positions_hold(read("x", source.encode(), fmt)[0])

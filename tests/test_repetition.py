"""What stands in a posting twice, and what may."""

from __future__ import annotations

import time

import pytest

from jdlint.checks.base import Hit
from jdlint.checks.repetition import RepetitionCheck
from jdlint.facts.pay import PayReading
from jdlint.posting import Block, BlockKind, Posting
from jdlint.reading import Reading
from jdlint.result import Facts
from jdlint.sections import find_sections
from jdlint.span import mapped

CHECK = RepetitionCheck(
    kind="repetition", alike=0.8, least_words=5, least_words_in_list=2, variants=r"\d+|\b(?:junior|senior)\b"
)
LONG = "Collect the parcels from the depot in Leith and bring them to shops in the town"


def reading(*lines: str) -> Reading:
    """Read lines in a shorthand of Markdown: `# ` opens a heading, `- ` a bullet, anything else a paragraph."""
    blocks = []
    for line in lines:
        kind = {"#": BlockKind.HEADING, "-": BlockKind.BULLET}.get(line[0], BlockKind.PARAGRAPH)
        text = line.lstrip("#- ")
        blocks.append(
            Block(kind, mapped([(text, 0, len(text))]), level=2 if kind is BlockKind.HEADING else 0)
        )
    posting = Posting("x", "text", "", tuple(blocks), find_sections(tuple(blocks)))
    return Reading(posting, Facts(is_posting=True, words=0, language=None), PayReading(), frozenset())


def hits(*lines: str) -> list[Hit]:
    return list(CHECK.find(reading(*lines)))


def test_a_copied_list_is_one_finding_with_all_places() -> None:
    lines = ["Prune the roses in early spring", "Water the beds every single evening"]
    (hit,) = hits("# Duties", *(f"- {line}" for line in lines), "# Tasks", *(f"- {line}" for line in lines))
    assert hit.block == 4
    assert hit.related == ((1, 0, 31), (2, 0, 35), (5, 0, 35))
    assert hit.values == {"lines": "2 lines", "where": "“Duties”"}


def test_a_sentence_inside_a_paragraph_is_found() -> None:
    (hit,) = hits("We bake bread all night long.", "Hello. We bake bread all night long. Come in.")
    assert (hit.block, hit.start, hit.end) == (1, 7, 36)


@pytest.mark.parametrize("copy", [f"Who we are: {LONG}", f"{LONG.upper()}!", f"{LONG}, please"])
def test_a_near_copy_is_found(copy: str) -> None:
    assert [hit.block for hit in hits("# A", LONG, "# B", copy)] == [3]


@pytest.mark.parametrize(
    "other", [LONG.replace("Leith", "Perth"), LONG[: len(LONG) // 2], "The depot in Leith"]
)
def test_a_sentence_that_differs_in_one_place_name_or_in_length_is_another(other: str) -> None:
    assert not hits("# A", LONG, "# B", other)


def test_short_lines_may_come_again_but_not_in_one_list() -> None:
    assert not hits("# A", "- Full time", "# B", "- Full time")
    assert [hit.block for hit in hits("# A", "- Full time", "- Part time", "- Full time")] == [3]


def test_headings_and_lines_with_a_link_may_come_again() -> None:
    apply = "Please apply at https://bakery.example.com before next Friday"
    assert not hits("# What you will do here all day", apply, "# What you will do here all day", apply)


def test_lists_for_two_levels_are_each_complete() -> None:
    assert not hits("# Level 1", f"- {LONG}", "# Level 2", f"- {LONG}")
    assert not hits("# Junior baker", f"- {LONG}", "# Senior baker", f"- {LONG}")
    assert hits("# Level 1", f"- {LONG}", "# Level 1", f"- {LONG}")


@pytest.mark.parametrize("line", ["a b c d e f g h", "word " * 40])
def test_thousands_of_copies_take_no_more_than_seconds(line: str) -> None:
    much = reading(*(f"{line} {number} {number % 7}" for number in range(10_000)))
    start = time.process_time()
    list(CHECK.find(much))
    assert time.process_time() - start < 10

"""What is a posting, which of its sections are empty, and which of its lists are long."""

from __future__ import annotations

import pytest

from jdlint.checks.bullets import BulletsCheck
from jdlint.lint import read_posting
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.rulebook import load_rulebook


def reading(source: str, fmt: str = "markdown") -> Reading:
    return read_posting(read("x", source.encode(), fmt)[0])


def flagged(rule_id: str, source: str, fmt: str = "markdown") -> list[str]:
    rule = load_rulebook().get(rule_id)
    judged = reading(source, fmt)
    blocks = judged.posting.blocks
    return [
        blocks[hit.block].text[hit.start : hit.end] if hit.block else "" for hit in rule.check.find(judged)
    ]


def test_a_lead_in_introduces_parts_that_are_no_section_by_themselves() -> None:
    lead_in = "# Baker\n\n## Duties\n\nThey include:\n\n"
    assert flagged("empty-section", lead_in + "## Mondays\n\n- Bake bread for the week\n") == []
    assert flagged("empty-section", lead_in + "## Objective 1\n\n- Bake bread for the week\n") == []
    assert flagged("empty-section", lead_in + "## Tasks\n\n- Bake bread for the week\n") == ["Duties"]


def test_what_is_left_of_a_button_is_no_empty_section() -> None:
    text = "Baker\n\nYou bake.\n\nApply for this job\n\nDuties\n- Bake bread\n"
    assert flagged("empty-section", text, "text") == []
    assert flagged("missing-section", text, "text") == [""]  # no demands


def test_an_empty_section_is_not_said_to_be_missing_as_well() -> None:
    text = "# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- Patience\n\n## How to apply\n"
    assert flagged("empty-section", text) == ["How to apply"]
    assert flagged("missing-section", text) == []


def test_text_between_bullets_begins_a_new_list() -> None:
    check = BulletsCheck.model_validate({"kind": "bullets", "at_most": {"responsibilities": 2}})
    together = "# Baker\n\n## Duties\n\n- Bread\n- Rolls\n- Buns\n"
    apart = "# Baker\n\n## Duties\n\n- Bread\n- Rolls\n\nAnd on Sundays you also bake.\n\n- Buns\n"
    assert list(check.find(reading(together)))
    assert not list(check.find(reading(apart)))


@pytest.mark.parametrize(
    "text",
    [
        "Recovery Room Nurse (RN)\n\nThe Recovery Room Nurse looks after patients.\nThey report to the head.",
        "Program Manager\n\nThis position will support the bus. Reporting to the director, the Program Manager leads.",
        "Our bakery is looking for a night baker. We pay £14 an hour.",
    ],
)
def test_postings_of_one_paragraph(text: str) -> None:
    assert reading(text, "text").facts.is_posting


@pytest.mark.parametrize(
    "text",
    [
        "# Package Manager\n\nThe package manager provides tools. Run `pm install`, `pm run` or `pm test` to begin.",
        "# Cluster Controller\n\nMove the cursor until the position is right, and report errors to the list.",
        "# Meet our designers\n\nThey are looking for a better way to draw, and needs differ.",
    ],
)
def test_documents_that_sound_like_postings(text: str) -> None:
    assert not reading(text).facts.is_posting

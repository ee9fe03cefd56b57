"""Reading pay and places takes time in proportion to the text, whatever the text repeats."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from jdlint.facts.pay import read_pay
from jdlint.facts.place import read_places
from jdlint.readers import read
from jdlint.sections import find_sections

SHORT = 6_000  # characters
TIMES = 4
# Time that grows with the square of the text would grow sixteenfold.
MOST_GROWTH = 9
LEAST_MEASURED = 0.05  # seconds of the process; less than this is noise
TRIES = 3  # a busy machine may slow down one of them

UNITS = [
    "Salary $50,000 in Denver, CO and ",
    "1,000 ",
    "$1,000 ",
    "salary ",
    "$50,000-",
    "Denver: $50,000; ",
    "$20 per ",
    "$18.125 ",
    "between $50 and ",
    "refer a friend and get $50, ",
    "a stipend of $50 ",
    "families who earn ",
    "GS-",
    "TVöD E ",
    "TX, ",
    "based in Denver ",
    "the role is in Denver ",
    "remote in Denver ",
    "we hire in Denver, but not in Boston ",
    "Denver and Boston ",
    "Denver residents are not ",
    "US only ",
    "Denver-based role ",
    "average salary in Denver $50,000 ",
    "within 30 miles of ",
    "Abc Def ",
    "3 days a week in our Denver ",
]
LINES = [
    "- $50,000 in Denver\n",
    "**Location:** Munster\n\n",
    "**Location:** Nowhere at all\n\n",
    "| Denver | $50,000 | $60,000 |\n",
    "**Salary:** 50000\n\n",
]


def spent(text: str) -> float:
    """Return how many seconds of the process it takes to read pay and places of a posting."""
    posting = read("cook.md", f"# Cook\n\n## Responsibilities\n\n- Cook\n\n## More\n\n{text}\n".encode())[0]
    posting = replace(posting, sections=find_sections(posting.blocks))
    begun = time.process_time()
    read_places(posting, read_pay(posting))
    return time.process_time() - begun


@pytest.mark.parametrize("unit", [*UNITS, *LINES])
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    spent("$50,000 in Denver")  # reads the tables
    count = SHORT // len(unit) // (1 if unit in UNITS else 2)
    most = MOST_GROWTH * max(spent(unit * count), LEAST_MEASURED)
    assert any(spent(unit * count * TIMES) < most for _ in range(TRIES))

"""Whether a bullet opens with an action verb."""

from __future__ import annotations

import pytest

from jdlint.bullet_start import start_of
from jdlint.openings import by_list


@pytest.mark.parametrize(
    ("bullet", "first"),
    [
        ("Run the shop", "run"),
        ("You will also run the shop", "run"),
        ("You'll run the shop", "run"),
        ("As needed, run the shop", "run"),
        ("Quietly and quickly run the shop", "run"),
        ("**Shop: Run it", "run"),
        ("Run the shop: all of it", "run"),
        ("Supply the shop", "supply"),
    ],
)
def test_what_stands_before_the_verb_does_not_count(bullet: str, first: str) -> None:
    assert start_of(bullet).words[0] == first


@pytest.mark.parametrize(
    ("bullet", "verdict"),
    [
        ("Ensure that doors are shut", True),
        ("Ensuring that doors are shut", True),
        ("Design the menus", True),
        ("Lead development of the menu", True),
        ("Test automation experience", False),
        ("Lead time of two weeks", False),
        ("Design of menus", False),
        ("Be punctual", False),
        ("Reports to the matron", False),
        ("Work from home on Fridays", False),
        ("Test menus", None),
        ("", False),
    ],
)
def test_lists_decide_what_they_can_and_leave_the_rest(bullet: str, verdict: bool | None) -> None:
    assert by_list(bullet, start_of(bullet)) is verdict

"""Whether a bullet opens with an action verb."""

from __future__ import annotations

import pytest

from jdlint.bullet_start import start_of
from jdlint.openings import by_list, by_tags


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
        ("Daily stock counts", "daily"),
        ("Start: June", "june"),
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
        ("Root-cause failures", True),
        ("Cold call bakers", True),
        ("Search for talent", True),
        ("Liberally share knowledge", True),
        ("You will screen calls", True),
        ("Finalise the menus", True),
        ("Support worker in a home", False),
        ("Lunch provided", False),
        ("Train tickets for head office", False),
        ("Watch commander on nights", False),
        ("Test menus", None),
        ("", False),
    ],
)
def test_lists_decide_what_they_can_and_leave_the_rest(bullet: str, verdict: bool | None) -> None:
    assert by_list(bullet, start_of(bullet)) is verdict


@pytest.mark.parametrize(
    ("bullet", "tags", "verdict"),
    [
        ("Report leaks", ["NN", "NNS"], True),
        ("Record fluid intake", ["NN", "NN", "NN"], True),
        ("Price variations and agree them", ["NN", "NNS", "CC", "VB", "PRP"], True),
        ("Return corrected plans", ["NN", "VBN", "NNS"], True),
        ("Wardrobe the cast", ["NN", "DT", "NN"], True),
        ("Index and paginate bundles", ["VB", "CC", "VB", "NNS"], True),
        ("Test menus", ["VB", "NNS"], True),
        ("Team lunches", ["NN", "NNS"], False),
        ("Cook with two years", ["VB", "IN", "CD", "NNS"], False),
        ("Drive and curiosity", ["NN", "CC", "NN"], False),
        ("Reports and returns", ["NNS", "CC", "NNS"], False),
        ("Hardware orders", ["VB", "NN"], False),
    ],
)
def test_what_follows_decides_where_the_tag_does_not(bullet: str, tags: list[str], verdict: bool) -> None:
    assert by_tags(start_of(bullet), list(zip(bullet.split(), tags, strict=True))) is verdict

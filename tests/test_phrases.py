from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.phrases import PhraseIndex, evened, plain


def found(phrase: str, text: str) -> list[str]:
    return [text[start:end] for start, end, _ in PhraseIndex([(phrase, 0)]).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("ninja", "A Ninja, a NINJA and (ninja).", ["Ninja", "NINJA", "ninja"]),
        ("ninja", "ninjas, ninjago and anninja", []),
        ("rockstar", "our rockstar's friends", ["rockstar"]),
        ("rockstar", "our rockstar’s friends", ["rockstar"]),
        ("rock star", "rock star, rock-star, rock‑star, rock\nstar, rock  star", 5),
        ("rock-star", "a rock star and a rock-\nstar", ["rock star", "rock-\nstar"]),
        ("rock star", "we rock - star players; they rock – star staff; rock—star", []),
        ("rock star", "rockstar", []),
        ("old boys' club", "an old boys’ club", ["old boys’ club"]),
        ("culture fit", "culture\u00a0fit", ["culture\u00a0fit"]),
        ("he/she", "he/she, he / she, (he/she)", ["he/she", "he / she", "he/she"]),
        ("he/she", "the/she, he/shes", []),
        ("s/he", "If s/he", ["s/he"]),
        ("c++", "C++ and C", ["C++"]),
        ("naïve", "NAÏVE", ["NAÏVE"]),
        ("10x engineer", "a 10x engineer", ["10x engineer"]),
        ("blacklist", "ip_blacklist, blacklist_ip and _blacklist_", ["blacklist"]),
    ],
)
def test_a_phrase_matches_whole_words_however_they_are_typed(
    phrase: str, text: str, expected: list[str] | int
) -> None:
    matches = found(phrase, text)
    assert (len(matches) if isinstance(expected, int) else matches) == expected


def test_the_longest_phrase_at_a_place_wins_and_none_overlap() -> None:
    index = PhraseIndex([("rock", 1), ("rock star", 2), ("star player", 3), ("rock star player", 4)])
    assert list(index.find("rock star player, rock star, star player")) == [
        (0, 16, 4),
        (18, 27, 2),
        (29, 40, 3),
    ]


def test_a_phrase_begins_with_a_letter_or_digit() -> None:
    with pytest.raises(ValueError, match=r"must begin with a letter or digit: '\(s\)he'"):
        PhraseIndex([("(s)he", 0)])


@given(st.text())
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(evened(text)) == len(text)


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="ab -’'\n/_"), st.sampled_from(["ab", "a b", "a'b", "a/b", "b-a"]))
def test_a_match_is_the_phrase_whatever_joins_its_words(text: str, phrase: str) -> None:
    for start, end, _ in PhraseIndex([(phrase, 0)]).find(text):
        assert [c for c in text[start:end] if c.isalnum()] == [c for c in phrase if c.isalnum()]
        assert not (text[end : end + 1].isalnum())
        assert not (text[max(0, start - 1) : start].isalnum())

from __future__ import annotations

import pytest

from jdlint.contexts import context_names, is_muted


def muted(context: str, text: str, word: str) -> bool:
    start = text.index(word)
    return is_muted((context,), text, start, start + len(word))


def test_the_contexts_that_rules_name_are_there() -> None:
    assert context_names() >= {
        "equal_opportunity",
        "invitation",
        "negated",
        "quoted",
        "address",
        "name",
        "pronoun_list",
    }


@pytest.mark.parametrize(
    "text",
    [
        "We hire regardless of age.",
        "All qualified applicants will receive consideration without regard to age.",
        "We are an equal opportunity employer, whatever your age.",
        "We are an EEO employer; age is no bar.",
        "We never discriminate on the basis of sex, gender identity, age, race or disability.",
        "We don’t tolerate any discrimination, whether for age or otherwise.",
        "Discrimination on grounds of age has no place here: no harassment, no discrimination.",
        "You are welcome whatever your race, religion or age.",
        "Age, disability, sex: none of these decides.",
    ],
)
def test_a_statement_of_equal_treatment(text: str) -> None:
    assert muted("equal_opportunity", text, "age" if "age" in text else "Age")


@pytest.mark.parametrize(
    "text",
    [
        "You teach children at the age of five.",
        "Candidates of age 25 to 35 are wanted.",
        "The age of our machines and their colour do not matter.",
        "Equal pay for each page and age group.",
        "We value speed in any age.",
        "Regardless of the weather, you clean each page.",
        "Our team values diversity and inclusion at any age.",
        "People of every age are encouraged to apply.",
    ],
)
def test_no_statement_of_equal_treatment(text: str) -> None:
    assert not muted("equal_opportunity", text, "age")


@pytest.mark.parametrize(
    "text",
    [
        "Reasonable accommodations are made at any age.",
        "People of every age are encouraged to apply.",
        "We particularly welcome applications from people of any age.",
        "We want more people of an under-represented age.",
        "We value diversity and inclusion at any age.",
    ],
)
def test_an_invitation(text: str) -> None:
    assert muted("invitation", text, "age")


@pytest.mark.parametrize("text", ["You invite clients of any age.", "We value speed at any age."])
def test_no_invitation(text: str) -> None:
    assert not muted("invitation", text, "age")


@pytest.mark.parametrize(
    "text",
    [
        "There are no ninjas here.",
        "We’re not looking for ninjas.",
        "We are not hiring coding ninjas.",
        "Nobody needs to be ninjas.",
        "We want colleagues rather than ninjas.",
        "We want people instead of “ninjas”.",
        "We never write rockstars or ninjas.",
        "Titles like ninjas are not welcome.",
        "Self-declared ninjas need not apply.",
    ],
)
def test_a_word_that_is_rejected(text: str) -> None:
    assert muted("negated", text, "ninjas")


@pytest.mark.parametrize(
    "text",
    [
        "We want ninjas.",
        "This is not only for ninjas.",
        "No experience needed, ninjas!",
        "It is not easy to find ninjas.",
        "Never stop learning: ninjas do.",
    ],
)
def test_a_word_that_is_meant(text: str) -> None:
    assert not muted("negated", text, "ninjas")


@pytest.mark.parametrize(
    ("context", "text", "word", "expected"),
    [
        ("quoted", "The wall reads “for all mankind”.", "mankind", True),
        ("quoted", 'The wall reads "for all mankind".', "mankind", True),
        ("quoted", "The wall reads 'for all mankind'.", "mankind", True),
        ("quoted", 'Not "this" but mankind, "that".', "mankind", False),
        ("quoted", "Don't say mankind, it's old.", "mankind", False),
        ("quoted", "The teams’ view of mankind and the players’ one", "mankind", False),
        ("address", "Write to ninja@example.com.", "ninja", True),
        ("address", "See https://example.com/ninja.", "ninja", True),
        ("address", "Follow @ninja or #ninja.", "ninja", True),
        ("address", "Read ninja.md first.", "ninja", True),
        ("address", "A ninja, not an e-mail.", "ninja", False),
        ("name", "You test games for Rockstar Games.", "Rockstar", True),
        ("name", "Sales at Old Guys Group", "Guys", True),
        ("name", "You join a group of guys.", "guys", False),
        ("name", "Rockstar, Inc. makes games.", "Rockstar", True),
        ("name", "Sales Ninja, Acme Group", "Ninja", False),
        ("name", "Rockstar wanted for our games.", "Rockstar", False),
        ("pronoun_list", "Sam (he/him) leads.", "he", True),
        ("pronoun_list", "Ask for she/her/hers.", "she", True),
        ("pronoun_list", "Add your pronouns (he, she, they).", "she", True),
        ("pronoun_list", "If he/she asks", "he", False),
    ],
)
def test_other_contexts(context: str, text: str, word: str, expected: bool) -> None:
    assert muted(context, text, word) is expected

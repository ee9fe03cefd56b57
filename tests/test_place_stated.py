"""Places stated in ways that need care: everyday words, codes alone, exclusions, distances, names of two places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jdlint.facts.pay import read_pay
from jdlint.facts.place import PlaceReading, read_places
from jdlint.facts.place_names import place_names
from jdlint.readers import read
from jdlint.rules_dir import load_data
from jdlint.sections import find_sections

DUTIES = "\n## Responsibilities\n\n- Shear the sheep\n- Mend the fences\n"


def reading(text: str) -> PlaceReading:
    posting = read("shepherd.md", text.encode())[0]
    posting = replace(posting, sections=find_sections(posting.blocks))
    return read_places(posting, read_pay(posting))


def smallest(places: PlaceReading) -> list[str]:
    return ["/".join(place.candidates) for place in places.of("job", "remote") if place.candidates]


def field(text: str, *, label: str = "Location") -> PlaceReading:
    return reading(f"# Shepherd\n\n**{label}:** {text}\n{DUTIES}")


def sentence(text: str) -> PlaceReading:
    return reading(f"# Shepherd\n{DUTIES}\n## More about the job\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will be based in Bath.", ["gb-eng"]),
        ("The post is located in Nice.", ["fr"]),
        ("Applicants must live in or near Split, Croatia.", ["hr"]),
        ("You will work from our Mobile office.", ["us-al"]),
        ("Based in Bath", ["gb-eng"]),
        ("Based in Bath, hybrid", ["gb-eng"]),
        ("Two days a week in our Deal office.", ["gb-eng"]),
        ("Der Arbeitsort ist Essen.", ["de"]),
        ("You will be based in Marketing.", []),
        ("You will work from our Design office.", []),
        ("You will work in Mobile and Data.", []),
        ("The role is in Commerce.", []),
        ("Based in Bath, we make soap.", []),
        ("A nice team, a bath for dogs, a mobile app and a date.", []),
    ],
)
def test_a_town_that_is_an_everyday_word(text: str, expected: list[str]) -> None:
    assert smallest(sentence(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bath (hybrid)", ["gb-eng"]),
        ("Bath or Bristol, UK", ["gb-eng", "gb-eng"]),
        ("Deal, Kent", ["gb-eng"]),
        ("Mobile, with your own van", []),
    ],
)
def test_an_everyday_word_in_a_field(text: str, expected: list[str]) -> None:
    assert smallest(field(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TX", ["us-tx"]),
        ("CO", ["us-co"]),
        ("DE", ["us-de/de"]),
        ("Austin, TX or NY", ["us-tx", "us-ny"]),
        ("Boise, ID or OR", ["us-id", "us-or"]),
        ("Remote - CA, CO, WA", ["us-ca", "us-co", "us-wa"]),
        ("Remote (MN)", ["us-mn"]),
        ("Tulsa, OK / hybrid", ["us-ok"]),
        ("Austin, TX, IN PERSON", ["us-tx"]),
    ],
)
def test_codes_in_a_field(text: str, expected: list[str]) -> None:
    assert smallest(field(text)) == expected


@pytest.mark.parametrize(
    ("label", "code", "expected"),
    [("state", "CA", "us-ca"), ("country", "CA", "ca"), ("country", "DE", "de"), ("province", "ON", "ca-on")],
)
def test_a_label_says_whose_code_it_is(label: str, code: str, expected: str) -> None:
    assert smallest(reading(f'---\ntitle: Shepherd\n{label}: "{code}"\n---\n\n# Shepherd\n{DUTIES}')) == [
        expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This job is remote in TX.", ["us-tx"]),
        ("You must reside in CO.", ["us-co"]),
        ("We hire in TX, FL and GA.", ["us-tx", "us-fl", "us-ga"]),
        ("You will be based in TX or NM.", ["us-tx", "us-nm"]),
        ("You work in OR and ICU.", []),
        ("Remote is OK.", []),
        ("You will work with MA and PA staff.", []),
        ("This job is in MD supervision.", []),
        ("Reports to ME.", []),
        ("We hire in the following states: TX, FL.", ["us-tx", "us-fl"]),
        ("The pay for candidates in CO is $80,000 - $95,000.", ["us-co"]),
        ("The pay for MA graduates is $80,000 - $95,000.", []),
        ("Colorado residents: $70,000 - $80,000", ["us-co"]),
    ],
)
def test_codes_in_a_sentence(text: str, expected: list[str]) -> None:
    assert smallest(sentence(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This remote job is not open to residents of Colorado.", ["us-co"]),
        ("We do not hire in CO.", ["us-co"]),
        ("We can't employ people in New York or Maine.", ["us-ny", "us-me"]),
        ("Remote in the US, excluding Alaska and Hawaii.", ["us-ak", "us-hi"]),
        ("Candidates in New Jersey are not eligible for this remote job.", ["us-nj"]),
        ("California and Oregon residents cannot be considered.", ["us-ca", "us-or"]),
        ("Everybody except Victoria eats at noon.", []),
        ("We do not hire for Denver pride.", []),
        ("We hire remotely, but we're not registered in Alaska or Hawaii.", ["us-ak", "us-hi"]),
        ("We are unable to hire in the following states: CA, NY.", ["us-ca", "us-ny"]),
    ],
)
def test_where_nobody_is_hired(text: str, expected: list[str]) -> None:
    found = sentence(text)
    assert [place.candidates[0] for place in found.of("excluded")] == expected
    assert not {*smallest(found)} & {*expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will hire shepherds in Germany.", []),
        ("Experience hiring in Germany and France.", []),
        ("We are hiring shepherds in Germany.", ["de"]),
        ("Now hiring in Leeds.", ["gb-eng"]),
    ],
)
def test_whom_a_recruiter_hires_is_another_matter(text: str, expected: list[str]) -> None:
    assert smallest(sentence(text)) == expected


def test_a_field_names_where_nobody_is_hired() -> None:
    found = field("US only, not Colorado")
    assert [(place.role, place.candidates) for place in found.places] == [
        ("job", ("us",)),
        ("excluded", ("us-co",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You live within 30 miles of Austin, Texas.", ["us-tx"]),
        ("Candidates should be within commutable distance of Leeds.", ["gb-eng"]),
        ("Within an hour of Bristol, UK", ["gb-eng"]),
        ("We deliver within 20 miles of Leeds.", []),
        ("Remote within commuting distance of NYC", ["us-nyc"]),
        ("Within 2 hours of opening, count the till.", []),
    ],
)
def test_a_distance_from_a_place(text: str, expected: list[str]) -> None:
    assert smallest(sentence(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Greater Manchester area", ["gb-eng"]),
        ("NYC metro", ["us-nyc"]),
        ("San Francisco Bay Area", ["us-ca"]),
        ("Middlesex County, MA", ["us-ma"]),
        ("Kent, OH", ["us-oh"]),
        ("Remote, DACH", ["dach"]),
        ("Remote (EMEA)", ["europe"]),
        ("UK&I", ["uk-and-ireland"]),
        ("Köln, NRW", ["de"]),
        ("Koeln", ["de"]),
        ("Aarhus", ["dk"]),
    ],
)
def test_regions_and_parts_of_the_world(text: str, expected: list[str]) -> None:
    assert smallest(field(text)) == expected


@pytest.mark.parametrize(
    "text", ["Flexible", "Various", "Various locations", "TBD", "To be confirmed", "Multiple"]
)
def test_a_field_may_leave_the_place_open(text: str) -> None:
    assert not field(text).places


# Names that two places share, by the laws that a posting could fall under.
AMBIGUOUS = {
    "Columbus": {"us-oh-columbus", "us-ga"},
    "Portland": {"us-or", "us-me"},
    "Aurora": {"us-co", "us-il"},
    "Vancouver": {"ca-bc", "us-wa"},
    "Washington": {"us-wa", "us-dc"},
    "Ontario": {"ca-on", "us-ca"},
    "London": {"gb-eng", "ca-on"},
    "Richmond": {"us-va", "us-ca", "ca-bc", "gb-eng"},
    "Arlington": {"us-va", "us-tx"},
    "Cambridge": {"us-ma", "gb-eng", "ca-on"},
    "Manchester": {"gb-eng", "us-nh"},
    "Rochester": {"us-ny", "us-mn"},
    "Burlington": {"us-vt", "us-nj", "us-ma", "ca-on"},
    "Springfield": {"us-il", "us-ma", "us-mo"},
    "Bloomington": {"us-mn", "us-il", "us-in"},
    "Newark": {"us-nj", "us-de"},
    "Wilmington": {"us-de", "us-nc"},
    "Pasadena": {"us-ca", "us-tx"},
    "Glendale": {"us-ca", "us-az"},
    "Westminster": {"us-co", "us-ca", "gb-eng"},
    "Birmingham": {"gb-eng", "us-al"},
    "Victoria": {"ca-bc", "au-vic"},
    "Toledo": {"us-oh-toledo", "es"},
    "Georgia": {"us-ga", "ge"},
    "Perth": {"au-wa", "gb-sct"},
    "Newcastle": {"au-nsw", "gb-eng"},
    "San José": {"us-ca", "cr"},
}


@pytest.mark.parametrize(("name", "places"), AMBIGUOUS.items())
def test_a_name_of_two_places_is_said_to_be_ambiguous(name: str, places: set[str]) -> None:
    meaning = place_names().meaning(name)
    assert meaning is not None
    assert places <= set(meaning.alone)
    assert field(name).places[0].ambiguous


@pytest.mark.parametrize(
    "name", ["Chicago", "Sydney", "Melbourne", "Edinburgh", "Denver", "Toronto", "Dublin", "Paris"]
)
def test_a_great_city_is_not_ambiguous_for_a_small_one_of_its_name(name: str) -> None:
    assert not field(name).places[0].ambiguous


@pytest.mark.parametrize(
    ("name", "pay", "expected"),
    [
        ("Georgia", "$60,000 a year", ["us-ga"]),
        ("Birmingham", "£30,000 a year", ["gb-eng"]),
        ("Toledo", "€24.000 brutos al año", ["es"]),
        ("Perth", "A$90,000", ["au-wa"]),
        ("London", "$90,000", ["gb-eng/ca-on"]),
        ("Vancouver", "$90,000", ["ca-bc/us-wa"]),
    ],
)
def test_what_the_pay_is_in_may_settle_a_name(name: str, pay: str, expected: list[str]) -> None:
    assert smallest(reading(f"# Shepherd\n\n**Location:** {name}\n\n**Pay:** {pay}\n{DUTIES}")) == expected


def test_a_code_or_a_word_that_needs_care_is_one_that_names_a_place() -> None:
    words = load_data("place_words")
    assert set(words["departments"]) <= set(words["everyday"])
    for group in ("codes_as_words", "codes_as_titles", "codes_of_two"):
        assert set(words[group]) <= place_names().codes_of_parts


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Tidewool | Reading | Full time", ["gb-eng/us-pa"]),
        ("Tidewool | Mobile | Full time", []),
        ("Tidewool | Marketing | Full time", []),
        ("Tidewool | Nice | Leeds | Full time", ["gb-eng"]),
    ],
)
def test_an_everyday_word_between_the_bars_of_a_row(row: str, expected: list[str]) -> None:
    assert smallest(reading(f"# Shepherd\n\n{row}\n{DUTIES}")) == expected
    assert smallest(reading(f"{row}\n{DUTIES}")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This role is based in Capitol Hill, Seattle, WA.", ["us-wa"]),
        ("This role is based in Shoreditch, London, UK.", ["gb-eng"]),
        ("This role is based in Washington, DC.", ["us-dc"]),
        ("This role is based in Denver full time.", ["us-co"]),
    ],
)
def test_a_quarter_and_words_of_time_leave_the_town(sentence: str, expected: list[str]) -> None:
    assert smallest(reading(f"# Shepherd\n{DUTIES}\n## The job\n\n{sentence}\n")) == expected


def test_a_postcode_in_brackets_settles_the_town() -> None:
    assert smallest(field("London (N1)")) == ["gb-eng"]

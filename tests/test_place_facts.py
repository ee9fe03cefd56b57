"""Which places a posting states, which jurisdictions they lie in, and which names are left open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.facts.pay import read_pay
from jdlint.facts.place import PlaceReading, read_places
from jdlint.facts.place_names import chain, lies_in, name_key, place_names
from jdlint.facts.place_text import all_places
from jdlint.lint import lint_text
from jdlint.readers import read
from jdlint.rules_dir import load_data, rules_dir
from jdlint.sections import find_sections

DUTIES = "\n## Responsibilities\n\n- Prune the vines\n- Press the grapes\n"


def reading(text: str) -> PlaceReading:
    posting = read("vintner.md", text.encode())[0]
    posting = replace(posting, sections=find_sections(posting.blocks))
    return read_places(posting, read_pay(posting))


def sentence(text: str) -> PlaceReading:
    return reading(f"# Vintner\n{DUTIES}\n## More about the job\n\n{text}\n")


def smallest(places: PlaceReading) -> list[str]:
    return ["/".join(place.candidates) for place in places.of("job", "remote")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fresno, CA", ["us-ca"]),
        ("Vancouver, Washington", ["us-wa"]),
        ("Vancouver, B.C.", ["ca-bc"]),
        ("Vancouver", ["ca-bc/us-wa"]),
        ("Columbus, Georgia", ["us-ga"]),
        ("Columbus, OH 43215", ["us-oh-columbus"]),
        ("Ontario, Canada", ["ca-on"]),
        ("Ontario", ["ca-on/us-ca"]),
        ("Queens, NY", ["us-nyc"]),
        ("New York", ["us-ny/us-nyc"]),
        ("London, Ontario", ["ca-on"]),
        ("Washington, D.C. or Baltimore, MD", ["us-dc", "us-md"]),
        ("Oregon, Washington, Idaho", ["us-or", "us-wa", "us-id"]),
        ("Germany – Leipzig", ["de"]),
        ("Galway (Ireland)", ["ie"]),
        ("Remote, Ohio", ["us-oh"]),
        ("Tiny Hollow, VT", ["us-vt"]),
        ("Nice", ["fr"]),
        ("Café Zürich, Basel", ["ch", "ch"]),
        ("US/Eastern time zone", []),
        ("CA, NY, WA or CO", ["us-ca", "us-ny", "us-wa", "us-co"]),
        ("Remote - CA, OR, WA", ["us-ca", "us-or", "us-wa"]),
        ("ON, BC or AB", ["ca-on", "ca-bc", "ca-ab"]),
        ("LA, CA", ["us-ca"]),
        ("Boston PE21 6QH", ["gb-eng"]),
        ("Vancouver V6B 1A1", ["ca-bc"]),
        ("Reno, NV, OR or CA", ["us-nv", "us-or", "us-ca"]),
    ],
)
def test_a_field_for_the_location(text: str, expected: list[str]) -> None:
    found = reading(f"# Vintner\n\n**Location:** {text}\n{DUTIES}")
    assert [id_ for id_ in smallest(found) if id_] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vintner – Sonoma, CA", ["us-ca"]),
        ("Vintner (Bordeaux)", ["fr"]),
        ("Mobile Vintner", []),
        ("Vintner, Mobile", []),
        ("Vintner, Mobile, AL", ["us-al"]),
        ("Cellar Hand, MA", []),
        ("Director, IT", []),
        ("Physician (MD, PA)", []),
        ("Vintner (Remote: CA, OR)", ["us-ca", "us-or"]),
        ("Boston Symphony Vintner", []),
    ],
)
def test_a_title(title: str, expected: list[str]) -> None:
    assert smallest(reading(f"# {title}\n{DUTIES}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This job is based in Porto.", ["pt"]),
        ("Applicants must reside in Manitoba.", ["ca-mb"]),
        ("You will work in our Tucson office.", ["us-az"]),
        ("Sacramento: $70,000 - $80,000; Reno: $60,000 - $66,000", ["us-ca", "us-nv"]),
        ("Remote in CA, NY, WA or CO.", ["us-ca", "us-ny", "us-wa", "us-co"]),
        ("We can hire in CA, NY, or TX.", ["us-ca", "us-ny", "us-tx"]),
        ("Remote (CA, NY)", ["us-ca", "us-ny"]),
        ("We hire in OR and WA.", ["us-or", "us-wa"]),
        ("The average salary for this job in Denver is $50,000.", []),
        ("Average pay in Denver: $50,000. This job is in Reno, NV.", ["us-nv"]),
        ("We sell wine in Oslo, Bergen and Trondheim.", []),
        ("Our founders live in Lyon.", []),
        ("You will call on customers based in Nevada.", []),
        ("Reading is nice, and a date is set.", []),
        ("The salary suits Paris, who left.", []),
    ],
)
def test_a_sentence(text: str, expected: list[str]) -> None:
    assert smallest(sentence(text)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Base:** $140K-$180K + 0.1% equity", []),
        ("**Base:** competitive", []),
        ("**Base:** Competitive", []),
        ("**Base:** Leeds", ["Leeds"]),
        ("**Based at:** Leeds, hybrid", ["Leeds"]),
        ("**Location:** preferred at the US/Pacific time zone", []),
        ("**Location:** $20 an hour", []),
        ("**Location:** TBD", []),
        ("**Location:** Little Wobbling", ["Little Wobbling"]),
        ("**Location:** our main office", ["our main office"]),
    ],
)
def test_a_field_holds_a_place_or_says_nothing(line: str, expected: list[str]) -> None:
    assert [place.text for place in reading(f"# Vintner\n\n{line}\n{DUTIES}").places] == expected


def test_where_the_company_is_says_less() -> None:
    (place,) = sentence("Grapeworks is a company based in Napa.").places
    assert place.role == "company"
    assert place.jurisdictions == ("us-ca", "us")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Our customers are in Germany, France and Japan. Location: Dublin", ["ie"]),
        (
            "We are headquartered in Chicago, with offices in Tokyo and Paris. You can work from anywhere in Canada.",
            ["ca"],
        ),
        ("We are looking for a cellar hand in Reno, NV.", ["us-nv"]),
        ("Founded in Lyon · Job in Porto", ["pt"]),
        ("Offices, Tucson", ["us-az"]),
        ("123 Main St, Springfield, IL 62701", ["us-il"]),
        ("Leeds LS1", ["gb-eng"]),
        ("Sydney NSW 2000", ["au-nsw"]),
        ("Baristas for our stores in Leeds", ["gb-eng"]),
        ("Leeds LS1 4AB · £12 an hour", ["gb-eng"]),
        ("London B2B Sales", []),
        ("Cork, Ireland · Villages across Munster\n\nYou will be based in Munster.", ["ie", "ie"]),
        ("You will be based in Munster.", ["de"]),
    ],
)
def test_a_line_of_facts_may_tell_of_others(line: str, expected: list[str]) -> None:
    assert smallest(reading(f"# Vintner\n\n{line}\n{DUTIES}")) == expected


def test_places_where_nobody_is_hired() -> None:
    found = sentence("This role is remote within the US, except Colorado and Hawaii.")
    assert [(place.role, place.jurisdictions[0]) for place in found.places] == [
        ("remote", "us"),
        ("excluded", "us-co"),
        ("excluded", "us-hi"),
    ]


def test_another_place_settles_a_doubtful_one() -> None:
    text = "# Vintner\n\n**Location:** Richmond\n{}" + DUTIES
    assert len(reading(text.format("")).places[0].candidates) > 2
    found = reading(
        text.format("\n**Second site:** x\n\nYou may also be based in Surrey, British Columbia.\n")
    )
    assert found.places[0].candidates == ("ca-bc",)


def test_the_currency_of_the_pay_settles_a_doubtful_place() -> None:
    found = reading(f"# Vintner\n\n**Location:** London\n\n**Salary:** £41,000 a year\n{DUTIES}")
    assert found.places[0].candidates == ("gb-eng",)


@pytest.mark.parametrize(
    ("lines", "mode", "modes"),
    [
        ("**Location:** Remote / Hybrid / On-site", None, ("remote", "hybrid", "onsite")),
        ("**Work mode:** Hybrid, two days remote", "hybrid", ("hybrid",)),
        ("**Remote:** yes", "remote", ("remote",)),
        ("**Remote:** no", None, ()),
        ("This is not a remote position.", None, ()),
        ("You lead a remote team.", None, ()),
        ("The position is fully remote.", "remote", ("remote",)),
        ("On-site in Leeds.", "onsite", ("onsite",)),
        ("On-site in person training is given.", None, ()),
        ("This is an in-person position\n\n**Remote Position:** No", "onsite", ("onsite",)),
        ("This is not a remote role.", None, ()),
        ("Remote work is expected", "remote", ("remote",)),
        ("Remote work is not expected.", None, ()),
        ("Remote work is okay, but some time in the downtown LA office is required", "hybrid", ("hybrid",)),
        ("Permanently Remote", "remote", ("remote",)),
        ("Remote in CA, NY, WA or CO.", "remote", ("remote",)),
        ("Remote in nature, the villages need bridges.", None, ()),
    ],
)
def test_work_mode(lines: str, mode: str | None, modes: tuple[str, ...]) -> None:
    found = reading(f"# Vintner\n\n{lines}\n{DUTIES}").work_mode
    assert (found.mode, found.modes) == (mode, modes)


def test_facts_hold_places_with_their_source() -> None:
    text = f"# Vintner\n\n**Location:** Vancouver\n\n**Base:** Jersey City, NJ\n{DUTIES}"
    doubtful, sure = lint_text(text).files[0].facts.locations
    assert (sure.jurisdictions, sure.candidates) == (("us-nj-jersey-city", "us-nj", "us"), ())
    assert (doubtful.jurisdictions, doubtful.candidates) in [((), ("ca-bc", "us-wa")), (("us-wa", "us"), ())]
    assert text[sure.start : sure.end] == "Jersey City, NJ"


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("us-nyc", ("us-nyc", "us-ny", "us")),
        ("us-oh-toledo", ("us-oh-toledo", "us-oh", "us")),
        ("gb-sct", ("gb-sct", "gb")),
        ("it", ("it", "eu")),
        ("north-america", ("north-america",)),
    ],
)
def test_a_place_counts_for_all_that_it_lies_in(id_: str, expected: tuple[str, ...]) -> None:
    assert chain(id_) == expected
    assert all(lies_in(id_, around) for around in expected)


def test_ways_to_write_a_name_are_alike() -> None:
    assert name_key("Saint Paul") == name_key("St. Paul") == name_key("st paul")
    assert name_key("Köln") == "koln"
    assert place_names().meaning("us") is None


def test_the_table_is_small_and_credited() -> None:
    data = rules_dir() / "data"
    assert (data / "places.tsv").stat().st_size <= 400_000
    assert "CC BY 4.0" in (data / "places.tsv").read_text(encoding="utf-8")[:1000]
    assert "GeoNames" in (data / "PLACES-CREDIT.md").read_text(encoding="utf-8")


def test_every_other_name_of_a_city_is_known() -> None:
    for known, others in load_data("regions")["city_names"].items():
        assert place_names().meaning(known), known
        assert all(place_names().meaning(other) for other in others), others


def test_every_city_with_a_law_of_its_own_is_in_the_table() -> None:
    text = (rules_dir() / "data" / "places.tsv").read_text(encoding="utf-8")
    assert all(id_ in text for id_ in load_data("regions")["cities_with_law"])


@given(st.text(alphabet="ABst. ,/()-DC Denver\nUK", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for place in all_places(text):
        assert 0 <= place.start < place.end <= len(text)
        assert place.ids

"""Money as written: currencies, number formats, ranges, open ends, periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.facts.money import Money, read_money
from jdlint.rules_dir import load_data


def only(text: str, *, home: str | None = None) -> Money:
    found = read_money(text, home=home)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$90K–$300K", 90_000, 300_000, "USD"),
        ("$95-120k", 95_000, 120_000, "USD"),
        ("USD 120k to 150k", 120_000, 150_000, "USD"),
        ("USD 75-92K", 75_000, 92_000, "USD"),
        ("$80,000-90,000", 80_000, 90_000, "USD"),
        ("$70-75,000", 70_000, 75_000, "USD"),
        ("$52.5k-$61k", 52_500, 61_000, "USD"),
        ("£70,000 – £110,000", 70_000, 110_000, "GBP"),
        ("€45.000–60.000", 45_000, 60_000, "EUR"),
        ("45.000,50 €", 45_000.5, 45_000.5, "EUR"),
        ("€ 2.630,-", 2_630, 2_630, "EUR"),
        ("CHF 110'000", 110_000, 110_000, "CHF"),
        ("CHF 85’000.–", 85_000, 85_000, "CHF"),
        ("kr 45 000", 45_000, 45_000, "SEK"),
        ("38\u00a0000\u202f€", 38_000, 38_000, "EUR"),
        ("S$5,000", 5_000, 5_000, "SGD"),
        ("A$85,000", 85_000, 85_000, "AUD"),
        ("CA$95,000 to CA$118,000", 95_000, 118_000, "CAD"),
        ("USD $95,000 - $115,000", 95_000, 115_000, "USD"),
        ("$60,000 CAD", 60_000, 60_000, "CAD"),
        ("₹20L–35L", 2_000_000, 3_500_000, "INR"),
        ("₹12,00,000", 1_200_000, 1_200_000, "INR"),
        ("18 lakhs", 1_800_000, 1_800_000, "INR"),
        ("60-70 T€", 60_000, 70_000, "EUR"),
        ("45-55K€", 45_000, 55_000, "EUR"),
        ("60 bis 70 Tsd. €", 60_000, 70_000, "EUR"),
        ("8 000 – 12 000 zł", 8_000, 12_000, "PLN"),
        ("between 60 and 70 thousand pounds", 60_000, 70_000, "GBP"),
        ("tussen €2.900 en €3.700", 2_900, 3_700, "EUR"),
        ("$38.00-$42.00", 38, 42, "USD"),
        ("38.00-42.00", 38, 42, None),
        ("c£62,000", 62_000, 62_000, "GBP"),
        ("$36.0577 - $43.2692", 36.0577, 43.2692, "USD"),
        ("$90,000 - $75,000", 75_000, 90_000, "USD"),
    ],
)
def test_amounts(text: str, low: float, high: float, currency: str | None) -> None:
    money = only(text)
    assert (money.min, money.max, money.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("text", "low", "high", "covered"),
    [
        ("pays up to $80k now", None, 80_000, "up to $80k"),
        ("from £40,000", 40_000, None, "from £40,000"),
        ("starting at $24.50/hour", 24.5, None, "starting at $24.50/hour"),
        ("$50k+", 50_000, None, "$50k+"),
        ("$15 per hour and up", 15, None, "$15 per hour and up"),
        ("ab 3.100 EUR", 3_100, None, "ab 3.100 EUR"),
        ("bis zu 75.000 €", None, 75_000, "bis zu 75.000 €"),
        ("hasta 42.000 €", None, 42_000, "hasta 42.000 €"),
    ],
)
def test_open_ends(text: str, low: float | None, high: float | None, covered: str) -> None:
    money = only(text)
    assert (money.min, money.max) == (low, high)
    assert money.open_end == ("up_to" if low is None else "from")
    assert text[money.start : money.end] == covered


@pytest.mark.parametrize("text", ["$80k + bonus", "$80k+ bonus", "A$85,000 + super", "$120,000+equity"])
def test_a_plus_that_adds_something_leaves_no_end_open(text: str) -> None:
    assert only(text).open_end is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("$22–$26/hr", "hour"),
        ("$40.01 ph", "hour"),
        ("£12.60ph", "hour"),
        ("£35,000pa", "year"),
        ("($120k-$150k) per annum", "year"),
        ("$75,000 - $90,000 annualized", "year"),
        ("46.75 an hour", "hour"),
        ("£12.21 p/h", "hour"),
        ("17,80 €/Std.", "hour"),
        ("12,40 € de l’heure", "hour"),
        ("150 PLN/h", "hour"),
        ("€650 per day", "day"),
        ("£540 a week", "week"),
        ("$1200/Month", "month"),
        ("kr 45 000/mån", "month"),
        ("1.500 € al mese", "month"),
        ("9 000 zł miesięcznie", "month"),
        ("70.000 € p. a.", "year"),
        ("£70,000 per annum", "year"),
        ("30.000 € brutos/año", "year"),
        ("12 LPA", "year"),
        ("$55,000.00/yr - $65,000.00/yr", "year"),
        ("€80,000 (EU) — gross/year", "year"),
        ("$60,000 and 20 days off per year", None),
        ("$60,000", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    assert read_money(text)[0].period == period


@pytest.mark.parametrize(
    ("text", "gross", "base"),
    [
        ("€45.000–60.000 brutto/Jahr", True, None),
        ("1.650 € netos al mes", False, None),
        ("£90k OTE", None, False),
        ("$120k base", None, True),
        ("$120k", None, None),
    ],
)
def test_gross_and_base(text: str, gross: bool | None, base: bool | None) -> None:
    money = only(text)
    assert (money.gross, money.base) == (gross, base)


def test_a_word_before_the_next_amount_says_nothing_of_this_one() -> None:
    first, second = read_money("£22,000, OTE £40,000")
    assert first.base is None
    assert second.value == 40_000


@pytest.mark.parametrize(
    "text",
    [
        "401(k)",
        "401k",
        "403(b)",
        "H-1B",
        "GS-14",
        "B2B",
        "4%",
        "10 percent",
        "Q2",
        "8th",
        "no digits at all",
        "",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert read_money(text) == ()


@pytest.mark.parametrize(
    "text", ["$5M ARR", "$2B in funding", "$5 million in Series A", "12 Mio. €", "45 M€"]
)
def test_millions_are_marked(text: str) -> None:
    assert only(text).huge


def test_a_level_before_an_amount_is_no_lower_end() -> None:
    assert [money.value for money in read_money("Level 5 - $60,000") if money.currency] == [60_000]


def test_a_count_after_an_amount_is_no_upper_end() -> None:
    assert read_money("from $20 to 40 hours")[0].max is None


@pytest.mark.parametrize(
    ("text", "home", "currency"),
    [
        ("$60,000", "CAD", "CAD"),
        ("$60,000", None, "USD"),
        ("$60,000", "EUR", "USD"),
        ("kr 400", "NOK", "NOK"),
    ],
)
def test_the_place_of_work_settles_a_shared_symbol(text: str, home: str | None, currency: str) -> None:
    assert only(text, home=home).currency == currency


def test_every_currency_of_the_tables_is_a_code() -> None:
    data = load_data("money")
    tables = (
        *data["symbols"].values(),
        *data["marks"].values(),
        *data["marks_before"].values(),
        data["names"],
    )
    assert {code for table in tables for code in table} <= set(data["codes"])


@given(st.integers(10, 900), st.integers(1, 99), st.sampled_from(["-", " - ", "–", " to ", " bis "]))
def test_a_range_reads_as_its_ends(low: int, more: int, joint: str) -> None:
    money = only(f"${low},000{joint}${low + more},000")
    assert (money.min, money.max) == (low * 1000, (low + more) * 1000)


@given(st.text(max_size=200))
def test_any_text_gives_amounts_inside_it_and_in_order(text: str) -> None:
    end = 0
    for money in read_money(text):
        assert end <= money.start < money.end <= len(text)
        end = money.end


def test_a_minimum_and_a_maximum_are_one_range() -> None:
    money = only("min. $18.00, max. $22.00 per hour")
    assert (money.min, money.max, money.open_end, money.period) == (18, 22, None, "hour")


@pytest.mark.parametrize(
    "text", ["Starting at $17.25/hour and going up to $19.00/hour", "min. $17.25/hour, max. $19/hour"]
)
def test_two_open_ends_with_their_periods_are_one_range(text: str) -> None:
    money = only(text)
    assert (money.min, money.max, money.period, money.open_end) == (17.25, 19, "hour", None)

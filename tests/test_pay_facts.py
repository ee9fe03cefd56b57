"""Which amounts are what the job pays, which are not and why, and which words say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.facts.pay import PayReading, StatedPay, read_pay, read_pay_text
from jdlint.facts.pay_words import names_pay
from jdlint.posting import Block, BlockKind, Posting, Section, SectionKind
from jdlint.rules_dir import load_data
from jdlint.span import mapped


def block(
    text: str, *, label: str | None = None, kind: BlockKind = BlockKind.PARAGRAPH, header: bool = False
) -> Block:
    if label:
        kind = BlockKind.FACT
    return Block(kind, mapped([(text, 0, len(text))]), label=label, front_matter=header)


def posting(*blocks: Block, compensation_from: int | None = None) -> Posting:
    sections: tuple[Section, ...] = ()
    if compensation_from is not None:
        heading = compensation_from - 1
        sections = (Section(SectionKind.COMPENSATION, heading, compensation_from, len(blocks)),)
    return Posting("cook.md", "markdown", "", blocks, sections)


def only(reading: PayReading) -> StatedPay:
    assert len(reading.stated) == 1, reading
    return reading.stated[0]


def amounts(text: str, *, label: str | None = None) -> list[tuple[float | None, float | None]]:
    return [(pay.min, pay.max) for pay in read_pay_text(text, label=label).stated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The salary range for the head gardener is $61,000 to $74,000.", [(61_000, 74_000)]),
        ("We pay porters £12.90 an hour.", [(12.9, 12.9)]),
        ("Earn up to $1,350 a week on the boats", [(None, 1_350)]),
        ("Night nurse | Part time | $41/hr | Tulsa", [(41, 41)]),
        ("$58,000 - $66,000", [(58_000, 66_000)]),
        ("Sign-on bonus of $4,000 and pay starting at $31/hour", [(31, None)]),
        ("£400 joining bonus, £13.20 per hour", [(13.2, 13.2)]),
        ("A salary of $81,000 to $93,000, a $6,000 signing bonus, and a $900 stipend", [(81_000, 93_000)]),
        ("£47k basic, £95k OTE", [(47_000, 47_000), (95_000, 95_000)]),
        ("Starting pay $17, up to $21 after one year", [(17, 17), (None, 21)]),
        ("Salary and bonus: $118,000", [(118_000, 118_000)]),
        ("You manage a $3,000,000 budget. Salary $88,000.", [(88_000, 88_000)]),
        ("Wir zahlen 16,90 €/Std.", [(16.9, 16.9)]),
        ("People in this role earn $45,000 a year.", [(45_000, 45_000)]),
        ("Interns are paid $18 an hour.", [(18, 18)]),
        ("People who join us earn $52,000 a year.", [(52_000, 52_000)]),
        ("Our minimum wage is $20 an hour.", [(20, 20)]),
        ("Drivers are paid $0.62 per mile.", [(0.62, 0.62)]),
        ("$0.60 per mile, 2,500 miles a week", [(0.6, 0.6)]),
        ("Interns receive a stipend of $600 a week.", [(600, 600)]),
        ("$18.125/hr to start, $19.375/hr later", [(18.125, 18.125), (19.375, 19.375)]),
        ("$38.75-46.20 hourly", [(38.75, 46.2)]),
        ("Base + OTE $120k/$240k", [(120_000, 120_000), (240_000, 240_000)]),
        ("From € 2,901 (first year) to € 3,707 (fourth year) gross a month", [(2_901, 3_707)]),
        ("Salário de R$ 4.500 mensais", [(4_500, 4_500)]),
        ("Mzda 45 000 Kč měsíčně", [(45_000, 45_000)]),
        ("Salario de 23.000 a 27.000 euros brutos al año", [(23_000, 27_000)]),
    ],
)
def test_what_the_job_pays(text: str, expected: list[tuple[float | None, float | None]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("$4,500 sign-on bonus", "bonus"),
        ("Night differential of $2.10 per hour", "bonus"),
        ("Refer a friend and get £350.", "bonus"),
        ("$700 annual learning stipend", "stipend"),
        ("€45 a month towards your gym", "stipend"),
        ("Mileage paid at CAD 0.61 per km", "each mile"),
        ("You need a car; we pay CAD 0.58 per km", "each mile"),
        ("Refer a friend and earn up to £500.", "bringing others"),
        ("Earn up to $500 bonus in your first month!", "bonus"),
        ("Life assurance of 4 x salary, up to £200,000", "multiple"),
        ("Detention pay: $20/hr", "waiting"),
        ("Members pay €15 per class.", "price"),
        ("You will approve salaries of up to $80,000.", "budget"),
        ("A wellness stipend of $50 a month for interns", "stipend"),
        ("$25 co-pay", "patient"),
        ("Life cover of £90,000", "insurance"),
        ("You own a budget of £180,000.", "budget"),
        ("You set salary budgets of $400,000.", "budget"),
        ("Tuition of $30,000", "budget"),
        ("We serve families who earn less than $45,000 a year.", "other people"),
        ("People in this county earn $45,000 a year.", "other people"),
        ("Minimum wage is $15 an hour here, and we pay more.", "other people"),
        ("Participants are paid $15 an hour.", "other people"),
        ("You supervise interns who are paid $15 an hour.", "other people"),
        ("Our minimum wage campaign won $15/hour for 20,000 workers.", "threshold"),
        ("Raise at least $400,000 a year.", "budget"),
        ("An annual quota of $900,000", "customers"),
        ("Close deals worth $30,000 each.", "customers"),
        ("$6M ARR", "millions"),
        ("€9 million in Series A", "millions"),
        ("We pay the $40 application fee.", "fee"),
        ("The average salary in the market is $101,000.", "average"),
        ("Median: $99,500", "average"),
        ("The salary threshold is $66,000.", "threshold"),
        ("Salary: $0", "zero"),
        ("A laptop that cost $2,400", "price"),
        ("A $2,400 laptop", "no word near it"),
    ],
)
def test_what_it_does_not_pay_and_why(text: str, reason: str) -> None:
    reading = read_pay_text(text)
    assert not reading.stated
    assert all(reason in passed.reason for passed in reading.passed_over)
    assert reading.passed_over


@pytest.mark.parametrize(
    "text",
    [
        "40 hours per week",
        "Serve 200-250 covers a night",
        "Founded in 1987",
        "(555) 555-5555",
        "Salary reviewed twice per year",
        "Pay periods run for 14 days.",
        "$[X] - $[Y]",
        "Salary: [range]",
        "Salary: $XX,XXX",
        "401(k), 403(b) and H-1B",
    ],
)
def test_numbers_that_are_no_money_are_not_even_passed_over(text: str) -> None:
    assert read_pay_text(text, about_pay=True) == PayReading()


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("salary", "36.50-41.00", [(36.5, 41)]),
        ("salary", "68000", [(68_000, 68_000)]),
        ("hourly_rate", "23", [(23, 23)]),
        ("Pay", "15-18", [(15, 18)]),
        ("Salary", "See page 12", []),
        ("Pay grade", "14", []),
        ("Compensation", "37.5 hours per week", []),
        ("postcode", "94107", []),
        ("closing_date", "2026-12-31", []),
    ],
)
def test_bare_numbers_count_only_as_the_value_of_pay(
    label: str, text: str, expected: list[tuple[float, float]]
) -> None:
    assert amounts(text, label=label) == expected


def test_the_words_before_name_period_and_gross() -> None:
    pay = only(read_pay_text("Gross annual salary: €51,000"))
    assert (pay.period, pay.gross) == ("year", True)


def test_paid_weekly_does_not_make_an_hourly_rate_a_weekly_one() -> None:
    assert only(read_pay_text("Weekly pay: $19")).period is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$18.125 per hour", 18.125),
        ("€15.125 brutto pro Stunde", 15.125),
        ("Salary: $45.000", 45_000),
        ("$65.250 a year", 65_250),
        ("Gehalt: 45.375 €", 45_375),
        ("R$ 4.500 por mês", 4_500),
    ],
)
def test_a_point_before_three_digits(text: str, value: float) -> None:
    assert only(read_pay_text(text)).min == value


def test_a_stipend_is_pay_only_where_nothing_else_is() -> None:
    stipend = block("Interns get a stipend of $500 a month.")
    assert only(read_pay(posting(stipend))).min == 500
    assert only(read_pay(posting(block("The pay is $21 an hour."), stipend))).min == 21


def test_base_stands_before_total() -> None:
    assert [pay.base for pay in read_pay_text("Base + OTE $120k/$240k").stated] == [True, False]


def test_bands_share_the_period_that_one_of_them_names() -> None:
    reading = read_pay_text("$92,000 – $120,000 (US) · £64,000 – £88,000 (UK), gross/year")
    assert [(pay.period, pay.gross, pay.applies_to) for pay in reading.stated] == [
        ("year", True, "US"),
        ("year", True, "UK"),
    ]


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("Boston: $90,000-$99,000; New York: $99,000-$110,000", ["Boston", "New York"]),
        ("Level E - $87,000", ["Level E"]),
        ("The range is $71,000 to $80,000 in Ohio", ["Ohio"]),
        ("Competitive salary of £41,000", [None]),
    ],
)
def test_bands_belong_to_places_and_levels(text: str, bands: list[str | None]) -> None:
    assert [pay.applies_to for pay in read_pay_text(text).stated] == bands


def test_a_rate_and_what_it_comes_to_in_a_year_keep_their_own_periods() -> None:
    reading = read_pay_text("$36.0577 - $43.2692 hourly ($75,000 - $90,000 annualized)")
    assert [(pay.min, pay.period) for pay in reading.stated] == [(36.0577, "hour"), (75_000, "year")]


def test_no_one_gets_five_figures_an_hour() -> None:
    assert only(read_pay_text("Hourly pay: $75,000")).period is None


def test_on_target_earnings_are_not_base_pay() -> None:
    assert [pay.base for pay in read_pay_text("Base salary $70,000, OTE $110,000").stated] == [True, False]


def test_the_home_currency_settles_the_dollar() -> None:
    assert only(read_pay_text("Wage: $31.50 per hour", home="CAD")).currency == "CAD"


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("We offer a competitive salary and a pension.", "competitive salary"),
        ("Competitive and fair pay", "Competitive and fair pay"),
        ("Our salaries are competitive.", "salaries are competitive"),
        ("Salary commensurate with experience", "Salary commensurate with experience"),
        ("Pay: DOE", "Pay: DOE"),
        ("Attraktive Vergütung", "Attraktive Vergütung"),
        ("Salaire attractif", "Salaire attractif"),
        ("Salario competitivo", "Salario competitivo"),
        ("Marktconform salaris", "Marktconform salaris"),
    ],
)
def test_vague_words(text: str, vague: str) -> None:
    found = read_pay_text(text).vague
    assert [text[words.start : words.end] for words in found] == [vague]


@pytest.mark.parametrize(
    "text",
    [
        "A competitive market",
        "Research at the DOE",
        "Team size depending on experience",
        "A competitive athlete",
    ],
)
def test_the_same_words_elsewhere_are_not_vague_pay(text: str) -> None:
    assert not read_pay_text(text).vague


@pytest.mark.parametrize("text", ["Competitive", "negotiable", "TBD", "Competitive + benefits"])
def test_some_words_are_vague_only_as_the_value_of_pay(text: str) -> None:
    assert read_pay_text(text, label="Salary").vague
    assert not read_pay_text(text, label="Location").vague


def test_every_vague_phrase_passes_the_first_look() -> None:
    vague = load_data("money")["vague"]
    missed = [
        phrase
        for phrase in vague["phrases"]
        if not any(stem in f" {phrase.lower()}" for stem in vague["stems"])
    ]
    assert not missed


def test_a_compensation_section_makes_a_plain_amount_pay() -> None:
    reading = read_pay(posting(block("Compensation"), block("The figure here: 71,500"), compensation_from=1))
    assert only(reading).min == 71_500
    assert only(reading).block == 1


def test_a_posting_without_digits_has_no_pay() -> None:
    assert read_pay(posting(block("Cook"), block("You run the kitchen."))) == PayReading()


def test_min_and_max_fields_make_one_range() -> None:
    fields = [
        block("38000", label="salary_min", header=True),
        block("45000", label="salary_max", header=True),
        block("EUR", label="salary_currency", header=True),
        block("year", label="salary_period", header=True),
    ]
    pay = only(read_pay(posting(*fields)))
    assert (pay.min, pay.max, pay.currency, pay.period, pay.block) == (38_000, 45_000, "EUR", "year", 0)
    assert (pay.start, pay.end) == (0, 5)


def test_the_fields_of_schema_org_name_the_period() -> None:
    fields = [
        block("QuantitativeValue", label="baseSalary.value.@type", header=True),
        block("22", label="baseSalary.value.minValue", header=True),
        block("26", label="baseSalary.value.maxValue", header=True),
        block("HOUR", label="baseSalary.value.unitText", header=True),
    ]
    pay = only(read_pay(posting(*fields)))
    assert (pay.min, pay.max, pay.period) == (22, 26, "hour")
    one = [fields[0], block("22.50", label="baseSalary.value.value", header=True), fields[3]]
    pay = only(read_pay(posting(*one)))
    assert (pay.min, pay.max, pay.period, pay.open_end) == (22.5, 22.5, "hour", None)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (block("This is a volunteer role with no pay."), True),
        (block("unpaid", label="Pay"), True),
        (block("Unpaid (expenses are met)", label="salary", header=True), True),
        (block("The internship is unpaid."), True),
        (block("You lead a team of unpaid volunteers."), False),
        (block("Fill each volunteer role with a volunteer."), False),
        (block("Unpaid leave", label="Benefits"), False),
        (block("This is a volunteer coordinator role."), False),
        (block("None of our cooks earns less than others.", label="Pay"), False),
    ],
)
def test_an_unpaid_job_says_so(said: Block, *, expected: bool) -> None:
    assert read_pay(posting(block("Cook"), said)).unpaid is expected


@pytest.mark.parametrize("label", ["salary_from", "minSalary", "salary.min", "pay min"])
def test_one_field_alone_leaves_the_other_end_open(label: str) -> None:
    pay = only(read_pay(posting(block("$20", label=label, header=True))))
    assert (pay.min, pay.max, pay.open_end) == (20, None, "from")


def test_a_pay_cell_makes_the_row_about_pay() -> None:
    row = block("Salary | 51,200 to 58,900", kind=BlockKind.TABLE_ROW)
    assert (only(read_pay(posting(row))).min, only(read_pay(posting(row))).max) == (51_200, 58_900)


def test_the_two_ends_in_a_row_of_a_table_are_one_range() -> None:
    rows = ["City | Min | Max (USD, per year)", "Denver | 75,000 | 90,000", "Austin | 65,000 | 80,000"]
    table = [block(row, kind=BlockKind.TABLE_ROW) for row in rows]
    reading = read_pay(posting(block("Pay"), *table, compensation_from=1))
    assert [(pay.min, pay.max, pay.currency, pay.period, pay.applies_to) for pay in reading.stated] == [
        (75_000, 90_000, "USD", "year", "Denver"),
        (65_000, 80_000, "USD", "year", "Austin"),
    ]


def test_columns_of_levels_are_no_ends_of_a_range() -> None:
    rows = ["City | Cook | Head cook", "Denver | $55,000 | $60,000"]
    reading = read_pay(posting(block("Pay"), *(block(row, kind=BlockKind.TABLE_ROW) for row in rows)))
    assert all(pay.min == pay.max for pay in reading.stated)


def test_a_lowest_and_a_highest_in_two_bullets_are_one_range() -> None:
    bullets = [block("Minimum salary: $58,000"), block("Maximum salary: $71,000 a year")]
    pay = only(read_pay(posting(*bullets)))
    assert (pay.min, pay.max, pay.period, pay.open_end) == (58_000, 71_000, "year", None)


def test_a_lowest_of_one_and_a_highest_of_another_stay_apart() -> None:
    bullets = [block("Minimum salary: $58,000"), block("You cook."), block("Maximum salary: $71,000")]
    assert len(read_pay(posting(*bullets)).stated) == 2


@pytest.mark.parametrize("said", ["All a year.", "All figures are per year.", "(All amounts annual)"])
def test_a_sentence_says_the_period_of_all_bands(said: str) -> None:
    bands = [block("Junior cook: $50,000 - $60,000"), block("Head cook: $70,000 - $80,000"), block(said)]
    reading = read_pay(posting(block("Pay"), *bands, compensation_from=1))
    assert [pay.period for pay in reading.stated] == ["year", "year"]


def test_bands_in_blocks_of_their_own_belong_to_the_names_above_them() -> None:
    blocks = [block(text) for text in ("Ireland", "€60,000 – €72,000", "Poland", "€41,000 – €50,000")]
    assert [pay.applies_to for pay in read_pay(posting(*blocks)).stated] == ["Ireland", "Poland"]


def test_pay_said_twice_is_stated_twice() -> None:
    blocks = [block("$24/hr", label="salary", header=True), block("The pay is $24/hr.")]
    assert [pay.block for pay in read_pay(posting(*blocks)).stated] == [0, 1]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Salary range", True),
        ("hourly_rate", True),
        ("Compensation/Grade Level", True),
        ("Salary (gross)", True),
        ("Pay grade", False),
        ("Location", False),
    ],
)
def test_names_of_pay(label: str, *, expected: bool) -> None:
    assert names_pay(label) == expected


def test_denials_give_their_reason_in_words() -> None:
    reasons = [group["reason"] for group in load_data("money")["not_pay"]]
    assert len(set(reasons)) == len(reasons)
    assert all("not" in reason or "on top" in reason for reason in reasons)


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_read_within_its_bounds(text: str, about_pay: bool) -> None:
    reading = read_pay_text(text, about_pay=about_pay)
    spans = [(pay.start, pay.end) for pay in reading.stated]
    spans += [(passed.start, passed.end) for passed in reading.passed_over]
    spans += [(vague.start, vague.end) for vague in reading.vague]
    assert all(0 <= start < end <= len(text) for start, end in spans)

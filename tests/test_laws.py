"""The laws as data, which of them apply to a posting, what they ask, and how firmly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jdlint.config import Settings
from jdlint.facts.place_names import chain
from jdlint.finding import Finding, Severity
from jdlint.laws.applying import Applying
from jdlint.laws.catalogue import catalogue
from jdlint.laws.data import law_ids, law_in, law_of
from jdlint.laws.ids import law_named
from jdlint.laws.settings import LawSettings
from jdlint.laws.standing import standing
from jdlint.lint import lint_text, read_posting
from jdlint.readers import read
from jdlint.reading import Reading
from jdlint.rulebook import load_rulebook
from jdlint.yaml_file import YamlError, parse_yaml

AS_OF = date(2026, 11, 20)
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def reading(location: str, *lines: str, **settings: Any) -> Reading:  # noqa: ANN401 - whatever LawSettings takes
    text = "\n\n".join(("# Baker", f"**Location:** {location}", "## Duties", "- Bake bread", *lines))
    (posting,) = read("x.md", text.encode(), "markdown")
    return replace(read_posting(posting), as_of=AS_OF, law_settings=LawSettings(**settings))


def found(
    rule: str,
    location: str,
    *lines: str,
    as_of: date = AS_OF,
    **settings: Any,  # noqa: ANN401
) -> Finding | None:
    text = "\n\n".join(("# Baker", f"**Location:** {location}", "## Duties", "- Bake bread", *lines))
    chosen = Settings(select=(rule,), as_of=as_of.isoformat(), laws=LawSettings(**settings))
    (posting,) = lint_text(text, settings=chosen).files
    return next((finding for finding in posting.findings if finding.rule == rule), None)


def severity(rule: str, location: str, *lines: str, as_of: date = AS_OF, **settings: Any) -> str | None:  # noqa: ANN401
    finding = found(rule, location, *lines, as_of=as_of, **settings)
    return str(finding.severity) if finding else None


# ------------------------------------------------------------------------------------------------ data


def test_there_is_a_file_for_every_jurisdiction() -> None:
    assert len(law_ids()) == 53


@pytest.mark.parametrize("id_", law_ids())
def test_a_file_is_sound(id_: str) -> None:
    law = law_named(id_)
    assert law.parent is None or law.parent in chain(id_), "the place reader finds the way to the parent"
    assert law.checked >= catalogue().checked
    assert all(url.startswith("http") for url in law.sources)
    assert law.sources or not law.verified, "what was verified has a source"
    assert law.status != "in_force" or law.effective, "what is in force has a first day"
    for name, duty in law.duties.items():
        assert not (duty.most or duty.most_percent) or name == "range_width"
        assert duty.ends == ("top", "bottom") or name == "open_ended"


def test_every_duty_is_asked_somewhere_and_every_rule_names_one_that_is() -> None:
    asked = {name for id_ in law_ids() for name in law_named(id_).duties}
    assert asked == set(catalogue().duties)
    assert {duty for rule in load_rulebook().rules for duty in rule.duties} <= asked


LAW = """\
name: Atlantis
kind: country
status: in_force
stage: posting
law: Law of the sea
effective: 2020-01-01
duties:
  pay: {}
sources: [https://example.com]
verified: true
checked: 2026-11-20
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ("pay: {}", "pai: {}", 8, "no duty is called `pai`", "`pay`"),
        ("pay: {}", "pay: {accepts: [carrier_pigeon]}", 8, "`pay` can't be met by `carrier_pigeon`", ""),
        ("pay: {}", "pay: {certainty: sure}", 8, "certainty", ""),
        (
            "verified: true",
            "verified: true\nunverified: [duties.benefits]",
            11,
            "no `duties.benefits`",
            "doubts",
        ),
        ("name: A", "id: at\nname: A", 1, "no key `id`", "name of its file"),
        ("effective: 2020-01-01", "effective: 2020-13-01", 6, "`2020-13-01` can't be read", "2026-01-31"),
        ("status: in_force", "status: in_forse", 3, "status", ""),
        ("law: Law", "lav: Law", 5, "unknown key `lav`", "`law`"),
        (
            "effective: 2020-01-01",
            "effective: 2020-01-01\nenforced_from: 2019-01-01",
            1,
            "before `effective`",
            "",
        ),
    ],
)
def test_a_slip_in_a_file_is_shown_where_it_is(
    old: str, new: str, line: int, message: str, hint: str
) -> None:
    with pytest.raises(YamlError) as slip:
        law_in(parse_yaml(LAW.replace(old, new), "atlantis.yaml"), "atlantis")
    assert slip.value.line == line
    assert message in slip.value.message
    assert hint in slip.value.hint


# ------------------------------------------------------------------------------------------------ applying


@pytest.mark.parametrize(
    ("location", "sure", "possible"),
    [
        ("Denver, CO", {"us-co", "us"}, set()),
        ("New York, NY", {"us-nyc", "us-ny", "us"}, set()),
        ("Buffalo, NY", {"us-ny", "us"}, set()),
        ("Berlin, Germany", {"de"}, set()),
        ("Madrid, Spain", {"eu"}, set()),
        ("Vienna, Austria", {"at"}, set()),
        ("Houston, TX", {"us"}, set()),
        ("Remote (Canada)", {"ca", "ca-bc"}, {"ca-on", "ca-pe", "ca-nl"}),
        ("United States", {"us"}, {"us-ca", "us-co", "us-nyc", "us-va", "us-wa"}),
        ("Remote", set(), set()),
    ],
)
def test_places_bring_their_laws(location: str, sure: set[str], possible: set[str]) -> None:
    laws = reading(location).laws.applying
    assert {one.law.id for one in laws if one.certain} == sure
    assert {one.law.id for one in laws if not one.certain} == possible
    assert all(one.reason for one in laws)


def test_turning_coloradans_away_takes_no_remote_job_out_of_their_law() -> None:
    laws = reading("Remote", "We can't hire people in Colorado or New York.").laws.applying
    assert [(one.law.id, one.certain) for one in laws] == [("us-co", True)]


def test_remote_work_in_a_country_comes_under_the_laws_of_its_parts_however_it_is_said() -> None:
    laws = reading("United States", "This is a fully remote position.").laws.applying
    assert {"us-ca", "us-co", "us-wa"} <= {one.law.id for one in laws if one.certain}
    laws = reading("Austin, TX, United States", "This is a fully remote position.").laws.applying
    assert {one.law.id for one in laws if one.certain} == {"us"}


def test_turning_people_away_makes_other_laws_less_certain() -> None:
    laws = reading("Remote (US), except California, Colorado and New Jersey").laws.applying
    certain = {one.law.id: one.certain for one in laws}
    assert (certain["us-co"], certain["us-wa"], certain["us-ca"]) == (True, True, False)
    assert "us-nj" not in certain


def test_unpaid_work_comes_under_no_law() -> None:
    assert not reading("Denver, CO", "This is an unpaid volunteer role.").laws.applying


def test_settings_win_over_what_the_posting_says() -> None:
    def ids(location: str, **settings: Any) -> set[str]:  # noqa: ANN401
        return {one.law.id for one in reading(location, **settings).laws.applying if one.certain}

    assert ids("Denver, CO", jurisdictions=("us-wa",)) == {"us-wa", "us"}
    assert ids("Remote", remote=("us-tx", "us-co")) == {"us-co", "us"}
    assert ids("Remote (US)", remote=("us-co",)) == {"us-co", "us"}
    assert ids("Denver, CO", remote=("us-wa",)) == {"us-co", "us"}
    assert ids("Seattle, WA", employer_size=14) == {"us"}
    assert ids("Seattle, WA", employer_size=15) == {"us-wa", "us"}
    assert ids("Denver, CO", off={"us-co": "nobody works there"}) == {"us"}


def test_federal_agencies_are_bound_by_no_law_of_a_state() -> None:
    laws = reading("Washington, DC", "Grade: GS-13, excepted service").laws
    assert [one.law.id for one in laws.applying] == ["us"]
    assert "federal government" in next(one for one in laws.all if one.law.id == "us-dc").left_out


@pytest.mark.parametrize(
    ("line", "is_federal"),
    [
        ("Series & grade: GS-2210-14", True),
        ("This position is set at a GS-15 level.", True),
        ("Position type: Excepted Service", True),
        ("Experience at the GS-12 level", False),
        ("GS-12 or higher experience", False),
        ("Brief GS-15 managers, and plan under the General Schedule for our client.", False),
        ("We offer competitive service to every customer.", False),
        ("Experience with USAJOBS", False),
    ],
)
def test_a_mention_of_federal_grades_makes_no_federal_agency(line: str, is_federal: bool) -> None:
    left_out = {one.law.id for one in reading("Norfolk, VA", line).laws.all if one.left_out}
    assert left_out == ({"us-va"} if is_federal else set())


# ------------------------------------------------------------------------------------------------ standing


@pytest.mark.parametrize(
    ("law", "duty", "as_of", "expected"),
    [
        ("us-co", "pay", "2026-11-20", ERROR),
        ("us-co", "pay", "2020-12-31", None),
        ("us-co", "closing_date", "2023-06-01", None),
        ("us-co", "pay_history", "2026-11-20", WARNING),  # not verified
        ("us-ca", "open_ended", "2026-11-20", WARNING),  # only expected, and not verified
        ("us-wa", "open_ended", "2026-11-20", ERROR),
        ("us-nj", "range_width", "2026-11-20", WARNING),  # proposed
        ("us-nj", "open_ended", "2026-11-20", WARNING),  # proposed
        ("us-oh-columbus", "pay", "2026-11-20", WARNING),  # not enforced yet
        ("us-oh-columbus", "pay", "2027-01-01", ERROR),
        ("us-de", "pay", "2026-11-20", INFO),
        ("us-de", "pay", "2027-09-26", ERROR),
        ("us-ct", "pay", "2026-09-30", None),
        ("us-ct", "pay", "2026-10-01", ERROR),
        ("us-nv", "pay", "2026-11-20", None),  # after the interview
        ("us-nv", "pay_history", "2026-11-20", ERROR),
        ("us-ny-westchester", "pay", "2026-11-20", None),
        ("us-ny-albany-county", "pay", "2026-11-20", WARNING),
        ("ca-on", "ai_statement", "2026-11-20", WARNING),  # only where AI is used
        ("eu", "pay", "2026-11-20", WARNING),
        ("pl", "pay", "2026-11-20", WARNING),
        ("pl", "pay_history", "2026-11-20", ERROR),
        ("sk", "pay", "2026-11-20", WARNING),
        ("it", "pay", "2026-11-20", ERROR),
        ("us", "citizenship", "2026-11-20", ERROR),
        ("us", "pay", "2026-11-20", None),
    ],
)
def test_what_a_law_asks_is_as_firm_as_the_law(
    law: str, duty: str, as_of: str, expected: Severity | None
) -> None:
    one = Applying(law_named(law), certain=True, reason="x")
    assert standing(one, duty, date.fromisoformat(as_of)) == expected


def test_what_may_not_apply_is_information_and_doubtful_remote_work_a_warning() -> None:
    assert standing(Applying(law_named("us-ny"), certain=False, reason="x"), "pay", AS_OF) == INFO
    by_remote = Applying(law_named("us-va"), certain=True, reason="x", by_remote=True)
    assert standing(by_remote, "pay", AS_OF) == WARNING  # how Virginia sees remote work was not verified


@pytest.mark.parametrize(("ai_screening", "expected"), [(None, "warning"), (True, "error"), (False, None)])
def test_the_configuration_settles_whether_a_word_on_ai_is_due(
    ai_screening: bool | None,
    expected: str | None,
) -> None:
    assert severity("missing-ai-statement", "Toronto, ON", ai_screening=ai_screening) == expected


@pytest.mark.parametrize(
    ("line", "location", "expected", "asked_by"),
    [
        ("Women only.", "Houston, TX", "error", ["us"]),
        ("Women only.", "Leeds, England", "error", ["gb"]),
        ("Women only.", "Lima, Peru", "error", []),
    ],
)
def test_a_preference_is_an_error_anywhere_and_cites_the_law_where_there_is_one(
    line: str, location: str, expected: str, asked_by: list[str]
) -> None:
    finding = found("gender-preference", location, line)
    assert finding is not None
    assert finding.severity == expected
    assert [one.id for one in finding.jurisdictions] == asked_by


def test_no_law_makes_more_of_a_hint() -> None:
    finding = found("age-preference", "Houston, TX", "Recent graduates are encouraged to apply.")
    assert finding is not None
    assert finding.severity == WARNING
    assert "It may go against what the United States asks" in finding.message


# ------------------------------------------------------------------------------------------------ rules


@pytest.mark.parametrize(
    ("rule", "location", "line", "expected"),
    [
        ("missing-pay-range", "Denver, CO", "", "error"),
        ("missing-pay-range", "Houston, TX", "", "warning"),
        ("missing-pay-range", "Remote", "", "warning"),
        ("missing-pay-range", "Berlin, Germany", "", "warning"),
        ("missing-pay-range", "Columbus, Ohio", "", "warning"),
        ("missing-pay-range", "Chicago, IL", "Pay range: https://example.com/pay", None),
        ("missing-pay-range", "Oakland, CA", "Pay range: https://example.com/pay", "error"),
        ("missing-pay-range", "Houston, TX", "Pay range: https://example.com/pay", "warning"),
        (
            "missing-pay-range",
            "Albany, NY",
            "Compensation is based solely on commission.",
            "warning",
        ),  # the county
        ("missing-pay-range", "Buffalo, NY", "Compensation is based solely on commission.", None),
        ("missing-pay-range", "Buffalo, NY", "We pay a base salary and commission.", "error"),
        ("missing-pay-range", "Denver, CO", "This is a commission-only job.", "error"),
        ("pay-by-link-only", "Chicago, IL", "Pay range: https://example.com/pay", "info"),
        ("pay-by-link-only", "Oakland, CA", "Pay range: https://example.com/pay", "error"),
        ("pay-by-link-only", "Houston, TX", "Pay range: https://example.com/pay", "warning"),
        ("open-ended-pay", "Denver, CO", "Pay: up to $60,000 a year", "error"),
        ("open-ended-pay", "Oakland, CA", "Pay: from $60,000 a year", "warning"),
        ("open-ended-pay", "Houston, TX", "Pay: from $60,000 a year", "info"),
        ("open-ended-pay", "Vienna, Austria", "Pay: from EUR 3,100 gross a month", None),
        ("open-ended-pay", "Vienna, Austria", "Pay: up to EUR 4,500 gross a month", "error"),
        ("wide-pay-range", "Toronto, ON", "Pay: $110,000-$175,000 a year", "error"),
        ("wide-pay-range", "Toronto, ON", "Pay: $110,000-$155,000 a year", None),
        ("wide-pay-range", "Toronto, ON", "Pay: $180,000-$260,000 a year", None),
        ("wide-pay-range", "Toronto, ON", "Pay: $30-$60 an hour", "error"),
        ("wide-pay-range", "Newark, NJ", "Pay: $50,000-$85,000 a year", "warning"),
        ("wide-pay-range", "Newark, NJ", "Pay: $50,000-$75,000 a year", None),
        ("wide-pay-range", "Denver, CO", "Pay: $50,000-$85,000 a year", None),
        ("wide-pay-range", "Denver, CO", "Pay: $50,000-$125,000 a year", "warning"),
        ("missing-benefits", "Denver, CO", "", "error"),
        ("missing-benefits", "Oakland, CA", "", "info"),
        ("missing-benefits", "Chicago, IL", "Our [benefits](https://example.com/b).", None),
        ("missing-closing-date", "Denver, CO", "", "error"),
        ("missing-closing-date", "Denver, CO", "Open until filled.", None),
        ("missing-closing-date", "Houston, TX", "", None),
        ("missing-closing-date", "United States", "", None),
        ("missing-vacancy-statement", "Toronto, ON", "", "error"),
        ("missing-vacancy-statement", "Vancouver, BC", "", None),
        ("missing-ai-statement", "Toronto, ON", "", "warning"),
        ("vague-pay", "Newark, NJ", "## Pay\n\nCompetitive salary", "warning"),
    ],
)
def test_a_rule_is_as_grave_as_the_laws_of_the_place(
    rule: str, location: str, line: str, expected: str | None
) -> None:
    assert severity(rule, location, line) == expected


def test_bands_of_other_places_are_not_held_against_a_place() -> None:
    bands = "Toronto: CAD 90,000-120,000 a year. Vancouver, BC: CAD 90,000-150,000 a year."
    assert severity("wide-pay-range", "Toronto, ON; Vancouver, BC", bands) is None
    assert severity("wide-pay-range", "Toronto, ON", "London: GBP 60,000-115,000 a year") is None


def test_pay_can_be_asked_for_always_or_never() -> None:
    assert severity("missing-pay-range", "Houston, TX", require_pay="always") == "error"
    assert severity(
        "missing-pay-range", "Chicago, IL", "Pay range: https://x.example/pay", require_pay="always"
    ) == ("error")
    assert severity("missing-pay-range", "Denver, CO", require_pay="never") is None


def test_a_severity_that_the_user_sets_stays() -> None:
    settings = Settings(
        select=("missing-pay-range",), severity={"missing-pay-range": Severity.INFO}, as_of=AS_OF.isoformat()
    )
    (posting,) = lint_text(
        "# Baker\n\n**Location:** Denver, CO\n\n## Duties\n\n- Bake\n", settings=settings
    ).files
    (finding,) = posting.findings
    assert finding.severity is Severity.INFO
    assert finding.jurisdictions


def test_the_message_names_places_and_sizes() -> None:
    finding = found("missing-pay-range", "Remote (US)")
    assert finding is not None
    assert finding.message == (
        "Your posting doesn't say what the job pays. It appears to miss what Colorado asks of a posting, what New York "
        "City asks if you employ 4 or more, and what California and Washington ask if you employ 15 or more."
    )
    assert [law.id for law in finding.jurisdictions[:4]] == ["us-ca", "us-co", "us-nyc", "us-wa"]
    california = finding.jurisdictions[0]
    assert (california.duty, california.since, california.certain) == ("pay", "2023-01-01", True)
    assert california.law.startswith("Labor Code 432.3")
    assert california.source is not None
    assert finding.references[0].title.startswith("California: Labor Code")


def test_the_size_is_not_told_where_it_is_known() -> None:
    finding = found("missing-pay-range", "Seattle, WA", employer_size=40)
    assert finding is not None
    assert finding.message.endswith("It appears to miss what Washington asks of a posting.")


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("Columbus, Ohio", "It may miss what Columbus, OH asks of a posting if you employ 15 or more."),
        (
            "Vancouver",
            "Depending on where the work is done, it may miss what British Columbia asks of a posting",
        ),
        ("Dover, Delaware", "Delaware asks for this from 2027-09-26."),
        ("Madrid, Spain", "It may miss what the European Union asks of a posting."),
    ],
)
def test_the_message_is_no_surer_than_jdlint(location: str, said: str) -> None:
    finding = found("missing-pay-range", location)
    assert finding is not None
    assert said in finding.message


def test_what_may_not_stand_there_is_gone_against() -> None:
    finding = found("open-ended-pay", "Denver, CO", "Pay: up to $60,000 a year")
    assert finding is not None
    assert "It appears to go against what Colorado asks of a posting." in finding.message


def test_laws_are_read_only_when_a_rule_asks() -> None:
    law_of.cache_clear()
    assert severity("missing-pay-range", "Leeds, UK", "Pay: £24,000-£28,000 a year") is None
    assert law_of.cache_info().currsize == 0

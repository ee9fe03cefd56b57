"""The score keeps its promises whatever the findings are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jdlint.finding import Confidence, Finding, Place, Severity
from jdlint.rulebook import load_rulebook
from jdlint.score import score, weights
from jdlint.span import Span

RULES = [(rule.id, rule.category) for rule in load_rulebook().rules]


def finding(rule: tuple[str, str], severity: Severity, *, charged: bool = True) -> Finding:
    return Finding(
        rule=rule[0],
        category=rule[1],
        severity=severity,
        confidence=Confidence.HIGH,
        message="",
        why="",
        text="x",
        span=Span(0, 1),
        place=Place(1, 1, 1, 2),
        charged=charged,
    )


some_findings = st.lists(
    st.builds(finding, st.sampled_from(RULES), st.sampled_from(Severity), charged=st.booleans()), max_size=40
)


def total(findings: list[Finding]) -> int:
    scored, _ = score(findings, words=400, can_be_scored=True)
    assert scored.total is not None
    return scored.total


@given(some_findings)
def test_it_lies_between_0_and_100_and_is_the_same_each_time(findings: list[Finding]) -> None:
    assert 0 <= total(findings) <= 100
    assert score(findings, words=400, can_be_scored=True) == score(findings, words=400, can_be_scored=True)


@given(some_findings, st.data())
def test_removing_a_finding_never_lowers_it(findings: list[Finding], data: st.DataObject) -> None:
    if findings:
        index = data.draw(st.integers(0, len(findings) - 1))
        assert total(findings[:index] + findings[index + 1 :]) >= total(findings)


@given(some_findings, st.integers(50, 5000), st.integers(50, 5000))
def test_it_does_not_depend_on_the_length_of_the_posting(
    findings: list[Finding], few: int, many: int
) -> None:
    assert score(findings, words=few, can_be_scored=True) == score(findings, words=many, can_be_scored=True)


@given(some_findings)
def test_its_parts_add_up(findings: list[Finding]) -> None:
    scored, shared = score(findings, words=400, can_be_scored=True)
    left = sum(category.points for category in scored.categories.values())
    if scored.capped_by is None:
        assert scored.total is not None
        assert abs(left - scored.total) <= 1 + 0.05 * len(scored.categories)
        taken = sum(deduction.points for deduction in scored.deductions)
        assert abs(100 - taken - left) <= 0.05 * (len(scored.categories) + len(scored.deductions))
    assert all(f.points >= 0 for f in shared)
    assert all(f.points == 0 for f in shared if not f.charged)


def test_a_clean_posting_gets_100_and_an_a() -> None:
    scored, _ = score([], words=400, can_be_scored=True)
    assert (scored.total, scored.grade, scored.capped_by) == (100, "A", None)


def test_missing_pay_costs_most() -> None:
    assert total([finding(("missing-pay-range", "pay"), Severity.WARNING)]) == 82


def test_an_error_or_a_placeholder_holds_it_down() -> None:
    for one in (
        finding(("gender-preference", "lawful"), Severity.ERROR),
        finding(("placeholder-left", "finish"), Severity.WARNING),
    ):
        scored, _ = score([one], words=400, can_be_scored=True)
        assert (scored.total, scored.capped_by) == (weights().not_ready["cap"], one.rule)


def test_two_passives_are_free() -> None:
    passive = finding(("passive-voice", "clarity"), Severity.WARNING)
    assert total([passive] * 2) == 100
    assert total([passive] * 3) < 100


def test_rules_that_measure_a_share_cost_little_together() -> None:
    groups = {"ratios": "clarity", "balance": "inclusion"}
    ratios = [
        finding((rule, category), Severity.WARNING)
        for group, category in groups.items()
        for rule in weights().groups[group]["rules"]
    ]
    assert 100 - total(ratios * 20) <= 5


def test_too_little_text_or_no_posting_gets_no_score_and_keeps_its_findings() -> None:
    findings = [finding(("missing-pay-range", "pay"), Severity.WARNING)]
    for words, can_be_scored in ((49, True), (400, False)):
        scored, shared = score(findings, words=words, can_be_scored=can_be_scored)
        assert scored.total is None
        assert len(shared) == 1


def test_every_weight_keeps_the_order_of_severities() -> None:
    table = weights()
    info = table.severities["info"]["cap"]
    assert all(points >= info for points in table.flat.values())
    assert all(weight["cap"] >= info for weight in table.rules.values())
    categories = dict(RULES)
    assert all(len({categories[rule] for rule in group["rules"]}) == 1 for group in table.groups.values())


def test_points_are_shared_by_weight() -> None:
    rule = ("hype-titles", "inclusion")
    _, (warning, info) = score(
        [finding(rule, Severity.WARNING), finding(rule, Severity.INFO)], words=400, can_be_scored=True
    )
    assert warning.points > 4 * info.points

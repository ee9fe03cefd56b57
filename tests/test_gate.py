"""The gate as its users meet it: whole commands on folders of postings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .command import Result, jdlint

NO_PAY = """# Baker

**Location:** {place}

## Responsibilities

- Bake bread and rolls
- Keep the bakery clean

## Requirements

- A baker's certificate

{pay}

Send your letter to jobs@example.com.
"""
README = "# About this folder\n\nOur postings live here.\n"


def posting(place: str, pay: str = "We pay well.") -> str:
    return NO_PAY.format(place=place, pay=pay)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()  # the search for a configuration ends here
    monkeypatch.chdir(tmp_path)
    return tmp_path


def gate(*args: str) -> Result:
    return jdlint("--gate", "pay", "--as-of", "2026-11-20", "--format", "concise", *args)


def verdicts(result: Result) -> dict[str, str]:
    lines = [line.split(": ", 3) for line in result.out.splitlines() if ": gate pay: " in line]
    return {Path(path).name: verdict for path, _, verdict, *_ in lines}


@pytest.mark.parametrize(
    ("place", "pay", "status"),
    [
        ("Houston, TX", "We pay well.", 1),
        ("Hamburg, Germany", "We pay well.", 1),
        ("Houston, TX", "Pay: $21 to $25 an hour", 0),
        ("Chicago, IL", "Pay scale and benefits: https://example.com/pay/baker", 0),
        ("Oakland, CA", "Pay scale and benefits: https://example.com/pay/baker", 1),
        ("Buffalo, NY", "Pay is based on commission.", 0),
        ("Denver, CO", "Pay: $21 to $25 an hour, a pension and paid leave. Apply by May 3, 2027.", 0),
        ("Denver, CO", "Pay: $21 to $25 an hour, a pension and paid leave.", 1),
        ("Duluth, MN", "From $21 an hour, with a health plan and a 401(k).", 1),
        ("Newark, NJ", "$90,000-$150,000 a year, a health plan and a 401(k).", 0),
        ("Houston, TX", "This is a volunteer role with no pay.", 0),
    ],
)
def test_a_posting_passes_that_tells_what_its_place_asks(
    folder: Path, place: str, pay: str, status: int
) -> None:
    (folder / "baker.md").write_text(posting(place, pay))
    result = gate("baker.md")
    assert result.status == status, result.out
    assert verdicts(result) == {"baker.md": "fail" if status else "pass"}


def test_a_posting_without_place_and_pay_fails(folder: Path) -> None:
    (folder / "baker.md").write_text(posting("", "").replace("**Location:** \n", ""))
    result = gate("baker.md")
    assert result.status == 1
    assert "gate pay: fail: missing-pay-range" in result.out


def test_the_table_says_what_fails_by_which_law_and_what_passes_how(folder: Path) -> None:
    (folder / "denver.md").write_text(posting("Denver, CO"))
    (folder / "chicago.md").write_text(posting("Chicago, IL", "Pay and benefits: https://example.com/pay"))
    (folder / "README.md").write_text(README)
    result = jdlint("--gate", "pay", "--as-of", "2026-11-20", ".")
    words = " ".join(result.out.split())
    assert result.status == 1
    assert "denver.md fail missing-benefits: Colorado" in words
    assert "Colorado: Equal Pay for Equal Work Act" in words
    assert "missing-pay-range: Colorado" in words
    assert "chicago.md pass a link to a page with the pay, which Illinois accepts" in words
    assert "README.md not judged it doesn't look like a job posting" in words
    assert "3 files: 1 fail, 1 pass and 1 not judged." in words
    assert "a posting among them slips by" in words
    assert "illegal" not in words


@pytest.mark.parametrize(
    "text",
    [
        "# Deckhand\n\nAstoria, Oregon. Season June to September. Tie lines and sort the catch.",
        "# Barback\n\nBusy bar in Nashville. Nights and weekends. Stop by with a resume.",
        "# Sachbearbeiter Einkauf (m/w/d)\n\n**Standort:** Hamburg\n\n## Ihre Aufgaben\n\n- Sie bestellen Ware",
    ],
)
def test_what_may_be_a_posting_is_judged(folder: Path, text: str) -> None:
    (folder / "job.md").write_text(text)
    assert verdicts(gate("job.md")) == {"job.md": "fail"}


@pytest.mark.parametrize(
    "text", ["# Minutes\n\nPresent: eight members, in Denver.", "# Our hiring\n\nWe hire."]
)
def test_what_names_no_job_is_not_judged(folder: Path, text: str) -> None:
    (folder / "notes.md").write_text(text)
    assert verdicts(gate("notes.md")) == {"notes.md": "not judged"}


@pytest.mark.parametrize(
    ("place", "pay", "verdict"),
    [
        ("Houston, TX", "Pay grade: B22", "pass"),
        ("Leeds", "Salary: NHS Band 6", "pass"),
        ("Denver, CO", "Pay grade: B22", "fail"),
        ("Norfolk, VA", "You work at the GS-12 level and brief GS-15 managers.", "fail"),
        ("Norfolk, VA", "Pay grade: GS-12", "pass"),
        ("Buffalo, NY", "You get a salary, not only commission.", "fail"),
        ("Buffalo, NY", "This isn't a commission-only job.", "fail"),
        ("Buffalo, NY", "Employment type: volunteer", "pass"),
    ],
)
def test_a_grade_or_a_way_out_counts_only_where_it_is_one(
    folder: Path, place: str, pay: str, verdict: str
) -> None:
    (folder / "baker.md").write_text(posting(place, pay))
    assert verdicts(gate("baker.md")) == {"baker.md": verdict}


def test_a_run_that_judged_nothing_never_passes_in_silence(folder: Path) -> None:
    (folder / "README.md").write_text(README)
    result = gate("README.md")
    assert result.status == 2
    assert "judged nothing" in result.err
    (folder / ".jdlint.yaml").write_text("gate: {unjudged: pass}\n")
    assert gate("README.md").status == 0
    (folder / ".jdlint.yaml").write_text("gate: {unjudged: fail}\n")
    assert gate("README.md").status == 1


def test_an_unknown_gate_is_told_with_what_is_allowed(folder: Path) -> None:
    (folder / "baker.md").write_text(posting("Denver, CO"))
    result = jdlint("--gate", "pie", "baker.md")
    assert result.status == 2
    assert "no gate is called `pie`" in result.err
    assert "pay" in result.err


@pytest.mark.parametrize("option", [["--ignore", "pay"], ["--select", "clarity"], ["--fail-on", "never"]])
def test_no_option_silences_the_gate(folder: Path, option: list[str]) -> None:
    (folder / "baker.md").write_text(posting("Denver, CO"))
    result = gate(*option, "baker.md")
    assert result.status == 2
    assert "can't go with it" in result.err


@pytest.mark.parametrize(
    "config",
    [
        "ignore: [missing-pay-range, pay]",
        "severity: {missing-pay-range: info}",
        "fail_on: never",
        "pay: {require: never}",
        "exclude: [baker.md]",
        "select: [clarity]",
        "rules: [own]",
    ],
)
def test_nothing_in_a_configuration_silences_the_gate_but_an_exemption(folder: Path, config: str) -> None:
    (folder / "own" / "pay").mkdir(parents=True)
    (folder / "own" / "pay" / "missing-pay-range.yaml").write_text(
        "extends: missing-pay-range\nseverity: info\n"
    )
    (folder / ".jdlint.yaml").write_text(f"{config}\n")
    (folder / "baker.md").write_text(posting("Houston, TX"))
    result = gate("baker.md")
    assert result.status == 1, result.err
    assert verdicts(result) == {"baker.md": "fail"}


@pytest.mark.parametrize(
    ("exemption", "place", "status"),
    [
        ('{path: "drafts/**", reason: not out yet}', "Denver, CO", 0),
        ("{path: other.md, reason: not out yet}", "Denver, CO", 1),
        ("{jurisdiction: us-tx, reason: told by phone}", "Houston, TX", 0),
        ("{jurisdiction: us, reason: told by phone}", "Houston, TX", 0),
        ("{jurisdiction: us-tx, reason: told by phone}", "Denver, CO", 1),
        ("{kind: internship, reason: paid by the state}", "Denver, CO\n\n**Employment type:** Internship", 0),
        ("{kind: internship, reason: paid by the state}", "Denver, CO\n\n**Employment type:** Full-time", 1),
    ],
)
def test_an_exemption_shows_with_its_reason(folder: Path, exemption: str, place: str, status: int) -> None:
    (folder / ".jdlint.yaml").write_text(f"gate:\n  exempt:\n    - {exemption}\n")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "baker.md").write_text(posting(place))
    result = gate("drafts")
    assert result.status == status, result.out
    assert verdicts(result) == {"baker.md": "fail" if status else "exempt"}
    reason = exemption.rpartition("reason: ")[2].rstrip("}")
    assert (reason in result.out) is (status == 0)


def test_an_exempt_place_takes_only_its_own_law_out_of_a_posting_for_several(folder: Path) -> None:
    (folder / "baker.md").write_text(
        posting("Remote (US)", "Pay: $61,000 to $70,000 a year and a health plan.")
    )
    assert "missing-closing-date" in gate("baker.md").out
    (folder / ".jdlint.yaml").write_text("gate: {exempt: [{jurisdiction: us-co, reason: nobody there}]}\n")
    result = gate("baker.md")
    assert result.status == 0, result.out
    assert verdicts(result) == {"baker.md": "pass"}
    (folder / "baker.md").write_text(posting("Remote (US)"))
    assert gate("baker.md").status == 1


def test_what_only_a_possible_place_accepts_does_not_pass(folder: Path) -> None:
    link = "Pay scale and benefits: https://example.com/pay/baker"
    (folder / "baker.md").write_text(posting("Springfield", link))
    assert gate("baker.md").status == 1
    (folder / "baker.md").write_text(posting("Springfield, IL", link))
    assert gate("baker.md").status == 0


def test_a_law_that_is_not_verified_does_not_undo_what_another_accepts(folder: Path) -> None:
    (folder / "baker.md").write_text(posting("Albany, NY", "Pay is based on commission."))
    result = jdlint("--gate", "pay", "--as-of", "2026-11-20", "baker.md")
    assert result.status == 0
    words = " ".join(result.out.split())
    assert "which New York State accepts" in words
    assert "missing-pay-range (doesn't fail): perhaps Albany County" in words


@pytest.mark.parametrize(
    ("exemption", "said"),
    [
        ("{path: drafts}", "reason"),
        ("{path: drafts, reason: ' '}", "reason"),
        ("{reason: because}", "one of `path`, `jurisdiction` and `kind`"),
        ("{path: a, kind: b, reason: because}", "one of `path`, `jurisdiction` and `kind`"),
        ("{jurisdiction: us-xx, reason: because}", "us-xx"),
    ],
)
def test_a_slip_in_an_exemption_is_told(folder: Path, exemption: str, said: str) -> None:
    (folder / ".jdlint.yaml").write_text(f"gate:\n  exempt:\n    - {exemption}\n")
    (folder / "baker.md").write_text(posting("Denver, CO"))
    result = gate("baker.md")
    assert result.status == 2
    assert said in result.err + result.out


def test_a_law_that_is_left_out_shows_with_its_reason(folder: Path) -> None:
    (folder / ".jdlint.yaml").write_text("laws: {off: {us-co: nobody of ours works there}}\n")
    (folder / "baker.md").write_text(posting("Denver, CO", "Pay: $21 to $25 an hour"))
    result = jdlint("--gate", "pay", "--as-of", "2026-11-20", "baker.md")
    assert result.status == 0
    words = " ".join(result.out.split())
    assert "Colorado (us-co): your configuration leaves it out: nobody of ours works there" in words


def test_the_gate_in_a_configuration_judges_besides_everything_else(folder: Path) -> None:
    (folder / ".jdlint.yaml").write_text("gate: {name: pay}\nignore: [missing-pay-range]\nfail_on: never\n")
    (folder / "baker.md").write_text(posting("Denver, CO"))
    result = jdlint("--as-of", "2026-11-20", "baker.md")
    assert result.status == 1
    assert "gate pay: fail: " in result.out
    assert " missing-pay-range Your" not in result.out
    full = jdlint("--as-of", "2026-11-20", "--format", "full", "baker.md")
    assert "Gate: pay" in full.out
    (folder / ".jdlint.yaml").write_text("gate: {name: pie}\n")
    broken = jdlint("baker.md")
    assert broken.status == 2
    assert ".jdlint.yaml" in broken.err + broken.out


def test_json_holds_the_verdict_of_each_file(folder: Path) -> None:
    (folder / "baker.md").write_text(posting("Denver, CO"))
    (folder / "README.md").write_text(README)
    result = jdlint("--gate", "pay", "--as-of", "2026-11-20", "--format", "json", ".")
    by_name = {Path(file["path"]).name: file for file in json.loads(result.out)["files"]}
    assert by_name["README.md"]["gate"]["verdict"] == "not judged"
    failed = by_name["baker.md"]["gate"]["failed"]
    assert by_name["baker.md"]["gate"]["verdict"] == "fail"
    assert "missing-pay-range" in {finding["rule"] for finding in failed}
    assert {one["id"] for finding in failed for one in finding["jurisdictions"]} == {"us-co"}
    assert by_name["baker.md"]["score"]["total"] is None
    plain = json.loads(jdlint("--format", "json", "baker.md").out)
    assert plain["files"][0]["gate"] is None


def test_an_own_rule_may_name_the_gate(folder: Path) -> None:
    own = folder / "own" / "pay"
    own.mkdir(parents=True)
    examples = "".join(f"    - {{text: 'Pay: peanuts {n}', flags: [peanuts]}}\n" for n in "abc")
    good = "".join(f"    - text: We pay well {n}.\n" for n in "abc")
    (own / "no-peanuts.yaml").write_text(
        "summary: Peanuts.\nseverity: error\nmessage: '{text}'\nwhy: They are no pay.\ninstead: Pay.\n"
        "references: [{title: us}]\ngate: pay\ncheck: {kind: terms, terms: [{term: peanuts}]}\n"
        f"examples:\n  bad:\n{examples}  good:\n{good}"
    )
    (folder / "baker.md").write_text(posting("Houston, TX", "Pay: $21 to $25 an hour and peanuts"))
    assert gate("baker.md").status == 0
    result = gate("--rules", "own", "baker.md")
    assert result.status == 1
    assert "gate pay: fail: no-peanuts" in result.out

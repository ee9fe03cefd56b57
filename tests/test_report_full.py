"""The console report, as a person sees it. Whole pages stand in tests/data/report/ (see `--update-corpus`)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from jdlint.finding import CategoryScore, Place, Severity
from jdlint.report import View, render
from jdlint.result import PostingReport, Report, RunError
from tests.report_samples import NURSE, baker, clean, finding, nurse, passive, readme, run, snippet, uncapped

PAGES = Path(__file__).parent / "data" / "report"
EMPTY_FILE = RunError("empty.md", "The file is empty.", "Give jdlint a file with text in it.")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def full(report: Report | PostingReport, view: View | None = None) -> str:
    return render(report if isinstance(report, Report) else run(report), "full", view)


def everything() -> Report:
    notes = ["hard-to-read did not run: the text is too short."]
    return run(nurse(), baker(), clean(), readme(), snippet(), errors=[EMPTY_FILE], notes=notes)


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("narrow", View(width=40)),
        ("usual", View(width=80)),
        ("wide", View(width=120)),
        ("cp437", View(width=80, encoding="cp437")),
        ("color", View(width=80, color=True)),
    ],
)
def test_whole_page(name: str, view: View, update: bool) -> None:
    page = full(everything(), view)
    file = PAGES / f"{name}.txt"
    if update:
        file.write_text(page, encoding="utf-8", newline="\n")
    assert page == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252", "cp437", "cp850"])
@pytest.mark.parametrize("width", [1, 40, 41, 59, 60, 80, 120, 400])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_too_long_and_none_ends_in_spaces(width: int, encoding: str, color: bool) -> None:
    page = full(everything(), View(width, color, encoding))
    lines = ANSI.sub("", page).splitlines()
    assert max(map(cell_len, lines)) <= min(max(width, 40), 100)
    assert not [line for line in lines if line.endswith(" ")]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "cp850", "latin-1", "koi8-r"])
def test_every_page_can_be_written_in_the_encoding_of_the_terminal(encoding: str) -> None:
    page = full(everything(), View(encoding=encoding))
    page.encode(encoding)
    assert not re.search("[“”…━─█░–—’]", page)


def test_letters_that_a_code_page_has_stay_and_others_come_near() -> None:
    assert "Bäcker" in full(baker(), View(encoding="cp437"))
    assert "Backer" in full(baker(), View(encoding="ascii"))
    assert "EUR2,600..." in full(baker(), View(encoding="ascii"))


def test_without_color_there_is_no_escape_sequence_and_carets_underline() -> None:
    page = full(nurse())
    assert "\x1b" not in page
    line, carets = re.findall(r".*\[Unit Name\].*\n.*", page)[0].split("\n")
    assert carets.strip() == "^" * len("[Unit Name]")
    assert carets.index("^") == line.index("[Unit Name]")


def test_with_color_the_words_are_underlined_and_carets_are_not_needed() -> None:
    page = full(nurse(), View(color=True))
    assert "\x1b[4;31m[Unit Name]\x1b[0m" in page
    assert "^" not in page


def test_a_color_terminal_without_unicode_still_gets_carets() -> None:
    assert "^^^^^^^^^^^" in full(nurse(), View(color=True, encoding="cp437"))


def test_score_grade_and_cap_are_explained() -> None:
    page = full(nurse())
    assert "59 of 100, grade F" in page
    assert "Held at 59 until placeholder-left is fixed." in page


def test_a_category_with_nothing_lost_has_no_bar() -> None:
    page = full(nurse())
    assert re.search(r"^  pay +7 of 25  █{7}░{18}$", page, re.MULTILINE)
    assert not re.search(r"^  structure ", page, re.MULTILINE)
    assert "Nothing lost in structure, lawful and requirements." in page


def test_errors_come_first_then_what_earns_most_then_remarks() -> None:
    page = full(nurse())
    order = [
        "Fix first",
        "placeholder-left  5 points",
        "Worth the most",
        "missing-pay-range  18 points",
        "passive-voice  4.9 points",
        "gendered-titles  3.5 points",
        "Good to know",
        "vague-pay",
        "Fix next",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_what_holds_the_score_comes_first_even_as_a_warning() -> None:
    posting = nurse()
    softer = tuple(
        replace(found, severity=Severity.WARNING, points=1) if found.rule == "placeholder-left" else found
        for found in posting.findings
    )
    page = full(replace(posting, findings=softer))
    assert page.index("Fix first") < page.index("warning  placeholder-left") < page.index("Worth the most")
    assert "Fix next: “[Unit Name]” in line 5: write what belongs there" in page


def test_why_stands_once_per_rule_and_only_some_of_many_places_are_shown() -> None:
    page = full(nurse(), View(width=100))
    assert page.count("Why      A reader who cannot see who does a thing") == 1
    assert page.count("“…” doesn't say who does it.") == 1
    assert len(re.findall(r"nurse.md:\d+:\d+ .*\n +\^+\n", page[: page.index("gendered-titles")])) == 1 + 5
    assert "and 2 more (--format concise lists all)" in page


def test_terms_of_one_rule_keep_their_own_words_and_replacements() -> None:
    page = full(nurse())
    assert page.count("Why      Titles that name one gender") == 1
    assert (
        "“salesmen” names men only.\n    Instead  “salespeople”, “sales representatives” or “account executives”"
        in page
    )
    assert "“rockstar” sounds like a young man with a guitar.\n    Instead  “experienced nurse”" in page


def test_something_absent_has_neither_a_place_nor_an_excerpt() -> None:
    page = full(replace(nurse(), findings=nurse().findings[:1]))
    assert "does not say what the job pays.\n" in page
    assert "nurse.md:1" not in page
    assert "^" not in page


def test_what_is_good_to_know_comes_without_reasons() -> None:
    page = full(everything())
    minor = page.partition("Good to know")[2].partition("Fix next")[0]
    assert "Why" in page
    assert "Instead" in minor
    assert "Why " not in minor
    assert "Source " not in minor
    assert "jdlint explain RULE" in minor


def test_sources_are_named_once_with_their_address() -> None:
    page = full(nurse(), View(width=100))
    assert (
        page.count("Source   Minnesota Statutes 181.173 (https://www.revisor.mn.gov/statutes/cite/181.173)")
        == 1
    )


def test_brackets_are_shown_as_they_are_written() -> None:
    source = "Join [bold]us[/bold] at [link=x]Acme[/link] :smile: [/nonsense]\n"
    hit = finding(source, "placeholder-left", "[link=x]", message="[red]What[/red] is [/this]?")
    page = full(replace(clean(), source=source, findings=(hit,)), View(width=100))
    assert source.strip() in page
    assert "[red]What[/red] is [/this]?" in page


def test_a_posting_cannot_steer_the_terminal() -> None:
    source = "Join \x1b[2J\x07our\u202e team\r\n"
    page = full(replace(clean(), source=source, findings=(finding(source, "x", "our", message="\x1b[31m!"),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", page)


def test_a_long_line_is_cut_around_the_words() -> None:
    source = "word " * 60 + "is done " + "word " * 60 + "\n"
    page = full(replace(clean(), source=source, findings=(passive(source, "is done"),)))
    line = next(line for line in page.splitlines() if "word is done word" in line)
    assert "… word" in line
    assert line.endswith("word …")
    assert len(line) <= 80


def test_long_words_are_cut_when_nothing_else_helps() -> None:
    source = "a " + "x" * 300 + " b\n"
    page = full(replace(clean(), source=source, findings=(finding(source, "x", "x" * 300, message="Long."),)))
    assert "xxx…" in page


def test_tabs_and_wide_characters_keep_the_carets_in_place() -> None:
    lines = full(baker()).splitlines()
    number = next(n for n, line in enumerate(lines) if "競争力のある水準" in line)
    before = lines[number].partition("競争力のある水準")[0]
    assert lines[number + 1] == " " * cell_len(before) + "^" * 16
    number = next(n for n, line in enumerate(lines) if "is lit" in line and "baker.txt" in line)
    assert lines[number + 1].index("^") == lines[number].index("is lit")
    assert "\t" not in "".join(lines)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_words_over_two_lines_show_the_first(line_end: str) -> None:
    source = f"Before.{line_end}Shifts are{line_end}planned well.{line_end}"
    page = full(replace(clean(), source=source, findings=(passive(source, f"are{line_end}planned"),)))
    assert re.search(r"Shifts are …\n +\^\^\^\n", page)
    assert "planned well" not in page


def test_what_to_fix_next_and_what_it_earns() -> None:
    page = full(uncapped(nurse()))
    assert "state the lowest and the highest pay" in " ".join(page[page.index("Fix next: ") :].split())
    assert page.endswith("(+18 points)\n")
    assert "(until then the score is held at 59)" in " ".join(full(nurse()).split())


def test_a_fix_earns_no_more_than_its_category_has_lost() -> None:
    posting = uncapped(nurse())
    pay = next(found for found in posting.findings if found.category == "pay")
    spent = replace(posting.score, categories={**posting.score.categories, "pay": CategoryScore(0, 25)})
    other = replace(pay, rule="vague-pay", points=11)
    page = full(replace(posting, score=spent, findings=(*posting.findings, other)))
    assert f"(+{25 - 11} points)" in page


def test_a_better_word_is_the_advice_where_there_is_one() -> None:
    posting = nurse()
    only = [found for found in posting.findings if found.key == "salesman"]
    page = full(replace(uncapped(posting), findings=tuple(only)))
    assert "Fix next: write “salespeople” instead of “salesmen”" in page


def test_nothing_found() -> None:
    page = full(clean())
    assert "100 of 100, grade A" in page
    assert "Nothing to fix." in page
    assert "Fix next" not in page


def test_a_file_that_is_no_posting_gets_one_calm_line() -> None:
    assert full(readme()).splitlines()[2:] == ["This doesn't look like a job posting, so it gets no score."]


def test_too_little_text_has_findings_and_no_score() -> None:
    page = full(snippet())
    assert "No score: too little text (18 words)." in page
    assert "passive-voice" in page
    assert "points" not in page


def test_several_files_end_in_a_table_worst_first() -> None:
    page = full(run(clean(), readme(), nurse(), baker()))
    table = page[page.index("All postings, worst first") :]
    order = [table.index(path) for path in ("postings/nurse.md", "baker.txt", "forklift.md", "README.md")]
    assert order == sorted(order)
    assert re.search(r"^ 59 F +1 +10  postings/nurse.md  placeholder-left$", table, re.MULTILINE)
    assert "4 files: 1 error, 12 warnings; average score 82." in table


def many() -> Report:
    postings = (
        replace(baker(), path=f"jobs/{n:02}.txt", score=replace(baker().score, total=50 + n))
        for n in range(30)
    )
    return run(*postings)


def test_of_many_files_only_the_worst_are_listed() -> None:
    page = full(many())
    assert "The 20 worst postings" in page
    assert "jobs/19.txt" in page
    assert "jobs/20.txt" not in page
    assert "30 files: no errors, 60 warnings" in page
    assert "Fix next" not in page


def test_all_files_are_shown_when_asked_for() -> None:
    page = full(many(), View(all_files=True))
    assert page.count("Fix next") == 30
    assert "All postings, worst first" in page


def test_what_could_not_be_checked_stands_at_the_end_with_a_hint() -> None:
    page = full(run(clean(), errors=[EMPTY_FILE]))
    assert page.endswith("empty.md\n  The file is empty.\n  Give jdlint a file with text in it.\n")
    assert full(run(errors=[EMPTY_FILE])).startswith("Could not be checked\n")


def test_a_fault_of_jdlint_is_not_the_next_thing_to_fix() -> None:
    broken = finding(NURSE, "internal-error", "", message="rule x failed", severity=Severity.ERROR)
    page = full(replace(clean(), source=NURSE, findings=(broken,)))
    assert "A fault in jdlint, not in your posting" in page
    assert "Fix next" not in page
    assert "Nothing to fix" not in page


def test_a_finding_that_costs_nothing_is_a_remark_of_the_same_rule() -> None:
    soft = replace(passive(NURSE, "is given", 0), severity=Severity.INFO)
    page = full(replace(clean(), source=NURSE, findings=(passive(NURSE, "are told"), soft)))
    assert (
        page.index("warning  passive-voice") < page.index("Good to know") < page.index("info  passive-voice")
    )


def test_a_finding_without_its_source_shows_the_words() -> None:
    lost = replace(passive(NURSE, "is given"), place=Place(3, 1, 3, 9))
    assert "is given\n" in full(replace(clean(), source="", findings=(lost,)))

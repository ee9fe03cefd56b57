"""What jdlint believes, for `jdlint rules` (a table) and `jdlint explain` (a page for one rule)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from jdlint.laws.data import law_ids, law_of
from jdlint.laws.standing import asks
from jdlint.laws.wording import names
from jdlint.report.page import Page
from jdlint.report.severity_style import SEVERITY_STYLES
from jdlint.report.view import View
from jdlint.report.wording import counted, either, quoted

if TYPE_CHECKING:
    from jdlint.rule import Example, Rule

_INDENT = 2
_LONGEST_OPTION = 100  # characters; what is longer is for those who read the rule's file


def rule_table(rules: Iterable[Rule], view: View) -> str:
    """Return all rules by category, one line each where there is room."""
    page = Page(view)
    in_order = sorted(rules, key=lambda rule: (rule.category, rule.id))
    widest = max((len(rule.id) for rule in in_order), default=0)
    for category, members in groupby(in_order, key=lambda rule: rule.category):
        page.subtitle(category)
        for rule in members if not page.roomy else ():
            page.say(Text.assemble(page.words(rule.id, "bold"), "  ", _severity(rule)), _INDENT)
            page.say(rule.summary, 2 * _INDENT)
        if page.roomy:
            page.add(_rows(page, members, widest), _INDENT)
    page.space()
    page.say(f"{counted(len(in_order), 'rule')}. `jdlint explain RULE` tells more about one.", style="dim")
    return page.text


def _rows(page: Page, rules: Iterable[Rule], widest: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=min(widest, page.view.columns // 3), overflow="fold")
    grid.add_column(width=max(map(len, SEVERITY_STYLES)))
    grid.add_column(overflow="fold")
    for rule in rules:
        grid.add_row(page.words(rule.id, "bold"), _severity(rule), page.words(rule.summary))
    return grid


def _severity(rule: Rule) -> Text:
    return Text(rule.severity.value, SEVERITY_STYLES[rule.severity])


def rule_page(rule: Rule, view: View) -> str:
    """Return what a rule looks for, why, what to write instead, examples, sources and options."""
    page = Page(view)
    page.title(rule.id)
    gate = f", judged by the gate {rule.gate}" if rule.gate else ""
    page.say(Text.assemble(f"{rule.category}, ", _severity(rule), f", {rule.confidence} confidence{gate}"))
    page.space()
    page.say(rule.summary, style="bold")
    page.space()
    page.say_labelled("Why", rule.why)
    if rule.instead:
        page.say_labelled("Instead", rule.instead)
    _laws(page, rule)
    for source in rule.references:
        page.say_source(source)
    _examples(page, "What it flags", rule.examples_bad)
    _examples(page, "What it leaves alone", rule.examples_good)
    _terms(page, rule)
    _options(page, rule)
    return page.text


def _laws(page: Page, rule: Rule) -> None:
    """Say who asks by law for what the rule looks at."""
    known = [law for id_ in law_ids() if rule.duties and (law := law_of(id_))]
    asking = [law for law in known if any(asks(law, duty, date.today()) for duty in rule.duties)]
    if asking:
        verb = "asks" if len(asking) == 1 else "ask"
        elsewhere = " Elsewhere the rule keeps quiet." if rule.only_where_asked else ""
        page.say_labelled("Laws", f"{names(asking)} {verb} for it; `jdlint laws ID` tells how.{elsewhere}")


def _examples(page: Page, title: str, examples: Iterable[Example]) -> None:
    for number, example in enumerate(examples):
        if number == 0:
            page.subtitle(title)
        page.space()
        for line in _with_flags_underlined(page, example):
            page.say_quoted(line, _INDENT)
        if words := [flag for flag in example.flags if flag]:
            shown = ", ".join(quoted(" ".join(flag.split())) for flag in words)
            page.say_labelled("Flagged", shown, _INDENT)
        elif example.flags:
            page.say_labelled("Flagged", "the posting as a whole", _INDENT)
        if example.check:
            page.say_labelled(
                "Note", "here the rule has other limits, so that a short text can show it", _INDENT
            )


def _with_flags_underlined(page: Page, example: Example) -> list[Text]:
    lines = [Text()]
    for words, style in _parts(example):
        first, *others = words.split("\n")
        lines[-1].append_text(page.words(first, style))
        lines += [Text().append_text(page.words(other, style)) for other in others]
    return lines


def _parts(example: Example) -> Iterator[tuple[str, str]]:
    """Yield the text of an example in pieces, each with its style."""
    rest = example.text.strip("\n")
    for flag in filter(None, example.flags):
        before, found, after = rest.partition(flag)
        if found:
            yield before, ""
            yield found, "underline red"
            rest = after
    yield rest, ""


def _terms(page: Page, rule: Rule) -> None:
    """List the words of a rule that is about words."""
    terms = getattr(rule.check, "terms", ())
    if not terms:
        return
    page.subtitle("Words it knows")
    for term in terms:
        line = page.words(term.term)
        if term.replacements:
            line = Text.assemble(line, (f": {page.view.readable(either(term.replacements))}", "dim"))
        if term.fix and term.fix.safe:
            line = Text.assemble(line, ("  [can be fixed]", "dim"))
        page.say(line, _INDENT)


def _options(page: Page, rule: Rule) -> None:
    options = rule.check.model_dump(mode="json", exclude={"kind", "terms"}, exclude_none=True)
    shown = {name: text for name, value in options.items() if (text := _on_one_line(value))}
    if shown:
        page.subtitle("Options")
    for name, text in shown.items():
        page.say(f"{name}: {text}", _INDENT)


def _on_one_line(value: object) -> str:
    """Return a simple option as text, and nothing for what only readers of the rule's file can use."""
    if isinstance(value, list):
        shown = ", ".join(map(str, value)) if all(map(_is_simple, value)) else ""
    elif isinstance(value, dict):
        simple = all(map(_is_simple, value.values()))
        shown = ", ".join(f"{name} {part}" for name, part in value.items()) if simple else ""
    else:
        shown = str(value)
    return shown if len(shown) <= _LONGEST_OPTION else ""


def _is_simple(value: object) -> bool:
    return isinstance(value, str | int | float)

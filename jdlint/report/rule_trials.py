"""How the examples of somebody's rules went, for `jdlint rules check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from jdlint.report.page import Page
from jdlint.report.view import View
from jdlint.report.wording import counted, quoted

if TYPE_CHECKING:
    from jdlint.rule_trial import Failure, Trial

_INDENT = 2
_LONGEST_EXAMPLE = 6  # lines; a reader finds the rest in the file


def trials_page(trials: Sequence[Trial], view: View) -> str:
    """Return a line per rule that holds, and for each other what is wrong with it."""
    page = Page(view)
    for trial in trials:
        _trial(page, trial)
    page.space()
    broken = sum(trial.error is not None for trial in trials)
    wrong = sum(bool(trial.failures) for trial in trials)
    parts = [counted(len(trials), "rule file")]
    parts += [f"{broken} can't be read"] * bool(broken) + [f"{wrong} with examples that fail"] * bool(wrong)
    parts += ["all hold"] * (not broken and not wrong)
    page.say(", ".join(parts) + ".", style="bold")
    return page.text


def _trial(page: Page, trial: Trial) -> None:
    if trial.error:
        page.say(Text.assemble(("broken ", "red"), page.words(str(trial.path))))
        for line in str(trial.error).splitlines():
            page.say(line, _INDENT)
        return
    rule = trial.rule
    if rule is None:
        return
    bad, good = len(rule.examples_bad), len(rule.examples_good)
    tried = f"{counted(bad, 'bad example')}, {good} good" if bad or good else "no examples of its own"
    state = ("wrong  ", "red") if trial.failures else ("ok     ", "green")
    page.say(Text.assemble(state, page.words(str(trial.path)), (f"  {tried}", "dim")))
    for failure in trial.failures:
        _failure(page, failure)


def _failure(page: Page, failure: Failure) -> None:
    page.space()
    page.say(failure.place, _INDENT, "bold")
    lines = failure.example.text.strip("\n").splitlines()
    for line in lines[:_LONGEST_EXAMPLE]:
        page.say_quoted(page.words(line), _INDENT)
    if len(lines) > _LONGEST_EXAMPLE:
        page.say_quoted(page.words("..."), _INDENT)
    page.say_labelled("Expected", _list(failure.example.flags), _INDENT)
    page.say_labelled("Flagged", _list(failure.flagged), _INDENT)
    page.space()


def _list(flags: Sequence[str]) -> str:
    shown = [quoted(" ".join(flag.split())) if flag else "something that is not there" for flag in flags]
    return ", ".join(shown) or "nothing"

"""A rule on trial: its examples, and what it flags in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from jdlint.findings import INTERNAL_ERROR
from jdlint.lint import run_rules
from jdlint.own_rules import add_rules, own_rules
from jdlint.readers import read
from jdlint.readers.error import ReadError
from jdlint.rule import Example, Rule
from jdlint.rulebook import Rulebook, load_rulebook
from jdlint.yaml_file import YamlError


@dataclass(frozen=True, slots=True)
class Failure:
    """An example in which a rule flags something else than it should; `place` is such as "bad example 2"."""

    place: str
    example: Example
    flagged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule file, and how its examples went; `error` is why there is no rule in it."""

    path: Path
    rule: Rule | None
    failures: tuple[Failure, ...] = ()
    error: YamlError | None = None


def try_rules(folders: Iterable[Path]) -> list[Trial]:
    """Read the rules of folders and run their examples; a later folder may extend the rules of an earlier one.

    Raises:
        YamlError: there is no such folder, or no rule file in it.
    """
    known = load_rulebook()
    trials = []
    for folder in folders:
        tried = [_trial(path, result) for path, result in own_rules(known, folder)]
        if not any(trial.error for trial in tried):
            known = add_rules(known, folder)
        trials += tried
    return trials


def _trial(path: Path, result: Rule | YamlError) -> Trial:
    if isinstance(result, YamlError):
        return Trial(path, None, error=result)
    return Trial(path, result, tuple(_failures(result)))


def flagged(rule: Rule, example: Example) -> tuple[str, ...]:
    """Return what a rule flags in an example, in order.

    Raises:
        ReadError: the example has no text.
    """
    rule = replace(rule, check=example.check or rule.check)
    postings = read(f"example.{example.format}", example.text.encode(), example.format)
    files = run_rules(postings, Rulebook((rule,), "")).files
    return tuple(
        finding.message if finding.rule == INTERNAL_ERROR else finding.text
        for posting in files
        for finding in posting.findings
    )


def _failures(rule: Rule) -> Iterator[Failure]:
    for kind, examples in (("bad", rule.examples_bad), ("good", rule.examples_good)):
        for number, example in enumerate(examples, 1):
            try:
                found = flagged(rule, example)
            except ReadError as error:
                found = (error.message,)
            if found != example.flags:
                yield Failure(f"{kind} example {number}", example, found)

"""A rule on trial: its examples, and what it flags in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from jdlint.findings import INTERNAL_ERROR
from jdlint.lint import run_rules
from jdlint.own_rules import own_rules
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


def try_rules(folder: Path) -> list[Trial]:
    """Read the rules of a folder and run their examples.

    Raises:
        YamlError: there is no such folder, or no rule file in it.
    """
    trials = []
    for path, result in own_rules(load_rulebook(), folder):
        if isinstance(result, YamlError):
            trials.append(Trial(path, None, error=result))
        else:
            trials.append(Trial(path, result, tuple(_failures(result))))
    return trials


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

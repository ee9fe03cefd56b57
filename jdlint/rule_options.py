"""A check with some of its options set anew: for one example, by a configuration, or by a rule that extends another."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from jdlint.checks import CHECKS
from jdlint.checks.base import Check
from jdlint.yaml_file import KeyPath, Problem, first_problem


class OptionError(Exception):
    """Options that the check can't work with: the keys that lead to the first such, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.where: KeyPath = problem.where
        self.message = problem.message
        self.hint = problem.hint


def options_of(check: Check) -> dict[str, object]:
    """Return the options of a check as its rule file gives them."""
    return check.model_dump(exclude_unset=True)


def with_options(given: Mapping[str, object], own: Mapping[str, object]) -> Check:
    """Return the check that `given` options describe, with those of `own` in their place.

    Raises:
        OptionError: one of them is unknown, or of no use to the check.
    """
    if "kind" in own:
        message = "`kind` can't be set here: it makes a rule what it is"
        raise OptionError(Problem(("kind",), message, "Write a rule of your own instead."))
    model = CHECKS[str(given["kind"])]
    try:
        return model.model_validate({**given, **own})
    except ValidationError as error:
        problem = first_problem(model, error)
        raise OptionError(problem._replace(hint=problem.hint.replace("kind, ", ""))) from error

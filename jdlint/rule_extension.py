"""A rule file that changes a rule there is already: more terms, fewer, other options, other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from pydantic import Field, ValidationError

from jdlint.checks.base import Check, Options, Regex
from jdlint.checks.term import Term
from jdlint.checks.terms import TermsCheck
from jdlint.finding import Confidence, Severity
from jdlint.rule import Need, Rule
from jdlint.rule_file import (
    BadExampleInFile,
    ExampleInFile,
    ReferenceInFile,
    demand_alive,
    demand_sound,
    examples_of,
    one_line,
    references_of,
)
from jdlint.rule_options import OptionError, options_of, with_options
from jdlint.yaml_file import YamlFile, did_you_mean, first_problem, validated


class _OwnExamples(Options):
    bad: tuple[BadExampleInFile, ...] = ()
    good: tuple[ExampleInFile, ...] = ()


class ExtensionFile(Options):
    """The keys of a rule file that extends a rule; what it leaves out stays as it is.

    `check` sets options of the check anew. `exceptions` are added to those of a term, by its key.
    """

    extends: str
    summary: str | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    message: str | None = None
    why: str | None = None
    instead: str | None = None
    references: tuple[ReferenceInFile, ...] = ()
    needs: Literal["text", "tokens", "tags", "parse"] | None = None
    check: dict[str, object] = Field(default_factory=dict)
    add_terms: tuple[Term, ...] = ()
    remove_terms: tuple[str, ...] = ()
    exceptions: dict[str, tuple[Regex, ...]] = Field(default_factory=dict)
    examples: _OwnExamples = _OwnExamples()


def extended(file: YamlFile, base: Rule) -> Rule:
    """Return a rule as a file changes it. Its examples are the file's alone.

    Raises:
        YamlError: the file says something that would not work with this rule.
    """
    content = validated(file, ExtensionFile, file.data)
    check = _check(file, content, base)
    options = options_of(check)
    rule = replace(
        base,
        summary=content.summary or base.summary,
        severity=content.severity or base.severity,
        confidence=content.confidence or base.confidence,
        message=content.message or base.message,
        why=one_line(content.why or base.why),
        instead=one_line(content.instead or base.instead),
        references=references_of(content.references) or base.references,
        needs=Need[content.needs.upper()] if content.needs else base.needs,
        check=check,
        examples_bad=examples_of(file, content.examples.bad, options, ("examples", "bad")),
        examples_good=examples_of(file, content.examples.good, options, ("examples", "good")),
    )
    demand_sound(file, rule)
    demand_alive(file, content.add_terms, ("add_terms",), rule.examples_bad)
    return rule


def _check(file: YamlFile, content: ExtensionFile, base: Rule) -> Check:
    own = dict(content.check)
    changes_terms = [name for name in ("add_terms", "remove_terms", "exceptions") if getattr(content, name)]
    if changes_terms:
        if not isinstance(base.check, TermsCheck):
            message = f"rule `{base.id}` has no terms"
            raise file.error((changes_terms[0],), message, "Set its options under `check` instead.")
        kept = tuple(_kept_terms(file, content, base.check))
        _refuse_doubles(file, content, kept)
        own["terms"] = (*kept, *content.add_terms)
    try:
        return with_options(options_of(base.check), own)
    except OptionError as error:
        where = ("add_terms",) if content.add_terms and not error.where else ("check", *error.where)
        raise file.error(where, error.message, error.hint) from error


def _refuse_doubles(file: YamlFile, content: ExtensionFile, kept: Iterable[Term]) -> None:
    known = {spelling.lower(): term for term in kept for spelling in (term.term, *term.spellings)}
    for number, added in enumerate(content.add_terms):
        for spelling in (added.term, *added.spellings):
            if term := known.get(spelling.lower()):
                message = f"`{spelling}` is in the rule already, in its term `{term.key}`"
                hint = "Leave it out, or name that term in `remove_terms` to put yours in its place."
                raise file.error(("add_terms", number), message, hint)


def _kept_terms(file: YamlFile, content: ExtensionFile, check: TermsCheck) -> Iterator[Term]:
    """Yield the terms that stay, with the exceptions that are added to them."""
    for number, key in enumerate(content.remove_terms):
        if key not in check.keys:
            hint = did_you_mean(key, check.keys)
            raise file.error(("remove_terms", number), f"there is no term `{key}` to remove", hint)
    for key in content.exceptions:
        if key not in set(check.keys) - set(content.remove_terms):
            hint = did_you_mean(key, check.keys)
            raise file.error(("exceptions", key), f"there is no term `{key}` to except from", hint)
    for term in check.terms:
        if term.key in content.remove_terms:
            continue
        added = content.exceptions.get(term.key, ())
        options = {**term.model_dump(exclude_unset=True), "exceptions": (*term.exceptions, *added)}
        try:
            yield Term.model_validate(options) if added else term
        except ValidationError as error:
            problem = first_problem(Term, error)
            raise file.error(("exceptions", term.key), problem.message, problem.hint) from error

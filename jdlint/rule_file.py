"""From one YAML file to one rule, strictly: whatever would make a rule silently wrong is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Formatter
from typing import Literal

from pydantic import Field

from jdlint.checks import CHECKS
from jdlint.checks.base import PROVEN, Check, Options
from jdlint.checks.term import Term
from jdlint.checks.terms import TermsCheck
from jdlint.finding import Confidence, Reference, Severity
from jdlint.laws.catalogue import duty_named, unknown_duty
from jdlint.rule import Example, Need, Rule
from jdlint.rule_options import OptionError, with_options
from jdlint.yaml_file import KeyPath, YamlFile, did_you_mean, parse_yaml, read_yaml, validated

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COMMON_FIELDS = frozenset({"text", "key", "section"})
_LEAST_EXAMPLES = 3
Ground = Literal["age", "disability", "faith", "family", "gender", "looks", "means", "origin"]


class ReferenceInFile(Options):
    """A source, by its title and where it has one its address."""

    title: str
    url: str | None = None


class ExampleInFile(Options):
    """A text, and the options that the check has on it alone."""

    text: str
    format: Literal["markdown", "text"] = "markdown"
    options: dict[str, object] = Field(default_factory=dict)


class BadExampleInFile(ExampleInFile):
    """A text and the exact strings that are flagged in it, in order."""

    flags: tuple[str, ...] = Field(min_length=1)


class _ExamplesInFile(Options):
    bad: tuple[BadExampleInFile, ...] = Field(min_length=_LEAST_EXAMPLES)
    good: tuple[ExampleInFile, ...] = Field(min_length=_LEAST_EXAMPLES)


class RuleFile(Options):
    """The keys of a rule file."""

    summary: str
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    message: str
    why: str
    instead: str
    references: tuple[ReferenceInFile, ...] = Field(min_length=1)
    needs: Literal["text", "tokens", "tags", "parse"] = "text"
    language: Literal["en", "any"] = "en"
    ground: Ground | None = None
    duty: str | None = Field(
        default=None, description="What laws ask in this matter, by its name in data/laws.yaml."
    )
    only_where_asked: bool = Field(default=False, description="Keep quiet where no law asks for the duty.")
    gate: str | None = Field(default=None, description="The gate that judges by this rule: `--gate NAME`.")
    gate_from: Severity = Field(
        default=Severity.ERROR, description="How bad a finding must be to fail the gate."
    )
    check: dict[str, object]
    examples: _ExamplesInFile


def load_rule(path: Path, category: str) -> Rule:
    """Read a rule of ours from its file. Its patterns are taken as the tests have proven them.

    Raises:
        YamlError: the file is not a rule that could work; the error says where and what to do.
    """
    return rule_of(read_yaml(path), path.stem, category, proven=True)


def parse_rule(text: str, rule_id: str, category: str, path: str) -> Rule:
    """Read a rule from YAML text.

    Raises:
        YamlError: the text is not a rule that could work.
    """
    return rule_of(parse_yaml(text, path), rule_id, category)


def rule_of(file: YamlFile, rule_id: str, category: str, *, proven: bool = False) -> Rule:
    """Return the rule that a parsed file states; the patterns of a `proven` one are not tried.

    Raises:
        YamlError: it is not a rule that could work.
    """
    if not _ID.fullmatch(rule_id):
        raise file.error(
            (),
            f"`{rule_id}` can't name a rule",
            "A rule file is named in lower-case-words-with-hyphens.yaml.",
        )
    content = validated(file, RuleFile, file.data)
    check = _check(file, content.check, ("check",), PROVEN if proven else None)
    bad, good = content.examples.bad, content.examples.good
    rule = Rule(
        id=rule_id,
        category=category,
        summary=content.summary,
        severity=content.severity,
        confidence=content.confidence,
        message=content.message,
        why=one_line(content.why),
        instead=one_line(content.instead),
        references=references_of(content.references),
        examples_bad=examples_of(file, bad, content.check, ("examples", "bad")),
        examples_good=examples_of(file, good, content.check, ("examples", "good")),
        needs=Need[content.needs.upper()],
        language=content.language,
        check=check,
        ground=content.ground,
        duty=content.duty,
        only_where_asked=content.only_where_asked,
        gate=content.gate,
        gate_from=content.gate_from,
    )
    demand_sound(file, rule)
    if isinstance(check, TermsCheck) and not proven:
        demand_alive(file, check.terms, ("check", "terms"), rule.examples_bad)
    return rule


def one_line(text: str) -> str:
    """Return text without the line breaks that its file gave it."""
    return " ".join(text.split())


def references_of(given: Iterable[ReferenceInFile]) -> tuple[Reference, ...]:
    """Return the sources of a rule."""
    return tuple(Reference(source.title, source.url) for source in given)


def examples_of(
    file: YamlFile, given: Iterable[ExampleInFile], options: Mapping[str, object], where: KeyPath
) -> tuple[Example, ...]:
    """Return the examples at a place in a file; `options` are those of the rule's check.

    Raises:
        YamlError: an example sets an option that the check can't work with.
    """
    examples = []
    for number, example in enumerate(given):
        try:
            check = with_options(options, example.options) if example.options else None
        except OptionError as error:
            raise file.error((*where, number, "options", *error.where), error.message, error.hint) from error
        flags = example.flags if isinstance(example, BadExampleInFile) else ()
        examples.append(Example(example.text, flags, example.format, check))
    return tuple(examples)


def demand_sound(file: YamlFile, rule: Rule) -> None:
    """Refuse a rule whose message can't be filled in, or which asks for less language work than its check needs.

    Raises:
        YamlError: the rule is refused.
    """
    _check_message(file, rule)
    _check_needs(file, rule)
    _check_duty(file, rule)
    _check_gate(file, rule)


def _check(
    file: YamlFile, options: dict[str, object], where: KeyPath, context: Mapping[str, object] | None
) -> Check:
    kind = options.get("kind")
    if kind not in CHECKS:
        message = f"no kind of check is called `{kind}`" if kind else "`check` lacks its `kind`"
        raise file.error((*where, "kind"), message, did_you_mean(str(kind), CHECKS))
    return validated(file, CHECKS[str(kind)], options, where, context)


def _check_message(file: YamlFile, rule: Rule) -> None:
    allowed = _COMMON_FIELDS | rule.check.fields
    try:
        names = [name for _, name, _, _ in Formatter().parse(rule.message) if name is not None]
    except ValueError as error:
        raise file.error(
            ("message",),
            f"the message can't be filled in: {error}",
            "Write a brace that is text twice: {{ }}.",
        ) from error
    for name in names:
        if name not in allowed:
            raise file.error(("message",), f"unknown message field `{{{name}}}`", did_you_mean(name, allowed))


def _check_needs(file: YamlFile, rule: Rule) -> None:
    least = rule.check.least_need
    if rule.needs < least:
        here = ("needs",) if ("needs",) in file.places else ("check",)
        raise file.error(here, f"this check can't work without `needs: {least.name.lower()}`")


def _check_duty(file: YamlFile, rule: Rule) -> None:
    if rule.only_where_asked and rule.duty is None:
        message = "`only_where_asked` needs a `duty` that laws ask for"
        raise file.error(("only_where_asked",), message, "Name one with `duty:`.")
    if rule.duty is not None and duty_named(rule.duty) is None:
        raise file.error(("duty",), *unknown_duty(rule.duty))


def _check_gate(file: YamlFile, rule: Rule) -> None:
    if rule.gate is not None and not _ID.fullmatch(rule.gate):
        raise file.error(
            ("gate",), f"`{rule.gate}` can't name a gate", "Write lower-case-words-with-hyphens."
        )
    if rule.gate is not None and rule.needs > Need.TEXT:
        message = "a rule of a gate needs no more than the text, so that no pipeline can keep it from judging"
        raise file.error(("gate",), message, "Leave out `gate`, or `needs`.")


def demand_alive(file: YamlFile, terms: Iterable[Term], where: KeyPath, examples: Iterable[Example]) -> None:
    """Refuse a regular expression that no bad example shows to match: most such can never match.

    Raises:
        YamlError: one of the terms, which stand at `where`, has such an expression.
    """
    texts = [" ".join(example.text.split()) for example in examples]
    for number, term in enumerate(terms):
        if term.regex and not any(re.search(term.regex, text, re.IGNORECASE) for text in texts):
            raise file.error(
                (*where, number, "regex"),
                f"no bad example shows that the regex of `{term.term}` ever matches",
                "Add an example that it flags, or mend the pattern.",
            )

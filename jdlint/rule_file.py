"""From one YAML file to one rule, strictly: whatever would make a rule silently wrong is an error."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Literal

from pydantic import Field

from jdlint.checks import CHECKS
from jdlint.checks.base import Check, Options
from jdlint.checks.terms import TermsCheck
from jdlint.finding import Confidence, Reference, Severity
from jdlint.rule import Example, Need, Rule
from jdlint.yaml_file import KeyPath, YamlError, YamlFile, did_you_mean, parse_yaml, validated

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COMMON_FIELDS = frozenset({"text", "key", "section"})
_LEAST_EXAMPLES = 3


class _ReferenceInFile(Options):
    title: str
    url: str | None = None


class _ExampleInFile(Options):
    text: str
    format: Literal["markdown", "text"] = "markdown"
    options: dict[str, object] = Field(default_factory=dict)


class _BadExampleInFile(_ExampleInFile):
    flags: tuple[str, ...] = Field(min_length=1)


class _ExamplesInFile(Options):
    bad: tuple[_BadExampleInFile, ...] = Field(min_length=_LEAST_EXAMPLES)
    good: tuple[_ExampleInFile, ...] = Field(min_length=_LEAST_EXAMPLES)


class RuleFile(Options):
    """The keys of a rule file."""

    summary: str
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    message: str
    why: str
    instead: str
    references: tuple[_ReferenceInFile, ...] = Field(min_length=1)
    needs: Literal["text", "tokens", "tags", "parse"] = "text"
    language: Literal["en", "any"] = "en"
    check: dict[str, object]
    examples: _ExamplesInFile


def load_rule(path: Path, category: str) -> Rule:
    """Read a rule from its file.

    Raises:
        YamlError: the file is not a rule that could work; the error says where and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise YamlError(str(path), f"cannot be read: {error}", hint="A rule file is UTF-8 text.") from error
    return parse_rule(text, path.stem, category, str(path))


def parse_rule(text: str, rule_id: str, category: str, path: str) -> Rule:
    """Read a rule from YAML text.

    Raises:
        YamlError: the text is not a rule that could work.
    """
    file = parse_yaml(text, path)
    if not _ID.fullmatch(rule_id):
        raise file.error(
            (),
            f"`{rule_id}` can't name a rule",
            "A rule file is named in lower-case-words-with-hyphens.yaml.",
        )
    content = validated(file, RuleFile, file.data)
    check = _check(file, content.check, ("check",))
    bad, good = content.examples.bad, content.examples.good
    rule = Rule(
        id=rule_id,
        category=category,
        summary=content.summary,
        severity=content.severity,
        confidence=content.confidence,
        message=content.message,
        why=_one_line(content.why),
        instead=_one_line(content.instead),
        references=tuple(Reference(r.title, r.url) for r in content.references),
        examples_bad=tuple(_example(file, content, e, ("examples", "bad", n)) for n, e in enumerate(bad)),
        examples_good=tuple(_example(file, content, e, ("examples", "good", n)) for n, e in enumerate(good)),
        needs=Need[content.needs.upper()],
        language=content.language,
        check=check,
    )
    _check_message(file, rule)
    _check_needs(file, rule)
    _check_patterns_alive(file, rule)
    return rule


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _example(file: YamlFile, content: RuleFile, example: _ExampleInFile, where: KeyPath) -> Example:
    own = {**content.check, **example.options}
    check = _check(file, own, (*where, "options")) if example.options else None
    flags = example.flags if isinstance(example, _BadExampleInFile) else ()
    return Example(example.text, flags, example.format, check)


def _check(file: YamlFile, options: dict[str, object], where: KeyPath) -> Check:
    kind = options.get("kind")
    if kind not in CHECKS:
        message = f"no kind of check is called `{kind}`" if kind else "`check` lacks its `kind`"
        raise file.error((*where, "kind"), message, did_you_mean(str(kind), CHECKS))
    return validated(file, CHECKS[str(kind)], options, where)


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


def _check_patterns_alive(file: YamlFile, rule: Rule) -> None:
    """Refuse a regular expression that no bad example shows to match: most such can never match."""
    if not isinstance(rule.check, TermsCheck):
        return
    texts = [" ".join(example.text.split()) for example in rule.examples_bad]
    for number, term in enumerate(rule.check.terms):
        if term.regex and not any(re.search(term.regex, text, re.IGNORECASE) for text in texts):
            raise file.error(
                ("check", "terms", number, "regex"),
                f"no bad example shows that the regex of `{term.term}` ever matches",
                "Add an example that it flags, or mend the pattern.",
            )

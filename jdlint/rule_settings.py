"""The rules as settings have them: own ones added, options and severities set anew, some of them off."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from jdlint.checks.base import TextCheck
from jdlint.config import Settings
from jdlint.finding import Severity
from jdlint.own_rules import add_rules
from jdlint.posting import SectionKind
from jdlint.profiles import section_words
from jdlint.rule import Rule
from jdlint.rule_options import OptionError, options_of, with_options
from jdlint.rulebook import Rulebook, SettingError, UnknownRuleError, load_rulebook

_ASKS_FOR_SECTIONS = "missing-section"


def rules_for(settings: Settings) -> Rulebook:
    """Return the rules that are on, as the settings have them.

    Raises:
        SettingError: a setting names a rule, category or term that there is not, or an option that does not fit.
        YamlError: a rule file is broken.
    """
    rulebook = all_rules(settings.rules)
    options: dict[str, Mapping[str, object]] = dict(settings.options)
    if settings.sections:
        required = {"sections": {kind: section_words()[SectionKind(kind)] for kind in settings.sections}}
        options[_ASKS_FOR_SECTIONS] = {**required, **options.get(_ASKS_FOR_SECTIONS, {})}
    changed = {rule.id: rule for rule in rulebook.rules}
    for rule_id, own in options.items():
        changed[rule_id] = _with_own_options(rulebook, rule_id, own)
    for rule_id, severities in _severities(rulebook, settings.severity).items():
        changed[rule_id] = replace(changed[rule_id], severities=severities)
    if settings.names:
        changed = {rule_id: _with_names(rule, settings.names) for rule_id, rule in changed.items()}
    digest = rulebook.hash
    if options or settings.severity or settings.names:
        said = repr((rulebook.hash, options, sorted(settings.severity.items()), settings.names))
        digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    rules = tuple(changed[rule.id] for rule in rulebook.rules)
    return replace(rulebook, rules=rules, hash=digest).choose(settings.select, settings.ignore)


@cache
def all_rules(folders: tuple[str, ...] = ()) -> Rulebook:
    """Return the shipped rules, and those of folders added to them.

    Raises:
        YamlError: a rule file is broken.
    """
    return add_rules(all_rules(folders[:-1]), Path(folders[-1])) if folders else load_rulebook()


def _with_own_options(rulebook: Rulebook, rule_id: str, own: Mapping[str, object]) -> Rule:
    rule = _get(rulebook, rule_id, "options")
    try:
        check = with_options(options_of(rule.check), own)
    except OptionError as error:
        raise SettingError(("options", rule_id, *error.where), error.message, error.hint) from error
    if rule.needs < check.least_need:
        message = f"rule `{rule_id}` asks for too little language work to do this"
        raise SettingError(("options", rule_id), message, "Write a rule file that extends it, with `needs`.")
    return replace(rule, check=check)


def _with_names(rule: Rule, names: tuple[str, ...]) -> Rule:
    check = rule.check
    if not isinstance(check, TextCheck):
        return rule
    # Rebuilt from its options every check would compile all its patterns anew; a copy keeps them.
    return replace(rule, check=check.model_copy(update={"names": (*check.names, *names)}))


def _severities(rulebook: Rulebook, wanted: Mapping[str, Severity]) -> dict[str, dict[str | None, Severity]]:
    by_rule: dict[str, dict[str | None, Severity]] = defaultdict(dict)
    for name, severity in wanted.items():
        rule_id, slash, key = name.partition("/")
        rule = _get(rulebook, rule_id, "severity", name)
        if slash:
            rulebook.demand_key(rule, key, ("severity", name))
        by_rule[rule_id][key or None] = severity
    return by_rule


def _get(rulebook: Rulebook, rule_id: str, *where: str) -> Rule:
    try:
        return rulebook.get(rule_id)
    except UnknownRuleError as error:
        place = where if len(where) > 1 else (*where, rule_id)
        raise UnknownRuleError(place, error.message, error.hint) from error

"""The rules there are, and which of them are on."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jdlint.rule import Rule
from jdlint.rule_file import load_rule
from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import KeyPath, YamlError, did_you_mean


class SettingError(Exception):
    """A setting that can't be followed: the keys that lead to it, what is wrong, and the way out."""

    def __init__(self, where: KeyPath, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.where = where
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return what is wrong, and the way out."""
        return f"{self.message}. {self.hint}".rstrip()


class UnknownRuleError(SettingError):
    """A rule, category or term that is named in the settings and does not exist."""


@dataclass(frozen=True)
class Rulebook:
    """Rules in order of category and id. `muted` are terms that are off, as (rule id, key)."""

    rules: tuple[Rule, ...]
    hash: str
    muted: frozenset[tuple[str, str]] = frozenset()

    def get(self, rule_id: str) -> Rule:
        """Return a rule.

        Raises:
            UnknownRuleError: there is none of this id.
        """
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        members = [rule.id for rule in self.rules if rule.category == rule_id]
        hint = f"It is a category, of {', '.join(members)}." if members else ""
        hint = hint or _near(rule_id, (rule.id for rule in self.rules))
        raise UnknownRuleError((), f"no rule is called `{rule_id}`", hint)

    def choose(self, select: Collection[str] = (), ignore: Collection[str] = ()) -> Rulebook:
        """Return the rules that are selected (all, if none are named) and not ignored.

        Names are rule ids, categories, or `rule/term` in `ignore`. The name of a rule weighs more than that of its
        category: a selected rule is on though its category is ignored.

        Raises:
            UnknownRuleError: a name is neither.
            SettingError: no rule is left.
        """
        for name in select:
            self._demand_known(name, ("select", name))
        for name in ignore:
            self._demand_known(name, ("ignore", name))
        rules = tuple(rule for rule in self.rules if _is_on(rule, select, ignore))
        if not rules:
            raise SettingError(("select",) if select else ("ignore",), "this leaves no rule on")
        muted = frozenset(
            (rule, key) for rule, slash, key in (name.partition("/") for name in ignore) if slash
        )
        return replace(self, rules=rules, muted=self.muted | muted)

    def demand_key(self, rule: Rule, key: str, where: KeyPath) -> None:
        """Refuse the name of a term, or of another part of a rule, that there is not.

        Raises:
            UnknownRuleError: the rule has no part of this name.
        """
        if key not in rule.check.keys:
            hint = _near(key, rule.check.keys, f"`jdlint explain {rule.id}`")
            raise UnknownRuleError(where, f"rule `{rule.id}` has no term `{key}`", hint)

    def _demand_known(self, name: str, where: KeyPath) -> None:
        ids = {rule.id for rule in self.rules}
        names = ids | {rule.category for rule in self.rules}
        rule_id, slash, key = name.partition("/")
        if slash and where[0] == "select":
            message = f"`{name}` names a single term, which can be ignored but not selected"
            raise UnknownRuleError(where, message)
        if rule_id not in (ids if slash else names):
            kind = "rule" if slash else "rule or category"
            raise UnknownRuleError(where, f"no {kind} is called `{rule_id}`", _near(rule_id, names))
        if slash:
            self.demand_key(self.get(rule_id), key, where)


def _is_on(rule: Rule, select: Collection[str], ignore: Collection[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    return rule.category not in ignore and (not select or rule.category in select)


def _near(word: str, allowed: Iterable[str], lister: str = "`jdlint rules`") -> str:
    hint = did_you_mean(word, allowed).partition("Allowed:")[0]
    return f"{hint}{lister} lists them all."


def load_rulebook(folder: Path | None = None) -> Rulebook:
    """Read all rules of a folder: one sub-folder per category, one file per rule.

    Raises:
        YamlError: a file is not a rule, two rules share an id, or there are none.
    """
    root = folder or rules_dir()
    paths = sorted(path for path in root.glob("*/*.yaml") if path.parent.name != "data")
    if not paths:
        raise YamlError(
            str(root),
            "no rules in this folder",
            line=0,
            hint="Rules are files such as pay/missing-pay-range.yaml.",
        )
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            raise YamlError(
                str(path), f"a rule `{path.stem}` exists already", hint=f"It is in {seen[path.stem]}."
            )
        seen[path.stem] = path
    digest = hashlib.sha256()
    for path in sorted((*paths, *(root / "data").rglob("*.yaml"))):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    rules = tuple(load_rule(path, path.parent.name) for path in paths)
    return Rulebook(rules, digest.hexdigest()[:16])

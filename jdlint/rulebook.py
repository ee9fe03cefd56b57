"""The rules there are, and which of them are on."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jdlint.rule import Rule
from jdlint.rule_file import load_rule
from jdlint.rules_dir import rules_dir
from jdlint.yaml_file import YamlError, did_you_mean


class UnknownRuleError(Exception):
    """A rule, category or term that is named in the options and does not exist."""


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
        raise UnknownRuleError(f"no rule is called `{rule_id}`. {_near(rule_id, (r.id for r in self.rules))}")

    def choose(self, select: Collection[str] = (), ignore: Collection[str] = ()) -> Rulebook:
        """Return the rules that are selected (all, if none are named) and not ignored.

        Names are rule ids, categories, or `rule/term` in `ignore`.

        Raises:
            UnknownRuleError: a name is neither.
        """
        for name in (*select, *ignore):
            self._demand_known(name, term_allowed=name not in select)
        rules = tuple(
            rule
            for rule in self.rules
            if (not select or {rule.id, rule.category} & set(select))
            and not {rule.id, rule.category} & set(ignore)
        )
        muted = frozenset(
            (rule, key) for rule, slash, key in (name.partition("/") for name in ignore) if slash
        )
        return replace(self, rules=rules, muted=self.muted | muted)

    def _demand_known(self, name: str, *, term_allowed: bool) -> None:
        ids = {rule.id for rule in self.rules}
        names = ids | {rule.category for rule in self.rules}
        rule_id, slash, key = name.partition("/")
        if not slash:
            if name not in names:
                raise UnknownRuleError(f"no rule or category is called `{name}`. {_near(name, names)}")
            return
        if not term_allowed:
            raise UnknownRuleError(f"`{name}` names a single term, which can be ignored but not selected.")
        keys = [term.key for term in getattr(self.get(rule_id).check, "terms", ())]
        if key not in keys:
            raise UnknownRuleError(f"rule `{rule_id}` has no term `{key}`. {_near(key, keys)}")


def _near(word: str, allowed: Iterable[str]) -> str:
    hint = did_you_mean(word, allowed).partition("Allowed:")[0]
    return f"{hint}`jdlint rules` lists them all."


def load_rulebook(folder: Path | None = None) -> Rulebook:
    """Read all rules of a folder: one sub-folder per category, one file per rule.

    Raises:
        YamlError: a file is not a rule, two rules share an id, or there are none.
    """
    root = folder or rules_dir()
    paths = sorted(path for path in root.glob("*/*.yaml") if path.parent.name != "data")
    if not paths:
        raise YamlError(
            str(root), "no rules in this folder", hint="Rules are files such as pay/missing-pay-range.yaml."
        )
    seen: dict[str, Path] = {}
    for path in paths:
        if path.stem in seen:
            raise YamlError(
                str(path), f"a rule `{path.stem}` exists already", hint=f"It is in {seen[path.stem]}."
            )
        seen[path.stem] = path
    digest = hashlib.sha256()
    for path in sorted((*paths, *(root / "data").glob("*.yaml"))):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    rules = tuple(load_rule(path, path.parent.name) for path in paths)
    return Rulebook(rules, digest.hexdigest()[:16])

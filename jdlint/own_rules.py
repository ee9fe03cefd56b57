"""Folders of rules that are a user's own: the language of the shipped ones, and rules that extend them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jdlint.rule import Rule
from jdlint.rule_extension import extended
from jdlint.rule_file import rule_of
from jdlint.rulebook import Rulebook, UnknownRuleError
from jdlint.score import weights
from jdlint.yaml_file import YamlError, did_you_mean, read_yaml


class OwnRule(NamedTuple):
    """A rule file of a user's folder, and the rule in it or why there is none."""

    path: Path
    result: Rule | YamlError


def add_rules(known: Rulebook, folder: Path) -> Rulebook:
    """Return a rulebook with the rules of a folder added, or put in the place of those that they extend.

    Raises:
        YamlError: the folder or a file in it is not as it must be.
    """
    rules = {rule.id: rule for rule in known.rules}
    digest = hashlib.sha256(known.hash.encode())
    for path, result in own_rules(known, folder):
        if isinstance(result, YamlError):
            raise result
        base = rules.get(result.id)
        rules[result.id] = result if base is None else _with_all_examples(result, base)
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    ordered = sorted(rules.values(), key=lambda rule: (rule.category, rule.id))
    return Rulebook(tuple(ordered), digest.hexdigest()[:16], known.muted)


def own_rules(known: Rulebook, folder: Path) -> Iterator[OwnRule]:
    """Yield what is in each rule file of a folder.

    Raises:
        YamlError: there is no such folder, or no rule file in it.
    """
    if not folder.is_dir():
        raise YamlError(str(folder), "there is no such folder of rules", line=0, hint="Check the spelling.")
    paths = sorted(
        path
        for pattern in ("*.y*ml", "*/*.y*ml")
        for path in folder.glob(pattern)
        if path.suffix in {".yaml", ".yml"} and not path.name.startswith(".")
    )
    if not paths:
        hint = "Rules are files such as clarity/our-rule.yaml, in folders named after categories."
        raise YamlError(str(folder), "no rules in this folder", line=0, hint=hint)
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            if path.stem in seen:
                raise YamlError(  # noqa: TRY301 - one more thing that can be wrong with the file
                    str(path),
                    f"a rule `{path.stem}` exists already",
                    line=0,
                    hint=f"It is in {seen[path.stem]}.",
                )
            seen[path.stem] = path
            yield OwnRule(path, _rule(path, folder, known))
        except YamlError as error:
            yield OwnRule(path, error)


def _rule(path: Path, folder: Path, known: Rulebook) -> Rule:
    categories = weights().categories
    category = path.parent.name
    if path.parent == folder or category not in categories:
        hint = (
            did_you_mean(category, categories)
            if path.parent != folder
            else f"One of {', '.join(categories)}."
        )
        raise YamlError(str(path), "a rule file lies in a folder named after its category", line=0, hint=hint)
    if path.suffix != ".yaml":
        raise YamlError(str(path), "a rule file ends in .yaml", line=0, hint="Rename it.")
    file = read_yaml(path)
    if "extends" in file.data:
        try:
            base = known.get(str(file.data["extends"]))
        except UnknownRuleError as error:
            raise file.error(("extends",), error.message, error.hint) from error
        if (path.stem, category) != (base.id, base.category):
            message = f"this file must be called {base.category}/{base.id}.yaml, as the rule is"
            hint = f"Then it takes that rule's place, and `--ignore {base.id}` still means it."
            raise file.error(("extends",), message, hint)
        return extended(file, base)
    if path.stem in {rule.id for rule in known.rules}:
        hint = f"Begin the file with `extends: {path.stem}` to change that rule, or choose another name."
        raise file.error((), f"a rule `{path.stem}` exists already", hint)
    return rule_of(file, path.stem, category)


def _with_all_examples(rule: Rule, base: Rule) -> Rule:
    return replace(
        rule,
        examples_bad=(*rule.examples_bad, *base.examples_bad),
        examples_good=(*rule.examples_good, *base.examples_good),
    )

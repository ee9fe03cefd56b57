"""JSON Schemas of rule and configuration files, made from the models that read them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from jdlint.checks import CHECKS
from jdlint.config_keys import ConfigFile
from jdlint.profiles import profiles, section_words
from jdlint.rule_extension import ExtensionFile
from jdlint.rule_file import RuleFile
from jdlint.rulebook import Rulebook, load_rulebook

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schema_of(kind: str) -> Schema:
    """Return the JSON Schema of "rule" or "config" files.

    Raises:
        YamlError: a shipped rule, whose options the schema names, is broken.
    """
    return _rule_schema() if kind == "rule" else _config_schema(load_rulebook())


def _rule_schema() -> Schema:
    """A rule file states a rule or extends one; `check.kind` says which options it has."""
    definitions: Schema = {}
    rule = _model(RuleFile, definitions)
    extension = _model(ExtensionFile, definitions)
    kinds = [_reference(CHECKS[kind], definitions) for kind in sorted(CHECKS)]
    rule["properties"]["check"] = {"oneOf": kinds, "description": "What the rule looks for."}
    return {
        "$schema": _DRAFT,
        "title": "Rule of jdlint",
        "if": {"required": ["extends"]},
        "then": extension,
        "else": rule,
        "$defs": definitions,
    }


def _config_schema(rulebook: Rulebook) -> Schema:
    """A configuration file, with the names of the shipped rules and their options for completion."""
    definitions: Schema = {}
    schema = _model(ConfigFile, definitions)
    ids = [rule.id for rule in rulebook.rules]
    names = sorted({*ids, *(rule.category for rule in rulebook.rules)})
    name = {"anyOf": [{"enum": names}, {"type": "string"}]}
    options = {
        rule.id: {"$ref": f"#/$defs/options-{rule.check.kind}", "description": rule.summary}
        for rule in rulebook.rules
    }
    for kind in sorted({rule.check.kind for rule in rulebook.rules}):
        model = _model(CHECKS[kind], definitions)
        model.pop("required", None)
        model["properties"].pop("kind")
        definitions[f"options-{kind}"] = model
    for properties in (schema["properties"], definitions["_Override"]["properties"]):
        properties["select"]["items"] = name
        properties["ignore"]["items"] = name
        properties["severity"]["propertyNames"] = name
        properties["options"]["properties"] = options
        properties["profile"] = {
            "enum": sorted(profiles()),
            "description": properties["profile"]["description"],
        }
        properties["sections"]["items"] = {"enum": [str(kind) for kind in section_words()]}
    return {"$schema": _DRAFT, **schema, "title": "Configuration of jdlint", "$defs": definitions}


def _model(model: type[BaseModel], definitions: Schema) -> Schema:
    """Return the schema of a model; what it refers to is added to the definitions."""
    schema = model.model_json_schema()
    definitions.update(schema.pop("$defs", {}))
    return schema


def _reference(model: type[BaseModel], definitions: Schema) -> Schema:
    definitions[model.__name__] = _model(model, definitions)
    return {"$ref": f"#/$defs/{model.__name__}"}

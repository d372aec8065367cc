"""JSON Schemas for rule files and the configuration, made from the types, for editors that complete as one types."""

from __future__ import annotations

from lintnews.checks import CHECKS, check_class
from lintnews.config import READERS
from lintnews.json_types import JsonObject
from lintnews.model import Level
from lintnews.rulebook.options import options_of
from lintnews.rulebook.rule_file import COMMON

DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that the YAML and TOML language servers know whole

TEXT: JsonObject = {"type": ["string", "number", "boolean"]}  # in a rule file a bare `no` or 911 is a word
TEXTS: JsonObject = {"oneOf": [TEXT, {"type": "array", "items": TEXT}]}
STEP: JsonObject = {
    "type": "object",
    "properties": {"negate": {"type": "boolean"}, "pattern": TEXT, "skip": {"type": "integer"}, "tag": TEXT},
    "additionalProperties": False,
}
LIST: JsonObject = {"type": "array", "items": {"type": "string"}}
LEVEL: JsonObject = {"enum": list(Level)}
RULE_LEVEL: JsonObject = {"enum": [*Level, False]}  # YAML reads a bare `off` as false

# The type of a field, as written → its schema.
TYPES: dict[str, JsonObject] = {
    "Action": {"type": "object", "properties": {"name": TEXT, "params": TEXTS}, "additionalProperties": False},
    "bool": {"type": "boolean"},
    "float": {"type": "number"},
    "int": {"type": "integer"},
    "int | None": {"type": "integer"},
    "str": TEXT,
    "tuple[Step, ...]": {"type": "array", "items": STEP},
    "tuple[str, ...]": TEXTS,
    "Mapping[str, float]": {"type": "object", "additionalProperties": {"type": "number"}},
    "Mapping[str, str]": {"type": "object", "additionalProperties": TEXT},
    "Mapping[str, tuple[str, ...]]": {"type": "object", "additionalProperties": TEXTS},
}
VARIANT: JsonObject = {
    "type": "object",
    "properties": {"level": RULE_LEVEL, "message": TEXT},
    "additionalProperties": False,
}
EXAMPLES: JsonObject = {
    "type": "object",
    "properties": {"bad": TEXTS, "good": TEXTS},
    "additionalProperties": False,
}
SETTINGS: dict[str, JsonObject] = {
    "levels": {"type": "object", "additionalProperties": LEVEL},
    "per_file_ignores": {"type": "object", "additionalProperties": LIST},
    "min_level": LEVEL,
    "fail_on": LEVEL,
    "stylebook": {"type": "string"},
    "language": {"type": "string"},
}


def rule_schema() -> JsonObject:
    """What a rule file may hold: the keys of every rule, and for each check its own options and no others."""
    return {
        "$schema": DRAFT,
        "title": "A rule of lintnews",
        "type": "object",
        "required": ["extends", "message"],
        "properties": {"extends": {"enum": sorted(CHECKS)}},
        "allOf": [_options(name) for name in sorted(CHECKS)],
    }


def _options(name: str) -> JsonObject:
    """The keys of a rule that extends this check."""
    check = check_class(name)
    common = {key: TYPES[kind] for key, kind in COMMON.items()}
    own = {key: TYPES[kind] for key, kind in options_of(check).items()}
    keys: dict[str, JsonObject] = {
        **common,
        "level": RULE_LEVEL,
        "kinds": {"type": "object", "properties": dict.fromkeys(check.kinds, VARIANT), "additionalProperties": False},
        "examples": EXAMPLES,
    }
    about = (check.__doc__ or "").strip().split("\n")[0]
    return {
        "if": {"properties": {"extends": {"const": name}}, "required": ["extends"]},
        "then": {
            "description": about,
            "properties": {**keys, **own},
            "required": list(check.required),
            "additionalProperties": False,
        },
    }


def config_schema() -> JsonObject:
    """What a lintnews.toml may hold."""
    return {
        "$schema": DRAFT,
        "title": "The configuration of lintnews",
        "type": "object",
        "properties": {name.replace("_", "-"): SETTINGS.get(name, LIST) for name in READERS},
        "additionalProperties": False,
    }


SCHEMAS = {"config": config_schema, "rule": rule_schema}

"""Findings as JSON objects: what several reports share."""

from __future__ import annotations

import json

from lintnews.json_types import JsonObject
from lintnews.model import Finding, Fix


def line(value: object) -> str:
    """A value as JSON on one line that may be printed."""
    return printable_json(json.dumps(value, ensure_ascii=False))


def printable_json(written: str) -> str:
    """The same JSON without a character that a terminal can't show, and without what a runner takes for a command."""
    if not written.isprintable():
        written = "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in written)
    return written.replace("##[", "#\\u0023[")


def as_object(found: Finding) -> JsonObject:
    """The keys that a program reads; lines and columns as in Finding."""
    return {
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
        "text": found.text,
        "fix": fix_object(found.fix) if found.fix else None,
        "related": [place._asdict() for place in found.related],
    }


def fix_object(fix: Fix) -> JsonObject:
    """The keys of a fix: what to put where, and whether that may be done unasked."""
    return {
        "replacement": fix.replacement,
        "safe": fix.safe,
        "line": fix.line,
        "column": fix.column,
        "end_line": fix.end_line,
        "end_column": fix.end_column,
    }

"""sarif: the Static Analysis Results Interchange Format 2.1.0 of OASIS, which code hosts show beside the lines.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; columns count code points, as lintnews does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from lintnews import __version__
from lintnews.fingerprints import of_files
from lintnews.json_types import Json, JsonObject
from lintnews.model import Finding, Fix, Level, Related
from lintnews.reporters.objects import line
from lintnews.reporters.style import Style

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Place = Finding | Fix | Related
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}


def sarif_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One run; its rules, which the results name, come last, when they are known."""
    rules: dict[str, Level] = {}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    comma = "\n"
    for fingerprint, found in of_files(findings):
        rules.setdefault(found.rule, found.severity)
        yield comma + line(result(found, fingerprint))
        comma = ",\n"
    driver = {
        "name": "lintnews",
        "version": __version__,
        "rules": [descriptor(rule, level, style) for rule, level in rules.items()],
    }
    yield f'\n], "tool": {line({"driver": driver})}}}]}}\n'


def result(found: Finding, fingerprint: str) -> JsonObject:
    """One finding."""
    said: dict[str, Json] = {
        "ruleId": found.rule,
        "level": LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [location(found.path, found)],
        "partialFingerprints": {"lintnews/v1": fingerprint},
    }
    if found.related:
        said["relatedLocations"] = [location(found.path, place) for place in found.related]
    if found.fix and found.fix.safe:
        said["fixes"] = [change(found.path, found.fix)]
    return said


def location(path: str, place: Place) -> JsonObject:
    """A place in a file."""
    return {"physicalLocation": {"artifactLocation": artifact(path), "region": region(place)}}


def change(path: str, fix: Fix) -> JsonObject:
    """What `--fix` would do."""
    replacement = {"deletedRegion": region(fix), "insertedContent": {"text": fix.replacement}}
    return {
        "description": {"text": "Mend it as `lintnews check --fix` does."},
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": [replacement]}],
    }


def artifact(path: str) -> JsonObject:
    return {"uri": quote(path.replace("\\", "/"), errors="surrogateescape")}


def region(place: Place) -> JsonObject:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def descriptor(rule: str, level: Level, style: Style) -> JsonObject:
    """A rule, with its reason where that is known."""
    said: dict[str, Json] = {"id": rule, "defaultConfiguration": {"level": LEVELS[level]}}
    if why := " ".join(style.why.get(rule, "").split()):
        said |= {"shortDescription": {"text": why.partition(". ")[0][:200]}, "fullDescription": {"text": why}}
    return said

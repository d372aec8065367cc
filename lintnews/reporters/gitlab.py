"""gitlab: a Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/), shown in a merge request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.fingerprints import of_files
from lintnews.model import Finding, Level
from lintnews.reporters.objects import line
from lintnews.reporters.style import Style

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.SUGGESTION: "info"}


def gitlab_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One array. A fingerprint, which tells a new problem from an old one, stays when lines move."""
    opening = "["
    for fingerprint, found in of_files(findings):
        said = {
            "description": found.message,
            "check_name": found.rule,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[found.severity],
            "location": {
                "path": found.path.removeprefix("./"),
                "lines": {"begin": found.line, "end": found.end_line},
            },
        }
        yield f"{opening}\n{line(said)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"

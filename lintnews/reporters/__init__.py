"""Findings as text, JSON and annotations: one module a format."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from lintnews.model import Finding
from lintnews.reporters.style import Style

Reporter = Callable[[Iterable[Finding], Style], Iterator[str]]

# Each is a module; a function of its name, `github_report(findings, style)`, yields pieces of text as findings come.
REPORTERS = (
    "full",
    "concise",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "checkstyle",
    "rdjson",
    "html",
)
WHOLE = "json-run"  # the findings as json has them, in an object with the coverage of the run
FROM_ROOT = ("github", "gitlab", "sarif")  # with paths from the root of the repository, wherever the command runs
WITH_REASONS = ("html", "sarif")  # that say why each rule matters
FOR_PEOPLE = ("concise", "full")


def reporter(name: str) -> Reporter:
    """The reporter of that name."""
    module = name.replace("-", "_")
    report: Reporter = getattr(import_module(f"lintnews.reporters.{module}"), f"{module}_report")
    return report

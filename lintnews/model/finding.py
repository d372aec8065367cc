"""Finding and Fix: what a linter reports."""

from typing import NamedTuple

from lintnews.model.rule import Level
from lintnews.model.span import Span


class Fix(NamedTuple):
    """An edit of the source. A safe one may be made unasked."""

    span: Span
    replacement: str
    safe: bool


class Related(NamedTuple):
    """Another place that a finding is about. Line and column count from 1, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Finding(NamedTuple):
    """One problem in one file. Lines and columns count from 1, columns in code points; the end is exclusive.

    `text` is what stands there in the file, `before` and `after` what stands beside it on its lines,
    so that an editor can judge without opening the article. All three may be cut.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: Level
    message: str
    text: str
    before: str = ""
    after: str = ""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

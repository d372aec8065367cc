"""Finding and Fix: what a linter reports."""

from typing import NamedTuple

from lintnews.model.rule import Level
from lintnews.model.span import Span


class Fix(NamedTuple):
    """An edit of the source, at a span of it. A safe one may be made unasked.

    The lines and columns are those of the span, counted as a finding's. It need not be the finding's own place: a
    button goes with its whole line.
    """

    replacement: str
    safe: bool
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int


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

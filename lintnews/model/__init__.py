"""The types that all packages share: document, check, hit, rule, finding. No I/O, and no imports of ours."""

from lintnews.model import frozen as _  # noqa: F401  (so that a rule can be pickled)
from lintnews.model.check import Check, CheckError, ContextCheck, Hit, LazyCheck
from lintnews.model.document import OBJECT, Block, DeclaredCharset, Document, analysis
from lintnews.model.errors import LintnewsError, UserError
from lintnews.model.finding import Finding, Fix, Related
from lintnews.model.rule import Examples, Level, Rule, Variant
from lintnews.model.source_map import Segment, SourceMap
from lintnews.model.span import Span

__all__ = [
    "OBJECT",
    "Block",
    "Check",
    "CheckError",
    "ContextCheck",
    "DeclaredCharset",
    "Document",
    "Examples",
    "Finding",
    "Fix",
    "Hit",
    "LazyCheck",
    "Level",
    "LintnewsError",
    "Related",
    "Rule",
    "Segment",
    "SourceMap",
    "Span",
    "UserError",
    "Variant",
    "analysis",
]

"""The nouns of the house: what a document, a rule, a hit and a finding are. No I/O, no imports of ours."""

from lintnews.model.check import Check, CheckError, Hearing, Hit, LazyCheck
from lintnews.model.document import OBJECT, Block, Charset, Document, analysis
from lintnews.model.errors import UserError
from lintnews.model.finding import Finding, Fix, Related
from lintnews.model.rule import Examples, Level, Rule, Variant
from lintnews.model.source_map import Segment, SourceMap
from lintnews.model.span import Span

__all__ = [
    "OBJECT",
    "Block",
    "Charset",
    "Check",
    "CheckError",
    "Document",
    "Examples",
    "Finding",
    "Fix",
    "Hearing",
    "Hit",
    "LazyCheck",
    "Level",
    "Related",
    "Rule",
    "Segment",
    "SourceMap",
    "Span",
    "UserError",
    "Variant",
    "analysis",
]

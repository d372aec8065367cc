"""What a linter gives back: the findings of a document, its mended source, and what else there is to say."""

from typing import TYPE_CHECKING, AnyStr, Generic, NamedTuple

if TYPE_CHECKING:
    from lintnews.engine import SkippedRules
    from lintnews.model import Finding


class Remark(NamedTuple):
    """What there is to say besides findings: a note, or a failure, such as a rule that could not go on."""

    text: str
    failure: bool


class Result(NamedTuple):
    """What came of one document: the findings, what else there is to say, and what was not looked for and why."""

    findings: "list[Finding]"
    remarks: list[Remark]
    skipped: "SkippedRules"


class Fixed(NamedTuple, Generic[AnyStr]):
    """A source after its fixes, as text or bytes as it was given: the findings that were mended, and those left."""

    source: AnyStr
    mended: "tuple[Finding, ...]"
    left: "list[Finding]"

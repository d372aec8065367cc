"""concise: one line a finding, as compilers and editors print it."""

from collections.abc import Iterable, Iterator

from lintnews.model import Finding
from lintnews.reporters.style import Style, visible


def concise_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """`path:line:column: level rule message`"""
    for found in findings:
        place = style.place(found.path, found.line, found.column)
        yield f"{place}: {style.level(found.severity)} {style.rule(found.rule)} {visible(found.message)}\n"

"""github: workflow annotations, shown beside the line in a pull request."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lintnews.model import Finding, Level
from lintnews.reporters.style import Style, counted

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}

# What the runner would read as syntax, besides what a terminal would (controls, and what turns text around): https://docs.github.com/actions/reference/workflow-commands-for-github-actions
UNSEEN = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
UNSEEN |= {code: f"\\u{code:04x}" for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
IN_MESSAGE = UNSEEN | str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


SHOWN = 10  # annotations of a kind that the runner shows of one step; the others stand in its log alone


def github_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """`::error file=…,line=…::place: message`, the worst first, and a line that counts what is not shown.

    Columns stand as properties only where the finding is on one line, as the runner asks.
    """
    counts: Counter[Level] = Counter()
    for found in sorted(findings, key=lambda found: found.severity.rank):
        place = {"file": found.path.translate(IN_PROPERTY), "line": found.line, "endLine": found.end_line}
        if found.line == found.end_line:
            place |= {"col": found.column, "endColumn": found.end_column}
        properties = ",".join(
            f"{key}={value}" for key, value in {**place, "title": found.rule.translate(IN_PROPERTY)}.items()
        )
        said = f"{found.path}:{found.line}:{found.column}: {found.message}".translate(IN_MESSAGE)
        yield f"::{COMMANDS[found.severity]} {properties}::{said}\n"
        counts[found.severity] += 1
    more = [counted(counts[level] - SHOWN, f"more {level}") for level in COMMANDS if counts[level] > SHOWN]
    if more:
        yield f"Only in this log, as GitHub shows {SHOWN} of a level beside the lines: {', '.join(more)}.\n"

"""Plain text: the text is the source; lines, or runs of hard-wrapped lines, are paragraphs."""

from itertools import pairwise

from lintnews.model import Block, Document, SourceMap, Span

WRAP_WIDTH = range(50, 101)  # code points; hard-wrapped copy breaks its lines here


def read(path: str, source: str) -> Document:
    """A document of plain text."""
    return Document(path, source, source, SourceMap.identity(len(source)), tuple(paragraphs(source)))


def paragraphs(text: str) -> list[Block]:
    """The paragraphs of a plain text: its lines, joined where the text was hard-wrapped."""
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(start, start + len(line.rstrip())))
        start += len(line) + 1
    if is_hard_wrapped(text, lines):
        lines = joined(text, lines)
    return [Block("paragraph", line) for line in lines]


def is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """True where lines that run on into the next break at one width, and none is longer."""
    running_on = [
        len(text[here.start : here.end])
        for here, following in pairwise(lines)
        if text.count("\n", here.end, following.start) == 1 and text[following.start].islower()
    ]
    longest = max((line.end - line.start for line in lines), default=0)
    return len(running_on) >= 3 and longest < WRAP_WIDTH.stop and sorted(running_on)[len(running_on) // 2] in WRAP_WIDTH


def joined(text: str, lines: list[Span]) -> list[Span]:
    """Lines with no blank line between them, as one."""
    whole: list[Span] = []
    for line in lines:
        if whole and text.count("\n", whole[-1].end, line.start) == 1:
            whole[-1] = Span(whole[-1].start, line.end)
        else:
            whole.append(line)
    return whole

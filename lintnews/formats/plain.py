"""Plain text: the text is the source; lines, or runs of hard-wrapped lines, are paragraphs; front matter is none."""

from __future__ import annotations

from itertools import islice, pairwise

from lintnews.formats.document_builder import WHITE
from lintnews.lazy import lazy
from lintnews.model import Block, Document, SourceMap, Span

WRAP_WIDTH = range(50, 101)  # code points; hard-wrapped copy breaks its lines here
TOP = 8  # blocks among which a byline is looked for

LONGEST_HEADLINE = 140  # code points
FEWEST_WORDS = 4  # a shorter first line may as well be a section's name or a button
SENTENCE_END = lazy(r"[.!?…]['\"”’»)\]]*\Z")
# “By” in the languages whose papers write it, and names. “By Monday it was over” goes on in small letters.
BYLINE = lazy(
    r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af)\s+[A-Z](?:\S|\s+(?:(?:and|und|et|y|e|en|och|og|de|van|von)\b|[A-Z]))*+"
)
LONGEST_BYLINE = 80  # code points


def read_plain(path: str, source: str) -> Document:
    """A document of plain text."""
    blocks = top_named(source, paragraphs(source, front_matter_end(source)))
    return Document(path, source, source, SourceMap.identity(len(source)), tuple(blocks))


def front_matter_end(source: str) -> int:
    """Where a header of YAML or TOML ends, as an archive writes one above its texts."""
    if not source.startswith(("---", "+++")):
        return 0
    from lintnews.formats.frontmatter import front_matter_entries  # here, because few texts have any

    return front_matter_entries(source)[0]


def paragraphs(text: str, start: int = 0) -> list[Block]:
    """The paragraphs of a plain text from a place on: its lines, joined where the text was hard-wrapped."""
    lines = []
    for line in text[start:].split("\n"):
        if bare := line.strip(WHITE):
            first = start if len(bare) == len(line) else start + line.index(bare)
            lines.append(Span(first, first + len(bare)))
        start += len(line) + 1
    if is_hard_wrapped(text, lines):
        lines = joined(text, lines)
    return [Block("paragraph", line) for line in lines]


def top_named(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the headline and the byline called so, where they are easily told."""
    if len(blocks) > 1 and is_headline(text, blocks):
        blocks[0] = Block("headline", blocks[0].span)
    for number, (kind, span) in enumerate(islice(blocks, TOP)):
        if kind == "paragraph" and span.end - span.start <= LONGEST_BYLINE and BYLINE.fullmatch(text, *span):
            blocks[number] = Block("byline", span)
    return blocks


def is_headline(text: str, blocks: list[Block]) -> bool:
    """True where the first block is short and no sentence, and a longer one that is a sentence follows soon."""
    first, *others = (text[span.start : span.end] for _, span in islice(blocks, TOP))
    return (
        len(first) <= LONGEST_HEADLINE
        and first.count(" ") >= FEWEST_WORDS - 1
        and not SENTENCE_END.search(first, max(0, len(first) - 9))
        and not BYLINE.fullmatch(first)
        and any(len(other) > len(first) and SENTENCE_END.search(other, max(0, len(other) - 9)) for other in others)
    )


def is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """True where lines that run on into the next break at one width, and none is longer."""
    if any(end - start >= WRAP_WIDTH.stop for start, end in lines):
        return False
    running_on = [
        here.end - here.start
        for here, following in pairwise(lines)
        if text.count("\n", here.end, following.start) == 1 and text[following.start].islower()
    ]
    return len(running_on) >= 3 and sorted(running_on)[len(running_on) // 2] in WRAP_WIDTH


def joined(text: str, lines: list[Span]) -> list[Span]:
    """Lines with no blank line between them, as one; but a short line ends its paragraph, as each does in a menu."""
    whole: list[Span] = []
    runs_on = False
    for line in lines:
        if runs_on and text.count("\n", whole[-1].end, line.start) == 1:
            whole[-1] = Span(whole[-1].start, line.end)
        else:
            whole.append(line)
        runs_on = line.end - line.start >= WRAP_WIDTH.start
    return whole

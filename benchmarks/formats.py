"""Whether every character that a reader sees leads back to its place, on public samples.

    python benchmarks/formats.py SAMPLES

SAMPLES is a folder of files in the formats that lintnews reads. A file `spec.txt` of CommonMark is taken apart into its
examples; what lintnews sees of each is held against what it sees of the HTML that the example says is right.
Prints a table: documents, those that hold no story or break their format's rules, characters that readers see, how many
of them stand in the file as they are, and how many are wrong: others than the map says, or not in it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lintnews.formats import SUFFIXES, UnreadableSource, format_of, read
from lintnews.model import OBJECT, Document

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.M | re.S)
COLUMNS = ("documents", "not read", "characters", "as they stand", "wrong")


def samples(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each sample with the name that tells its format."""
    for path in sorted(folder.rglob("*")):
        if path.name == "spec.txt":
            for markdown, _ in examples(path):
                yield "example.md", markdown.encode()
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield str(path), path.read_bytes()


def examples(path: Path) -> Iterator[tuple[str, str]]:
    """Markdown and the HTML that is right for it."""
    for found in EXAMPLE.finditer(path.read_text("utf-8")):
        yield found[1].replace("→", "\t"), found[2].replace("→", "\t")


def wrong(document: Document) -> int:
    """Characters that the map doesn't hold, or that stand in the source as others than it says."""
    faults, at = 0, 0
    for start, length, first, last, verbatim in document.source_map.segments:
        faults += abs(start - at)
        at = start + length
        if verbatim:
            faults += sum(a != b for a, b in zip(document.text[start:at], document.source[first:last], strict=False))
            faults += abs(length - (last - first))
        elif not 0 <= first <= last <= len(document.source):
            faults += length
    return faults + abs(len(document.text) - at)


def same(markdown: str, html: str) -> bool:
    """Whether a reader sees the same words in both, whatever parts them."""
    return words("a.md", markdown) == words("a.html", html)


def words(path: str, source: str) -> list[str]:
    return sorted(read(path, source.encode()).text.replace(OBJECT, " ").split())


def main(folder: Path) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for name, data in samples(folder):
        row = table[format_of(name)]
        row["documents"] += 1
        try:
            document = read(name, data)
        except UnreadableSource:
            row["not read"] += 1
            continue
        row["characters"] += len(document.text)
        row["as they stand"] += sum(part.length for part in document.source_map.segments if part.verbatim)
        row["wrong"] += wrong(document)
    print("| format |", " | ".join(COLUMNS), "|\n| --- |" + " ---: |" * len(COLUMNS))
    for format, row in sorted(table.items()):
        print(f"| `{format}` |", " | ".join(f"{row[column]:,}" for column in COLUMNS), "|")
    for spec in folder.rglob("spec.txt"):
        alike = [same(*example) for example in examples(spec)]
        print(f"\nOf {len(alike)} examples of CommonMark, {sum(alike)} read as their HTML does.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

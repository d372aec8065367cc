"""A run over many files: read, lint, mend; what can't be read is said and passed over."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintnews.formats import UnreadableSource, read
from lintnews.formats.encoding import decode
from lintnews.frontends.files import PathError, files
from lintnews.frontends.linting import Linter
from lintnews.frontends.mending import FileChanged, mended, patch, replace
from lintnews.model import Finding, Level


class Mode(NamedTuple):
    """What to do with fixes, and what standard input is called."""

    stdin_filename: str = "-"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False

    @property
    def mending(self) -> bool:
        return self.fix or self.unsafe or self.diff


class Run:
    """The findings as they come, and what is known when it is over."""

    def __init__(self, linter: Linter, mode: Mode) -> None:
        self.linter = linter
        self.voice = linter.voice
        self.mode = mode
        self.seen: set[str] = set()
        self.fixed = 0
        self.counts: Counter[tuple[Level, str]] = Counter()

    def findings(self, paths: Iterable[str]) -> Iterator[Finding]:
        """The findings in all files, each file once, in the order of the paths."""
        for path in paths:
            try:
                for file in files(path):
                    for found in self.file(file):
                        self.counts[found.severity, found.rule] += 1
                        yield found
            except PathError as error:
                self.voice.fail(str(error))

    def file(self, path: str) -> list[Finding]:
        """The findings in one file; none in a file that was seen before, is excluded, or can't be read."""
        name = self.mode.stdin_filename if path == "-" else path
        if path in self.seen:
            return []
        if self.linter.globs.excludes(name):
            self.voice.note(f"{name}: passed over, the configuration excludes it")
            return []
        try:
            data = bytes_of(path)
            found = self.mended(path, name, data) if self.mode.mending else self.linter.lint(read(name, data))
            self.seen.add(path)
            return found
        except UnreadableSource as error:
            self.voice.note(f"{name}: passed over, it {error}")
        except FileChanged as error:
            self.voice.fail(f"{error}; it was left as it is")
        except OSError as error:
            self.voice.fail(f"{name}: can't be read: {error.strerror}")
        return []

    def mended(self, path: str, name: str, data: bytes) -> list[Finding]:
        """Mend a file, or show the patch; the findings that are left."""
        new, made, left = mended(name, data, self.linter.lint, self.mode.unsafe)
        self.fixed += made
        if self.mode.diff:
            sys.stdout.writelines(patch(name, data, new))
        elif path == "-":
            sys.stdout.write(decode(new).text)
        elif new != data:
            replace(path, data, new)
        return left


def bytes_of(path: str) -> bytes:
    """What a file holds; `-` is standard input."""
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()

"""The work on one file: read, lint, mend. It prints nothing, so that any process can do it."""

import os
import sys
from typing import NamedTuple

from lintnews import (
    Finding,
    ForeignSource,
    Linter,
    MissingLibrary,
    Remark,
    SkippedRules,
    UnreadableSource,
    UserError,
    regular_files,
)
from lintnews.frontends.files import STREAMS
from lintnews.regular_files import COPY

NONE_SKIPPED = SkippedRules()
NEVER_WRITTEN = Remark("Word's documents are read and never written: what is found there can be mended in Word", False)


class Mode(NamedTuple):
    """What to do with fixes, what standard input is called, and whether people see what goes to standard output."""

    stdin_filename: str = "-"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    shown: bool = False

    @property
    def mending(self) -> bool:
        return self.fix or self.unsafe or self.diff


class FileResult(NamedTuple):
    """One file after its check.

    `output` is what it puts to standard output besides findings: a patch, mended text; bytes that are no UTF-8 are lone
    surrogates there. `foreign` says why a file was
    not meant to be checked, as it holds no story or is excluded; its last remark is worth a word only where somebody
    named it. `passed` says why a file could not be read, and `skipped` which rules did not run in one that could.
    `cacheable`: whether the result holds until the file, the rules or the program change. `facts` are those that
    `lintnews house` asks for.
    """

    findings: list[Finding]
    remarks: list[Remark]
    read: bool = False
    fixed: int = 0
    output: str = ""
    foreign: str = ""
    passed: str = ""
    facts: dict[str, dict[str, object]] = {}  # noqa: RUF012 - nobody changes it
    skipped: SkippedRules = NONE_SKIPPED
    cacheable: bool = True


class Worker:
    """Checks one file after the other."""

    def __init__(self, linter: Linter, mode: Mode) -> None:
        self.linter = linter
        self.mode = mode
        self.swept = {"-"}  # folders

    def __call__(self, path: str) -> FileResult:
        """Check a file. One that can't be read, or that breaks lintnews, is a remark and no end."""
        name = self.mode.stdin_filename if path == "-" else path
        try:
            if self.linter.globs.excludes(name):
                return self.foreign(name, "the configuration excludes it")
            checked = self.check(path, name)
            return checked._replace(remarks=[*checked.remarks, *self.linter.remarks()])
        except ForeignSource as error:
            return self.foreign(name, f"it {error}")
        except MissingLibrary as error:
            return self.passed_over(str(error))._replace(passed="needs a library")
        except UnreadableSource as error:
            return self.passed_over(f"{name}: passed over, it {error}")._replace(passed=str(error))
        except UserError as error:
            return self.passed_over(str(error), failure=True)
        except OSError as error:
            return self.passed_over(f"{name}: {error.strerror or error}", failure=True)
        except Exception as error:
            if os.environ.get("LINTNEWS_DEBUG"):
                raise
            broken = f"{name}: lintnews itself failed here ({type(error).__name__}: {error}); please report it"
            return self.passed_over(" ".join(broken.split()), failure=True)

    def foreign(self, name: str, why: str) -> FileResult:
        return self.passed_over(f"{name}: passed over, {why}")._replace(foreign=why)

    def passed_over(self, text: str, failure: bool = False) -> FileResult:
        return FileResult([], [*self.linter.remarks(), Remark(text, failure)])

    def check(self, path: str, name: str) -> FileResult:
        """The findings in a file that can be read; what is left of them where it is mended."""
        data = read_input(path)
        if not self.mode.mending:
            found, remarks, skipped = self.linter.check(data, name)
            return FileResult(found, remarks, read=True, skipped=skipped, cacheable=self.linter.cacheable)
        from lintnews.frontends.file_fixes import output_text, patch
        from lintnews.frontends.writing import write

        self.sweep(path)
        new, made, left = self.linter.fix(data, name, unsafe=self.mode.unsafe)
        output = ""
        if self.mode.diff:
            output = "".join(patch(name, *(output_text(text, self.mode.shown) for text in (data, new))))
        elif path == "-":
            output = output_text(new, self.mode.shown)
        elif new != data:
            write(path, new, data)
        document = self.linter.read(new, name)
        remarks = [NEVER_WRITTEN] if left and document.read_only else []
        return FileResult(left, remarks, True, len(made), output, skipped=self.linter.skipped(document))

    def sweep(self, path: str) -> None:
        """Before a file is mended, remove what a killed run left in its folder."""
        folder = "-" if self.mode.diff or path == "-" else os.path.dirname(os.path.realpath(path))
        if folder not in self.swept:
            from lintnews.frontends.writing import remove_leftovers

            remove_leftovers(folder)
            self.swept.add(folder)


def read_input(path: str) -> bytes:
    """What a file holds; `-` is standard input."""
    if path == "-":
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return sys.stdin.buffer.read()
    if path.startswith(STREAMS):
        with open(path, "rb") as file:
            return file.read()
    return regular_files.read_bytes(path, COPY)

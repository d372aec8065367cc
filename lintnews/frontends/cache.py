"""The result cache: a file that is as it was, under rules that are as they were, is not checked again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from lintnews import Config, Finding, Fix, Level, Related, Remark, SkippedRules, Span
from lintnews.disk_cache import DiskCache, cache_folder, json_value, name_for, stamp_of
from lintnews.frontends.worker import FileResult
from lintnews.linting.configuration import extra_files, pack_folders
from lintnews.rulebook.catalogue import PACKAGE, built_file, rule_files

TABLES = 17  # among which the files are dealt out, so that one of a hundred thousand is soon looked up
Table = dict[str, tuple[str, object]]  # path as named → the state that the file was in, and what came of it

# The packages of others that decide what is found.
LIBRARIES = frozenset(
    {"chunspell", "ftfy", "mammoth", "pyromark", "pyyaml", "regex", "textblob", "textstat", "turbohtml"}
)


class ResultCache:
    """What came of each file when it was last checked under one key, in a few tables for a folder with a configuration.

    Of two runs at the same time the last to write a table wins; the other's rows are worked out again.
    """

    def __init__(self, disk: DiskCache, key: str, folder: str) -> None:
        self.disk = disk
        self.key = key
        self.name = name_for("results", folder)
        self.tables: dict[int, Table] = {}
        self.states: dict[str, str] = {}  # of the files asked about, before anybody read them
        self.new_rows: dict[int, Table] = {}

    def stored_table(self, number: int) -> Table:
        table = self.disk.load(f"{self.name}-{number}", self.key)
        return table if isinstance(table, dict) else {}

    def lookup(self, path: str) -> FileResult | None:
        """What came of a file that is as it was."""
        now = self.states[path] = file_state(path)
        number = table_number(path)
        if number not in self.tables:
            self.tables[number] = self.stored_table(number)
        try:
            before, row = self.tables[number].get(path, ("", None))
            return restored_result(row) if now and before == now else None
        except (TypeError, ValueError):  # it is not what we kept
            return None

    def remember(self, path: str, checked: FileResult) -> None:
        """Remember what came of a file that was asked about before it was checked."""
        before = self.states[path]
        failed = any(remark.failure for remark in checked.remarks)
        if before and checked.cacheable and (checked.read or checked.foreign) and not failed:
            self.new_rows.setdefault(table_number(path), {})[path] = before, json_value(checked)

    def save(self) -> None:
        """Write the new rows, beside those that other runs wrote meanwhile."""
        for number, rows in self.new_rows.items():
            self.disk.store(f"{self.name}-{number}", self.key, self.stored_table(number) | rows)


def table_number(path: str) -> int:
    """The number of the table that a file's row is in."""
    return int.from_bytes(os.fsencode(path)) % TABLES


def file_state(path: str) -> str:
    """What changes when a file does; "" for one that isn't there."""
    try:
        seen = os.stat(path)
    except OSError:
        return ""
    return f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}"


def result_key(config: Config) -> str:
    """What a result depends on besides its file: this program, the rules, the configuration, other files it names."""
    folders = zip(config.packs, pack_folders(config), strict=True)
    rules = [path for pack, folder in folders if not built_file(pack) for path in sorted(rule_files(folder))]
    files = [*program_files(), *rules, *extra_files(config)]
    return repr((sys.version_info[:2], *library_versions(), config, os.getcwd(), [stamp_of(path) for path in files]))


def library_versions() -> list[str]:
    """The packages of others in their versions, by the names under which installers note them."""
    notes = [name for folder in filter(os.path.isdir, sys.path) for name in os.listdir(folder)]
    return sorted(note for note in notes if note.endswith(".dist-info") and note.partition("-")[0].lower() in LIBRARIES)


def program_files() -> Iterator[str]:
    """What tells this program from an older one: of a wheel one file, which each installation writes anew.

    Of a checkout all modules and data, since it may be in the making. To ask for each of them takes a third of a start
    of Python.
    """
    if wheel := built_file("news"):
        yield wheel
        return
    for parent, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        yield from (os.path.join(parent, name) for name in sorted(names))


def restored_result(kept: Any) -> FileResult:
    """A result as it was. Raises TypeError or ValueError for what is none."""
    findings, remarks, *rest, skipped, cacheable = kept
    known = FileResult(list(map(restored_finding, findings)), [Remark(*row) for row in remarks], *rest)
    return known._replace(skipped=SkippedRules(skipped[0], tuple(skipped[1]), tuple(skipped[2])), cacheable=cacheable)


def restored_finding(row: list[Any]) -> Finding:
    """A finding as it was. Raises TypeError or ValueError for what is none."""
    path, line, column, end_line, end_column, rule, level, *said, fix, related = row
    if {*map(type, row[1:5])} != {int} or {*map(type, (path, rule, *said))} != {str}:
        raise TypeError
    mend = fix and restored_fix(*fix)
    others = tuple([Related(*place) for place in related])
    return Finding(*[path, line, column, end_line, end_column, rule, Level(level), *said, mend, others])


def restored_fix(replacement: str, safe: bool, span: list[int], *place: int) -> Fix:
    """A fix as it was. Raises TypeError for what is none."""
    return Fix(replacement, safe, Span(*span), *place)


def run(args: SimpleNamespace) -> int:
    """Throw away all that is kept: results, and what lets a run start quickly."""
    from shutil import rmtree

    folder = cache_folder()
    if folder:
        rmtree(folder, ignore_errors=True)
    print(f"{folder} is empty." if folder else "There is no cache: this user has no home folder.")
    return 0

"""The result cache: a file that is as it was, under rules that are as they were, is not checked again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from marshal import dumps, loads
from types import SimpleNamespace

from lintnews.config import Config
from lintnews.engine import Stillness
from lintnews.frontends.voice import Remark
from lintnews.frontends.work import Checked
from lintnews.keeping import cache_folder, keep, name_for, plain, recall, stamp_of
from lintnews.model import Finding, Fix, Level, Related, Span
from lintnews.rulebook.catalogue import PACKAGE, folder_of, rule_files
from lintnews.typing import Any

TABLES = 17  # among which the files are dealt out, so that one of a hundred thousand is soon looked up
Table = dict[str, tuple[str, bytes]]  # path as named → the state that the file was in, and, packed, what came of it


class Cache:
    """What came of each file when it was last checked under one key, in a few tables for a folder with a configuration.

    It holds data only. Of runs at the same time the last writes a table, and loses nobody but work.
    """

    def __init__(self, key: str, folder: str) -> None:
        self.folder = os.path.join("results", name_for("of", folder))
        self.edition = recall(os.path.join(self.folder, "edition"), key)
        if not self.edition:
            self.edition = os.urandom(8)  # a short word for the key, which is long
            keep(os.path.join(self.folder, "edition"), key, self.edition)
        self.tables: dict[int, Table] = {}
        self.states: dict[str, str] = {}  # of the files asked about, before anybody read them
        self.learnt: dict[int, Table] = {}

    def kept(self, number: int) -> Table:
        return recall(os.path.join(self.folder, str(number)), self.edition) or {}

    def known(self, path: str) -> Checked | None:
        """What came of a file that is as it was."""
        now = self.states[path] = state(path)
        number = number_of(path)
        if number not in self.tables:
            self.tables[number] = self.kept(number)
        before, packed = self.tables[number].get(path, ("", b""))
        return revived(loads(packed)) if packed and before == now else None

    def keep(self, path: str, checked: Checked) -> None:
        """Remember what came of a file that was asked about before it was checked."""
        before = self.states[path]
        if before and (checked.read or checked.foreign) and not any(remark.failure for remark in checked.remarks):
            self.learnt.setdefault(number_of(path), {})[path] = before, dumps(plain(checked))

    def save(self) -> None:
        """Write what was learnt, beside what others wrote meanwhile."""
        for number, rows in self.learnt.items():
            keep(os.path.join(self.folder, str(number)), self.edition, self.kept(number) | rows)


def number_of(path: str) -> int:
    """The number of the table that a file's row is in."""
    return int.from_bytes(os.fsencode(path)) % TABLES


def state(path: str) -> str:
    """What changes when a file does; "" for one that isn't there."""
    try:
        seen = os.stat(path)
    except OSError:
        return ""
    return f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}"


def key(config: Config, others: Iterable[str]) -> str:
    """What a result depends on besides its file: this program, the rules, the configuration, other files it names."""
    folders = [folder_of(pack, config.folder) for pack in config.packs]
    files = [*code(), *(path for folder in folders for path in sorted(rule_files(folder))), *others]
    return repr((sys.version_info[:2], config, os.getcwd(), [stamp_of(path) for path in files]))


def code() -> Iterator[str]:
    """The modules and data of this program, so that a checkout in the making is never taken for an older one."""
    for parent, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        yield from (os.path.join(parent, name) for name in sorted(names))


def revived(kept: Any) -> Checked:
    """A result as it was."""
    findings, remarks, *rest, still = kept
    checked = Checked(list(map(finding, findings)), [Remark(*row) for row in remarks], *rest)
    return checked._replace(still=Stillness(*still))


def finding(row: tuple[Any, ...]) -> Finding:
    """A finding as it was."""
    path, line, column, end_line, end_column, rule, level, *said, fix, related = row
    mend = fix and Fix(Span(*fix[0]), *fix[1:])
    others = tuple([Related(*place) for place in related])
    return Finding(*[path, line, column, end_line, end_column, rule, Level(level), *said, mend, others])


def run(args: SimpleNamespace) -> int:
    """Throw away all that is kept: results, and what lets a run start quickly."""
    from shutil import rmtree

    rmtree(cache_folder(), ignore_errors=True)
    print(f"{cache_folder()} is empty.")
    return 0

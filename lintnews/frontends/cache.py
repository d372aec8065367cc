"""The result cache: a file that is as it was, under rules that are as they were, is not checked again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from lintnews.config import Config
from lintnews.frontends.voice import Remark
from lintnews.frontends.work import Checked
from lintnews.keeping import cache_folder, keep, name_for, plain, recall, stamp_of
from lintnews.model import Finding, Fix, Level, Related, Span
from lintnews.rulebook.catalogue import PACKAGE, folder_of, rule_files
from lintnews.typing import Any

Row = tuple[str, Any]  # the state that a file was in, and what came of it


class Cache:
    """What came of each file when it was last checked under one key: one table for a folder with a configuration.

    It holds data only. Of runs at the same time the last writes the table, and loses nobody but work.
    """

    def __init__(self, key: str, folder: str) -> None:
        self.key = key
        self.name = os.path.join("results", name_for("of", folder))
        self.table = self.kept()
        self.states: dict[str, str] = {}  # of the files asked about, before anybody read them
        self.learnt: dict[str, Row] = {}

    def kept(self) -> dict[str, Row]:
        return recall(self.name, self.key) or {}

    def known(self, path: str) -> Checked | None:
        """What came of a file that is as it was."""
        now = self.states[path] = state(path)
        before, result = self.table.get(os.path.abspath(path), ("", None))
        return revived(result, path) if result and before == now else None

    def keep(self, path: str, checked: Checked) -> None:
        """Remember what came of a file that was asked about before it was checked."""
        before = self.states[path]
        if before and (checked.read or checked.foreign) and not any(remark.failure for remark in checked.remarks):
            self.learnt[os.path.abspath(path)] = before, plain(checked)

    def save(self) -> None:
        """Write what was learnt, beside what others wrote meanwhile."""
        if self.learnt:
            keep(self.name, self.key, {**self.kept(), **self.learnt})


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


def revived(kept: Any, path: str) -> Checked:
    """A result as it was, under the path by which the file is named this time."""
    checked = Checked(*kept)
    return checked._replace(
        findings=[finding(path, row) for row in checked.findings],
        remarks=[Remark(*row) for row in checked.remarks],
    )


def finding(path: str, row: tuple[Any, ...]) -> Finding:
    """A finding as it was."""
    _, line, column, end_line, end_column, rule, level, *said, fix, related = row
    mend = fix and Fix(Span(*fix[0]), *fix[1:])
    others = tuple([Related(*place) for place in related])
    return Finding(*[path, line, column, end_line, end_column, rule, Level(level), *said, mend, others])


def run(args: SimpleNamespace) -> int:
    """Throw away all results, and the rules that were read ahead."""
    from shutil import rmtree

    rmtree(cache_folder(), ignore_errors=True)
    print(f"{cache_folder()} is empty.")
    return 0

"""The result cache: a file that is as it was, under rules that are as they were, is not checked again."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from types import SimpleNamespace
from zlib import crc32

from lintnews import __version__
from lintnews.config import Config
from lintnews.frontends.voice import Remark
from lintnews.frontends.work import Checked
from lintnews.keeping import cache_folder
from lintnews.model import Finding, Fix, Level, Related, Span
from lintnews.rulebook.catalogue import PACKAGE, folder_of, rule_files
from lintnews.rulebook.shelf import stamp_of
from lintnews.typing import Any

FOLDER = "results"
PATIENCE = 2.0  # seconds to wait for another run that writes


class Cache:
    """What came of each file when it was last checked under one key: a table in the user's own cache folder.

    It holds data only, and several runs may share it. One that is broken is thrown away; where none can be kept, all
    is checked.
    """

    def __init__(self, key: str, folder: str) -> None:
        self.key = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        self.path = os.path.join(cache_folder(), FOLDER, f"{crc32(folder.encode('utf-8', 'surrogatepass')):08x}.sqlite")
        self.states: dict[str, str] = {}  # of the files asked about, before anybody read them
        self.learnt: list[tuple[str, str, str]] = []
        self.table = self.opened()

    def opened(self) -> sqlite3.Connection | None:
        with self.forgiven():
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            table = sqlite3.connect(self.path, timeout=PATIENCE)
            columns = "(path primary key, state, result) without rowid"
            table.execute(f"create table if not exists results_{self.key} {columns}")
            return table
        return None

    @contextmanager
    def forgiven(self) -> Iterator[None]:
        """Go on without a cache that is busy or has no place; throw away one that is broken, for the next run."""
        try:
            yield
        except (OSError, sqlite3.OperationalError):
            pass
        except sqlite3.DatabaseError:
            with suppress(OSError):
                os.remove(self.path)

    def known(self, path: str) -> Checked | None:
        """What came of a file that is as it was."""
        now = self.states[path] = state(path)
        if not self.table:
            return None
        with self.forgiven():
            query = f"select state, result from results_{self.key} where path = ?"
            kept = self.table.execute(query, (os.path.abspath(path),)).fetchone()
            with suppress(LookupError, TypeError, ValueError):  # not as we wrote it
                return revived(json.loads(kept[1]), path) if kept and kept[0] == now else None
        return None

    def keep(self, path: str, checked: Checked) -> None:
        """Remember what came of a file that was asked about before it was checked."""
        before = self.states[path]
        if before and (checked.read or checked.foreign) and not any(remark.failure for remark in checked.remarks):
            self.learnt.append((os.path.abspath(path), before, json.dumps(flattened(checked))))

    def save(self) -> None:
        """Write what was learnt, and forget what was learnt under other keys."""
        if not self.table:
            return
        with self.forgiven(), self.table:
            self.table.executemany(f"insert or replace into results_{self.key} values (?, ?, ?)", self.learnt)
            for (name,) in self.table.execute("select name from sqlite_master where type = 'table'").fetchall():
                if name != f"results_{self.key}":
                    self.table.execute(f'drop table "{name}"')
        self.table.close()


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
    return repr((__version__, sys.version_info[:2], config, os.getcwd(), [stamp_of(path) for path in files]))


def code() -> Iterator[str]:
    """The modules and data of this program, so that a checkout in the making is never taken for an older one."""
    for parent, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        yield from (os.path.join(parent, name) for name in sorted(names))


def flattened(checked: Checked) -> list[Any]:
    """A result as JSON holds it, without the path, which may be named otherwise next time."""
    return [[[found[1:], found.fix] for found in checked.findings], checked.remarks, checked.read, checked.foreign]


def revived(kept: list[Any], path: str) -> Checked:
    """A result as it was."""
    findings, remarks, read, foreign = kept
    return Checked(
        [finding(path, row, fix) for row, fix in findings], [Remark(*row) for row in remarks], read, foreign=foreign
    )


def finding(path: str, row: list[Any], fix: list[Any] | None) -> Finding:
    """A finding as it was."""
    found = Finding(path, *row)
    return found._replace(
        severity=Level(found.severity),
        fix=Fix(Span(*fix[0]), *fix[1:]) if fix else None,
        related=tuple(Related(*place) for place in found.related),
    )


def run(args: SimpleNamespace) -> int:
    """Throw away all results, and the rules that were read ahead."""
    shutil.rmtree(cache_folder(), ignore_errors=True)
    print(f"{cache_folder()} is empty.")
    return 0

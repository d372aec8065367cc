"""The output folder: parts that appear whole or not at all, and the manifest of those that are done.

OUT/run.json        what was asked for; a run under the same words goes on where the last one ended
OUT/manifest.jsonl  a line for each finished part, and a last one when the run is over
OUT/articles/       part-00000.parquet …, a row for each article
OUT/findings/       part-00000.parquet …, a row for each finding
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, NotRequired, TypedDict

import pyarrow as pa
import pyarrow.parquet as pq

from lintnews import UserError
from lintnews.archive.feed import Place

RUN, MANIFEST = "run.json", "manifest.jsonl"
TABLES = ("articles", "findings")
MAKING = ".making"  # the ending of a file that isn't whole yet


# What the manifest says of a part; what is told of a run on Spark has no place.
Entry = TypedDict(
    "Entry",
    {
        "articles": int,
        "characters": int,
        "errors": int,
        "first errors": list[str],
        "passed": dict[str, int],
        "findings": int,
        "levels": dict[str, int],
        "place": NotRequired[Sequence[int]],
    },
)


class OutputError(UserError):
    """A folder that this run can't write to; what is there already stays."""


def write_parquet(table: pa.Table, file: IO[bytes]) -> None:
    pq.write_table(table, file, compression="zstd")


def write_json_lines(table: pa.Table, file: IO[bytes]) -> None:
    for batch in table.to_batches(1000):
        file.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in batch.to_pylist())


FORMATS: dict[str, Callable[[pa.Table, IO[bytes]], None]] = {"jsonl": write_json_lines, "parquet": write_parquet}


class Output:
    """A folder in which one run at a time writes its parts.

    `asked` is what the tables depend on: inputs, columns, configuration. A folder that was made of other words is not
    added to. Raises OutputError.
    """

    def __init__(self, folder: str, format: str, asked: Mapping[str, object]) -> None:
        self.folder = folder
        self.format = format
        self.parts: list[Entry] = []
        self.over = False
        try:
            self.refuse_links()
            for name in ("", *TABLES):
                os.makedirs(os.path.join(folder, name), exist_ok=True)
            self.refuse_others()
            self.manifest = self.opened({**asked, "output format": format})
        except OSError as error:
            raise OutputError(f"{folder}: can't be written: {error.strerror or error}") from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            if isinstance(error, UserError):
                raise
            raise OutputError(f"{folder}: holds another program's {MANIFEST}; name a new folder") from error

    def refuse_links(self) -> None:
        """Raise OutputError where a link, which no run makes, would lead what is written or removed elsewhere."""
        for folder in (self.folder, *(os.path.join(self.folder, name) for name in TABLES)):
            for entry in os.scandir(folder) if os.path.isdir(folder) else ():
                if entry.is_symlink():
                    raise OutputError(f"{entry.path}: is a link to another place; name a new folder")

    def refuse_others(self) -> None:
        """Raise OutputError for a folder that holds what no run of ours put there."""
        known = {*TABLES, MANIFEST, RUN, RUN + MAKING}
        if not os.path.exists(os.path.join(self.folder, RUN)) and (others := set(os.listdir(self.folder)) - known):
            raise OutputError(f"{self.folder}: holds other files, such as {min(others)}; name a new folder")

    def begin(self, asked: Mapping[str, object]) -> None:
        """Note what is asked for, or hold it against what the parts that are there were made of."""
        path = os.path.join(self.folder, RUN)
        if not self.parts and not self.over:
            self.write_whole(path, lambda file: file.write(json.dumps(asked, indent=1).encode() + b"\n"))
            return
        with open(path, encoding="utf-8") as file:
            before = json.load(file)
        if before != asked:
            raise OutputError(f"{self.folder}: {difference(before, asked)}; name a new folder, or remove this one")

    def opened(self, asked: Mapping[str, object]) -> IO[bytes]:
        """The manifest, locked, ready for one more line; what a run that was killed left unfinished is removed."""
        manifest = open(os.path.join(self.folder, MANIFEST), "a+b")  # noqa: SIM115
        try:
            lock(manifest, self.folder)
            manifest.seek(0)
            whole = 0
            for line in manifest:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                entry = json.loads(line)
                self.over = "over" in entry
                if not self.over:
                    self.parts.append(entry)
            manifest.truncate(whole)
            self.begin(asked)
            self.tidy()
        except BaseException:
            manifest.close()
            raise
        return manifest

    def tidy(self) -> None:
        """Remove what stands in no line of the manifest. Raises OutputError where a part is missing."""
        for table in TABLES:
            folder = os.path.join(self.folder, table)
            known = {self.name(number) for number in range(len(self.parts))}
            there = set(os.listdir(folder))
            if missing := sorted(known - there):
                raise OutputError(f"{folder}/{missing[0]}: is missing; name a new folder, or remove this one")
            for name in there - known:
                if name.startswith("part-"):
                    os.remove(os.path.join(folder, name))

    @property
    def place(self) -> Place:
        """How far the inputs are done."""
        return Place(*self.parts[-1]["place"]) if self.parts else Place()

    def name(self, number: int) -> str:
        return f"part-{number:05}.{self.format}"

    def write(self, tables: dict[str, pa.Table], entry: Entry) -> None:
        """Write the next part: a table for each of TABLES, and its line in the manifest. Raises OutputError."""
        try:
            for table in TABLES:
                path = os.path.join(self.folder, table, self.name(len(self.parts)))
                self.write_whole(path, lambda file, table=table: FORMATS[self.format](tables[table], file))  # type: ignore[misc]
            self.note(entry)
        except OSError as error:
            raise OutputError(f"{self.folder}: can't be written: {error.strerror or error}") from error
        self.parts.append(entry)

    def end(self) -> None:
        """Note that the run is over."""
        if not self.over:
            try:
                self.note({"over": True})
            except OSError as error:
                raise OutputError(f"{self.folder}: can't be written: {error.strerror or error}") from error
            self.over = True

    def note(self, entry: Mapping[str, object]) -> None:
        """Add a line to the manifest, or none of it."""
        before = self.manifest.seek(0, os.SEEK_END)
        try:
            self.manifest.write(json.dumps(entry).encode() + b"\n")
            self.manifest.flush()
            os.fsync(self.manifest.fileno())
        except OSError:
            with suppress(OSError):
                os.truncate(self.manifest.fileno(), before)
            raise

    def write_whole(self, path: str, write: Callable[[IO[bytes]], object]) -> None:
        """Write a file whole or not at all, also if the power goes."""
        making = path + MAKING
        try:
            with open(making, "wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(making, path)
        except BaseException:
            with suppress(OSError):
                os.remove(making)
            raise
        sync_folder(os.path.dirname(path))

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # what a full disk has no room for
            self.manifest.close()


def lock(file: IO[bytes], folder: str) -> None:
    """Keep other runs out of the folder for as long as the file is open; nobody, where the system has no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(f"{folder}: another run writes there now") from error


def sync_folder(folder: str) -> None:
    """Have the system write down which files a folder holds."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def difference(before: Mapping[str, object], asked: Mapping[str, object]) -> str:
    """In which way a folder was made of other words."""
    return "; ".join(differences(before, asked)) or "was made by another edition of lintnews"


def differences(before: Mapping[str, object], asked: Mapping[str, object]) -> Iterator[str]:
    for key in sorted(before.keys() | asked.keys()):
        was, now = before.get(key), asked.get(key)
        if was == now:
            continue
        if isinstance(was, dict) and isinstance(now, dict):
            changed = next(name for name in [*was, *now] if was.get(name) != now.get(name))
            yield f"was made of other {key}: {changed} is not what it was"
        elif isinstance(was, str) and isinstance(now, str) and max(len(was), len(now)) < 60:
            yield f"was made with another {key} ({was or 'none'}, now {now or 'none'})"
        else:
            yield f"was made with another {key}"

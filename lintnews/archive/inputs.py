"""Inputs: files, folders, globs and addresses of object stores → the files of an archive, by name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pyarrow.fs as pafs

from lintnews import SUFFIXES, UserError
from lintnews.globs import glob_matches
from lintnews.near import did_you_mean_file

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")
WILD = re.compile(r"[*?\[{]")
COMPRESSED = {".bz2": "bz2", ".gz": "gzip", ".zst": "zstd"}
# How a file is read, by its ending (less that of a compression).
KINDS = {
    ".arrow": "arrow",
    ".csv": "csv",
    ".feather": "arrow",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".tsv": "csv",
    ".wacz": "wacz",
    ".warc": "warc",
    ".wet": "warc",
    **dict.fromkeys(SUFFIXES, "article"),
    ".xml": "xml",
}


class InputError(UserError):
    """An input that can't be read."""


class Input(NamedTuple):
    """One file: its name as it was given, the file system and the path there, and what it was like when listed."""

    name: str
    files: pafs.FileSystem  # it can be pickled
    path: str
    size: int
    changed: int  # nanoseconds since 1970; 0 where the store doesn't say

    @property
    def compression(self) -> str:
        """How the file is compressed; "" if it isn't."""
        return COMPRESSED.get(os.path.splitext(self.name)[1].lower(), "")

    @property
    def kind(self) -> str:
        """How the file is read; "" for one of an unknown ending."""
        return kind_of(self.path)


def kind_of(path: str) -> str:
    """How a file of that name is read; "" for an unknown ending.

    >>> kind_of("2026/news.jsonl.gz"), kind_of("story.md"), kind_of("photo.png")
    ('jsonl', 'article', '')
    """
    bare, ending = os.path.splitext(path.lower())
    if ending in COMPRESSED:
        ending = os.path.splitext(bare)[1]
    return KINDS.get(ending, "")


def raise_input_error(text: str) -> None:
    """What to do with a link in a folder, unless the caller knows better."""
    raise InputError(text)


def inputs(named: Sequence[str], kind: str = "", say: Callable[[str], None] = raise_input_error) -> list[Input]:
    """The files that the words mean, each once. With a `kind`, files of any ending in a folder are read so.

    A link in a folder is passed over, and said. Raises InputError for what isn't there or can't be reached.
    """
    found: dict[str, Input] = {}
    for word in named:
        before = len(found)
        for one in files_of(word, kind, say):
            found.setdefault(one.name, one)
        if len(found) == before and word not in found:
            raise InputError(f"{word}: holds no file that lintnews reads{'' if kind else '; --input-format names one'}")
    return list(found.values())


def files_of(word: str, kind: str, say: Callable[[str], None]) -> Iterator[Input]:
    """The files that one word means. Raises InputError."""
    system, path, prefix = reached(word)
    try:
        if WILD.search(path) and system.get_file_info(path).type == pafs.FileType.NotFound:
            folder = path[: WILD.search(path).start()].rpartition("/")[0]  # type: ignore[union-attr]
            yield from (
                one
                for one in walk(system, folder, prefix, kind, say)
                if glob_matches(path, one.name.removeprefix(prefix))
            )
            return
        info = system.get_file_info(path)
        if info.type == pafs.FileType.Directory:
            yield from walk(system, path, prefix, kind, say)
        elif info.type == pafs.FileType.File and (prefix or os.path.isfile(path)):
            if not kind and not kind_of(path):
                raise InputError(f"{word}: its ending doesn't say how to read it; --input-format does")
            yield listed(system, info, prefix)
        elif info.type == pafs.FileType.NotFound:
            raise InputError(f"{word}: there is no such file or folder{did_you_mean_file(word)}")
        else:
            raise InputError(f"{word}: is a device or a pipe, not a file")
    except OSError as error:
        raise InputError(f"{word}: can't be reached: {one_line(error)}") from error


def reached(word: str) -> tuple[pafs.FileSystem, str, str]:
    """The file system of a word, the path there, and what to put before a path to name it as the user did."""
    if not ADDRESS.match(word):
        return pafs.LocalFileSystem(), word.replace(os.sep, "/") or ".", ""
    try:
        system, path = pafs.FileSystem.from_uri(word)
    except (OSError, ValueError) as error:
        raise InputError(f"{word}: can't be reached: {one_line(error)}") from error
    return system, path, word[: word.index("://") + 3]


def walk(system: pafs.FileSystem, folder: str, prefix: str, kind: str, say: Callable[[str], None]) -> Iterator[Input]:
    """The files in a folder and below, by name; what begins with `.` or `_` is no part of an archive."""
    for info in sorted(found_in(system, folder, say), key=lambda one: str(one.path)):
        inside = info.path[len(folder) :].strip("/").split("/")
        hidden = any(part.startswith((".", "_")) for part in inside)
        if info.type == pafs.FileType.File and not hidden and (kind or kind_of(info.path)):
            yield listed(system, info, prefix)


def found_in(system: pafs.FileSystem, folder: str, say: Callable[[str], None]) -> list[pafs.FileInfo]:
    """What is in a folder and below. On this machine no link is followed: a stranger's may lead anywhere, or round."""
    if not isinstance(system, pafs.LocalFileSystem):
        selector = pafs.FileSelector(folder, recursive=True, allow_not_found=True)
        found: list[pafs.FileInfo] = system.get_file_info(selector)
        return found
    paths = []
    for above, folders, names in os.walk(folder, onerror=raised):
        for path in (os.path.join(above, name) for name in [*folders, *names]):
            if os.path.islink(path):
                say(f"{path}: passed over, it is a link; name what it leads to")
            else:
                paths.append(path)
    return [system.get_file_info(path) for path in paths]


def raised(error: OSError) -> None:
    """A folder that can't be read ends the run; what isn't there holds nothing."""
    if not isinstance(error, FileNotFoundError):
        raise error


def listed(system: pafs.FileSystem, info: pafs.FileInfo, prefix: str) -> Input:
    """A file as it was found. A process that stands in another folder finds it as well."""
    path = info.path if prefix else os.path.abspath(info.path).replace(os.sep, "/")
    return Input(f"{prefix}{info.path}", system, path, info.size or 0, info.mtime_ns or 0)


def one_line(error: BaseException) -> str:
    """What an error says, in one line."""
    return " ".join(str(error).split()) or type(error).__name__

"""Which files to check: paths as given, folders walked as git would."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lintnews.config import Config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".htm", ".html", ".markdown", ".md", ".mdx", ".txt")


class PathError(ValueError):
    """A path that can't be checked."""


def files(paths: Iterable[str]) -> Iterator[str]:
    """The files to check, each once, in the order of the paths; a folder's in the order of their names.

    Raises PathError for a path that isn't there, when its turn comes.
    """
    known = set()
    for path in paths:
        for file in walk(path) if os.path.isdir(path) else [path]:
            if not os.path.exists(file):
                raise PathError(f"{file}: there is no such file or folder")
            if file not in known:
                known.add(file)
                yield file


def walk(folder: str) -> Iterator[str]:
    """The copy in a folder: .txt, .md and .html files that git doesn't ignore, in the order of their names."""
    yield from _walk(Path(folder), [ignores(parent) for parent in _up_to_repository(Path(folder).resolve())])


def _walk(folder: Path, above: list[Ignores]) -> Iterator[str]:
    here = [*above, ignores(folder.resolve())]
    for entry in sorted(_entries(folder), key=lambda entry: entry.name):
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name == ".git" or any(entry_ignored(one, entry, is_folder) for one in here):
            continue
        if is_folder:
            yield from _walk(folder / entry.name, here)
        elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
            yield str(folder / entry.name)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise PathError(f"{folder}: can't be read: {error.strerror}") from error


Ignores = tuple[Path, "GitIgnoreSpec | None"]


def ignores(folder: Path) -> Ignores:
    """A folder and what its .gitignore says."""
    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return folder, None
    return folder, spec(lines)


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Patterns as git reads them."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def entry_ignored(ignoring: Ignores, entry: os.DirEntry[str], is_folder: bool) -> bool:
    """Whether the .gitignore of one folder hides an entry below it."""
    folder, patterns = ignoring
    if patterns is None:
        return False
    path = Path(entry.path).resolve().relative_to(folder).as_posix()
    return patterns.match_file(path + "/" if is_folder else path)


def _up_to_repository(folder: Path) -> list[Path]:
    """The folders above one, from its repository's root down; none outside a repository."""
    if (folder / ".git").exists():
        return []
    above: list[Path] = []
    for parent in folder.parents:
        above.insert(0, parent)
        if (parent / ".git").exists():
            return above
    return []


class Globs:
    """The configuration's globs over paths, read from its folder as git reads a .gitignore there."""

    def __init__(self, config: Config) -> None:
        self.folder = config.folder.resolve()
        self.exclude = spec(config.exclude) if config.exclude else None
        self.ignores = [(spec([glob]), rules) for glob, rules in config.per_file_ignores.items()]

    def _inside(self, path: str) -> str | None:
        full = Path(path).resolve()
        return full.relative_to(self.folder).as_posix() if full.is_relative_to(self.folder) else None

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out."""
        inside = self._inside(path) if self.exclude else None
        return bool(self.exclude and inside and self.exclude.match_file(inside))

    def ignored(self, path: str) -> tuple[str, ...]:
        """The rules that the configuration ignores in a file."""
        inside = self._inside(path) if self.ignores else None
        return tuple(rule for globs, rules in self.ignores if inside and globs.match_file(inside) for rule in rules)

"""Which files to check: paths as given, folders walked as git would."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from lintnews.config import Config
from lintnews.formats import SUFFIXES
from lintnews.model import UserError
from lintnews.typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

ENDINGS = tuple(SUFFIXES)
PASSED_OVER = (".git", "node_modules")  # folders that hold no copy


class PathError(UserError):
    """A path that can't be checked."""


def files(path: str) -> Iterator[str]:
    """The files that a path means: itself, or the copy in a folder. Raises PathError for a path that isn't there."""
    if path != "-" and not os.path.exists(path):
        raise PathError(f"{path}: there is no such file or folder")
    if path != "-" and is_device(path):
        raise PathError(f"{path}: is a device, not a file")
    yield from walk(path) if os.path.isdir(path) else [path]


def is_device(path: str) -> bool:
    """Whether a path leads to a device such as /dev/zero, which has no end. A pipe is no device."""
    mode = os.stat(path).st_mode
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def walk(folder: str) -> Iterator[str]:
    """The copy in a folder: files of a known ending that git doesn't ignore, in the order of their names."""
    yield from _walk(folder, [ignores(parent) for parent in up_to_repository(os.path.abspath(folder))])


def _walk(folder: str, above: list[Ignores]) -> Iterator[str]:
    here = [*above, ignores(os.path.abspath(folder))]
    for entry in entries(folder):
        is_folder = entry.is_dir(follow_symlinks=False)
        path = os.path.normpath(os.path.join(folder, entry.name))
        if entry.name in PASSED_OVER or any(hides(one, path, is_folder) for one in here):
            continue
        if is_folder:
            yield from _walk(path, here)
        elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
            yield path


def entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises PathError."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise PathError(f"{folder}: can't be read: {error.strerror}") from error


class Ignores(NamedTuple):
    """A folder and what its .gitignore says of the paths below it."""

    folder: str
    patterns: GitIgnoreSpec | None


def ignores(folder: str) -> Ignores:
    """The folder with its .gitignore, if it has one."""
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            return Ignores(folder, spec(file))
    except OSError:
        return Ignores(folder, None)


def hides(ignoring: Ignores, path: str, is_folder: bool) -> bool:
    """Whether the .gitignore of one folder hides a path below it."""
    if ignoring.patterns is None:
        return False
    inside = os.path.relpath(path, ignoring.folder)
    return ignoring.patterns.match_file(inside + "/" if is_folder else inside)


def up_to_repository(folder: str) -> list[str]:
    """The folders above one, from its repository's root down; none outside a repository."""
    above: list[str] = []
    while not os.path.exists(os.path.join(folder, ".git")):
        if folder == os.path.dirname(folder):
            return []
        folder = os.path.dirname(folder)
        above.insert(0, folder)
    return above


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Patterns as git reads them."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


class Globs:
    """The configuration's globs over paths, read from its folder as git reads a .gitignore there."""

    def __init__(self, config: Config) -> None:
        self.folder = config.folder
        self.exclude = Ignores(config.folder, spec(config.exclude) if config.exclude else None)
        self.ignores = [
            (Ignores(config.folder, spec([glob.removeprefix("!")])), not glob.startswith("!"), rules)
            for glob, rules in config.per_file_ignores.items()
        ]

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out."""
        return hides(self.exclude, path, False)

    def ignored(self, path: str) -> tuple[str, ...]:
        """The rules that the configuration ignores in a file; `!` before a glob means all other files."""
        return tuple(rule for globs, fits, rules in self.ignores if hides(globs, path, False) is fits for rule in rules)

    def inside(self, path: str) -> str:
        """A path as seen from the configuration's folder, with `/`."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

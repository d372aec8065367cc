"""Globs: the files that a configuration leaves out, and those in which it ignores rules."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from lintnews.config import Config
from lintnews.disk_cache import lies_in

if TYPE_CHECKING:
    from lintnews.gitignore import Gitignore


class ConfigGlobs:
    """The configuration's globs over paths, read from its folder as git reads a .gitignore there.

    Those of a configuration in another checkout, such as that of the base branch, are read from the same folder of the
    repository you stand in.
    """

    def __init__(self, config: Config) -> None:
        self.folder = config.folder
        self.copy = config.folder_of_copy
        self.exclude = gitignore_of(config.exclude) if config.exclude else None
        self.ignores = [
            (gitignore_of([glob.removeprefix("!")]), not glob.startswith("!"), rules)
            for glob, rules in config.per_file_ignores.items()
        ]

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out."""
        return self.exclude is not None and self.exclude.hides(self.seen(path))

    def ignored(self, path: str) -> tuple[str, ...]:
        """The rules that the configuration ignores in a file; `!` before a glob means all other files."""
        if not self.ignores:
            return ()
        inside = self.seen(path)
        return tuple(rule for globs, fits, rules in self.ignores if globs.hides(inside) is fits for rule in rules)

    def seen(self, path: str) -> str:
        """A path as the globs see it."""
        near = lies_in(os.path.abspath(path), self.folder)
        return self.inside(path) if near else os.path.relpath(path, self.copy).replace(os.sep, "/")

    def inside(self, path: str) -> str:
        """A path as seen from the configuration's folder, with `/`."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")


def gitignore_of(globs: Collection[str]) -> Gitignore:
    """Globs as git reads them in a .gitignore."""
    from lintnews.gitignore import Gitignore

    return Gitignore(map(os.fsencode, globs))

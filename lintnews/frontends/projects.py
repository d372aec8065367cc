"""Projects: each file is checked under the configuration that is nearest to it, from its own folder upward."""

from __future__ import annotations

import os
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING

from lintnews import Config, Linter, find_config
from lintnews.disk_cache import repository
from lintnews.frontends import settings
from lintnews.frontends.files import STREAMS
from lintnews.frontends.worker import Mode, Worker

if TYPE_CHECKING:
    from lintnews.frontends.cache import ResultCache
    from lintnews.frontends.known import KnownFindings

VALE = (".vale.ini", "_vale.ini", "vale.ini")  # how Vale's configuration is called


class Project:
    """A configuration and what a run needs of it. Its rules are read when the first file must be checked.

    Raises UserError for settings that can't be used.
    """

    def __init__(self, args: SimpleNamespace, mode: Mode, keep: settings.Keep | None, path: str) -> None:
        self.args = args
        self.mode = mode
        self.keep = keep
        self.config: Config = settings.configuration(args, path)

    @cached_property
    def cache(self) -> ResultCache | None:
        return settings.result_cache(self.args, self.config)

    @cached_property
    def known(self) -> KnownFindings | None:
        """The baseline. Raises UserError."""
        return settings.known_findings(self.args, self.config)

    @cached_property
    def linter(self) -> Linter:
        """Raises UserError for rules that can't be used."""
        return settings.make_linter(self.args, self.config, self.keep)

    @cached_property
    def worker(self) -> Worker:
        return Worker(self.linter, self.mode)


class Projects:
    """The project of each file of a run.

    `--config` and `--isolated` decide for all files. A file that has no configuration in its folder or above takes that
    of the folder you stand in.
    """

    kind = Project

    def __init__(self, args: SimpleNamespace, mode: Mode) -> None:
        self.args = args
        self.mode = mode
        self.keep = settings.changed_lines(args)
        self.nearest: dict[str, str] = {}  # folder → its configuration, or ""
        self.by_folder: dict[str, Project] = {}  # as the files are named
        self.by_config: dict[str, Project] = {}

    def of(self, file: str) -> Project:
        """The project of a file; `-` is standard input, under the name that the command line gives it."""
        name = self.mode.stdin_filename if file == "-" else file
        folder = "" if name.startswith(STREAMS) else os.path.dirname(name)
        if folder not in self.by_folder:
            path = self.config_of(os.path.abspath(folder))
            if path not in self.by_config:
                self.by_config[path] = self.kind(self.args, self.mode, self.keep, path)
            self.by_folder[folder] = self.by_config[path]
        return self.by_folder[folder]

    def config_of(self, folder: str) -> str:
        """The configuration for the files of a folder; "" where there is none."""
        if self.args.config or getattr(self.args, "isolated", False):
            return str(self.args.config or "")
        return self.nearest_config(folder) or self.nearest_config(os.getcwd())

    def nearest_config(self, folder: str) -> str:
        """The configuration in a folder or above it, looked for once."""
        if folder not in self.nearest:
            self.nearest[folder] = find_config(folder)
        return self.nearest[folder]

    def vale_hint(self) -> str:
        """What to tell whose files were checked without a configuration, though there is one of Vale's; or ""."""
        if self.args.isolated or "" not in self.by_config:
            return ""
        folder, root = os.getcwd(), repository(os.getcwd())
        while not (found := [name for name in VALE if os.path.isfile(os.path.join(folder, name))]) and folder != root:
            folder = os.path.dirname(folder)
        if not found:
            return ""
        path = os.path.relpath(os.path.join(folder, found[0]))
        return f"{path} is Vale's, and was not used; to run its styles: lintnews check --config {path}"

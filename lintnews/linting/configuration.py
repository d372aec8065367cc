"""Which configuration there is, and which rules it means."""

from __future__ import annotations

import os

from lintnews import config as configs
from lintnews.config import OUTSIDE, PACKS, Config, ConfigError
from lintnews.disk_cache import DiskCache, stays_in
from lintnews.model import Rule
from lintnews.rulebook import PackError, SelectionError, catalogue, choose
from lintnews.rulebook.catalogue import Broken, folder_of, shipped_packs
from lintnews.rulebook.vale.config_files import is_vale_config


def find_config(folder: str = ".") -> str:
    """The configuration file that is nearest to a folder, from there upward; "" if there is none.

    It is a `lintnews.toml`, a `.lintnews.toml`, or a `pyproject.toml` with a table `[tool.lintnews]`.
    """
    return configs.find_config(folder)


def read_config(path: str, trusted: bool = False) -> Config:
    """The configuration in a file: a lintnews.toml, a pyproject.toml, or a .vale.ini.

    Paths in it lead no further than its own folder, unless it is `trusted`: a configuration may have come with the copy
    of a stranger. `_replace` makes another of it: `read_config("lintnews.toml")._replace(select=("chrome",))`.

    Raises ConfigError.
    """
    if is_vale_config(path):
        from lintnews.rulebook.vale.project import read_project

        return Config(path=path, min_level=read_project(path).min_level, trusted=trusted)
    return configs.read_config(path)._replace(trusted=trusted)


def all_rules(config: Config, cache: DiskCache | None = None, broken: Broken | None = None) -> list[Rule]:
    """Every rule of the packs that a configuration names, in the spellings of its stylebook, whatever it selects.

    A rule file that can't be used is `broken`, and the rest goes on; without that it is raised, as RuleFileError.
    """
    if is_vale_config(config.path):
        from lintnews.rulebook.vale.project import read_project
        from lintnews.rulebook.vale.styles import project_rules

        return project_rules(read_project(config.path, config.reach), [])
    pack_folders(config)
    rules = catalogue(config.packs, config.folder, cache, config.reach, broken)
    if not config.stylebook:
        return rules
    from lintnews.rulebook.house_spellings import with_house_spellings
    from lintnews.rulebook.stylebook import read_stylebook

    return list(with_house_spellings(rules, read_stylebook(stylebook_path(config))))


def pack_folders(config: Config) -> list[str]:
    """Where the packs of a configuration lie. Raises PackError, with the line that names what is none."""
    try:
        return [folder_of(pack, config.folder, config.reach) for pack in config.packs]
    except PackError as error:
        raise PackError(f"{asking(config, *config.packs, said=str(error))}{error}") from error


def selected_rules(config: Config, rules: list[Rule]) -> list[Rule]:
    """Those of all rules that a configuration selects, at its levels.

    Raises SelectionError for an unknown word, and where no rule is left: what none looked at is not clean.
    """
    try:
        for words in config.per_file_ignores.values():
            choose(rules, ("all",), words)
        chosen = choose(rules, config.select, config.ignore, config.levels)
    except SelectionError as error:
        words = (*config.select, *config.ignore, *config.levels, *sum(config.per_file_ignores.values(), ()))
        raise SelectionError(f"{asking(config, *words, said=str(error))}{error}") from error
    if rules and not chosen:
        where = f"{config.path}: " if config.path and not config.narrowed else ""
        raise SelectionError(f"{where}no rule is left to run; to leave files out, say `exclude`")
    return chosen


def asking(config: Config, *words: str, said: str) -> str:
    """`path:line: ` of the word that a message quotes first, where the configuration file holds it; else ""."""
    word = next((word for word in words if f"{word!r}" in said.partition(";")[0]), "")
    if not word or not config.path or is_vale_config(config.path):
        return ""
    from lintnews.regular_files import read_text

    try:
        lines = read_text(config.path).split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    for number, line in enumerate(lines, 1):
        if f'"{word}"' in line or f"'{word}'" in line or line.split("=")[0].strip() == word:
            return f"{config.path}:{number}: "
    return ""


def with_all_packs(config: Config) -> Config:
    """The configuration, as if it also named every pack that ships with lintnews."""
    return config._replace(packs=tuple(dict.fromkeys((*PACKS, *shipped_packs(), *config.packs))))


def stylebook_path(config: Config) -> str:
    """Where the configuration's stylebook lies.

    Raises StylebookError for a name that no shipped one has, and ConfigError for a path that leads out of its folder.
    """
    from lintnews.rulebook.stylebook import FOLDER, StylebookError, path_of

    try:
        path = path_of(config.stylebook, config.folder)
    except StylebookError as error:
        raise StylebookError(f"{asking(config, config.stylebook, said=str(error))}{error}") from error
    if os.path.dirname(path) != FOLDER and not stays_in(config.reach, path):
        raise ConfigError(f"{config.path}: stylebook: {config.stylebook!r} {OUTSIDE}")
    return path


def config_files(config: Config) -> list[str]:
    """The files that findings depend on besides the copy, and their folders: whoever keeps a linter makes it anew then.

    That is the configuration itself, the rule files of the packs that do not ship with lintnews, and what it names
    besides. Some may not be there. Raises ConfigError and PackError.
    """
    files = [config.path] if config.path else []
    for pack in config.packs if not is_vale_config(config.path) else ():
        if pack not in shipped_packs():
            folder = folder_of(pack, config.folder, config.reach)
            files += [folder, *(os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names)]
    return list(dict.fromkeys((*files, *extra_files(config))))


def extra_files(config: Config) -> list[str]:
    """The files besides rules that findings depend on: the house's stylebook, or those of a project of Vale's."""
    if is_vale_config(config.path):
        from lintnews.rulebook.vale.project import read_project

        return read_project(config.path, config.reach).files()
    return [stylebook_path(config)] if config.stylebook else []

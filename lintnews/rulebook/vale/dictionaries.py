"""Dictionaries: where a spelling rule's Hunspell files and lists of words lie in a project of Vale's."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lintnews.config import OUTSIDE
from lintnews.rulebook.options import OptionError, convert
from lintnews.rulebook.rule_file import Keys
from lintnews.rulebook.vale.project import Project


def spelling_files(project: Project, name: str, keys: Keys) -> Keys:
    """The files of a spelling rule by their full paths, for the dictionaries by their paths without an ending."""
    folders = [
        os.path.join(path, *below) for path in project.styles_paths for below in ((), ("config", "dictionaries"))
    ]
    if below := convert("dicpath", "str", keys.get("dicpath", "")):
        folders = [os.path.join(path, below) for path in (*project.styles_paths, os.getcwd())] + folders
    dictionaries = [
        dictionary_path(f"{item}.dic", folders, "dictionaries") for item in listed_texts(keys, "dictionaries")
    ]
    if keys.get("dic"):
        dictionaries = [dictionary_path(convert("dic", "str", keys["dic"]), folders, "dic")]
    lists = [os.path.join(path, *below) for path in project.styles_paths for below in ((), ("config", "ignore"))]
    named = listed_texts(keys, "ignore")
    ignore = [path for item in named for base in lists if os.path.isfile(path := os.path.join(base, item))]
    made: Keys = {"dicpath": "", "aff": "", "dic": ""}
    if name == "Vale.Spelling":
        dictionaries, ignore = project_dictionaries(project), ignored_word_files(project)
        made["append"] = "true"
    for key, paths in (("dictionaries", dictionaries), ("ignore", ignore)):
        if not all(project.reaches(path + ending) for path in paths for ending in ("", ".dic", ".aff")):
            raise OptionError(key, f"{key}: {OUTSIDE}")
        made[key] = paths
    return made


def dictionary_path(file: str, folders: Iterable[str], key: str) -> str:
    """Where a dictionary is, without its ending. Raises OptionError."""
    for folder in folders:
        path = os.path.join(folder, file)
        if os.path.isfile(path):
            return path.removesuffix(".dic")
    raise OptionError(key, f"there is no dictionary {file!r} in StylesPath")


def project_dictionaries(project: Project) -> list[str]:
    """The dictionaries in config/dictionaries, which Vale's own spelling rule adds to its American one."""
    folders = [os.path.join(path, "config", "dictionaries") for path in project.styles_paths]
    paths = [os.path.join(folder, name) for folder in filter(os.path.isdir, folders) for name in os.listdir(folder)]
    return sorted(path.removesuffix(".dic") for path in paths if path.endswith(".dic"))


def ignored_word_files(project: Project) -> list[str]:
    """The lists of words in config/ignore, which Vale's own spelling rule passes over."""
    tops = [os.path.join(path, "config", "ignore") for path in project.styles_paths]
    return sorted(os.path.join(folder, name) for top in tops for folder, _, names in os.walk(top) for name in names)


def listed_texts(keys: Keys, key: str) -> list[str]:
    """The texts in a list, or none. Raises OptionError."""
    return list(convert(key, "tuple[str, ...]", keys.get(key, [])))

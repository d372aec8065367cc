"""The catalogue: the rules of the packs that a configuration names. A pack is a folder of rule files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lintnews.config import PACKS
from lintnews.disk_cache import DiskCache
from lintnews.model import Rule, UserError
from lintnews.rulebook.cached import cached
from lintnews.rulebook.hearing import introduced
from lintnews.rulebook.reading import late_rule, load, read_rule

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class PackError(UserError):
    """A name that leads to no pack."""


def catalogue(packs: Iterable[str] = PACKS, base: str = "", cache: DiskCache | None = None) -> list[Rule]:
    """All rules of the packs, by id. A later pack's rule replaces an earlier one's. Paths are led from `base`.

    With a cache, YAML is read only of files that changed.

    Raises PackError, and RuleFileError for a file that can't be read as a rule.
    """
    files = [path for pack in packs for path in files_of(pack, base)]
    rules = {rule.id: rule for rule in cached(files, proven, cache)}
    ordered = [rules[name] for name in sorted(rules)]
    return introduced(ordered, ordered)


def files_of(pack: str, base: str) -> list[str]:
    """The rule files of a pack. Raises PackError."""
    folder = folder_of(pack, base)
    if files := sorted(rule_files(folder)):
        return files
    raise PackError(f"the pack {pack!r} holds no rule files: {folder}")


def folder_of(pack: str, base: str = "") -> str:
    """Where a pack lies: among those that ship with lintnews, in a folder, or in an installed Python package.

    Raises PackError.
    """
    if pack in shipped_packs():
        return os.path.join(shipped(), pack)
    if os.path.isdir(folder := os.path.join(base, pack)):
        return folder
    if folder := installed(pack):
        return folder
    raise PackError(
        f"no pack is called {pack!r}; there are: {', '.join(shipped_packs())}; "
        "a folder of your own rules is named by its path, an installed package by its name"
    )


def shipped() -> str:
    """The folder of the shipped packs: inside an installed package, beside it in a checkout."""
    inside = os.path.join(PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(PACKAGE), "rules")


def shipped_packs() -> list[str]:
    """The names of the packs that ship with lintnews."""
    return sorted(entry.name for entry in os.scandir(shipped()) if entry.is_dir())


def installed(name: str) -> str:
    """The folder of an installed Python package, or "". The package is not run."""
    from importlib.util import find_spec

    module = name.replace("-", "_")
    spec = find_spec(module) if module.isidentifier() else None
    return next(iter(spec.submodule_search_locations or ()), "") if spec else ""


def proven(path: str) -> Rule:
    """The rule in a file, whose check was made once, to try it. Raises RuleFileError."""
    keys = load(path)
    read_rule(path, rule_id(path), keys)
    return late_rule(path, rule_id(path), keys)


def rule_files(folder: str) -> Iterator[str]:
    """The .yml files in a folder and below it."""
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in names if name.endswith(".yml"))


def rule_id(path: str) -> str:
    """A rule's id is its place: `chrome/share.yml` is chrome.share, whatever lies above."""
    folder, name = os.path.split(os.path.abspath(path))
    return f"{os.path.basename(folder)}.{name.removesuffix('.yml')}"

"""The catalogue: the rules of the packs that a configuration names. A pack is a folder of rule files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from lintnews.config import OUTSIDE, PACKS
from lintnews.disk_cache import DiskCache, is_whole_disk, lies_in, stays_in
from lintnews.lazy import lazy
from lintnews.model import Rule, UserError
from lintnews.near import did_you_mean, near_or_all
from lintnews.rulebook.options import OptionError
from lintnews.rulebook.rule_cache import cached_rules
from lintnews.rulebook.rule_file import (
    Keys,
    RuleFileError,
    in_file,
    load,
    read_rule,
    rule_without_check,
)
from lintnews.rulebook.siblings import check_with_siblings

FILES = {"aff", "dic", "dictionaries", "dicpath", "ignore"}  # options of `spelling` that are paths
# Checks that build patterns of their words, which nothing bounds; so only rules that ship may repeat in them.
TAKES_WORDS = {"change", "doubled_word", "headline_number", "relative_day", "second_reference", "total", "two_ways"}
REPEATS = lazy(r"[*+{]|(?:[?|][^?|]*){10}")
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
Made = TypeVar("Made")
Broken = Callable[[RuleFileError], None]


class PackError(UserError):
    """A name that leads to no pack."""


def catalogue(
    packs: Iterable[str] = PACKS,
    base: str = "",
    cache: DiskCache | None = None,
    reach: str = "",
    broken: Broken | None = None,
) -> list[Rule]:
    """All rules of the packs, by id. A later pack's rule replaces an earlier one's.

    Paths are led from `base` and stay in the folder `reach`, if one is given. With a cache, YAML is read only of files
    that changed; of the packs that ship it is read when a wheel is built.

    Raises PackError, and RuleFileError for a file that can't be read as a rule, unless `broken` takes it: then the rest
    goes on.
    """

    def tolerant(make: Callable[..., Made], *given: object) -> Made | None:
        try:
            return make(*given)
        except RuleFileError as error:
            if broken is None:
                raise
            broken(error)
            return None

    def rule_of(path: str, keys: Keys) -> Rule:
        return with_base(described(path, keys), base, reach)

    rules: dict[str, Rule] = {}
    for pack in packs:
        tables = built(pack) or cached_rules(pack_files(pack, base, reach), partial(tolerant, checked_rule), cache)
        read = (tolerant(rule_of, path, keys) for path, keys in tables.items())
        rules |= {rule.id: rule for rule in read if rule}
    ordered = [rules[name] for name in sorted(rules)]
    check_with_siblings(ordered, ordered)
    return ordered


def built(pack: str) -> dict[str, Keys]:
    """Path → the keys of each rule file of a shipped pack, if a wheel is installed, which holds them as JSON too.

    They are in the order of their paths. hatch_build.py writes them, from the same files; a checkout has none.
    """
    if not (file := built_file(pack)):
        return {}
    import json

    with open(file, encoding="utf-8") as text:
        tables = json.load(text)
    rules = os.path.dirname(file)
    return {os.path.join(rules, *path.split("/")): keys for path, keys in tables.items()}


def built_file(pack: str) -> str:
    """The JSON of a shipped pack in a wheel; "" in a checkout, and for any other pack."""
    file = os.path.join(shipped_folder(), f"{pack}.json")
    return file if pack in shipped_packs() and os.path.exists(file) else ""


def pack_files(pack: str, base: str, reach: str = "") -> list[str]:
    """The rule files of a pack. Raises PackError."""
    folder = folder_of(pack, base, reach)
    if files := sorted(rule_files(folder)):
        for path in files if reach else ():
            if os.path.islink(path) and not (stays_in(reach, path) or stays_in(folder, path)):
                raise PackError(f"{path}: {OUTSIDE}")
        return files
    raise PackError(f"the pack {pack!r} holds no rule files: {folder}")


def folders_in(folder: str) -> list[str]:
    """The names of the folders in one; none where it can't be read."""
    try:
        return [entry.name for entry in os.scandir(folder or ".") if entry.is_dir()]
    except OSError:
        return []


def folder_of(pack: str, base: str = "", reach: str = "") -> str:
    """Where a pack lies: among those that ship with lintnews, in a folder, or in an installed Python package.

    Raises PackError.
    """
    if pack in shipped_packs():
        return os.path.join(shipped_folder(), pack)
    if os.path.isdir(folder := os.path.join(base, pack)):
        if not stays_in(reach, folder):
            raise PackError(f"the pack {pack!r} {OUTSIDE}")
        if is_whole_disk(folder):
            raise PackError(f"the pack {pack!r} is the whole disk; name the folder of the rules")
        return folder
    if folder := installed_folder(pack, base):
        return folder
    near = did_you_mean(pack, folders_in(base)) or near_or_all(pack, shipped_packs())
    raise PackError(
        f"no pack is called {pack!r}{near}; "
        "a folder of your own rules is named by its path, an installed package by its name"
    )


def shipped_folder() -> str:
    """The folder of the shipped packs: inside an installed package, beside it in a checkout."""
    inside = os.path.join(PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(PACKAGE), "rules")


def shipped_packs() -> list[str]:
    """The names of the packs that ship with lintnews."""
    return sorted(entry.name for entry in os.scandir(shipped_folder()) if entry.is_dir())


def installed_folder(name: str, base: str = "") -> str:
    """The folder of an installed Python package, or "". The package is not run.

    What lies in the tree itself, where `python -m` would find it, is not installed, but for an environment there.
    """
    import sysconfig
    from importlib.util import find_spec

    module = name.replace("-", "_")
    spec = find_spec(module) if module.isidentifier() else None
    folder = next(iter(spec.submodule_search_locations or ()), "") if spec else ""
    own = [sysconfig.get_path(kind) for kind in ("purelib", "platlib", "stdlib")]
    trees = [os.getcwd(), base or os.getcwd()]
    if any(lies_in(folder, path) for path in own) or not any(stays_in(tree, folder) for tree in trees):
        return folder
    return ""


def with_base(rule: Rule, base: str, reach: str) -> Rule:
    """The rule, its files led from `base`. Raises RuleFileError for one outside `reach`, and for words that hang."""
    return in_file(rule.path, with_paths, rule, base, reach)


def with_paths(rule: Rule, base: str, reach: str) -> Rule:
    """The same, but for the place of a mistake. Raises OptionError."""
    extends, options = rule.lazy_check.extends, rule.lazy_check.options
    if extends in TAKES_WORDS and not lies_in(os.path.abspath(rule.path), shipped_folder()):
        for key, word in texts_in_options(options):
            if REPEATS.search(word):
                raise OptionError(key, f"{key} must be words, without * + {{ and with few |: {word!r}")
    if extends != "spelling" or not base:
        return rule
    made = {}
    for key in options.keys() & FILES:
        given = options[key]
        texts = given if isinstance(given, list) else [given]
        paths = [os.path.join(base, text) if isinstance(text, str) and text else text for text in texts]
        for path in filter(None, paths):
            if isinstance(path, str) and not all(stays_in(reach, path + ending) for ending in ("", ".dic", ".aff")):
                raise OptionError(key, f"{key} {OUTSIDE}")
        made[key] = paths if isinstance(given, list) else paths[0]
    return rule._replace(lazy_check=rule.lazy_check.changed(**made))


def texts_in_options(options: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The options with each text that they hold, in lists and tables too."""
    waiting = list(options.items())
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            waiting += [(key, one) for one in (*value, *value.values())]
        elif isinstance(value, list):
            waiting += [(key, one) for one in value]


def described(path: str, keys: Keys) -> Rule:
    """The rule that the keys of a file describe, but for its check. Raises RuleFileError."""
    return in_file(path, rule_without_check, path, rule_id(path), keys)


def checked_rule(path: str) -> Keys:
    """The keys of a file whose rule was made once, with its check, to try it. Raises RuleFileError."""
    keys = load(path)
    read_rule(path, rule_id(path), keys)
    return keys


def rule_files(folder: str) -> Iterator[str]:
    """The .yml files in a folder and below it."""
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in names if name.endswith(".yml"))


def rule_id(path: str) -> str:
    """A rule's id is its place: `chrome/share.yml` is chrome.share, whatever lies above."""
    folder, name = os.path.split(os.path.abspath(path))
    return f"{os.path.basename(folder)}.{name.removesuffix('.yml')}"

"""Settings: the configuration file and the command line together → the rules to run."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import SimpleNamespace

from lintnews import config
from lintnews.config import OUTSIDE, PACKS, Config, ConfigError
from lintnews.disk_cache import DiskCache, cache_outside, stays_in
from lintnews.frontends.files import leads_away
from lintnews.frontends.linting import Baseline, Linter
from lintnews.model import Level, Rule
from lintnews.regular_files import COPY, read_bytes
from lintnews.rulebook import catalogue, choose
from lintnews.rulebook.catalogue import shipped_packs
from lintnews.rulebook.vale.config_files import is_vale_config


def configuration(args: SimpleNamespace) -> Config:
    """The configuration that was named, or else the nearest, under what the command line says."""
    path = args.config or ("" if getattr(args, "isolated", False) else config.find_config(os.getcwd()))
    if args.config and not os.path.isfile(args.config):
        raise ConfigError(f"{args.config}: there is no such configuration file")
    trusted = getattr(args, "trust_config", False) or is_home(os.path.dirname(os.path.abspath(path)))
    if path and not trusted and leads_away(path):
        raise ConfigError(f"{path}: is a link to another place; --trust-config follows it")
    if is_vale_config(path):
        from lintnews.frontends.vale import vale_config

        found = vale_config(path, trusted)
    else:
        found = (config.read_config(path) if path else Config())._replace(trusted=trusted)
    given = {
        key: value
        for key in ("select", "ignore", "min_level", "fail_on", "format")
        if (value := getattr(args, key, None)) is not None
    }
    given |= {key: Level(given[key]) for key in ("min_level", "fail_on") if key in given}
    if "ignore" in given:
        given["ignore"] = (*found.ignore, *given["ignore"])
    return found._replace(**given, narrowed="select" in given or "ignore" in given)


def is_home(folder: str) -> bool:
    """Whether a folder is the user's own home: who writes there may read all that the user can."""
    home = os.path.expanduser("~")
    return os.path.isabs(home) and os.path.realpath(home) == os.path.realpath(folder)


Inside = Callable[[str], str]
BASELINE = ".lintnews-baseline.json"


def make_linter(args: SimpleNamespace, config: Config) -> Linter:
    """The linter as the configuration and the command line set it up."""
    known = {} if getattr(args, "no_baseline", True) or args.isolated else read_baseline(baseline_path(config))
    changes = None
    if (base := getattr(args, "diff_base", None)) is not None:
        from lintnews.frontends.changes import Changes

        changes = Changes(base)
    if is_vale_config(config.path):
        from lintnews.frontends.vale import vale_linter

        return vale_linter(config, known, changes)
    return Linter(config, selected_rules(config, disk_cache(args, config)), known, changes)


def disk_cache(args: SimpleNamespace, config: Config) -> DiskCache | None:
    """The user's cache, unless what is checked, or the configuration beside it, could write there."""
    return cache_outside([os.getcwd(), config.folder, *args.paths])


def extra_files(config: Config) -> list[str]:
    """The files besides rules that results depend on: the house's stylebook, or those of a project of Vale's."""
    if is_vale_config(config.path):
        from lintnews.rulebook.vale.project import read_project

        return read_project(config.path, config.reach).files()
    return [stylebook_path(config)] if config.stylebook else []


def stylebook_path(config: Config) -> str:
    """Where the configuration's stylebook lies. Raises ConfigError for one outside its folder."""
    from lintnews.rulebook.stylebook import FOLDER, path_of

    path = path_of(config.stylebook, config.folder)
    if os.path.dirname(path) != FOLDER and not stays_in(config.reach, path):
        raise ConfigError(f"{config.path}: stylebook: {config.stylebook!r} {OUTSIDE}")
    return path


def baseline_path(found: Config) -> str:
    """The baseline lies beside the configuration. Raises ConfigError for a link that leads elsewhere."""
    path = os.path.join(found.folder, BASELINE)
    if not stays_in(found.reach, path):
        raise ConfigError(f"{path}: {OUTSIDE}")
    return path


def read_baseline(path: str) -> Baseline:
    """The baseline in a file; empty if there is none. Raises ConfigError."""
    if not os.path.exists(path):
        return {}
    import json

    try:
        files = json.loads(read_bytes(path, COPY))["files"]
        return {str(name): {str(key): str(word) for key, word in kept.items()} for name, kept in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"{path}: is not a baseline; `lintnews baseline update` makes it anew") from error


def all_packs(found: Config) -> Config:
    """The configuration, as if it also named every pack that ships with lintnews."""
    return found._replace(packs=tuple(dict.fromkeys((*PACKS, *shipped_packs(), *found.packs))))


def all_rules(found: Config, cache: DiskCache | None = None) -> list[Rule]:
    """Every rule of the packs, in the spellings of the desk's stylebook."""
    if is_vale_config(found.path):
        from lintnews.frontends.vale import vale_rules

        return vale_rules(found)
    rules = catalogue(found.packs, found.folder, cache, found.reach)
    if not found.stylebook:
        return rules
    from lintnews.rulebook.house_spellings import with_house_spellings
    from lintnews.rulebook.stylebook import read_stylebook

    return list(with_house_spellings(rules, read_stylebook(stylebook_path(found))))


def selected_rules(found: Config, cache: DiskCache | None = None) -> list[Rule]:
    """The rules to run."""
    return choose(all_rules(found, cache), found.select, found.ignore, found.levels)

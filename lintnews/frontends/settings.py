"""Settings: the configuration file and the command line together → the rules to run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import TYPE_CHECKING

from lintnews import Config, ConfigError, Level, Linter, find_config, read_config
from lintnews.disk_cache import DiskCache, cache_outside, lies_in, repository, stays_in
from lintnews.frontends.files import leads_away
from lintnews.near import did_you_mean_file
from lintnews.regular_files import COPY, read_bytes

if TYPE_CHECKING:
    from lintnews import Baseline, Document, Finding
    from lintnews.frontends.cache import ResultCache
    from lintnews.frontends.known import KnownFindings


def configuration_here(args: SimpleNamespace) -> Config:
    """The configuration that was named, or else the nearest to this folder, under what the command line says."""
    return configuration(args, args.config or find_config(os.getcwd()))


def configuration(args: SimpleNamespace, path: str) -> Config:
    """What a configuration says, or for "" the defaults, under what the command line says."""
    if args.config and not os.path.isfile(args.config):
        raise ConfigError(f"{args.config}: there is no such configuration file{did_you_mean_file(args.config)}")
    if path and path == args.config and getattr(args, "isolated", False):
        refuse_from_tree(path, getattr(args, "paths", ()))
    found = configuration_in(path, named=path == args.config) if path else Config()
    given = {
        key: value
        for key in ("select", "ignore", "min_level", "fail_on", "format")
        if (value := getattr(args, key, None)) is not None
    }
    given |= {key: Level(given[key]) for key in ("min_level", "fail_on") if key in given}
    if "ignore" in given:
        given["ignore"] = (*found.ignore, *given["ignore"])
    return found._replace(**given, narrowed=narrows(args))


def refuse_from_tree(path: str, checked: Iterable[str]) -> None:
    """Raise ConfigError for a configuration that lies among what is checked.

    It may be the user's own, taken from the base revision; the rules that it names would still be a stranger's.
    """
    folders = (place if os.path.isdir(place) else os.path.dirname(place) for place in checked if place != "-")
    if any(lies_in(os.path.realpath(path), repository(os.path.realpath(folder))) for folder in folders):
        raise ConfigError(
            f"{path}: lies in the tree that is checked, and --isolated takes nothing but copy from there; "
            "name the configuration of another checkout, such as a worktree of the base branch"
        )


def narrows(args: SimpleNamespace) -> bool:
    """Whether the command line says what to look for: what else would be found is not known."""
    return any(getattr(args, name, None) is not None for name in ("select", "ignore", "min_level"))


def configuration_in(path: str, named: bool = False) -> Config:
    """The configuration in a file, trusted if the user named it or it lies in the user's home. Raises ConfigError."""
    own = is_home(os.path.dirname(os.path.abspath(path)))
    elsewhere = named and not lies_in(os.path.abspath(path), os.getcwd())
    if not (own or elsewhere) and leads_away(path):
        raise ConfigError(f"{path}: is a link to another place; name the file that it leads to with --config")
    return read_config(path, own or named)


def is_home(folder: str) -> bool:
    """Whether a folder is the user's own home: who writes there may read all that the user can."""
    home = os.path.expanduser("~")
    return os.path.isabs(home) and os.path.realpath(home) == os.path.realpath(folder)


Inside = Callable[[str], str]
Keep = Callable[["Document", list["Finding"]], list["Finding"]]  # which findings of a document are reported
BASELINE = ".lintnews-baseline.json"


def make_linter(args: SimpleNamespace, config: Config, keep: Keep | None = None) -> Linter:
    """The linter as the configuration and the command line set it up.

    It asks the baseline itself where that decides what it mends, or which lines are looked at.
    """
    known = baseline(args, config) if asks_more(args) else {}
    return Linter(config, cache=disk_cache(args, config), baseline=known, keep=keep, lenient=True)


def changed_lines(args: SimpleNamespace) -> Keep | None:
    """What leaves in the findings only those on changed lines, where the command line asks for that."""
    if (base := getattr(args, "diff_base", None)) is None:
        return None
    from lintnews.frontends.changes import Changes

    return Changes(base).on_changed_lines


def asks_more(args: SimpleNamespace) -> bool:
    """Whether a run does more than to look at files as they are: it mends, or it looks at what changed."""
    return any(getattr(args, name, False) for name in ("fix", "unsafe_fixes", "diff")) or (
        getattr(args, "diff_base", None) is not None
    )


def known_findings(args: SimpleNamespace, config: Config) -> KnownFindings | None:
    """What a run that only looks leaves out of the findings: its results are kept without regard to the baseline."""
    known = {} if asks_more(args) else baseline(args, config)
    if not known:
        return None
    from lintnews.frontends.known import KnownFindings

    return KnownFindings(known, config.folder)


def baseline(args: SimpleNamespace, config: Config) -> Baseline:
    """The baseline beside the configuration, unless the command line says otherwise."""
    return {} if getattr(args, "no_baseline", True) or args.isolated else read_baseline(baseline_path(config))


def result_cache(args: SimpleNamespace, config: Config) -> ResultCache | None:
    """The results of earlier runs, where this one asks the same as they did."""
    if args.no_cache or getattr(args, "timing", False) or asks_more(args) or "-" in args.paths:
        return None
    from lintnews.frontends.cache import ResultCache, result_key

    disk = disk_cache(args, config)
    return ResultCache(disk, result_key(config), config.folder) if disk else None


def disk_cache(args: SimpleNamespace, config: Config) -> DiskCache | None:
    """The user's cache, unless what is checked, or the configuration beside it, could write there."""
    return cache_outside([os.getcwd(), config.folder, *args.paths])


def baseline_path(found: Config) -> str:
    """The baseline lies beside the configuration. Raises ConfigError for a link that leads elsewhere."""
    path = os.path.join(found.folder, BASELINE)
    if not (stays_in(found.folder, path) or is_home(found.folder)):
        raise ConfigError(f"{path}: is a link to another place, and is not followed")
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

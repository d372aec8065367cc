"""Settings: the configuration file and the command line together → the rules to run."""

from __future__ import annotations

import argparse
import os

from lintnews import config
from lintnews.config import Config, ConfigError
from lintnews.model import Rule
from lintnews.rulebook import catalogue, choose


def configuration(args: argparse.Namespace) -> Config:
    """The configuration that was named, or else the nearest, under what the command line says."""
    path = args.config or config.find(os.getcwd())
    if args.config and not os.path.isfile(args.config):
        raise ConfigError(f"{args.config}: there is no such configuration file")
    found = config.read(path) if path else Config()
    given = {
        key: value
        for key in ("select", "ignore", "min_level", "fail_on")
        if (value := getattr(args, key, None)) is not None
    }
    if "ignore" in given:
        given["ignore"] = (*found.ignore, *given["ignore"])
    return found._replace(**given)


def all_rules(found: Config) -> list[Rule]:
    """Every rule there is: the shipped ones and the desk's own."""
    return catalogue(os.path.join(found.folder, folder) for folder in found.rules)


def rules(found: Config) -> list[Rule]:
    """The rules to run."""
    return choose(all_rules(found), found.select, found.ignore, found.levels)

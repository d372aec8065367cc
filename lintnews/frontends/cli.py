"""The command line: `lintnews check`, `lintnews rules`, `lintnews explain`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from lintnews import __version__
from lintnews.frontends import arguments
from lintnews.model import UserError

FAILED = 2  # exit status: could not run

# A command → its module; `run(args)` returns the exit status.
COMMANDS = {
    "baseline": "lintnews.frontends.baseline",
    "cache": "lintnews.frontends.cache",
    "check": "lintnews.frontends.check",
    "explain": "lintnews.frontends.rules",
    "schema": "lintnews.frontends.rules",
    "rules": "lintnews.frontends.rules",
}


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"{self.prog}: {message}; `{self.prog} --help` lists what there is\n")


def parser() -> Parser:
    """The command's words."""
    whole = Parser(
        prog="lintnews", description="Find what should not reach a newsroom's readers.", epilog=arguments.EXIT
    )
    whole.add_argument("--version", action="version", version=f"lintnews {__version__}")
    commands = whole.add_subparsers(
        prog=whole.prog, dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )  # a program name given here spares argparse from importing shutil
    arguments.check(commands.add_parser("check", help="check files and folders", epilog=arguments.EXIT))
    arguments.baseline(commands.add_parser("baseline", help="keep what an archive has today; only new problems count"))
    arguments.cache(commands.add_parser("cache", help="throw away the results of earlier runs"))
    arguments.rules(commands.add_parser("rules", help="list the rules"))
    arguments.explain(commands.add_parser("explain", help="tell what a rule looks for, why, and show examples"))
    arguments.schema(commands.add_parser("schema", help="print the JSON Schema of rule files or of the configuration"))
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0: nothing found; 1: findings; 2: could not run."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    args = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = import_module(COMMANDS[args.command]).run
    try:
        status = run(args)
        sys.stdout.flush()
        return status
    except UserError as error:
        print(f"lintnews: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # the reader of a pipe has seen enough: `lintnews check . | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

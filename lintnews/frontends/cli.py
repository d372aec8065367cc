"""The command line: `lintnews check`, `lintnews rules`, `lintnews explain`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from lintnews import __version__
from lintnews.frontends import arguments
from lintnews.model import UserError
from lintnews.typing import Any, NamedTuple, NoReturn

FAILED = 2  # exit status: could not run


class Command(NamedTuple):
    """What a command does, where it is done (`run(args)` returns the exit status), and what words it takes."""

    help: str
    module: str
    words: Callable[[argparse.ArgumentParser], None]


COMMANDS = {
    "check": Command("check files and folders", "lintnews.frontends.check", arguments.check),
    "baseline": Command(
        "keep what an archive has today; only new problems count", "lintnews.frontends.baseline", arguments.baseline
    ),
    "cache": Command("throw away the results of earlier runs", "lintnews.frontends.cache", arguments.cache),
    "rules": Command("list the rules; write, test and try your own", "lintnews.frontends.rules", arguments.rules),
    "explain": Command(
        "tell what a rule looks for, why, and show examples", "lintnews.frontends.rules", arguments.explain
    ),
    "schema": Command(
        "print the JSON Schema of rule files or of the configuration", "lintnews.frontends.rules", arguments.schema
    ),
}


class Help(argparse.HelpFormatter):
    """Help as wide as the terminal. argparse itself asks for the width at every argument, and imports much to do so."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=terminal_width())


@cache
def terminal_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake in one line."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**{"formatter_class": Help, **words})

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"{self.prog}: {message}; `{self.prog} --help` lists what there is\n")


def parser(argv: Sequence[str]) -> Parser:
    """The command's words; of the commands, only the one that stands in `argv` is spelled out."""
    whole = Parser(
        prog="lintnews", description="Find what should not reach a newsroom's readers.", epilog=arguments.EXIT
    )
    whole.add_argument("--version", action="version", version=f"lintnews {__version__}")
    # A program's name given here spares argparse an import.
    commands = whole.add_subparsers(
        prog=whole.prog, dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for name, command in COMMANDS.items():
        words = commands.add_parser(name, help=command.help, epilog=arguments.EXIT)
        if name in argv:
            command.words(words)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0: nothing found; 1: findings; 2: could not run."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    argv = sys.argv[1:] if argv is None else argv
    args = parser(argv).parse_args(argv)
    run: Callable[[argparse.Namespace], int] = import_module(COMMANDS[args.command].module).run
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

"""The command line as argparse reads it, with its help and its answers to mistakes."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from functools import cache
from typing import Any, NoReturn

from lintnews import __version__
from lintnews.frontends.arguments import COMMANDS, EXIT, FAILED
from lintnews.reporters.style import visible


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
        self.exit(FAILED, f"{self.prog}: {visible(message)}; `{self.prog} --help` lists what there is\n")


def parser(argv: Sequence[str]) -> Parser:
    """The words of all commands; of the commands, only the one that stands in `argv` is spelled out."""
    whole = Parser(prog="lintnews", description="Find what should not reach a newsroom's readers.", epilog=EXIT)
    whole.add_argument("--version", action="version", version=f"lintnews {__version__}")
    # A program's name given here spares argparse an import.
    commands = whole.add_subparsers(
        prog=whole.prog, dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for name, command in COMMANDS.items():
        words = commands.add_parser(name, help=command.help, epilog=EXIT)
        if name in argv:
            command.words(words)
    return whole

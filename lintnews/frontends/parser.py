"""The command line as argparse reads it, with its help and its answers to mistakes."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any, NoReturn

from lintnews import __version__
from lintnews.frontends.arguments import COMMANDS, EXIT, FAILED
from lintnews.near import did_you_mean
from lintnews.reporters.style import visible

CHOICE = re.compile(r"invalid choice: '(?P<given>.*)' \(choose from (?P<known>.*)\)")  # as argparse says it


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
        near = ""
        if choice := CHOICE.search(message):
            near = did_you_mean(choice["given"], re.findall(r"[\w-]+", choice["known"]))
        self.refuse(message + (near or f"; `{self.prog} --help` lists what there is"))

    def refuse(self, message: str) -> NoReturn:
        """Answer a mistake with what would be right."""
        self.exit(FAILED, f"{self.prog}: {visible(message)}\n")


def parsed(argv: Sequence[str]) -> SimpleNamespace:
    """What the command line says. Exits, with help, where it says nothing or is mistaken."""
    whole = parser(argv)
    if not argv:
        whole.print_help()
        whole.exit(FAILED)
    command = argv[0]
    if command not in COMMANDS and os.path.exists(command):
        whole.refuse(f"{command} is no command; to check it: lintnews check {command}")
    args, unknown = whole.parse_known_args(argv, SimpleNamespace())
    if unknown:
        words = [word for name in set(argv) & set(COMMANDS) for word in options(name)]
        near = did_you_mean(unknown[0].partition("=")[0], words) if unknown[0].startswith("-") else ""
        if near:
            whole.refuse(f"{args.command} has no option {unknown[0]}{near}")
        whole.error(f"{args.command} takes no {' '.join(unknown)}")
    return args


def options(command: str) -> list[str]:
    """The options of a command, as its help names them."""
    words = Parser(prog=command)
    COMMANDS[command].words(words)
    return re.findall(r"--[a-z-]+", words.format_help())


def parser(argv: Sequence[str]) -> Parser:
    """The words of all commands; where `argv` opens with a command, only of that one: each costs half a millisecond."""
    whole = Parser(prog="lintnews", description="Find what should not reach a newsroom's readers.", epilog=EXIT)
    whole.add_argument("--version", action="version", version=f"lintnews {__version__}")
    # A program's name given here spares argparse an import.
    commands = whole.add_subparsers(
        prog=whole.prog, dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    asked = argv[0] if argv else ""
    for name in [asked] if asked in COMMANDS else COMMANDS:
        COMMANDS[name].words(commands.add_parser(name, help=COMMANDS[name].help, epilog=EXIT))
    return whole

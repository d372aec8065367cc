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
from lintnews.lazy import lazy
from lintnews.near import did_you_mean, near_or_all
from lintnews.reporters.style import visible

CHOICE = lazy(r"(?P<of>.*): invalid choice: '(?P<given>.*)' \(choose from (?P<known>.*)\)")  # as argparse says it
OWN_OPTIONS = ("-h", "--help", "--version")
# What somebody types who knows another program → what they mean.
MEANT = {"fix": "check --fix", "lint": "check", "test": "rules test", "version": "--version"}


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
        if choice := CHOICE.fullmatch(message):
            known = [word.strip("'") for word in choice["known"].split(", ")]
            if choice["of"] == "argument COMMAND":
                self.refuse(f"no command is called {choice['given']!r}{near_or_all(choice['given'], known)}")
            near = did_you_mean(choice["given"], known)
        self.refuse(message + (near or f"; `{self.prog} --help` lists what there is"))

    def refuse(self, message: str) -> NoReturn:
        """Answer a mistake with what would be right."""
        self.exit(FAILED, f"{self.prog}: {visible(message)}\n")


def parsed(argv: Sequence[str]) -> SimpleNamespace:
    """What the command line says. Exits, with help, where it says nothing or is mistaken."""
    argv = with_marked_paths(argv)
    if argv[:1] == ["help"]:  # `help check` is `check --help`
        argv = [*argv[1:], "--help"]
    command = next((words for words in (" ".join(argv[:2]), *argv[:1]) if words in COMMANDS), "")
    if command:
        rest = argv[command.count(" ") + 1 :]
        words = of_command(command)
        # intermixed: `baseline update -q folder`; argparse does it for no command that has commands of its own
        parse = words.parse_known_args if command == "rules" else words.parse_known_intermixed_args
        args, unknown = parse(rest, SimpleNamespace(command=command))
    else:
        args, unknown = without_command(argv)
    if unknown:
        known = options(args.command) if unknown[0].startswith("-") else []
        if near := did_you_mean(unknown[0].partition("=")[0], known):
            parser().refuse(f"{args.command} has no option {unknown[0]}{near}")
        parser().error(f"{args.command} takes no {' '.join(unknown)}")
    return args


def with_marked_paths(argv: Sequence[str]) -> Sequence[str]:
    """The words, those after `--` as paths: argparse forgets it where it takes options anywhere.

    >>> with_marked_paths(["check", "-q", "--", "a.md", "--glob=x.md", "-"])
    ['check', '-q', 'a.md', './--glob=x.md', '-']
    """
    if "--" not in argv:
        return argv
    at = argv.index("--")
    places = (f"./{word}" if word.startswith("-") and word != "-" else word for word in argv[at + 1 :])
    return [*argv[:at], *places]


def without_command(argv: Sequence[str]) -> tuple[SimpleNamespace, list[str]]:
    """What a command line says that opens with no command, and what nobody understands of it."""
    whole = parser()
    if not argv:
        whole.print_help()
        whole.exit(FAILED)
    first, word = argv[0], next((word for word in argv if not word.startswith("-")), "")
    if is_path(word):
        whole.refuse(f"{word} is no command; to check it: lintnews check {as_typed(argv)}")
    if word in MEANT or (first.startswith("-") and first not in OWN_OPTIONS):
        command = MEANT.get(word, word if word in COMMANDS else "check")
        words = [*command.split(), *(other for other in argv if other not in (*MEANT, *COMMANDS))]
        near = did_you_mean(first, OWN_OPTIONS) or f"; did you mean: lintnews {as_typed(words)}"
        whole.refuse(f"{first} is no command{near}")
    return whole.parse_known_args(argv, SimpleNamespace())


def as_typed(words: Sequence[str]) -> str:
    """Words as one types them."""
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def is_path(word: str) -> bool:
    """Whether a word names a file or a folder, or looks like that."""
    return os.path.exists(word) or "/" in word or bool(os.path.splitext(word)[1])


def options(command: str) -> list[str]:
    """The options of a command, as its help names them."""
    return re.findall(r"--[a-z-]+", of_command(command).format_help())


def of_command(name: str) -> Parser:
    """The words of one command. Those of all would cost every run some milliseconds."""
    words = Parser(prog=f"lintnews {name}", epilog=EXIT)
    COMMANDS[name].words(words)
    return words


def parser() -> Parser:
    """The words of all commands."""
    whole = Parser(prog="lintnews", description="Find what should not reach a newsroom's readers.", epilog=EXIT)
    whole.add_argument("--version", action="version", version=f"lintnews {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, command in COMMANDS.items():
        command.words(commands.add_parser(name, help=command.help, epilog=EXIT))
    return whole

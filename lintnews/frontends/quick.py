"""Plain command lines, read without argparse: making its parser costs half as much as starting Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

from lintnews.typing import Any, NamedTuple


class Option(NamedTuple):
    """What stands for one option: where its value goes, what it is made of, and of which values it is one."""

    dest: str
    flag: bool
    type: Callable[[str], Any]
    choices: Sequence[Any] | None


class Unclear(ValueError):
    """A command line that is for argparse to read, or to refuse."""


class Quick:
    """Takes the words of a command as argparse does, and reads those command lines that leave no question open."""

    def __init__(self) -> None:
        self.options: dict[str, Option] = {}
        self.values: dict[str, Any] = {}
        self.positional = ""

    def add_argument_group(self, title: str) -> Quick:
        """Groups are for the help."""
        return self

    def add_argument(
        self,
        *names: str,
        action: str = "",
        type: Callable[[str], Any] = str,
        default: Any = None,
        choices: Sequence[Any] | None = None,
        **_: Any,
    ) -> None:
        dest = names[-1].lstrip("-").replace("-", "_")
        flag = action == "store_true"
        self.values[dest] = False if flag else default
        if names[-1].startswith("-"):
            self.options |= dict.fromkeys(names, Option(dest, flag, type, choices))
        else:
            self.positional = dest

    def read(self, argv: Sequence[str]) -> SimpleNamespace:
        """What the command line says. Raises Unclear for help, abbreviations, mistakes and all else that is unusual."""
        values, places = dict(self.values), list[int]()
        words = enumerate(argv)
        for place, word in words:
            if not is_option(word):
                places.append(place)
                continue
            name, given, value = word.partition("=")
            if not (option := self.options.get(name)) or (option.flag and given):
                raise Unclear(word)
            values[option.dest] = option.flag or read(option, value if given else next(words, (0, "--"))[1])
        if places:
            values[self.positional] = list(argv[places[0] : places[-1] + 1])
            if len(values[self.positional]) > len(places):
                raise Unclear("options stand between the files")
        return SimpleNamespace(**values)


def is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"


def read(option: Option, value: str) -> Any:
    """The value of an option. Raises Unclear."""
    try:
        made = option.type(value)
    except (TypeError, ValueError) as error:
        raise Unclear(value) from error
    if is_option(value) or (option.choices is not None and made not in option.choices):
        raise Unclear(value)
    return made

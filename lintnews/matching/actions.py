"""Actions: what a rule's `action` makes of the words that it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lintnews.matching.patterns import Deadline, compiled
from lintnews.near import near_or_all


class Action(NamedTuple):
    """A rule's `action`: `replace` and `remove` are mends, `edit` reworks the words, `suggest` leaves it to people.

    >>> Action("edit", ("truncate", " ")).mended("the the")
    'the'
    >>> Action("replace", ("per cent", "percent")).mended("%") is None
    True
    """

    name: str = ""
    params: tuple[str, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether a mend may be made unasked: where words are taken out, somebody must read what is left."""
        return self.name != "remove"

    def mended(self, words: str) -> str | None:
        """What should stand there instead; None where there is a choice, or nothing to go by."""
        if self.name == "remove":
            return ""
        if self.name == "replace":
            return self.params[0] if len(self.params) == 1 else None
        if self.name == "edit" and self.params:
            edit, arguments = self.params[0], self.params[1:]
            return EDITS[edit](words, *arguments).strip()
        return None

    def told(self, words: str) -> str:
        """What a message says should stand there: the mend, the choices, or the words as they are."""
        if self.name == "replace" and len(self.params) > 1:
            return choices_in_words(self.params)
        mended = self.mended(words)
        return words if mended is None else mended


NO_ACTION = Action()


def _regex(words: str, pattern: str, replacement: str) -> str:
    return Deadline(compiled(pattern), len(words)).sub(lambda match: expanded(replacement, match.groups("")), words)


def expanded(template: str, groups: tuple[str, ...]) -> str:
    """The template with `$1` or `${1}` in it filled in.

    >>> expanded("the $1 directory", ("home",))
    'the home directory'
    """
    return compiled(r"\$\{?(\d+)\}?").sub(
        lambda hole: groups[int(hole[1]) - 1] if 0 < int(hole[1]) <= len(groups) else hole[0], template
    )


def alternatives(words: str) -> list[str]:
    r"""Choices with `|` between them; `\|` is a bar.

    >>> alternatives(r"phone|mobile phone"), alternatives(r"a\|b")
    (['phone', 'mobile phone'], ['a|b'])
    """
    pieces = words.replace("\\|", "\0").split("|")
    return [piece.replace("\0", "|") for piece in pieces if piece]


def choices_in_words(choices: Sequence[str]) -> str:
    """Choices as a sentence gives them.

    >>> choices_in_words(["phone", "mobile phone"]), choices_in_words(["a", "b", "c"])
    ("'phone' or 'mobile phone'", "'a', 'b', or 'c'")
    """
    quoted = [f"'{choice}'" for choice in choices] or ["''"]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + f", or {quoted[-1]}"


# The first parameter of `edit` → what it does with the words and the parameters after it.
EDITS: dict[str, Callable[..., str]] = {
    "regex": _regex,
    "remove": lambda words, piece: words.replace(piece, ""),
    "replace": lambda words, piece, other: words.replace(piece, other),
    "split": lambda words, at, index: (words.split(at)[int(index) :] or [words])[0],
    "trim": lambda words, signs: words.strip(signs),
    "trim_left": lambda words, signs: words.lstrip(signs),
    "trim_right": lambda words, signs: words.rstrip(signs),
    "truncate": lambda words, at: words.split(at)[0],
}
# How many parameters stand after each edit's name.
ARGUMENTS = {
    "regex": 2,
    "remove": 1,
    "replace": 2,
    "split": 2,
    "trim": 1,
    "trim_left": 1,
    "trim_right": 1,
    "truncate": 1,
}
ACTIONS = ("convert", "edit", "remove", "replace", "suggest")


def action(name: str, params: tuple[str, ...] = ()) -> Action:
    """The action that a rule file describes. Raises ValueError with what would be right."""
    if name not in ACTIONS:
        raise ValueError(f"no action is called {name!r}{near_or_all(name, ACTIONS)}")
    if name == "edit":
        if not params or params[0] not in EDITS:
            raise ValueError(f"an edit is one of: {', '.join(EDITS)}")
        if len(params) != ARGUMENTS[params[0]] + 1:
            raise ValueError(f"the edit {params[0]} takes {ARGUMENTS[params[0]]} more")
        if params[0] == "split" and not params[2].isdigit():
            raise ValueError("the edit split takes a whole number last")
    return Action(name, params)

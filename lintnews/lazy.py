"""Patterns that are compiled when they are first used, and but once on a machine."""

from __future__ import annotations

import re

from lintnews.keeping import once
from lintnews.typing import TYPE_CHECKING, Any

Program = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]

if TYPE_CHECKING:
    from re import compile as lazy
else:

    class lazy:  # noqa: N801
        """What `re.compile` makes, made late.

        >>> number = lazy(r"\\d+")
        >>> number.findall("12 and 13")
        ['12', '13']
        """

        def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
            self.source = pattern, flags

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            if "made" not in self.__dict__:
                self.made = compiled(*self.source)
            # The method becomes this object's own, so that the next call costs what it costs with re.
            found = self.__dict__[name] = getattr(self.made, name)
            return found


def compiled(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """What `re.compile` makes, from the program that an earlier run kept: a twentieth of the time.

    A program is what the parts of `re` hand to one another, and Python proves it before it runs. Should a later Python
    have other parts, `re.compile` itself does all.

    >>> compiled("(?i)café") == re.compile("(?i)café")
    True
    """
    try:
        from _sre import compile  # type: ignore[import-not-found]

        made: re.Pattern[Any] = compile(pattern, *once((pattern, int(flags)), None, lambda: program(pattern, flags)))
        return made
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(pattern, flags)


def program(pattern: str | bytes, flags: int) -> Program:
    """The steps that a pattern is matched by."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    groups = tree.state.groupdict
    names = {number: name for name, number in groups.items()}
    steps = [int(step) for step in _compiler._code(tree, flags)]
    count = tree.state.groups
    return int(flags | tree.state.flags), steps, count - 1, groups, tuple(map(names.get, range(count)))


__all__ = ["compiled", "lazy"]

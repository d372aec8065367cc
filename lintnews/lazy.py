"""Patterns that are compiled when they are first used: one clean article needs few of the hundreds that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import compile as lazy
else:

    class lazy:  # noqa: N801
        """A pattern like that of `re.compile`, compiled when it is first used.

        >>> number = lazy(r"\\d+")
        >>> number.findall("12 and 13")
        ['12', '13']
        """

        def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
            self.source = pattern, flags

        def __getattr__(self, name: str) -> object:
            if name.startswith("__"):
                raise AttributeError(name)
            if "made" not in self.__dict__:
                self.made = re.compile(*self.source)
            # The method becomes this object's own, so that the next call costs what it costs with re.
            found = self.__dict__[name] = getattr(self.made, name)
            return found


__all__ = ["lazy"]

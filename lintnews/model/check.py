"""Check and Hit: a way of looking, and what it saw."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Self, dataclass_transform

from lintnews.model.document import Document
from lintnews.model.span import Span


class Hit(NamedTuple):
    """What a check saw, where in the text. It knows no rule, no level and no message.

    `words` fill the message, by name (`{figure}`) or in order (`%s`). `kind` is the check's own
    word for the sort of problem; a rule file may give a kind its level and message.
    `replacement` mends the span; it is `safe` where no editor needs to look at it first. With `line` it mends the whole
    line of the source on which the span stands alone; "" then takes the line out.
    `related` are the other places that the finding is about. After the `last` hit the check looked no further, since
    its work has a bound; there may be more.
    """

    span: Span
    words: Mapping[str, str] = MappingProxyType({})
    kind: str = ""
    replacement: str | None = None
    safe: bool = True
    related: tuple[Span, ...] = ()
    last: bool = False
    line: bool = False


class CheckError(ValueError):
    """A check that can't go on, such as one whose pattern is broken. `about` is the word of the rule file to blame."""

    def __init__(self, about: str, message: str) -> None:
        super().__init__(message)
        self.about = about


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Check:
    """A way of looking. Its annotated fields are the options that a rule file may set; nothing of it changes.

    It behaves as a frozen dataclass, and is none: making two dozen of those costs as much as starting Python twice.

    >>> class Cliche(Check):
    ...     phrase: str = "at the end of the day"
    >>> Cliche(phrase="game changer").phrase
    'game changer'
    """

    reads_files = False  # whether it reads files besides those of the rules, such as dictionaries

    def __init__(self, **options: Any) -> None:
        if unknown := options.keys() - type(self).__annotations__.keys():
            raise TypeError(f"{type(self).__name__} has no option {min(unknown)!r}")
        self.__dict__.update(options)
        self.options = options
        self.verify()

    def verify(self) -> None:
        """Refuse options that can't be used. Raises CheckError, about the option."""

    def changed(self, **options: Any) -> Self:
        """The same check with some options set otherwise."""
        return type(self)(**{**self.options, **options})

    def find(self, document: Document) -> Iterator[Hit]:
        """What the check sees in a document. Raises CheckError."""
        raise NotImplementedError

    def testimony(self, document: Document) -> Iterator[Hit]:
        """What it tells others (`Hearing`): what it saw by itself, before it heard anybody."""
        return self.find(document)


class Late:
    """A check that is made when it is first asked for: a rule that never runs costs nothing."""

    def __init__(self, make: Callable[..., Check], *given: Any) -> None:
        self.make = make
        self.given = given
        self.made: Check | None = None

    @classmethod
    def of(cls, check: Check) -> "Late":
        """One that is there already."""
        late = cls(type(check))
        late.made = check
        return late

    def __call__(self) -> Check:
        if self.made is None:
            self.made = self.make(*self.given)
        return self.made


class Hearing(Check):
    """A check that judges by what other checks find. The rulebook gives it those of its family and languages."""

    def hearing(self, witnesses: tuple[Check, ...]) -> Self:
        """The same check, which takes these others' word."""
        raise NotImplementedError

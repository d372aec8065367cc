"""Check and Hit: a way of looking, and what it saw."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, NamedTuple, Self, dataclass_transform

from lintnews.model.document import Document
from lintnews.model.errors import LintnewsError
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


class CheckError(LintnewsError):
    """A check that can't go on, such as one whose pattern is broken. `about` is the word of the rule file to blame."""

    def __init__(self, about: str, message: str) -> None:
        super().__init__(message)
        self.about = about


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Check:
    """A way of looking. Its annotated fields are the options that a rule file may set; one without a value must be set.

    It behaves as a frozen dataclass that takes keywords: defaults, `==`, `hash` and `repr` by fields, no assignment.
    What is worked out of the options (`cached_property`) is no field, and is not pickled.

    >>> class Cliche(Check):
    ...     phrase: str
    ...     most: int = 0
    >>> Cliche(phrase="game changer")
    Cliche(phrase='game changer', most=0)
    >>> Cliche(phrase="game changer") == Cliche(phrase="game changer", most=1)
    False

    A library makes such classes as well, but each run would wait for it: with its import, three dozen cost 43 ms of CPU
    with the standard library's dataclasses, 56 with attrs, 28 with msgspec, and less than one here.
    """

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({})  # name → type, as written
    required: ClassVar[tuple[str, ...]] = ()  # the fields that have no default
    kinds: ClassVar[tuple[str, ...]] = ()  # of its hits, where it tells them apart
    reads_files: ClassVar[bool] = False  # whether it reads files besides those of the rules, such as dictionaries

    def __init_subclass__(cls) -> None:
        cls.fields = {**cls.fields, **cls.__annotations__}
        cls.required = tuple(field for field in cls.fields if not hasattr(cls, field))

    def __init__(self, **options: object) -> None:
        for field in options:
            if field not in self.fields:
                raise TypeError(f"{type(self).__name__} has no option {field!r}")
        for field in self.required:
            if field not in options:
                raise TypeError(f"{type(self).__name__} needs the option {field!r}")
        self.__dict__.update(options)
        self.verify()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} can't be changed: {name!r}; changed() makes another")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __repr__(self) -> str:
        values = ", ".join(f"{field}={value!r}" for field, value in self.values.items())
        return f"{type(self).__name__}({values})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Check) or type(other) is not type(self):
            return NotImplemented
        return self is other or self.values == other.values

    def __hash__(self) -> int:
        return self.hash

    def __getstate__(self) -> dict[str, object]:
        return self.values

    @cached_property
    def hash(self) -> int:
        """Worked out once: the options may be thousands of words."""
        tables = [frozenset(value.items()) if isinstance(value, Mapping) else value for value in self.values.values()]
        return hash((type(self), *tables))

    @property
    def values(self) -> dict[str, object]:
        """The fields with their values."""
        return {field: getattr(self, field) for field in self.fields}

    def verify(self) -> None:
        """Refuse options that can't be used. Raises CheckError, about the option."""

    def prove(self) -> None:
        """Make all patterns, of which an article calls for a part alone. Raises CheckError, about a broken one."""

    def changed(self, **options: object) -> Self:
        """The same check with some options set otherwise."""
        return type(self)(**{**self.values, **options})

    def find(self, document: Document) -> Iterator[Hit]:
        """What the check sees in a document. Raises CheckError."""
        raise NotImplementedError

    def find_alone(self, document: Document) -> Iterator[Hit]:
        """What the check finds without its siblings (see `ContextCheck`); this is what it tells them."""
        return self.find(document)


class ContextCheck(Check):
    """A check that judges by what its siblings find: the checks of its family and languages."""

    def with_siblings(self, siblings: tuple[Check, ...]) -> Self:
        """The same check, which also judges by what these others find."""
        raise NotImplementedError


Reader = Callable[[str, str, Mapping[str, object]], Check]  # path, what a rule extends, options → its check


def unwritten(path: str, extends: str, options: Mapping[str, object]) -> Check:
    """Reads the check of a rule that stands in no file."""
    raise CheckError("", "stands in no file")


class LazyCheck:
    """A rule's check, made when it is first asked for: a rule that never runs costs nothing.

    It holds what the rule's file says: what the rule `extends`, and the `options` as YAML has them. `read` makes the
    check of that; `path` is the file to blame for a mistake. `siblings` are the checks of the rule's family, its own
    among them, for a check that judges by what they find.
    """

    reads_files = False  # besides those of the rules; one that isn't made has read none

    def __init__(self, read: Reader, path: str, extends: str, options: Mapping[str, object]) -> None:
        self.read = read
        self.path = path
        self.extends = extends
        self.options = options
        self.siblings: tuple[LazyCheck, ...] = ()

    @classmethod
    def of(cls, check: Check) -> "LazyCheck":
        """One that is made already."""
        lazy = cls(unwritten, "", "", {})
        lazy.keep(check)
        return lazy

    def changed(self, **options: object) -> "LazyCheck":
        """The same, with some options set otherwise."""
        other = LazyCheck(self.read, self.path, self.extends, {**self.options, **options})
        other.siblings = self.siblings
        return other

    def __getstate__(self) -> dict[str, object]:
        """What another process needs to make the check anew; a check that no file describes is sent itself."""
        kept = self.__dict__.copy()
        for made in ("alone", "check", "reads_files") if self.extends else ():
            kept.pop(made, None)
        return kept

    def keep(self, check: Check) -> None:
        """This is the check: nobody needs to make it."""
        self.__dict__["alone"] = check

    @cached_property
    def alone(self) -> Check:
        """The check, without its siblings."""
        return self.read(self.path, self.extends, self.options)

    @cached_property
    def check(self) -> Check:
        """The check."""
        check = self.alone
        self.reads_files = check.reads_files
        return (
            check.with_siblings(tuple(one.alone for one in self.siblings)) if isinstance(check, ContextCheck) else check
        )

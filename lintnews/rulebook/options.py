"""Options: what a rule file sets → the fields of its check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lintnews.model import Check


class OptionError(ValueError):
    """An option that a check does not have, or a value that it can't take. `key` is the option."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def build(check: type[Check], name: str, options: Mapping[str, Any]) -> Check:
    """The check with these options. Raises OptionError."""
    kinds = check.__annotations__
    for key in options:
        if key not in kinds:
            raise OptionError(key, f"no option of {name} is called {key!r}; there are: {', '.join(kinds)}")
    return check(**{key: convert(key, kinds[key], value) for key, value in options.items()})


def convert(key: str, kind: str, value: object) -> Any:
    """The value as the field's type wants it."""
    expected, reader = CONVERTERS[kind]
    try:
        return reader(value)
    except (TypeError, ValueError) as error:
        raise OptionError(key, f"{key} must be {expected}, not {value!r}"[:200]) from error


def _exactly(*kinds: type) -> Callable[[object], Any]:
    def reader(value: object) -> object:
        if type(value) not in kinds:
            raise TypeError
        return value

    return reader


def _text(value: object) -> str:
    """A word of YAML that looks like a number is still a word: `tokens: [911]`."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError
    return str(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(item) for item in value)


def _pairs(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError
    return {_text(key): _text(item) for key, item in value.items()}


def _lists(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError
    return {_text(key): _texts(item) for key, item in value.items()}


# The type of a check's field, as written → what to tell an editor, and the reader of the value.
CONVERTERS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "bool": ("true or false", _exactly(bool)),
    "float": ("a number", _exactly(int, float)),
    "int": ("a whole number", _exactly(int)),
    "int | None": ("a whole number", _exactly(int)),
    "str": ("a text", _text),
    "tuple[str, ...]": ("a list of texts", _texts),
    "Mapping[str, str]": ("a table of texts", _pairs),
    "Mapping[str, tuple[str, ...]]": ("a table of lists", _lists),
}

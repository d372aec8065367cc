"""Options: what a rule file sets → the fields of its check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from lintnews.model import Check, LintnewsError
from lintnews.near import near_or_all

if TYPE_CHECKING:
    from lintnews.matching.actions import Action


class OptionError(LintnewsError):
    """An option that a check does not have, or a value that it can't take. `key` is the option."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def build(check: type[Check], name: str, options: Mapping[str, object], common: Iterable[str] = ()) -> Check:
    """The check with these options. Raises OptionError."""
    kinds = options_of(check)
    for key in options:
        if key in check.fields and key not in kinds:
            kind, known = check.fields[key], ", ".join(CONVERTERS)
            raise OptionError(
                key, f"{key} of {name} is of the type {kind}, which no rule file can set; these can: {known}"
            )
        if key not in kinds:
            raise OptionError(key, f"no option of {name} is called {key!r}{near_or_all(key, [*kinds, *common])}")
    values = {key: convert(key, kinds[key], value) for key, value in options.items()}
    if missing := [key for key in check.required if key not in options]:
        raise OptionError("extends", f"{name} needs the option{'s' * (len(missing) > 1)} {', '.join(missing)}")
    return check(**values)


def options_of(check: type[Check]) -> dict[str, str]:
    """The options of a check with their types, as written. A field of another type is none: no rule file can set it."""
    return {field: kind for field, kind in check.fields.items() if kind in CONVERTERS}


def convert(key: str, kind: str, value: object) -> Any:
    """The value as the field's type wants it."""
    expected, reader = CONVERTERS[kind]
    try:
        return reader(value)
    except (KeyError, TypeError, ValueError) as error:
        from reprlib import repr as brief  # aliases of YAML may make a short file say millions of words

        raise OptionError(key, f"{key} must be {expected}, not {brief(value)}") from error


def _text(value: object) -> str:
    """A scalar of YAML, as it is written."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _flag(value: object) -> bool:
    return FLAGS[_text(value).lower()]


def _texts(value: object) -> tuple[str, ...]:
    """A list, or one text that stands for a list of one."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not {*map(type, value)} <= {str}:
        raise TypeError
    return tuple(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _pairs(value: object) -> dict[str, str]:
    return {key: _text(item) for key, item in _table(value).items()}


def _numbers(value: object) -> dict[str, float]:
    return {key: float(_text(item)) for key, item in _table(value).items()}


def _lists(value: object) -> dict[str, tuple[str, ...]]:
    return {key: _texts(_list(item)) for key, item in _table(value).items()}


def _action(value: object) -> Action:
    from lintnews.matching.actions import action

    keys = _table(value)
    if not keys.keys() <= {"name", "params"}:
        raise ValueError("an action has the keys name and params")
    return action(_text(keys.get("name", "")), _texts(keys.get("params", [])))


def _steps(value: object) -> tuple[Any, ...]:
    from lintnews.matching.words_in_turn import Step

    return tuple(Step(**{key: STEP_KEYS[key](item) for key, item in _table(row).items()}) for row in _list(value))


FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

STEP_KEYS: dict[str, Callable[[object], Any]] = {
    "negate": _flag,
    "pattern": _text,
    "skip": lambda value: int(_text(value)),
    "tag": _text,
}

# The type of a check's field, as written → what to tell an editor, and the reader of the value.
CONVERTERS: dict[str, tuple[str, Callable[[object], object]]] = {
    "Action": ("an action with a name that is known", _action),
    "bool": ("true or false", _flag),
    "float": ("a number", lambda value: float(_text(value))),
    "int": ("a whole number", lambda value: int(_text(value))),
    "int | None": ("a whole number", lambda value: int(_text(value))),
    "str": ("a text", _text),
    "tuple[Step, ...]": ("a list of tables with the keys pattern, tag, negate and skip", _steps),
    "tuple[str, ...]": ("a list of texts", _texts),
    "Mapping[str, float]": ("a table of numbers", _numbers),
    "Mapping[str, str]": ("a table of texts", _pairs),
    "Mapping[str, tuple[str, ...]]": ("a table of lists", _lists),
}

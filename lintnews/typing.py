"""What lintnews needs of `typing`, without its import: with named tuples it took a third of the start of a run."""

from __future__ import annotations

TYPE_CHECKING = False  # a type checker takes it for true, by its name

if TYPE_CHECKING:
    from typing import Any, NamedTuple, NoReturn, Self, TypeVar, dataclass_transform
else:
    from collections import _tuplegetter as getter

    Any = NoReturn = Self = object

    def TypeVar(name):  # noqa: N802
        return name

    def dataclass_transform(**_):
        return lambda decorated: decorated

    class _Fields(type):
        """Makes the annotated fields of a class the places of a tuple."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            getters = {field: getter(place, None) for place, field in enumerate(fields)}
            own = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return super().__new__(cls, name, bases, {**body, **getters, **own})

    class NamedTuple(tuple, metaclass=_Fields):
        """A tuple with names, as `typing` has it. There each costs two compilations when its class is made.

        >>> class Place(NamedTuple):
        ...     line: int
        ...     column: int = 1
        >>> Place(3), Place(column=8, line=2)._replace(line=5)
        (Place(line=3, column=1), Place(line=5, column=8))
        """

        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = cls._complete(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _complete(cls, values, named):
            rest = cls._fields[len(values) :]
            if len(values) > len(cls._fields) or not named.keys() <= set(rest):
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
            named = cls._field_defaults | named
            try:
                return values + tuple([named[field] for field in rest])
            except KeyError as missing:
                raise TypeError(f"{cls.__name__} needs {missing}") from None

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return (
                f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in self._asdict().items())})"
            )

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changes):
            values = tuple(map(changes.pop, self._fields, self))
            return type(self)(*values, **changes)


__all__ = ["TYPE_CHECKING", "Any", "NamedTuple", "NoReturn", "Self", "TypeVar", "dataclass_transform"]

"""Our named tuples are those of `typing`, as far as we use them."""

import copy
import pickle
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews import typing as ours


class Theirs(typing.NamedTuple):
    line: int
    column: int = 1
    text: str = ""

    @property
    def place(self) -> tuple[int, int]:
        return self.line, self.column


class Ours(ours.NamedTuple):
    line: int
    column: int = 1
    text: str = ""

    @property
    def place(self) -> tuple[int, int]:
        return self.line, self.column


NAMES = st.sampled_from(["line", "column", "text", "size"])


def made(kind, values, named):
    """What comes of making one: its fields, or a TypeError."""
    try:
        return kind(*values, **named)._asdict()
    except TypeError:
        return TypeError


@given(st.lists(st.integers(), max_size=4), st.dictionaries(NAMES, st.integers(), max_size=4))
def test_they_are_made_alike(values, named):
    assert made(Ours, values, named) == made(Theirs, values, named)


@given(st.dictionaries(st.sampled_from(["line", "column", "text"]), st.integers(), max_size=3))
def test_they_are_changed_alike(changes):
    assert Ours(3)._replace(**changes)._asdict() == Theirs(3)._replace(**changes)._asdict()


def test_they_are_tuples():
    one = Ours(3, text="a")
    assert one == (3, 1, "a")
    assert one.place == (3, 1)
    assert repr(one) == "Ours(line=3, column=1, text='a')"
    assert copy.copy(one) == pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(AttributeError):
        one.line = 4
    with pytest.raises(TypeError):
        one._replace(size=4)
    match one:
        case Ours(line, column):
            assert (line, column) == one.place

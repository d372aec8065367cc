"""A check is a frozen dataclass in all but the making: what dataclasses promise, it keeps."""

import dataclasses
import pickle
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import pytest

from lintnews.checks import CHECKS, check_class
from lintnews.model import Check, CheckError, LazyCheck
from lintnews.rulebook.options import OptionError, build


class Cliche(Check):
    phrase: str
    swap: Mapping[str, str] = MappingProxyType({})
    most: int = 0

    @cached_property
    def words(self):
        return self.phrase.split()


class LongCliche(Cliche):
    length: int = 3


@dataclasses.dataclass(frozen=True, kw_only=True)
class Model:
    """The same as `Cliche`, by the standard library."""

    phrase: str
    swap: Mapping[str, str] = dataclasses.field(default_factory=dict)
    most: int = 0


def test_it_shows_its_fields_as_a_dataclass_does():
    options = {"phrase": "game changer", "swap": {"a": "b"}}
    assert repr(Cliche(**options)) == repr(Model(**options)).replace("Model", "Cliche")


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (Cliche(phrase="a"), Cliche(phrase="a"), True),
        (Cliche(phrase="a"), Cliche(phrase="a", most=0, swap={}), True),
        (Cliche(phrase="a", swap={"b": "c", "d": "e"}), Cliche(phrase="a", swap={"d": "e", "b": "c"}), True),
        (Cliche(phrase="a"), Cliche(phrase="b"), False),
        (Cliche(phrase="a"), Cliche(phrase="a", most=1), False),
        (Cliche(phrase="a"), LongCliche(phrase="a"), False),
        (Cliche(phrase="a"), "a", False),
    ],
)
def test_checks_are_equal_by_their_fields(one, other, equal):
    assert (one == other) is equal
    assert not equal or hash(one) == hash(other)


def test_what_was_worked_out_is_no_part_of_it():
    check = Cliche(phrase="game changer")
    assert check.words == ["game", "changer"]
    assert check == Cliche(phrase="game changer")
    sent = pickle.loads(pickle.dumps(check.changed(swap={"a": "b"})))
    assert (sent, vars(sent).keys()) == (check.changed(swap={"a": "b"}), {"phrase", "swap", "most"})


def test_nothing_can_be_assigned_or_deleted():
    check = Cliche(phrase="game changer")
    for change in (
        lambda: setattr(check, "most", 1),
        lambda: setattr(check, "other", 1),
        lambda: delattr(check, "most"),
    ):
        with pytest.raises(AttributeError):
            change()
    assert check.changed(most=1) == Cliche(phrase="game changer", most=1)


@pytest.mark.parametrize(
    ("options", "said"),
    [({}, "needs the option 'phrase'"), ({"phrase": "a", "mots": 1}, "has no option 'mots'")],
)
def test_options_are_what_the_fields_say(options, said):
    with pytest.raises(TypeError, match=said):
        Cliche(**options)


def test_a_subclass_has_the_fields_of_its_parent_and_its_own():
    assert list(LongCliche.fields) == ["phrase", "swap", "most", "length"]
    assert LongCliche.required == ("phrase",)


@pytest.mark.parametrize("name", [name for name in sorted(CHECKS) if check_class(name).required])
def test_a_rule_must_set_what_its_check_has_no_value_for(name):
    with pytest.raises(OptionError, match=f"^{name} needs the options? {', '.join(check_class(name).required)}$"):
        build(check_class(name), name, {})


def test_a_field_of_a_type_that_no_rule_file_can_set_is_told():
    class Swaps(Check):
        words: dict[str, str]

    with pytest.raises(
        OptionError, match=r"^words of swaps is of the type dict\[str, str\], which no rule file can set"
    ):
        build(Swaps, "swaps", {"words": {"a": "b"}})


def test_a_check_is_made_once_and_when_it_is_asked_for():
    asked = []

    def read(path, extends, options):
        asked.append((path, extends, options))
        return Cliche(phrase=options["phrase"])

    lazy = LazyCheck(read, "a/b.yml", "cliche", {"phrase": "game changer"})
    assert asked == []
    assert lazy.check is lazy.check
    assert asked == [("a/b.yml", "cliche", {"phrase": "game changer"})]
    assert lazy.changed(phrase="a").check.phrase == "a"


def test_a_check_without_a_file_stays_what_it_is():
    lazy = pickle.loads(pickle.dumps(LazyCheck.of(Cliche(phrase="a", swap={"b": "c"}))))
    assert lazy.check == Cliche(phrase="a", swap={"b": "c"})
    with pytest.raises(CheckError):
        LazyCheck.of(Cliche(phrase="a")).changed(phrase="b").alone.find(None)

"""The facts of articles, and the laws of their merging."""

import json
import pickle
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lintnews
from lintnews.house.facts import facts_of
from lintnews.house.judged import judge
from lintnews.house.merging import MOST, Reduce, groups, merge, merged_facts

STORY = """Mayor wants ferry back

April 8, 2025

MILLPORT — Mayor Halyna Zelenska said on Tuesday that 155 Norwegian passengers had asked for the ferry.

Zelenska’s office counts 12,000 passengers a year. The ferry cost $3,500 (€3,100) a day.

Share on Harbourbook
"""


def facts(text: str = STORY, path: str = "news/2025/ferry.txt") -> dict:
    return facts_of(lintnews.read(text, path))


def keys(kind: str, text: str = STORY, path: str = "news/2025/ferry.txt") -> list[list[str]]:
    return [key.split("\t")[1:] for key in facts(text, path) if key.startswith(f"{kind}\t")]


def test_a_name_has_mentions_place_date_and_company() -> None:
    (value,) = (value for key, value in facts().items() if key.startswith("name\t") and key.endswith("\tZelenska"))
    assert value["mentions"] == 2
    assert value["places"] == [["news/2025/ferry.txt", 5, 25, 2]]
    assert (value["first"], value["last"], value["sections"]) == ("2025-04-08", "2025-04-08", {"news": 1})
    assert value["given"] == {"Halyna": 1}


def test_spellings_of_one_sound_stand_in_one_group() -> None:
    first, second = (keys("name", f"Mr {name} of Millport was late again.\n") for name in ("Zelenskyy", "Zelenskiy"))
    assert {sound for sound, word in first if word[0] == "Z"} == {sound for sound, word in second if word[0] == "Z"}


def test_a_figure_stands_under_its_noun_and_a_name_by_its_date() -> None:
    places = [place for *group, place in keys("figure") if group == ["count", "people", "norw"]]
    assert [place.partition("~")[0] for place in places] == ["2025-04-08"]


def test_an_amount_and_its_conversion_are_both_kept() -> None:
    text = "The ferry of Millport cost $3,500 (€3,100) a day, said the town of Millport in Norway.\n"
    assert {(kind, currency) for kind, currency, *_ in keys("figure", text)} == {("money", "$"), ("money", "€")}


def test_styles_are_counted_in_running_text() -> None:
    assert {("thousands", "12,000"), ("apostrophes", "it’s")} <= {(point, way) for point, way in keys("style")}


def test_a_line_has_its_neighbours() -> None:
    value = next(value for value in facts().values() if value.get("text") == "Share on Harbourbook")
    assert (value["after"], value["edge"], "" in value["before"]) == ({"": 1}, 1, False)


def test_copy_in_another_language_has_lines_alone() -> None:
    german = "Der Bürgermeister sagte, dass er das nicht wisse und auch nicht sagen wolle. Das war am Dienstag.\n" * 3
    assert {key.partition("\t")[0] for key in facts(german)} == {"all", "line"}


@pytest.mark.parametrize(
    ("path", "source", "date", "section"),
    [
        ("sport/2024/03/09/cup.txt", "The cup of Millport is lost.\n", "2024-03-09", "sport"),
        ("_posts/2019-03-18-cup.md", "The cup of Millport is lost.\n", "2019-03-18", "_posts"),
        (
            "sport/cup.md",
            "---\ntitle: Lost\ndate: 2019-03-18 10:00\n---\nThe cup of Millport is lost.\n",
            "2019-03-18",
            "sport",
        ),
        ("cup.txt", "Cup lost\n\nMay 3, 2020\n\nThe cup of Millport is lost.\n", "2020-05-03", ""),
        ("2024/13/45/cup.md", "---\ndate: 2019-02-30\n---\nThe cup of Millport is lost.\n", "", ""),
        ("cup.txt", "The cup of Millport is lost.\n", "", ""),
    ],
)
def test_date_and_section_are_read_from_the_file_and_its_path(path: str, source: str, date: str, section: str) -> None:
    value = next(value for key, value in facts(source, path).items() if key.endswith("\tMillport"))
    assert value.get("first", "") == date
    assert list(value["sections"]) == [section]


def test_date_and_section_can_be_given() -> None:
    given = facts_of(lintnews.read(STORY, "1"), date="2001-02-03", section="Desk")
    assert {value["first"] for value in given.values() if "first" in value} == {"2001-02-03"}
    assert {name for value in given.values() for name in value.get("sections", {})} == {"Desk"}


def test_facts_are_json_and_can_be_sent_to_another_process() -> None:
    found = facts()
    assert json.loads(json.dumps(found)) == found == pickle.loads(pickle.dumps(found))


PIECES = ["Zelensky", "Zelenskyy’s", " bin Laden", "\n\n", " 155 Chinese men", "$3,500", "e-mail", "U.S.", "“", "\t"]
PIECES += ["# ", "- ", "---\ndate: 2019-13-45\n---\n", "<p>", "\udcff", "\x85", "2025-04-11", "al-Sisi", " said. "]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=60).map("".join)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.html", "b\t\nc.txt"]))
def test_any_text_has_facts_and_each_place_is_in_its_file(text: str, path: str) -> None:
    found = facts_of(lintnews.read(text, path))
    lines = text.split("\n")
    with Reduce(at_once=1) as reducing:
        reducing.add(found)
        for key, value in reducing:
            assert value == found[key]
            for _, line, *_ in value.get("places", ()):
                assert 1 <= line <= len(lines)
    judge(sorted(merged_facts([*found.items(), *found.items()]).items()))


NAMES = st.sampled_from(["", "a", "b", "c"])
VALUES = st.fixed_dictionaries(
    {"mentions": st.integers(0, 9), "articles": st.just(1)},
    optional={
        "places": st.lists(st.tuples(NAMES, st.integers(1, 9)).map(list), min_size=1, max_size=1),
        "given": st.dictionaries(NAMES, st.integers(1, 3), max_size=3),
        "first": NAMES.filter(bool),
        "last": NAMES.filter(bool),
    },
)
FACTS = st.lists(st.tuples(st.sampled_from(["name\tx\ta", "name\tx\tb", "name\ty\ta", "line\t0"]), VALUES), max_size=30)


@given(VALUES, VALUES, VALUES)
def test_it_makes_no_difference_what_is_merged_first(one: dict, other: dict, third: dict) -> None:
    assert merge(one, other) == merge(other, one)
    assert merge(merge(one, other), third) == merge(one, merge(other, third))


@settings(deadline=None)
@given(FACTS, st.integers(1, 5), st.integers(1, 5))
def test_a_reduce_that_spills_says_what_one_without_says(found: list, batch: int, at_once: int) -> None:
    whole = sorted(merged_facts(found).items())
    with Reduce(at_once) as reducing:
        for start in range(0, len(found), batch):
            reducing.add(merged_facts(found[start : start + batch]))
        assert list(reducing) == whole
        assert [member for _, members in groups(reducing) for member in members] == whole


def test_many_files_are_made_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintnews.house.merging.FILES", 3)
    with Reduce(at_once=1) as reducing:
        for number in range(20):
            reducing.add({f"line\t{number % 7}": {"articles": 1}})
        assert len(reducing.files) <= 4
        assert sum(value["articles"] for _, value in reducing) == 20


def test_places_are_kept_up_to_a_number() -> None:
    places = [{"places": [[f"{number:03}.txt", 1]]} for number in range(50)]
    assert reduce(merge, places)["places"] == [[f"{number:03}.txt", 1] for number in range(MOST)]

"""The work of every check grows as the text does, whatever the text: counted in steps, never in seconds.

A step is a call, of Python's functions or of C's, or 32 characters of the text that are copied or looked through. What
a pattern does within one call is not counted: tests/test_security_patterns.py is about that.
"""

import sys
from collections import Counter

import pytest

from lintnews import Config
from lintnews.engine import lint, rules_for_language, views
from lintnews.formats import read
from lintnews.linting.configuration import all_rules, selected_rules, with_all_packs
from lintnews.matching.titles import STYLES, SentenceCase, title_case

pytestmark = pytest.mark.slow  # half a minute: all rules over all texts, with each call counted
EVERYTHING = with_all_packs(Config(select=("all",)))
RULES = [rule for rule in selected_rules(EVERYTHING, all_rules(EVERYTHING)) if not rule.id.startswith("spelling.")]
ENGLISH = "The mayor said on Tuesday that it was not for him to say what they would do with the money in the end.\n\n"
UNITS = (  # {} is a word that is another each time
    "a", " ", "\n", ".", "-", ",", "“", '"', "(", "“It rains,” he said. ", "‘", "’", "it’s ", "*", "`", "/", "@a_b ",
    "https://a.example/b ", "1", "1,", "½ ", "$1 ", "43 percent ", "12,000 people ", "12,000 people in {} ",
    "It killed 12,000 men in Oslo. ", "killed 12,000 and ",
    "1 km (1 mile) ", "1 of 2 (3%) ", "from 1 to 2, up 3% ",
    "rose from ", "the rest 1%, ", "9 men, including 1 man, 2 men ",
    ", 34,", "Ann {}, 34, ", "34-year-old Ann ",
    "51 percent of voters in a poll ", "Monday, April 8 ", "April 31 ", "Mon. ",
    "Kyiv ", "Zelensky ", "Mc{} ", "Volodymyr Zelensk{} said. ", "Ki{}v ", "U.S. ", "A. B. ", "NATO ", "the the ",
    "according to police, ", "he said. ", "Who? ", "TK ", "By Anna Lee\n", "Share\n", "Share {}\n\n", "{}\n", "- {}\n",
    "# A {}\n\n", "It rains in the town again and again.\n\n", "It is {}.\n\n", "He {}. ", "[a](b) ", "co-op-", "é",
    "Ã©",
    "â€™ ", "Ã©{} ", "\u0301", "a\u200b", "ﬁ", "p\u0430y ", "мир ", "&amp;", r"\xe2\x80\x99s ", "caf=E9 ", "?",
    "\ufffd",
)  # fmt: skip


class Watched(str):
    """A text that counts what is copied of it, and looked through in it."""

    looked = 0

    def __getitem__(self, key):
        piece = str.__getitem__(self, key)
        Watched.looked += len(piece)
        return piece

    def find(self, sub, start=0, end=sys.maxsize):
        at = str.find(self, sub, start, end)
        Watched.looked += max(0, (at if at >= 0 else min(end, len(self))) - start)
        return at

    def rfind(self, sub, start=0, end=sys.maxsize):
        at = str.rfind(self, sub, start, end)
        Watched.looked += max(0, min(end, len(self)) - (at if at >= 0 else start))
        return at

    def count(self, sub, start=0, end=sys.maxsize):
        Watched.looked += max(0, min(end, len(self)) - start)
        return str.count(self, sub, start, end)


def word(number):
    """A word of three letters for a number."""
    return "".join(chr(97 + number // 26**place % 26) for place in (2, 1, 0))


def text(unit, size):
    """A text of so many characters, after some in English: what is written in no language most rules don't read."""
    return ENGLISH * (size // 400) + "".join(
        unit.replace("{}", word(number)) for number in range(size // len(unit) + 1)
    )


def counted(work):
    """How many steps a piece of work takes."""
    steps, Watched.looked = 0, 0

    def step(*_):
        nonlocal steps
        steps += 1

    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return steps + Watched.looked // 32


def steps_of_rules(name, unit, size):
    """What each rule costs, in order; what several need to know is counted to the first of them."""
    document = read(name, text(unit, size).encode())
    if document.text is document.source:
        document.source = document.text = Watched(document.text)
    else:
        document.text = Watched(document.text)
    return Counter(
        {
            rule.id: counted(lambda rule=rule: [list(rule.check.find(view)) for view in views(document, rule)])
            for rule in rules_for_language(document, RULES)
        }
    )


SIZE, SPARE = 2000, 2000  # characters, steps


@pytest.mark.parametrize(
    ("name", "unit"),
    [*(("a.txt", unit) for unit in UNITS), *(("a.md", unit) for unit in UNITS if set(unit) & set("*`#-[&\n"))],
)
def test_the_work_of_a_check_grows_as_the_text_does(name, unit):
    steps_of_rules(name, unit, 2 * SIZE)  # so that nothing is loaded while it is counted
    half, whole = steps_of_rules(name, unit, SIZE), steps_of_rules(name, unit, 2 * SIZE)
    quicker = {rule: (half[rule], steps) for rule, steps in whole.items() if steps > 2.2 * half[rule] + SPARE}
    assert not quicker


def test_the_work_of_the_mends_grows_as_the_text_does():
    """Of lines that are taken out, too: nothing is copied of what stands before each."""
    rules = [rule for rule in RULES if rule.id == "chrome.share"]

    def steps(size):
        document = read("a.txt", text("Share this article\n\nThe mayor spoke of it on Monday.\n\n", size).encode())
        document.source = document.text = Watched(document.text)
        return counted(lambda: list(lint(document, rules)))

    steps(2 * 10 * SIZE)
    assert steps(2 * 10 * SIZE) <= 2.2 * steps(10 * SIZE) + SPARE


@pytest.mark.parametrize("marks", ["ENOSYAZILR", "éńóšýážíĺŕ"])
@pytest.mark.parametrize("names", ["Z{}a said. ", "Z{}a and Z{}ya said. "])
def test_one_name_in_hundreds_of_spellings_is_a_list(names, marks):
    """Spellings that differ in capitals or accents alone, each another, are not held against one another."""

    def spelled(number):
        return names.replace(
            "{}", "".join(mark if number >> place & 1 else "enosyazilr"[place] for place, mark in enumerate(marks))
        )

    def steps(count):
        document = read("a.txt", (ENGLISH * 5 + "".join(map(spelled, range(count)))).encode())
        rule = next(rule for rule in RULES if rule.id == "names.capitals")
        return counted(lambda: [list(rule.check.find(view)) for view in views(document, rule)])

    steps(200)
    assert steps(200) <= 2.2 * steps(100) + SPARE


@pytest.mark.parametrize("unit", ["a ", "a  ", "A-b ", "to: ", "1. "])
@pytest.mark.parametrize(
    "convert", [*(lambda text, style=style: title_case(text, style) for style in STYLES), SentenceCase().convert]
)
def test_a_long_heading_is_no_burden(convert, unit):
    steps = [counted(lambda size=size: convert(Watched(unit * size))) for size in (500, 500, 4000)]
    assert steps[2] <= 8.1 * steps[1]


def test_a_step_is_seen():
    def squared(text):
        return [text[:end].count("a") for end in range(len(text))]

    one, other = (counted(lambda size=size: squared(Watched("a" * size))) for size in (500, 4000))
    assert other > 8.1 * one

"""Quotation marks: which way they turn, and what has no partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.quotation import Quotation
from lintnews.formats import plain
from lintnews.model import Check
from lintnews.rulebook import catalogue

RULES = {rule.id: rule.check for rule in catalogue()}


def found(text: str, check: Check) -> list[tuple[str, int]]:
    return [(hit.kind, hit.span.start) for hit in check.find(plain.read_plain("a.txt", text))]


def places(text: str, rule: str) -> list[int]:
    return [start for _, start in found(text, RULES[rule])]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("“Yes,” he said. “No.”", []),
        ('"Yes," he said. "No."', []),
        ("“It will be our”—she leaned to his ear—“harbour again.”", []),
        ('The band pressed a 7" single and a 12" remix. "We sold both," he said.', []),
        ('He asks whether it helps when "open the "Save as" box" is ticked.', []),
        ("The keys for quotation marks (\" or ' as the case may be) were lost.", []),
        ("In the ‘60s rock ‘n’ roll was played ‘til dawn. “It was loud,” he said.", []),
        ("“Yes, he said.", [("unclosed", 0)]),
        ('\udc93Yes," he said.', []),  # the byte 93 opens it
        ("Yes,” he said.", [("unopened", 4)]),
        ("“Yes.\n“No,” he said.", []),
        ('It runs on 4.1â"4.3 and 5.0.', []),
        ("“I will move there, ” the mayor said.", []),
        ("“Yes.\n\n\n“No,” he said.", []),
        ("“Yes.\nHe left.\n“No,” he said.", []),
        ("“Yes.\nHe left.\nA dog barked.", [("unclosed", 0)]),
        ("“Yes.\nHe left “early” that day.", [("unclosed", 0)]),
        ("“Yes.\nAnd no,” he said.", [("continued", 13)]),
        ('"Yes.\n\'Yes\' means "no," he said.', [("unclosed", 0)]),
        ("“Yes“ and ”no”", [("turned", 4), ("turned", 10)]),
        ("He said: ”We will wait.”", [("turned", 9)]),
        ("She wrote: “The port “works” for us, and the “old” rule is higher…”", []),
        ('"He is 6\'2" tall," she said. "Is he?"', []),
        ('The "Fight for 15" movement and "a 15" screen', []),
        ('He said"yes" and she said "no', []),
        ('— "Yes," he said.\n—"\'Tis so," she said.', []),
        ("''Yes,'' he said. ''No.", [("unclosed", 18)]),
        ('"One. "Two," he said.', [("restarted", 0)]),
        ('"One.\nTwo. "Three," he said.', [("restarted", 0)]),
        ("“One, he said. “Two.”\n“Three,” he said.", [("unclosed", 0)]),
        ("“\nThe mill burns.\n”", []),
        ("He left.\n“\nThe mill burns.\n”\nHe left", []),
        ("“The mill\nburns, and we\nsleep still.”", [("continued", 36)]),
        ("“We want:\n- bread,\n- a “good” peace,\n- land,\n- work,\n- rest.”", [("continued", 60)]),
        ("He says: “We want three things:\n- bread,\n- peace,\n- land,\n- work,\n- rest.”", [("continued", 73)]),
        ("“The mill burns, she said.\nHe left.\n“It was late,” she said.", [("unclosed", 0)]),
        ("“The mill burns.\nHe left the house, and came back late in the evening.\n“It was late.”", [("unclosed", 0)]),
        ("He said: “I like it, I said so, they told me. “We go.” He left.", [("restarted", 9)]),
        ("She said: “I ran. He added: “We go.” He left.", [("unclosed", 10)]),
        ("We start('', stream) with ''.repeat", []),
        ('The speech mark (") opens. “He left,” she said', []),
        ("A ``solution'' for all", []),
        ('"We go.\n\'We stay."', [("unopened", 17)]),
        ("“We can answer commonly asked questions, and more. [You can:]\n- ask,\n- and learn.”", [("continued", 81)]),
        ('"We go,’’ he said. "We stay.’’', []),
        ("He said ‘it’s the boys’’ and “no” to it. “Yes, he said", [("unclosed", 41)]),
        ("„So“ said the banner, and „so” too", []),
        ('The 13" one and the 15” one', []),
        ('“It is a 9" nail,” he said.', []),
        ('Cut it (⅓") and (2⅓”)', []),
        ("“The road to 12.1″ is long", [("turned", 17)]),
        ("“A 12″ disc,” he said", []),
        ('He set id="a" and x = "b', []),
        ('print("a\\n");', []),
        ("“One “or two” men.\n“Three,” he said.", []),
        ('"One.\nTwo, he said. "Three," he said.', [("unclosed", 0)]),
        ('"One," he said, "two, he said. "Three," he said.', [("unclosed", 16)]),
    ],
)
def test_each_mark_needs_its_partner(text, problems):
    assert found(text, Quotation()) == problems


@pytest.mark.parametrize(
    ("rule", "text", "starts"),
    [
        ("quotes.mixed", '“Yes,” and “no,” and "why?"', [21]),
        ("quotes.mixed", "“Yes,” and “no,” and ‘why?’", []),
        ("quotes.mixed-apostrophes", "It’s his, isn't it, and he’s right", [13]),
        ("quotes.mixed-apostrophes", "It’s 6' tall, and ‘so’ is he", []),
        ("quotes.apostrophe", "Presidentʼs, workersʼ, OʼBrien, donʼt", [9, 20, 24, 35]),
        ("quotes.apostrophe", "It´s late, the town′s clock says.", [2, 19]),
        ("quotes.apostrophe", "She is 5′7″ tall; p´aqo", []),
        ("quotes.apostrophe", "Slovʼyansk, Kazanʼ, ʼAli", []),
    ],
)
def test_marks_of_two_sorts_are_told_apart(rule, text, starts):
    assert places(text, rule) == starts


@given(st.text(alphabet="a1' \n.,“”\"’ʼs—-", max_size=60))
def test_no_text_raises(text):
    for start in (*places(text, "quotes.unclosed"), *places(text, "quotes.mixed"), *places(text, "quotes.apostrophe")):
        assert 0 <= start < len(text)


@pytest.mark.parametrize("unit", ['"', "“", "”", "“a. ", '"a ', "''", "ʼs"])
@pytest.mark.parametrize("rule", ["quotes.unclosed", "quotes.mixed", "quotes.mixed-apostrophes", "quotes.apostrophe"])
def test_a_long_line_is_no_burden(rule, unit):
    places(unit * 50_000, rule)

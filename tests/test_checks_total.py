"""Parts and their whole."""

import pytest

from lintnews.formats import plain
from lintnews.rulebook import catalogue

CHECK = next(rule.check for rule in catalogue() if rule.id == "numbers.total")


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in CHECK.find(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A has 60 percent, B 25 percent, and the remaining 15 percent don't care.", []),
        ("A has 60 percent, B 25 percent, and the remaining 25 percent don't care.", ["shares"]),
        ("A has 33%, B 33%, C 33% and the rest, 1%, goes to charity.", []),
        ("The remaining 5 percent were sold.", []),
        ("The mill has 52 percent, leaving the remaining 48 percent to us, where in Riga it has 20 percent.", []),
        ("One in a thousand, 0.1 percent, is hit, 100 percent of us are hurt by the remaining 99.9 percent.", []),
        ("A further 27% comes from rates, while the remaining 23% comes from grants.", []),
        ("It has 27%, and the remaining 23% are sold.", []),
        ("It spends 80% on wages, so cutting the remaining 20% by 5% saves 1% in all.", []),
        ("Half of the men have cars, 30 percent bicycles, and the remaining 40 percent neither.", []),
        ("A has 60 percent. B sold 25 percent, and the remaining 75 percent in May.", []),
        ("A third, 34 of 102 men (33%), stayed.", []),
        ("A third, 34 of 102 men (43%), stayed.", ["share"]),
        ("Two of 3 seats, or about 67 percent, went to him.", []),
        ("In 12 of the 30 towns, or 60 percent, the water is bad.", ["share"]),
        ("It won 300 of 1,500 (20%) seats.", []),
        ("He won 51 percent to 49 percent.", []),
        ("He won 51 percent to 52 percent.", ["tally"]),
        ("The rate went up from 51 percent to 52 percent.", []),
        ("He leads by 2 points, 51 percent to 49 percent.", []),
        ("He leads by 2 points, 51 percent to 39 percent.", ["margin"]),
        ("He leads by five percentage points (45% to 40%).", []),
        ("The fire killed 9 people, including four women and five men.", []),
        ("The fire killed 9 people, including four women and six men.", ["groups"]),
        ("The fire killed 9 people, including four women and six children.", []),
    ],
)
def test_parts_make_their_whole(text, found):
    assert kinds(text) == found

"""Changes from one number to another, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.change import rounding_slack
from lintnews.formats import plain
from lintnews.rulebook import catalogue

CHECK = next(rule.check for rule in catalogue() if rule.id == "numbers.change")


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in CHECK.find(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales rose from $40 million to $50 million, up 25 percent.", []),
        ("Sales rose from $40 million to $50 million, up 20 percent.", ["percent"]),
        ("Sales rose 25 percent from $40 million to $50 million.", []),
        ("Sales rose 50 percent from $40 million to $50 million.", ["percent"]),
        ("Sales rose 50 percent, to $50 million from $40 million.", ["percent"]),
        ("Sales rose nearly 25% to 1,234 from 990.", []),
        ("Sales fell by a third, from 300 to 200, and by 33% in June.", []),
        ("Sales fell from 300 to 200, a 33% drop.", []),
        ("Sales fell from 300 to 200, a 50% drop.", ["percent"]),
        ("Sales rose from 200 to 300, and 33% of the firms gained.", []),
        ("Sales rose from 200 to 300, up 50% in Asia and 20% in Europe.", []),
        (f"Sales rose 50 percent from $40 million to $60{40 * ' '}million.", []),
        ("The balance moves from $1.7 million to $2.1 million at the same annual rate of 12%.", []),
        ("The loan rose from $1.7 million to $2.1 million, at an interest rate of 12%.", []),
        ("Sales rose from $1.7 million to $2.1 million, a growth rate of 12%.", ["percent"]),
        ("Yields will fall to about 5.5 percent to 6 percent, down from 6.5 to 7.5 percent a year ago.", []),
        ("Sales were down from 6.5 to 7.5 million.", ["direction"]),
        ("The share rose from 5% to 7%, up 2%.", ["points"]),
        ("The share rose from 5% to 7%, up 40%.", []),
        ("The share rose from 5% to 7%, up 80%.", ["percent"]),
        ("An intake that grows from 220 to 250 will result in a 70% increase in the number of graduates.", []),
        ("Sales that rise from 200 to 300 will mean a 70% increase.", ["percent"]),
        ("With a 20% drop in revenue, no rent is due from 5 August to 18 August.", []),
        ("With a 20% drop in revenue, no rent is due from 5 to 18 August.", []),
        ("Deaths nearly doubled from 1999 to 2004 increasing from 11 155 in 1999 to 19 838.", []),
        ("The number doubled from 20 to 41.", []),
        ("The number doubled from 20 to 90.", ["times"]),
        ("The number almost tripled from 20 to 55.", []),
        ("The price halved from $20 to $10.", []),
        ("The price halved from $20 to $15.", ["times"]),
        ("The price rose from $20 to $15.", ["direction"]),
        ("The price dropped sharply from $20 to $25.", ["direction"]),
        ("The price rose from 99p to £1.19.", []),
        ("The file shrank from 280MB to 384k, and the wait grew from 45 minutes to 2 hours.", []),
        ("The road grew from 900m to 1.2km.", []),
        ("The road shrank from 900m to 1,200m.", ["direction"]),
        ("The number went up from 440,000 in May but amounting to only 12%.", []),
        ("It sold 200, a 34% decline from July—and its share fell to 31% from 39%.", []),
        ("Sales rose from 200 to 300—an increase of 40%.", ["percent"]),
        ("Sales fell 34% and the share from 39% to 31%.", []),
        ("He rose at 6 and worked from 9 to 5.", []),
        ("Prices fell and workers from 9 to 12 firms left.", []),
        ("Sales rose 3 percent from 2019 to 2021.", []),
        ("He rose from 10th to 5th, and from No. 5 to No. 2.", []),
        ("Aid rose from 3 to 4 million.", []),
        ("Aid rose from $900 to $1.2 million.", []),
        ("Temperatures rose from 0 to 20, up 5 percent.", []),
    ],
)
def test_what_is_said_of_a_change_must_fit_its_numbers(text, found):
    assert kinds(text) == found


@given(before=st.integers(20, 9999), percent=st.integers(1, 300))
def test_an_honest_percentage_is_never_flagged(before, percent):
    after = round(before * (1 + percent / 100))
    if after > before:
        said = round((after / before - 1) * 100)
        assert kinds(f"The number rose from {before:,} to {after:,}, up {said} percent.") == []


@pytest.mark.parametrize("number", ["0", "0.5", "1,000", "7", "2 million", "1.5bn"])
def test_rounding_hides_less_than_the_number(number):
    assert rounding_slack(number) >= 0

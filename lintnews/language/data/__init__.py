"""What we know of writing that an editor can read and extend: word lists, one file a subject."""

import os

FOLDER = os.path.dirname(__file__)


def lines_of(name: str) -> list[str]:
    """The lines of a data file, without its comments (`# …`) and blank lines."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line.strip() and not line.startswith("#")]

"""Stylebooks: the spellings that a newsroom prefers, one YAML file a house."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from lintnews.model import UserError
from lintnews.near import did_you_mean_file, near_or_all
from lintnews.regular_files import read_text

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "stylebooks")
KEYS = {"source", "names"}


class StylebookError(UserError):
    """A stylebook that can't be read; says which, what is wrong and what would be right."""


def read_stylebook(stylebook: str, folder: str = "") -> Mapping[str, str]:
    """Other spelling → the house's own. `stylebook` is a shipped book (`ap`) or a path, from `folder` if relative.

    A book says where its spellings come from and lists them, the house's first:

        source: https://example.org/style
        names:
          Zelenskyy: [Zelensky, Zelenskiy]
    """
    import yaml

    path = path_of(stylebook, folder)
    try:
        book = yaml.load(read_text(path), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise StylebookError(f"{path}: can't be read: {error.strerror}{did_you_mean_file(path)}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # whose words may be those of another file
        mark = getattr(error, "problem_mark", None)
        raise StylebookError(f"{path}{f':{mark.line + 1}' if mark else ''}: is not valid YAML") from error
    preferred: dict[str, str] = {}
    for house, other in spellings(path, book):
        if preferred.setdefault(other, house) != house:
            raise StylebookError(f"{path}: {other!r} stands under {preferred[other]!r} and under {house!r}")
    for other, house in preferred.items():
        if house in preferred:
            raise StylebookError(f"{path}: {house!r} is preferred to {other!r}, and {preferred[house]!r} to {house!r}")
    return preferred


def path_of(stylebook: str, folder: str) -> str:
    """Where a stylebook lies. A word without a folder or an ending names a shipped one."""
    if os.path.basename(stylebook) != stylebook or stylebook.endswith((".yml", ".yaml")):
        return os.path.normpath(os.path.join(folder, stylebook))
    if stylebook not in (known := shipped_stylebooks()):
        raise StylebookError(
            f"no stylebook is called {stylebook!r}{near_or_all(stylebook, known)}; "
            "a stylebook of your own is named by its path, as in ./house.yml"
        )
    return os.path.join(FOLDER, stylebook + ".yml")


def shipped_stylebooks() -> list[str]:
    """The names of the stylebooks that come with lintnews."""
    return sorted(name.removesuffix(".yml") for name in os.listdir(FOLDER) if name.endswith(".yml"))


def spellings(path: str, book: object) -> Iterator[tuple[str, str]]:
    """The house's spelling and each other one. Raises StylebookError where the book has another shape."""
    if not isinstance(book, dict) or not isinstance(book.get("names"), dict):
        raise StylebookError(f"{path}: a stylebook holds `names:`, as in {{Zelenskyy: [Zelensky, Zelenskiy]}}")
    for key in sorted(map(str, book.keys() - KEYS)):
        raise StylebookError(f"{path}: a stylebook has no {key!r}; it has: {', '.join(sorted(KEYS))}")
    for house, others in book["names"].items():
        if not isinstance(house, str) or not isinstance(others, list) or not all(isinstance(o, str) for o in others):
            raise StylebookError(f"{path}: {house!r} needs a list of its other spellings, as in [Zelensky, Zelenskiy]")
        yield from ((house, other) for other in others)

"""lint, fix and read: a linter for one document."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import AnyStr

from lintnews.config import Config
from lintnews.formats import read as read_source
from lintnews.linting.linter import Linter
from lintnews.model import Document, Finding

DEFAULT = Config()


def lint(
    source: str | bytes | Document,
    path: str | os.PathLike[str] = "",
    config: Config | str | os.PathLike[str] | None = None,
) -> list[Finding]:
    r"""What should not reach a newsroom's readers: the findings in a text, or in the bytes of a file, by their place.

    `path` is what the source is called. Its ending tells the format (see docs/formats.md; plain text without one), and
    the configuration may say something of it; nothing is read from there. `config` is a Config, or the path of a
    configuration file (`find_config` looks for the nearest); without one all defaults hold, wherever you are.

    >>> [found] = lint("The mayor spoke on Tuesday.\n\nShow More\n", "mayor.txt")
    >>> found.line, found.column, found.rule, found.message
    (3, 1, 'chrome.buttons', '“Show More” is a button of the web page, not part of the article: cut it.')

    For more than one document make a `Linter`, which reads the rules once.

    Raises UnreadableSource for what holds no text, and ConfigError, RuleFileError and their like (all of them are
    LintnewsError) for a configuration or a rule that can't be used.
    """
    return linter(config).lint(source, path)


def fix(
    source: AnyStr,
    path: str | os.PathLike[str] = "",
    config: Config | str | os.PathLike[str] | None = None,
    *,
    unsafe: bool = False,
) -> AnyStr:
    r"""The text, or the bytes, with what is certain mended, and nothing else changed.

    `path` and `config` are as in `lint`. With `unsafe`, what an editor should look at afterwards is mended as well.
    Bytes keep their encoding, its mark and the ends of their lines. What was mended, and what is left, `Linter.fix`
    tells.

    >>> fix("Sign up for free ﬁles.")
    'Sign up for free files.'
    """
    return linter(config).fix(source, path, unsafe=unsafe).source


def read(source: str | bytes, path: str | os.PathLike[str] = "", format: str = "") -> Document:
    """The document in the bytes of a file, or in text that is decoded already: what a reader sees of it, and where.

    >>> document = read("<p>The <b>mayor</b> spoke.</p>", "mayor.html")
    >>> document.text.strip()
    'The mayor spoke.'
    >>> document.in_source(document.blocks[0].span)
    Span(start=3, end=26)

    The ending of `path` tells the format, unless `format` names it. Bytes are decoded as their mark, their declaration
    or they themselves say; those that are no UTF-8 are never lost (PEP 383).

    Raises UnreadableSource for what holds no text: an image, say, or a PDF.
    """
    return read_source(os.fspath(path), source, format)


def linter(config: Config | str | os.PathLike[str] | None) -> Linter:
    """A linter for a configuration; of the defaults it is made once."""
    return default() if config is None else Linter(config)


@lru_cache(1)
def default() -> Linter:
    return Linter()

"""The configuration: lintnews.toml or [tool.lintnews] in pyproject.toml → Config."""

import os
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from lintnews.disk_cache import repository
from lintnews.model import Level, UserError
from lintnews.near import near_or_all
from lintnews.regular_files import SETTINGS, read_bytes, read_text

OUTSIDE = "leads out of the configuration's folder; name the file with --config if you trust it"
NAMES = ("lintnews.toml", ".lintnews.toml", "pyproject.toml")
LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:[-_][\w-]+)?)?", re.IGNORECASE)
PACKS = ("encoding", "news")  # the packs of rules that are used where none is named


class ConfigError(UserError):
    """A configuration that can't be read; says where, what is wrong and what would be right."""


class EntryError(ValueError):
    """A value in a table of the configuration that can't be used, and its key."""

    def __init__(self, key: str, text: object) -> None:
        super().__init__(text)
        self.key = key


class Config(NamedTuple):
    """What a desk chose. Names of rules may be whole (`chrome.share`) or a family (`chrome`)."""

    path: str = ""
    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = MappingProxyType({})
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    stylebook: str = ""
    packs: tuple[str, ...] = PACKS
    language: str = ""
    min_level: Level = Level.SUGGESTION
    fail_on: Level = Level.ERROR
    format: str = ""  # of every file, from the command line; else the name tells
    narrowed: bool = False  # the command line chose rules: what the others would find is not known
    trusted: bool = False  # paths in it may lead anywhere: it is in the user's home, or was named

    @property
    def folder(self) -> str:
        """Paths and globs in the configuration start here."""
        return os.path.dirname(os.path.abspath(self.path)) if self.path else os.getcwd()

    @property
    def folder_of_copy(self) -> str:
        """The same folder in the repository you stand in: another for a configuration from another checkout."""
        inside = os.path.relpath(self.folder, repository(self.folder))
        return os.path.normpath(os.path.join(repository(os.getcwd()), inside))

    @property
    def reach(self) -> str:
        """The folder that paths in the configuration must stay in; "" where they may lead anywhere."""
        return "" if self.trusted else self.folder


def find_config(start: str) -> str:
    """The nearest configuration file, from the folder `start` upward, or ""; a pyproject.toml counts if it names us."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or has_lintnews_table(path)):
                return path
        if folder == os.path.dirname(folder):
            return ""
        folder = os.path.dirname(folder)


def has_lintnews_table(path: str) -> bool:
    """Whether a pyproject.toml has a table for lintnews."""
    try:
        return b"[tool.lintnews" in read_bytes(path, SETTINGS)
    except OSError:
        return False


def read_config(path: str) -> Config:
    """The configuration in a file. Raises ConfigError."""
    import tomllib

    try:
        text = read_text(path)
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: can't be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:  # not TOML, or not UTF-8
        line = re.search(r"\(at line (\d+)", str(error))
        raise ConfigError(f"{path}{f':{line[1]}' if line else ''}: is not valid TOML: {error}") from error
    if os.path.basename(path) == "pyproject.toml":
        table = lintnews_table(table, path)
    return Config(
        path=path, **{_setting(path, text, key): _value(path, text, key, given) for key, given in table.items()}
    )


def lintnews_table(table: dict[str, object], path: str) -> dict[str, object]:
    """The table of lintnews in a pyproject.toml. Raises ConfigError."""
    try:
        example = '{select = ["chrome"]}'
        return _toml_table(_toml_table(table.get("tool", {}), example).get("lintnews", {}), example)
    except ValueError as error:
        raise ConfigError(f"{path}: tool.lintnews: {error}") from error


def level_named(word: object) -> Level:
    """The level that a word names; ValueError with the words that there are."""
    try:
        return Level(str(word))
    except ValueError:
        raise ValueError(f"no level is called {word!r}{near_or_all(str(word), [*Level])}") from None


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ValueError('must be a list of words, as in ["chrome", "figures"]')
    return tuple(value)


def _packs(value: object) -> tuple[str, ...]:
    if not (packs := _strings(value)):
        raise ValueError('must name one at least, as in ["encoding", "news"]')
    return packs


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a text in quotation marks")
    return value


def _language(value: object) -> str:
    if not LANGUAGE.fullmatch(language := _string(value)):
        raise ValueError(f"{language!r} is no code of a language, as en and de-AT are")
    return language


def _toml_table(value: object, example: str) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a table, as in {example}")
    return dict(value)


def _entries(read: Callable[[object], Any], example: str) -> Callable[[object], dict[str, Any]]:
    """What reads a table whose values `read` reads."""

    def read_table(value: object) -> dict[str, Any]:
        entries = {}
        for key, given in _toml_table(value, example).items():
            try:
                entries[key] = read(given)
            except ValueError as error:
                raise EntryError(key, error) from error
        return entries

    return read_table


READERS: dict[str, Callable[[object], Any]] = {
    "select": _strings,
    "ignore": _strings,
    "levels": _entries(level_named, '{"chrome" = "warning"}'),
    "exclude": _strings,
    "per_file_ignores": _entries(_strings, '{"opinion/**" = ["figures"]}'),
    "stylebook": _string,
    "packs": _packs,
    "language": _language,
    "min_level": level_named,
    "fail_on": level_named,
}


def verified(config: Config) -> Config:
    """The configuration that a program made, in which a level may be a word and a list a tuple. Raises ConfigError."""
    values = {}
    for name, read in READERS.items():
        try:
            values[name] = read(getattr(config, name))
        except ValueError as error:
            raise ConfigError(f"{name}: {error}") from error
    return config._replace(**values)


def _setting(path: str, text: str, key: str) -> str:
    name = key.replace("-", "_")
    if key == "tool":
        raise ConfigError(
            f"{_where(path, text, key)}: [tool.lintnews] is for a pyproject.toml; here settings stand without it"
        )
    if name not in READERS:
        near = near_or_all(name.replace("_", "-"), [setting.replace("_", "-") for setting in READERS])
        raise ConfigError(f"{_where(path, text, key)}: no setting is called {key!r}{near}")
    return name


def _value(path: str, text: str, key: str, given: object) -> Any:
    try:
        return READERS[key.replace("-", "_")](given)
    except EntryError as error:
        raise ConfigError(f"{_where(path, text, error.key, key)}: {key}: {error}") from error
    except ValueError as error:
        raise ConfigError(f"{_where(path, text, key)}: {key}: {error}") from error


def _where(path: str, text: str, *keys: str) -> str:
    """`path:line` for the eye: the first line that opens with a key or names it as a table; of several, the first."""
    for key in keys:
        if found := re.search(rf"^[ \t]*(?:\[[\w.\"-]*)?[\"']?{re.escape(key)}(?![\w-])", text, re.MULTILINE):
            return f"{path}:{text.count(chr(10), 0, found.start()) + 1}"
    return path

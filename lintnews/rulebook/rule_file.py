"""Reading one rule file: YAML in Vale's vocabulary, plus why and examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from lintnews import regular_files
from lintnews.checks import CHECKS, check_class
from lintnews.matching.scope import misspelt_word
from lintnews.model import Check, CheckError, Examples, LazyCheck, Level, Rule, UserError, Variant
from lintnews.near import did_you_mean, near_or_all
from lintnews.rulebook.options import OptionError, build, convert
from lintnews.rulebook.vale.config_files import is_vale_config

Keys = dict[str, object]
Made = TypeVar("Made")

# Keys that every rule file may have, with the type of their value; the rest are options of its check.
COMMON = {
    "extends": "str",
    "message": "str",
    "level": "str",
    "why": "str",
    "link": "str",
    "scope": "tuple[str, ...]",
    "limit": "int",
    "languages": "tuple[str, ...]",
    "enabled": "bool",
    "hides": "bool",
}
NO_OPTIONS = frozenset({*COMMON, "kinds", "examples"})


class RuleFileError(UserError):
    """A rule file that can't be used; says file and line, what is wrong, and what would be right."""


def read_rule(path: str, name: str, keys: Mapping[str, object]) -> Rule:
    """The rule that the keys of a file describe; `name` is the rule's id. Raises RuleFileError."""
    return in_file(path, rule_of, path, name, keys)


def in_file(path: str, make: Callable[..., Made], *given: object) -> Made:
    """What is made of a file's keys; a mistake in them is told with file and line. Raises RuleFileError."""
    try:
        return make(*given)
    except OptionError as error:
        raise RuleFileError(f"{path}:{line_of(rule_file_text(path), error.key)}: {error}") from error


def load(path: str) -> dict[str, object]:
    """The keys of a YAML file. Raises RuleFileError."""
    return keys_in(path, rule_file_text(path))


def keys_in(path: str, text: str) -> dict[str, object]:
    """The keys in the text of a rule file, which need not be saved. Raises RuleFileError."""
    import yaml

    try:
        keys = yaml.load(
            text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        )  # a word is a word: no `no`, `on`, 911 or dates
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleFileError(f"{path}:{line}: is not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RuleFileError(f"{path}: is not valid YAML: {type(error).__name__}") from error
    if not isinstance(keys, dict):
        raise RuleFileError(f"{path}:1: a rule file is a table of keys such as extends, message, level and why")
    return {str(key): value for key, value in keys.items()}


def rule_of(path: str, name: str, keys: Mapping[str, object]) -> Rule:
    """The rule in the keys of its file, with its check. Raises OptionError."""
    made = rule_without_check(path, name, keys)
    lazy = made.lazy_check
    check = make_check(lazy.extends, lazy.options)
    for kind in made.kinds:
        if kind not in check.kinds:
            near = near_or_all(kind, check.kinds) if check.kinds else ": its hits are of no kinds"
            raise OptionError(kind, f"no kind of {lazy.extends} is called {kind!r}{near}")
    lazy.keep(check)
    return made


def rule_without_check(path: str, name: str, keys: Mapping[str, object]) -> Rule:
    """The rule in the keys of its file, but for its check. Raises OptionError."""
    for needed in ("extends", "message"):
        if needed not in keys:
            near = next((key for key in keys if key not in NO_OPTIONS and did_you_mean(key, [needed])), "")
            meant = f"; {near!r} is no key: did you mean {needed!r}?" if near else ""
            raise OptionError(near, f"the key {needed!r} is missing{meant}")
    common = {key: convert(key, kind, keys[key]) for key, kind in COMMON.items() if key in keys}
    if word := misspelt_word(common.get("scope", ())):
        raise OptionError("scope", f"no scope is called {word}")
    options = {key: value for key, value in keys.items() if key not in NO_OPTIONS}
    return Rule(
        id=name,
        family=name.partition(".")[0],
        lazy_check=LazyCheck(check_in_file, path, common["extends"], options),
        level=read_level("level", common.get("level", Level.SUGGESTION)),
        message=common["message"],
        why=common.get("why", "").strip(),
        link=common.get("link", ""),
        scope=common.get("scope", ()),
        limit=common.get("limit", 0),
        kinds=read_kinds(keys.get("kinds", {})),
        languages=common.get("languages", ()),
        enabled=common.get("enabled", True),
        hides=common.get("hides", False),
        examples=read_examples(keys.get("examples", {})),
        path=path,
    )


def check_in_file(path: str, extends: str, options: Mapping[str, object]) -> Check:
    """The check that a rule in a file extends. Raises RuleFileError."""
    return in_file(path, make_check, extends, options)


def make_check(extends: str, options: Mapping[str, object]) -> Check:
    """The check that a rule extends, with its options."""
    if extends not in CHECKS:
        raise OptionError("extends", f"no check is called {extends!r}{near_or_all(extends, CHECKS)}")
    try:
        return build(check_class(extends), extends, options, COMMON)
    except CheckError as error:  # a check that refuses its own options
        raise OptionError(error.about, str(error)) from error


def read_level(key: str, word: object) -> Level:
    """The level that a rule file names."""
    try:
        return Level(str(word))
    except ValueError:
        raise OptionError(key, f"no level is called {word!r}{near_or_all(str(word), [*Level])}") from None


def read_kinds(kinds: object) -> dict[str, Variant]:
    """What the file says of each kind of hit: a level, a message or both."""
    table = _yaml_table("kinds", kinds, "kinds of hit, each with a level, a message or both")
    found = {}
    for kind, said in table.items():
        keys = _yaml_table(kind, said, "a level, a message or both")
        for key in keys:
            if key not in ("level", "message"):
                raise OptionError(key, f"a kind has no key {key!r}; there are: level, message")
        message = convert("message", "str", keys["message"]) if "message" in keys else None
        found[kind] = Variant(read_level(kind, keys["level"]) if "level" in keys else None, message)
    return found


def read_examples(given: object) -> Examples:
    """The examples of a rule file."""
    table = _yaml_table("examples", given, "bad and good, each a list of texts")
    for key in table:
        if key not in ("bad", "good"):
            raise OptionError(key, f"examples have no key {key!r}; there are: bad, good")
    return Examples(**{key: convert(key, "tuple[str, ...]", texts) for key, texts in table.items()})


def _yaml_table(key: str, given: object, expected: str) -> dict[str, object]:
    if not isinstance(given, dict):
        raise OptionError(key, f"{key} must be a table of {expected}")
    return {str(word): value for word, value in given.items()}


def blame(rule: Rule, error: CheckError) -> str:
    """What to say of a rule that can't go on: its file and line, and what is wrong; of one of Vale's own, its name."""
    if is_vale_config(rule.path):
        return f"{rule.id}: {error}"
    return f"{rule.path}:{line_of(rule_file_text(rule.path), error.about)}: {rule.id} {error}"


def rule_file_text(path: str) -> str:
    """What a rule file holds."""
    try:
        return regular_files.read_text(path)
    except UnicodeDecodeError as error:
        raise RuleFileError(f"{path}: a rule file must be UTF-8") from error
    except OSError as error:
        raise RuleFileError(f"{path}: can't be read: {error.strerror}") from error


def line_of(text: str, key: str) -> int:
    """The line, from 1, on which a key stands, or the longest piece of it, as of a pattern; 1 if none does."""
    longest, found = 3, 1
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip().lstrip("- ").strip("'\"")
        if key and words.startswith(key):
            return number
        if len(words) > longest and words in key:
            longest, found = len(words), number
    return found

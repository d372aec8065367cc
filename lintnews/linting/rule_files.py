"""Rule files that somebody is writing: which files are some, and every mistake in one, each with its place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from lintnews.checks import CHECKS, check_class
from lintnews.config import Config
from lintnews.linting.configuration import all_rules, pack_folders
from lintnews.model import CheckError, Rule, UserError
from lintnews.near import near_or_all
from lintnews.rule_tests import ExampleProblem, example_problems
from lintnews.rulebook.catalogue import rule_id, with_paths
from lintnews.rulebook.options import OptionError, convert, options_of
from lintnews.rulebook.rule_file import (
    COMMON,
    NO_OPTIONS,
    RuleFileError,
    keys_in,
    line_of,
    make_check,
    read_examples,
    read_kinds,
    read_level,
    rule_of,
)
from lintnews.rulebook.siblings import check_with_siblings

if TYPE_CHECKING:
    from yaml import Node

PREFIX = re.compile(r"^(?P<path>.+?):(?:(?P<line>\d+):)? ")  # how a message names its file and line


class RuleMistake(NamedTuple):
    """A mistake in a rule file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    message: str


def is_rule_file(path: str, config: Config) -> bool:
    """Whether a file is a rule of a pack that a configuration names: a .yml file in its folder or below."""
    if not path.endswith(".yml"):
        return False
    try:
        folders = pack_folders(config)
    except UserError:
        return False
    real = os.path.realpath(path)
    return any(real.startswith(os.path.join(os.path.realpath(folder), "")) for folder in folders)


def rule_mistakes(text: str, path: str, config: Config | None = None) -> list[RuleMistake]:
    """The mistakes in the text of a rule file, which need not be saved: keys, values, patterns, and examples that fail.

    Of a file whose keys are wrong the examples are not run. The configuration names the packs with the other rules of
    the family, by which some checks judge.
    """
    config = config or Config()
    try:
        keys = keys_in(path, text)
    except RuleFileError as error:
        said = PREFIX.match(str(error))
        line = int(said["line"] or 1) if said else 1
        return [whole_line(text, line, str(error)[said.end() if said else 0 :])]
    places = Places(text)
    found = [places.mistake(error.key, str(error)) for error in key_mistakes(keys)]
    if found:
        return found
    try:
        rule = with_paths(rule_of(path, rule_id(path), keys), config.folder, config.reach)
        return [places.example(problem.kind, problem.number, str(problem)) for problem in failures(rule, config)]
    except OptionError as error:
        return [places.mistake(error.key, str(error))]
    except CheckError as error:
        return [places.mistake(error.about, str(error))]


def failures(rule: Rule, config: Config) -> Iterator[ExampleProblem]:
    """The examples of a rule that do not hold, beside the configuration's other rules."""
    try:
        others = all_rules(config, broken=lambda _: None)
    except UserError:  # the configuration itself is wrong, which is said elsewhere
        others = []
    check_with_siblings([rule], [*(one for one in others if one.id != rule.id), rule])
    return example_problems(rule)


def key_mistakes(keys: Mapping[str, object]) -> Iterator[OptionError]:
    """Every key that no such rule has, every value that its key can't take, and every key that is missing."""
    for needed in ("extends", "message"):
        if needed not in keys:
            yield OptionError("", f"the key {needed!r} is missing")
    extends = keys.get("extends")
    known = isinstance(extends, str) and extends in CHECKS
    if "extends" in keys and not known:
        yield OptionError("extends", f"no check is called {extends!r}{near_or_all(str(extends), CHECKS)}")
    strange = False
    kinds = {**options_of(check_class(str(extends))), **COMMON} if known else COMMON
    for key, value in keys.items():
        if key not in kinds and key not in NO_OPTIONS:
            if known:
                strange = True
                known_keys = dict.fromkeys((*kinds, *sorted(NO_OPTIONS)))
                yield OptionError(key, f"no option of {extends} is called {key!r}{near_or_all(key, known_keys)}")
            continue
        try:
            read_value(key, kinds.get(key, ""), value)
        except OptionError as error:
            yield error
    if known and not strange:  # what is missing may be what is misspelt
        missing = [key for key in check_class(str(extends)).required if key not in keys]
        for key in missing:
            yield OptionError("extends", f"{extends} needs the option {key}")
        if not missing:
            yield from broken_check(str(extends), keys)


def read_value(key: str, kind: str, value: object) -> None:
    """Raises OptionError for a value that its key can't take."""
    if key == "level":
        read_level(key, value)
    elif key == "kinds":
        read_kinds(value)
    elif key == "examples":
        read_examples(value)
    else:
        convert(key, kind, value)


def broken_check(extends: str, keys: Mapping[str, object]) -> Iterator[OptionError]:
    """What a check says of options that are each as they should be, such as of a pattern that is none."""
    options = {key: value for key, value in keys.items() if key in options_of(check_class(extends))}
    try:
        make_check(extends, {key: value for key, value in options.items() if key not in NO_OPTIONS})
    except OptionError as error:
        if error.key not in options:  # a value that can't be read was told with its own key
            yield error


class Places:
    """Where the keys of a rule file stand, and its examples."""

    def __init__(self, text: str) -> None:
        import yaml

        self.text = text
        root = yaml.compose(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        self.keys = {key.value: (key, value) for key, value in root.value} if root else {}

    def mistake(self, key: str, message: str) -> RuleMistake:
        """A mistake in a key; in a word that is none, on the line on which it stands."""
        if key in self.keys:
            return between(self.keys[key][0], message)
        return whole_line(self.text, line_of(self.text, key), message)

    def example(self, kind: str, number: int, message: str) -> RuleMistake:
        """A mistake in an example, which counts from 1; 0 is none, and means their list, or the message."""
        if kind == "message":
            return self.mistake(kind, message)
        if "examples" not in self.keys:
            return self.mistake("extends", message)
        key, examples = self.keys["examples"]
        lists = {one.value: value for one, value in examples.value}
        texts = lists[kind].value if number and kind in lists else []
        if isinstance(texts, str):  # one text stands for a list of one
            return between(lists[kind], message)
        return between(texts[number - 1] if number <= len(texts) and texts else key, message)


def between(node: Node, message: str) -> RuleMistake:
    """A mistake in a piece of YAML."""
    start, end = node.start_mark, node.end_mark
    return RuleMistake(start.line + 1, start.column + 1, end.line + 1, end.column + 1, message)


def whole_line(text: str, line: int, message: str) -> RuleMistake:
    """A mistake in a line, from 1, without the spaces around what it says."""
    lines = text.split("\n")
    line = min(line, len(lines))
    content = lines[line - 1]
    end = len(content.rstrip())
    return RuleMistake(line, min(len(content) - len(content.lstrip()), end) + 1, line, end + 1, message)

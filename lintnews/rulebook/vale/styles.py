"""Styles: a project's folders of rule files, its vocabulary, and the rules that Vale has built in → Rules."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lintnews import regular_files
from lintnews.checks import CHECKS, check_class
from lintnews.config import OUTSIDE, ConfigError
from lintnews.matching.scope import misspelt_word, piece_size
from lintnews.model import Rule
from lintnews.rulebook.catalogue import rule_files
from lintnews.rulebook.options import OptionError, convert
from lintnews.rulebook.rule_file import Keys, RuleFileError, line_of, load, rule_file_text, rule_of
from lintnews.rulebook.vale.dictionaries import listed_texts, spelling_files
from lintnews.rulebook.vale.project import Problem, Project, stands_below

ERROR = "error in this file"  # a key that no rule file has: why it could not be read
# What needs another program → why it does not run.
UNSUPPORTED = {"script": "scripts in Tengo are not run"}
MEASURING = ("metric", "readability")  # kinds that measure a document, unless a scope names some of its blocks
INLINE = ("code", "emphasis", "link", "strong")  # parts of a sentence; Vale refuses them as scopes, too
LOOSE = ("consistency", "spelling")  # kinds whose unknown keys Vale passes over


class Vocabulary(NamedTuple):
    """A project's accepted and rejected words, as patterns."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


def project_rules(project: Project, say: list[Problem]) -> list[Rule]:
    """The rules that run somewhere in the project. What can't be used is added to `say`; the others run."""
    words = vocabulary(project, say)
    files = [*built_in(project, words), *style_files(project, say)]
    return [made for path, name, keys in files if (made := made_rule(project, words, path, name, keys, say))]


def vocabulary(project: Project, say: list[Problem]) -> Vocabulary:
    """The words in `accept.txt` and `reject.txt` of each vocabulary that the project names."""
    accept: dict[str, None] = {}
    reject: dict[str, None] = {}
    for name in project.core("Vocab"):
        if not stands_below(name):
            say.append((f"{project.path}: Vocab: {name!r} must stand below StylesPath", True))
            continue
        folders = [os.path.join(path, *middle, name) for path in project.styles_paths for middle in VOCABULARIES]
        folder = next(filter(os.path.isdir, folders), None)
        if folder is None:
            say.append((f"{project.path}: Vocab: there is no vocabulary called {name!r} in StylesPath", True))
            continue
        try:
            accept |= dict.fromkeys(terms(project, os.path.join(folder, "accept.txt")))
            reject |= dict.fromkeys(terms(project, os.path.join(folder, "reject.txt")))
        except ConfigError as error:
            say.append((f"{project.path}: Vocab: {error}", True))
    return Vocabulary(tuple(accept), tuple(reject))


VOCABULARIES = (("config", "vocabularies"), ("Vocab",))  # where they lie below StylesPath, today and before version 3


def terms(project: Project, path: str) -> list[str]:
    """The terms in a list, one a line; `# ` opens a comment. Raises ConfigError."""
    if not os.path.exists(path):
        return []
    if not project.reaches(path):
        raise ConfigError(f"{path}: {OUTSIDE}")
    try:
        lines = regular_files.read_text(path, errors="replace").split("\n")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("# ")]


def built_in(project: Project, words: Vocabulary) -> Iterator[tuple[str, str, Keys]]:
    """Vale's own rules, where the project asks for them."""
    asked = {entry.key: entry.value for entry in project.switches()}
    for name, keys in {**BUILT_IN, **of_vocabulary(words)}.items():
        if "Vale" in project.based_on or any(key == "Vale" or key == name for key in asked):
            yield "", name, keys


def of_vocabulary(words: Vocabulary) -> dict[str, Keys]:
    """The rules that hold the copy to a vocabulary: accepted words in their one spelling, rejected ones not at all."""
    terms: Keys = {"extends": "substitution", "level": "error", "message": "Use '%s' instead of '%s'."}
    terms |= {"ignorecase": "true", "vocab": "false", "swap": {term.lower(): term for term in words.accept}}
    avoid: Keys = {"extends": "existence", "level": "error", "message": "Avoid using '%s'."}
    avoid |= {"tokens": list(words.reject)}
    return {"Vale.Terms": terms, "Vale.Avoid": avoid} if words.reject else {"Vale.Terms": terms} if words.accept else {}


BUILT_IN: dict[str, Keys] = {
    "Vale.Repetition": {
        "extends": "repetition",
        "level": "error",
        "message": "'%s' is repeated!",
        "ignorecase": "true",
        "alpha": "true",
        "action": {"name": "edit", "params": ["truncate", " "]},
        "tokens": ["[^\\s.!?]+"],
    },
    "Vale.Spelling": {"extends": "spelling", "level": "error", "message": "Did you really mean '%s'?"},
}


def style_files(project: Project, say: list[Problem]) -> Iterator[tuple[str, str, Keys]]:
    """Path, name and keys of each rule file that runs somewhere in the project."""
    on = {entry.key for entry in project.switches() if entry.value != "NO"}
    styles = {style: entry for style, entry in project.based_on.items() if style != "Vale"}
    files: dict[str, str] = {}
    for style in sorted(project.styles - {"Vale"}):
        if not stands_below(style):
            say.append((f"{project.path}: the style {style!r} must stand below StylesPath", True))
            continue
        folder = next((path for base in project.styles_paths if os.path.isdir(path := os.path.join(base, style))), None)
        if folder is None:
            if style in styles:
                say.append(
                    (f"{project.path}:{styles[style].line}: there is no style called {style!r} in StylesPath", True)
                )
            continue
        if not project.reaches(folder):
            say.append((f"{project.path}: the style {style!r} {OUTSIDE}", True))
            continue
        names = {rule_name(path, os.path.dirname(folder)): path for path in rule_files(folder) if is_rule_file(path)}
        files |= {name: path for name, path in names.items() if style in styles or name in on or style in on}
    for name, path in sorted(files.items()):
        yield path, name, load_or_say(path) if project.reaches(path) else {ERROR: f"{path}: {OUTSIDE}"}


def rule_name(path: str, styles: str) -> str:
    """A rule's name is its whole path below StylesPath: `House/dates/Day.yml` is House.dates.Day."""
    return os.path.relpath(path, styles).removesuffix(".yml").replace(os.sep, ".")


def is_rule_file(path: str) -> bool:
    """Not a rule's tests, nor what lies in a folder put aside."""
    folders = os.path.dirname(path).split(os.sep)
    return not path.endswith(("_test.yml", ".test.yml")) and folders[-1][:1] not in (".", "_")


def load_or_say(path: str) -> Keys:
    """The keys of a rule file, or why there are none."""
    try:
        return load(path)
    except RuleFileError as error:
        return {ERROR: str(error)}


def made_rule(project: Project, words: Vocabulary, path: str, name: str, keys: Keys, say: list[Problem]) -> Rule | None:
    """The rule in a file, or None with what to say."""
    if ERROR in keys:
        say.append((str(keys[ERROR]), True))
        return None
    keys = {key.lower(): value for key, value in keys.items()}
    if isinstance(extends := keys.get("extends"), str) and extends in UNSUPPORTED:
        line = line_of(rule_file_text(path), "extends")
        say.append((f"{path}:{line}: {name}: extends {extends}: {UNSUPPORTED[extends]}; the rule is left out", False))
        return None
    try:
        made = rule_of(path or project.path, name, adapted(project, words, name, keys))
        return made._replace(family=name, scope=scope_of(keys))
    except OptionError as error:
        line = line_of(rule_file_text(path), error.key) if path else 1
        say.append((f"{path or project.path}:{line}: {name}: {error}", True))
        return None


def scope_of(keys: Mapping[str, object]) -> tuple[str, ...]:
    """The scope of a rule of Vale's: the text, if it names none; none for what measures the document."""
    given = keys.get("scope") or "text"
    if keys.get("extends") == "sequence":  # which Vale looks for in sentences, whatever the rule says
        given = "sentence"
    said: tuple[str, ...] = convert("scope", "tuple[str, ...]", given)
    scope = tuple(piece for alternative in said for piece in running_text(alternative))
    return () if keys.get("extends") in MEASURING and scope in (("text",), ("summary",)) else scope


def running_text(alternative: str) -> tuple[str, ...]:
    """A scope of sentences or paragraphs as Vale means it: of running text, but of all of a plain text file.

    >>> running_text("sentence")
    ('sentence & ~heading & ~list & ~blockquote', 'sentence & txt')
    """
    if piece_size(alternative) not in ("sentence", "paragraph"):
        return (alternative,)
    return f"{alternative} & ~heading & ~list & ~blockquote", f"{alternative} & txt"


def adapted(project: Project, words: Vocabulary, name: str, keys: Keys) -> Keys:
    """The keys of one of Vale's rules as a rule file of ours has them. Raises OptionError."""
    refuse_unsupported(keys)
    extends = convert("extends", "str", keys.get("extends", ""))
    options = check_class(extends).fields if extends in CHECKS else {}
    made = {key: value for key, value in keys.items() if key not in (*ELSEWHERE, *UNUSED.get(extends, ()))}
    if "action" in made and not is_known_action(made["action"]):  # Vale does without the mend, too, and keeps the rule
        del made["action"]
    made |= {"level": keys.get("level", "warning"), "why": keys.get("description") or ""}
    if extends in LOOSE:
        made = {key: value for key, value in made.items() if key in {*options, *COMMON}}
    if "template" in options and (template := project.core("WordTemplate")):
        made["template"] = ", ".join(template)
    if "vocab" in options and keys.get("vocab") != "false" and not (extends == "existence" and is_on(keys, "nonword")):
        made["exceptions"] = [*listed_texts(keys, "exceptions"), *words.accept]
    if extends == "spelling":
        made |= spelling_files(project, name, keys)
    if extends == "substitution" and "message" in keys and is_replacing(keys):
        made["message"] = with_choices(convert("message", "str", keys["message"]))
    return made


ELSEWHERE = ("description", "name", "scope", "tests")  # keys that are no options here
UNUSED = {"conditional": ("ignorecase",), "substitution": ("pos",)}  # keys that Vale takes and makes nothing of
COMMON = ("extends", "message", "level", "why", "link", "limit")


def refuse_unsupported(keys: Keys) -> None:
    """Refuse what Vale refuses. Raises OptionError."""
    if keys.get("code") == "true":
        raise OptionError("code", "code is refused; say `scope: raw`")
    for scope in scope_of(keys):
        if scope.partition(".")[0] in INLINE:
            raise OptionError("scope", f"{scope} is no scope; say `scope: raw` and name its signs")
    if word := misspelt_word(scope_of(keys)):
        raise OptionError("scope", f"no scope is called {word}")


def is_known_action(action: object) -> bool:
    """Whether an action says how to mend in words that we know."""
    try:
        convert("action", "Action", action)
    except OptionError:
        return False
    return True


def is_on(keys: Keys, key: str) -> bool:
    return str(keys.get(key, "")).lower() in ("true", "yes", "on")


def is_replacing(keys: Keys) -> bool:
    action = keys.get("action")
    return isinstance(action, dict) and action.get("name") == "replace"


def with_choices(message: str) -> str:
    """The message of a rule that replaces: it quotes each choice itself.

    >>> with_choices("Use '%s' instead of '%s'."), with_choices("Use %s.")
    ("Use %[3]s instead of '%[2]s'.", 'Use %[3]s.')
    """
    for hole in ("'%s'", '"%s"'):
        if message.count(hole) == 2:
            message = message.replace(hole, "%s", 1)
    return message.replace("%s", "%[3]s", 1).replace("%s", "%[2]s")

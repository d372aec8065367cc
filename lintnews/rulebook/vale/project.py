"""A project of Vale's: what its .vale.ini says, and which rules run at a path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintnews.config import OUTSIDE, ConfigError
from lintnews.disk_cache import is_whole_disk, lies_in, stays_in
from lintnews.globs import glob_matches
from lintnews.model import Level, Rule
from lintnews.rulebook.vale.ini import Entry, Section, read_ini

SPECIAL = ("", "*", "formats", "asciidoctor")  # sections that are no globs
LISTS = ("BlockIgnores", "TokenIgnores", "IgnorePatterns")
# Keys that stand above the sections, and within them.
CORE = ("IgnoredClasses", "IgnoredScopes", "MinAlertLevel", "SkippedScopes", "StylesPath", "Vocab", "WordTemplate")
SHARED = ("config", "Vocab")  # folders below StylesPath that belong to no style
SYNTAX = ("BasedOnStyles", "CommentDelimiters", "Lang", *LISTS)
# What lintnews does without, and why.
UNSUPPORTED = {
    "NLPEndpoint": "no other program is asked",
    "Packages": "no package is fetched; put the styles into StylesPath",
    "Transform": "XSLT is not supported",
    "View": "views are not supported",
}
SWITCHES = {"YES": None, "NO": Level.OFF, **{str(level): level for level in Level if level is not Level.OFF}}
Problem = tuple[str, bool]  # what to say, and whether the run failed of it


class Project(NamedTuple):
    """A .vale.ini, read. Paths in it are led from its folder, and stay in the folder `reach`, if there is one."""

    path: str
    sections: tuple[Section, ...]
    reach: str = ""

    @property
    def folder(self) -> str:
        return os.path.dirname(os.path.abspath(self.path))

    @property
    def styles_paths(self) -> tuple[str, ...]:
        return tuple(os.path.join(self.folder, item) for item in self.core("StylesPath"))

    def reaches(self, path: str) -> bool:
        """Whether a path stays where the project may read."""
        return stays_in(self.reach, path)

    @property
    def min_level(self) -> Level:
        """The lowest level to report; Vale's default is suggestion."""
        word = (Level.SUGGESTION, *self.core("MinAlertLevel"))[-1]
        if word not in SWITCHES or word in ("YES", "NO"):
            raise ConfigError(f"{self.path}: MinAlertLevel must be suggestion, warning or error, not {word!r}")
        return Level(word)

    @property
    def formats(self) -> dict[str, str]:
        """An ending → the ending as which it is read."""
        return {
            entry.key: entry.value for section in self.sections if section.glob == "formats" for entry in section[1]
        }

    @property
    def based_on(self) -> dict[str, Entry]:
        """Each style that some section is based on → the entry that first says so."""
        entries = [entry for section in self.sections for entry in section.entries if entry.key == "BasedOnStyles"]
        return {style: entry for entry in reversed(entries) for style in entry.items}

    @property
    def styles(self) -> set[str]:
        """The styles of which some rule is turned on by the sections."""
        on = (entry.key.partition(".")[0] for entry in self.switches() if entry.value != "NO")
        return {*self.based_on, *filter(None, on)}

    def files(self) -> list[str]:
        """The .vale.ini and all that it can use of what lies in StylesPath."""
        inside = (os.path.join(at, name) for top in self.folders for at, _, names in os.walk(top) for name in names)
        return [self.path, *sorted(inside)]

    @property
    def folders(self) -> list[str]:
        """Where its styles lie, and what they share, as far as there is such a folder."""
        names = sorted(name for name in (*self.styles, *SHARED) if stands_below(name))
        return [os.path.join(path, name) for path in self.styles_paths for name in names]

    @property
    def folders_without_copy(self) -> list[str]:
        """StylesPath; where the project itself lies in it, the folders of its styles alone."""
        outside = [path for path in self.styles_paths if not lies_in(self.folder, os.path.abspath(path))]
        return outside if len(outside) == len(self.styles_paths) else [*outside, *self.folders]

    def core(self, key: str) -> tuple[str, ...]:
        """The values of a key above the sections, of all its lines."""
        return self.sections[0].items(key)

    def at(self, path: str) -> list[Section]:
        """The sections that hold for a path, the one for all paths first."""
        everywhere = [section for section in self.sections if section.glob == "*"]
        return everywhere + [
            section for section in self.sections if section.glob not in SPECIAL and glob_matches(section.glob, path)
        ]

    def listed(self, path: str, *keys: str) -> Iterator[Entry]:
        """The entries of some keys that hold for a path."""
        return (entry for section in self.at(path) for entry in section.entries if entry.key in keys)

    def styles_at(self, path: str) -> tuple[str, ...]:
        """The styles that a file is based on: the last section that says so decides."""
        said = [section for section in self.at(path) if any(entry.key == "BasedOnStyles" for entry in section.entries)]
        return said[-1].items("BasedOnStyles") if said else ()

    def rules_at(self, path: str, rules: Iterable[Rule]) -> list[Rule]:
        """The rules that run at a path, each at the level that the sections for it set."""
        styles = self.styles_at(path)
        asked = {key: word for section in self.at(path) for key, word in first_values(section).items()}
        return [at_level(rule, asked) for rule in rules if switched_on(rule.id, asked, styles)]

    def switches(self) -> Iterator[Entry]:
        """The entries that turn a rule or a style on, off or to a level."""
        for section in self.sections[1:]:
            if section.glob not in ("formats", "asciidoctor"):
                for entry in section.entries:
                    if entry.key not in (*SYNTAX, *UNSUPPORTED):
                        yield entry

    def problems(self) -> Iterator[Problem]:
        """What the file asks for that can't be done."""
        for section in self.sections:
            for entry in section.entries if section.glob not in ("formats", "asciidoctor") else ():
                place = f"{self.path}:{entry.line}: {entry.key}"
                if entry.key in UNSUPPORTED:
                    yield f"{place}: {UNSUPPORTED[entry.key]}", False
                elif (entry.key in CORE) is not (section.glob == ""):
                    where = "above the first section" if entry.key in CORE else "in a section"
                    yield f"{place}: must stand {where}", True
                elif "." in entry.key and entry.value not in SWITCHES:
                    yield f"{place} must be one of {', '.join(SWITCHES)}, not {entry.value!r}", True
        for missing in (path for path in self.styles_paths if not os.path.isdir(path)):
            yield f"{self.path}: StylesPath: {missing}: there is no such folder", True


def read_project(path: str, reach: str = "") -> Project:
    """The project whose .vale.ini this is. Raises ConfigError, also where its styles lie outside `reach`."""
    project = Project(path, tuple(read_ini(path)), reach)
    for styles in project.styles_paths:
        if not project.reaches(styles):
            raise ConfigError(f"{path}: StylesPath: {styles} {OUTSIDE}")
        if is_whole_disk(styles):
            raise ConfigError(f"{path}: StylesPath: {styles} is the whole disk; name the folder of the styles")
    return project


def stands_below(name: str) -> bool:
    """Whether the name of a style or a vocabulary leads on from StylesPath, not out of it.

    >>> stands_below("House"), stands_below("../House"), stands_below("/House")
    (True, False, False)
    """
    return not os.path.isabs(name) and ".." not in name.replace("\\", "/").split("/")


def first_values(section: Section) -> dict[str, str]:
    """A rule or a style → the first word about it, as Vale's reader takes it."""
    return {entry.key: entry.value for entry in reversed(section.entries)}


def at_level(rule: Rule, asked: dict[str, str]) -> Rule:
    """The rule at the level of the line about it, else of that about its style, else at its own."""
    named = (SWITCHES.get(asked.get(key, "")) for key in (rule.id, rule.id.partition(".")[0]))
    level = next(filter(None, named), None)
    return rule._replace(level=level) if level else rule


def switched_on(rule: str, asked: dict[str, str], styles: tuple[str, ...]) -> bool:
    """Whether a rule runs: as the line about it says, else that about its style, else if its style is based on."""
    style = rule.partition(".")[0]
    word = asked.get(rule, asked.get(style))
    return word in SWITCHES and word != "NO" if word is not None else style in styles

"""lintnews: the linter that stands between a newsroom's copy and its readers.

>>> import lintnews
>>> for found in lintnews.lint("The mayor spoke.\\n\\nShow More\\n"):
...     print(found.line, found.rule)
3 chrome.buttons

What stands in `__all__` is the public API (docs/api.md); all else may change. Each name is loaded when it is first
used, so that to import lintnews costs next to nothing.
"""

TYPE_CHECKING = False  # a type checker takes it for true; to import typing for it costs more than all that is here

if TYPE_CHECKING:
    from lintnews.baseline import Baseline, baseline_entries
    from lintnews.config import Config, ConfigError
    from lintnews.engine import SkippedRules
    from lintnews.formats import FORMATS, SUFFIXES, ForeignSource, MissingLibrary, UnreadableSource
    from lintnews.formats.encoding import Source, decode
    from lintnews.linting.configuration import all_rules, config_files, find_config, read_config
    from lintnews.linting.linter import Linter
    from lintnews.linting.results import Fixed, Remark, Result
    from lintnews.linting.rule_files import RuleMistake, is_rule_file, rule_mistakes
    from lintnews.linting.shortcuts import fix, lint, read
    from lintnews.model import Document, Finding, Fix, Level, LintnewsError, Related, Rule, Span, UserError
    from lintnews.rulebook import PackError, RuleFileError, SelectionError
    from lintnews.rulebook.stylebook import StylebookError

__version__ = "0.1.0"

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Baseline",
    "Config",
    "ConfigError",
    "Document",
    "Finding",
    "Fix",
    "Fixed",
    "ForeignSource",
    "Level",
    "Linter",
    "LintnewsError",
    "MissingLibrary",
    "PackError",
    "Related",
    "Remark",
    "Result",
    "Rule",
    "RuleFileError",
    "RuleMistake",
    "SelectionError",
    "SkippedRules",
    "Source",
    "Span",
    "StylebookError",
    "UnreadableSource",
    "UserError",
    "__version__",
    "all_rules",
    "baseline_entries",
    "config_files",
    "decode",
    "find_config",
    "fix",
    "is_rule_file",
    "lint",
    "read",
    "read_config",
    "rule_mistakes",
]

# Where each name is at home.
HOMES = {
    "lintnews.baseline": ("Baseline", "baseline_entries"),
    "lintnews.config": ("Config", "ConfigError"),
    "lintnews.engine": ("SkippedRules",),
    "lintnews.formats": ("FORMATS", "SUFFIXES", "ForeignSource", "MissingLibrary", "UnreadableSource"),
    "lintnews.formats.encoding": ("Source", "decode"),
    "lintnews.linting.configuration": ("all_rules", "config_files", "find_config", "read_config"),
    "lintnews.linting.linter": ("Linter",),
    "lintnews.linting.results": ("Fixed", "Remark", "Result"),
    "lintnews.linting.rule_files": ("RuleMistake", "is_rule_file", "rule_mistakes"),
    "lintnews.linting.shortcuts": ("fix", "lint", "read"),
    "lintnews.model": (
        *("Document", "Finding", "Fix", "Level", "LintnewsError", "Related", "Rule", "Span", "UserError"),
    ),
    "lintnews.rulebook.stylebook": ("StylebookError",),
    "lintnews.rulebook": ("PackError", "RuleFileError", "SelectionError"),
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        from importlib import import_module

        for module, names in HOMES.items():
            if name in names:
                found = globals()[name] = getattr(import_module(module), name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

"""The catalogue: the rules that ship with lintnews, and those of a desk's own folders."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lintnews.model import Rule
from lintnews.rulebook.reading import RuleFileError, read_rule

PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder of the shipped rules: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / "rules"
    return inside if inside.is_dir() else PACKAGE.parent / "rules"


def catalogue(folders: Iterable[Path] = ()) -> list[Rule]:
    """All rules: the shipped ones and those of further folders, by id. A later folder's rule replaces an earlier one's.

    Raises RuleFileError for a folder or a file that can't be read as rules.
    """
    rules = {rule.id: rule for folder in (shipped(), *folders) for rule in rules_of(folder)}
    return [rules[name] for name in sorted(rules)]


def rules_of(folder: Path) -> list[Rule]:
    """The rules in a folder; a rule's id is its place: chrome/share.yml is chrome.share."""
    if not folder.is_dir():
        raise RuleFileError(f"{folder}: is not a folder of rule files")
    return [read_file(path, rule_id(path, folder)) for path in sorted(folder.rglob("*.yml"))]


def rule_id(path: Path, folder: Path) -> str:
    return ".".join(path.relative_to(folder).with_suffix("").parts)


def read_file(path: Path, name: str) -> Rule:
    """The rule in a file."""
    try:
        return read_rule(str(path), name, path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise RuleFileError(f"{path}: a rule file must be UTF-8") from error
    except OSError as error:
        raise RuleFileError(f"{path}: can't be read: {error.strerror}") from error

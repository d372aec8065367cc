"""Rule files → Rules: reading them, finding them, choosing among them."""

from lintnews.rulebook.catalogue import PackError, catalogue
from lintnews.rulebook.rule_file import RuleFileError, blame, read_rule
from lintnews.rulebook.selection import SelectionError, choose

__all__ = ["PackError", "RuleFileError", "SelectionError", "blame", "catalogue", "choose", "read_rule"]

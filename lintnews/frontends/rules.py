"""`lintnews rules` and `lintnews explain`: what the rule files say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace

from lintnews import Level, Rule
from lintnews.frontends import settings, terminal
from lintnews.linting.configuration import all_rules, with_all_packs
from lintnews.reporters.explanation import explanation, sentence
from lintnews.reporters.style import MARGIN, Style, visible
from lintnews.rule_tests import messages
from lintnews.rulebook import choose
from lintnews.rulebook.selection import SelectionError, means_rule, unknown_rule

NARROWEST = 40  # columns for a message; where there are fewer it stands below the rule


def run(args: SimpleNamespace) -> int:
    """Print the list, or one rule, or run one of the commands with which an editor writes rules."""
    if getattr(args, "rule_command", None):
        from lintnews.frontends import rule_commands

        return rule_commands.COMMANDS[args.rule_command](args)
    if args.command == "schema":
        return print_schema(args.of)
    config = settings.configuration_here(args)
    everything = all_rules(with_all_packs(config) if args.command == "explain" else config)
    if args.command == "explain":
        chosen = [rule for rule in everything if means_rule(args.rule, rule)]
        if not chosen:
            raise SelectionError(unknown_rule(args.rule, everything))
        style = terminal.style()
        sys.stdout.write("\n\n".join("".join(explanation(rule, messages(rule), style)) for rule in chosen))
    else:
        running = {rule.id: rule for rule in choose(everything, config.select, config.ignore, config.levels)}
        listed = everything if args.select is None else list(running.values())
        sys.stdout.writelines(rule_lines(listed, running, terminal.style()))
    return 0


def print_schema(of: str) -> int:
    """Print a JSON Schema."""
    import json

    from lintnews.rulebook.schema import SCHEMAS

    print(json.dumps(SCHEMAS[of](), indent=2))
    return 0


def rule_lines(rules: list[Rule], running: dict[str, Rule], style: Style) -> Iterator[str]:
    """A row a rule: its id, its level (`off` where it does not run) and its message."""
    width = max((len(rule.id) for rule in rules), default=0)
    before = width + len("  suggestion  ")
    beside = style.width - before >= NARROWEST
    prose = style._replace(width=style.width - (before if beside else len(MARGIN)) + len(MARGIN))
    for rule in rules:
        level = running[rule.id].level if rule.id in running else Level.OFF
        row = f"{visible(rule.id):<{width}}  {style.level(level)}"
        said = prose.wrap(visible(sentence(rule.message, messages(rule))))
        gap = " " * (before - width - 2 - len(level)) if beside else f"\n{MARGIN}"
        yield row + gap + ("\n" + " " * (before if beside else len(MARGIN))).join(said) + "\n"

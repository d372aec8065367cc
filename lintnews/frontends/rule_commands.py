"""`lintnews rules test`, `new` and `try`: how an editor writes a rule and knows that it is good."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from types import SimpleNamespace

from lintnews import Config, Finding, ForeignSource, Linter, Rule, RuleFileError, UnreadableSource
from lintnews.frontends import settings
from lintnews.frontends.files import files
from lintnews.frontends.writing import is_in_tree, new_text
from lintnews.linting.configuration import all_rules, with_all_packs
from lintnews.linting.rule_files import is_rule_file
from lintnews.model import CheckError
from lintnews.regular_files import COPY, read_bytes
from lintnews.reporters.pages import pages_of
from lintnews.reporters.style import counted, file_label, visible
from lintnews.rule_tests import example_problems
from lintnews.rulebook import catalogue, choose
from lintnews.rulebook.catalogue import checked_rule, described, rule_files, rule_id, shipped_folder, with_base
from lintnews.rulebook.siblings import check_with_siblings
from lintnews.rulebook.vale.config_files import is_vale_config

# A way of looking → a first rule file of it, which works and proves itself.
FIRST_RULES = {
    "existence": """\
extends: existence
message: "“%s” …: say what is wrong with it, and what would mend it."
level: suggestion
why: >
  Say what a reader suffers from it. If that can't be said, it is not a rule.
ignorecase: true
tokens:
  - words to find
examples:
  bad:
    - "A sentence with the ⟦words to find⟧ in it."
  good:
    - "A sentence that looks alike and is fine."
""",
    "substitution": """\
extends: substitution
message: "Use “%s” instead of “%s”."  # the first %s is what to write, the second what stands there
level: suggestion
why: >
  Say what a reader suffers from it. If that can't be said, it is not a rule.
ignorecase: true
action: {name: replace}  # `--fix` mends it unasked; without this line an editor decides
swap:
  words to find: words to write
examples:
  bad:
    - "A sentence with the ⟦words to find→words to write⟧ in it."
  good:
    - "A sentence with the words to write in it."
""",
}
COMMONEST = 10  # texts that `try` counts


def test(args: SimpleNamespace) -> int:
    """Run the examples of rule files. Exit status 1 if one does not hold."""
    failed = 0
    config = settings.configuration_here(args)
    rules = [rule for word in args.paths for rule in rules_called(word, config)] or all_rules(config)
    for rule in rules:
        said = list(problems_of(rule))
        failed += bool(said)
        print(
            f"{file_label(rule.id)}: {len(rule.examples.bad)} bad, {len(rule.examples.good)} good"
            + (": fails" if said else "")
        )
        for complaint in said:
            print(f"  {visible(f'{rule.path}: {complaint}')}")
    print(f"{counted(len(rules), 'rule')} tested: {'all hold' if not failed else f'{failed} fail'}.")
    return int(failed > 0)


def problems_of(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule by its examples, or that it can't go on."""
    try:
        yield from map(str, example_problems(rule))
    except CheckError as error:
        yield str(error)


def rules_called(word: str, config: Config) -> list[Rule]:
    """The rules in a file or a folder, or those of a name: a rule, a family, a pack."""
    if os.path.exists(word) or word.endswith(".yml"):
        return rules_at(word)
    return choose(all_rules(with_all_packs(config)), [word])


def rules_at(path: str) -> list[Rule]:
    """The rules in a folder, or the one in a file; a file's folder is its family."""
    paths = sorted(rule_files(path)) if os.path.isdir(path) else [path]
    here = os.getcwd()
    rules = [with_base(described(file, checked_rule(file)), here, here) for file in paths]
    check_with_siblings(rules, [*catalogue(), *rules])
    return rules


def new(args: SimpleNamespace) -> int:
    """Write a first rule file, which works and proves itself."""
    if not args.path.endswith(".yml"):
        raise RuleFileError(f"{args.path}: a rule file ends in .yml, as in house/style/problem.yml")
    is_in_tree(args.path)
    os.makedirs(os.path.dirname(args.path) or ".", exist_ok=True)
    try:
        with open(args.path, "x", encoding="utf-8") as file:
            file.write(FIRST_RULES[args.extends])
    except FileExistsError:
        raise RuleFileError(f"{args.path}: is there already") from None
    print(
        f"{args.path} is written: the rule {rule_id(args.path)}, by its folder, which is its family, and its own name."
    )
    print(f"Change it, then: lintnews rules test {args.path}")
    config = settings.configuration_here(args)
    if not is_rule_file(args.path, config):
        packs = ", ".join(f'"{pack}"' for pack in (*config.packs, pack_of(args.path)))
        print(f"It runs where a lintnews.toml names its folder: packs = [{packs}]")
    return 0


def pack_of(path: str) -> str:
    """The folder that is the pack of a rule file: its own is the family.

    >>> pack_of("house/style/per-cent.yml"), pack_of("per-cent.yml")
    ('house', '.')
    """
    return os.path.dirname(os.path.dirname(path)) or "."


def try_rule(args: SimpleNamespace) -> int:
    """Show what a rule would flag over past articles: how much, the commonest texts, and samples in context."""
    linter = Linter(rules=rules_called(args.rule, settings.configuration_here(args)))
    checked, hit, found = 0, 0, []
    for path in chain.from_iterable(map(files, args.archive)):
        findings = list(findings_in(path, linter))
        checked += 1
        hit += bool(findings)
        found += findings
    sys.stdout.writelines(trial_report(checked, hit, found, args.samples))
    return 0


def findings_in(path: str, linter: Linter) -> Iterator[Finding]:
    """What the linter finds in a file; nothing in one that can't be read."""
    try:
        yield from linter.lint(read_bytes(path, COPY), path)
    except ForeignSource:
        return
    except (OSError, UnreadableSource) as error:
        print(f"lintnews: {visible(f'{path}: passed over: {error}')}", file=sys.stderr)


def docs(args: SimpleNamespace) -> int:
    """Write the pages of all rules: of the packs that ship with lintnews, and those that the configuration names."""
    with open(os.path.join(shipped_folder(), "measured.json"), encoding="utf-8") as file:
        pages = pages_of(rules_of_packs(settings.configuration_here(args)), json.load(file))
    is_in_tree(args.folder)
    os.makedirs(args.folder, exist_ok=True)
    for name, text in pages.items():
        with new_text(os.path.join(args.folder, name)) as file:
            file.write(text)
    print(f"{counted(len(pages), 'page')} written to {args.folder}.")
    return 0


def rules_of_packs(config: Config) -> dict[str, list[Rule]]:
    """The rules of each pack; a project of Vale's is one."""
    if is_vale_config(config.path):
        return {config.path: all_rules(config)}
    return {pack: catalogue([pack], config.folder, reach=config.reach) for pack in with_all_packs(config).packs}


COMMANDS = {"docs": docs, "new": new, "test": test, "try": try_rule}


def trial_report(checked: int, hit: int, found: list[Finding], samples: int) -> Iterator[str]:
    """What `try` prints."""
    share = f", {100 * len(found) / checked:.1f} per 100 articles" if checked else ""
    yield f"{counted(len(found), 'finding')} in {hit:,} of {counted(checked, 'article')}{share}.\n"
    texts = Counter(" ".join(one.text.split())[:60] for one in found)
    if texts:
        yield "\nThe commonest:\n"
    yield from (f"{count:>7,}  {visible(text)}\n" for text, count in texts.most_common(COMMONEST))
    if found:
        yield "\nSamples:\n"
    for one in islice(found, 0, None, max(1, len(found) // max(1, samples))):
        around = f"…{one.before[-40:]}⟦{one.text[:80]}⟧{one.after[:40]}…"
        yield f"  {file_label(one.path)}:{one.line}:{one.column}: {visible(around)}\n"

"""`lintnews house`: how a house writes, across its articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cached_property
from types import SimpleNamespace

from lintnews import Linter, UserError
from lintnews.frontends import terminal
from lintnews.frontends.diagnostics import Diagnostics
from lintnews.frontends.projects import Project, Projects
from lintnews.frontends.run import Run
from lintnews.frontends.worker import FileResult, Mode, Worker, read_input
from lintnews.frontends.writing import is_in_tree
from lintnews.house.facts import facts_of
from lintnews.house.judged import House, judge
from lintnews.house.merging import Fact, Reduce
from lintnews.house.reports import REPORTS
from lintnews.house.stylebook import page_rule, stylebook


class FactsWorker(Worker):
    """Reads the facts of one file after the other."""

    def check(self, path: str, name: str) -> FileResult:
        return FileResult([], [], read=True, facts=facts_of(self.linter.read(read_input(path), name)))


class FactsProject(Project):
    """A configuration under which facts are read, and no rules; nothing is kept for the next run."""

    @cached_property
    def cache(self) -> None:
        return None

    @cached_property
    def linter(self) -> Linter:
        return Linter(self.config, rules=[])

    @cached_property
    def worker(self) -> Worker:
        return FactsWorker(self.linter, self.mode)


class FactsProjects(Projects):
    kind = FactsProject


def run(args: SimpleNamespace) -> int:
    """Read the articles, merge what they say, judge it. Exit status 0, or 2: something could not be read."""
    if args.jobs < 0:
        raise UserError(f"--jobs: {args.jobs} is no number of processes")
    refuse(args)
    diagnostics = Diagnostics(args.quiet)
    this = Run(args.paths, FactsProjects(args, Mode()), diagnostics, args.jobs, args.glob, not args.isolated)
    with Reduce() as facts:
        for _, checked in this.checked():
            facts.add(checked.facts)
        tell(args, facts, "lintnews house " + " ".join(args.paths), diagnostics)
    return 2 if diagnostics.failed else 0


def refuse(args: SimpleNamespace) -> None:
    """Raise UserError for options that nothing can be done with."""
    if args.min_mentions < 2:
        raise UserError(f"--min-mentions: {args.min_mentions} is too few to tell a spelling from a slip; 2 or more")
    for path in filter(None, (args.write_stylebook, args.write_rules)):
        if os.path.lexists(path):
            raise UserError(f"{path}: is there already, and is not written over; name another file")
        is_in_tree(path)


def tell(args: SimpleNamespace, facts: Iterable[Fact], command: str, diagnostics: Diagnostics) -> None:
    """Judge the facts, given in the order of their keys, print the report, and write what was asked for."""
    house = judge(facts, args.min_mentions)
    sys.stdout.writelines(REPORTS[args.output_format](house, terminal.style()))
    if args.write_stylebook:
        write_new(args.write_stylebook, "".join(stylebook(house, command)))
    if args.write_rules:
        write_rules(args.write_rules, house, diagnostics)


def write_rules(path: str, house: House, diagnostics: Diagnostics) -> None:
    """Write a rule for the lines of the page, where there are any."""
    if text := "".join(page_rule(house.page_lines)):
        write_new(path, text)
    else:
        diagnostics.note(f"{path}: was not written, no line of a page was found")


def write_new(path: str, text: str) -> None:
    """Write a file that was not there, nor a link of its name, and the folders that it needs. Raises UserError."""
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "x", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        raise UserError(f"{path}: can't be written: {error.strerror}") from error

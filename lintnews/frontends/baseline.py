"""`lintnews baseline`: keep what an archive has today, so that only new problems count."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from types import SimpleNamespace

from lintnews import Baseline, ConfigError, Finding, Rule, baseline_entries
from lintnews.frontends import settings
from lintnews.frontends.diagnostics import Diagnostics
from lintnews.frontends.known import KnownFindings
from lintnews.frontends.projects import Project, Projects
from lintnews.frontends.run import Run
from lintnews.frontends.worker import Mode
from lintnews.frontends.writing import write
from lintnews.reporters.style import counted


def run(args: SimpleNamespace) -> int:
    """Create, update or prune the baseline beside each configuration that the files have."""
    diagnostics = Diagnostics(args.quiet)
    projects = Projects(args, Mode())
    this = Run(args.paths, projects, diagnostics)
    of_files = this.projects_of_files or [projects.of(".")]
    for project in of_files:
        path = settings.baseline_path(project.config)
        if args.action == "create" and os.path.exists(path):
            raise ConfigError(f"{path}: is there already; `lintnews baseline update` makes it anew")
    findings: dict[Project, list[Finding]] = {}
    for found in this.findings():
        findings.setdefault(projects.of(found.path), []).append(found)
    for project in of_files:
        read = [path for path in this.read if projects.of(path) is project]
        said = write_baseline(project, args.action, read, findings.get(project, []))
        if not args.quiet:
            print(said)
    return 2 if diagnostics.failed else 0


def write_baseline(project: Project, action: str, read: list[str], findings: list[Finding]) -> str:
    """Write what was found in the files that were read, beside what is known of others; returns what to say of it."""
    config, inside = project.config, project.linter.globs.inside
    path = settings.baseline_path(config)
    known = settings.read_baseline(path)
    found = by_file(findings, inside)
    checked = [inside(file) for file in read]
    before = entries_before(known, config.folder, {file: found.get(file, {}) for file in checked})
    if action == "prune":
        found = {file: {key: kept[key] for key in kept if key in found.get(file, {})} for file, kept in before.items()}
    if config.narrowed:
        rules = project.linter.rules
        found = {file: {**entries_not_checked(kept, rules), **found.get(file, {})} for file, kept in before.items()}
    rest = {
        file: kept
        for file, kept in known.items()
        if file not in checked and os.path.exists(os.path.join(config.folder, file))
    }
    write(path, baseline_bytes({file: kept for file, kept in sorted({**found, **rest}.items()) if kept}))
    kept = counted(sum(map(len, found.values())), "finding")
    return f"{os.path.relpath(path)}: {kept} in {counted(len(checked), 'file')}."


def by_file(findings: Iterable[Finding], inside: settings.Inside) -> dict[str, dict[str, str]]:
    """The entries of each file."""
    files: dict[str, list[Finding]] = {}
    for found in findings:
        files.setdefault(inside(found.path), []).append(found)
    return {file: baseline_entries(found) for file, found in files.items()}


def entries_before(known: Baseline, folder: str, found: Baseline) -> dict[str, Mapping[str, str]]:
    """What was known of each file, perhaps under the name that it had."""
    renamed = KnownFindings(known, folder)
    return {file: known.get(renamed.origin(file, entries), {}) for file, entries in found.items()}


def entries_not_checked(kept: Mapping[str, str], rules: Iterable[Rule]) -> dict[str, str]:
    """The entries of rules that did not run."""
    ran = {rule.id for rule in rules}
    return {key: entry for key, entry in kept.items() if entry.partition(":")[0] not in ran}


def baseline_bytes(files: Baseline) -> bytes:
    """One entry a line, in a lasting order, so that git shows what changed."""
    return f"{json.dumps({'version': 1, 'files': files}, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace")

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
from lintnews.frontends.run import Run
from lintnews.frontends.worker import Mode, Worker
from lintnews.frontends.writing import write
from lintnews.reporters.style import counted


def run(args: SimpleNamespace) -> int:
    """Create, update or prune the baseline."""
    linter = settings.make_linter(args, settings.configuration(args))
    path = settings.baseline_path(linter.config)
    if args.action == "create" and os.path.exists(path):
        raise ConfigError(f"{path}: is there already; `lintnews baseline update` makes it anew")
    known = settings.read_baseline(path)
    diagnostics = Diagnostics(args.quiet)
    this = Run(lambda: Worker(linter, Mode()), diagnostics, cache=settings.result_cache(args, linter.config))
    found = by_file(this.findings(args.paths), linter.globs.inside)
    checked = [linter.globs.inside(file) for file in this.read]
    before = entries_before(known, linter.config.folder, {file: found.get(file, {}) for file in checked})
    if args.action == "prune":
        found = {file: {key: kept[key] for key in kept if key in found.get(file, {})} for file, kept in before.items()}
    if linter.config.narrowed:
        found = {
            file: {**entries_not_checked(kept, linter.rules), **found.get(file, {})} for file, kept in before.items()
        }
    rest = {
        file: kept
        for file, kept in known.items()
        if file not in checked and os.path.exists(os.path.join(linter.config.folder, file))
    }
    write(path, baseline_bytes({file: kept for file, kept in sorted({**found, **rest}.items()) if kept}))
    kept = counted(sum(map(len, found.values())), "finding")
    if not args.quiet:
        print(f"{os.path.relpath(path)}: {kept} in {counted(len(checked), 'file')}.")
    return 2 if diagnostics.failed else 0


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

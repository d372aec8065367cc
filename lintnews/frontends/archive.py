"""`lintnews archive`: articles in tables, dumps and crawls → tables of findings."""

from __future__ import annotations

import os
import sys
from collections import Counter
from hashlib import sha256
from types import SimpleNamespace
from typing import TYPE_CHECKING

from lintnews import Config, Level, Linter, UserError, __version__
from lintnews.frontends import settings
from lintnews.frontends.cache import result_key
from lintnews.frontends.diagnostics import Diagnostics
from lintnews.frontends.progress import TimeLeft
from lintnews.frontends.writing import is_in_tree
from lintnews.reporters.style import counted, visible

SAID = 5  # errors that are told in words

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from lintnews.archive.inputs import Input
    from lintnews.archive.output import Entry, Output
    from lintnews.archive.readers import Columns


def run(args: SimpleNamespace) -> int:
    """Check an archive. Exit status 0: all of it was checked; 1: findings at --fail-on; 2: not all could be checked."""
    if args.jobs < 0:
        raise UserError(f"--jobs: {args.jobs} is no number of processes")
    if not args.part_size > 0:
        raise UserError(f"--part-size: {args.part_size} is no number of megabytes")
    try:
        from lintnews.archive.inputs import inputs
        from lintnews.archive.output import Output, OutputError
        from lintnews.archive.readers import Columns
    except ImportError as error:
        raise UserError(f"archives need pyarrow: pip install 'lintnews[archive]' ({error.name})") from None
    if "://" not in args.output:
        is_in_tree(args.output)
    columns = Columns(*columns_of(args))
    config = settings.configuration_here(args)
    linter = Linter(config)
    diagnostics = Diagnostics(args.quiet)
    diagnostics.say(linter.remarks())
    found = inputs(args.inputs, args.input_format, diagnostics.note)
    if args.engine == "spark":
        return concluded(args, on_spark(args, linter, found, columns))
    with Output(args.output, args.output_format, asked(args, config, found, columns)) as output:
        try:
            check(args, linter, found, columns, output)
        except KeyboardInterrupt:
            print(f"lintnews: ended; {so_far(output)} The same command goes on from there.", file=sys.stderr)
            raise
        except OutputError as error:
            raise UserError(f"{error}. {so_far(output)} The same command goes on from there.") from error
    return concluded(args, output.parts)


def columns_of(args: SimpleNamespace) -> tuple[str, ...]:
    """The fields of Columns. The format is taken from the words: it says how to read copy, not files."""
    columns = (args.text, args.id, args.date, args.language, args.section, args.format_column, args.format)
    del args.format
    return columns


def on_spark(args: SimpleNamespace, linter: Linter, found: list[Input], columns: Columns) -> list[Entry]:
    """Check all of it on Spark; returns what there is to say of it."""
    from lintnews.archive import cluster

    return cluster.run_on_cluster(
        spark_session(), linter, found, columns, args.output, format=args.output_format, kind=args.input_format
    )


def spark_session() -> SparkSession:
    """The Spark that is set up where the command runs."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UserError(f"Spark needs PySpark: pip install 'lintnews[spark]' ({error.name})") from None
    return SparkSession.builder.appName("lintnews").getOrCreate()


def check(args: SimpleNamespace, linter: Linter, found: list[Input], columns: Columns, output: Output) -> None:
    """Check what is not done yet."""
    from lintnews.archive import local

    bar = TimeLeft(sum(one.size for one in found), sum(one.size for one in found[: output.place.input]))
    try:
        local.run_locally(
            linter,
            found,
            columns,
            output,
            kind=args.input_format,
            jobs=args.jobs or cores(),
            part=args.part_size,
            step=lambda step: bar.step(step.read, counted(step.articles, "article")),
        )
    finally:
        bar.clear()


def asked(args: SimpleNamespace, config: Config, found: list[Input], columns: Columns) -> dict[str, object]:
    """All that the tables depend on, as JSON."""
    return {
        "lintnews": __version__,
        "configuration": sha256(result_key(config).encode()).hexdigest(),
        "columns": columns._asdict(),
        "input format": args.input_format,
        "part size": args.part_size,
        "inputs": {one.name: [one.size, one.changed] for one in found},
    }


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def so_far(output: Output) -> str:
    articles = sum(entry["articles"] for entry in output.parts)
    return f"{counted(articles, 'article')} {'is' if articles == 1 else 'are'} done."


def concluded(args: SimpleNamespace, parts: list[Entry]) -> int:
    """Say what came of the whole run, those before it included, and return the exit status."""
    levels: Counter[str] = sum((Counter(entry["levels"]) for entry in parts), Counter())
    passed: Counter[str] = sum((Counter(entry["passed"]) for entry in parts), Counter())
    errors = sum(entry["errors"] for entry in parts)
    if not args.quiet:
        found = ", ".join(counted(levels[level], level) for level in Level if levels[level]) or "nothing found"
        checked = sum(entry["articles"] for entry in parts) - errors - passed.total()
        print(f"Checked {counted(checked, 'article')}: {found}. {args.output} holds the tables.")
        if passed:
            reasons = ", ".join(f"{visible(why)}: {count:,}" for why, count in passed.most_common(5))
            print(f"Not checked: {passed.total():,} ({reasons}{', …' if len(passed) > 5 else ''}).")
    if errors:
        said = [error for entry in parts for error in entry["first errors"]]
        for error in said[:SAID]:
            print(f"lintnews: {visible(error)}", file=sys.stderr)
        rows = "row" if errors == 1 else "rows"
        print(
            f"lintnews: {errors:,} {rows} could not be checked; `error` in {args.output}/articles says why",
            file=sys.stderr,
        )
    failing = args.fail_on and any(Level(level).rank <= Level(args.fail_on).rank for level in levels)
    return 2 if errors else int(bool(failing))

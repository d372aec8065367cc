"""The arguments of each command, with their help."""

import argparse
from collections.abc import Callable
from typing import NamedTuple

from lintnews import FORMATS, Level
from lintnews.reporters import REPORTERS, WHOLE

FOUND = [level.value for level in Level if level is not Level.OFF]
FAILED = 2  # exit status: could not run
ARCHIVE_KINDS = ("jsonl", "csv", "parquet", "arrow", "warc", "wacz", "wordpress", "article")
EXIT = "Exit status: 0 nothing found that fails, 1 findings at or above --fail-on, 2 could not run."


def comma_list(text: str) -> tuple[str, ...]:
    """A list with commas, as on the command line."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def report_file(text: str) -> tuple[str, str]:
    """A format and the file to write it to, as in `sarif=out.sarif`."""
    format, _, path = text.partition("=")
    if format not in REPORTERS or not path:
        raise argparse.ArgumentTypeError(f"{text!r} is not FORMAT=FILE, with one of {', '.join(REPORTERS)}")
    return format, path


def check_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews check`."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders; `-` reads standard input (default: this folder)",
    )
    format_arguments(parser)
    parser.add_argument(
        "--isolated",
        action="store_true",
        help="take nothing but copy from the tree: no configuration (--config may name one elsewhere), no .gitignore, "
        "no baseline",
    )
    glob_argument(parser)
    selection_arguments(parser)
    min_level_argument(parser)
    parser.add_argument(
        "--fail-on",
        choices=FOUND,
        metavar="LEVEL",
        help="exit 1 from this level up: error (default), warning or suggestion",
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    less = parser.add_argument_group("reporting less")
    less.add_argument("--diff-base", metavar="REV", help="report only lines that changed since a git revision")
    less.add_argument("--no-baseline", action="store_true", help="report also what the baseline knows")
    fixing = parser.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="mend what is certain, in the files")
    fixing.add_argument(
        "--unsafe-fixes", action="store_true", help="mend also what an editor should look at afterwards"
    )
    fixing.add_argument("--diff", action="store_true", help="print the fixes as a patch instead of making them")
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        choices=(*REPORTERS, WHOLE),
        default="full",
        metavar="FORMAT",
        help=f"full (default), {', '.join(REPORTERS[1:])} or {WHOLE} (json, and what was not checked)",
    )
    output.add_argument(
        "--report",
        type=report_file,
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write a report to a file besides; may be repeated",
    )
    output.add_argument("--why", action="store_true", help="say once of each rule why it matters (full)")
    output.add_argument("--statistics", action="store_true", help="count the findings by rule instead of listing them")
    output.add_argument("--timing", action="store_true", help="say how long each rule took")
    output.add_argument("-q", "--quiet", action="store_true", help="print findings only: no summary, no notes")
    parser.add_argument("--no-cache", action="store_true", help="check again also what has not changed")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (default: as many as pay)")
    parser.add_argument("--stdin-filename", metavar="PATH", default="-", help="what to call standard input")


def rules_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews rules` and its own commands."""
    selection_arguments(parser)
    commands = parser.add_subparsers(
        prog=parser.prog, dest="rule_command", metavar="COMMAND", parser_class=type(parser)
    )
    testing = commands.add_parser("test", help="hold rules against the examples in their files")
    testing.add_argument(
        "paths", nargs="*", metavar="PATH", help="rule files, folders or names of rules (default: all)"
    )
    writing = commands.add_parser("new", help="write a first rule file")
    writing.add_argument("path", metavar="FILE", help="the file to write, such as house/style/problem.yml")
    writing.add_argument(
        "--extends",
        choices=("existence", "substitution"),
        default="existence",
        help="existence: a phrase (the default); substitution: a phrase that has a better one",
    )
    paging = commands.add_parser("docs", help="write a page of documentation for each family of rules")
    paging.add_argument("folder", metavar="FOLDER", help="where to write the pages")
    trying = commands.add_parser("try", help="show what a rule would flag over past articles")
    trying.add_argument("rule", metavar="RULE", help="a rule, or the file of a draft")
    trying.add_argument("archive", nargs="+", metavar="PATH", help="articles, or folders of them")
    trying.add_argument("--samples", type=int, default=10, metavar="N", help="how many findings to show (10)")


def archive_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews archive`."""
    archive_input_arguments(parser)
    parser.add_argument(
        "--output", required=True, metavar="FOLDER", help="where to write; a run goes on where it ended"
    )
    parser.add_argument(
        "--output-format", choices=("parquet", "jsonl"), default="parquet", help="of the tables (default: parquet)"
    )
    selection_arguments(parser)
    min_level_argument(parser)
    parser.add_argument(
        "--fail-on", choices=FOUND, metavar="LEVEL", help="exit 1 from this level up (default: no finding fails)"
    )
    parser.add_argument("--part-size", type=float, default=32, metavar="MB", help="copy in a part of the output (32)")
    parser.add_argument("-q", "--quiet", action="store_true", help="print nothing but what could not be done")


def archive_input_arguments(parser: argparse.ArgumentParser) -> None:
    """Which archive, where its articles stand in it, and what reads it."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="files, folders, globs in quotation marks, and addresses that begin with s3://, gs:// or abfs://",
    )
    parser.add_argument(
        "--engine",
        choices=("local", "spark"),
        default="local",
        help="this machine (default), or the Spark that is set up where you are (extra: lintnews[spark])",
    )
    parser.add_argument(
        "--input-format",
        choices=ARCHIVE_KINDS,
        default="",
        metavar="FORMAT",
        help=f"read every input as {', '.join(ARCHIVE_KINDS[:-1])} or {ARCHIVE_KINDS[-1]} (default: as its name says)",
    )
    columns = parser.add_argument_group("columns")
    columns.add_argument("--text", default="text", metavar="NAME", help="the column with the copy (text)")
    columns.add_argument("--id", default="id", metavar="NAME", help="the column that names an article (id)")
    columns.add_argument("--date", default="", metavar="NAME", help="the column with its date")
    columns.add_argument(
        "--language", default="", metavar="NAME", help="the column with its language, such as en or de-AT"
    )
    columns.add_argument("--section", default="", metavar="NAME", help="the column with its section")
    columns.add_argument(
        "--format-column", default="", metavar="NAME", help="the column with its format, such as html or text/html"
    )
    columns.add_argument(
        "--format", choices=tuple(FORMATS), default="", metavar="FORMAT", help="the format of all copy (default: plain)"
    )
    parser.add_argument(
        "--isolated", action="store_true", help="no configuration but that of --config, wherever you are"
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (default: one a core)")


def archive_house_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews archive house`."""
    archive_input_arguments(parser)
    config_arguments(parser)
    house_report_arguments(parser)


def archive_report_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews archive report`."""
    parser.add_argument("folder", metavar="FOLDER", help="the --output of `lintnews archive`")
    parser.add_argument(
        "--output-format", choices=("text", "html", "json"), default="text", help="text (default), html or json"
    )


def baseline_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews baseline`."""
    parser.add_argument(
        "action", choices=("create", "update", "prune"), help="write it; write it anew; drop what is mended"
    )
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: this folder)"
    )
    selection_arguments(parser)
    format_arguments(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="print nothing but what could not be done")
    parser.add_argument("--no-cache", action="store_true", help="check again also what has not changed")


def house_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews house`."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: this folder)"
    )
    format_arguments(parser)
    config_arguments(parser)
    parser.add_argument(
        "--isolated",
        action="store_true",
        help="take nothing but copy from the tree: no configuration (--config may name one elsewhere), no .gitignore",
    )
    glob_argument(parser)
    house_report_arguments(parser)
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (default: as many as pay)")


def house_report_arguments(parser: argparse.ArgumentParser) -> None:
    """What to tell of a house, and how."""
    parser.add_argument(
        "--min-mentions", type=int, default=3, metavar="N", help="of the commonest spelling of a name (3)"
    )
    parser.add_argument(
        "--write-stylebook", metavar="FILE", help="write the commonest spellings as a stylebook, with their evidence"
    )
    parser.add_argument("--write-rules", metavar="FILE", help="write a rule that finds the lines of the house's page")
    parser.add_argument(
        "--output-format",
        choices=("full", "json", "html"),
        default="full",
        metavar="FORMAT",
        help="full (default), json or html",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print the report only: no notes")


def explain_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews explain`."""
    parser.add_argument("rule", metavar="RULE", help="a rule, such as chrome.share")
    config_arguments(parser)


def cache_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews cache`."""
    parser.add_argument("action", choices=("clear",), help="throw away the results of earlier runs")


def serve_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews serve`."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to serve (127.0.0.1: this machine alone)")
    parser.add_argument("--port", type=int, default=8042, metavar="N", help="the port (8042)")
    parser.add_argument("--config", metavar="FILE", help="the configuration to use (default: the nearest)")
    parser.add_argument("--processes", type=int, default=0, metavar="N", help="processes that check (as many as cores)")
    parser.add_argument("--max-size", type=int, default=4 << 20, metavar="BYTES", help="of a request (4 MiB)")
    parser.add_argument("--max-seconds", type=float, default=20, metavar="N", help="for one text (20)")
    parser.add_argument("--max-requests", type=int, default=64, metavar="N", help="at once; more are told to wait (64)")
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="URL",
        help="a site whose pages may call (repeat for more)",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name to answer to, or `*` (repeat for more)",
    )


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """A command that takes no words."""


def schema_arguments(parser: argparse.ArgumentParser) -> None:
    """`lintnews schema`."""
    parser.add_argument("of", choices=("config", "rule"), help="of lintnews.toml, or of a rule file")


def glob_argument(parser: argparse.ArgumentParser) -> None:
    """Which files of a folder."""
    parser.add_argument(
        "--glob",
        action="append",
        default=[],
        metavar="GLOB",
        help="only files that fit, as in '*.md' or '!*.txt'; may be given several times",
    )


def format_arguments(parser: argparse.ArgumentParser) -> None:
    """How to read the files."""
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        help=f"read every file as {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]} (default: as its name says)",
    )


def selection_arguments(parser: argparse.ArgumentParser) -> None:
    """Which rules."""
    parser.add_argument(
        "--select",
        type=comma_list,
        metavar="RULES",
        help="rules or families to run, with commas; also `default` and `all`",
    )
    parser.add_argument(
        "--ignore", type=comma_list, metavar="RULES", help="rules or families to leave out, with commas"
    )
    config_arguments(parser)


def min_level_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--min-level",
        choices=FOUND,
        metavar="LEVEL",
        help="the lowest to report: error, warning or suggestion (default)",
    )


def config_arguments(parser: argparse.ArgumentParser) -> None:
    """Which configuration."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration to use (default: the lintnews.toml or pyproject.toml nearest to each file)",
    )


def lsp_arguments(parser: argparse.ArgumentParser) -> None:
    """What an editor that doesn't trust a folder says."""
    parser.add_argument(
        "--isolated", action="store_true", help="take nothing but copy from the tree: no configuration and no rules"
    )


class Command(NamedTuple):
    """What a command does, the module whose `run(args)` does it and returns the exit status, and the words it takes."""

    help: str
    module: str
    words: Callable[[argparse.ArgumentParser], None]


COMMANDS = {
    "check": Command("check files and folders", "check", check_arguments),
    "archive": Command("check millions of articles (extra: lintnews[archive])", "archive", archive_arguments),
    "archive house": Command("how a house writes, across an archive", "archive_house", archive_house_arguments),
    "archive report": Command("count what a run over an archive found", "archive_report", archive_report_arguments),
    "baseline": Command("keep what an archive has today; only new problems count", "baseline", baseline_arguments),
    "cache": Command("throw away the results of earlier runs", "cache", cache_arguments),
    "rules": Command("list the rules; write, test and try your own", "rules", rules_arguments),
    "explain": Command("tell what a rule looks for, why, and show examples", "rules", explain_arguments),
    "house": Command("tell how a house writes, across its articles", "house", house_arguments),
    "lsp": Command("serve an editor while one writes (extra: lintnews[lsp])", "lsp", lsp_arguments),
    "serve": Command("serve a desk or a CMS over HTTP (extra: lintnews[server])", "serve", serve_arguments),
    "schema": Command("print the JSON Schema of rule files or of the configuration", "rules", schema_arguments),
}

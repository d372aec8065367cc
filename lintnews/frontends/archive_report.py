"""`lintnews archive report`: what a run over an archive found, counted."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from lintnews import UserError


def run(args: SimpleNamespace) -> int:
    """Print the report. Exit status 0, or 2 for a folder that holds no tables."""
    try:
        from lintnews.archive.report import report
        from lintnews.archive.report_pages import PAGES
    except ImportError as error:
        raise UserError(f"archives need pyarrow: pip install 'lintnews[archive]' ({error.name})") from None
    sys.stdout.writelines(PAGES[args.output_format](report(args.folder)))
    return 0

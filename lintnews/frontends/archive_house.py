"""`lintnews archive house`: how a house writes, across an archive."""

from __future__ import annotations

from types import SimpleNamespace

from lintnews import Linter, UserError
from lintnews.frontends import house, settings
from lintnews.frontends.archive import columns_of, cores, spark_session
from lintnews.frontends.diagnostics import Diagnostics
from lintnews.house.merging import Reduce, Value
from lintnews.reporters.style import counted


def run(args: SimpleNamespace) -> int:
    """Read the archive, merge what its articles say, judge it. Exit status 0, or 2: something could not be read."""
    if args.jobs < 0:
        raise UserError(f"--jobs: {args.jobs} is no number of processes")
    house.refuse(args)
    try:
        from lintnews.archive.house import merged, merged_on_spark, without_errors
        from lintnews.archive.inputs import inputs
        from lintnews.archive.readers import Columns
    except ImportError as error:
        raise UserError(f"archives need pyarrow: pip install 'lintnews[archive]' ({error.name})") from None
    columns = Columns(*columns_of(args))
    linter = Linter(settings.configuration_here(args), rules=[])
    diagnostics = Diagnostics(args.quiet)
    found = inputs(args.inputs, args.input_format, diagnostics.note)
    errors: list[Value] = []
    with Reduce() as reduce:
        if args.engine == "spark":
            facts = merged_on_spark(spark_session(), linter, found, columns, args.input_format)
        else:
            facts = merged(reduce, linter, found, columns, args.input_format, args.jobs or cores())
        command = f"lintnews archive house {' '.join(args.inputs)}"
        house.tell(args, without_errors(facts, errors), command, diagnostics)
    for told in errors:
        for place in told["places"]:
            diagnostics.fail(place)
        diagnostics.fail(f"{counted(told['rows'], 'row')} could not be read")
    return 2 if diagnostics.failed else 0

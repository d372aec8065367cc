"""The five seed articles and the findings expected in each, in a file beside it.

After a change that is meant, `python tests/test_seeds.py` writes the expected findings anew; read the diff.
"""

from pathlib import Path

import pytest

from lintnews.engine import lint
from lintnews.formats import read
from lintnews.rulebook import catalogue, choose

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def findings(seed):
    """A line a finding: where, how bad, which rule, what stands there, what would mend it."""
    for found in lint(read(seed.name, seed.read_bytes()), choose(catalogue())):
        mended = f" → {found.fix.replacement or 'cut'}" if found.fix else ""
        yield f"{found.line}:{found.column} {found.severity} {found.rule}: {found.text}{mended}\n"


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_seed_has_the_findings_that_stand_beside_it(seed):
    assert "".join(findings(seed)) == seed.with_suffix(".expected").read_text("utf-8")


def test_there_are_five():
    assert len(SEEDS) == 5


if __name__ == "__main__":
    for seed in SEEDS:
        seed.with_suffix(".expected").write_text("".join(findings(seed)), "utf-8")

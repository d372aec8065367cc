"""Weights: what the judgement of mojibake weighs, in bits."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import data_lines


@cache
def weights() -> dict[str, float]:
    """Each weight by its name; the data file tells what it is for."""
    rows = (line.split("\t") for line in data_lines("mojibake.tsv"))
    return {name: float(weight) for name, weight, _ in rows}


def bits(weight: str) -> float:
    """A weight by its name: one bit halves the odds."""
    return weights()[weight]

"""Guesses: what a text most likely said whose pieces may each have been several things."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from operator import itemgetter

from lintnews.language.mojibake import romanisation
from lintnews.language.mojibake.letter_models import letter_runs
from lintnews.language.mojibake.plausibility import Plausibility
from lintnews.language.mojibake.scripts import scripts
from lintnews.language.mojibake.weights import bits
from lintnews.lazy import lazy

WIDTH = 6  # beams
WIDE = 48  # beams where names stand nearby
NAMESAKE = bits("namesake")  # for each letter of a name that stands nearby in Latin letters
BEYOND = "\u0530"  # letters from here on have no spelling in Latin ones
NOT_LATIN = lazy("[\u0370-\u052f]")

Names = Callable[[], frozenset[str]]  # the names nearby, as `romanised_names` has them
Piece = tuple[str, ...]  # what a stretch of text may have been


def likeliest(
    pieces: tuple[Piece, ...], plausibility: Plausibility, names: Callable[[], frozenset[str]]
) -> tuple[str, float]:
    """The text that the languages make of the pieces, and by how many bits it beats the next: a beam search."""
    if all(len(piece) == 1 for piece in pieces):
        return "".join([said for (said,) in pieces]), inf
    foreign = any(NOT_LATIN.match(piece[0]) and plausibility.language not in scripts(piece[0]) for piece in pieces)
    known = names() if foreign else frozenset()
    beginnings = romanisation.beginnings(known)
    width = WIDE if known else WIDTH

    def less_likeness(beam: tuple[float, str]) -> float:
        return beam[0] - likeness(beam[1], beginnings)

    weight: Callable[[tuple[float, str]], float] = less_likeness if known else itemgetter(0)

    beams = [(0.0, "")]
    for piece in pieces:
        if len(piece) == len(beams) == 1:
            beams = [(0.0, beams[0][1] + piece[0])]
            continue
        beams = [
            (cost + seam, before + said)
            for cost, before in beams
            for seam, said in zip(plausibility.seams(before[-2:], piece), piece, strict=True)
        ]
        if len(beams) > width:
            beams = sorted(beams, key=weight)[:width]
    best, *others = sorted(beams, key=weight)
    if known and known.issuperset(map(romanisation.romanised_key, letter_runs(best[1]))):
        return best[1], inf
    return best[1], weight(others[0]) - weight(best) if others else inf


def likeness(text: str, beginnings: frozenset[str]) -> float:
    """Bits for the letters of a text that begin names which stand nearby in Latin letters."""
    runs = [run for run in letter_runs(text) if min(run) < BEYOND]
    return NAMESAKE * sum([len(key) for key in map(romanisation.romanised_key, runs) if key in beginnings])

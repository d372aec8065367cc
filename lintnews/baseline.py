"""Baseline: the findings that an archive had when lintnews was switched on, so that only new ones count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lintnews.fingerprints import fingerprints
from lintnews.model import Finding

Baseline = Mapping[str, Mapping[str, str]]  # path → fingerprint → what it stands for

SHOWN = 60  # code points of the text that an entry keeps for readers of the file


def baseline_entries(findings: Iterable[Finding]) -> dict[str, str]:
    """What a baseline keeps of one file: fingerprint → rule and text, so that people can read the file."""
    return {
        fingerprint: f"{found.rule}: {' '.join(found.text.split())[:SHOWN]}"
        for fingerprint, found in fingerprints(findings)
    }


class Compared(NamedTuple):
    """The findings of one file that are not in the baseline, and the entries that nothing matches any more."""

    new: list[Finding]
    stale: list[str]


def compare(findings: Iterable[Finding], known: Mapping[str, str]) -> Compared:
    """Hold the findings of one file against its entries in the baseline."""
    marked = list(fingerprints(findings))
    met = {fingerprint for fingerprint, _ in marked}
    return Compared(
        [found for fingerprint, found in marked if fingerprint not in known],
        [fingerprint for fingerprint in known if fingerprint not in met],
    )

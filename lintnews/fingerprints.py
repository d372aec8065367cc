"""Fingerprints: how a finding is known again when lines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby

from lintnews.model import Finding


def fingerprints(findings: Iterable[Finding], path: str = "") -> Iterator[tuple[str, Finding]]:
    """Each finding of one file with 16 hexadecimal digits that stay when lines move.

    They are made of the finding's rule, its text, and which of its like it is; of the path, too, where one is given.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for found in findings:
        alike = (found.rule, found.text)
        seen[alike] += 1
        key = "\0".join((*alike, str(seen[alike]), *([path] if path else [])))
        yield blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(), found


def of_files(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """The findings of a run, which come file by file, each with a fingerprint that no other of the run has."""
    for path, of_file in groupby(findings, key=lambda found: found.path):
        yield from fingerprints(of_file, path)

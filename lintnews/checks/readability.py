"""readability: a text that asks for more years of school than its readers may have."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.language.readability import GRADES, text_counts
from lintnews.model import Check, CheckError, Document, Hit, Span


class Readability(Check):
    """Flag a text whose grade, by the mean of the `metrics`, is above `grade`.

    The metrics are Gunning Fog, Coleman-Liau, Flesch-Kincaid, SMOG and Automated Readability; English only.
    A message may hold `%s`: the grade.
    """

    metrics: tuple[str, ...] = tuple(GRADES)
    grade: float = 0

    def verify(self) -> None:
        for metric in self.metrics:
            if metric not in GRADES:
                raise CheckError("metrics", f"no metric is called {metric!r}; there are: {', '.join(GRADES)}")

    def find(self, document: Document) -> Iterator[Hit]:
        counted = text_counts(document)
        if counted["words"] and self.metrics:
            grade = sum(GRADES[metric](counted) for metric in self.metrics) / len(self.metrics)
            if grade > self.grade:
                yield Hit(Span(0, 0), {"grade": f"{grade:.2f}"})

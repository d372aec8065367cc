"""Coverage: what a run checked, and what it did not check, where and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lintnews import SkippedRules
from lintnews.reporters.style import counted

NAMES = {"und": "unknown"}  # of languages; others go by their code


class Coverage(NamedTuple):
    """A run when it is over.

    `files` were read; `skipped` counts those of one language by the rules that don't know it, and `passed` those that
    hold no text that can be checked, by the reason.
    """

    files: int = 0
    findings: Mapping[str, int] = MappingProxyType({})
    skipped: Mapping[SkippedRules, int] = MappingProxyType({})
    passed: Mapping[str, int] = MappingProxyType({})

    @property
    def unchecked(self) -> str:
        """What was not checked, in one line; "" where all was.

        >>> Coverage(9, skipped={SkippedRules("de", ("dates",)): 4, SkippedRules("und", ("dates",)): 1}).unchecked
        'Not checked, for the language: dates in 5 of 9 files (de: 4, unknown: 1).'
        """
        by_rules: dict[str, Counter[str]] = {}
        for kept, count in self.skipped.items():
            by_rules.setdefault(families_in_words(kept), Counter())[NAMES.get(kept.language, kept.language)] += count
        skipped = [
            f"{said} in {counts.total():,} of {counted(self.files, 'file')} ({counts_in_words(counts)})"
            for said, counts in by_rules.items()
        ]
        said = [f"Not checked, for the language: {'; '.join(skipped)}."] if skipped else []
        if self.passed:
            said.append(
                f"Not read: {counted(sum(self.passed.values()), 'file')} ({counts_in_words(Counter(self.passed))})."
            )
        return " ".join(said)

    def as_object(self) -> dict[str, object]:
        """The coverage for a program: a row for each family and language, and for each reason not to read a file."""
        return {
            "files": self.files,
            "findings": dict(self.findings),
            "not_checked": sorted(self.rows(), key=lambda row: (row["why"], str(row["family"]), str(row["detail"]))),
        }

    def rows(self) -> Iterator[dict[str, object]]:
        counts: Counter[tuple[str, bool, str]] = Counter()
        for kept, count in self.skipped.items():
            for family in (*kept.families, *kept.parts):
                counts[family, family in kept.parts, kept.language] += count
        for (family, in_part, language), count in counts.items():
            yield {"family": family, "in_part": in_part, "why": "language", "detail": language, "files": count}
        for reason, count in self.passed.items():
            yield {"family": None, "in_part": False, "why": "format", "detail": reason, "files": count}


def json_run(findings: Iterable[str], coverage: Callable[[], Coverage]) -> Iterator[str]:
    """An object that holds an array of findings, and what is known when the last of them was made."""
    import json

    yield '{"findings": '
    yield from findings
    yield f', "run": {json.dumps(coverage().as_object(), ensure_ascii=False)}}}\n'


def families_in_words(kept: SkippedRules) -> str:
    """The families in words.

    >>> families_in_words(SkippedRules("de", ("chrome", "dates"), ("numbers", "repetition")))
    'chrome, dates, parts of numbers and repetition'
    """
    parts = [f"parts of {' and '.join(kept.parts)}"] if kept.parts else []
    return ", ".join([*kept.families, *parts])


def counts_in_words(counts: Counter[str]) -> str:
    """Words with their numbers, the commonest first.

    >>> counts_in_words(Counter({"fr": 1, "de": 1200}))
    'de: 1,200, fr: 1'
    """
    return ", ".join(f"{word}: {count:,}" for word, count in counts.most_common())

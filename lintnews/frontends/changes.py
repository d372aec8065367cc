"""Changes: the lines that were changed since a git revision."""

from __future__ import annotations

import os
import subprocess

from lintnews.lazy import lazy
from lintnews.model import UserError

HUNK = lazy(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class GitError(UserError):
    """git could not tell what changed."""


class Changes:
    """The lines of each file that differ from a revision; a file that git doesn't track is new from end to end."""

    def __init__(self, revision: str) -> None:
        self.root = git("rev-parse", "--show-toplevel").strip()
        git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", said=f"no revision is called {revision!r}")
        self.lines = changed_lines(
            git("-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", revision, "--")
        )
        self.untracked = set(git("-C", self.root, "ls-files", "-z", "--others").split("\0"))

    def touch(self, path: str, first: int, last: int) -> bool:
        """Whether one of these lines of a file, from 1, was changed."""
        inside = os.path.relpath(os.path.realpath(path), self.root).replace(os.sep, "/")
        return inside in self.untracked or any(
            start <= last and first < end for start, end in self.lines.get(inside, [])
        )


def changed_lines(diff: str) -> dict[str, list[tuple[int, int]]]:
    """path → half-open ranges of its new lines, from a diff without context.

    >>> changed_lines("+++ b/story.txt\\n@@ -3,0 +4,2 @@\\n+One.\\n+Two.\\n")
    {'story.txt': [(4, 6)]}
    """
    lines: dict[str, list[tuple[int, int]]] = {}
    path = ""
    for row in diff.split("\n"):
        if row.startswith("+++ "):
            path = row[4:].removeprefix("b/").rstrip("\t")
        elif hunk := HUNK.match(row):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            lines.setdefault(path, []).append((start, start + count))
    return lines


def git(*words: str, said: str = "") -> str:
    """What git prints. Raises GitError."""
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise GitError("--diff-base needs git, which is not installed") from error
    if done.returncode:
        raise GitError(f"--diff-base: {said or done.stderr.decode('utf-8', 'replace').strip() or 'git failed'}")
    return done.stdout.decode("utf-8", "surrogateescape")

"""Changes: the lines that were changed since a git revision.

git is asked for what was committed alone, and then compares two texts without a name, outside any repository: so no
setting, attribute, filter, name or line decides what counts as changed, and nothing that a repository configures runs.
"""

from __future__ import annotations

import os
import subprocess
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from tempfile import TemporaryDirectory
from typing import NamedTuple
from weakref import finalize

from lintnews import Document, Finding, UnreadableSource, UserError, decode, read
from lintnews.formats import ARCHIVES
from lintnews.lazy import lazy

OBJECT = lazy(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")  # the name of a commit
HUNK = lazy(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@.*")
HEAD = 4  # lines before the first hunk of a comparison
ENDLESS = 10**9  # a line number beyond any file

# git as it is asked here: it runs no program for the repository's sake, fetches nothing, and takes no folder that lies
# within the copy for a repository of its own.
ASKING = (
    *("git", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
)
ALONE = {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
COMPARING = (
    *("git", "-c", f"core.attributesFile={os.devnull}", "diff", "--no-index", "--no-ext-diff", "--no-textconv"),
    *("--no-color", "--no-renames", "--text", "--unified=0", "--inter-hunk-context=0", "--ws-error-highlight=none"),
    *("--diff-algorithm=myers", "--", "before", "after"),
)
UNSET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1"}


class GitError(UserError):
    """git could not tell what changed."""


class Lines(NamedTuple):
    """Half-open ranges of the lines of a text, from 1, in order and apart."""

    ranges: tuple[tuple[int, int], ...] = ((1, ENDLESS),)

    def touch(self, first: int, last: int) -> bool:
        """Whether one of these lines is among them."""
        before = bisect_right(self.ranges, (last, ENDLESS))  # the ranges that begin no later
        return before > 0 and first < self.ranges[before - 1][1]


class Changes:
    """The lines of each file that differ from a revision; a file that it doesn't have is new from end to end."""

    def __init__(self, revision: str) -> None:
        self.root = git("rev-parse", "--show-toplevel").removesuffix(b"\n").decode("utf-8", "surrogateescape")
        unknown = f"no revision is called {revision!r}"
        if git("rev-parse", "--is-shallow-repository").strip() == b"true":
            unknown += "; this clone has not all history (for GitHub's checkout say fetch-depth: 0)"
        commit = git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", said=unknown).decode().strip()
        if not OBJECT.fullmatch(commit):
            raise GitError(f"--diff-base: {unknown}")
        self.blobs = committed_blobs(git("-C", self.root, "ls-tree", "-r", "-z", "--full-tree", commit))
        index = git("-C", self.root, "diff-index", "--cached", "--raw", "-z", "-M", "--diff-filter=R", commit, "--")
        self.blobs = {**renamed_blobs(index), **self.blobs}

    def on_changed_lines(self, document: Document, found: list[Finding]) -> list[Finding]:
        """The findings on lines that were changed. Raises GitError."""
        lines = self.lines(document)
        return [one for one in found if lines.touch(one.line, one.end_line)]

    def lines(self, document: Document) -> Lines:
        """The lines of a document's source that were changed. Raises GitError."""
        inside = os.path.relpath(os.path.realpath(document.path), self.root).replace(os.sep, "/")
        blob = self.blobs.get(os.fsencode(inside))
        if not blob:
            return Lines()
        before = decoded_source(document, self.blob_reader.content(blob, document.path))
        return Lines() if before is None else changed_lines(before, document.source)

    @cached_property
    def blob_reader(self) -> BlobReader:
        """Opened by each process for itself, when it is first needed."""
        return BlobReader(self.root)


class BlobReader:
    """What a repository keeps, read from one process of git's, which ends with this reader."""

    def __init__(self, root: str) -> None:
        command = [*ASKING, "-C", root, "cat-file", "--batch"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | ALONE
        )
        finalize(self, self.process.communicate)
        finalize(self, self.process.communicate)

    def content(self, blob: bytes, path: str) -> bytes:
        """What a file was. Raises GitError."""
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(blob + b"\n")
            self.process.stdin.flush()
            *_, size = self.process.stdout.readline().split()
            content = self.process.stdout.read(int(size) + 1)[:-1]
        except (OSError, ValueError):
            size, content = b"-1", b""
        if len(content) != int(size):
            raise GitError(f"--diff-base: git can't read what {path} was; is all of the repository here?")
        return content


def committed_blobs(tree: bytes) -> dict[bytes, bytes]:
    """path → object, of the files in what `git ls-tree -r -z` says; links and other repositories are no files."""
    rows = [row.partition(b"\t") for row in tree.split(b"\0") if row.startswith(b"100")]
    return {path: what.split()[2] for what, _, path in rows}


def renamed_blobs(index: bytes) -> dict[bytes, bytes]:
    """path → object that it was under another name, in what `git diff-index --raw -z --diff-filter=R` says."""
    words = index.split(b"\0")[:-1]
    return {path: what.split()[2] for what, path in zip(words[::3], words[2::3], strict=True)}


def decoded_source(document: Document, before: bytes) -> str | None:
    """The source that a document had before; None where it held no text."""
    if document.format not in ARCHIVES:
        return decode(before).text
    try:
        return read(before, document.path, document.format).source
    except UnreadableSource:
        return None


def changed_lines(before: str, after: str) -> Lines:
    r"""The lines of a text that differ from those of an earlier one. How lines end is no difference.

    >>> changed_lines("One.\nThree.\n", "One.\nTwo.\n+++ b\nThree.\n").ranges
    ((2, 4),)
    """
    texts = {"before": normalized_lines(before), "after": normalized_lines(after)}
    if texts["before"] == texts["after"]:
        return Lines(())
    with TemporaryDirectory(prefix="lintnews-") as folder:
        for name, text in texts.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(text)
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        above = {"GIT_CEILING_DIRECTORIES": os.path.dirname(os.path.realpath(folder))}
        done = run_git(*COMPARING, env=own | UNSET | above, folder=folder)
    if done.returncode != 1:  # as where two files differ
        raise GitError(f"--diff-base: {git_message(done)}")
    return Lines(tuple(hunks(done.stdout)))


def normalized_lines(text: str) -> bytes:
    """A text in lines that end in one way, the last too."""
    return (text.replace("\r\n", "\n").removesuffix("\n") + "\n").encode("utf-8", "surrogatepass")


def hunks(diff: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of new lines in a diff without context. Its lines are counted, not read: they may say anything."""
    rows = diff.split(b"\n")
    at = HEAD
    while at < len(rows) - 1:
        if not (hunk := HUNK.fullmatch(rows[at])):
            raise GitError("--diff-base: git compares in a way that lintnews can't read")
        gone, start, come = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
        yield start, start + come
        at += 1 + gone + come


def git(*words: str, said: str = "") -> bytes:
    """What git says of the repository around this folder. Raises GitError."""
    done = run_git(*ASKING, *words, env=os.environ | ALONE)
    if done.returncode:
        raise GitError(f"--diff-base: {said or git_message(done)}")
    return done.stdout


def run_git(*words: str, env: Mapping[str, str], folder: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """git, when it is done. Raises GitError."""
    try:
        return subprocess.run(words, capture_output=True, check=False, env=env, cwd=folder)
    except FileNotFoundError as error:
        raise GitError("--diff-base needs git, which is not installed") from error


def git_message(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git complains of."""
    return " ".join(done.stderr.decode("utf-8", "replace").split()) or "git failed"

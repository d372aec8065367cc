"""Which files to check: paths as given, folders walked as git would, and no link that leads out of them."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from lintnews import SUFFIXES, UserError
from lintnews.disk_cache import lies_in, repository
from lintnews.near import did_you_mean_file
from lintnews.regular_files import IGNORES, read_bytes

if TYPE_CHECKING:
    pass

if TYPE_CHECKING:
    from lintnews.gitignore import Gitignore

ENDINGS = tuple(SUFFIXES)
PASSED_OVER = (".git", "node_modules")  # folders that hold no copy
LOCK = "~$"  # how Word calls what lies beside a document that is open: no document
STREAMS = ("/dev/fd/", "/dev/stdin")  # how a shell names what another program writes; nobody else's words say that

Said = Callable[[str, bool], None]  # what to tell of a place, and whether the run failed of it


class PathError(UserError):
    """A path that can't be checked."""


def raise_path_error(text: str, failure: bool) -> None:
    """What to do with a place that can't be read, unless the caller knows better."""
    if failure:
        raise PathError(text)


def files(
    path: str, named: Collection[str] = (), say: Said = raise_path_error, ignore_files: bool = True
) -> Iterator[str]:
    """The files that a path means: itself, or the copy in a folder. Without `ignore_files` no .gitignore counts.

    Raises PathError for a path that isn't there, and for a link that leads elsewhere, unless to what is `named`, too.
    What can't be read within a folder is said, and the rest goes on.
    """
    if path == "-" or path.startswith(STREAMS):
        yield path
        return
    if not os.path.exists(path):
        pattern = "*" in path  # Windows' own shell hands it on as it is
        raise PathError(
            f"{path}: there is no such file or folder"
            + (f'; --glob takes a pattern: --glob "{path}"' if pattern else did_you_mean_file(path))
        )
    if leads_away(path, named):
        raise PathError(f"{path}: is a link to another place; name that place too, if you want it checked")
    yield from walk(path, say, ignore_files) if os.path.isdir(path) else [path]


def leads_away(path: str, named: Collection[str] = ()) -> bool:
    """Whether links lead a path out of the repository, or the folder, that it stands in, or into git's own folder."""
    real, given, here = os.path.realpath(path), os.path.abspath(path), os.getcwd()
    if any(lies_in(real, os.path.abspath(one)) for one in named):
        return False
    root = os.path.realpath(repository(here) if lies_in(given, here) else repository(os.path.dirname(given)))
    if lies_in(real, root):
        return ".git" in path_parts(real, root) and ".git" not in given.split(os.sep)
    return lies_in(given, here) or os.path.islink(given)


def path_parts(path: str, folder: str) -> list[str]:
    """The names by which a path leads on from a folder."""
    return path[len(os.path.join(folder, "")) :].split(os.sep)


def walk(folder: str, say: Said = raise_path_error, ignore_files: bool = True) -> Iterator[str]:
    """The copy in a folder: files of a known ending that git doesn't ignore, in the order of their names."""
    whole = os.path.abspath(folder)
    ignoring = ignoring_at(whole) if ignore_files else []
    waiting = [(folder, whole, True, ignoring)] if ignoring is not None else []
    while waiting:
        path, whole, is_folder, ignoring = waiting.pop()
        if not is_folder:
            yield path
            continue
        ignoring = [*ignoring, folder_ignores(whole, say)] if ignore_files else []
        for entry in reversed(folder_entries(path, say)):
            inside, here = os.path.normpath(os.path.join(path, entry.name)), os.path.join(whole, entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name in PASSED_OVER or entry.name.startswith(LOCK) or is_ignored(ignoring, here, is_folder):
                continue
            if is_folder or (entry.name.lower().endswith(ENDINGS) and is_checkable(entry, inside, folder, say)):
                waiting.append((inside, here, is_folder, ignoring))


def folder_entries(folder: str, say: Said) -> list[os.DirEntry[str]]:
    """What is in a folder, by name."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        say(f"{folder}: can't be read: {error.strerror}", True)
        return []


def is_checkable(entry: os.DirEntry[str], path: str, root: str, say: Said) -> bool:
    """Whether an entry is a file, or a link to one that the walk of this root may read as well."""
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    try:
        real, root = os.path.realpath(path, strict=True), os.path.realpath(root)
    except OSError as error:
        say(f"{path}: can't be read: {error.strerror}", not isinstance(error, FileNotFoundError))
        return False
    if not os.path.isfile(real):
        return False
    if lies_in(real, root) and not {*PASSED_OVER} & {*path_parts(real, root)}:
        above = ignoring_at(os.path.dirname(real))
        return above is not None and not is_ignored([*above, folder_ignores(os.path.dirname(real))], real, False)
    say(f"{path}: passed over, it is a link to another place", False)
    return False


class FolderIgnores(NamedTuple):
    """A folder, with a slash at its end, and what its .gitignore says of the paths below it."""

    folder: str
    patterns: "Gitignore | None"


def folder_ignores(folder: str, say: Said = raise_path_error) -> FolderIgnores:
    """The folder with its .gitignore, if it has one. As with git, a link is none."""
    path, patterns = os.path.join(folder, ".gitignore"), None
    try:
        if not os.path.islink(path):
            patterns = patterns_in(read_bytes(path, IGNORES).removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    except FileNotFoundError:
        pass
    except OSError as error:
        say(f"{path}: {error.strerror}", True)
    return FolderIgnores(os.path.join(folder, ""), patterns)


def ignoring_at(folder: str) -> list[FolderIgnores] | None:
    """What the repository's folders above one ignore; None if they ignore this very folder."""
    ignoring: list[FolderIgnores] = []
    for parent in [*up_to_repository(folder), folder]:
        if is_ignored(ignoring, parent, True):
            return None
        ignoring.append(folder_ignores(parent, lambda *_: None))
    return ignoring[:-1]


def is_ignored(ignoring: list[FolderIgnores], path: str, is_folder: bool) -> bool:
    """Whether a .gitignore hides a path whose folders none hides; the one that is nearest decides."""
    for folder, patterns in reversed(ignoring):
        if patterns and (said := patterns.says(path[len(folder) :].replace(os.sep, "/"), is_folder)) is not None:
            return said
    return False


def up_to_repository(folder: str) -> list[str]:
    """The folders above one, from its repository's root down; none outside a repository."""
    above: list[str] = []
    while not os.path.exists(os.path.join(folder, ".git")):
        if folder == os.path.dirname(folder):
            return []
        folder = os.path.dirname(folder)
        above.insert(0, folder)
    return above


def patterns_in(lines: Iterable[bytes]) -> "Gitignore":
    """The patterns of a .gitignore."""
    from lintnews.gitignore import Gitignore

    return Gitignore(lines)

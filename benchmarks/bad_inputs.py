"""Forty bad inputs, given to lintnews and its peers: who answers right. The table in docs/security.md.

    python benchmarks/bad_inputs.py [--peers codespell,typos] [--only "a pipe"] [--show] > table.md

Each tool is installed into an environment of its own, and gets copy with a problem that it knows (ruff: a program with
an unused import), a configuration in its own terms, 20 seconds of CPU, 40 of time, and 4 GB. As root, the tools run
without root's powers, so that rights mean something. A cell says `right`, what went wrong instead, or — where the tool
has no such thing.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from peers import LINTNEWS, PEERS, Tool, installable, installed, with_pip

SECONDS, WAIT, MEMORY = 20, 40, 4 * 2**30  # of CPU, of time, bytes
SECRET = "hunter2hunter2"
CRASHES = ("Traceback (most recent call last)", "panicked at", "goroutine 1 [")
RULE = "extends: existence\nmessage: \"Don't say '%s'.\"\nlevel: warning\nnonword: true\ntokens: [{}]\n"


class Words(NamedTuple):
    """How to say the same thing to each tool. `{}` in a configuration is a file outside that holds a secret."""

    ending: str
    bad: str  # a line with a problem
    good: str  # the same, mended
    other: str  # a line without
    sign: str  # what the report says of the problem
    fix: tuple[str, ...]
    config: str  # the name of the configuration, and the option that names one
    option: str
    usual: str  # a configuration as it should be, and wrong ones
    broken: str = ""
    unknown_key: str = ""
    unknown_rule: str = ""
    wrong_type: str = ""
    deep: str = ""
    outside: str = ""
    pattern: str = ""
    files: tuple[tuple[str, str], ...] = ()  # beside the configuration with a pattern
    stdin: tuple[str, ...] = ("-",)


DEEP = "x = " + "[" * 100_000 + "\n"
ENDLESS = "'(a+)+$'"
SPELLING = ("txt", "We recieve mail.\n", "We receive mail.\n", "The mayor spoke.\n")
WORDS = {
    "lintnews": Words(
        "txt", "The cafÃ© was full.\n", "The café was full.\n", "The mayor spoke.\n", "mojibake", ("--fix",),
        "lintnews.toml", "--config", 'select = ["default"]\n', "select = [\n", 'selekt = ["all"]\n',
        'select = ["nowhere"]\n', "select = 5\n", DEEP, 'stylebook = "{}"\n', 'packs = ["house", "encoding"]\n',
        (("house/page/endless.yml", RULE.format(ENDLESS)),),
    ),
    "ruff": Words(
        "py", "import os\n", "", "x = 1\n", "F401", ("--fix",),
        "ruff.toml", "--config", "line-length = 100\n", "lint.select = [\n", 'selekt = ["F"]\n',
        'lint.select = ["QQQ999"]\n', "lint.select = 5\n", DEEP, 'extend = "{}"\n',
        'lint.dummy-variable-rgx = "^(a+)+$"\n',
    ),
    "Vale": Words(
        *SPELLING, "recieve", (),
        ".vale.ini", "--config", "[*]\nBasedOnStyles = Vale\n", "[*\nBasedOnStyles = Vale\n",
        "MinAlertLevul = error\n[*]\nBasedOnStyles = Vale\n", "[*]\nBasedOnStyles = Nowhere\n",
        "MinAlertLevel = 5\n[*]\nBasedOnStyles = Vale\n", "", "StylesPath = {}\n[*]\nBasedOnStyles = Style\n",
        "StylesPath = house\n[*]\nBasedOnStyles = Vale, page\n",
        (("house/page/Endless.yml", RULE.format(ENDLESS)),), (),
    ),
    "proselint": Words(
        "txt", "It is very unique.\n", "", "The mayor spoke.\n", "unique", (),
        "proselint.json", "--config", '{"checks": {"uncomparables": true}}', '{"checks": ', '{"chekcs": {}}',
        '{"checks": {"nowhere": true}}', '{"checks": 5}', "[" * 100_000, stdin=(),
    ),
    "codespell": Words(
        *SPELLING, "recieve", ("-w",),
        ".codespellrc", "--config", "[codespell]\nbuiltin = clear,rare\n",
        "[codespell\nskip = a\n", "[codespell]\nskipp = a\n",
        "", "[codespell]\nquiet-level = x\n", "", "[codespell]\ndictionary = {}\n",
        "[codespell]\nignore-regex = (a+)+$\n",
    ),
    "typos": Words(
        *SPELLING, "recieve", ("-w",),
        "typos.toml", "--config", "[default]\ncheck-file = true\n", "[default\n", "defualt = 1\n",
        '[default]\nlocale = "xx"\n', "[default]\nlocale = 5\n", DEEP, "",
        '[default]\nextend-ignore-re = ["(a+)+$"]\n',
    ),
}  # fmt: skip
COMMANDS = {
    "lintnews": LINTNEWS._replace(words=("lintnews", "check")),
    "ruff": Tool(with_pip, ("ruff",), ("ruff", "check", "--no-cache")),
    "Vale": PEERS["Vale"]._replace(words=("vale",), files=()),
    "proselint": PEERS["proselint"]._replace(words=("proselint", "check")),
    "codespell": PEERS["codespell"],
    "typos": PEERS["typos"]._replace(words=("typos",)),
}


class Answer(NamedTuple):
    """What a run came to: its exit status (None: it was ended), what it printed, what files held before."""

    status: int | None
    printed: str
    before: dict[str, bytes]
    folder: Path
    words: Words

    @property
    def found(self) -> bool:
        return self.words.sign in self.printed


Judge = Callable[[Answer], str]
Make = Callable[[Path, Words], list[str] | None]


class Case(NamedTuple):
    """A bad input. `make` lays it out and says the words of the command line (None: the tool has no such thing)."""

    name: str
    right: str
    make: Make
    judge: Judge
    closed: bool = False  # standard input
    to: str = ""  # a device for standard output
    most: int = 0  # bytes that a file may have
    home: bool = True


def finds(answer: Answer) -> str:
    return "" if answer.found else "told, not checked" if answer.status and answer.printed else "misses it in silence"


def ends(answer: Answer) -> str:
    return ""


def tells(*names: str) -> Judge:
    """Say what is wrong, in words that hold one of the names, with an exit status that is not 0."""

    def judge(answer: Answer) -> str:
        if not any(name in answer.printed for name in names):
            return "no word of it" if answer.status else "silence, exit 0"
        return "" if answer.status else "told, exit 0"

    return judge


def finds_or_tells(name: str) -> Judge:
    return lambda answer: "" if answer.found else tells(name)(answer)


def mentions(name: str) -> Judge:
    return lambda answer: "" if name in answer.printed else "silence"


def no_secret(answer: Answer) -> str:
    return "prints it" if SECRET in answer.printed else ""


def holds(name: str, *contents: str, encoding: str = "utf-8", tell: bool = False) -> Judge:
    """The file holds what it held, or one of these texts; if it is to `tell`, what it held, and the status says so."""

    def judge(answer: Answer) -> str:
        now = (answer.folder / name).read_bytes()
        if now != answer.before[name] and now not in [text.encode(encoding, "surrogateescape") for text in contents]:
            return "text lost" if contents else "written"
        return "silence, exit 0" if tell and not answer.status else ""

    return judge


def mended(name: str, before: str = "", after: str = "", encoding: str = "utf-8") -> Judge:
    return lambda answer: holds(name, before + answer.words.good + after, encoding=encoding)(answer)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
    return name


def named(words: Words) -> str:
    return f"copy.{words.ending}"


def copy(folder: Path, words: Words, content: str | bytes | None = None) -> list[str]:
    return [write(folder, named(words), words.other + words.bad if content is None else content)]


def beside(odd: Callable[[Path], object]) -> Make:
    """A folder with copy and something odd."""

    def make(folder: Path, words: Words) -> list[str]:
        copy(folder, words)
        odd(folder / f"odd.{words.ending}")
        return ["."]

    return make


def alone(odd: Callable[[Path], object]) -> Make:
    """Something odd, named."""

    def make(folder: Path, words: Words) -> list[str]:
        odd(folder / f"odd.{words.ending}")
        return [f"odd.{words.ending}"]

    return make


def of(content: Callable[[Words], str | bytes], fix: bool = False) -> Make:
    """Copy that holds this."""

    def make(folder: Path, words: Words) -> list[str] | None:
        args = copy(folder, words, content(words))
        return None if fix and not words.fix else [*(words.fix if fix else ()), *args]

    return make


def configured(kind: str) -> Make:
    """A configuration of some kind, and copy."""

    def make(folder: Path, words: Words) -> list[str] | None:
        content = getattr(words, kind)
        if not content:
            return None
        secret = write(folder.parent, "outside/Style/secret.yml", f"{SECRET}: [\n")
        outside = folder.parent / ("outside" if "StylesPath" in content else secret)
        write(folder, words.config, content.replace("{}", str(outside)))
        for name, text in words.files if kind == "pattern" else ():
            write(folder, name, text)
        tail = "# " if words.ending == "py" else ""
        return copy(folder, words, words.bad + tail + "a" * 60 + "!\n")

    return make


def unreadable(path: Path) -> None:
    path.write_text("The mayor spoke.\n")
    path.chmod(0)


def linked(folder: Path, words: Words) -> list[str]:
    line = words.bad.replace("\n", f" # {SECRET}\n")
    outside = write(folder.parent, f"outside/secret.{words.ending}", line)
    os.symlink(folder.parent / outside, folder / f"link.{words.ending}")
    return ["."]


def mend(make: Make, change: Callable[[Path], object] = lambda path: None) -> Make:
    def fix(folder: Path, words: Words) -> list[str] | None:
        args = make(folder, words)
        change(folder / named(words))
        return [*words.fix, *(args or [])] if words.fix else None

    return fix


def odd_name(name: str) -> Make:
    def make(folder: Path, words: Words) -> list[str]:
        write(folder, f"{name}.{words.ending}", words.bad)
        return ["."]

    return make


def ignored(folder: Path, words: Words) -> list[str] | None:
    if words.sign in ("recieve", "unique") and words.config != "typos.toml":
        return None  # these read no .gitignore
    write(folder, ".git/HEAD", "ref: refs/heads/main\n")
    write(folder, ".gitignore", "*a" * 40 + "b\n")
    write(folder, "a" * 200 + f".{words.ending}", words.other)
    copy(folder, words)
    return ["."]


def two_names(path: Path) -> None:
    os.link(path, path.with_name("other"))


def same_text(answer: Answer) -> str:
    one, other = ((answer.folder / name).read_bytes() for name in (named(answer.words), "other"))
    return "" if one == other else "two texts"


def same_rights(answer: Answer) -> str:
    return "" if (answer.folder / named(answer.words)).stat().st_mode & 0o777 == 0o640 else "other rights"


def copies(judge: Callable[..., Judge], *given: str) -> Judge:
    """A judge about the copy itself."""
    return lambda answer: judge(named(answer.words), *given)(answer)


def before_it(content: str) -> Callable[[Words], str]:
    return lambda words: content + words.bad


def utf16(words: Words) -> bytes:
    return (words.other + words.bad).encode("utf-16")


def kept_utf16(answer: Answer) -> str:
    words = answer.words
    return "other encoding" * bool(holds(named(words), words.other + words.good, encoding="utf-16")(answer))


def many(words: Words) -> str:
    return words.bad + words.other * 3000


IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
BYTES = "# (\udce9)\n"
MIXED = "# one\r\n# two\n"
ODD = "# " + "Ã©â€™ÂÐ¡" * 2500 + "\n"
CASES = [
    Case("a name that is not there", "is told", lambda folder, words: ["nowhere.txt"], tells("nowhere.txt")),
    Case("a file that nobody may read", "is told", alone(unreadable), tells("odd.")),
    Case("the same, beside copy", "the copy is checked", beside(unreadable), finds),
    Case("a link to itself, beside copy", "the copy is checked", beside(lambda p: p.symlink_to(p.name)), finds),
    Case("a link to itself, named", "is told", alone(lambda p: p.symlink_to(p.name)), tells("odd.")),
    Case("a pipe, beside copy", "the copy is checked", beside(lambda p: os.mkfifo(p)), finds),
    Case("a pipe, named", "nobody waits for it", alone(lambda p: os.mkfifo(p)), ends),
    Case("a link to /dev/zero, beside copy", "the copy is checked", beside(lambda p: p.symlink_to("/dev/zero")), finds),
    Case("a link out of the folder", "its text is not printed", linked, no_secret),
    Case(
        "the same, mended",
        "it is not written",
        mend(linked),
        lambda answer: holds(f"../outside/secret.{answer.words.ending}")(answer),
    ),
    Case("an image, named", "is told", of(lambda words: IMAGE), copies(tells, "binary", "no text", "copy.")),
    Case(
        "an empty file",
        "exit status 0",
        of(lambda words: ""),
        lambda answer: f"exit {answer.status}" * bool(answer.status),
    ),
    Case("bytes that are no UTF-8", "the copy is checked", of(before_it(BYTES)), finds),
    Case("the same, mended", "no byte is lost", of(before_it(BYTES), True), copies(mended, BYTES)),
    Case("UTF-16", "is checked or told", of(utf16), copies(finds_or_tells)),
    Case("the same, mended", "stays UTF-16", of(utf16, True), kept_utf16),
    Case("NUL in the copy", "is checked or told", of(before_it("# a\0b\n")), copies(finds_or_tells)),
    Case("ends of lines of two kinds, mended", "they stay", of(before_it(MIXED), True), copies(mended, MIXED)),
    Case(
        "a name with ESC and a line end",
        "no ESC is printed",
        odd_name("a\x1b[31m\nb"),
        lambda answer: "prints it" * ("\x1b[31m\nb" in answer.printed),
    ),
    Case("a name that is no UTF-8", "the copy is checked", odd_name("caf\udce9"), finds),
    Case("a name that begins with -", "the copy is checked", odd_name("--fix"), finds),
    Case("20 MB in one line", "ends", of(lambda words: words.bad + "# " + "ab " * 7_000_000), ends),
    Case("200,000 opening brackets", "ends", of(lambda words: words.bad + "(" * 200_000), ends),
    Case("20,000 damaged letters", "the copy is checked", of(before_it(ODD)), finds),
    Case(
        "a read-only file, mended",
        "it stays, and is told",
        mend(copy, lambda p: p.chmod(0o444)),
        lambda answer: holds(named(answer.words), tell=True)(answer),
    ),
    Case("a file with two names, mended", "they hold one text", mend(copy, two_names), same_text),
    Case("a file for its group, mended", "its rights stay", mend(copy, lambda p: p.chmod(0o640)), same_rights),
    Case(
        "a full disk, mended",
        "the text is whole",
        of(many, True),
        lambda answer: holds(named(answer.words), answer.words.good + answer.words.other * 3000)(answer),
        most=4096,
    ),
    Case(
        "a configuration that is not there",
        "is told",
        lambda folder, words: [words.option, "nowhere.cfg", *copy(folder, words)],
        tells("nowhere.cfg"),
    ),
    Case(
        "one that is broken",
        "is told with its name",
        configured("broken"),
        lambda answer: tells(answer.words.config)(answer),
    ),
    Case(
        "a setting that nobody knows",
        "is told",
        configured("unknown_key"),
        lambda answer: mentions(
            next(
                key
                for key in ("selekt", "MinAlertLevul", "chekcs", "skipp", "defualt")
                if key in answer.words.unknown_key
            )
        )(answer),
    ),
    Case(
        "a rule that nobody knows",
        "is told",
        configured("unknown_rule"),
        lambda answer: mentions(
            next(key for key in ("nowhere", "QQQ999", "Nowhere", "xx") if key in answer.words.unknown_rule)
        )(answer),
    ),
    Case(
        "a number for a list or a word",
        "is told with its name",
        configured("wrong_type"),
        lambda answer: tells(answer.words.config)(answer),
    ),
    Case(
        "100,000 brackets in it",
        "is told with its name",
        configured("deep"),
        lambda answer: tells(answer.words.config)(answer),
    ),
    Case("one that leads to a secret", "nothing of it is printed", configured("outside"), no_secret),
    Case("a pattern of its own without end", "the copy is checked", configured("pattern"), finds),
    Case("`.gitignore` of `*a*a*a…b`", "the copy is checked", ignored, finds),
    Case(
        "standard input that is closed",
        "is told",
        lambda folder, words: list(words.stdin),
        lambda answer: "" if answer.status else "exit 0",
        closed=True,
    ),
    Case(
        "output to a full disk",
        "exit status not 0",
        copy,
        lambda answer: "" if answer.status else "exit 0",
        to="/dev/full",
    ),
    Case("no home", "the copy is checked", copy, finds, home=False),
]


def cell(case: Case, command: tuple[str, ...], words: Words, home: Path, show: bool) -> str:
    """Lay a case out in a new folder, and run a tool in it: `right`, what went wrong, or —."""
    with tempfile.TemporaryDirectory(dir=home) as temporary:
        folder = Path(temporary) / "tree"
        (Path(temporary) / "home").mkdir()
        folder.mkdir()
        write(folder, words.config, words.usual)
        args = case.make(folder, words)
        if args is None:
            return "—"
        before = contents(folder)
        status, printed = run(case, (*command, *args), folder)
        made = Answer(status, printed, before, folder, words)
        if show:
            print(f"--- {case.name}: {command[0]} {args}: {status}\n{printed[:600]}", file=sys.stderr)
        return verdict(made, case)


def contents(folder: Path) -> dict[str, bytes]:
    """What the regular files hold, in the folder and outside of it."""
    around = folder.parent
    paths = [path for path in around.rglob("*") if path.is_file() and not path.is_symlink()]
    return {os.path.relpath(path, folder): path.read_bytes() for path in paths}


def run(case: Case, command: tuple[str, ...], folder: Path) -> tuple[int | None, str]:
    """The exit status of a command, None if it had to be ended, and all that it printed."""

    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        if case.most:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write fails then, as on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (case.most, case.most))
        if case.closed:
            os.close(0)

    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "NO_COLOR": "1"}
    if case.home:
        environment["HOME"] = str(folder.parent / "home")
    if os.geteuid() == 0:
        command = ("setpriv", "--bounding-set=-all", *command)  # whom rights would mean nothing
    with open(case.to or os.devnull, "wb") as device:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, preexec_fn=limits, restore_signals=False, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=device if case.to else subprocess.PIPE,
            stderr=subprocess.PIPE if case.to else subprocess.STDOUT,
        )  # fmt: skip
        try:
            printed = process.communicate(timeout=WAIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            printed = process.communicate()
            return None, ""
    if -process.returncode in (signal.SIGXCPU, signal.SIGKILL):
        return None, ""
    return process.returncode, b"".join(filter(None, printed)).decode("utf-8", "surrogateescape")


def verdict(answer: Answer, case: Case) -> str:
    if answer.status is None:
        return "**hangs**"
    if answer.status < 0 or any(word in answer.printed for word in CRASHES):
        return "**crashes**"
    wrong = case.judge(answer)
    return f"**{wrong}**" if wrong else "right"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=",".join(name for name, tool in COMMANDS.items() if installable(tool)))
    parser.add_argument("--only", default="", help="the cases whose name holds this")
    parser.add_argument("--show", action="store_true", help="what each tool printed")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        tools = {name: installed(COMMANDS[name], Path(temporary) / name) for name in args.peers.split(",")}
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        print(f"| what comes | right is that | {' | '.join(tools)} |\n| --- | --- |{' --- |' * len(tools)}")
        for case in CASES:
            if args.only in case.name:
                cells = [
                    cell(case, command, WORDS[name], Path(temporary), args.show) for name, command in tools.items()
                ]
                print(f"| {case.name} | {case.right} | {' | '.join(cells)} |", flush=True)
                right.update(name for name, said in zip(tools, cells, strict=True) if said == "right")
                asked.update(name for name, said in zip(tools, cells, strict=True) if said != "—")
        print(f"| right | of what applies | {' | '.join(f'{right[name]} of {asked[name]}' for name in tools)} |")


if __name__ == "__main__":
    main()

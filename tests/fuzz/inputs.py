"""What a stranger may send: articles of every format, configurations, rule files, names and command lines.

Each generator takes its chances from a `random.Random`, or from hypothesis, which looks for smaller ones.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import escape
from pathlib import Path
from random import Random

from lintnews import Config
from lintnews.linting.configuration import all_rules, with_all_packs
from lintnews.rulebook.examples import marked

CORPUS = {path.name: path.read_bytes().decode() for path in sorted((Path(__file__).parent / "corpus").iterdir())}
EXAMPLES = [  # of every rule that ships: what it must find, and what looks alike
    marked(example).text
    for rule in all_rules(with_all_packs(Config()))
    for example in [*rule.examples.bad, *rule.examples.good]
]
FORMATS = ("txt", "md", "mdx", "html", "json", "xml", "rss", "atom", "aml") * 2 + ("docx",)
PIECES = r"""
\u0000 \ufeff \u2028 \u2029 \u0085 \u000b \u000c \u001c \u000d \u000d\u000a \u000a \u000a\u000a \u000a\u000d \u0009
\u0020 \u00ad \ufffd \ufffc \u180e \u3000 \u00a0 \u200b \u202e \u001b[31m %s %[9]s %% {name} &#0; &#xD800; &amp; &nbsp;
&rsquo; &#x110000; â€™ Ã© Ã¢â‚¬â„¢ â \u0080 ï»¿ Ð¡ \udc80 \ud800 é 你好 привет مرحبا 🇺🇦 e\u0301 ﬁ Ⅷ \ue000 ﷽ ǅ ß İ
<!--lintnews-disable <!--lintnews-disable-line--> {/*lintnews-enable*/} --> ``` ~~~ ---\u000a +++\u000a ...\u000a < </
<p> </p> <br/> <script> <![CDATA[ ]]> <!DOCTYPE <?xml <a\u0020href= <table> <td> <svg> <math> <template> <select>
<textarea> <title> </title> [endsection] {.x} {} [] [+b]\u000a [[a]] :end :skip\u000a :: “ ” " ' ’ ‘ « » „ ( ) [ ] { } *
_ ` # | \ > - + 12,000\u0020troops 43\u0020percent 1/2 $5\u0020million 5\u0020miles\u0020(8\u0020km) Zelensky Zelenskyy
Kyiv Kiev Monday,\u0020March\u00204\u00202024 pic.twitter.com/a Show\u0020More Share Read\u0020more TK XXX (more)
1\u0020min\u0020read lorem\u0020ipsum the\u0020the said. By\u0020Anna title: &a *a !!binary |\u000a ?\u0020 "a": null,
1e999 \u005cu2019 \u005cud83d 99999999999 1,234,567.89 U.S. aged\u002043 43-year-old
"""
ODD = [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), piece) for piece in PIECES.split()]
PLAIN = [piece for piece in ODD if piece.isascii() and piece.strip().isprintable()]  # most checks look at no others
ENCODINGS = ["utf-8"] * 20 + ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp1251"]
ENDS = ["\n"] * 6 + ["\r\n", "\r", "\n\r", "\r\r\n"]
BLOCKS = [(0, 0xFF), (0x80, 0x2FF), (0x300, 0x36F), (0x2000, 0x206F), (0x400, 0x4FF), (0x590, 0x6FF), (0xD800, 0xDFFF)]
BLOCKS += [(0x4E00, 0x9FFF), (0xFE00, 0xFFFF), (0x1F300, 0x1FAFF), (0xE0000, 0xE01EF), (0, 0x10FFFF)]


def article(chance: Random) -> tuple[str, bytes]:
    """A file's ending, and what it holds."""
    ending = chance.choice(FORMATS)
    if ending == "docx":
        return ending, word(chance)
    if ending in FRAMES and chance.randrange(8):  # formats that break at the first odd character
        whole = FRAMES[ending](chance)
        return ending, encoded(chance, whole) if chance.randrange(4) == 0 else whole.encode("utf-8", "surrogatepass")
    return ending, encoded(chance, anything(chance, ending))


def feed(chance: Random) -> str:
    page = escape(legal(anything(chance, chance.choice(["html", "txt"]))))
    return changed(chance, CORPUS["feed.rss"].replace("12,000", page), chance.choice([0, 0, 2])).replace("News", page)


def story(chance: Random) -> str:
    body = legal(anything(chance, "txt"))
    said = f"<![CDATA[{body.replace(']]>', '')}]]>" if chance.randrange(4) == 0 else escape(body)
    return CORPUS["story.xml"].replace("Kyiv", said).replace("River rises", escape(legal(sample(chance))))


def page(chance: Random) -> str:
    told = json.loads(CORPUS["story.json"])
    told["headlines"]["basic"] = sample(chance)
    for element in told["content_elements"][: chance.randint(1, 3)]:
        element["content"] = anything(chance, chance.choice(["html", "txt"]))
    if chance.randrange(4) == 0:
        told[chance.choice(list(told))] = chance.choice(VALUES)
    return json.dumps(told, ensure_ascii=chance.randrange(2) == 0)


def legal(whole: str) -> str:
    """The characters that XML allows."""
    return "".join(letter for letter in whole if letter.isprintable() or letter in "\t\n\x85\u200b\u202e\ufeff")


FRAMES = {"atom": feed, "json": page, "rss": feed, "xml": story}


def anything(chance: Random, ending: str) -> str:
    """Copy that is mostly short, since many short texts find more than a few long ones."""
    (kind,) = chance.choices(KINDS, WEIGHTS)
    return kind(chance, ending)


def pieces(chance: Random, ending: str) -> str:
    """Odd pieces, one after the other."""
    odd = chance.choice([ODD, PLAIN])
    return "".join(chance.choice(odd) + chance.choice(["", " ", "\n"]) for _ in range(chance.randint(1, 6)))


def line(chance: Random, ending: str) -> str:
    """A sentence that some rule has something to say of, or must not, with little changed."""
    return changed(chance, chance.choice(EXAMPLES), 3, chance.choice([ODD, PLAIN, PLAIN]))


def mixture(chance: Random, ending: str) -> str:
    """Stretches of several articles and examples, some of them misread."""
    return chance.choice(["", " ", "\n", "\n\n"]).join(sample(chance) for _ in range(chance.randint(1, 4)))


def letters(chance: Random, ending: str) -> str:
    """Characters of one block of Unicode."""
    low, high = chance.choice(BLOCKS)
    count = chance.choice([4] * 6 + [12] * 3 + [60])
    return " ".join(chr(chance.randint(low, high)) * chance.randint(1, 3) for _ in range(chance.randint(1, count)))


def repeated(chance: Random, ending: str) -> str:
    """One piece or sentence again and again, seldom for long."""
    unit = chance.choice(
        [chance.choice(ODD), chance.choice(PLAIN), sample(chance), chance.choice(EXAMPLES) + chance.choice([" ", "\n"])]
    )
    return line(chance, ending) + unit * (1 + chance.choice([20] * 14 + [300] * 4 + [20_000]) // (len(unit) + 1))


def whole(chance: Random, ending: str) -> str:
    """An article of the format, or of another, that was changed here and there."""
    own = [text for name, text in CORPUS.items() if name.endswith(ending)] or list(CORPUS.values())
    return changed(chance, chance.choice(own if chance.randrange(6) else list(CORPUS.values())))


KINDS, WEIGHTS = zip((pieces, 40), (line, 40), (mixture, 10), (letters, 4), (repeated, 4), (whole, 2), strict=True)


def sample(chance: Random, odd: list[str] = ODD) -> str:
    """A stretch of an article or an example, perhaps misread where all that is odd may come."""
    source = chance.choice(EXAMPLES if chance.randrange(3) else list(CORPUS.values()))
    start = chance.randrange(len(source))
    piece = source[start : start + chance.choice([3, 10, 10, 40, 120])]
    if odd is ODD and chance.randrange(5) == 0:
        codec = chance.choice(["latin-1", "cp1252", "cp437", "mac_roman", "cp1251"])
        return piece.encode("utf-8", "surrogatepass").decode(codec, "replace")
    return piece


def changed(chance: Random, source: str, most: int = 8, odd: list[str] = ODD) -> str:
    """A text with a few pieces put in, taken out, doubled and put into capitals."""
    for _ in range(chance.randint(0, most)):
        at = chance.randrange(len(source) + 1)
        cut = at + chance.choice([0, 0, 1, 5, 80])
        kept = source[at:cut]
        piece = chance.choice([chance.choice(odd), chance.choice(odd) * chance.randint(2, 9), sample(chance, odd), ""])
        piece = chance.choice([piece, piece, piece, kept * 2, kept.upper(), kept[::-1]])
        source = source[:at] + piece + source[cut:]
    return source


def encoded(chance: Random, whole: str) -> bytes:
    """The bytes of a text, perhaps with another encoding's mark, cut short, or with some that are wrong."""
    codec = chance.choice(ENCODINGS)
    whole = whole.replace("\n", chance.choice(ENDS))
    data = whole.encode(codec, "surrogatepass" if codec.startswith("utf") else "replace")
    return spoilt(chance, data) if chance.randrange(6) == 0 else data


def spoilt(chance: Random, data: bytes) -> bytes:
    broken = bytearray(data[: chance.randrange(len(data) + 1)] if chance.randrange(2) else data)
    for _ in range(chance.randint(1, 6) if broken else 0):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
}


def word(chance: Random) -> bytes:
    """A Word document, perhaps a broken one."""
    lines = escape(legal(anything(chance, "txt"))).split("\n")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    if chance.randrange(4) == 0:
        body = "<w:tbl><w:tr><w:tc>" * chance.randint(1, 40) + body
    if chance.randrange(4) == 0:
        body = changed(chance, body)
    main = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (PARTS | {"word/document.xml": main}).items():
            archive.writestr(name, part.encode("utf-8", "replace"))
    return spoilt(chance, data.getvalue()) if chance.randrange(4) == 0 else data.getvalue()


VALUES: list[object] = [
    None,
    True,
    0,
    -1,
    10**9,
    1.5,
    "",
    "a",
    [],
    {},
    ["a"],
    {"a": "b"},
    [["a"]],
    "[",
    "é\udc80",
    "*" * 40,
]
KEYS = """select ignore exclude packs stylebook language min-level fail-on levels per-file-ignores""".split()  # noqa: SIM905
WORDS = [
    "default",
    "all",
    "page",
    "chrome",
    "names.capitals",
    "nowhere",
    "house",
    "encoding",
    "news",
    "error",
    "warning",
]
WORDS += ["off", "ap", "**", "*.txt", "!a/**", "../..", "/", "en", "xx", "page.a", "[z-a]", "a{1,2}", "\\"]
OPTIONS = """extends message level why link scope languages limit kinds examples tokens raw ignorecase nonword swap
action exceptions max min token match first second either style threshold formula condition grade
whole_block""".split()  # noqa: SIM905
CHECKS = """existence substitution occurrence repetition consistency conditional capitalization metric spelling marker
attribution names mojibake furniture quotation change total two_ways standalone""".split()  # noqa: SIM905
PATTERNS = [
    "the",
    "(?i)the",
    "a+",
    r"\b\w+\b",
    "(",
    "[",
    "(?<=a)b",
    r"(\w)\1",
    "(?P<a>b)",
    "a{2,}",
    "“",
    "\\",
    "",
    ".",
    "^",
    "a|b",
]


def configuration(chance: Random) -> str:
    """A lintnews.toml, more or less."""
    rows = ['packs = ["house", "encoding", "news"]', chance.choice(['select = ["page"]', 'select = ["all"]', ""])]
    if chance.randrange(2):
        keys = sorted({chance.choice([*KEYS, "packz"]) for _ in range(chance.randint(0, 3))})
        rows = [f"{key} = {json.dumps(setting(chance), ensure_ascii=False)}" for key in keys]
        rows += ["[levels]", f'"{chance.choice(WORDS)}" = "{chance.choice(["error", "off", "x"])}"']
        rows += ["[per-file-ignores]", f'"{chance.choice(WORDS)}" = ["{chance.choice(WORDS)}"]']
    whole = "\n".join(rows)
    return changed(chance, whole) if chance.randrange(8) == 0 else whole


def setting(chance: Random) -> object:
    return chance.choice(
        [chance.choice(WORDS), [chance.choice(WORDS) for _ in range(chance.randrange(3))], chance.choice(VALUES)]
    )


VALE = {
    "BasedOnStyles": ["page", "Vale", "page, Vale", "nowhere", "../.."],
    "BlockIgnores": [r"(?s)(:::.*?:::)", "(", "a{2,}"],
    "CommentDelimiters": ["{/*, */}", "{/*", "a, b"],
    "IgnoredScopes": ["code, tt", "p", ""],
    "Packages": ["Microsoft", "https://a.example/b.zip"],
    "TokenIgnores": [r"(\$+[^\n$]+\$+)", "[", r"\b\w+\b"],
    "Vocab": ["News", "nowhere"],
    "page.a": ["YES", "NO", "error", "x"],
}


def vale(chance: Random) -> str:
    """A .vale.ini, more or less."""
    rows = [f"StylesPath = {chance.choice(['house'] * 6 + ['..', '/', 'nowhere'])}"]
    rows += [
        f"MinAlertLevel = {chance.choice(['suggestion', 'x'])}",
        f"[{chance.choice(['*', '*.{md,txt}', '[', 'formats'])}]",
    ]
    for key in sorted({chance.choice(list(VALE)) for _ in range(4)} | {"BasedOnStyles"}):
        rows.append(f"{key} = {chance.choice(VALE[key])}")
    whole = "\n".join(rows)
    return changed(chance, whole) if chance.randrange(6) == 0 else whole


def rule(chance: Random) -> str:
    """A rule file, more or less."""
    keys = {"extends": chance.choice(CHECKS), "message": chance.choice(["“%s” is odd.", "{a} %[9]s %", "m"])}
    for _ in range(chance.randint(0, 5)):
        keys[chance.choice(OPTIONS)] = option(chance)
    whole = json.dumps(keys)
    return changed(chance, whole) if chance.randrange(4) == 0 else whole


def option(chance: Random) -> object:
    patterns = [chance.choice(PATTERNS) for _ in range(chance.randint(1, 3))]
    return chance.choice(
        [patterns, dict(zip(patterns, reversed(patterns), strict=True)), patterns[0], chance.choice(VALUES)]
    )


NAMES = [
    "a.txt",
    "b.md",
    "c.html",
    "d.json",
    "sub/e.txt",
    "::f.txt",
    "g\x1b.txt",
    "h\n.md",
    "i\udce9.txt",
    "-q.txt",
    "j k.txt",
]
FLAGS = ["--fix", "--unsafe-fixes", "--diff", "--why", "--statistics", "--timing", "-q", "--no-cache", "--no-baseline"]
CHOICES = {
    "--output-format": ["full", "concise", "json", "github", "x"],
    "--select": ["page", "all", "default", "nowhere", "", ",", "page.a,chrome"],
    "--ignore": ["page", "encoding", "nowhere"],
    "--min-level": ["error", "warning", "suggestion", "off"],
    "--fail-on": ["error", "suggestion", "x"],
    "--format": ["plain", "html", "json", "docx", "mdx", "x"],
    "--glob": ["*.txt", "!*.md", "[", "**"],
    "--config": ["lintnews.toml", "nowhere.toml", "a.txt", "house/page/a.yml"],
    "--diff-base": ["HEAD", "--all"],
    "--jobs": ["1", "-1", "x"],
}


def command(chance: Random) -> list[str]:
    """The words of a command line."""
    verb = chance.choice(
        [["check"]] * 8 + [["rules"], ["explain"], ["baseline", "create"], ["baseline", "prune"], ["rules", "test"]]
    )
    words = list(verb)
    for _ in range(chance.randint(0, 4) if verb == ["check"] else 0):
        name = chance.choice([*FLAGS, *CHOICES])
        words += [name, chance.choice(CHOICES[name])] if name in CHOICES else [name]
    return words + [chance.choice([".", *NAMES, "nowhere", "chrome"]) for _ in range(chance.randrange(3))]

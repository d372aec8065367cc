"""A project that was set up for Vale runs as it is: its .vale.ini, styles, vocabularies and comments."""

import json

import pytest

from lintnews.frontends.cli import main
from lintnews.globs import glob_matches
from lintnews.rulebook.vale.comments import switches
from lintnews.rulebook.vale.ini import sections
from lintnews.rulebook.vale.styles import with_choices

INI = """
StylesPath = styles
MinAlertLevel = suggestion
Vocab = Desk

[*.{md,txt,html}]
BasedOnStyles = House
"""
# One rule a kind; all their keys together are Vale's.
HOUSE = {
    "Hype": """
extends: existence
message: "Drop '%s'."
level: warning
link: https://example.org/hype
description: Says nothing.
limit: 2
ignoreCase: yes
tokens: [game changer, very]
exceptions: [very much]
""",
    "Rude": 'extends: existence\nmessage: "%s"\nnonword: true\nscope: heading & ~heading.h1\ntokens: ["!+"]\n',
    "Stars": "extends: existence\nmessage: m\nscope: raw\nnonword: true\nraw: ['^#+ .*\\*.*$']\n",
    "No": "extends: existence\nmessage: m\ntokens: [no, 911]\nscope: [blockquote, list]\n",
    "Words": """
extends: substitution
message: "Use '%s' instead of '%s'."
level: error
ignorecase: true
action: {name: replace}
swap:
  cell ?phone: mobile phone|phone
  web-site: website
""",
    "Commas": 'extends: occurrence\nmessage: "%d commas"\nscope: sentence\nmax: 3\ntoken: ","\n',
    "Twice": "extends: repetition\nmessage: \"'%s' twice\"\nalpha: true\ntokens: ['[^\\s]+']\n",
    "Centre": "extends: consistency\nmessage: \"'%s'\"\nlevel: error\nignorecase: true\neither: {centre: center}\n",
    "Defined": "extends: conditional\nmessage: \"'%s'?\"\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\(([A-Z]{3,5})\\)'\n",
    "Title": "extends: capitalization\nmessage: \"'%s' → '%s'\"\nscope: heading\nmatch: $title\nstyle: AP\n",
    "Long": 'extends: metric\nmessage: "%s words"\nformula: words + heading.h1 * 100\ncondition: "> 150"\n',
    "Grade": 'extends: readability\nmessage: "grade %s"\nmetrics: [SMOG, Gunning Fog]\ngrade: 30\n',
    "Key": "extends: capitalization\nmessage: \"'%s'\"\nscope: text.frontmatter.title\nmatch: $sentence\n",
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a .vale.ini and a style of one rule a kind; further files are written by the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    files = {".vale.ini": INI, **{f"styles/House/{name}.yml": text for name, text in HOUSE.items()}}
    files |= {"styles/config/vocabularies/Desk/accept.txt": "# names\nZelenskyy\nNATO\nmea culpa\n"}
    files |= {"styles/config/vocabularies/Desk/reject.txt": "presser\n"}
    return Project(tmp_path, files)


class Project:
    def __init__(self, folder, files):
        self.folder = folder
        for name, text in files.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(self, capsys, *words):
        """What is found, as path:line:column rule, the exit status and what is said beside it."""
        status = main(["check", "--config", ".vale.ini", "--output-format", "json", *words])
        printed = capsys.readouterr()
        found = [f"{one['path']}:{one['line']}:{one['column']} {one['rule']}" for one in json.loads(printed.out)]
        return found, status, printed.err

    def messages(self, capsys, *words):
        main(["check", "--config", ".vale.ini", "--output-format", "json", *words])
        return [one["message"] for one in json.loads(capsys.readouterr().out)]


COPY = [
    ("a.md", "A very old man.", ["a.md:1:3 House.Hype"]),
    ("a.md", "Thank you very much.", []),
    ("a.md", "very Very very", ["a.md:1:1 House.Hype", "a.md:1:6 House.Hype"]),
    ("a.txt", "A Game\nvery changer game changer", ["a.txt:2:1 House.Hype", "a.txt:2:14 House.Hype"]),
    ("a.md", "# Stop!\n\n## Stop!!\n\nStop!", ["a.md:3:8 House.Rude"]),
    ("a.md", "## So *It* Goes", ["a.md:1:1 House.Stars"]),
    ("a.md", "> no\n\n- 911\n\nno 911", ["a.md:1:3 House.No", "a.md:3:3 House.No"]),
    ("a.md", "My cell phone and web-site.", ["a.md:1:4 House.Words", "a.md:1:19 House.Words"]),
    ("a.md", "A `very` old `web-site`.", []),
    ("a.md", "One, two, three, four, five. Six, seven, eight.", ["a.md:1:4 House.Commas"]),
    ("a.md", "He saw the the man, and *and* she did.", ["a.md:1:8 House.Twice", "a.md:1:21 House.Twice"]),
    ("a.md", "The centre.\n\nThe center.", ["a.md:3:5 House.Centre"]),
    ("a.md", "A World Health Body (WHB). The WHB and the NFL.", ["a.md:1:44 House.Defined"]),
    ("a.md", "# war and peace", ["a.md:1:3 House.Title"]),
    ("a.md", "---\ntitle: A Loud Title Here\n---\n\nText.", ["a.md:2:8 House.Key"]),
    ("a.md", "# a, b, c, d, e\n\n- A, b, c, d, e\n\n> A, b, c, d, e", ["a.md:1:3 House.Title"]),
    ("a.txt", "One, two, three, four, five\n\n- A, b, c, d, e", ["a.txt:1:4 House.Commas", "a.txt:3:4 House.Commas"]),
    ("a.md", "---\nslug: so-very-odd\ntags: [very]\nn: 5\nm:\n  k: very\n---\n\nText.", ["a.md:2:10 House.Hype"]),
    ("a.md", "+++\nslug = 'so-very-odd'\ntags = ['very']\n[m]\nk = 'very'\n+++\n\nText.", ["a.md:2:12 House.Hype"]),
    ("a.html", "<title>One, a, b, c, d</title><meta name=description content='very'>", ["a.html:1:11 House.Commas"]),
    ("a.md", "# One\n\n" + "word and " * 40, ["a.md:1:1 House.Long"]),
    ("a.html", "<p>A <b>very</b> old man.</p>", ["a.html:1:9 House.Hype"]),
    ("a.html", "<figure><figcaption>A very old man.</figcaption></figure><p>very</p>", ["a.html:1:61 House.Hype"]),
    ("a.html", "<figure><img alt='A very old man'>very</figure>", ["a.html:1:21 House.Hype"]),
    (
        "a.md",
        "<figure><img alt='A very old man'>very</figure>\n\n![very](a.png)",
        ["a.md:1:21 House.Hype", "a.md:3:3 House.Hype"],
    ),
    ("a.html", "<p class=code>very <img alt='A very old man'></p>", ["a.html:1:32 House.Hype"]),
    ("a.html", "<dl><dt>no</dt><dd>One, a, b, c, d</dd></dl>", ["a.html:1:23 House.Commas"]),
    ("a.md", "<dl><dt>no</dt><dd>One, a, b, c, d</dd></dl>", ["a.md:1:23 House.Commas"]),
    ("a.html", "<dl><dd><ul><li>no, a, b, c, d</li></ul></dd></dl>", ["a.html:1:17 House.No"]),
    ("a.html", "<ul><li><dl><dt>no, a, b, c, d</dt></dl></li></ul>", ["a.html:1:17 House.No"]),
    ("a.rst", "A very old man.", []),
    (
        "a.md",
        "See https://example.org/very and <https://example.org/very>, [very](http://x.org/a(very)).",
        ["a.md:1:63 House.Hype"],
    ),
    ("a.md", "It is $very + 1$, very $5 or $10.", ["a.md:1:19 House.Hype"]),
    ("a.md", "## " + "`code` " * 3 + "!", ["a.md:1:25 House.Rude"]),
]


@pytest.mark.parametrize(("path", "text", "found"), COPY)
def test_a_style_runs_as_it_is(project, capsys, path, text, found):
    project.write(path, text)
    assert project.check(capsys, path)[0] == found


INIS = [
    ("[*.md]\nBasedOnStyles = House\nHouse.Hype = NO\n", []),
    ("[*.md]\nHouse.Hype = YES\n", ["House.Hype"]),
    ("[*]\nBasedOnStyles = House\n[*.md]\nHouse.Hype = NO\n", []),
    ("[*]\nHouse.Hype = NO\n[a.md]\nHouse.Hype = YES\n", ["House.Hype"]),
    ("[*.txt]\nBasedOnStyles = House\n", []),
    ("[*]\nBasedOnStyles = House\n[*.md]\nBasedOnStyles =\n", []),
    ("MinAlertLevel = error\n[*]\nHouse.Hype = YES\n", []),
    ("MinAlertLevel = error\n[*]\nHouse.Hype = error\n", ["House.Hype"]),
    ("[*]\nBasedOnStyles = House\nHouse = NO\n", []),
    ("[*]\nHouse.Hype = YES\nTokenIgnores = (ve\\w+)\n", []),
    ("[*]\nHouse.Hype = YES\nTokenIgnores = (x), (old)\n", ["House.Hype"]),
    ("[*]\nHouse.Hype = YES\nBlockIgnores = (?s) *(A .*? old)\n", []),
    ("IgnoredScopes = em\n[*]\nHouse.Hype = YES\n", []),
    ("SkippedScopes = list\n[*]\nHouse.Hype = YES\n", ["House.Hype"]),
    ("[*] ; a comment\nHouse.Hype = YES  # another\n", ["House.Hype"]),
    ("[*.md]\nHouse.Words = YES\n[*.txt]\nHouse.Hype = NO\n[*.md]\nBasedOnStyles = House\n", ["House.Hype"]),
    ("[*]\nHouse.Hype = NO\nHouse.Hype = YES\n", []),
    ("MinAlertLevel = suggestion\nMinAlertLevel = error\n[*]\nHouse.Hype = YES\n", []),
    ("MinAlertLevel = error\n[*.md]\nHouse.Hype = YES\n[*.txt]\nHouse.Hype = error\n", []),
    ("MinAlertLevel = error\n[*.md]\nHouse = error\n", ["House.Hype"]),
]


@pytest.mark.parametrize(("ini", "rules"), INIS)
def test_the_ini_decides_which_rules_run(project, capsys, ini, rules):
    project.write(".vale.ini", f"StylesPath = styles\n{ini}")
    project.write("a.md", "A *very* old man.")
    found, status, err = project.check(capsys, "a.md")
    assert [one.split()[1] for one in found] == rules, err
    assert status == int(bool(rules) and "= error" in ini.partition("]")[2])


COMMENTS = [
    ("<!-- vale off -->\n\nvery\n\n<!-- vale on -->\n\nvery", [7]),
    ("<!-- vale House.Hype = NO -->\n\nvery\n\n<!-- vale House.Hype = YES -->\n\nvery", [7]),
    ("<!-- vale House.Words = NO -->\n\nvery", [3]),
    ("<!-- vale House = NO -->\n\nvery", []),
    ('<!-- vale House.Hype["Very"] = NO -->\n\nvery or Very', [3]),
    ("<!-- vale styles = Other -->\n\nvery", []),
    ("A very <!-- vale off -->or very<!-- vale on --> old man.", [1]),
    ("<!-- a vale off the road -->\n\nvery", [3]),
]


@pytest.mark.parametrize(("text", "lines"), COMMENTS)
def test_comments_switch_rules(project, capsys, text, lines):
    project.write("a.md", text)
    found, _, _ = project.check(capsys, "a.md")
    assert [int(one.split(":")[1]) for one in found] == lines


def test_a_vocabulary_is_accepted_and_held_to(project, capsys):
    project.write(".vale.ini", INI + "Vale.Terms = YES\nVale.Avoid = YES\n")
    project.write("a.md", "A zelenskyy presser at NATO.")
    assert project.messages(capsys, "a.md") == [
        "Use 'Zelenskyy' instead of 'zelenskyy'.",
        "Avoid using 'presser'.",
    ]


@pytest.mark.parametrize(("styles", "found"), [("styles", []), (".", ["Other/a.md:1:3 House.Hype"])])
def test_what_lies_among_the_styles_is_no_copy(project, capsys, styles, found):
    """Where all of the project lies there, only the folders of its styles are meant."""
    project.write(".vale.ini", INI.replace("StylesPath = styles", f"StylesPath = {styles}"))
    for name, text in HOUSE.items():
        project.write(f"{styles}/House/{name}.yml", text)
    project.write(f"{styles}/config/vocabularies/Desk/accept.txt", "very\n")
    project.write(f"{styles}/House/README.md", "A very good style.")
    project.write(f"{styles}/Other/a.md", "A game changer.")
    (project.folder / "a.md").write_text("Fine.")
    assert project.check(capsys, "a.md", f"{styles}/House", f"{styles}/Other")[0] == found


def test_a_choice_is_quoted_once_and_one_choice_is_a_fix(project, capsys):
    project.write("a.md", "A cell phone, a web-site.")
    assert project.messages(capsys, "a.md") == [
        "Use 'mobile phone' or 'phone' instead of 'cell phone'.",
        "Use 'website' instead of 'web-site'.",
    ]
    main(["check", "--config", ".vale.ini", "--unsafe-fixes", "a.md"])
    assert (project.folder / "a.md").read_text() == "A cell phone, a website."


SPACING = "extends: existence\nmessage: '%s'\nnonword: true\naction: {name: remove}\ntokens: ['[a-z][.] {2,}[A-Z]']\n"
CONTRACTIONS = "extends: substitution\nmessage: '%s, %s'\naction: {name: replace}\nswap: {it is: it's}\n"
OFFERED = [  # as styles that many use have them: each says what Vale offers in a menu, and none may be made unasked
    (SPACING, "They left.  The rest stayed.\n"),
    (CONTRACTIONS, "Whatever it is, they left.\n"),
]


@pytest.mark.parametrize(("rule", "copy"), OFFERED)
def test_what_a_style_offers_is_not_done_unasked(project, capsys, rule, copy):
    project.write("styles/House/Offer.yml", rule)
    project.write("a.md", copy)
    main(["check", "--config", ".vale.ini", "--fix", "a.md"])
    assert (project.folder / "a.md").read_text() == copy
    assert "`--unsafe-fixes` would mend 1, to be looked at afterwards." in capsys.readouterr().out


@pytest.mark.parametrize(
    "keys",
    [
        "extends: conditional\nfirst: '[A-Z]{3}'\nsecond: '\\(([A-Z]{3})\\)'\nignorecase: true",
        "extends: substitution\nswap: {WHB: body}\npos: NN",
        "extends: existence\ntokens: [WHB]\naction: {name: edit, params: [squeeze]}",
        "extends: existence\ntokens: [WHB]\naction: {name: edit, params: [replace, H, h]}",
        "extends: existence\ntokens: [WHB]\ntests: [{input: x}]\nname: House.Odd",
    ],
)
def test_a_key_that_vale_passes_over_breaks_no_rule(project, capsys, keys):
    project.write("styles/House/Odd.yml", f"message: m\n{keys}\n")
    project.write(".vale.ini", "StylesPath = styles\n[*]\nHouse.Odd = YES\n")
    project.write("a.md", "The WHB met all men.")
    assert project.check(capsys, "a.md")[::2] == (["a.md:1:5 House.Odd"], "")


def test_what_is_broken_or_not_supported_is_named_and_the_rest_runs(project, capsys):
    project.write("styles/House/Bad.yml", "extends: existence\nmessage: m\ntokens:\n  - (un\n")
    project.write("styles/House/Odd.yml", "extends: existence\nmessage: m\ntoken: x\n")
    project.write("styles/House/Torn.yml", "extends: [\n")
    project.write("styles/House/Script.yml", "extends: script\nmessage: m\nscript: x\n")
    project.write(".vale.ini", INI.replace("Vocab", "Packages = Hugo\nVocab").replace("= House", "= House, Missing"))
    project.write("a.md", "A very old man.")
    found, status, err = project.check(capsys, "a.md")
    assert found == ["a.md:1:3 House.Hype"]
    assert status == 2
    for said in (
        "styles/House/Bad.yml:4: House.Bad is not a valid pattern",
        "styles/House/Odd.yml:3: House.Odd: no option of existence is called 'token'",
        "styles/House/Torn.yml:2: is not valid YAML",
        "styles/House/Script.yml:1: House.Script: extends script: scripts in Tengo are not run",
        ".vale.ini:4: Packages: no package is fetched",
        ".vale.ini:8: there is no style called 'Missing'",
    ):
        assert said in err.replace("\\", "/")


def test_what_is_only_not_supported_is_no_failure(project, capsys):
    project.write("styles/House/Script.yml", "extends: script\nmessage: m\nscript: x\n")
    project.write("a.md", "An old man.")
    assert project.check(capsys, "a.md")[:2] == ([], 0)


def test_many_rule_files_are_named_after_their_folders(project, capsys):
    for number in range(60):
        project.write(f"styles/Many/deep/R{number}.yml", f"extends: existence\nmessage: m\ntokens: [w{number}w]\n")
    project.write(".vale.ini", "StylesPath = styles\n[*]\nBasedOnStyles = Many\nMany.deep.R7 = NO\n")
    project.write("a.txt", " ".join(f"w{number}w" for number in range(60)))
    found, _, _ = project.check(capsys, "a.txt")
    assert len(found) == 59
    assert "a.txt:1:1 Many.deep.R0" in found


def test_the_glob_of_the_command_line_picks_files(project, capsys):
    for name in ("a.md", "b.txt", "node_modules/c.md"):
        project.write(name, "A very old man.")
    assert project.check(capsys, "--glob", "*.md", ".")[0] == ["a.md:1:3 House.Hype"]
    assert project.check(capsys, "--glob", "!*.md", ".")[0] == ["b.txt:1:3 House.Hype"]


def test_classes_and_mapped_endings_are_heeded(project, capsys):
    project.write(".vale.ini", INI.replace("Vocab", "IgnoredClasses = aside\nVocab") + "\n[formats]\ntxt = md\n")
    project.write("a.html", '<div class="x aside"><div>very</div> very</div><p>very</p>')
    project.write("a.txt", "`very` very")
    assert project.check(capsys, ".")[0] == ["a.html:1:51 House.Hype", "a.txt:1:8 House.Hype"]


def test_figures_are_read_where_other_tags_are_skipped(project, capsys):
    project.write(".vale.ini", INI.replace("Vocab", "SkippedScopes = pre\nVocab"))
    project.write("a.html", "<figure><figcaption>A very old man.</figcaption></figure>")
    assert project.check(capsys, "a.html")[0] == ["a.html:1:23 House.Hype"]


def test_a_picture_is_not_read_where_that_is_skipped(project, capsys):
    project.write(".vale.ini", INI.replace("Vocab", "SkippedScopes = alt\nVocab"))
    project.write("a.html", "<p>A very old man. <img alt='A very old man'></p>")
    assert project.check(capsys, "a.html")[0] == ["a.html:1:6 House.Hype"]


GLOBS = [
    ("*.md", "a.md", True),
    ("*.md", "docs/a.md", True),
    ("docs/**/*.md", "docs/a/b.md", True),
    ("docs/**/*.md", "docs/a.md", True),
    ("{a,b}.md", "b.md", True),
    ("*.{md,rst}", "b.rst", True),
    ("[!.]*.md", ".a.md", False),
    ("a?.md", "ab.md", True),
    ("!*.py", "a.md", True),
    ("a.md", "ba.md", False),
    ("a.md", "docs/a.md", False),
    ("[", "[", True),
]


@pytest.mark.parametrize(("glob", "path", "fits"), GLOBS)
def test_globs_are_read_as_vale_reads_them(glob, path, fits):
    assert glob_matches(glob, path) is fits


def test_an_ini_is_read_with_its_lines():
    head, section = sections("i", "A = 1\n# no\nB = one, \\\n  two\n\n[*.md]\nC = '({#[^}]+})' \n")
    assert [(entry.key, entry.items, entry.line) for entry in head.entries] == [
        ("A", ("1",), 1),
        ("B", ("one", "two"), 3),
    ]
    assert (section.glob, section.entries[0].value) == ("*.md", "({#[^}]+})")


@pytest.mark.parametrize("text", ["[*", "just words", "[a]\nb"])
def test_a_torn_ini_says_where(project, capsys, text):
    project.write(".vale.ini", text)
    assert main(["check", "--config", ".vale.ini", "."]) == 2
    assert ".vale.ini:" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["vale", "<!-- vale = -->", '<!-- vale A.B["x = NO -->', "<!--" * 5000])
def test_no_comment_raises(text):
    assert switches(text) == []


def test_a_message_without_two_holes_is_left_alone():
    assert with_choices("No holes.") == "No holes."


def test_spelling_knows_the_dictionary_the_vocabulary_and_the_lists(project, capsys):
    pytest.importorskip("hunspell")
    project.write(".vale.ini", INI.replace("= House", "= Vale") + "Vale.Terms = NO\nVale.Avoid = NO\n")
    project.write("styles/config/ignore/desk.txt", "tasspress\n")
    project.write("a.md", "Zelenskyy teh TassPress don’t NATO’s `teh` B52s Київ café Zürich selfie McCarthyism.")
    assert project.check(capsys, "a.md")[0] == ["a.md:1:11 Vale.Spelling"]


def test_spelling_without_its_package_is_said(project, capsys, monkeypatch):
    from lintnews.matching.spelling import dictionary, speller_as_of

    monkeypatch.setitem(__import__("sys").modules, "hunspell", None)
    dictionary.cache_clear()
    speller_as_of.cache_clear()
    project.write(".vale.ini", "[*]\nBasedOnStyles = Vale\n")
    project.write("a.md", "The the teh.")
    found, status, err = project.check(capsys, "a.md")
    assert found == ["a.md:1:1 Vale.Repetition"]
    assert status == 2
    assert "pip install 'lintnews[spelling]'" in err


def test_the_rules_of_a_project_are_listed_and_selected(project, capsys):
    project.write("a.md", "A very old web-site.")
    main(["rules", "--config", ".vale.ini"])
    listed = capsys.readouterr().out
    assert "House.Hype" in listed
    assert "chrome" not in listed
    assert project.check(capsys, "--select", "House.Words", "a.md")[0] == ["a.md:1:12 House.Words"]
    assert project.check(capsys, "--ignore", "House.Words", "a.md")[0] == ["a.md:1:3 House.Hype"]

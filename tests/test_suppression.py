"""Comments in the copy that ask for silence, and what is said of those that ask in vain."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews import Linter
from lintnews.formats import read
from lintnews.model import Finding, Level
from lintnews.suppression import COMMENT, Suppression, asked_in, in_vain, sift, suppression_comments


def finding(line, rule):
    return Finding("a.md", line, 1, line, 2, rule, Level.ERROR, "", "")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("one\ntwo", [1, 2]),
        ("<!-- lintnews-disable-next-line -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line chrome -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line chrome.share -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line figures, chrome -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line figures -->\ntwo", [1, 2]),
        ("<!-- lintnews-disable-next-line chrom -->\ntwo", [1, 2]),
        ("<!-- lintnews-disable-next-line all -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line chrome -- the story is about figures -->\ntwo", [1]),
        ("{/* lintnews-disable-next-line chrome */}\ntwo", [1]),
        ("<!-- lintnews-disable-next-line chrome -->\n\n \nfour\nfive", [1, 2, 3, 5]),
        ("one <!-- lintnews-disable-line -->\ntwo", [2]),
        ("one\ntwo\n<!-- lintnews-disable-file -->\nfour", []),
        ("one\n<!-- lintnews-disable -->\nthree\n<!-- lintnews-enable -->\nfive", [1, 5]),
        ("one\n<!-- lintnews-disable chrome -->\nthree", [1]),
        ("one\n<!-- lintnews-disable chrome -->\n<!-- lintnews-enable figures -->\nfour", [1]),
        ("one\n<!-- lintnews-disable chrome, names -->\n<!-- lintnews-enable chrome -->\nfour", [1, 4]),
        ("one\n<!-- lintnews-disabled -->\nthree", [1, 2, 3]),
        ("one\n<!-- lintnews-disable --\nthree", [1, 2, 3]),
    ],
)
def test_a_comment_silences_its_lines(source, kept):
    findings = [finding(line, "chrome.share") for line in range(1, source.count("\n") + 2)]
    assert [found.line for found in sift(findings, suppression_comments(source)).kept] == kept


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("<!-- lintnews-disable-file -->", 1),
        ("`<!-- lintnews-disable-file -->`", 0),
        ("``a ` b <!-- lintnews-disable-file -->``", 0),
        ("```html\n<!-- lintnews-disable-file -->\n```\n", 0),
        ("~~~\n<!-- lintnews-disable-file -->\n", 0),
        ("A stray ` mark.\n\n<!-- lintnews-disable-file -->", 1),
    ],
)
def test_a_comment_in_code_asks_for_nothing(source, asked):
    assert len(asked_in(read("a.md", source.encode()))) == asked


@pytest.mark.parametrize(
    ("source", "column", "silent"),
    [
        ("He saw <!-- lintnews-disable -->of of it<!-- lintnews-enable --> in the the end.", 34, True),
        ("He saw <!-- lintnews-disable -->of of it<!-- lintnews-enable --> in the the end.", 70, False),
        ("He saw the the <!-- lintnews-disable -->of of it", 8, False),
    ],
)
def test_a_comment_within_a_line_silences_what_follows_it(source, column, silent):
    found = finding(1, "repetition.word")._replace(column=column)
    assert sift([found], suppression_comments(source)).kept == ([] if silent else [found])


def test_a_suppression_that_silences_nothing_is_told():
    asked = suppression_comments("<!-- lintnews-disable-next-line names, chrome -->\ntwo")
    sifted = sift([finding(2, "chrome.share")], asked)
    assert [(one.line, one.rule) for one in sifted.unused] == [(1, "names")]


KNOWN = {"chrome.share": True, "chrome.menu": True, "figures.rates": False, "figures.polls": True}


@pytest.mark.parametrize(
    ("source", "running", "said"),
    [
        ("<!-- lintnews-disable-line chrome -->", "chrome.share chrome.menu", [(1, "can go")]),
        ("<!-- lintnews-disable-line -->", "chrome.share chrome.menu figures.polls", [(1, "can go")]),
        ("<!-- lintnews-disable-line figures -->", "figures.polls", [(1, "can go")]),
        ("<!-- lintnews-disable-line chrome -->", "chrome.share", []),  # perhaps for the other
        ("<!-- lintnews-disable-line -->", "chrome.share chrome.menu", []),
        ("<!-- lintnews-disable-line figures -->", "chrome.share", []),
        ("<!-- lintnews-disable-line figures.rates -->", "figures.polls", []),
        ("<!-- lintnews-disable-line style.us -->", "chrome.share", []),  # of a pack that is not used
        ("\n<!-- lintnews-disable-line chrom -->", "", [(2, "did you mean 'chrome'?")]),
        ("<!-- lintnews-disable-line figures.pols -->", "", [(1, "did you mean 'figures.polls'?")]),
        ("<!-- lintnews-disable-line chrome the story is so -->", "", [(1, "follows after ` -- `")]),
        ("<!-- lintnews-disable figures --> a <!-- lintnews-enable figurs -->", "", [(1, "did you mean 'figures'?")]),
        ("<!-- lintnews-disable-line figures.polls.poll -->", "", [(1, "of its kind under [levels]")]),
        ("a <!-- lintnews-enable figures -->", "figures.polls", [(1, "can go")]),
        (
            "<!-- lintnews-disable-nxt-line chrome -->",
            "chrome.share",
            [(1, "no comment is called 'lintnews-disable-nxt-line'; did you mean 'lintnews-disable-next-line'?")],
        ),
        ("<!-- lintnews-disabel -->", "chrome.share", [(1, "did you mean 'lintnews-disable'?")]),
        ("<!-- lintnews-disable-- it shows a button -->", "chrome.share chrome.menu figures.polls", [(1, "can go")]),
        ("<!-- lintnews-disable figures, chrome --> a <!-- lintnews-enable -->", "", []),
    ],
)
def test_what_is_said_of_a_suppression_that_silences_nothing(source, running, said):
    told = list(in_vain(suppression_comments(source), KNOWN, running.split()))
    assert [line for line, _ in told] == [line for line, _ in said]
    assert all(text.endswith(end) for (_, text), (_, end) in zip(told, said, strict=True))


@pytest.mark.parametrize(
    "front", ["---\nlintnews: {ignor: [chrome]}\n---\n", "+++\nlintnews.ignor = ['chrome', 'figures']\n+++\n"]
)
def test_a_mistyped_key_of_front_matter_is_told(front):
    [told] = Linter().check(front, "a.md").remarks
    assert told.text == "a.md:2: front matter knows no 'lintnews: ignor', but 'lintnews: ignore' alone"


@pytest.mark.parametrize(
    ("path", "front", "asked"),
    [
        ("a.md", "---\nlintnews: {ignore: [figures, chrome.share]}\n---\n", [(2, "figures"), (2, "chrome.share")]),
        ("a.md", "---\ntitle: A\nlintnews:\n  ignore:\n    - figures # ours\n---\n", [(5, "figures")]),
        ("a.mdx", "---\nlintnews:\n  ignore: figures\n---\n", [(3, "figures")]),
        ("a.md", "+++\n[lintnews]\nignore = ['figures',\n \"names\"]\n+++\n", [(3, "figures"), (4, "names")]),
        ("a.md", "+++\nlintnews.ignore = ['figures'] # 'x'\n+++\n", [(2, "figures")]),
        ("a.md", "---\nlintnews: {ignore: [all]}\n---\n", [(2, "")]),
        ("a.md", "+++\nlintnews = { ignore = ['figures'] }\ntitle = 'x'\n+++\n", [(2, "figures")]),
        ("a.html", "---\nlintnews: {ignore: [figures]}\n---\n", [(2, "figures")]),
        ("a.md", "---\nignore: [figures]\nlintnews: true\n---\n", []),
        ("a.md", "---\nextra: {lintnews: {ignore: [figures]}}\n---\n", []),
        ("a.md", '---\nlintnews: {ignore: ["", figures]}\n---\n', [(2, "figures")]),
        ("a.md", "Text\n\n---\nlintnews: {ignore: [figures]}\n---\n", []),
        ("a.txt", "---\nlintnews: {ignore: [figures]}\n---\n", []),
    ],
)
def test_front_matter_silences_rules_in_the_whole_file(path, front, asked):
    found = asked_in(read(path, f"{front}A story.\n".encode()))
    assert [(one.line, one.rule) for one in found] == asked
    assert not sift([finding(1, rule or "x") for _, rule in asked], found).kept


PLACES = st.tuples(st.integers(1, 9), st.integers(1, 3))
STRETCHES = st.builds(
    lambda ends, rule: Suppression(1, *sorted(ends), rule), st.tuples(PLACES, PLACES), st.sampled_from(["", "a", "a.b"])
)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["a.b", "a.c", "ab.c", "a.b.k"]))), st.lists(STRETCHES))
def test_each_finding_is_held_against_each_suppression(places, asked):
    found = [finding(*one) for one in sorted(places)]
    silencing = [
        [one for one in asked if one.means(place.rule) and one.first <= (place.line, place.column) < one.last]
        for place in found
    ]
    sifted = sift(found, asked)
    assert sifted.kept == [place for place, by in zip(found, silencing, strict=True) if not by]
    assert sifted.unused == [one for one in asked if not any(one in by for by in silencing)]


def test_the_work_grows_as_the_findings_and_the_suppressions_do():
    """Not as their product: a file may hold thousands of both."""

    def calls(count):
        steps = 0

        def step(*_):
            nonlocal steps
            steps += 1

        asked = [Suppression(line, (line, 1), (count, 1), "x") for line in range(count)]
        sys.setprofile(step)
        sift([finding(line, "x.y") for line in range(count)], asked)
        sys.setprofile(None)
        return steps

    calls(2)
    assert calls(400) <= 8.1 * calls(50)


@given(st.text(alphabet="<!-lintews:disable/*{} \n", max_size=300))
def test_no_text_raises(source):
    sift([], suppression_comments("lintnews-" + source))


def test_a_comment_that_never_closes_costs_little():
    assert not COMMENT.search("<!-- lintnews-disable " * 20_000)

"""Plain text: paragraphs, and what stands above them."""

import subprocess
import sys
from pathlib import Path

import pytest

from lintnews.formats import FORMATS, SUFFIXES
from lintnews.formats.plain import read_plain

STORY = "\nThe river rose by three metres overnight, and two bridges were closed to all traffic, the council said."


@pytest.mark.parametrize(
    ("top", "kinds"),
    [
        ("River closes two bridges", ["headline"]),
        ("\n  Two bridges closed in town\t\n", ["headline"]),
        ("Is the river rising now?", ["paragraph"]),
        ("The river rose. Two bridges closed.", ["paragraph"]),
        ("News Feed", ["paragraph"]),
        ("River closes two bridges\nBy Ann Lee and Bob de Wit", ["headline", "byline"]),
        ("By Ann Lee, Press Agency", ["byline"]),
        ("By Monday it was over", ["headline"]),
        ("River closes two bridges\n\nWhat to do\n", ["headline", "paragraph"]),
    ],
)
def test_the_top_of_a_story_is_named_where_it_is_plain(top, kinds):
    assert [block.kind for block in read_plain("a.txt", top + STORY).blocks] == [*kinds, "paragraph"]


@pytest.mark.parametrize(
    "header",
    [
        '---\ntitle: "Two bridges closed"\ncreators:\n  - "Lee, Ann"\nsubjects:\n  - "Bridges"\n---\n',
        "---\ndate: 2011-09-01\n---\n",
        "+++\ntitle = 'Two bridges closed'\n+++\n",
    ],
)
def test_a_header_of_an_archive_is_no_text(header):
    assert [(kind, start) for kind, (start, _) in read_plain("a.txt", header + STORY).blocks] == [
        ("paragraph", len(header) + 1)
    ]


def test_a_rule_above_a_text_is_no_header():
    assert len(read_plain("a.txt", f"---\nThe bridges are closed.\n---\n{STORY}").blocks) == 4


@pytest.mark.parametrize(
    "text", ["", "\n\n", "One line only", "By " + "A en " * 5000, "River closes two bridges\nagain"]
)
def test_without_a_story_nothing_is_named(text):
    assert {block.kind for block in read_plain("a.txt", text).blocks} <= {"paragraph"}


WRAPPED = """\
The council of the town has met for a second time, and it was
agreed that the roads be kept shut until the lorries are gone, and
no longer.

"""


def test_hard_wrapped_lines_are_one_paragraph():
    assert len(read_plain("a.txt", WRAPPED * 4).blocks) == 4


def test_short_lines_among_hard_wrapped_ones_stay_apart():
    assert len(read_plain("a.txt", WRAPPED * 4 + "Share\nComments\nPrivacy policy\n").blocks) == 4 + 3


def test_every_format_and_every_name_is_in_the_manual():
    manual = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    assert {*FORMATS, *SUFFIXES} - set(manual.replace("`", " ").split()) == set()


def test_plain_text_loads_no_parser():
    lines = "import sys; from lintnews.formats import read; read('a.txt', b'It rose.'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True).stdout.split()
    assert {"json", "pyexpat", "pyromark", "turbohtml", "yaml"}.isdisjoint(loaded)

"""Bytes that are not UTF-8 are named once a file."""

import pytest

from lintnews.checks.undecodable import Undecodable
from lintnews.formats import read


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"caf\xe9 na\xefve", [("E9", "é", "2")]),
        (b"a \x81 b", [("81", "\ufffd", "1")]),
        ("café".encode(), []),
        ("café".encode("utf-16"), []),
        (b"\xff\xfea\x00\x3d\xd8", []),
        (b"", []),
    ],
)
def test_the_first_stray_byte_is_named(data, seen):
    hits = [hit.words for hit in Undecodable().find(read("a.txt", data))]
    assert [(words["byte"], words["letter"], words["count"]) for words in hits] == seen

"""Scopes: which pieces of a document a rule looks at."""

import pytest

from lintnews.formats import read
from lintnews.matching.scope import in_scope

STORY = """\
# A head

“We won,” he said. “All of us.” Then he left. "So?" she said.

> A man said “no”.

- One item. Two sentences.
- Another item

| Cell. One |
| --- |
| Cell. Two |

“We lost.

“All of us,” he said. One. Two.
"""


@pytest.mark.parametrize(
    ("scope", "pieces"),
    [
        ("heading", ["A head"]),
        ("blockquote", ["A man said “no”."]),
        ("paragraph & ~heading", 6),
        ("paragraph & heading", ["A head"]),
        ("paragraph & list", ["One item. Two sentences.", "Another item"]),
        ("sentence", 13),
        ("sentence & paragraph", 8),
        ("sentence & list", ["One item.", "Two sentences.", "Another item"]),
        ("sentence & heading.h1", ["A head"]),
        ("sentence & blockquote", ["A man said “no”."]),
        ("unquoted", 11),
        ("unquoted & blockquote", ["A man said ", "."]),
        (
            "unquoted & ~blockquote & ~heading & ~list & ~table",
            [" he said. ", " Then he left. ", " she said.", " he said. One. Two."],
        ),
        ("raw", [STORY]),
    ],
)
def test_a_scope_names_its_pieces(scope, pieces):
    [seen] = in_scope(read("a.md", STORY.encode()), (scope,))
    found = [piece for block in seen.blocks if (piece := seen.text[slice(*block.span)])]
    assert (len(found) if isinstance(pieces, int) else found) == pieces

"""MDX: Markdown in which components and expressions stand, masked here."""

from __future__ import annotations

from lintnews.formats import markdown
from lintnews.formats.templating import MDX
from lintnews.model import Document


def read_mdx(path: str, source: str) -> Document:
    """A document of MDX; what components say in `alt`, `caption` and `title` is read."""
    return markdown.read_markdown(path, source, MDX)

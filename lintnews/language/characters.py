"""Special characters: those of a text that stand on no typewriter. Clean copy holds few, and gates look there first."""

from lintnews.model import Document, analysis

TYPED = bytes((*b"\t\n\f\r", *range(0x20, 0x7F)))


@analysis
def special_characters(document: Document) -> str:
    """All characters but printable ASCII, tabs and line ends, in the order of the text."""
    special = document.text.encode("utf-8", "surrogatepass").translate(None, TYPED)
    return special.decode("utf-8", "surrogatepass")

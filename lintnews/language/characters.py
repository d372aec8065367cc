"""Characters: a text reduced to those that matter. It is shorter by far, and gates look there first."""

from lintnews.model import Document, analysis

TYPED = bytes((*b"\t\n\f\r", *range(0x20, 0x7F)))


@analysis
def special_characters(document: Document) -> str:
    """All characters but printable ASCII, tabs and line ends, in the order of the text: clean copy holds few."""
    return without(TYPED, document.text)


def without(characters: bytes, text: str) -> str:
    """The text without some characters of ASCII: bytes are dropped in no time."""
    return text.encode("utf-8", "surrogatepass").translate(None, characters).decode("utf-8", "surrogatepass")

"""Characters: a text reduced to those that matter. It is shorter by far, and gates look there first."""

from lintnews.model import Document, analysis

COMMON = b" abcdefghijklmnopqrstuvwxyz"
TYPED = bytes((*b"\t\n\f\r", *range(0x20, 0x7F)))


@analysis
def rarer_characters(document: Document) -> str:
    """All characters but spaces and small letters of ASCII, in the order of the text: a tenth of it."""
    return rarer(document.text)


@analysis
def special_characters(document: Document) -> str:
    """All characters but printable ASCII, tabs and line ends, in the order of the text: clean copy holds few."""
    return without_bytes(TYPED, rarer_characters(document))


def rarer(text: str) -> str:
    """A text without spaces and small letters of ASCII. What stands in the whole stands in this, so reduced."""
    return without_bytes(COMMON, text)


def without_bytes(characters: bytes, text: str) -> str:
    """The text without some characters of ASCII: bytes are dropped in no time."""
    return text.encode("utf-8", "surrogatepass").translate(None, characters).decode("utf-8", "surrogatepass")

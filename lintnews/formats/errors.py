"""UnreadableSource: why a file gives no text to check."""

from lintnews.model import LintnewsError


class UnreadableSource(LintnewsError):
    """A file that holds no text to check. The message ends a sentence: “story.pdf: it” … “is a PDF”."""


class ForeignSource(UnreadableSource):
    """A file that holds no story, in a format that also holds other things than stories, such as JSON."""


class MissingLibrary(UnreadableSource):
    """A file whose format needs a library that isn't installed. The message is a sentence of its own, said once."""

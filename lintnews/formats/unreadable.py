"""UnreadableSource: why a file gives no text to check."""


class UnreadableSource(ValueError):
    """A file that holds no text to check. The message ends a sentence: “story.pdf: it” … “is a PDF”."""

"""What we know of writing that an editor can read and extend: word lists, one file a subject."""

from pathlib import Path


def lines_of(name: str) -> list[str]:
    """The lines of a data file, without its comments (`# …`) and blank lines."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

"""First reading: what ftfy makes of a text that is UTF-8 through and through, read as one page after another.

Its other repairs have no place. They give up what was lost or mend a part of a line, where the search tells more.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf

from lintnews.language.mojibake.misreadings import Reading, misread

# ftfy's names of pages → ours.
PAGES = {
    "latin-1": "latin-1",
    "sloppy-windows-1250": "cp1250",
    "sloppy-windows-1251": "cp1251",
    "sloppy-windows-1252": "cp1252",
    "sloppy-windows-1253": "cp1253",
    "sloppy-windows-1254": "cp1254",
    "sloppy-windows-1257": "cp1257",
    "iso-8859-2": "iso8859-2",
    "macroman": "mac-roman",
    "cp437": "cp437",
}


@lru_cache(maxsize=5_000)
def first_reading(text: str) -> Reading | None:
    """What a text says if ftfy calls it bad and all that isn't ASCII in it is UTF-8; None otherwise.

    >>> first_reading("cafÃ©").text, first_reading("café"), first_reading("cafÃ© é")
    ('café', None, None)
    """
    from ftfy import TextFixerConfig, fix_encoding_and_explain

    whole = TextFixerConfig(
        restore_byte_a0=False, replace_lossy_sequences=False, decode_inconsistent_utf8=False, fix_c1_controls=False
    )
    said, plan = fix_encoding_and_explain(text, whole)
    pairs = list(zip(plan[::2], plan[1::2], strict=True)) if plan else []
    if not pairs or any(not decoding.parameter.startswith("utf-8") for _, decoding in pairs):
        return None
    return Reading(said, inf, tuple(misread("utf-8", PAGES[encoding.parameter]) for encoding, _ in pairs))

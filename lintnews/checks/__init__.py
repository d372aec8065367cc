"""Ways of looking, one module each; a check's name in a rule file leads to its class here."""

import os
from importlib import import_module

from lintnews.model import Check, UserError

# The word after `extends:` → module and class. A module is imported when a rule first asks for it.
CHECKS = {
    "attribution": "lintnews.checks.attribution:Attribution",
    "capitalization": "lintnews.checks.capitalization:Capitalization",
    "change": "lintnews.checks.change:Change",
    "characters": "lintnews.checks.characters:Characters",
    "charset": "lintnews.checks.charset:Charset",
    "conditional": "lintnews.checks.conditional:Conditional",
    "consistency": "lintnews.checks.consistency:Consistency",
    "conversion": "lintnews.checks.conversion:Conversion",
    "doubled_word": "lintnews.checks.doubled_word:DoubledWord",
    "escapes": "lintnews.checks.escapes:Escapes",
    "existence": "lintnews.checks.existence:Existence",
    "furniture": "lintnews.checks.furniture:Furniture",
    "headline_number": "lintnews.checks.headline_number:HeadlineNumber",
    "homoglyph": "lintnews.checks.homoglyph:Homoglyph",
    "house_style": "lintnews.checks.house_style:HouseStyle",
    "invisible": "lintnews.checks.invisible:Invisible",
    "letter_apostrophe": "lintnews.checks.letter_apostrophe:LetterApostrophe",
    "marker": "lintnews.checks.marker:Marker",
    "metric": "lintnews.checks.metric:Metric",
    "mojibake": "lintnews.checks.mojibake:Mojibake",
    "names": "lintnews.checks.names:Names",
    "occurrence": "lintnews.checks.occurrence:Occurrence",
    "quotation": "lintnews.checks.quotation:Quotation",
    "readability": "lintnews.checks.readability:Readability",
    "relative_day": "lintnews.checks.relative_day:RelativeDay",
    "repeated_paragraph": "lintnews.checks.repeated_paragraph:RepeatedParagraph",
    "repetition": "lintnews.checks.repetition:Repetition",
    "second_reference": "lintnews.checks.second_reference:SecondReference",
    "sequence": "lintnews.checks.sequence:Sequence",
    "spelling": "lintnews.checks.spelling:Spelling",
    "standalone": "lintnews.checks.standalone:Standalone",
    "substitution": "lintnews.checks.substitution:Substitution",
    "swapped_letters": "lintnews.checks.swapped_letters:SwappedLetters",
    "total": "lintnews.checks.total:Total",
    "two_ages": "lintnews.checks.two_ages:TwoAges",
    "two_ways": "lintnews.checks.two_ways:TwoWays",
    "undecodable": "lintnews.checks.undecodable:Undecodable",
    "weekday": "lintnews.checks.weekday:Weekday",
}


class BrokenCheck(UserError):
    """A check whose row in the table leads to no class, or whose module can't be imported."""


def check_class(name: str) -> type[Check]:
    """The class of the check called `name`; KeyError if there is none. Raises BrokenCheck."""
    place, _, cls = CHECKS[name].partition(":")
    try:
        found: type[Check] = getattr(import_module(place), cls)
    except (AttributeError, ImportError, NameError, SyntaxError, TypeError, ValueError) as error:
        raise BrokenCheck(f"{place_of(error, place)}: the check {name!r} can't be used: {error}") from error
    return found


def place_of(error: Exception, module: str) -> str:
    """File and line of what keeps a module from being imported; if it is not there at all, the row that names it."""
    from traceback import extract_tb

    own = module.replace(".", os.sep) + ".py"
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(own)]
    if frames:
        return f"{frames[-1].filename}:{frames[-1].lineno}"
    with open(__file__, encoding="utf-8") as table:
        return f"{__file__}:{next((number for number, row in enumerate(table, 1) if f'{module}:' in row), 1)}"

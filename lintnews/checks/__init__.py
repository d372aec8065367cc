"""Ways of looking, one module each; a check's name in a rule file leads to its class here."""

from importlib import import_module

from lintnews.model import Check

# The word after `extends:` → module and class. A module is imported when a rule first asks for it.
CHECKS = {
    "attribution": "lintnews.checks.attribution:Attribution",
    "existence": "lintnews.checks.existence:Existence",
    "homoglyph": "lintnews.checks.homoglyph:Homoglyph",
    "marker": "lintnews.checks.marker:Marker",
    "mojibake": "lintnews.checks.mojibake:Mojibake",
    "names": "lintnews.checks.names:Names",
    "quotation": "lintnews.checks.quotation:Quotation",
    "quotation_style": "lintnews.checks.quotation_style:QuotationStyle",
    "repeated_paragraph": "lintnews.checks.repeated_paragraph:RepeatedParagraph",
    "standalone": "lintnews.checks.standalone:Standalone",
    "weekday": "lintnews.checks.weekday:Weekday",
}


def check_class(name: str) -> type[Check]:
    """The class of the check called `name`; KeyError if there is none."""
    module, _, cls = CHECKS[name].partition(":")
    found: type[Check] = getattr(import_module(module), cls)
    return found

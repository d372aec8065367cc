"""house_style: a name that the house spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lintnews.language.naming.house_spelling import house_spelling, is_safe
from lintnews.language.naming.names import names_of
from lintnews.model import Check, Document, Hit


class HouseStyle(Check):
    """Flag a spelling of a name for which the house has another.

    `preferred` leads from other spellings to the house's own. `only_with` names, for a spelling that is also
    another name, a word that the article must hold: Odessa in Ukraine is not Odessa in Texas. Handles, addresses and
    fixed phrases such as chicken Kiev are left alone.
    """

    preferred: Mapping[str, str] = MappingProxyType({})
    only_with: Mapping[str, str] = MappingProxyType({})

    def find(self, document: Document) -> Iterator[Hit]:
        found = names_of(document)
        for name in sorted(self.preferred.keys() & found.spellings):
            if self.only_with.get(name, "") in document.text:
                for place in found.places(name):
                    written = document.text[slice(*place)]
                    house = house_spelling(self.preferred, written)
                    yield Hit(place, {"found": written, "house": house or ""}, "", house, is_safe(document, place))

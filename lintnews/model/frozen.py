"""Tables that nobody can change go to another process as well: Python pickles no mappingproxy by itself."""

import copyreg
from types import MappingProxyType
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def frozen_mapping(table: dict[Key, Value]) -> MappingProxyType[Key, Value]:
    return MappingProxyType(table)


copyreg.pickle(MappingProxyType, lambda proxy: (frozen_mapping, (dict(proxy),)))

"""Tables that nobody can change go to another process as well: Python pickles no mappingproxy by itself."""

import copyreg
from types import MappingProxyType
from typing import Any


def frozen_mapping(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(table)


copyreg.pickle(MappingProxyType, lambda proxy: (frozen_mapping, (dict(proxy),)))

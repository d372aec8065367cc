"""Modules, a hundred from one file: to look for each by itself takes a third of the time that Python takes to start."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from marshal import loads
from types import ModuleType

from lintnews.keeping import made, once, stamp_of
from lintnews.typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
else:
    ModuleSpec = type(__spec__)

NOT_KEPT: Any = (("",), b"")


def module(name: str) -> Any:
    """A module by its name. (`importlib` itself takes as long to import as ten of our modules.)"""
    __import__(name)
    return sys.modules[name]


class KeptModules:
    """Imports what an earlier run imported of this package, from the code that is kept, if its file is as it was.

    It is a finder and a loader, as Python's import system calls the two. What it doesn't know, Python's own ones do.
    """

    def __init__(self) -> None:
        self.earlier = set(sys.modules)

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        (file, *state), code = made().get(name, NOT_KEPT)
        if not file or stamp_of(file) != (file, *state):
            return None
        loader: Any = self
        spec = ModuleSpec(name, loader, origin=file, loader_state=code)
        if file.endswith("__init__.py"):
            spec.submodule_search_locations = [os.path.dirname(file)]
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """None: a module as any other."""

    def exec_module(self, module: ModuleType) -> None:
        spec: Any = module.__spec__
        module.__file__ = spec.origin
        exec(loads(spec.loader_state), module.__dict__)

    def learn(self) -> None:
        """Keep the code of the modules that this run had to look for."""
        for name in sys.modules.keys() - self.earlier:
            loader: Any = getattr(sys.modules[name], "__loader__", None)
            if name.startswith("lintnews.") and type(loader).__name__ == "SourceFileLoader":
                once(name, stamp_of(loader.path), partial(loader.get_code, name))

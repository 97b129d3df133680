"""Keep libraries from importing what the desk does not use of them: hundreds of modules."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def stand_ins(modules: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Put empty modules, each with the names that are imported from it, in place of these, unless one of them is
    imported already. Afterwards they can be imported."""
    missing = {} if not sys.modules.keys().isdisjoint(modules) else modules
    for module, names in missing.items():
        sys.modules[module] = ModuleType(module)
        vars(sys.modules[module]).update(dict.fromkeys(names))
    try:
        yield
    finally:
        for module in missing:
            del sys.modules[module]

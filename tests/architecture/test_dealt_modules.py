"""The order in which the tests run: the modules that take long exist, and each process begins with some."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import dealt_modules
from tests.fakes.dealt_modules import dealt

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("path", dealt_modules._LONG)
def test_what_takes_long_exists(path: str) -> None:
    assert (ROOT / path).is_dir() or (ROOT / f"{path}.py").is_file()


def test_each_process_begins_with_what_takes_long_and_no_module_is_divided() -> None:
    names = ("demo/test_a.py", "kill/test_b.py", "lang/test_c.py", "lang/test_d.py", "policy/test_e.py")
    modules = {name: [f"{name}::{number}" for number in range(1 + place)] for place, name in enumerate(names)}
    tests = dealt(list(modules.items()), 2)
    assert sorted(tests) == sorted(test for of in modules.values() for test in of)
    parts = [tests[:9], tests[9:]]
    assert [part[0] for part in parts] == ["kill/test_b.py::0", "demo/test_a.py::0"]
    assert all(set(of) <= set(parts[0]) or set(of) <= set(parts[1]) for of in modules.values())
    assert dealt(list(modules.items()), 1)[:3] == ["kill/test_b.py::0", "kill/test_b.py::1", "demo/test_a.py::0"]

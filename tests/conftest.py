"""For all tests: a busy machine makes no example too slow; pytest's own time-out stands over everything."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

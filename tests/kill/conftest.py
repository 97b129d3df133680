"""The desk of the service tests, for tests that kill it."""

from tests.services.conftest import desk, knowledge

__all__ = ["desk", "knowledge"]

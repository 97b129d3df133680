"""The fixtures of the service tests."""

from tests.services.conftest import desk, knowledge

__all__ = ["desk", "knowledge"]

"""The fixtures of the service tests."""

from tests.services.conftest import desk, knowledge, preparation

__all__ = ["desk", "knowledge", "preparation"]

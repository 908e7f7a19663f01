"""Fixtures for pytest: `pytest_plugins = ["pinelabs_online.testing.fixtures"]` in a `conftest.py`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .sandbox import Sandbox
from .transport import ScriptedTransport

__all__ = ["pinelabs_sandbox", "pinelabs_transport"]


@pytest.fixture(scope="session")
def pinelabs_sandbox() -> Iterator[Sandbox]:
    """A sandbox for the whole session."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def pinelabs_transport() -> Iterator[ScriptedTransport]:
    """A scripted transport, all of whose answers the test must ask for."""
    transport = ScriptedTransport()
    yield transport
    transport.check()

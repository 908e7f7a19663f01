"""A fork after the import, after a call or in the middle of one leaves parent and child able to call."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")


@pytest.mark.parametrize(
    "when", ["after import", "after a call", "during a call", "after a fork", "asyncio", "a loop of the parent's"]
)
def test_a_fork(when: str, run_program: Callable[..., str]) -> None:
    assert run_program("fork.py", when).splitlines()[-1] == "parent and children called"


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_multiprocessing(method: str, run_program: Callable[..., str]) -> None:
    assert run_program("pool.py", method).strip() == "CREATED " * 7 + "CREATED"

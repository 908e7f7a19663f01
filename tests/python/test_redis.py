"""The recipe of the README that shares an access token, with Debian's `redis-server`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PROGRAMS, Sandbox
from pinelabs_online import AuthenticationError
from redis import Redis
from redis.exceptions import ConnectionError
from test_recipes import load

AMOUNT: Any = {"value": 100, "currency": "INR"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """One of this test's own: the log of the shared one is full after as many tests as come before."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A server that keeps nothing, on a socket in a folder of its own."""
    socket = tmp_path / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--dir", str(tmp_path)]
    with subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL) as server:
        url = f"unix://{socket}"
        try:
            for _ in range(200):
                try:
                    with Redis.from_url(url) as client:
                        client.ping()
                    break
                except ConnectionError:
                    assert server.poll() is None, "redis-server ended"
                    time.sleep(0.05)
            yield url
        finally:
            server.terminate()


@pytest.fixture
def recipe(redis_url: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("REDIS_URL", redis_url)
    recipe = load("redis_token", sandbox, monkeypatch)
    yield recipe
    recipe.redis.close()


def test_fifty_processes_that_start_together_fetch_one_token(recipe: Any, sandbox: Sandbox) -> None:
    order_id = sandbox.client().orders.create(order_amount=AMOUNT)["order_id"]
    before = sandbox.token_requests()
    command = [sys.executable, str(PROGRAMS / "with_shared_token.py"), order_id]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    processes: list[Any] = [subprocess.Popen(command, env=os.environ, **pipes) for _ in range(50)]
    try:
        for process in processes:
            assert process.stdout.readline() == "ready\n", process.communicate()
        assert sandbox.token_requests() == before
        for process in processes:
            process.stdin.write("\n")
            process.stdin.flush()
        said = [process.communicate(timeout=60) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.communicate()
    assert said == [("CREATED\n", "")] * 50
    assert sandbox.token_requests() == before + 1


def test_the_token_is_forgotten_a_minute_before_it_ends(recipe: Any, sandbox: Sandbox) -> None:
    token = recipe.shared_token()
    assert json.loads(recipe.redis.get(recipe.TOKEN)) == token
    left_ms = token["expires_at_ms"] - time.time() * 1000
    assert abs(recipe.redis.pttl(recipe.TOKEN) - (left_ms - 60_000)) < 2_000
    assert recipe.redis.exists(recipe.LOCK) == 0


def test_a_process_that_cannot_fetch_one_leaves_the_way_free(recipe: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as wrong:
        wrong.setenv("PINELABS_CLIENT_SECRET", "another")
        with pytest.raises(AuthenticationError):
            recipe.make_client()
    assert recipe.redis.exists(recipe.LOCK) == 0
    pl = recipe.make_client()
    pl.orders.create(order_amount=AMOUNT)
    assert pl.access_token() == json.loads(recipe.redis.get(recipe.TOKEN))

"""The servers, workers and event loops that people run their shops in."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import anyio
import anyio.to_thread
import pytest
import trio
from conftest import PROGRAMS, Sandbox
from pinelabs_online import AsyncPineLabs, AsyncPlatform, NetworkError, PineLabs, RejectedError, testing
from scripted import CREDENTIALS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")

AMOUNT: Any = {"value": 100, "currency": "INR"}


def environment(sandbox: Sandbox, **more: str) -> dict[str, str]:
    settings = {name.upper(): value for name, value in sandbox.settings.items()}
    return {**os.environ, **settings, **more}


@contextmanager
def running(command: list[str], log: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server or worker, which must end well when it is told to."""
    with log.open("w") as output:
        server = subprocess.Popen([sys.executable, "-m", *command], env=env, stdout=output, stderr=output, cwd=PROGRAMS)
    try:
        yield server
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            status = server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            raise AssertionError(log.read_text()) from None
    # uvicorn ends by the signal that it got.
    assert status in (0, -signal.SIGTERM), log.read_text()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def visits(port: int, server: subprocess.Popen[bytes], log: Path) -> list[list[str]]:
    """What 60 visitors were answered, 12 at a time."""
    url = f"http://127.0.0.1:{port}/"
    for _ in range(100):
        try:
            urlopen(url, timeout=10).close()
            break
        except URLError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)

    def visit(_: int) -> list[str]:
        with urlopen(url, timeout=20) as answer:
            text: str = answer.read().decode()
        return text.split()

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(visit, range(60)))
    assert {answer[0] for answer in answers} == {"CREATED"}, log.read_text()
    assert len({answer[1] for answer in answers}) > 1, "one worker did all the work"
    return answers


@pytest.mark.parametrize("worker", ["sync", "gthread", "gevent"])
def test_gunicorn(worker: str, sandbox: Sandbox, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    options = ["--workers", "3", "--worker-class", worker, "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    # gevent must patch before anything else is loaded.
    options += [] if worker == "gevent" else ["--preload"]
    # A worker of threads that takes few connections leaves some to the others.
    options += ["--threads", "4", "--worker-connections", "4"] if worker == "gthread" else []
    with running(["gunicorn", *options, "prefork:application"], log, environment(sandbox)) as server:
        answers = visits(port, server, log)
        assert answers[0][2] == ("loaded" if worker == "gevent" else "preloaded")


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_uvicorn_with_workers(loop: str, sandbox: Sandbox, tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    options = ["--workers", "2", "--port", str(port), "--loop", loop]
    with running(["uvicorn", *options, "asgi:application"], log, environment(sandbox)) as server:
        assert {answer[2] for answer in visits(port, server, log)} == {loop}


@pytest.mark.parametrize("serializer", ["pickle", "json"])
def test_celery_prefork_hands_on_answers_and_errors(
    serializer: str, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("messages", "control", "results"):
        (tmp_path / folder).mkdir()
    env, log = environment(sandbox, QUEUE=str(tmp_path), SERIALIZER=serializer), tmp_path / "log"
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.syspath_prepend(str(PROGRAMS))
    monkeypatch.delitem(sys.modules, "celery_shop", raising=False)
    import celery_shop

    options = ["--pool", "prefork", "--concurrency", "2", "--without-mingle", "--without-gossip", "--without-heartbeat"]
    with warnings.catch_warnings():
        # Celery and Kombu use what Python is about to retire.
        warnings.simplefilter("ignore")
        with running(["celery", "--app", "celery_shop", "worker", *options], log, env):
            get: Any = {"timeout": 30, "interval": 0.05}
            orders = [result.get(**get) for result in [celery_shop.create.delay() for _ in range(6)]]
            assert all(order["status"] == "CREATED" and order["forked"] for order in orders), log.read_text()
            with pytest.raises(RejectedError) as refused:
                celery_shop.fail.delay("v1-nobody").get(**get)
            with pytest.raises(NetworkError) as lost:
                celery_shop.lose.delay().get(**get)
    assert (refused.value.effect, refused.value.code, refused.value.operation) == (
        "rejected",
        "ORDER_NOT_FOUND",
        "orders.get",
    )
    assert lost.value.effect == "unknown" and lost.value.inquiry is not None
    pl = PineLabs(**sandbox.settings)
    assert pl.invoke(lost.value.inquiry["operation"], lost.value.inquiry["params"])["status"] == "CREATED"


def test_trio_is_told_what_to_use(apl: AsyncPineLabs) -> None:
    async def main() -> None:
        await apl.orders.create(order_amount=AMOUNT)

    with pytest.raises(RuntimeError, match=r"needs one of asyncio; with trio call `PineLabs` in a thread"):
        trio.run(main)


def test_trio_calls_in_threads_and_by_a_transport_of_its_own(pl: PineLabs) -> None:
    class TrioPlatform(AsyncPlatform):
        async def sleep(self, ms: int) -> None:
            await trio.sleep(ms / 1000)

    async def main() -> None:
        order = await trio.to_thread.run_sync(partial(pl.orders.create, order_amount=AMOUNT))
        assert order["status"] == "CREATED"
        script = testing.ScriptedTransport().lose("orders.get", sent=False).answer("orders.get")
        own = AsyncPineLabs(**CREDENTIALS, transport=script.send, platform=TrioPlatform())
        assert (await own.orders.get(order_id="v1-1"))["order_id"] == "v1-1"
        script.check()

    trio.run(main)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_anyio_calls_in_threads_and_on_asyncio_as_it_is(backend: str, pl: PineLabs, apl: AsyncPineLabs) -> None:
    async def main() -> None:
        order = await anyio.to_thread.run_sync(partial(pl.orders.create, order_amount=AMOUNT))
        assert order["status"] == "CREATED"
        if backend == "asyncio":
            with anyio.fail_after(5):
                assert (await apl.orders.get(order_id=order["order_id"]))["status"] == "CREATED"

    anyio.run(main, backend=backend)


def script() -> testing.ScriptedTransport:
    return testing.ScriptedTransport().answer("orders.get", times=None)


def test_a_synchronous_call_on_an_event_loop_warns_in_debug_mode() -> None:
    pl = script().client()

    async def main() -> None:
        pl.orders.get(order_id="v1-1")

    with pytest.warns(RuntimeWarning, match="blocks the event loop.*AsyncPineLabs") as warned:
        asyncio.run(main(), debug=True)
    assert [warning.filename for warning in warned] == [__file__]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(main())
        pl.orders.get(order_id="v1-1")

        async def in_thread() -> None:
            await asyncio.to_thread(pl.orders.get, order_id="v1-1")

        asyncio.run(in_thread(), debug=True)


def test_in_development_mode_a_blocked_loop_and_a_blocked_hub_are_told(
    run_program: Callable[..., str],
) -> None:
    told = run_program("blocking.py", env={"PYTHONDEVMODE": "1"}).split()
    assert told == ["loop", "invoke", "hub", "end"]
    assert run_program("blocking.py").split() == ["end"]


def test_gevents_hub_is_free_while_its_threadpool_calls(run_program: Callable[..., str]) -> None:
    assert run_program("hub.py").strip() == "the hub ran on, and the order is CREATED"

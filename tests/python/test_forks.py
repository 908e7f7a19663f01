"""A fork after the import, after a call or in the middle of one leaves parent and child able to call."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from conftest import PROGRAMS, Sandbox

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")


@pytest.mark.parametrize("when", ["after import", "after a call", "during a call", "after a fork", "asyncio", "a loop of the parent's"])
def test_a_fork(when: str, run_program: Callable[..., str]) -> None:
    assert run_program("fork.py", when).splitlines()[-1] == "parent and children called"


def test_multiprocessing_by_fork(run_program: Callable[..., str]) -> None:
    assert run_program("pool.py").strip() == "CREATED " * 7 + "CREATED"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@pytest.mark.parametrize("worker", ["sync", "gthread"])
def test_gunicorn_with_a_preloaded_application(worker: str, sandbox: Sandbox, tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "log"
    environment = {**os.environ, "BASE_URL": sandbox.settings["base_url"], "CLIENT_ID": sandbox.settings["client_id"]}
    environment["CLIENT_SECRET"] = sandbox.settings["client_secret"]
    options = ["--preload", "--workers", "3", "--worker-class", worker, "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    # A worker of threads that takes few connections leaves some to the others.
    options += ["--threads", "4", "--worker-connections", "4"] if worker == "gthread" else []
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, "--chdir", str(PROGRAMS), "prefork:application"],
            env=environment, stdout=output, stderr=output,
        )
    try:
        url = f"http://127.0.0.1:{port}/"
        for _ in range(100):
            try:
                urlopen(url, timeout=10).close()
                break
            except URLError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.1)

        def visit(_: int) -> str:
            with urlopen(url, timeout=20) as answer:
                text: str = answer.read().decode()
            return text

        with ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(visit, range(60)))
        assert {answer.split()[0] for answer in answers} == {"CREATED"}, log.read_text()
        assert len({answer.split()[1] for answer in answers}) > 1, "one worker did all the work"
        assert "preloaded" in answers[0]
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0, log.read_text()

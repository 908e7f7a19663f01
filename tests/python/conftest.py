"""What the tests share: the sandbox, and a scripted gateway."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from corpus import TARGET, Corpus

from pinelabs_online import AsyncPineLabs, PineLabs

# A shell starts what it runs in the background with Ctrl-C ignored, and children inherit that: the tests of
# Ctrl-C need it as a terminal gives it.
signal.signal(signal.SIGINT, signal.default_int_handler)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
VECTORS = HERE.parent / "vectors"
PROGRAMS = HERE / "programs"


def vectors(name: str) -> list[dict[str, Any]]:
    cases = json.loads((VECTORS / name).read_text("utf-8"))
    assert isinstance(cases, list)
    return cases


@cache
def set_up_django() -> None:
    """Once for the process, as Django has it."""
    import django
    from django.conf import settings

    settings.configure(ROOT_URLCONF="django_shop", SECRET_KEY="of-this-test", ALLOWED_HOSTS=["*"])
    django.setup()


@cache
def sandbox_program() -> str:
    program = os.environ.get("PINELABS_SANDBOX")
    if program is None:
        subprocess.run(["cargo", "build", "--quiet", "--package", "pinelabs-sandbox"], cwd=ROOT, check=True)
        program = str(TARGET / "debug/pinelabs-sandbox")
    return program


class Sandbox:
    """A sandbox in a process of its own."""

    def __init__(self, *options: str) -> None:
        command = [sandbox_program(), "--port", "0", "--stop-with-stdin", *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        self.ready: dict[str, str] = json.loads(self.process.stdout.readline())

    @property
    def settings(self) -> dict[str, Any]:
        """What a client needs to find it."""
        names = {"base_url": "url", "client_id": "client_id", "client_secret": "client_secret"}
        return {argument: self.ready[name] for argument, name in names.items()}

    def api(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        url = f"{self.ready['admin']}/api/{path}"
        request = Request(url, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def token_requests(self) -> int:
        requests = self.api("GET", "requests?limit=2000")
        listed = requests if isinstance(requests, list) else requests["requests"]
        return sum(1 for request in listed if request["path"] == "/api/auth/v1/token")

    def stop(self) -> None:
        # Closing its standard input stops it.
        with self.process:
            pass


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    yield sandbox
    sandbox.stop()


@pytest.fixture(scope="session")
def corpus() -> Iterator[Corpus]:
    corpus = Corpus()
    yield corpus
    corpus.write()


@pytest.fixture
def pl(sandbox: Sandbox) -> PineLabs:
    return PineLabs(**sandbox.settings)


@pytest.fixture
def apl(sandbox: Sandbox) -> AsyncPineLabs:
    return AsyncPineLabs(**sandbox.settings)


@pytest.fixture
def run_program(sandbox: Sandbox) -> Callable[..., str]:
    """Runs one of the programs beside the tests in a Python of its own, and gives what it printed."""

    def run(name: str, *arguments: str, env: dict[str, str] | None = None) -> str:
        environment = {**os.environ, **(env or {}), "SANDBOX": json.dumps(sandbox.settings)}
        done = subprocess.run(
            [sys.executable, str(PROGRAMS / name), *arguments],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run

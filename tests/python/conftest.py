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

import pytest
from corpus import TARGET, Corpus
from pinelabs_online import AsyncPineLabs, PineLabs, testing

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
def find_sandbox_program() -> None:
    """Builds it, unless `cargo xtask test` has."""
    if "PINELABS_SANDBOX" not in os.environ:
        subprocess.run(["cargo", "build", "--quiet", "--package", "pinelabs-sandbox"], cwd=ROOT, check=True)
        os.environ["PINELABS_SANDBOX"] = str(TARGET / "debug/pinelabs-sandbox")


class Sandbox(testing.Sandbox):
    """A sandbox that counts."""

    def __init__(self, *options: str) -> None:
        find_sandbox_program()
        super().__init__(*options)

    def token_requests(self) -> int:
        requests = self.api("GET", "requests?limit=2000")
        listed = requests if isinstance(requests, list) else requests["requests"]
        return sum(1 for request in listed if request["path"] == "/api/auth/v1/token")


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


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
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run

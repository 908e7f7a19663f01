"""The sandbox, a local gateway with a payment page and faults on demand, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from ..client import AsyncPineLabs, PineLabs

__all__ = ["Sandbox"]


class Sandbox:
    """A sandbox on a free port of loopback; it ends with `stop`, with its `with` block, and with this process.

    The program is that of `PINELABS_SANDBOX`, or `pinelabs-sandbox` of this environment or on the search path. `options`
    are its command line.
    """

    def __init__(self, *options: str) -> None:
        command = [_program(), "--port", "0", "--stop-with-stdin", *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        """The process of the sandbox."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the sandbox does not start: {' '.join(command)}: exit status {self.process.wait()}")
        self.ready: dict[str, str] = json.loads(line)
        """What it says when it is ready: its URLs, its credentials, `callback_key`, `webhook_secret`."""

    @property
    def settings(self) -> dict[str, Any]:
        """The options of a client that leads there."""
        names = {"base_url": "url", "client_id": "client_id", "client_secret": "client_secret"}
        return {argument: self.ready[name] for argument, name in names.items()}

    def client(self, **options: Any) -> PineLabs:
        """A client of the sandbox."""
        from ..client import PineLabs

        return PineLabs(**{**self.settings, **options})

    def async_client(self, **options: Any) -> AsyncPineLabs:
        """A client of the sandbox, for asyncio."""
        from ..client import AsyncPineLabs

        return AsyncPineLabs(**{**self.settings, **options})

    def api(self, method: str, path: str, body: object = None) -> Any:
        """A request to the sandbox's own API, which looks inside and plans faults: `sandbox.api("GET", "requests")`."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(
            f"{self.ready['admin']}/api/{path}", data, {"Content-Type": "application/json"}, method=method
        )
        with urlopen(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def stop(self) -> None:
        """Ends it, by closing its standard input."""
        with self.process:
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> None:
        self.stop()


def _program() -> str:
    # Of this environment first, which need not be activated.
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    program = os.environ.get("PINELABS_SANDBOX") or shutil.which("pinelabs-sandbox", path=path)
    if program is None:
        raise RuntimeError(
            "no sandbox: `pip install pinelabs-sandbox`, or set PINELABS_SANDBOX to its program"
            " (`cargo build --package pinelabs-sandbox` in a checkout makes it)"
        )
    return program

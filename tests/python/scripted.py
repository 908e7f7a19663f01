"""A gateway that answers by a script, on a clock that moves only when somebody sleeps."""

from __future__ import annotations

import json
import re
from typing import Any

from pinelabs_online import AsyncPlatform, Platform, Request, Response, TransportFailure

START_MS = 1_720_511_828_022
TOKEN = {"answer": {"status": 200, "body": {"access_token": "token-1", "expires_in": 3600}}}
CREDENTIALS: dict[str, Any] = {
    "client_id": "a17ce30e-f88e-4f81-ada1-c3b4909ed232",
    "client_secret": "an-invented-secret",
}


CHANCE = re.compile(
    r"0x[0-9a-f]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|127\.0\.0\.1:\d+|\"server\.port\": \d+"
)
"""Ids, addresses, times and ports."""


def without_chance(text: str) -> str:
    """A text without what may hold the four digits of a CVV or of a year by chance."""
    return CHANCE.sub("", text)


class World:
    """What one case's transport, clock and trace have in common."""

    def __init__(self, script: list[Any]) -> None:
        self.script = list(script)
        self.trace: list[dict[str, Any]] = []
        self.slept_ms = 0

    def answer(self, request: Request) -> Response:
        body = None if request.body is None else request.body.decode()
        send = {
            "method": request.method,
            "url": request.url,
            "headers": [list(pair) for pair in request.headers],
            "body": body,
            "timeout_ms": request.timeout_ms,
        }
        self.trace.append({"send": send})
        assert self.script, f"the script is over: {request!r}"
        line = self.script.pop(0)
        if line == "token":
            line = TOKEN
        if "failure" in line:
            raise TransportFailure(line["failure"]["message"], sent=line["failure"]["sent"])
        answer = line["answer"]
        text = answer["body"] if isinstance(answer["body"], str) else json.dumps(answer["body"])
        return Response(answer["status"], answer.get("headers", {}), text)

    def sleep(self, ms: int) -> None:
        self.trace.append({"sleep_ms": ms})
        self.slept_ms += ms


class Scripted(Platform):
    def __init__(self, world: World) -> None:
        self.world = world

    def unix_ms(self) -> int:
        return START_MS + self.world.slept_ms

    def entropy(self) -> bytes:
        return b"\7" * 16

    def sleep(self, ms: int) -> None:
        self.world.sleep(ms)


class AsyncScripted(AsyncPlatform):
    def __init__(self, world: World) -> None:
        self.world = world

    def unix_ms(self) -> int:
        return START_MS + self.world.slept_ms

    def entropy(self) -> bytes:
        return b"\7" * 16

    async def sleep(self, ms: int) -> None:
        self.world.sleep(ms)

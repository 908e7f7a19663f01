"""The vectors, played through what users import."""

from __future__ import annotations

import asyncio
import base64
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from conftest import VECTORS, vectors
from scripted import CREDENTIALS, AsyncScripted, Scripted, World

from pinelabs_online import (
    OPERATIONS,
    AsyncPineLabs,
    PineLabs,
    PineLabsError,
    Request,
    Response,
    callbacks,
    order_status,
    webhooks,
)

CALLS = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((VECTORS / "calls").glob("*.json"))
    for case in vectors(f"calls/{file.name}")
]


def method_of(client: PineLabs | AsyncPineLabs, operation: str) -> Callable[..., Any]:
    """The method that a user would call, if there is one."""
    at: Any = client
    for name in operation.split("."):
        at = getattr(at, name)
    method: Callable[..., Any] = at
    return method


def call(client: PineLabs | AsyncPineLabs, case: dict[str, Any]) -> Any:
    params, options = case["params"], case.get("options")
    if isinstance(params, dict) and case["operation"] in {name for name, _, _ in OPERATIONS}:
        return method_of(client, case["operation"])(**params, options=options)
    return client.invoke(case["operation"], params, options=options)


NAMES = inspect.signature(PineLabs).parameters


def refuses_name(case: dict[str, Any], make: Callable[[], Any]) -> bool:
    """A misspelt keyword is Python's own error, as everywhere in Python."""
    misspelt = [name for name in case.get("config", {}) if name not in NAMES]
    for name in misspelt:
        assert case["expect"]["outcome"]["error"]["path"] == name
        with pytest.raises(TypeError, match=name):
            make()
    return bool(misspelt)


def outcome(make: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"done": make()}
    except PineLabsError as error:
        return {"error": error.to_dict()}


@pytest.mark.parametrize("case", CALLS)
def test_every_call_goes_as_its_transcript_says(case: dict[str, Any]) -> None:
    world = World(case["script"])

    def make() -> Any:
        config = {**CREDENTIALS, **case.get("config", {})}
        return call(PineLabs(**config, transport=world.answer, surroundings=Scripted(world)), case)

    if refuses_name(case, make):
        return
    assert {"outcome": outcome(make), "trace": world.trace} == case["expect"]
    assert not world.script


@pytest.mark.parametrize("case", CALLS)
def test_every_call_goes_so_on_asyncio_too(case: dict[str, Any]) -> None:
    world = World(case["script"])

    async def transport(request: Request) -> Response:
        await asyncio.sleep(0)
        return world.answer(request)

    async def make() -> Any:
        config = {**CREDENTIALS, **case.get("config", {})}
        client = AsyncPineLabs(**config, transport=transport, surroundings=AsyncScripted(world))
        return await call(client, case)

    if refuses_name(case, lambda: asyncio.run(make())):
        return
    assert {"outcome": outcome(lambda: asyncio.run(make())), "trace": world.trace} == case["expect"]
    assert not world.script


def test_every_operation_has_a_transcript_that_succeeds() -> None:
    done = {param.values[0]["operation"] for param in CALLS if "done" in param.values[0]["expect"]["outcome"]}  # type: ignore[index]
    assert done == {name for name, _, _ in OPERATIONS}


def result(make: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"ok": make()}
    except PineLabsError as error:
        return {"error": error.to_dict()}


@pytest.mark.parametrize("case", vectors("callbacks.json"), ids=lambda case: case["name"])
def test_callbacks(case: dict[str, Any]) -> None:
    def make() -> Any:
        key = case["key"]
        if "sign" in case:
            pairs = [tuple(pair) for pair in case["sign"]]
            return {"signature": callbacks.sign(pairs, key), "form": callbacks.sign_form(pairs, key)}
        if "form" in case:
            assert result(lambda: callbacks.verify(case["form"].encode(), key)) == case["expect"]
            return callbacks.verify(case["form"], key)
        if "form_base64" in case:
            return callbacks.verify(base64.b64decode(case["form_base64"]), key)
        pairs = [tuple(pair) for pair in case["fields"]]
        if len(dict(pairs)) == len(pairs):
            assert result(lambda: callbacks.verify(dict(pairs), key)) == case["expect"]
        return callbacks.verify(pairs, key)

    assert result(make) == case["expect"]


@pytest.mark.parametrize("case", vectors("webhooks.json"), ids=lambda case: case["name"])
def test_webhooks(case: dict[str, Any]) -> None:
    ((encoding, secret),) = case["secret"].items()

    def prepare() -> webhooks.WebhookVerifier:
        return webhooks.WebhookVerifier(secret, encoding=encoding)

    def body_of(case: dict[str, Any]) -> bytes:
        return case["body"].encode() if "body" in case else base64.b64decode(case["body_base64"])

    def make() -> Any:
        if "sign" in case:
            sign = case["sign"]
            headers = prepare().sign(body_of(sign), sign["id"], sign["timestamp_s"])
            return {"headers": [list(pair) for pair in headers.items()]}
        pairs = [tuple(pair) for pair in case["headers"]]
        verified = prepare().verify(body_of(case), pairs, now_ms=case["now_unix_ms"])
        if "event" in case["expect"]:
            assert result(verified.event) == case["expect"]["event"]
        assert verified.body == body_of(case)
        return {"id": verified.id, "timestamp": verified.timestamp}

    assert result(make) == {name: case["expect"][name] for name in case["expect"] if name != "event"}


@pytest.mark.parametrize("case", vectors("order_status.json"), ids=lambda case: case["name"])
def test_order_status(case: dict[str, Any]) -> None:
    status = case["status"]
    if "reported" in case:
        assert order_status.observe(status, case["reported"]) == case["observation"]
    elif "actions" in case:
        assert order_status.actions(status, case["pre_auth"]) == case["actions"]
    elif "final" in case:
        assert order_status.is_final(status) is case["final"]
    else:
        answer = result(lambda: order_status.check(status, case["action"], case["pre_auth"]))
        assert ("ok" in answer) is case["allowed"]
        assert answer.get("error") == case.get("error")


def test_the_vectors_are_all_there() -> None:
    assert len(CALLS) > 100

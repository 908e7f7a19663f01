"""The vectors, played through what users import."""

from __future__ import annotations

import asyncio
import base64
import inspect
from collections.abc import Callable
from typing import Any

import pytest
from conftest import VECTORS, vectors
from corpus import Corpus
from pinelabs_online import (
    OPERATIONS,
    AsyncPineLabs,
    PineLabs,
    PineLabsError,
    Request,
    Response,
    callbacks,
    link_status,
    order_status,
    plan_status,
    presentation_status,
    subscription_status,
    webhooks,
)
from scripted import CREDENTIALS, AsyncScripted, Scripted, World

CALLS = [
    pytest.param(f"calls/{file.stem}", case, id=f"{file.stem}: {case['name']}")
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
        return {"error": in_json(error.to_dict())}


def in_json(error: dict[str, Any]) -> dict[str, Any]:
    """The error as in languages that have JSON's null."""
    message: str = error["message"]
    if message.endswith(", not None"):
        error["message"] = message.removesuffix("None") + "null"
    return error


@pytest.mark.parametrize(("file", "case"), CALLS)
def test_every_call_goes_as_its_transcript_says(file: str, case: dict[str, Any], corpus: Corpus) -> None:
    world = World(case["script"])

    def make() -> Any:
        config = {**CREDENTIALS, **case.get("config", {})}
        return call(PineLabs(**config, transport=world.answer, platform=Scripted(world)), case)

    if refuses_name(case, make):
        return
    observed = {"outcome": outcome(make), "trace": world.trace}
    corpus.add(file, case["name"], observed)
    assert observed == case["expect"]
    assert not world.script


@pytest.mark.parametrize(("file", "case"), CALLS)
def test_every_call_goes_so_on_asyncio_too(file: str, case: dict[str, Any], corpus: Corpus) -> None:
    world = World(case["script"])

    async def transport(request: Request) -> Response:
        await asyncio.sleep(0)
        return world.answer(request)

    async def make() -> Any:
        config = {**CREDENTIALS, **case.get("config", {})}
        client = AsyncPineLabs(**config, transport=transport, platform=AsyncScripted(world))
        return await call(client, case)

    if refuses_name(case, lambda: asyncio.run(make())):
        return
    observed = {"outcome": outcome(lambda: asyncio.run(make())), "trace": world.trace}
    corpus.add(file, case["name"], observed)
    assert observed == case["expect"]
    assert not world.script


def spoil(page: dict[str, Any]) -> dict[str, Any]:
    """A copy of a page; what the caller does to the page is no matter for the next one."""
    kept = dict(page)
    page.clear()
    return kept


def of_pages(world: World, pages: list[Any], error: PineLabsError | None) -> dict[str, Any]:
    sent = [line["send"]["url"] for line in world.trace if "send" in line]
    observed: dict[str, Any] = {"urls": sent[1:], "pages": pages}
    if error is not None:
        observed["error"] = {"kind": error.kind, "operation": error.operation}
    return observed


@pytest.mark.parametrize("case", vectors("pages.json"), ids=lambda case: case["name"])
def test_every_list_is_read_page_by_page(case: dict[str, Any], corpus: Corpus) -> None:
    world = World(case["script"])
    client = PineLabs(**CREDENTIALS, transport=world.answer, platform=Scripted(world))
    pages, failed = [], None
    try:
        for page in method_of(client, case["operation"] + "_pages")(**case["params"]):
            pages.append(spoil(page))
    except PineLabsError as error:
        failed = error
    observed = of_pages(world, pages, failed)
    corpus.add("pages", case["name"], observed)
    assert observed == case["expect"]
    assert not world.script


@pytest.mark.parametrize("case", vectors("pages.json"), ids=lambda case: case["name"])
def test_every_list_is_read_page_by_page_on_asyncio_too(case: dict[str, Any], corpus: Corpus) -> None:
    world = World(case["script"])

    async def transport(request: Request) -> Response:
        await asyncio.sleep(0)
        return world.answer(request)

    async def read() -> tuple[list[Any], PineLabsError | None]:
        client = AsyncPineLabs(**CREDENTIALS, transport=transport, platform=AsyncScripted(world))
        pages = []
        try:
            async for page in method_of(client, case["operation"] + "_pages")(**case["params"]):
                pages.append(spoil(page))
        except PineLabsError as error:
            return pages, error
        return pages, None

    observed = of_pages(world, *asyncio.run(read()))
    corpus.add("pages", case["name"], observed)
    assert observed == case["expect"]
    assert not world.script


def test_every_operation_has_a_transcript_that_succeeds() -> None:
    cases: list[Any] = [param.values[1] for param in CALLS]
    done = {case["operation"] for case in cases if "done" in case["expect"]["outcome"]}
    assert done == {name for name, _, _ in OPERATIONS}


def result(make: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"ok": make()}
    except PineLabsError as error:
        return {"error": error.to_dict()}


@pytest.mark.parametrize("case", vectors("callbacks.json"), ids=lambda case: case["name"])
def test_callbacks(case: dict[str, Any], corpus: Corpus) -> None:
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

    observed = result(make)
    corpus.add("callbacks", case["name"], observed)
    assert observed == case["expect"]


@pytest.mark.parametrize("case", vectors("webhooks.json"), ids=lambda case: case["name"])
def test_webhooks(case: dict[str, Any], corpus: Corpus) -> None:
    ((encoding, secret),) = case["secret"].items()

    def prepare() -> webhooks.WebhookVerifier:
        return webhooks.WebhookVerifier(secret, encoding=encoding)

    def body_of(case: dict[str, Any]) -> bytes:
        return case["body"].encode() if "body" in case else base64.b64decode(case["body_base64"])

    observed: dict[str, Any] = {}

    def make() -> Any:
        if "sign" in case:
            sign = case["sign"]
            headers = prepare().sign(body_of(sign), sign["id"], sign["timestamp_s"])
            return {"headers": [list(pair) for pair in headers.items()]}
        pairs = [tuple(pair) for pair in case["headers"]]
        verified = prepare().verify(body_of(case), pairs, now_ms=case["now_unix_ms"])
        observed["event"] = result(verified.event)
        assert verified.body == body_of(case)
        return {"id": verified.id, "timestamp": verified.timestamp}

    observed |= result(make)
    corpus.add("webhooks", case["name"], observed)
    assert observed == case["expect"]


@pytest.mark.parametrize("case", vectors("order_status.json"), ids=lambda case: case["name"])
def test_order_status(case: dict[str, Any], corpus: Corpus) -> None:
    status = case["status"]
    observed: dict[str, Any]
    if "reported" in case:
        observed = {"observation": order_status.observe(status, case["reported"])}
    elif "action" in case:
        answer = result(lambda: order_status.check(status, case["action"], case["pre_auth"]))
        observed = {"allowed": True} if "ok" in answer else {"allowed": False, **answer}
    elif "actions" in case:
        observed = {"actions": order_status.actions(status, case["pre_auth"])}
    else:
        observed = {"final": order_status.is_final(status)}
    corpus.add("order_status", case["name"], observed)
    answers = ("observation", "allowed", "error", "actions", "final")
    assert observed == {name: case[name] for name in answers if name in case}


TABLES = {
    "payment_link": link_status,
    "plan": plan_status,
    "subscription": subscription_status,
    "presentation": presentation_status,
}


@pytest.mark.parametrize("case", vectors("lifecycles.json"), ids=lambda case: case["name"])
def test_lifecycles(case: dict[str, Any], corpus: Corpus) -> None:
    table = TABLES[case["table"]]
    observed: dict[str, Any]
    if "reported" in case:
        observed = {"observation": table.observe(case["status"], case["reported"])}
    else:
        observed = {"final": table.is_final(case["status"])}
    corpus.add("lifecycles", case["name"], observed)
    assert observed == {name: case[name] for name in ("observation", "final") if name in case}


def test_the_vectors_are_all_there() -> None:
    assert len(CALLS) > 100

"""The recipes of the package's README, each with its framework's own test client against the sandbox."""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import pytest
from conftest import HERE, ROOT, Sandbox, set_up_django
from pinelabs_online import PineLabs, callbacks, webhooks

FORM = "application/x-www-form-urlencoded"
Post = Callable[[str, bytes, str, dict[str, str]], tuple[int, bytes]]


def load(name: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    for variable, field in {
        "PINELABS_BASE_URL": "url", "PINELABS_CLIENT_ID": "client_id", "PINELABS_CLIENT_SECRET": "client_secret",
        "PINELABS_CALLBACK_KEY": "callback_key", "PINELABS_WEBHOOK_SECRET": "webhook_secret",
    }.items():  # fmt: skip
        monkeypatch.setenv(variable, sandbox.ready[field])
    monkeypatch.syspath_prepend(str(HERE / "recipes"))
    sys.modules.pop(name, None)
    return importlib.import_module(name)


@pytest.fixture(params=["fastapi", "flask", "django"])
def post(request: pytest.FixtureRequest, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Post:
    """Posts a body to a path of the shop: path, body, content type, more headers."""
    if request.param == "fastapi":
        from fastapi.testclient import TestClient

        fastapi = TestClient(load("fastapi_shop", sandbox, monkeypatch).app)

        def post(path: str, body: bytes, content_type: str, headers: dict[str, str]) -> tuple[int, bytes]:
            answer = fastapi.post(path, content=body, headers={"Content-Type": content_type, **headers})
            return answer.status_code, answer.content

    elif request.param == "flask":
        flask = load("flask_shop", sandbox, monkeypatch).app.test_client()

        def post(path: str, body: bytes, content_type: str, headers: dict[str, str]) -> tuple[int, bytes]:
            answer = flask.post(path, data=body, content_type=content_type, headers=headers)
            return answer.status_code, answer.data

    else:
        set_up_django()
        load("django_shop", sandbox, monkeypatch)
        from django.test import Client
        from django.urls import clear_url_caches

        clear_url_caches()
        client = Client(enforce_csrf_checks=True)

        def post(path: str, body: bytes, content_type: str, headers: dict[str, str]) -> tuple[int, bytes]:
            answer = client.post(path, body, content_type=content_type, headers=headers)
            return answer.status_code, answer.content

    return post


@pytest.fixture
def order_id(pl: PineLabs) -> str:
    return pl.orders.create(order_amount={"value": 100, "currency": "INR"})["order_id"]


def test_the_return_url_takes_what_is_signed_and_reads_the_order(post: Post, sandbox: Sandbox, order_id: str) -> None:
    fields = {"order_id": order_id, "status": "AUTHORIZED", "note": "a b&c ₹"}
    form = callbacks.sign_form(fields, sandbox.ready["callback_key"]).encode()
    status, body = post("/return", form, FORM, {})
    assert status == 200
    # The callback claims `AUTHORIZED`; the gateway knows better.
    assert json.loads(body) == {"order": order_id, "status": "CREATED"}


def test_the_return_url_refuses_what_is_not_signed(post: Post, sandbox: Sandbox, order_id: str) -> None:
    form = callbacks.sign_form({"order_id": order_id, "status": "FAILED"}, sandbox.ready["callback_key"])
    forged = [
        form.replace("FAILED", "PROCESSED"),
        form + "&status=PROCESSED",
        "status=PROCESSED&" + form,
        urlencode({"order_id": order_id, "status": "PROCESSED", "signature": ""}),
        "",
    ]
    for body in forged:
        assert post("/return", body.encode(), FORM, {})[0] == 400, body


def signed(sandbox: Sandbox, body: bytes, id: str) -> dict[str, str]:
    return webhooks.sign(body, sandbox.ready["webhook_secret"], id=id, timestamp=int(time.time()))


def test_the_webhook_is_handled_once(post: Post, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    body = '{"event_type": "ORDER_AUTHORIZED",  "data": {"order_id": "v1-1", "status": "AUTHORIZED", "notes": "₹"}}'.encode()
    headers = signed(sandbox, body, "event-1")
    for _ in range(2):
        assert post("/webhook", body, "application/json", headers) == (204, b"")
    assert capsys.readouterr().out == "ORDER_AUTHORIZED order\n"


def test_the_webhook_is_verified_on_its_very_bytes(post: Post, sandbox: Sandbox) -> None:
    body = b'{"event_type": "ORDER_AUTHORIZED",  "data": {}}'
    headers = signed(sandbox, body, "event-2")
    for other, with_headers in [
        (json.dumps(json.loads(body)).encode(), headers),
        (body, {}),
        (body, {**headers, "webhook-id": "event-3"}),
        (body, {**headers, "webhook-timestamp": "1"}),
    ]:
        assert post("/webhook", other, "application/json", with_headers)[0] == 400


@pytest.mark.parametrize("name", ["fastapi_shop", "flask_shop", "django_shop", "opentelemetry_observer", "redis_token"])
def test_the_readme_shows_the_recipe_that_is_tested(name: str) -> None:
    recipe: Any = (HERE / "recipes" / f"{name}.py").read_text("utf-8")
    readme = (ROOT / "bindings-python" / "README.md").read_text("utf-8")
    assert f"```python\n{recipe}```" in readme

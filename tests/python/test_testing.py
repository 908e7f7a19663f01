"""What the package offers to its users' tests: the script, ready answers, signed messages, and the sandbox."""

from __future__ import annotations

import asyncio
import inspect
import os
import subprocess
import sys
import time
from json import loads
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, VECTORS, Sandbox, find_sandbox_program, vectors
from corpus import Corpus
from pinelabs_online import (
    OPERATIONS,
    NetworkError,
    PineLabs,
    PineLabsError,
    RejectedError,
    Request,
    Response,
    SignatureError,
    callbacks,
    testing,
    webhooks,
)
from pinelabs_online.testing import ScriptedTransport

AMOUNT: Any = {"value": 110000, "currency": "INR"}

DONE: dict[str, dict[str, Any]] = {
    case["operation"]: case["params"]
    for file in sorted((VECTORS / "calls").glob("*.json"))
    for case in vectors(f"calls/{file.name}")
    if "done" in case["expect"]["outcome"] and "config" not in case
}


@pytest.mark.parametrize("name", [name for name, _, _ in OPERATIONS if name != "auth.generate_token"])
def test_every_operation_has_a_ready_answer_that_its_client_accepts(name: str) -> None:
    transport = ScriptedTransport().answer(name)
    answer = transport.client(max_retries=0).invoke(name, DONE[name])
    transport.check()
    assert [request.operation for request in transport.requests] == [name]

    async_transport = ScriptedTransport().answer(name)
    assert asyncio.run(async_transport.async_client(max_retries=0).invoke(name, DONE[name])).keys() == answer.keys()


@pytest.mark.parametrize("case", vectors("ready_answers.json"), ids=lambda case: case["name"])
def test_ready_answers_are_those_of_the_vectors(case: dict[str, Any], corpus: Corpus) -> None:
    transport = ScriptedTransport()
    calls = [*case.get("before", []), case]
    for call in calls:
        transport.answer(call["operation"])
    bodies = []

    def send(request: Request) -> Response:
        response = transport(request)
        bodies.append(response.body)
        return response

    client = transport.client(transport=send)
    for call in calls:
        client.invoke(call["operation"], call["params"])
    transport.check()
    answer = loads(bodies[-1])
    assert answer == case["answer"]
    corpus.add("ready_answers", case["name"], answer)


@pytest.mark.parametrize(
    ("operation", "make"),
    [
        ("orders.get", testing.order), ("customers.get", testing.customer), ("tokens.get", testing.token),
        ("otp.submit", testing.otp), ("refunds.create", testing.refund),
    ],
)  # fmt: skip
def test_a_ready_answer_is_what_a_client_gives(operation: str, make: Any) -> None:
    ready = make()
    names = {"orders.get": ["order_id"], "customers.get": ["customer_id"], "tokens.get": ["customer_id", "token_id"]}
    params = {name: ready[name] for name in names.get(operation, [])} or DONE[operation]
    if operation == "refunds.create":
        params = {"order_id": ready["parent_order_id"], "order_amount": AMOUNT, "merchant_order_reference": "r-1"}
        ready = make(merchant_order_reference="r-1")
    answer = ScriptedTransport().answer(operation, ready).client(max_retries=0).invoke(operation, params)
    assert answer == ready


def test_fields_of_a_ready_answer_can_be_given() -> None:
    transport = (
        ScriptedTransport().answer("orders.get", status="AUTHORIZED", times=2).answer("orders.get", status="PROCESSED")
    )
    pl = transport.client()
    assert [pl.orders.get(order_id="v1-1")["status"] for _ in range(3)] == ["AUTHORIZED", "AUTHORIZED", "PROCESSED"]
    assert testing.order(status="AUTHORIZED")["status"] == "AUTHORIZED"


def test_a_script_can_go_on_for_ever() -> None:
    transport = ScriptedTransport().answer("orders.get", times=None)
    pl = transport.client()
    for number in range(5):
        assert pl.orders.get(order_id=f"v1-{number}")["order_id"] == f"v1-{number}"
    transport.check()


def test_what_was_sent_can_be_read() -> None:
    transport = ScriptedTransport().answer("orders.create").answer("orders.get")
    pl = transport.client()
    order = pl.orders.create(order_amount=AMOUNT, merchant_order_reference="r-1")
    pl.orders.get(order_id=order["order_id"])
    assert transport.bodies("orders.create") == [{"merchant_order_reference": "r-1", "order_amount": AMOUNT}]
    assert transport.bodies("orders.get") == [None]
    assert order["merchant_order_reference"] == "r-1"


def test_a_refusal_is_the_errors_of_the_gateway() -> None:
    transport = ScriptedTransport().reject("orders.capture", "INVALID_REQUEST", status=422)
    with pytest.raises(RejectedError) as raised:
        transport.client().orders.capture(order_id="v1-1")
    assert (raised.value.effect, raised.value.code, raised.value.status) == ("rejected", "INVALID_REQUEST", 422)


def test_a_lost_answer_is_asked_for_without_waiting() -> None:
    waited: list[float] = []
    for _ in range(5):  # a busy machine may make any one of them wait
        transport = ScriptedTransport().lose("orders.create").answer("orders.get_by_reference", status="CREATED")
        since = time.monotonic()
        order = transport.client().orders.create(order_amount=AMOUNT)
        waited.append(time.monotonic() - since)
        assert order["status"] == "CREATED"
        transport.check()
    assert min(waited) < 0.3, waited

    transport = ScriptedTransport().lose("orders.get", sent=False, times=None)
    with pytest.raises(NetworkError) as raised:
        transport.client(max_retries=1).orders.get(order_id="v1-1")
    assert raised.value.effect == "none" and len(transport.requests) == 2


def test_a_response_of_ones_own_goes_as_it_is() -> None:
    transport = ScriptedTransport().respond("orders.get", Response(503), times=None)
    with pytest.raises(PineLabsError) as raised:
        transport.client(max_retries=0).orders.get(order_id="v1-1")
    assert raised.value.status == 503


def test_what_the_script_lacks_ends_the_test() -> None:
    with pytest.raises(testing.NothingScripted, match="orders.get: the script has no answer"):
        ScriptedTransport().client().orders.get(order_id="v1-1")
    with pytest.raises(ValueError, match="`orders.gett` is no operation"):
        ScriptedTransport().answer("orders.gett")


def test_what_the_script_has_left_is_told() -> None:
    with pytest.raises(AssertionError, match="orders.get"):
        ScriptedTransport().answer("orders.get").check()


def test_a_signed_callback_verifies_and_another_key_does_not() -> None:
    fields, form = testing.callback_fields("v1-1", status="PROCESSED"), testing.callback_form("v1-1")
    assert callbacks.verify(fields, testing.CALLBACK_KEY)["status"] == "PROCESSED"
    assert callbacks.verify(form, testing.CALLBACK_KEY)["order_id"] == "v1-1"
    with pytest.raises(SignatureError):
        callbacks.verify(testing.callback_form(key="c0ffee"), testing.CALLBACK_KEY)


def test_a_signed_webhook_verifies_at_once_and_never_has_the_same_id() -> None:
    one, two = testing.webhook(), testing.webhook("CUSTOMER_CREATED", testing.customer())
    verified = [webhooks.verify(body, headers, testing.WEBHOOK_SECRET) for body, headers in (one, two)]
    assert len({each.id for each in verified}) == 2
    assert [each.event()["kind"] for each in verified] == ["order", "customer"]
    again = testing.webhook(id="msg_1")
    assert webhooks.verify(again.body, again.headers, testing.WEBHOOK_SECRET).id == "msg_1"
    old = testing.webhook(timestamp=1)
    with pytest.raises(SignatureError):
        webhooks.verify(old.body, old.headers, testing.WEBHOOK_SECRET)


def test_errors_can_be_built() -> None:
    refused = testing.rejected("INSUFFICIENT_FUNDS", operation="orders.capture")
    assert (refused.kind, refused.effect, refused.status) == ("rejected", "rejected", 400)
    inquiry: Any = {"operation": "orders.get", "params": {"order_id": "v1-1"}, "look_for": "the status `PROCESSED`"}
    lost = testing.lost(inquiry, operation="orders.capture")
    assert (lost.kind, lost.effect, lost.inquiry) == ("network", "unknown", inquiry)
    with pytest.raises(NetworkError):
        raise lost


SUITE = """
import pytest
from pinelabs_online import PineLabs

def test_sandbox(pinelabs_sandbox):
    pl = pinelabs_sandbox.client()
    order = pl.orders.create(order_amount={"value": 100, "currency": "INR"})
    assert pl.orders.get(order_id=order["order_id"])["status"] == "CREATED"

def test_script(pinelabs_transport):
    pinelabs_transport.answer("orders.get")
    pinelabs_transport.client().orders.get(order_id="v1-1")

def test_left(pinelabs_transport):
    pinelabs_transport.answer("orders.get")
"""


def test_the_fixtures_start_a_sandbox_and_check_the_script(tmp_path: Path) -> None:
    find_sandbox_program()
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["pinelabs_online.testing.fixtures"]\n')
    (tmp_path / "test_shop.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert "3 passed, 1 error" in done.stdout, done.stdout
    assert "answers that were not asked for: {'orders.get': 1}" in done.stdout


def test_without_a_sandbox_it_is_said_where_one_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PINELABS_SANDBOX", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match="set PINELABS_SANDBOX"):
        testing.Sandbox()


def test_nothing_of_it_is_loaded_with_the_package() -> None:
    program = "import sys, pinelabs_online; sys.exit(any('testing' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False, env={**os.environ}).returncode == 0


def test_the_readme_shows_code_that_is_tested(sandbox: Sandbox) -> None:
    readme = (ROOT / "bindings-python" / "README.md").read_text("utf-8")
    chapter = readme.partition("## Testing\n")[2].partition("\n## ")[0]
    blocks = [block.partition("```")[0] for block in chapter.split("```python\n")[1:]]
    done = []
    for block in blocks:
        space: dict[str, Any] = {"PineLabs": PineLabs}
        exec(block, space)
        for name, value in space.items():
            if name.startswith("test_"):
                fixtures: dict[str, Any] = {"pinelabs_sandbox": sandbox, "pinelabs_transport": ScriptedTransport()}
                value(**{fixture: fixtures[fixture] for fixture in inspect.signature(value).parameters})
                fixtures["pinelabs_transport"].check()
                done.append(name)
    assert len(done) >= 6, done

"""The Python snippets of the documentation's chapters, run against the sandbox."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen

import pytest
from conftest import ROOT, Sandbox
from pinelabs_online import AsyncPineLabs, PineLabs
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.testing import WEBHOOK_SECRET, webhook
from pinelabs_online.testing import order as an_order
from pinelabs_online.webhooks import WebhookVerifier

RETURN_URL = "https://shop.example/return"


def load(name: str, path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def guide() -> ModuleType:
    return load("guide", "docs/snippets/python/guide.py")


@pytest.fixture(scope="module")
def shopper() -> ModuleType:
    return load("shopper", "examples/python/shopper.py")


def answer_challenge(shopper: Any, url: str) -> bytes:
    """Does what the shopper's browser does, and gives the form that it would post to the shop."""
    with urlopen(url) as answer:
        form = shopper.Form(answer.read().decode())
    posted = Request(urljoin(url, form.action), urlencode({"otp": "123456", "action": "pay"}).encode())
    with urlopen(posted) as answer:
        return urlencode(shopper.Form(answer.read().decode()).hidden).encode()


def test_the_chapters_in_python_run_as_they_are_shown(guide: Any, shopper: Any, sandbox: Sandbox) -> None:
    pl = PineLabs(**sandbox.settings)
    reference = sandbox.ready["url"].rsplit(":", 1)[1]
    assert guide.start(pl)["status"] == "CREATED"
    assert guide.token(pl) > 0
    customer_id = guide.customer(pl)["customer_id"]

    order = guide.create_order(pl, customer_id, f"doc-1-{reference}", RETURN_URL)
    form = answer_challenge(shopper, guide.pay_by_card(pl, order))
    verifier = CallbackVerifier(sandbox.ready["callback_key"])
    assert guide.on_return(pl, verifier, form, order["order_id"]) == "AUTHORIZED"
    assert guide.on_return(pl, verifier, form, "v1-another") == "refused"
    assert guide.on_return(pl, verifier, form + b"0", order["order_id"]) == "refused"
    assert guide.capture(pl, order["order_id"], f"doc-capture-{reference}")["status"] == "PARTIALLY_CAPTURED"
    assert guide.refund(pl, order["order_id"], f"doc-refund-{reference}")["status"] == "PROCESSED"

    token_id = guide.cards(pl, customer_id)["tokens"][0]["token_id"]
    order = guide.create_order(pl, customer_id, f"doc-2-{reference}", RETURN_URL)
    answer_challenge(shopper, guide.pay_by_saved_card(pl, order, token_id))
    assert guide.cancel(pl, order["order_id"])["status"] == "CANCELLED"
    assert guide.errors(pl, order["order_id"]).startswith("refused: ")

    order = guide.create_order(pl, customer_id, f"doc-3-{reference}", RETURN_URL)
    assert guide.pay_by_foreign_token(pl, order) is not None
    guide.forget_card(pl, customer_id, token_id)

    assert guide.reconcile(pl, None, f"doc-3-{reference}")["order_id"] == order["order_id"]
    assert guide.reconcile(pl, order["order_id"], f"doc-3-{reference}") is not None
    assert guide.reconcile(pl, None, "never-used") is None

    subscription = guide.subscribe(pl, customer_id, f"doc-subscription-{reference}")
    urlopen(Request(subscription["redirect_url"], b"action=pay")).close()
    status = guide.debit(pl, subscription["subscription_id"], f"doc-debit-{reference}")
    assert status == "COMPLETED"


def test_the_webhook_of_the_chapters_is_handled_once(guide: Any) -> None:
    body, headers = webhook("ORDER_AUTHORIZED", an_order(status="AUTHORIZED"))
    verifier = WebhookVerifier(WEBHOOK_SECRET)
    handled: set[str] = set()
    assert guide.on_webhook(verifier, body, headers, handled) == 204
    assert guide.on_webhook(verifier, body, headers, handled) == 204
    assert guide.on_webhook(verifier, body + b" ", headers, handled) == 400
    assert len(handled) == 1


async def start_on_asyncio(guide: Any, sandbox: Sandbox) -> str:
    pl = AsyncPineLabs(**sandbox.settings)
    order = await guide.asyncio_start(pl)
    status: str = order["status"]
    return status


def test_the_chapters_run_on_asyncio(guide: Any, sandbox: Sandbox) -> None:
    import asyncio

    assert asyncio.run(start_on_asyncio(guide, sandbox)) == "CREATED"


def test_the_lines_of_the_readme_in_python_run_as_they_are_shown(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (ROOT / "README.md").read_text("utf-8").split("```python\n")[1].split("```")[0]
    credentials = 'client_id="your-client-id", client_secret="your-client-secret"'
    assert credentials in code
    exec(compile(code.replace(credentials, f"**{sandbox.settings!r}"), "README.md", "exec"), {})
    assert capsys.readouterr().out == "PENDING True\n"

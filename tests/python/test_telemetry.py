"""The OpenTelemetry recipe of the README, with the real SDK."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import pytest
from conftest import Sandbox
from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from pinelabs_online import AsyncPineLabs, PineLabs, PineLabsError
from scripted import without_chance
from test_recipes import load
from test_secrets import CVV, PAN, payment

GET = "/api/pay/v1/orders/{order_id}"
AMOUNT: Any = {"value": 100, "currency": "INR"}

EXPORTER = InMemorySpanExporter()
READER = InMemoryMetricReader()
# A process has one provider of each.
PROVIDER = TracerProvider()
PROVIDER.add_span_processor(SimpleSpanProcessor(EXPORTER))
trace.set_tracer_provider(PROVIDER)
metrics.set_meter_provider(MeterProvider([READER]))
SHOP = trace.get_tracer("the shop's own")


@pytest.fixture
def recipe(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Any:
    recipe = load("opentelemetry_observer", sandbox, monkeypatch)
    EXPORTER.clear()
    READER.get_metrics_data()
    return recipe


def test_every_request_is_a_span_within_what_the_caller_does(recipe: Any) -> None:
    with SHOP.start_as_current_span("checkout") as parent:
        order_id = recipe.pl.orders.create(order_amount=AMOUNT)["order_id"]
        recipe.pl.orders.get(order_id=order_id)
    token, create, get, _ = EXPORTER.get_finished_spans()  # the last is the shop's
    assert [span.name for span in (token, create, get)] == [
        "POST /api/auth/v1/token", "POST /api/pay/v1/orders", f"GET {GET}",
    ]  # fmt: skip
    for span in (token, create, get):
        assert span.parent is not None and span.parent.span_id == parent.get_span_context().span_id
        assert span.kind is SpanKind.CLIENT and span.status.status_code is StatusCode.UNSET
    assert get.attributes is not None
    assert {name: value for name, value in get.attributes.items() if name != "pinelabs.request_id"} == {
        "http.request.method": "GET", "url.template": GET, "http.response.status_code": 200,
        "http.request.resend_count": 0, "pinelabs.operation": "orders.get",
    }  # fmt: skip


def test_on_asyncio_each_task_has_its_own(recipe: Any, sandbox: Sandbox) -> None:
    pl = AsyncPineLabs(**sandbox.settings, observer=recipe.observer)

    async def buy(name: str) -> None:
        with SHOP.start_as_current_span(name):
            await pl.orders.create(order_amount=AMOUNT)

    async def main() -> None:
        await pl.orders.create(order_amount=AMOUNT)
        EXPORTER.clear()
        await asyncio.gather(buy("one"), buy("two"))

    asyncio.run(main())
    spans = EXPORTER.get_finished_spans()
    parents = {span.context.span_id: span.name for span in spans if span.context is not None}
    children = [span for span in spans if span.parent is not None]
    assert sorted(parents[span.parent.span_id] for span in children if span.parent is not None) == ["one", "two"]


def test_a_failure_is_an_error_and_its_repeat_is_counted(recipe: Any) -> None:
    order_id = recipe.pl.orders.create(order_amount=AMOUNT)["order_id"]
    EXPORTER.clear()
    with pytest.raises(PineLabsError):
        recipe.pl.orders.get(
            order_id=order_id, options={"headers": {"Sandbox-Fault": "error_before; status=503"}, "max_retries": 1}
        )
    first, second = EXPORTER.get_finished_spans()
    for attempt, span in enumerate((first, second)):
        assert span.status.status_code is StatusCode.ERROR and span.attributes is not None
        assert span.attributes["http.response.status_code"] == 503 and span.attributes["error.type"] == "503"
        assert span.attributes["http.request.resend_count"] == attempt
    EXPORTER.clear()
    with pytest.raises(PineLabsError):
        PineLabs(
            client_id="id",
            client_secret="secret",
            base_url="http://127.0.0.1:1",
            max_retries=0,
            observer=recipe.observer,
        ).orders.get(order_id="v1-1")
    (span,) = EXPORTER.get_finished_spans()
    assert span.attributes is not None and span.attributes["error.type"] == "no_answer"
    assert str(span.status.description).startswith("no connection")


def test_the_durations_are_measured_by_operation(recipe: Any) -> None:
    for _ in range(3):
        recipe.pl.orders.create(order_amount=AMOUNT)
    data = READER.get_metrics_data()
    assert data is not None
    # The recipe is loaded by each test, and every load makes the instrument anew.
    measured = [metric for scope in data.resource_metrics[0].scope_metrics for metric in scope.metrics]
    durations = [metric for metric in measured if metric.name == "http.client.request.duration"]
    assert durations and all(metric.unit == "s" for metric in durations)
    points: list[Any] = [point for metric in durations for point in metric.data.data_points]
    created = [point for point in points if point.attributes["pinelabs.operation"] == "orders.create"]
    assert sum(point.count for point in created) >= 3
    # Neither ids nor attempts: each value would be a time series of its own.
    assert all("pinelabs.request_id" not in point.attributes for point in points)


def test_no_secret_is_in_a_span(recipe: Any, sandbox: Sandbox) -> None:
    order_id = recipe.pl.orders.create(order_amount=AMOUNT)["order_id"]
    with contextlib.suppress(PineLabsError):
        recipe.pl.payments.create(**{**payment(), "order_id": order_id})
    text = without_chance(" ".join(span.to_json() for span in EXPORTER.get_finished_spans()))
    assert "payments.create" in text
    for secret in (PAN, CVV, sandbox.ready["client_secret"], order_id):
        assert secret not in text

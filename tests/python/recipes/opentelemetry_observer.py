import os
import time

from opentelemetry import metrics, trace
from opentelemetry.trace import SpanKind, StatusCode
from pinelabs_online import PineLabs
from pinelabs_online.types import Event

tracer = trace.get_tracer("shop.payments")
durations = metrics.get_meter("shop.payments").create_histogram("http.client.request.duration", unit="s")


def observer(event: Event) -> None:
    """A span and a measurement for every request, as children of what the caller is doing."""
    outcome = event["outcome"]
    if outcome is None:
        return
    now = time.time_ns()
    error = outcome["status"] is None or outcome["status"] >= 400
    attributes: dict[str, str | int] = {
        "http.request.method": event["method"],
        "url.template": event["path_template"],
        "pinelabs.operation": event["operation"],
    }
    if outcome["status"] is not None:
        attributes["http.response.status_code"] = outcome["status"]
    if error:
        attributes["error.type"] = str(outcome["status"] or "no_answer")
    durations.record(outcome["duration_ms"] / 1000, attributes)
    span = tracer.start_span(
        f"{event['method']} {event['path_template']}",
        kind=SpanKind.CLIENT,
        start_time=now - outcome["duration_ms"] * 1_000_000,
        attributes={
            **attributes,
            "http.request.resend_count": event["attempt"] - 1,
            "pinelabs.request_id": event["request_id"],
        },
    )
    if error:
        span.set_status(StatusCode.ERROR, outcome["failure"])
    span.end(end_time=now)


pl = PineLabs(
    client_id=os.environ["PINELABS_CLIENT_ID"],
    client_secret=os.environ["PINELABS_CLIENT_SECRET"],
    base_url=os.environ.get("PINELABS_BASE_URL"),
    observer=observer,
)

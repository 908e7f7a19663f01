import os

from flask import Flask, abort, request
from pinelabs_online import PineLabs, SignatureError
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.webhooks import WebhookVerifier

app = Flask(__name__)
pl = PineLabs(
    client_id=os.environ["PINELABS_CLIENT_ID"],
    client_secret=os.environ["PINELABS_CLIENT_SECRET"],
    base_url=os.environ.get("PINELABS_BASE_URL"),
)
callback_verifier = CallbackVerifier(os.environ["PINELABS_CALLBACK_KEY"])
webhook_verifier = WebhookVerifier(os.environ["PINELABS_WEBHOOK_SECRET"])
handled: set[str] = set()  # in a shop: a column with a unique key


@app.post("/return")
def shopper_returns() -> dict[str, str]:
    try:
        callback = callback_verifier.verify(request.form)
    except SignatureError:
        abort(400)
    # Authentic, not paid: what counts is what the gateway says when asked.
    order = pl.orders.get(order_id=callback["order_id"])
    return {"order": order["order_id"], "status": order["status"]}


@app.post("/webhook")
def webhook() -> tuple[str, int]:
    try:
        verified = webhook_verifier.verify(request.get_data(), request.headers)
    except SignatureError:
        abort(400)
    if verified.id not in handled:
        event = verified.event()
        print(event["event_type"], event["kind"])
        handled.add(verified.id)
    return "", 204

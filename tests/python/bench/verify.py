"""Verifying callbacks and webhooks, against what people write by hand and against other gateways' packages."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from urllib.parse import parse_qsl

import razorpay
import stripe
from fixtures import CALLBACK_KEY, ORDER_ID, WEBHOOK_SECRET, event
from measure import Work, compare
from pinelabs_online import callbacks, webhooks

KEY = bytes.fromhex(CALLBACK_KEY)


def stripe_event(payload: str) -> Work:
    """Stripe's check of this event."""
    signed_at = int(time.time())
    tag = hmac.new(WEBHOOK_SECRET.encode(), f"{signed_at}.{payload}".encode(), hashlib.sha256).hexdigest()
    header = f"t={signed_at},v1={tag}"
    return lambda: stripe.Webhook.construct_event(payload, header, WEBHOOK_SECRET)


def razorpay_check(text: str) -> Work:
    """Razorpay's check of this text."""
    client = razorpay.Client(auth=("id", "secret"))
    tag = hmac.new(WEBHOOK_SECRET.encode(), text.encode(), hashlib.sha256).hexdigest()
    return lambda: client.utility.verify_webhook_signature(text, tag, WEBHOOK_SECRET)


def by_hand(fields: dict[str, str]) -> bool:
    text = "&".join(f"{name}={value}" for name, value in sorted(fields.items()) if name != "signature")
    tag = hmac.new(KEY, text.encode(), hashlib.sha256).digest()
    return hmac.compare_digest(tag, bytes.fromhex(fields["signature"]))


def by_hand_at_once(fields: dict[str, str]) -> bool:
    text = "&".join(f"{name}={value}" for name, value in sorted(fields.items()) if name != "signature")
    tag = hmac.digest(KEY, text.encode(), "sha256")
    return hmac.compare_digest(tag, bytes.fromhex(fields["signature"]))


def verify_callbacks() -> None:
    success = {"order_id": ORDER_ID, "status": "AUTHORIZED"}
    failure = {
        "order_id": ORDER_ID,
        "status": "FAILED",
        "error_code": "USER_AUTHENTICATION_FAILED",
        "error_message": "Consumer Authentication required",
    }
    verifier = callbacks.CallbackVerifier(CALLBACK_KEY)
    for name, fields in (("success", success), ("failure", failure)):
        signed = {**fields, "signature": verifier.sign(fields)}
        form = verifier.sign_form(fields)
        body = form.encode() if isinstance(form, str) else form
        text = "&".join(f"{name}={value}" for name, value in sorted(fields.items()))
        payload = json.dumps({"id": "evt_1", "object": "event", "data": text})
        assert by_hand(signed) and by_hand_at_once(signed)
        compare(
            f"verify a callback, {name}",
            {
                "hmac.new by hand, fields": lambda signed=signed: by_hand(signed),
                "hmac.digest by hand, fields": lambda signed=signed: by_hand_at_once(signed),
                "pinelabs-online, fields": lambda signed=signed: verifier.verify(signed),
                "hmac.new and parse_qsl by hand, form": lambda body=body: by_hand(dict(parse_qsl(body.decode()))),
                "pinelabs-online, form": lambda body=body: verifier.verify(body),
                "stripe construct_event, as long": stripe_event(payload),
                "razorpay verify_webhook_signature, as long": razorpay_check(text),
            },
        )


def verify_webhook(payments: int) -> None:
    body = event(payments)
    text = body.decode()
    headers = webhooks.sign(body, WEBHOOK_SECRET, id="msg_1", timestamp=int(time.time()))
    verifier = webhooks.WebhookVerifier(WEBHOOK_SECRET)
    secret = WEBHOOK_SECRET.encode()

    def by_hand() -> bool:
        id, timestamp, signature = headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"]
        mac = hmac.new(secret, f"{id}.{timestamp}.".encode(), hashlib.sha256)
        mac.update(body)
        fresh = abs(time.time() - int(timestamp)) <= 300
        return fresh and hmac.compare_digest(mac.digest(), base64.b64decode(signature[3:]))

    assert by_hand()
    compare(
        f"verify a webhook of {len(body)} bytes",
        {
            "hmac.new by hand": by_hand,
            "hmac.new by hand, body parsed": lambda: by_hand() and json.loads(body),
            "pinelabs-online, verify": lambda: verifier.verify(body, headers),
            "pinelabs-online, verify and event": lambda: verifier.verify(body, headers).event(),
            "stripe construct_event (it parses)": stripe_event(text),
            "razorpay verify_webhook_signature": razorpay_check(text),
        },
    )


def verify() -> None:
    verify_callbacks()
    for payments in (1, 2, 90, 1400):
        verify_webhook(payments)

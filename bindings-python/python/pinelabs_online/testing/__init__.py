"""For tests of code that takes payments: a scripted gateway, ready answers, signed callbacks and webhooks, a sandbox.

Nothing here is loaded by `import pinelabs_online`.

>>> from pinelabs_online.testing import ScriptedTransport
>>> transport = ScriptedTransport().answer("orders.get", status="AUTHORIZED")
>>> transport.client().orders.get(order_id="v1-1")["status"]
'AUTHORIZED'
"""

from .answers import (
    customer,
    lost,
    order,
    otp,
    payment_link,
    plan,
    presentation,
    refund,
    rejected,
    subscription,
    token,
)
from .sandbox import Sandbox
from .signed import CALLBACK_KEY, WEBHOOK_SECRET, SignedWebhook, callback_fields, callback_form, webhook
from .transport import AsyncVirtualPlatform, NothingScripted, ScriptedTransport, VirtualPlatform

__all__ = [
    "CALLBACK_KEY",
    "WEBHOOK_SECRET",
    "AsyncVirtualPlatform",
    "NothingScripted",
    "Sandbox",
    "ScriptedTransport",
    "SignedWebhook",
    "VirtualPlatform",
    "callback_fields",
    "callback_form",
    "customer",
    "lost",
    "order",
    "otp",
    "payment_link",
    "plan",
    "presentation",
    "refund",
    "rejected",
    "subscription",
    "token",
    "webhook",
]

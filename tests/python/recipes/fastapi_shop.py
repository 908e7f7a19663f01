import os

from fastapi import FastAPI, HTTPException, Request, Response
from pinelabs_online import AsyncPineLabs, SignatureError
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.webhooks import WebhookVerifier

app = FastAPI()
pl = AsyncPineLabs(
    client_id=os.environ["PINELABS_CLIENT_ID"],
    client_secret=os.environ["PINELABS_CLIENT_SECRET"],
    base_url=os.environ.get("PINELABS_BASE_URL"),
)
callback_verifier = CallbackVerifier(os.environ["PINELABS_CALLBACK_KEY"])
webhook_verifier = WebhookVerifier(os.environ["PINELABS_WEBHOOK_SECRET"])
handled: set[str] = set()  # in a shop: a column with a unique key


@app.post("/return")
async def shopper_returns(request: Request) -> dict[str, str]:
    try:
        callback = callback_verifier.verify(await request.body())
    except SignatureError:
        raise HTTPException(400) from None
    # Authentic, not paid: what counts is what the gateway says when asked.
    order = await pl.orders.get(order_id=callback["order_id"])
    return {"order": order["order_id"], "status": order["status"]}


@app.post("/webhook")
async def webhook(request: Request) -> Response:
    try:
        verified = webhook_verifier.verify(await request.body(), request.headers)
    except SignatureError:
        raise HTTPException(400) from None
    if verified.id not in handled:
        event = verified.event()
        print(event["event_type"], event["kind"])
        handled.add(verified.id)
    return Response(status_code=204)

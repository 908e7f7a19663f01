import os

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from pinelabs_online import PineLabs, SignatureError
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.webhooks import WebhookVerifier

pl = PineLabs(
    client_id=os.environ["PINELABS_CLIENT_ID"],
    client_secret=os.environ["PINELABS_CLIENT_SECRET"],
    base_url=os.environ.get("PINELABS_BASE_URL"),
)
callback_verifier = CallbackVerifier(os.environ["PINELABS_CALLBACK_KEY"])
webhook_verifier = WebhookVerifier(os.environ["PINELABS_WEBHOOK_SECRET"])
handled: set[str] = set()  # in a shop: a column with a unique key


@csrf_exempt  # the signature says who posts; the page that posts is not ours
@require_POST
def shopper_returns(request: HttpRequest) -> HttpResponse:
    try:
        callback = callback_verifier.verify(request.POST)
    except SignatureError:
        return HttpResponseBadRequest()
    # Authentic, not paid: what counts is what the gateway says when asked.
    order = pl.orders.get(order_id=callback["order_id"])
    return JsonResponse({"order": order["order_id"], "status": order["status"]})


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    try:
        verified = webhook_verifier.verify(request.body, request.headers)
    except SignatureError:
        return HttpResponseBadRequest()
    if verified.id not in handled:
        event = verified.event()
        print(event["event_type"], event["kind"])
        handled.add(verified.id)
    return HttpResponse(status=204)


urlpatterns = [path("return", shopper_returns), path("webhook", webhook)]

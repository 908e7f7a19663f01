"""The vendor's own SDK (`pinelabs-python`) talks to the sandbox, in every operation that it and this project have.

It is generated from the vendor's description of the API: what it cannot say or read would be an error in the sandbox.
"""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import ROOT, Sandbox
from pinelabs import Amount, PinelabsApi, SplitDetail, SplitInfo
from pinelabs.core.api_error import ApiError

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def common_operations() -> list[tuple[str, str, re.Pattern[str]]]:
    """The rows of the table that are not `raw`: name, HTTP method, path."""
    table = Path(ROOT / "docs/official-sdk.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w.]+)` \| `(\w+) (\S+)` \| `([\w.]+)` \|$", table, re.MULTILINE)
    path = {name: re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) for name, _, path, _ in rows}
    return [(name, method, re.compile(path[name])) for name, method, _, here in rows if here != "raw"]


def inr(value: int) -> Amount:
    return Amount(value=value, currency="INR")


def card(number: str, *, save: bool = False) -> dict[str, Any]:
    details = {"card_number": number, "cvv": "065", "expiry_month": "12", "expiry_year": "2035", "save": save}
    return {"card_details": details}


def payment(reference: str, value: int, option: dict[str, Any], method: str = "CARD") -> Any:
    from pinelabs import PaymentRequestItem

    return PaymentRequestItem.model_validate(
        {
            "merchant_payment_reference": reference,
            "payment_amount": {"value": value, "currency": "INR"},
            "payment_method": method,
            "payment_option": option,
        }
    )


def pass_challenge(url: str) -> None:
    with urllib.request.urlopen(url, data=b"otp=123456", timeout=10) as page:
        assert b"Payment successful" in page.read()


def test_the_official_sdk_is_understood_in_every_operation_that_both_have() -> None:
    # A client of our own, because the SDK has no way to close its connections.
    with Sandbox() as sandbox, httpx.Client(trust_env=False) as http:
        talk(sandbox, http)
        logged = sandbox.api("GET", "requests?limit=2000")["requests"]
        done = [(request["method"], request["path"]) for request in logged if request["status"] in (200, 201, 204)]
        operations = common_operations()
        assert len(operations) >= 56
        for name, method, path in operations:
            assert any(method == m and path.fullmatch(p) for m, p in done), f"{name} was not called"


def talk(sandbox: Sandbox, http: httpx.Client) -> None:
    url = sandbox.settings["base_url"]
    api = PinelabsApi(base_url=url, token=log_in(sandbox, http), httpx_client=http)

    customer = api.customers.create_customer(
        merchant_customer_reference="customer-1", country_code="91", mobile_number="9876543210", first_name="Kevin"
    )
    customer_id = customer.customer_id
    assert customer_id
    found = api.customers.get_customer_details(
        country_code="91", mobile_number="9876543210", merchant_customer_reference="customer-1"
    )
    assert found.customer_id == customer_id
    assert api.customers.get_customer_by_id(customer_id).status == "INACTIVE"
    assert api.customers.update_customer(customer_id, last_name="Bob").last_name == "Bob"

    orders(api, customer_id)
    tokens(api, customer_id)
    splits(api)
    links(api)
    checkout = api.checkout.generate_checkout_link(merchant_order_reference="hosted", order_amount=inr(1100))
    assert checkout.redirect_url and checkout.redirect_url.startswith(url)
    fees = api.convenience_fee.calculate_convenience_fee(amount=inr(50_000), payment_method="CARD")
    assert fees.data and fees.data[0].payable_amount and fees.data[0].payable_amount.value == 51_180
    rate = api.international_payments.currency_conversion(
        bank_code="AXIS", invoice_id="1", source_currency="840", dest_currency="356", transaction_amount="100"
    )
    assert (rate.conversion_rate, rate.converted_amount) == (83.5, 835_000)
    with pytest.raises(ApiError) as refused:
        api.orders.get_order_by_id("v1-none")
    assert refused.value.status_code == 404
    subscriptions(sandbox, api, customer_id)
    settlements(sandbox, http)


def log_in(sandbox: Sandbox, http: httpx.Client) -> str:
    settings = sandbox.settings
    granted = PinelabsApi(base_url=settings["base_url"], token="none yet", httpx_client=http)
    token = granted.authentication.generate_token(
        client_id=settings["client_id"], client_secret=settings["client_secret"], grant_type="client_credentials"
    )
    assert token.access_token and token.expires_at
    return str(token.access_token)


def orders(api: PinelabsApi, customer_id: str) -> None:
    """An order that is captured in part and refunded, one that is cancelled, one by UPI."""
    from pinelabs import CreateOrderRequestPurchaseDetails
    from pinelabs.refunds import CreateRefundRequestOrderAmount

    details = CreateOrderRequestPurchaseDetails.model_validate({"customer": {"customer_id": customer_id}})
    order = api.orders.create_order(
        merchant_order_reference="order-1", order_amount=inr(1100), pre_auth=True, purchase_details=details
    ).data
    assert order and order.order_id
    number = "4012001037141112"
    known = api.card_payments.get_card_details(card_details=[_lookup(number)])
    assert known.card_payment_details and known.card_payment_details[0].is_native_otp_supported
    paid = api.card_payments.create_payment(
        order.order_id, payments=[payment("pay-1", 1100, card(number, save=True))]
    ).data
    assert paid and paid.status == "PENDING" and paid.payments
    payment_id = paid.payments[0].id
    assert payment_id
    assert "SUBMIT_OTP" in (api.card_payments.generate_otp(payment_id=payment_id).next or [])
    assert api.card_payments.resend_otp(payment_id=payment_id)
    assert api.card_payments.submit_otp(payment_id=payment_id, otp="123456").status == "SUCCESS"
    assert _status(api.orders.get_order_by_id(order.order_id)) == "AUTHORIZED"
    captured = api.orders.capture_order(order.order_id, merchant_capture_reference="capture-1")
    assert _status(captured) == "PROCESSED"
    assert _status(api.orders.get_order_by_merchant_reference("order-1")) == "PROCESSED"
    refund = api.refunds.create_refund(
        order.order_id,
        merchant_order_reference="refund-1",
        order_amount=CreateRefundRequestOrderAmount(value=500, currency="INR"),
    ).data
    assert refund and (refund.type, refund.status) == ("REFUND", "PROCESSED")

    other = api.orders.create_order(merchant_order_reference="order-2", order_amount=inr(1100), pre_auth=True).data
    assert other and other.order_id
    at_once = card("4000000000000010")
    api.card_payments.create_payment(other.order_id, payments=[payment("pay-2", 1100, at_once)])
    assert _status(api.orders.cancel_order(other.order_id)) == "CANCELLED"

    upi = api.orders.create_order(merchant_order_reference="order-3", order_amount=inr(1100)).data
    assert upi and upi.order_id
    intent = {"upi_details": {"txn_mode": "INTENT"}}
    asked = api.card_payments.create_payment(upi.order_id, payments=[payment("pay-3", 1100, intent, "UPI")]).data
    assert asked and asked.challenge_url and asked.challenge_url.startswith("upi://pay?")
    option = asked.payments and asked.payments[0].payment_option
    assert option and option.upi_details and option.upi_details.txn_mode == "INTENT"


def tokens(api: PinelabsApi, customer_id: str) -> None:
    """The card that the first order saved, and one that is saved without a payment."""
    from pinelabs import TokenPaymentOption

    vault = api.tokenization
    made = vault.generate_card_token(
        customer_id=customer_id,
        merchant_token_reference="token-1",
        payment_method="CARD",
        payment_option=TokenPaymentOption(encrypted_card_details="opaque"),
    )
    saved = vault.get_customer_tokens_by_customer_id(customer_id)
    assert saved.total_tokens == 2 and saved.tokens
    token_id = next(token.token_id for token in saved.tokens if token.token_id != made.token_id)
    assert token_id and made.token_id
    assert vault.get_customer_token_by_token_id(customer_id, token_id).status == "ACTIVE"
    provider: Any = vault.get_service_provider_token(token_id)
    secret = vault.generate_cryptogram(
        token_id, merchant_unique_reference="u-1", service_provider_token_id=provider.service_provider_token_id
    )
    assert secret.token_data and secret.token_data.cryptogram
    deleted = vault.delete_customer_token(customer_id, token_id, merchant_unique_reference="u-2")
    assert deleted.token_id == token_id
    assert vault.delete_token_by_token_id(made.token_id).token_id == made.token_id


def splits(api: PinelabsApi) -> None:
    """Two parts on hold: one is released, one cancelled."""
    parts = [
        SplitDetail(split_merchant_id=merchant, amount=inr(550), on_hold=True) for merchant in ("111370", "111371")
    ]
    order = api.orders.create_order(
        merchant_order_reference="split-1",
        order_amount=inr(1100),
        split_info=SplitInfo(split_type="AMOUNT", split_details=parts),
    ).data
    assert order and order.order_id
    paid = api.card_payments.create_payment(
        order.order_id, payments=[payment("pay-4", 1100, card("4895489548954895"))]
    ).data
    assert paid and paid.challenge_url
    pass_challenge(paid.challenge_url)
    told = api.orders.get_order_by_id(order.order_id).data
    split = told and told.purchase_details and told.purchase_details.split_info
    assert split and split.split_details
    first, second = (part.split_settlement_id for part in split.split_details)
    assert first and second
    released: Any = api.split_settlements.release_settlement(order.order_id, first)
    assert released.data.purchase_details.split_info.split_details[0].status == "RELEASED"
    cancelled = api.split_settlements.cancel_settlement(order.order_id, second)
    assert cancelled.data and cancelled.data.order_id == order.order_id


def links(api: PinelabsApi) -> None:
    """A link that is found, told of and cancelled."""
    from pinelabs import PaymentLinkCustomer

    customer = PaymentLinkCustomer.model_validate({"email_id": "kevin.bob@example.com"})
    made = api.payment_links.create_payment_link(
        amount=inr(1100), merchant_payment_link_reference="link-1", customer=customer
    )
    link_id = made.payment_link_id
    assert link_id and made.status == "CREATED"
    assert api.payment_links.get_payment_link_by_id(link_id).payment_link_id == link_id
    assert api.payment_links.get_payment_link_by_merchant_reference("link-1").payment_link_id == link_id
    api.payment_links.resend_payment_link_notification(link_id)
    assert api.payment_links.cancel_payment_link(link_id).status == "CANCELLED"


def subscriptions(sandbox: Sandbox, api: PinelabsApi, customer_id: str) -> None:
    """A plan, a subscription that is approved, and debits: one that is due, one that the merchant executes."""
    from datetime import datetime, timezone

    from pinelabs import SubscriptionAmount

    def money(value: int) -> SubscriptionAmount:
        return SubscriptionAmount(value=value, currency="INR")

    start, end = (datetime(year, 1, 1, tzinfo=timezone.utc) for year in (2025, 2099))
    plans, subscriptions = api.subscriptions_plans, api.subscriptions_subscriptions
    made = plans.create_plan(
        plan_name="As presented",
        frequency="AS",
        amount=money(1100),
        max_limit_amount=money(500_000),
        end_date=end,
        merchant_plan_reference="plan-1",
        auto_debit_ot="false",
    )
    plan_id = made.plan_id
    assert plan_id and made.status == "ACTIVE"
    assert plans.update_plan(plan_id, plan_name="Another name").plan_name == "Another name"
    assert plans.get_plan_by_id(plan_id).plan_name == "Another name"
    assert plans.get_plan_by_merchant_reference("plan-1").plan_id == plan_id
    listed = plans.list_plans(frequency="AS", sort="id,asc")
    assert listed.plans and listed.page and listed.page.total_elements == 1
    subscription = subscriptions.create_subscription(
        merchant_subscription_reference="subscription-1",
        plan_id=plan_id,
        start_date=start,
        end_date=end,
        customer_id=customer_id,
        integration_mode="REDIRECT",
    )
    subscription_id, page = subscription.subscription_id, subscription.redirect_url
    assert subscription_id and page and subscription.status == "CREATED"
    with urllib.request.urlopen(page, data=b"action=pay", timeout=10) as shown:
        assert b"Payment successful" in shown.read()
    assert subscriptions.get_subscription_by_id(subscription_id).status == "ACTIVE"
    assert subscriptions.get_subscription_by_merchant_reference("subscription-1").status == "ACTIVE"
    assert subscriptions.pause_subscription(subscription_id).status == "PAUSED"
    assert subscriptions.resume_subscription(subscription_id).status == "RESUMED"
    changed = subscriptions.update_subscription(subscription_id, reason="longer", new_end_date=end)
    assert changed.end_date == end
    assert subscriptions.list_subscriptions(status="RESUMED").subscriptions
    debits(api, subscription_id, money)
    assert subscriptions.cancel_subscription(subscription_id).status == "CANCELLED"
    plans.delete_plan(plan_id)
    with pytest.raises(ApiError) as gone:
        plans.get_plan_by_id(plan_id)
    assert gone.value.status_code == 404


def debits(api: PinelabsApi, subscription_id: str, money: Any) -> None:
    from datetime import datetime, timezone

    past, future = (datetime(year, 1, 1, tzinfo=timezone.utc) for year in (2025, 2090))
    presentations = api.subscriptions_presentations
    due = presentations.create_presentation(
        subscription_id, due_date=past, amount=money(1100), merchant_presentation_reference="debit-1"
    )
    assert due.presentation_id
    paid = presentations.get_presentation_by_id(due.presentation_id)
    assert (paid.status, paid.pdn_status, paid.failure_count) == ("COMPLETED", "NOTIFIED", 0)
    assert presentations.get_presentation_by_merchant_reference("debit-1").order_id == paid.order_id
    later = presentations.create_presentation(
        subscription_id, due_date=future, amount=money(1100), merchant_presentation_reference="debit-2"
    )
    assert later.presentation_id
    presentations.delete_presentation(later.presentation_id)
    told = presentations.send_subscription_notification(
        subscription_id=subscription_id,
        due_date=past,
        amount=money(400_001),
        merchant_presentation_reference="debit-3",
        is_merchant_retry=True,
    )
    assert told.status == "WAITING_FOR_EXECUTION"
    failed = presentations.create_debit(merchant_presentation_reference="debit-3", is_merchant_retry="true")
    assert failed.status == "FAILED"
    again = presentations.create_merchant_retry(presentation_id=told.presentation_id)
    assert again.status == "FAILED"
    listed = presentations.list_presentations_by_subscription(subscription_id, size="10", page="1")
    assert listed.presentations and len(listed.presentations) == 2


def settlements(sandbox: Sandbox, http: httpx.Client) -> None:
    """What was paid above, two days later."""
    first = sandbox.api("GET", "status")["now"][:10]
    sandbox.api("POST", "clock", {"advance_seconds": 2 * 86_400})
    last = sandbox.api("GET", "status")["now"][:10]
    api = PinelabsApi(base_url=sandbox.settings["base_url"], token=log_in(sandbox, http), httpx_client=http)
    listed = api.settlements.get_all_settlements(start_date=first, end_date=last)
    assert listed.data and listed.data[0].utr_number
    told = api.settlements.get_settlements_by_utr(listed.data[0].utr_number)
    assert told.transactions and told.utr_number == listed.data[0].utr_number


def _status(response: Any) -> str | None:
    status: str | None = response.data.status
    return status


def _lookup(number: str) -> Any:
    from pinelabs import CardDetailLookupItem

    return CardDetailLookupItem(payment_identifier=number, payment_reference_type="CARD")

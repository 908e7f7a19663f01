"""The operations as methods.

Printed by `cargo xtask types` from the Rust types in `core`: do not edit.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ._operation import Group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator
    from typing import Any

    from .models import (
        AccessToken,
        AccountDetails,
        Address,
        AllowedPaymentMethod,
        Amount,
        BankAccount,
        CallOptions,
        CardLookup,
        CardToLookUp,
        Checkout,
        ConvenienceFees,
        Cryptogram,
        CurrencyConversion,
        Customer,
        Deletion,
        IntegrationMode,
        Method,
        NewCustomerStatus,
        NewPayment,
        Order,
        Otp,
        PaymentLink,
        PaymentLinkCart,
        PaymentLinkCustomer,
        Plan,
        PlanAmountRange,
        PlanFrequency,
        PlansPage,
        Presentation,
        PresentationsPage,
        ProductDetail,
        PurchaseDetails,
        RefundProduct,
        SettlementDetail,
        SettlementsPage,
        SplitInfo,
        Subscription,
        SubscriptionAmountRange,
        SubscriptionMode,
        SubscriptionsPage,
        Token,
        TokenPayment,
        TokenPaymentMethod,
        TokenPaymentOption,
        Tokens,
    )


class AuthOperations(Group, name="auth"):
    """The operations `auth.*`."""

    def generate_token(
        self,
        *,
        options: CallOptions | None = None,
    ) -> AccessToken:
        """Asks for an access token. Every other call does so by itself; this one is for those who
        want the token.

        The credentials are the session's. The token is kept for the session's next calls.
        Errors: `authentication` for credentials that the gateway does not know.

        `POST /api/auth/v1/token`
        """


class CustomersOperations(Group, name="customers"):
    """The operations `customers.*`."""

    def create(
        self,
        *,
        merchant_customer_reference: str | int | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        country_code: str | None = None,
        mobile_number: str | None = None,
        email_id: str | None = None,
        billing_address: Address | None = None,
        shipping_address: Address | None = None,
        gstin: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Customer:
        """Creates a customer, whose cards can then be saved.

        New customers are `INACTIVE`. A merchant reference is made if none is given. A customer
        can also be created with an order, by its `purchase_details.customer`.

        `POST /api/v1/customer`

        - `merchant_customer_reference`: The merchant's own reference, 1 to 50 characters of
          `A-Z a-z 0-9 - _`; made if absent.
        - `first_name`: First name, at most 50 characters.
        - `last_name`: Last name, at most 50 characters.
        - `country_code`: The country's telephone code, digits only: `91`.
        - `mobile_number`: Mobile number without the country's code, digits only.
        - `email_id`: E-mail address.
        - `billing_address`: Billing address.
        - `shipping_address`: Shipping address.
        - `gstin`: GST identification number.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    def get(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Customer:
        """Reads a customer.

        `GET /api/v1/customer/{customer_id}`

        - `customer_id`: The gateway's id of the customer.
        """

    def find(
        self,
        *,
        country_code: str | None = None,
        mobile_number: str | None = None,
        merchant_customer_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Customer:
        """Finds a customer by the merchant's reference, or by the mobile number and the country's
        code.

        The reference page calls all three required; either way of naming the customer is known
        to be enough, so the gateway decides.

        `GET /api/v1/customer`

        - `country_code`: The country's telephone code, digits only: `91`.
        - `mobile_number`: Mobile number without the country's code, digits only.
        - `merchant_customer_reference`: The merchant's own reference.
        """

    def update(
        self,
        *,
        customer_id: str | int,
        merchant_customer_reference: str | int | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        country_code: str | None = None,
        mobile_number: str | None = None,
        email_id: str | None = None,
        billing_address: Address | None = None,
        shipping_address: Address | None = None,
        status: NewCustomerStatus | None = None,
        options: CallOptions | None = None,
    ) -> Customer:
        """Changes a customer: the fields that are given, and no others.

        An empty text empties a name or the e-mail address. The reference, the mobile number and
        the telephone code cannot be empty.

        `PATCH /api/v1/customer/{customer_id}`

        - `customer_id`: The gateway's id of the customer.
        - `merchant_customer_reference`: The merchant's own reference, 1 to 50 characters.
        - `first_name`: First name, at most 50 characters.
        - `last_name`: Last name, at most 50 characters.
        - `country_code`: The country's telephone code, digits only: `91`.
        - `mobile_number`: Mobile number without the country's code, digits only.
        - `email_id`: E-mail address.
        - `billing_address`: Billing address.
        - `shipping_address`: Shipping address.
        - `status`: Where the customer shall stand.
        """


class OrdersOperations(Group, name="orders"):
    """The operations `orders.*`."""

    def create(
        self,
        *,
        order_amount: Amount,
        merchant_order_reference: str | int | None = None,
        pre_auth: bool | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        notes: str | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        purchase_details: PurchaseDetails | None = None,
        split_info: SplitInfo | None = None,
        is_mcc_transaction: str | bool | int | None = None,
        base_amount: Amount | None = None,
        cart_coupon_discount_amount: Amount | None = None,
        part_payment: bool | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Creates an order, on which payments are then made.

        With `pre_auth` a payment blocks the money until it is captured or the order cancelled;
        without, it takes the money at once.

        `POST /api/pay/v1/orders`

        - `order_amount`: What is to be paid.
        - `merchant_order_reference`: The merchant's reference, 1 to 50 characters, new for every
          order; made if absent.
        - `pre_auth`: Whether the money is blocked first and captured later. Default false.
        - `allowed_payment_methods`: How the order may be paid; each way must be enabled for the
          merchant.
        - `notes`: A note of the merchant's.
        - `callback_url`: Where the shopper's browser posts the result, and a failure too if
          `failure_callback_url` is absent.
        - `failure_callback_url`: Where the shopper's browser posts a failure.
        - `purchase_details`: The purchase: customer, cart, metadata.
        - `split_info`: How the money is divided among merchants.
        - `is_mcc_transaction`: `"true"` for a payment in the shopper's currency.
        - `base_amount`: The amount in the merchant's currency, with `is_mcc_transaction`.
        - `cart_coupon_discount_amount`: The discount of a coupon on the cart.
        - `part_payment`: Whether the order may be paid in parts.
        """

    def get(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Reads an order, or a refund, by the gateway's id: the one source of truth about a
        payment.

        `GET /api/pay/v1/orders/{order_id}`

        - `order_id`: The gateway's id of the order or refund.
        """

    def get_by_reference(
        self,
        *,
        merchant_order_reference: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Reads an order, or a refund, by the merchant's reference: what to ask when an order's
        creation is in doubt.

        `GET /api/pay/v1/orders/reference/{merchant_order_reference}`

        - `merchant_order_reference`: The merchant's reference of the order or refund.
        """

    def capture(
        self,
        *,
        order_id: str | int,
        merchant_capture_reference: str | int | None = None,
        capture_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Captures the money that a payment with `pre_auth` has blocked.

        The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order
        can be captured in part once; the rest goes back to the customer by itself.

        `PUT /api/pay/v1/orders/{order_id}/capture`

        - `order_id`: The gateway's id of the order.
        - `merchant_capture_reference`: The merchant's reference of the capture, 1 to 50
          characters; made if absent.
        - `capture_amount`: How much to capture; all, if absent.
        """

    def cancel(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Cancels an order whose money is blocked and not captured yet; the customer gets it back.

        The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts
        as cancelled by this call: a cancellation has no reference of its own.

        `PUT /api/pay/v1/orders/{order_id}/cancel`

        - `order_id`: The gateway's id of the order.
        """


class PaymentsOperations(Group, name="payments"):
    """The operations `payments.*`."""

    def create(
        self,
        *,
        order_id: str | int,
        payments: list[NewPayment],
        options: CallOptions | None = None,
    ) -> Order:
        """Pays an order: by card (and saves it), saved card, or a card tokenised by another PA/PG;
        by UPI, net banking or wallet.

        The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
        browser to; for UPI it is `upi://pay?..`, which a UPI app opens, and for a UPI collect
        request there is nothing to open. Card data may pass through your server only with a PCI
        compliance certificate. A failed payment can be followed by another on the same order
        while `payment_retries_remaining` lasts. `pre_auth` orders take cards and points only.

        `POST /api/pay/v1/orders/{order_id}/payments`

        - `order_id`: The gateway's id of the order.
        - `payments`: The payment: normally one.
        """


class TokensOperations(Group, name="tokens"):
    """The operations `tokens.*`."""

    def create(
        self,
        *,
        customer_id: str | int,
        payment_option: TokenPaymentOption,
        merchant_token_reference: str | int | None = None,
        payment_method: TokenPaymentMethod = "CARD",
        payment: TokenPayment | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Token:
        """Saves a card in a customer's vault without a payment.

        How `encrypted_card_details` is encrypted is not documented publicly: it passes through
        as it is given.

        `POST /api/v1/tokens`

        - `customer_id`: The gateway's id of the customer.
        - `payment_option`: The card.
        - `merchant_token_reference`: The merchant's reference, 1 to 50 characters, new for every
          token; made if absent.
        - `payment_method`: `CARD`, which is the default.
        - `payment`: The payment in which the shopper agreed.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    def list(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Tokens:
        """Lists the saved cards of a customer.

        `GET /api/v1/customer/{customer_id}/tokens`

        - `customer_id`: The gateway's id of the customer.
        """

    def get(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Token:
        """Reads one saved card of a customer.

        `GET /api/v1/customer/{customer_id}/tokens/{token_id}`

        - `customer_id`: The gateway's id of the customer.
        - `token_id`: The gateway's id of the token.
        """

    def delete(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Token:
        """Deletes a saved card of a customer.

        After a doubt a token that is gone counts as deleted by this call.

        `POST /api/v1/customer/{customer_id}/tokens/{token_id}/delete`

        - `customer_id`: The gateway's id of the customer.
        - `token_id`: The gateway's id of the token.
        - `merchant_unique_reference`: The merchant's reference of the deletion, 1 to 50
          characters; made if absent.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    def service_provider(
        self,
        *,
        identifier: str | int,
        options: CallOptions | None = None,
    ) -> Tokens:
        """Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.

        For a customer the answer has `tokens`; for a token it is that token, with
        `service_provider_token_id`.

        `GET /api/v1/tokens/{identifier}`

        - `identifier`: The gateway's id of a customer (`cust-v1-..`) or of a token
          (`token-v1-..`).
        """

    def cryptogram(
        self,
        *,
        token_id: str | int,
        service_provider_token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Cryptogram:
        """Makes a one-time cryptogram of a saved card, to pay with at another PA/PG.

        A cryptogram that is not used does nothing, so a lost answer is followed by another
        request.

        `POST /api/v1/tokens/{token_id}/token-transactional-data`

        - `token_id`: The gateway's id of the token.
        - `service_provider_token_id`: The id of the network's own token: `tp-v1-..`.
        - `merchant_unique_reference`: The merchant's reference of the request, 1 to 50
          characters; made if absent.
        """

    def delete_by_id(
        self,
        *,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Token:
        """Deletes a saved card by the token's id alone.

        After a doubt a token that is gone counts as deleted by this call.

        `POST /api/v1/tokens/{token_id}/delete`

        - `token_id`: The gateway's id of the token.
        """


class RefundsOperations(Group, name="refunds"):
    """The operations `refunds.*`."""

    def create(
        self,
        *,
        order_id: str | int,
        order_amount: Amount,
        merchant_order_reference: str | int | None = None,
        merchant_metadata: dict[str, str] | None = None,
        products: list[RefundProduct] | None = None,
        split_info: SplitInfo | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Gives back money of an order that was `PROCESSED`, in whole or in part.

        The answer is the refund's own order; read it with `orders.get` or by its reference.

        `POST /api/pay/v1/refunds/{order_id}`

        - `order_id`: The gateway's id of the order to refund.
        - `order_amount`: How much to give back. The pages call it required, and for partial
          refunds only: always send it.
        - `merchant_order_reference`: The merchant's reference of the refund, 1 to 50 characters,
          new for every refund; made if absent.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        - `products`: The products given back, for a partial refund of a cart with several.
        - `split_info`: How the money given back is divided among merchants.
        """


class OtpOperations(Group, name="otp"):
    """The operations `otp.*`."""

    def generate(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Otp:
        """Has the bank send the shopper an OTP, to be entered on the merchant's own page (native
        OTP).

        For payments whose `card_data.is_native_otp_eligible` is true; the `challenge_url` can
        always be used instead.

        `POST /api/pay/v1/otp/generate`

        - `payment_id`: The gateway's id of the payment.
        """

    def submit(
        self,
        *,
        payment_id: str | int,
        otp: str | int,
        options: CallOptions | None = None,
    ) -> Otp:
        """Submits the OTP that the shopper entered.

        Success only means that the OTP was taken: read the order for the payment's result. It is
        never sent again by itself, because tries are counted.

        `POST /api/pay/v1/otp/submit`

        - `payment_id`: The gateway's id of the payment.
        - `otp`: The OTP, digits only.
        """

    def resend(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Otp:
        """Has the bank send the OTP again, after the seconds that `meta_data.resend_after` named.

        `POST /api/pay/v1/otp/resend`

        - `payment_id`: The gateway's id of the payment.
        """


class CardsOperations(Group, name="cards"):
    """The operations `cards.*`."""

    def lookup(
        self,
        *,
        card_details: list[CardToLookUp],
        amount: str | int | None = None,
        options: CallOptions | None = None,
    ) -> CardLookup:
        """Looks up what the gateway knows of cards: network, bank, kind, native OTP.

        `POST /api/pay/v1/getCardDetails`

        - `card_details`: The cards.
        - `amount`: The amount that is to be paid, in paise, as a text of digits.
        """


class CheckoutOperations(Group, name="checkout"):
    """The operations `checkout.*`."""

    def create(
        self,
        *,
        order_amount: Amount,
        merchant_order_reference: str | int | None = None,
        integration_mode: IntegrationMode | None = None,
        pre_auth: bool | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        notes: str | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        purchase_details: PurchaseDetails | None = None,
        options: CallOptions | None = None,
    ) -> Checkout:
        """Creates an order whose shopper pays on the gateway's own page (hosted checkout).

        It needs no PCI compliance certificate: card data never passes through your server, and
        the page saves cards too. The order is then read, captured, cancelled and refunded as any
        other. After a lost answer the order is looked up by its reference; the link is had by
        sending the same request again, which gives the existing one where the gateway honours
        references so. Where it refuses the repeat, the call ends `unknown`: create another
        order.

        `POST /api/checkout/v1/orders`

        - `order_amount`: What is to be paid.
        - `merchant_order_reference`: The merchant's reference, 1 to 50 characters, new for every
          order; made if absent. Under one that was used before, the gateway may give the link to
          that order, and the answer does not tell its amount.
        - `integration_mode`: How the page is shown. Default `REDIRECT`.
        - `pre_auth`: Whether the money is blocked first and captured later; for cards and points
          only. Default false.
        - `allowed_payment_methods`: How the order may be paid; each way must be enabled for the
          merchant.
        - `notes`: A note of the merchant's.
        - `callback_url`: Where the shopper's browser posts the result. The test environment
          refuses `localhost`.
        - `failure_callback_url`: Where the shopper's browser posts a failure.
        - `purchase_details`: The purchase: customer, cart, metadata.
        """


class PaymentLinksOperations(Group, name="payment_links"):
    """The operations `payment_links.*`."""

    def create(
        self,
        *,
        amount: Amount,
        merchant_payment_link_reference: str | int | None = None,
        description: str | None = None,
        expire_by: str | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        pre_auth: str | bool | int | None = None,
        part_payment: bool | None = None,
        is_mcc_transaction: str | bool | int | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        customer: PaymentLinkCustomer | None = None,
        product_details: list[ProductDetail] | None = None,
        cart_details: PaymentLinkCart | None = None,
        cart_coupon_discount_amount: Amount | None = None,
        merchant_metadata: dict[str, str] | None = None,
        split_info: SplitInfo | None = None,
        account_details: AccountDetails | None = None,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Creates a link by which a customer pays on the gateway's own page; the gateway sends it
        by e-mail and SMS.

        It needs no PCI compliance certificate and no page of your own. The link has an order,
        which is then read, captured and refunded as any other. A reference used before gives the
        existing link; of another amount it is refused.

        `POST /api/pay/v1/paymentlink`

        - `amount`: What is to be paid.
        - `merchant_payment_link_reference`: The merchant's reference, 1 to 50 characters, new
          for every link; made if absent.
        - `description`: What it is for; the customer reads it.
        - `expire_by`: When it ends, ISO 8601 UTC, at most 180 days ahead:
          `2025-03-21T08:29:00Z`.
        - `allowed_payment_methods`: How it may be paid; each way must be enabled for the
          merchant.
        - `pre_auth`: `"true"` if the money is blocked first and captured later. Default
          `"false"`.
        - `part_payment`: Whether it may be paid in parts. Default false.
        - `is_mcc_transaction`: `"true"` for a payment in the customer's currency.
        - `callback_url`: Where the customer's browser posts the result, and a failure too if
          `failure_callback_url` is absent.
        - `failure_callback_url`: Where the customer's browser posts a failure.
        - `customer`: Who pays, and so where the link is sent: an e-mail address or a mobile
          number is needed for that.
        - `product_details`: What is paid for.
        - `cart_details`: The cart, which the page shows.
        - `cart_coupon_discount_amount`: The discount of a coupon on the cart.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        - `split_info`: How the money is divided among merchants.
        - `account_details`: The account that it must be paid from (third-party validation).
        """

    def get(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Reads a payment link, its status and what is still to be paid.

        The payment itself is in the link's order: `orders.get` with the link's `order_id`.

        `GET /api/pay/v1/paymentlink/{payment_link_id}`

        - `payment_link_id`: The gateway's id of the link: `pl-v1-..`.
        """

    def get_by_reference(
        self,
        *,
        merchant_payment_link_reference: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Reads a payment link by the merchant's reference: what to ask when a link's creation is
        in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /api/pay/v1/paymentlink/ref/{merchant_payment_link_reference}`

        - `merchant_payment_link_reference`: The merchant's reference of the link.
        """

    def cancel(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Cancels a payment link that is not paid yet: it cannot be paid any more.

        After a doubt a link that is found `CANCELLED` counts as cancelled by this call: a
        cancellation has no reference of its own.

        `PUT /api/pay/v1/paymentlink/{payment_link_id}/cancel`

        - `payment_link_id`: The gateway's id of the link: `pl-v1-..`.
        """

    def notify(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Has the gateway send the link to the customer again, by e-mail and SMS.

        It is never sent again by itself, because each time the customer gets another message. No
        inquiry says whether a message went out: after a lost answer the call ends `unknown` and
        without one.

        `PATCH /api/pay/v1/paymentlink/{payment_link_id}/notify`

        - `payment_link_id`: The gateway's id of the link: `pl-v1-..`.
        """


class SettlementsOperations(Group, name="settlements"):
    """The operations `settlements.*`."""

    def list(
        self,
        *,
        start_date: str,
        end_date: str,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> SettlementsPage:
        """Lists the settlements of at most 60 days, at most 10 a page.

        The gateway has the last 6 months. Amounts in the answer are rupees in decimal text, not
        paise.

        `GET /api/settlements/v1/list`

        - `start_date`: From when on: `2024-10-01` or `2024-10-01T00:00:00`.
        - `end_date`: Until when: `2024-10-09` or `2024-10-09T23:59:59`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many settlements a page has, 1 to 10. Default 10.
        """

    def list_pages(
        self,
        *,
        start_date: str,
        end_date: str,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Generator[SettlementsPage, None, None]:
        """The pages of `settlements.list`, from the one that the parameters name: each is asked for
        when it is wanted.

        - `start_date`: From when on: `2024-10-01` or `2024-10-01T00:00:00`.
        - `end_date`: Until when: `2024-10-09` or `2024-10-09T23:59:59`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many settlements a page has, 1 to 10. Default 10.
        """

    def get(
        self,
        *,
        utr: str | int,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> SettlementDetail:
        """Reads one settlement by the bank's unique transaction reference (UTR), with at most 10 of
        its transactions a page.

        Amounts in the answer are rupees in decimal text, not paise.

        `GET /api/settlements/v1/detail/{utr}`

        - `utr`: The bank's unique transaction reference: `410092786849`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many transactions a page has, 1 to 10. Default 10.
        """

    def get_pages(
        self,
        *,
        utr: str | int,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Generator[SettlementDetail, None, None]:
        """The pages of `settlements.get`, from the one that the parameters name: each is asked for
        when it is wanted.

        - `utr`: The bank's unique transaction reference: `410092786849`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many transactions a page has, 1 to 10. Default 10.
        """


class SplitSettlementsOperations(Group, name="split_settlements"):
    """The operations `split_settlements.*`."""

    def release(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        release_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Releases a part of an order's money to the merchant that it was held back from
        (`on_hold`).

        The answer is the order; the part is in `purchase_details.split_info.split_details`. A
        release has no reference of its own. After a doubt about the release of all of a part, a
        part that is found `RELEASED` counts as released by this call, and one on `HOLD` is
        released again; a release of less is never repeated and ends `unknown`, unless the part
        is found released with this very amount.

        `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release`

        - `order_id`: The gateway's id of the order.
        - `settlement_id`: The gateway's id of the part: `split_settlement_id`, the order's id
          and `-ss-x`.
        - `release_amount`: How much to release; all of it, if absent.
        """

    def cancel(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Cancels a part of an order's money that is on hold (`on_hold`): the merchant of the part
        does not get it.

        The answer is the order. The documents name no status of a cancelled part, so that an
        inquiry cannot show whether it was cancelled: after a lost answer it is not sent again,
        and the call ends `unknown`.

        `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel`

        - `order_id`: The gateway's id of the order.
        - `settlement_id`: The gateway's id of the part: `split_settlement_id`, the order's id
          and `-ss-x`.
        """


class FeesOperations(Group, name="fees"):
    """The operations `fees.*`."""

    def calculate(
        self,
        *,
        amount: Amount,
        payment_method: AllowedPaymentMethod,
        network_type: str | None = None,
        options: CallOptions | None = None,
    ) -> ConvenienceFees:
        """Calculates the convenience fee of a payment that is still to be made.

        The `convenience_fee_breakdown` of the answer goes into the payment.

        `POST /api/v1/fees`

        - `amount`: What is to be paid, without the fee.
        - `payment_method`: How it is to be paid.
        - `network_type`: The card's network, such as `VISA`, for a fee that depends on it.
        """


class CurrencyOperations(Group, name="currency"):
    """The operations `currency.*`."""

    def convert(
        self,
        *,
        bank_code: str,
        invoice_id: str,
        source_currency: str,
        dest_currency: str,
        transaction_amount: str,
        options: CallOptions | None = None,
    ) -> CurrencyConversion:
        """Asks for the rate between two currencies, for an order that is paid in the shopper's
        (`is_mcc_transaction`).

        No money moves. Currencies are numeric ISO 4217 codes: `356` for INR, `840` for USD.

        `POST /api/conversion/mcc`

        - `bank_code`: The bank's code, such as `AXIS`.
        - `invoice_id`: The merchant's reference of the question.
        - `source_currency`: The currency of the amount: three digits.
        - `dest_currency`: The currency that it is converted to: three digits.
        - `transaction_amount`: The amount as a decimal text, such as `100` or `100.50`.
        """


class PlansOperations(Group, name="plans"):
    """The operations `plans.*`."""

    def create(
        self,
        *,
        plan_name: str,
        frequency: PlanFrequency,
        amount: Amount,
        max_limit_amount: Amount,
        end_date: str,
        merchant_plan_reference: str | int | None = None,
        plan_description: str | None = None,
        initial_debit_amount: Amount | None = None,
        trial_period_in_days: str | int | None = None,
        start_date: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        auto_debit_ot: str | bool | int | None = None,
        options: CallOptions | None = None,
    ) -> Plan:
        """Creates a plan: how much is charged, how often and until when. Subscriptions are made on
        it.

        A reference used before gives the existing plan; one of another amount or frequency is
        refused.

        `POST /ps/api/v1/public/plans`

        - `plan_name`: Its name, 1 to 100 characters; the customer reads it.
        - `frequency`: How often it is charged.
        - `amount`: What is charged each time.
        - `max_limit_amount`: The most that may be charged at once: the limit that the customer
          approves.
        - `end_date`: Until when it can be used, ISO 8601 UTC: `2026-10-21T12:02:28Z`.
        - `merchant_plan_reference`: The merchant's reference, 1 to 50 characters, new for every
          plan; made if absent.
        - `plan_description`: What it is for.
        - `initial_debit_amount`: What is charged when the customer approves. Without it INR 2 is
          charged and given back.
        - `trial_period_in_days`: How many days are free before the first charge.
        - `start_date`: From when on it can be used, ISO 8601 UTC: `2025-02-01T17:32:28Z`.
          Default now.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        - `auto_debit_ot`: `"true"` if a one-time plan (`OT`) is to be debited by the gateway
          itself.
        """

    def list(
        self,
        *,
        plan_id: str | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        amount: str | int | None = None,
        amount_range: PlanAmountRange | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> PlansPage:
        """Lists the plans, page by page; each filter is optional.

        Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one
        is read from the answer's link.

        `GET /ps/api/v1/public/plans`

        - `plan_id`: Only this plan.
        - `start_date`: Only plans that start after this time, ISO 8601 UTC.
        - `end_date`: Only plans that end before this time, ISO 8601 UTC.
        - `amount`: Only plans of this amount in paise; `amount_range` says how it is compared.
        - `amount_range`: How `amount` is compared.
        - `frequency`: Only plans that are charged so often: `Month`.
        - `size`: How many plans a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    def list_pages(
        self,
        *,
        plan_id: str | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        amount: str | int | None = None,
        amount_range: PlanAmountRange | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> Generator[PlansPage, None, None]:
        """The pages of `plans.list`, from the one that the parameters name: each is asked for when
        it is wanted.

        - `plan_id`: Only this plan.
        - `start_date`: Only plans that start after this time, ISO 8601 UTC.
        - `end_date`: Only plans that end before this time, ISO 8601 UTC.
        - `amount`: Only plans of this amount in paise; `amount_range` says how it is compared.
        - `amount_range`: How `amount` is compared.
        - `frequency`: Only plans that are charged so often: `Month`.
        - `size`: How many plans a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    def get(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Plan:
        """Reads a plan.

        `GET /ps/api/v1/public/plans/{plan_id}`

        - `plan_id`: The gateway's id of the plan.
        """

    def get_by_reference(
        self,
        *,
        merchant_plan_reference: str | int,
        options: CallOptions | None = None,
    ) -> Plan:
        """Reads a plan by the merchant's reference: what to ask when a plan's creation is in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /ps/api/v1/public/plans/reference/{merchant_plan_reference}`

        - `merchant_plan_reference`: The merchant's reference of the plan.
        """

    def update(
        self,
        *,
        plan_id: str | int,
        plan_name: str | None = None,
        plan_description: str | None = None,
        amount: Amount | None = None,
        max_limit_amount: Amount | None = None,
        trial_period_in_days: str | int | None = None,
        end_date: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Plan:
        """Changes a plan: the fields that are given, and no others.

        Subscriptions that exist stay as they are: the changes are for new ones.

        `PATCH /ps/api/v1/public/plans/{plan_id}`

        - `plan_id`: The gateway's id of the plan.
        - `plan_name`: Its name, at most 100 characters.
        - `plan_description`: What it is for.
        - `amount`: What is charged each time.
        - `max_limit_amount`: The most that may be charged at once.
        - `trial_period_in_days`: How many days are free before the first charge.
        - `end_date`: Until when it can be used, ISO 8601 UTC.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    def delete(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Deletion:
        """Deletes a plan: no subscription can be made on it any more.

        After a doubt a plan that is gone counts as deleted by this call. Whether a deleted plan
        can still be read, and in which status, is not documented: one that is found `INACTIVE`
        leaves the call `unknown`.

        `DELETE /ps/api/v1/public/plans/{plan_id}`

        - `plan_id`: The gateway's id of the plan.
        """


class SubscriptionsOperations(Group, name="subscriptions"):
    """The operations `subscriptions.*`."""

    def create(
        self,
        *,
        plan_id: str | int,
        customer_id: str | int,
        start_date: str,
        end_date: str,
        integration_mode: SubscriptionMode,
        merchant_subscription_reference: str | int | None = None,
        quantity: str | int | None = None,
        enable_notification: bool | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        is_tpv_enabled: bool | None = None,
        bank_account: BankAccount | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Creates a subscription of a customer on a plan: a mandate that the customer has then to
        approve by UPI.

        With `REDIRECT` the customer's browser goes to the answer's `redirect_url`; with
        `SEAMLESS` the answer's `order_id` is paid by `payments.create` with `upi_details` and
        `mandate_info`. The subscription is debited from `ACTIVE` on. A reference used before
        gives the existing subscription. After a lost answer the subscription is looked up by its
        reference; a `redirect_url`, which the inquiry's answer is not documented to have, is had
        by sending the same request again.

        `POST /ps/api/v1/public/subscriptions`

        - `plan_id`: The gateway's id of the plan.
        - `customer_id`: The gateway's id of the customer: `cust-v1-..`.
        - `start_date`: When it starts, ISO 8601 UTC: `2025-06-12T06:22:21Z`.
        - `end_date`: When it ends, ISO 8601 UTC; on a one-time plan (`OT`) at most 60 days
          later.
        - `integration_mode`: How the customer approves it.
        - `merchant_subscription_reference`: The merchant's reference, 1 to 50 characters, new
          for every subscription; made if absent.
        - `quantity`: How many of the plan.
        - `enable_notification`: Whether the gateway tells the customer what happens.
        - `allowed_payment_methods`: How it may be paid; the guides name UPI only.
        - `is_tpv_enabled`: Whether the mandate must be of `bank_account` (third party
          validation).
        - `bank_account`: The account that the mandate must be of.
        - `callback_url`: Where the customer's browser posts the result, and a failure too if
          `failure_callback_url` is absent.
        - `failure_callback_url`: Where the customer's browser posts a failure.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    def list(
        self,
        *,
        plan_id: str | None = None,
        status: str | None = None,
        amount: str | int | None = None,
        amount_range: SubscriptionAmountRange | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> SubscriptionsPage:
        """Lists the subscriptions, page by page; each filter is optional.

        Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one
        is read from the answer's link.

        `GET /ps/api/v1/public/subscriptions`

        - `plan_id`: Only subscriptions on this plan.
        - `status`: Only subscriptions in this status: `ACTIVE`.
        - `amount`: Only subscriptions of this amount in paise; `amount_range` says how it is
          compared.
        - `amount_range`: How `amount` is compared.
        - `start_date`: Only subscriptions that start after this time, ISO 8601 UTC.
        - `end_date`: Only subscriptions that end before this time, ISO 8601 UTC.
        - `frequency`: Only subscriptions that are charged so often: `Month`.
        - `size`: How many subscriptions a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    def list_pages(
        self,
        *,
        plan_id: str | None = None,
        status: str | None = None,
        amount: str | int | None = None,
        amount_range: SubscriptionAmountRange | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> Generator[SubscriptionsPage, None, None]:
        """The pages of `subscriptions.list`, from the one that the parameters name: each is asked
        for when it is wanted.

        - `plan_id`: Only subscriptions on this plan.
        - `status`: Only subscriptions in this status: `ACTIVE`.
        - `amount`: Only subscriptions of this amount in paise; `amount_range` says how it is
          compared.
        - `amount_range`: How `amount` is compared.
        - `start_date`: Only subscriptions that start after this time, ISO 8601 UTC.
        - `end_date`: Only subscriptions that end before this time, ISO 8601 UTC.
        - `frequency`: Only subscriptions that are charged so often: `Month`.
        - `size`: How many subscriptions a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    def get(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Reads a subscription, its status and its plan.

        `GET /ps/api/v1/public/subscriptions/{subscription_id}`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """

    def get_by_reference(
        self,
        *,
        merchant_subscription_reference: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Reads a subscription by the merchant's reference: what to ask when a subscription's
        creation is in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /ps/api/v1/public/subscriptions/reference/{merchant_subscription_reference}`

        - `merchant_subscription_reference`: The merchant's reference of the subscription.
        """

    def update(
        self,
        *,
        subscription_id: str | int,
        reason: str,
        new_plan_id: str | int | None = None,
        new_end_date: str | None = None,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Moves a subscription to another plan, or to another end; the customer has to approve it.

        Until then the subscription is `UPDATING`. A change has no reference of its own, and each
        time the customer may be asked: after a doubt it is never sent again. The call succeeds
        if the subscription is found with what was asked for, else it ends `unknown`.

        `PATCH /ps/api/v1/public/subscriptions/{subscription_id}`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `reason`: Why.
        - `new_plan_id`: The plan to move to.
        - `new_end_date`: When it shall end, ISO 8601 UTC.
        """

    def cancel(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Cancels a subscription: the customer is not debited any more.

        The bank has to confirm it: until then the subscription is `CANCELLING`. After a doubt
        one that is found `CANCELLING` or `CANCELLED` counts as cancelled by this call: a
        cancellation has no reference of its own.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/cancel`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """

    def pause(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Pauses a subscription: the customer is not debited until it is resumed.

        It must be `ACTIVE`, `INACTIVE`, `TRIAL` or `RESUMED`. After a doubt one that is found
        `PAUSED` counts as paused by this call: a pause has no reference of its own. One that is
        found resumed or cancelled may have been paused before: the call ends `unknown`.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/pause`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """

    def resume(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Resumes a subscription that is `PAUSED` or `HALTED`: the customer is debited again.

        One page of 2025 allows no action in `HALTED`. After a doubt a subscription that is found
        `RESUMING`, `RESUMED` or `ACTIVE` counts as resumed by this call: that has no reference
        of its own. One that has ended or is cancelled may have been resumed before: the call
        ends `unknown`.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/resume`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """


class PresentationsOperations(Group, name="presentations"):
    """The operations `presentations.*`."""

    def create(
        self,
        *,
        subscription_id: str | int,
        merchant_presentation_reference: str | int | None = None,
        due_date: str | None = None,
        amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Asks for a debit of a subscription, which the gateway makes when it is due: for plans
        that are charged as presented (`AS`) or once (`OT`).

        **It takes the customer's money.** Other plans are debited by the gateway itself. A lost
        presentation is looked up by its reference before it is sent again, always with the same
        one; one that is found with another amount or subscription leaves the call `unknown`.
        Only the status `COMPLETED` says that money came.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/presentations`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `merchant_presentation_reference`: The merchant's reference, 1 to 50 characters, new
          for every debit; made if absent.
        - `due_date`: When to debit, ISO 8601 UTC: `2025-06-05T06:14:21Z`.
        - `amount`: How much to debit; at most the plan's `max_limit_amount`.
        """

    def list(
        self,
        *,
        subscription_id: str | int,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> PresentationsPage:
        """Lists the presentations of a subscription, page by page: its debits.

        Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one
        is read from the answer's link.

        `GET /ps/api/v1/public/subscriptions/{subscription_id}/presentations`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `size`: How many presentations a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `cycleId,desc`.
        """

    def list_pages(
        self,
        *,
        subscription_id: str | int,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> Generator[PresentationsPage, None, None]:
        """The pages of `presentations.list`, from the one that the parameters name: each is asked
        for when it is wanted.

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `size`: How many presentations a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `cycleId,desc`.
        """

    def get(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Reads a presentation: where the debit stands.

        `GET /ps/api/v1/public/presentations/{presentation_id}`

        - `presentation_id`: The gateway's id of the presentation.
        """

    def get_by_reference(
        self,
        *,
        merchant_presentation_reference: str | int,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Reads a presentation by the merchant's reference: what to ask when a debit is in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /ps/api/v1/public/presentations/reference/{merchant_presentation_reference}`

        - `merchant_presentation_reference`: The merchant's reference of the presentation.
        """

    def delete(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Deletion:
        """Deletes a presentation that is not debited yet: there will be no debit.

        After a doubt a presentation that is gone, or is found `CANCELLED`, counts as deleted by
        this call; one whose debit has begun leaves the call `unknown`.

        `DELETE /ps/api/v1/public/presentations/{presentation_id}`

        - `presentation_id`: The gateway's id of the presentation.
        """

    def notify(
        self,
        *,
        subscription_id: str | int,
        due_date: str,
        amount: Amount,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: bool | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Has the gateway tell the customer of a debit that the merchant will execute: it makes the
        presentation.

        For merchants who control the notification themselves: `presentations.execute` then takes
        the money. A reference used before gives the existing presentation. A lost one is looked
        up by its reference before it is sent again.

        `POST /ps/api/v1/public/subscriptions/notify`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `due_date`: When the debit is due, ISO 8601 UTC.
        - `amount`: How much is to be debited; at most the plan's `max_limit_amount`.
        - `merchant_presentation_reference`: The merchant's reference of the presentation, 1 to
          50 characters, new for every debit; made if absent.
        - `is_merchant_retry`: Whether the merchant decides about retries.
        """

    def execute(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: str | bool | int | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Debits a presentation that the customer was told of by `presentations.notify`.

        **It takes the customer's money.** A debit has no reference of its own, and whether a
        second one is refused is not documented: it is never sent again by itself. After a doubt
        the call succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.

        `POST /ps/api/v1/public/subscriptions/execute`

        - `presentation_id`: The gateway's id of the presentation. This or the reference is
          needed.
        - `merchant_presentation_reference`: The merchant's reference of the presentation.
        - `is_merchant_retry`: `"true"` if the merchant decides about retries, by
          `presentations.retry`. Default `"false"`.
        """

    def retry(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Has a debit that failed tried again: up to three times, while the subscription is
        `DEBIT_FAILED`.

        **It takes the customer's money.** It needs `is_merchant_retry` in
        `presentations.execute`. Tries are counted, and a second one may debit twice: it is never
        sent again by itself. After a doubt the call succeeds if the presentation is found
        `COMPLETED`, else it ends `unknown`.

        `POST /ps/api/v1/mandate/merchant-retry`

        - `presentation_id`: The gateway's id of the presentation. This or the reference is
          needed.
        - `merchant_presentation_reference`: The merchant's reference of the presentation.
        """


class Operations(Group, name=""):
    """Every operation, by group."""

    auth = AuthOperations()
    """The operations `auth.*`."""

    customers = CustomersOperations()
    """The operations `customers.*`."""

    orders = OrdersOperations()
    """The operations `orders.*`."""

    payments = PaymentsOperations()
    """The operations `payments.*`."""

    tokens = TokensOperations()
    """The operations `tokens.*`."""

    refunds = RefundsOperations()
    """The operations `refunds.*`."""

    otp = OtpOperations()
    """The operations `otp.*`."""

    cards = CardsOperations()
    """The operations `cards.*`."""

    checkout = CheckoutOperations()
    """The operations `checkout.*`."""

    payment_links = PaymentLinksOperations()
    """The operations `payment_links.*`."""

    settlements = SettlementsOperations()
    """The operations `settlements.*`."""

    split_settlements = SplitSettlementsOperations()
    """The operations `split_settlements.*`."""

    fees = FeesOperations()
    """The operations `fees.*`."""

    currency = CurrencyOperations()
    """The operations `currency.*`."""

    plans = PlansOperations()
    """The operations `plans.*`."""

    subscriptions = SubscriptionsOperations()
    """The operations `subscriptions.*`."""

    presentations = PresentationsOperations()
    """The operations `presentations.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.auth = AuthOperations(call)
        self.customers = CustomersOperations(call)
        self.orders = OrdersOperations(call)
        self.payments = PaymentsOperations(call)
        self.tokens = TokensOperations(call)
        self.refunds = RefundsOperations(call)
        self.otp = OtpOperations(call)
        self.cards = CardsOperations(call)
        self.checkout = CheckoutOperations(call)
        self.payment_links = PaymentLinksOperations(call)
        self.settlements = SettlementsOperations(call)
        self.split_settlements = SplitSettlementsOperations(call)
        self.fees = FeesOperations(call)
        self.currency = CurrencyOperations(call)
        self.plans = PlansOperations(call)
        self.subscriptions = SubscriptionsOperations(call)
        self.presentations = PresentationsOperations(call)

    def raw(
        self,
        *,
        method: Method,
        path: str,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Any:
        """Calls an endpoint that is not modelled yet, with the same token, headers, repeats and
        errors.

        The answer is the gateway's JSON as it came, envelope and all. A GET is repeated after a
        failure; anything else is sent again only if it surely did not reach the gateway, because
        nothing is known of how to settle a doubt.

        - `method`: The HTTP method.
        - `path`: The path with its query, beginning with `/`; what is variable in it must be
          percent-encoded already.
        - `body`: The body: any JSON, or nothing. Its strings are not redacted from the gateway's
          error messages.
        """


class AsyncAuthOperations(Group, name="auth"):
    """The operations `auth.*`."""

    async def generate_token(
        self,
        *,
        options: CallOptions | None = None,
    ) -> AccessToken:
        """Asks for an access token. Every other call does so by itself; this one is for those who
        want the token.

        The credentials are the session's. The token is kept for the session's next calls.
        Errors: `authentication` for credentials that the gateway does not know.

        `POST /api/auth/v1/token`
        """


class AsyncCustomersOperations(Group, name="customers"):
    """The operations `customers.*`."""

    async def create(
        self,
        *,
        merchant_customer_reference: str | int | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        country_code: str | None = None,
        mobile_number: str | None = None,
        email_id: str | None = None,
        billing_address: Address | None = None,
        shipping_address: Address | None = None,
        gstin: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Customer:
        """Creates a customer, whose cards can then be saved.

        New customers are `INACTIVE`. A merchant reference is made if none is given. A customer
        can also be created with an order, by its `purchase_details.customer`.

        `POST /api/v1/customer`

        - `merchant_customer_reference`: The merchant's own reference, 1 to 50 characters of
          `A-Z a-z 0-9 - _`; made if absent.
        - `first_name`: First name, at most 50 characters.
        - `last_name`: Last name, at most 50 characters.
        - `country_code`: The country's telephone code, digits only: `91`.
        - `mobile_number`: Mobile number without the country's code, digits only.
        - `email_id`: E-mail address.
        - `billing_address`: Billing address.
        - `shipping_address`: Shipping address.
        - `gstin`: GST identification number.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    async def get(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Customer:
        """Reads a customer.

        `GET /api/v1/customer/{customer_id}`

        - `customer_id`: The gateway's id of the customer.
        """

    async def find(
        self,
        *,
        country_code: str | None = None,
        mobile_number: str | None = None,
        merchant_customer_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Customer:
        """Finds a customer by the merchant's reference, or by the mobile number and the country's
        code.

        The reference page calls all three required; either way of naming the customer is known
        to be enough, so the gateway decides.

        `GET /api/v1/customer`

        - `country_code`: The country's telephone code, digits only: `91`.
        - `mobile_number`: Mobile number without the country's code, digits only.
        - `merchant_customer_reference`: The merchant's own reference.
        """

    async def update(
        self,
        *,
        customer_id: str | int,
        merchant_customer_reference: str | int | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        country_code: str | None = None,
        mobile_number: str | None = None,
        email_id: str | None = None,
        billing_address: Address | None = None,
        shipping_address: Address | None = None,
        status: NewCustomerStatus | None = None,
        options: CallOptions | None = None,
    ) -> Customer:
        """Changes a customer: the fields that are given, and no others.

        An empty text empties a name or the e-mail address. The reference, the mobile number and
        the telephone code cannot be empty.

        `PATCH /api/v1/customer/{customer_id}`

        - `customer_id`: The gateway's id of the customer.
        - `merchant_customer_reference`: The merchant's own reference, 1 to 50 characters.
        - `first_name`: First name, at most 50 characters.
        - `last_name`: Last name, at most 50 characters.
        - `country_code`: The country's telephone code, digits only: `91`.
        - `mobile_number`: Mobile number without the country's code, digits only.
        - `email_id`: E-mail address.
        - `billing_address`: Billing address.
        - `shipping_address`: Shipping address.
        - `status`: Where the customer shall stand.
        """


class AsyncOrdersOperations(Group, name="orders"):
    """The operations `orders.*`."""

    async def create(
        self,
        *,
        order_amount: Amount,
        merchant_order_reference: str | int | None = None,
        pre_auth: bool | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        notes: str | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        purchase_details: PurchaseDetails | None = None,
        split_info: SplitInfo | None = None,
        is_mcc_transaction: str | bool | int | None = None,
        base_amount: Amount | None = None,
        cart_coupon_discount_amount: Amount | None = None,
        part_payment: bool | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Creates an order, on which payments are then made.

        With `pre_auth` a payment blocks the money until it is captured or the order cancelled;
        without, it takes the money at once.

        `POST /api/pay/v1/orders`

        - `order_amount`: What is to be paid.
        - `merchant_order_reference`: The merchant's reference, 1 to 50 characters, new for every
          order; made if absent.
        - `pre_auth`: Whether the money is blocked first and captured later. Default false.
        - `allowed_payment_methods`: How the order may be paid; each way must be enabled for the
          merchant.
        - `notes`: A note of the merchant's.
        - `callback_url`: Where the shopper's browser posts the result, and a failure too if
          `failure_callback_url` is absent.
        - `failure_callback_url`: Where the shopper's browser posts a failure.
        - `purchase_details`: The purchase: customer, cart, metadata.
        - `split_info`: How the money is divided among merchants.
        - `is_mcc_transaction`: `"true"` for a payment in the shopper's currency.
        - `base_amount`: The amount in the merchant's currency, with `is_mcc_transaction`.
        - `cart_coupon_discount_amount`: The discount of a coupon on the cart.
        - `part_payment`: Whether the order may be paid in parts.
        """

    async def get(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Reads an order, or a refund, by the gateway's id: the one source of truth about a
        payment.

        `GET /api/pay/v1/orders/{order_id}`

        - `order_id`: The gateway's id of the order or refund.
        """

    async def get_by_reference(
        self,
        *,
        merchant_order_reference: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Reads an order, or a refund, by the merchant's reference: what to ask when an order's
        creation is in doubt.

        `GET /api/pay/v1/orders/reference/{merchant_order_reference}`

        - `merchant_order_reference`: The merchant's reference of the order or refund.
        """

    async def capture(
        self,
        *,
        order_id: str | int,
        merchant_capture_reference: str | int | None = None,
        capture_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Captures the money that a payment with `pre_auth` has blocked.

        The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order
        can be captured in part once; the rest goes back to the customer by itself.

        `PUT /api/pay/v1/orders/{order_id}/capture`

        - `order_id`: The gateway's id of the order.
        - `merchant_capture_reference`: The merchant's reference of the capture, 1 to 50
          characters; made if absent.
        - `capture_amount`: How much to capture; all, if absent.
        """

    async def cancel(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Cancels an order whose money is blocked and not captured yet; the customer gets it back.

        The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts
        as cancelled by this call: a cancellation has no reference of its own.

        `PUT /api/pay/v1/orders/{order_id}/cancel`

        - `order_id`: The gateway's id of the order.
        """


class AsyncPaymentsOperations(Group, name="payments"):
    """The operations `payments.*`."""

    async def create(
        self,
        *,
        order_id: str | int,
        payments: list[NewPayment],
        options: CallOptions | None = None,
    ) -> Order:
        """Pays an order: by card (and saves it), saved card, or a card tokenised by another PA/PG;
        by UPI, net banking or wallet.

        The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
        browser to; for UPI it is `upi://pay?..`, which a UPI app opens, and for a UPI collect
        request there is nothing to open. Card data may pass through your server only with a PCI
        compliance certificate. A failed payment can be followed by another on the same order
        while `payment_retries_remaining` lasts. `pre_auth` orders take cards and points only.

        `POST /api/pay/v1/orders/{order_id}/payments`

        - `order_id`: The gateway's id of the order.
        - `payments`: The payment: normally one.
        """


class AsyncTokensOperations(Group, name="tokens"):
    """The operations `tokens.*`."""

    async def create(
        self,
        *,
        customer_id: str | int,
        payment_option: TokenPaymentOption,
        merchant_token_reference: str | int | None = None,
        payment_method: TokenPaymentMethod = "CARD",
        payment: TokenPayment | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Token:
        """Saves a card in a customer's vault without a payment.

        How `encrypted_card_details` is encrypted is not documented publicly: it passes through
        as it is given.

        `POST /api/v1/tokens`

        - `customer_id`: The gateway's id of the customer.
        - `payment_option`: The card.
        - `merchant_token_reference`: The merchant's reference, 1 to 50 characters, new for every
          token; made if absent.
        - `payment_method`: `CARD`, which is the default.
        - `payment`: The payment in which the shopper agreed.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    async def list(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Tokens:
        """Lists the saved cards of a customer.

        `GET /api/v1/customer/{customer_id}/tokens`

        - `customer_id`: The gateway's id of the customer.
        """

    async def get(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Token:
        """Reads one saved card of a customer.

        `GET /api/v1/customer/{customer_id}/tokens/{token_id}`

        - `customer_id`: The gateway's id of the customer.
        - `token_id`: The gateway's id of the token.
        """

    async def delete(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Token:
        """Deletes a saved card of a customer.

        After a doubt a token that is gone counts as deleted by this call.

        `POST /api/v1/customer/{customer_id}/tokens/{token_id}/delete`

        - `customer_id`: The gateway's id of the customer.
        - `token_id`: The gateway's id of the token.
        - `merchant_unique_reference`: The merchant's reference of the deletion, 1 to 50
          characters; made if absent.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    async def service_provider(
        self,
        *,
        identifier: str | int,
        options: CallOptions | None = None,
    ) -> Tokens:
        """Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.

        For a customer the answer has `tokens`; for a token it is that token, with
        `service_provider_token_id`.

        `GET /api/v1/tokens/{identifier}`

        - `identifier`: The gateway's id of a customer (`cust-v1-..`) or of a token
          (`token-v1-..`).
        """

    async def cryptogram(
        self,
        *,
        token_id: str | int,
        service_provider_token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Cryptogram:
        """Makes a one-time cryptogram of a saved card, to pay with at another PA/PG.

        A cryptogram that is not used does nothing, so a lost answer is followed by another
        request.

        `POST /api/v1/tokens/{token_id}/token-transactional-data`

        - `token_id`: The gateway's id of the token.
        - `service_provider_token_id`: The id of the network's own token: `tp-v1-..`.
        - `merchant_unique_reference`: The merchant's reference of the request, 1 to 50
          characters; made if absent.
        """

    async def delete_by_id(
        self,
        *,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Token:
        """Deletes a saved card by the token's id alone.

        After a doubt a token that is gone counts as deleted by this call.

        `POST /api/v1/tokens/{token_id}/delete`

        - `token_id`: The gateway's id of the token.
        """


class AsyncRefundsOperations(Group, name="refunds"):
    """The operations `refunds.*`."""

    async def create(
        self,
        *,
        order_id: str | int,
        order_amount: Amount,
        merchant_order_reference: str | int | None = None,
        merchant_metadata: dict[str, str] | None = None,
        products: list[RefundProduct] | None = None,
        split_info: SplitInfo | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Gives back money of an order that was `PROCESSED`, in whole or in part.

        The answer is the refund's own order; read it with `orders.get` or by its reference.

        `POST /api/pay/v1/refunds/{order_id}`

        - `order_id`: The gateway's id of the order to refund.
        - `order_amount`: How much to give back. The pages call it required, and for partial
          refunds only: always send it.
        - `merchant_order_reference`: The merchant's reference of the refund, 1 to 50 characters,
          new for every refund; made if absent.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        - `products`: The products given back, for a partial refund of a cart with several.
        - `split_info`: How the money given back is divided among merchants.
        """


class AsyncOtpOperations(Group, name="otp"):
    """The operations `otp.*`."""

    async def generate(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Otp:
        """Has the bank send the shopper an OTP, to be entered on the merchant's own page (native
        OTP).

        For payments whose `card_data.is_native_otp_eligible` is true; the `challenge_url` can
        always be used instead.

        `POST /api/pay/v1/otp/generate`

        - `payment_id`: The gateway's id of the payment.
        """

    async def submit(
        self,
        *,
        payment_id: str | int,
        otp: str | int,
        options: CallOptions | None = None,
    ) -> Otp:
        """Submits the OTP that the shopper entered.

        Success only means that the OTP was taken: read the order for the payment's result. It is
        never sent again by itself, because tries are counted.

        `POST /api/pay/v1/otp/submit`

        - `payment_id`: The gateway's id of the payment.
        - `otp`: The OTP, digits only.
        """

    async def resend(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Otp:
        """Has the bank send the OTP again, after the seconds that `meta_data.resend_after` named.

        `POST /api/pay/v1/otp/resend`

        - `payment_id`: The gateway's id of the payment.
        """


class AsyncCardsOperations(Group, name="cards"):
    """The operations `cards.*`."""

    async def lookup(
        self,
        *,
        card_details: list[CardToLookUp],
        amount: str | int | None = None,
        options: CallOptions | None = None,
    ) -> CardLookup:
        """Looks up what the gateway knows of cards: network, bank, kind, native OTP.

        `POST /api/pay/v1/getCardDetails`

        - `card_details`: The cards.
        - `amount`: The amount that is to be paid, in paise, as a text of digits.
        """


class AsyncCheckoutOperations(Group, name="checkout"):
    """The operations `checkout.*`."""

    async def create(
        self,
        *,
        order_amount: Amount,
        merchant_order_reference: str | int | None = None,
        integration_mode: IntegrationMode | None = None,
        pre_auth: bool | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        notes: str | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        purchase_details: PurchaseDetails | None = None,
        options: CallOptions | None = None,
    ) -> Checkout:
        """Creates an order whose shopper pays on the gateway's own page (hosted checkout).

        It needs no PCI compliance certificate: card data never passes through your server, and
        the page saves cards too. The order is then read, captured, cancelled and refunded as any
        other. After a lost answer the order is looked up by its reference; the link is had by
        sending the same request again, which gives the existing one where the gateway honours
        references so. Where it refuses the repeat, the call ends `unknown`: create another
        order.

        `POST /api/checkout/v1/orders`

        - `order_amount`: What is to be paid.
        - `merchant_order_reference`: The merchant's reference, 1 to 50 characters, new for every
          order; made if absent. Under one that was used before, the gateway may give the link to
          that order, and the answer does not tell its amount.
        - `integration_mode`: How the page is shown. Default `REDIRECT`.
        - `pre_auth`: Whether the money is blocked first and captured later; for cards and points
          only. Default false.
        - `allowed_payment_methods`: How the order may be paid; each way must be enabled for the
          merchant.
        - `notes`: A note of the merchant's.
        - `callback_url`: Where the shopper's browser posts the result. The test environment
          refuses `localhost`.
        - `failure_callback_url`: Where the shopper's browser posts a failure.
        - `purchase_details`: The purchase: customer, cart, metadata.
        """


class AsyncPaymentLinksOperations(Group, name="payment_links"):
    """The operations `payment_links.*`."""

    async def create(
        self,
        *,
        amount: Amount,
        merchant_payment_link_reference: str | int | None = None,
        description: str | None = None,
        expire_by: str | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        pre_auth: str | bool | int | None = None,
        part_payment: bool | None = None,
        is_mcc_transaction: str | bool | int | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        customer: PaymentLinkCustomer | None = None,
        product_details: list[ProductDetail] | None = None,
        cart_details: PaymentLinkCart | None = None,
        cart_coupon_discount_amount: Amount | None = None,
        merchant_metadata: dict[str, str] | None = None,
        split_info: SplitInfo | None = None,
        account_details: AccountDetails | None = None,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Creates a link by which a customer pays on the gateway's own page; the gateway sends it
        by e-mail and SMS.

        It needs no PCI compliance certificate and no page of your own. The link has an order,
        which is then read, captured and refunded as any other. A reference used before gives the
        existing link; of another amount it is refused.

        `POST /api/pay/v1/paymentlink`

        - `amount`: What is to be paid.
        - `merchant_payment_link_reference`: The merchant's reference, 1 to 50 characters, new
          for every link; made if absent.
        - `description`: What it is for; the customer reads it.
        - `expire_by`: When it ends, ISO 8601 UTC, at most 180 days ahead:
          `2025-03-21T08:29:00Z`.
        - `allowed_payment_methods`: How it may be paid; each way must be enabled for the
          merchant.
        - `pre_auth`: `"true"` if the money is blocked first and captured later. Default
          `"false"`.
        - `part_payment`: Whether it may be paid in parts. Default false.
        - `is_mcc_transaction`: `"true"` for a payment in the customer's currency.
        - `callback_url`: Where the customer's browser posts the result, and a failure too if
          `failure_callback_url` is absent.
        - `failure_callback_url`: Where the customer's browser posts a failure.
        - `customer`: Who pays, and so where the link is sent: an e-mail address or a mobile
          number is needed for that.
        - `product_details`: What is paid for.
        - `cart_details`: The cart, which the page shows.
        - `cart_coupon_discount_amount`: The discount of a coupon on the cart.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        - `split_info`: How the money is divided among merchants.
        - `account_details`: The account that it must be paid from (third-party validation).
        """

    async def get(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Reads a payment link, its status and what is still to be paid.

        The payment itself is in the link's order: `orders.get` with the link's `order_id`.

        `GET /api/pay/v1/paymentlink/{payment_link_id}`

        - `payment_link_id`: The gateway's id of the link: `pl-v1-..`.
        """

    async def get_by_reference(
        self,
        *,
        merchant_payment_link_reference: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Reads a payment link by the merchant's reference: what to ask when a link's creation is
        in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /api/pay/v1/paymentlink/ref/{merchant_payment_link_reference}`

        - `merchant_payment_link_reference`: The merchant's reference of the link.
        """

    async def cancel(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Cancels a payment link that is not paid yet: it cannot be paid any more.

        After a doubt a link that is found `CANCELLED` counts as cancelled by this call: a
        cancellation has no reference of its own.

        `PUT /api/pay/v1/paymentlink/{payment_link_id}/cancel`

        - `payment_link_id`: The gateway's id of the link: `pl-v1-..`.
        """

    async def notify(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> PaymentLink:
        """Has the gateway send the link to the customer again, by e-mail and SMS.

        It is never sent again by itself, because each time the customer gets another message. No
        inquiry says whether a message went out: after a lost answer the call ends `unknown` and
        without one.

        `PATCH /api/pay/v1/paymentlink/{payment_link_id}/notify`

        - `payment_link_id`: The gateway's id of the link: `pl-v1-..`.
        """


class AsyncSettlementsOperations(Group, name="settlements"):
    """The operations `settlements.*`."""

    async def list(
        self,
        *,
        start_date: str,
        end_date: str,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> SettlementsPage:
        """Lists the settlements of at most 60 days, at most 10 a page.

        The gateway has the last 6 months. Amounts in the answer are rupees in decimal text, not
        paise.

        `GET /api/settlements/v1/list`

        - `start_date`: From when on: `2024-10-01` or `2024-10-01T00:00:00`.
        - `end_date`: Until when: `2024-10-09` or `2024-10-09T23:59:59`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many settlements a page has, 1 to 10. Default 10.
        """

    def list_pages(
        self,
        *,
        start_date: str,
        end_date: str,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> AsyncGenerator[SettlementsPage, None]:
        """The pages of `settlements.list`, from the one that the parameters name: each is asked for
        when it is wanted.

        - `start_date`: From when on: `2024-10-01` or `2024-10-01T00:00:00`.
        - `end_date`: Until when: `2024-10-09` or `2024-10-09T23:59:59`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many settlements a page has, 1 to 10. Default 10.
        """

    async def get(
        self,
        *,
        utr: str | int,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> SettlementDetail:
        """Reads one settlement by the bank's unique transaction reference (UTR), with at most 10 of
        its transactions a page.

        Amounts in the answer are rupees in decimal text, not paise.

        `GET /api/settlements/v1/detail/{utr}`

        - `utr`: The bank's unique transaction reference: `410092786849`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many transactions a page has, 1 to 10. Default 10.
        """

    def get_pages(
        self,
        *,
        utr: str | int,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> AsyncGenerator[SettlementDetail, None]:
        """The pages of `settlements.get`, from the one that the parameters name: each is asked for
        when it is wanted.

        - `utr`: The bank's unique transaction reference: `410092786849`.
        - `page`: The number of the page, from 1 on. Default 1.
        - `per_page`: How many transactions a page has, 1 to 10. Default 10.
        """


class AsyncSplitSettlementsOperations(Group, name="split_settlements"):
    """The operations `split_settlements.*`."""

    async def release(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        release_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Order:
        """Releases a part of an order's money to the merchant that it was held back from
        (`on_hold`).

        The answer is the order; the part is in `purchase_details.split_info.split_details`. A
        release has no reference of its own. After a doubt about the release of all of a part, a
        part that is found `RELEASED` counts as released by this call, and one on `HOLD` is
        released again; a release of less is never repeated and ends `unknown`, unless the part
        is found released with this very amount.

        `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release`

        - `order_id`: The gateway's id of the order.
        - `settlement_id`: The gateway's id of the part: `split_settlement_id`, the order's id
          and `-ss-x`.
        - `release_amount`: How much to release; all of it, if absent.
        """

    async def cancel(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        options: CallOptions | None = None,
    ) -> Order:
        """Cancels a part of an order's money that is on hold (`on_hold`): the merchant of the part
        does not get it.

        The answer is the order. The documents name no status of a cancelled part, so that an
        inquiry cannot show whether it was cancelled: after a lost answer it is not sent again,
        and the call ends `unknown`.

        `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel`

        - `order_id`: The gateway's id of the order.
        - `settlement_id`: The gateway's id of the part: `split_settlement_id`, the order's id
          and `-ss-x`.
        """


class AsyncFeesOperations(Group, name="fees"):
    """The operations `fees.*`."""

    async def calculate(
        self,
        *,
        amount: Amount,
        payment_method: AllowedPaymentMethod,
        network_type: str | None = None,
        options: CallOptions | None = None,
    ) -> ConvenienceFees:
        """Calculates the convenience fee of a payment that is still to be made.

        The `convenience_fee_breakdown` of the answer goes into the payment.

        `POST /api/v1/fees`

        - `amount`: What is to be paid, without the fee.
        - `payment_method`: How it is to be paid.
        - `network_type`: The card's network, such as `VISA`, for a fee that depends on it.
        """


class AsyncCurrencyOperations(Group, name="currency"):
    """The operations `currency.*`."""

    async def convert(
        self,
        *,
        bank_code: str,
        invoice_id: str,
        source_currency: str,
        dest_currency: str,
        transaction_amount: str,
        options: CallOptions | None = None,
    ) -> CurrencyConversion:
        """Asks for the rate between two currencies, for an order that is paid in the shopper's
        (`is_mcc_transaction`).

        No money moves. Currencies are numeric ISO 4217 codes: `356` for INR, `840` for USD.

        `POST /api/conversion/mcc`

        - `bank_code`: The bank's code, such as `AXIS`.
        - `invoice_id`: The merchant's reference of the question.
        - `source_currency`: The currency of the amount: three digits.
        - `dest_currency`: The currency that it is converted to: three digits.
        - `transaction_amount`: The amount as a decimal text, such as `100` or `100.50`.
        """


class AsyncPlansOperations(Group, name="plans"):
    """The operations `plans.*`."""

    async def create(
        self,
        *,
        plan_name: str,
        frequency: PlanFrequency,
        amount: Amount,
        max_limit_amount: Amount,
        end_date: str,
        merchant_plan_reference: str | int | None = None,
        plan_description: str | None = None,
        initial_debit_amount: Amount | None = None,
        trial_period_in_days: str | int | None = None,
        start_date: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        auto_debit_ot: str | bool | int | None = None,
        options: CallOptions | None = None,
    ) -> Plan:
        """Creates a plan: how much is charged, how often and until when. Subscriptions are made on
        it.

        A reference used before gives the existing plan; one of another amount or frequency is
        refused.

        `POST /ps/api/v1/public/plans`

        - `plan_name`: Its name, 1 to 100 characters; the customer reads it.
        - `frequency`: How often it is charged.
        - `amount`: What is charged each time.
        - `max_limit_amount`: The most that may be charged at once: the limit that the customer
          approves.
        - `end_date`: Until when it can be used, ISO 8601 UTC: `2026-10-21T12:02:28Z`.
        - `merchant_plan_reference`: The merchant's reference, 1 to 50 characters, new for every
          plan; made if absent.
        - `plan_description`: What it is for.
        - `initial_debit_amount`: What is charged when the customer approves. Without it INR 2 is
          charged and given back.
        - `trial_period_in_days`: How many days are free before the first charge.
        - `start_date`: From when on it can be used, ISO 8601 UTC: `2025-02-01T17:32:28Z`.
          Default now.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        - `auto_debit_ot`: `"true"` if a one-time plan (`OT`) is to be debited by the gateway
          itself.
        """

    async def list(
        self,
        *,
        plan_id: str | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        amount: str | int | None = None,
        amount_range: PlanAmountRange | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> PlansPage:
        """Lists the plans, page by page; each filter is optional.

        Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one
        is read from the answer's link.

        `GET /ps/api/v1/public/plans`

        - `plan_id`: Only this plan.
        - `start_date`: Only plans that start after this time, ISO 8601 UTC.
        - `end_date`: Only plans that end before this time, ISO 8601 UTC.
        - `amount`: Only plans of this amount in paise; `amount_range` says how it is compared.
        - `amount_range`: How `amount` is compared.
        - `frequency`: Only plans that are charged so often: `Month`.
        - `size`: How many plans a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    def list_pages(
        self,
        *,
        plan_id: str | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        amount: str | int | None = None,
        amount_range: PlanAmountRange | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> AsyncGenerator[PlansPage, None]:
        """The pages of `plans.list`, from the one that the parameters name: each is asked for when
        it is wanted.

        - `plan_id`: Only this plan.
        - `start_date`: Only plans that start after this time, ISO 8601 UTC.
        - `end_date`: Only plans that end before this time, ISO 8601 UTC.
        - `amount`: Only plans of this amount in paise; `amount_range` says how it is compared.
        - `amount_range`: How `amount` is compared.
        - `frequency`: Only plans that are charged so often: `Month`.
        - `size`: How many plans a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    async def get(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Plan:
        """Reads a plan.

        `GET /ps/api/v1/public/plans/{plan_id}`

        - `plan_id`: The gateway's id of the plan.
        """

    async def get_by_reference(
        self,
        *,
        merchant_plan_reference: str | int,
        options: CallOptions | None = None,
    ) -> Plan:
        """Reads a plan by the merchant's reference: what to ask when a plan's creation is in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /ps/api/v1/public/plans/reference/{merchant_plan_reference}`

        - `merchant_plan_reference`: The merchant's reference of the plan.
        """

    async def update(
        self,
        *,
        plan_id: str | int,
        plan_name: str | None = None,
        plan_description: str | None = None,
        amount: Amount | None = None,
        max_limit_amount: Amount | None = None,
        trial_period_in_days: str | int | None = None,
        end_date: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Plan:
        """Changes a plan: the fields that are given, and no others.

        Subscriptions that exist stay as they are: the changes are for new ones.

        `PATCH /ps/api/v1/public/plans/{plan_id}`

        - `plan_id`: The gateway's id of the plan.
        - `plan_name`: Its name, at most 100 characters.
        - `plan_description`: What it is for.
        - `amount`: What is charged each time.
        - `max_limit_amount`: The most that may be charged at once.
        - `trial_period_in_days`: How many days are free before the first charge.
        - `end_date`: Until when it can be used, ISO 8601 UTC.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    async def delete(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Deletion:
        """Deletes a plan: no subscription can be made on it any more.

        After a doubt a plan that is gone counts as deleted by this call. Whether a deleted plan
        can still be read, and in which status, is not documented: one that is found `INACTIVE`
        leaves the call `unknown`.

        `DELETE /ps/api/v1/public/plans/{plan_id}`

        - `plan_id`: The gateway's id of the plan.
        """


class AsyncSubscriptionsOperations(Group, name="subscriptions"):
    """The operations `subscriptions.*`."""

    async def create(
        self,
        *,
        plan_id: str | int,
        customer_id: str | int,
        start_date: str,
        end_date: str,
        integration_mode: SubscriptionMode,
        merchant_subscription_reference: str | int | None = None,
        quantity: str | int | None = None,
        enable_notification: bool | None = None,
        allowed_payment_methods: list[AllowedPaymentMethod] | None = None,
        is_tpv_enabled: bool | None = None,
        bank_account: BankAccount | None = None,
        callback_url: str | None = None,
        failure_callback_url: str | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Creates a subscription of a customer on a plan: a mandate that the customer has then to
        approve by UPI.

        With `REDIRECT` the customer's browser goes to the answer's `redirect_url`; with
        `SEAMLESS` the answer's `order_id` is paid by `payments.create` with `upi_details` and
        `mandate_info`. The subscription is debited from `ACTIVE` on. A reference used before
        gives the existing subscription. After a lost answer the subscription is looked up by its
        reference; a `redirect_url`, which the inquiry's answer is not documented to have, is had
        by sending the same request again.

        `POST /ps/api/v1/public/subscriptions`

        - `plan_id`: The gateway's id of the plan.
        - `customer_id`: The gateway's id of the customer: `cust-v1-..`.
        - `start_date`: When it starts, ISO 8601 UTC: `2025-06-12T06:22:21Z`.
        - `end_date`: When it ends, ISO 8601 UTC; on a one-time plan (`OT`) at most 60 days
          later.
        - `integration_mode`: How the customer approves it.
        - `merchant_subscription_reference`: The merchant's reference, 1 to 50 characters, new
          for every subscription; made if absent.
        - `quantity`: How many of the plan.
        - `enable_notification`: Whether the gateway tells the customer what happens.
        - `allowed_payment_methods`: How it may be paid; the guides name UPI only.
        - `is_tpv_enabled`: Whether the mandate must be of `bank_account` (third party
          validation).
        - `bank_account`: The account that the mandate must be of.
        - `callback_url`: Where the customer's browser posts the result, and a failure too if
          `failure_callback_url` is absent.
        - `failure_callback_url`: Where the customer's browser posts a failure.
        - `merchant_metadata`: The merchant's own names and values: at most 10 pairs of at most
          256 characters.
        """

    async def list(
        self,
        *,
        plan_id: str | None = None,
        status: str | None = None,
        amount: str | int | None = None,
        amount_range: SubscriptionAmountRange | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> SubscriptionsPage:
        """Lists the subscriptions, page by page; each filter is optional.

        Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one
        is read from the answer's link.

        `GET /ps/api/v1/public/subscriptions`

        - `plan_id`: Only subscriptions on this plan.
        - `status`: Only subscriptions in this status: `ACTIVE`.
        - `amount`: Only subscriptions of this amount in paise; `amount_range` says how it is
          compared.
        - `amount_range`: How `amount` is compared.
        - `start_date`: Only subscriptions that start after this time, ISO 8601 UTC.
        - `end_date`: Only subscriptions that end before this time, ISO 8601 UTC.
        - `frequency`: Only subscriptions that are charged so often: `Month`.
        - `size`: How many subscriptions a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    def list_pages(
        self,
        *,
        plan_id: str | None = None,
        status: str | None = None,
        amount: str | int | None = None,
        amount_range: SubscriptionAmountRange | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
        frequency: str | None = None,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> AsyncGenerator[SubscriptionsPage, None]:
        """The pages of `subscriptions.list`, from the one that the parameters name: each is asked
        for when it is wanted.

        - `plan_id`: Only subscriptions on this plan.
        - `status`: Only subscriptions in this status: `ACTIVE`.
        - `amount`: Only subscriptions of this amount in paise; `amount_range` says how it is
          compared.
        - `amount_range`: How `amount` is compared.
        - `start_date`: Only subscriptions that start after this time, ISO 8601 UTC.
        - `end_date`: Only subscriptions that end before this time, ISO 8601 UTC.
        - `frequency`: Only subscriptions that are charged so often: `Month`.
        - `size`: How many subscriptions a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `id,asc`.
        """

    async def get(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Reads a subscription, its status and its plan.

        `GET /ps/api/v1/public/subscriptions/{subscription_id}`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """

    async def get_by_reference(
        self,
        *,
        merchant_subscription_reference: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Reads a subscription by the merchant's reference: what to ask when a subscription's
        creation is in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /ps/api/v1/public/subscriptions/reference/{merchant_subscription_reference}`

        - `merchant_subscription_reference`: The merchant's reference of the subscription.
        """

    async def update(
        self,
        *,
        subscription_id: str | int,
        reason: str,
        new_plan_id: str | int | None = None,
        new_end_date: str | None = None,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Moves a subscription to another plan, or to another end; the customer has to approve it.

        Until then the subscription is `UPDATING`. A change has no reference of its own, and each
        time the customer may be asked: after a doubt it is never sent again. The call succeeds
        if the subscription is found with what was asked for, else it ends `unknown`.

        `PATCH /ps/api/v1/public/subscriptions/{subscription_id}`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `reason`: Why.
        - `new_plan_id`: The plan to move to.
        - `new_end_date`: When it shall end, ISO 8601 UTC.
        """

    async def cancel(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Cancels a subscription: the customer is not debited any more.

        The bank has to confirm it: until then the subscription is `CANCELLING`. After a doubt
        one that is found `CANCELLING` or `CANCELLED` counts as cancelled by this call: a
        cancellation has no reference of its own.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/cancel`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """

    async def pause(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Pauses a subscription: the customer is not debited until it is resumed.

        It must be `ACTIVE`, `INACTIVE`, `TRIAL` or `RESUMED`. After a doubt one that is found
        `PAUSED` counts as paused by this call: a pause has no reference of its own. One that is
        found resumed or cancelled may have been paused before: the call ends `unknown`.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/pause`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """

    async def resume(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Subscription:
        """Resumes a subscription that is `PAUSED` or `HALTED`: the customer is debited again.

        One page of 2025 allows no action in `HALTED`. After a doubt a subscription that is found
        `RESUMING`, `RESUMED` or `ACTIVE` counts as resumed by this call: that has no reference
        of its own. One that has ended or is cancelled may have been resumed before: the call
        ends `unknown`.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/resume`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        """


class AsyncPresentationsOperations(Group, name="presentations"):
    """The operations `presentations.*`."""

    async def create(
        self,
        *,
        subscription_id: str | int,
        merchant_presentation_reference: str | int | None = None,
        due_date: str | None = None,
        amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Asks for a debit of a subscription, which the gateway makes when it is due: for plans
        that are charged as presented (`AS`) or once (`OT`).

        **It takes the customer's money.** Other plans are debited by the gateway itself. A lost
        presentation is looked up by its reference before it is sent again, always with the same
        one; one that is found with another amount or subscription leaves the call `unknown`.
        Only the status `COMPLETED` says that money came.

        `POST /ps/api/v1/public/subscriptions/{subscription_id}/presentations`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `merchant_presentation_reference`: The merchant's reference, 1 to 50 characters, new
          for every debit; made if absent.
        - `due_date`: When to debit, ISO 8601 UTC: `2025-06-05T06:14:21Z`.
        - `amount`: How much to debit; at most the plan's `max_limit_amount`.
        """

    async def list(
        self,
        *,
        subscription_id: str | int,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> PresentationsPage:
        """Lists the presentations of a subscription, page by page: its debits.

        Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one
        is read from the answer's link.

        `GET /ps/api/v1/public/subscriptions/{subscription_id}/presentations`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `size`: How many presentations a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `cycleId,desc`.
        """

    def list_pages(
        self,
        *,
        subscription_id: str | int,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> AsyncGenerator[PresentationsPage, None]:
        """The pages of `presentations.list`, from the one that the parameters name: each is asked
        for when it is wanted.

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `size`: How many presentations a page has.
        - `page`: The number of the page.
        - `sort`: The order: a field and `asc` or `desc`, such as `cycleId,desc`.
        """

    async def get(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Reads a presentation: where the debit stands.

        `GET /ps/api/v1/public/presentations/{presentation_id}`

        - `presentation_id`: The gateway's id of the presentation.
        """

    async def get_by_reference(
        self,
        *,
        merchant_presentation_reference: str | int,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Reads a presentation by the merchant's reference: what to ask when a debit is in doubt.

        By which code the gateway says that there is none is not documented: of its refusals only
        the general "No matching records found" is taken for that.

        `GET /ps/api/v1/public/presentations/reference/{merchant_presentation_reference}`

        - `merchant_presentation_reference`: The merchant's reference of the presentation.
        """

    async def delete(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Deletion:
        """Deletes a presentation that is not debited yet: there will be no debit.

        After a doubt a presentation that is gone, or is found `CANCELLED`, counts as deleted by
        this call; one whose debit has begun leaves the call `unknown`.

        `DELETE /ps/api/v1/public/presentations/{presentation_id}`

        - `presentation_id`: The gateway's id of the presentation.
        """

    async def notify(
        self,
        *,
        subscription_id: str | int,
        due_date: str,
        amount: Amount,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: bool | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Has the gateway tell the customer of a debit that the merchant will execute: it makes the
        presentation.

        For merchants who control the notification themselves: `presentations.execute` then takes
        the money. A reference used before gives the existing presentation. A lost one is looked
        up by its reference before it is sent again.

        `POST /ps/api/v1/public/subscriptions/notify`

        - `subscription_id`: The gateway's id of the subscription: `v1-sub-..`.
        - `due_date`: When the debit is due, ISO 8601 UTC.
        - `amount`: How much is to be debited; at most the plan's `max_limit_amount`.
        - `merchant_presentation_reference`: The merchant's reference of the presentation, 1 to
          50 characters, new for every debit; made if absent.
        - `is_merchant_retry`: Whether the merchant decides about retries.
        """

    async def execute(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: str | bool | int | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Debits a presentation that the customer was told of by `presentations.notify`.

        **It takes the customer's money.** A debit has no reference of its own, and whether a
        second one is refused is not documented: it is never sent again by itself. After a doubt
        the call succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.

        `POST /ps/api/v1/public/subscriptions/execute`

        - `presentation_id`: The gateway's id of the presentation. This or the reference is
          needed.
        - `merchant_presentation_reference`: The merchant's reference of the presentation.
        - `is_merchant_retry`: `"true"` if the merchant decides about retries, by
          `presentations.retry`. Default `"false"`.
        """

    async def retry(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Presentation:
        """Has a debit that failed tried again: up to three times, while the subscription is
        `DEBIT_FAILED`.

        **It takes the customer's money.** It needs `is_merchant_retry` in
        `presentations.execute`. Tries are counted, and a second one may debit twice: it is never
        sent again by itself. After a doubt the call succeeds if the presentation is found
        `COMPLETED`, else it ends `unknown`.

        `POST /ps/api/v1/mandate/merchant-retry`

        - `presentation_id`: The gateway's id of the presentation. This or the reference is
          needed.
        - `merchant_presentation_reference`: The merchant's reference of the presentation.
        """


class AsyncOperations(Group, name=""):
    """Every operation, by group."""

    auth = AsyncAuthOperations()
    """The operations `auth.*`."""

    customers = AsyncCustomersOperations()
    """The operations `customers.*`."""

    orders = AsyncOrdersOperations()
    """The operations `orders.*`."""

    payments = AsyncPaymentsOperations()
    """The operations `payments.*`."""

    tokens = AsyncTokensOperations()
    """The operations `tokens.*`."""

    refunds = AsyncRefundsOperations()
    """The operations `refunds.*`."""

    otp = AsyncOtpOperations()
    """The operations `otp.*`."""

    cards = AsyncCardsOperations()
    """The operations `cards.*`."""

    checkout = AsyncCheckoutOperations()
    """The operations `checkout.*`."""

    payment_links = AsyncPaymentLinksOperations()
    """The operations `payment_links.*`."""

    settlements = AsyncSettlementsOperations()
    """The operations `settlements.*`."""

    split_settlements = AsyncSplitSettlementsOperations()
    """The operations `split_settlements.*`."""

    fees = AsyncFeesOperations()
    """The operations `fees.*`."""

    currency = AsyncCurrencyOperations()
    """The operations `currency.*`."""

    plans = AsyncPlansOperations()
    """The operations `plans.*`."""

    subscriptions = AsyncSubscriptionsOperations()
    """The operations `subscriptions.*`."""

    presentations = AsyncPresentationsOperations()
    """The operations `presentations.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.auth = AsyncAuthOperations(call)
        self.customers = AsyncCustomersOperations(call)
        self.orders = AsyncOrdersOperations(call)
        self.payments = AsyncPaymentsOperations(call)
        self.tokens = AsyncTokensOperations(call)
        self.refunds = AsyncRefundsOperations(call)
        self.otp = AsyncOtpOperations(call)
        self.cards = AsyncCardsOperations(call)
        self.checkout = AsyncCheckoutOperations(call)
        self.payment_links = AsyncPaymentLinksOperations(call)
        self.settlements = AsyncSettlementsOperations(call)
        self.split_settlements = AsyncSplitSettlementsOperations(call)
        self.fees = AsyncFeesOperations(call)
        self.currency = AsyncCurrencyOperations(call)
        self.plans = AsyncPlansOperations(call)
        self.subscriptions = AsyncSubscriptionsOperations(call)
        self.presentations = AsyncPresentationsOperations(call)

    async def raw(
        self,
        *,
        method: Method,
        path: str,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Any:
        """Calls an endpoint that is not modelled yet, with the same token, headers, repeats and
        errors.

        The answer is the gateway's JSON as it came, envelope and all. A GET is repeated after a
        failure; anything else is sent again only if it surely did not reach the gateway, because
        nothing is known of how to settle a doubt.

        - `method`: The HTTP method.
        - `path`: The path with its query, beginning with `/`; what is variable in it must be
          percent-encoded already.
        - `body`: The body: any JSON, or nothing. Its strings are not redacted from the gateway's
          error messages.
        """

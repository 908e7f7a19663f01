"""The operations as methods.

Printed by `cargo xtask types` from the Rust types in `core`: do not edit.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ._operation import Group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .models import (
        AccessToken,
        Address,
        AllowedPaymentMethod,
        Amount,
        CallOptions,
        CardLookup,
        CardToLookUp,
        Checkout,
        Cryptogram,
        Customer,
        IntegrationMode,
        Method,
        NewCustomerStatus,
        NewPayment,
        Order,
        Otp,
        PaymentMethod,
        PurchaseDetails,
        RefundProduct,
        SplitInfo,
        Token,
        TokenPayment,
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
        """Pays an order by card: a card (and saves it), a saved card, or a card tokenised by
        another PA/PG.

        The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
        browser to. Card data may pass through your server only with a PCI compliance
        certificate. A failed payment can be followed by another on the same order while
        `payment_retries_remaining` lasts.

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
        payment_method: PaymentMethod = "CARD",
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
          order; made if absent.
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
        """Pays an order by card: a card (and saves it), a saved card, or a card tokenised by
        another PA/PG.

        The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
        browser to. Card data may pass through your server only with a PCI compliance
        certificate. A failed payment can be followed by another on the same order while
        `payment_retries_remaining` lasts.

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
        payment_method: PaymentMethod = "CARD",
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
          order; made if absent.
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

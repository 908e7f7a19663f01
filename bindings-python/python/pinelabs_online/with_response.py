"""The operations as methods that give a `Reply`.

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
    from .reply import Reply


class AuthWithResponse(Group, name="auth"):
    """The operations `auth.*`."""

    def generate_token(
        self,
        *,
        options: CallOptions | None = None,
    ) -> Reply[AccessToken]:
        """As `auth.generate_token`, with the response around its answer."""


class CustomersWithResponse(Group, name="customers"):
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
    ) -> Reply[Customer]:
        """As `customers.create`, with the response around its answer."""

    def get(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Customer]:
        """As `customers.get`, with the response around its answer."""

    def find(
        self,
        *,
        country_code: str | None = None,
        mobile_number: str | None = None,
        merchant_customer_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Customer]:
        """As `customers.find`, with the response around its answer."""

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
    ) -> Reply[Customer]:
        """As `customers.update`, with the response around its answer."""


class OrdersWithResponse(Group, name="orders"):
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
    ) -> Reply[Order]:
        """As `orders.create`, with the response around its answer."""

    def get(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.get`, with the response around its answer."""

    def get_by_reference(
        self,
        *,
        merchant_order_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.get_by_reference`, with the response around its answer."""

    def capture(
        self,
        *,
        order_id: str | int,
        merchant_capture_reference: str | int | None = None,
        capture_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.capture`, with the response around its answer."""

    def cancel(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.cancel`, with the response around its answer."""


class PaymentsWithResponse(Group, name="payments"):
    """The operations `payments.*`."""

    def create(
        self,
        *,
        order_id: str | int,
        payments: list[NewPayment],
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `payments.create`, with the response around its answer."""


class TokensWithResponse(Group, name="tokens"):
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
    ) -> Reply[Token]:
        """As `tokens.create`, with the response around its answer."""

    def list(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Tokens]:
        """As `tokens.list`, with the response around its answer."""

    def get(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Token]:
        """As `tokens.get`, with the response around its answer."""

    def delete(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Token]:
        """As `tokens.delete`, with the response around its answer."""

    def service_provider(
        self,
        *,
        identifier: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Tokens]:
        """As `tokens.service_provider`, with the response around its answer."""

    def cryptogram(
        self,
        *,
        token_id: str | int,
        service_provider_token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Cryptogram]:
        """As `tokens.cryptogram`, with the response around its answer."""

    def delete_by_id(
        self,
        *,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Token]:
        """As `tokens.delete_by_id`, with the response around its answer."""


class RefundsWithResponse(Group, name="refunds"):
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
    ) -> Reply[Order]:
        """As `refunds.create`, with the response around its answer."""


class OtpWithResponse(Group, name="otp"):
    """The operations `otp.*`."""

    def generate(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Otp]:
        """As `otp.generate`, with the response around its answer."""

    def submit(
        self,
        *,
        payment_id: str | int,
        otp: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Otp]:
        """As `otp.submit`, with the response around its answer."""

    def resend(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Otp]:
        """As `otp.resend`, with the response around its answer."""


class CardsWithResponse(Group, name="cards"):
    """The operations `cards.*`."""

    def lookup(
        self,
        *,
        card_details: list[CardToLookUp],
        amount: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[CardLookup]:
        """As `cards.lookup`, with the response around its answer."""


class CheckoutWithResponse(Group, name="checkout"):
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
    ) -> Reply[Checkout]:
        """As `checkout.create`, with the response around its answer."""


class PaymentLinksWithResponse(Group, name="payment_links"):
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
    ) -> Reply[PaymentLink]:
        """As `payment_links.create`, with the response around its answer."""

    def get(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.get`, with the response around its answer."""

    def get_by_reference(
        self,
        *,
        merchant_payment_link_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.get_by_reference`, with the response around its answer."""

    def cancel(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.cancel`, with the response around its answer."""

    def notify(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.notify`, with the response around its answer."""


class SettlementsWithResponse(Group, name="settlements"):
    """The operations `settlements.*`."""

    def list(
        self,
        *,
        start_date: str,
        end_date: str,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[SettlementsPage]:
        """As `settlements.list`, with the response around its answer."""

    def get(
        self,
        *,
        utr: str | int,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[SettlementDetail]:
        """As `settlements.get`, with the response around its answer."""


class SplitSettlementsWithResponse(Group, name="split_settlements"):
    """The operations `split_settlements.*`."""

    def release(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        release_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `split_settlements.release`, with the response around its answer."""

    def cancel(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `split_settlements.cancel`, with the response around its answer."""


class FeesWithResponse(Group, name="fees"):
    """The operations `fees.*`."""

    def calculate(
        self,
        *,
        amount: Amount,
        payment_method: AllowedPaymentMethod,
        network_type: str | None = None,
        options: CallOptions | None = None,
    ) -> Reply[ConvenienceFees]:
        """As `fees.calculate`, with the response around its answer."""


class CurrencyWithResponse(Group, name="currency"):
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
    ) -> Reply[CurrencyConversion]:
        """As `currency.convert`, with the response around its answer."""


class PlansWithResponse(Group, name="plans"):
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
    ) -> Reply[Plan]:
        """As `plans.create`, with the response around its answer."""

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
    ) -> Reply[PlansPage]:
        """As `plans.list`, with the response around its answer."""

    def get(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Plan]:
        """As `plans.get`, with the response around its answer."""

    def get_by_reference(
        self,
        *,
        merchant_plan_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Plan]:
        """As `plans.get_by_reference`, with the response around its answer."""

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
    ) -> Reply[Plan]:
        """As `plans.update`, with the response around its answer."""

    def delete(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Deletion]:
        """As `plans.delete`, with the response around its answer."""


class SubscriptionsWithResponse(Group, name="subscriptions"):
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
    ) -> Reply[Subscription]:
        """As `subscriptions.create`, with the response around its answer."""

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
    ) -> Reply[SubscriptionsPage]:
        """As `subscriptions.list`, with the response around its answer."""

    def get(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.get`, with the response around its answer."""

    def get_by_reference(
        self,
        *,
        merchant_subscription_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.get_by_reference`, with the response around its answer."""

    def update(
        self,
        *,
        subscription_id: str | int,
        reason: str,
        new_plan_id: str | int | None = None,
        new_end_date: str | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.update`, with the response around its answer."""

    def cancel(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.cancel`, with the response around its answer."""

    def pause(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.pause`, with the response around its answer."""

    def resume(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.resume`, with the response around its answer."""


class PresentationsWithResponse(Group, name="presentations"):
    """The operations `presentations.*`."""

    def create(
        self,
        *,
        subscription_id: str | int,
        merchant_presentation_reference: str | int | None = None,
        due_date: str | None = None,
        amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.create`, with the response around its answer."""

    def list(
        self,
        *,
        subscription_id: str | int,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> Reply[PresentationsPage]:
        """As `presentations.list`, with the response around its answer."""

    def get(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.get`, with the response around its answer."""

    def get_by_reference(
        self,
        *,
        merchant_presentation_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.get_by_reference`, with the response around its answer."""

    def delete(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Deletion]:
        """As `presentations.delete`, with the response around its answer."""

    def notify(
        self,
        *,
        subscription_id: str | int,
        due_date: str,
        amount: Amount,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: bool | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.notify`, with the response around its answer."""

    def execute(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: str | bool | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.execute`, with the response around its answer."""

    def retry(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.retry`, with the response around its answer."""


class WithResponse(Group, name=""):
    """Every operation, by group."""

    auth = AuthWithResponse()
    """The operations `auth.*`."""

    customers = CustomersWithResponse()
    """The operations `customers.*`."""

    orders = OrdersWithResponse()
    """The operations `orders.*`."""

    payments = PaymentsWithResponse()
    """The operations `payments.*`."""

    tokens = TokensWithResponse()
    """The operations `tokens.*`."""

    refunds = RefundsWithResponse()
    """The operations `refunds.*`."""

    otp = OtpWithResponse()
    """The operations `otp.*`."""

    cards = CardsWithResponse()
    """The operations `cards.*`."""

    checkout = CheckoutWithResponse()
    """The operations `checkout.*`."""

    payment_links = PaymentLinksWithResponse()
    """The operations `payment_links.*`."""

    settlements = SettlementsWithResponse()
    """The operations `settlements.*`."""

    split_settlements = SplitSettlementsWithResponse()
    """The operations `split_settlements.*`."""

    fees = FeesWithResponse()
    """The operations `fees.*`."""

    currency = CurrencyWithResponse()
    """The operations `currency.*`."""

    plans = PlansWithResponse()
    """The operations `plans.*`."""

    subscriptions = SubscriptionsWithResponse()
    """The operations `subscriptions.*`."""

    presentations = PresentationsWithResponse()
    """The operations `presentations.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.auth = AuthWithResponse(call)
        self.customers = CustomersWithResponse(call)
        self.orders = OrdersWithResponse(call)
        self.payments = PaymentsWithResponse(call)
        self.tokens = TokensWithResponse(call)
        self.refunds = RefundsWithResponse(call)
        self.otp = OtpWithResponse(call)
        self.cards = CardsWithResponse(call)
        self.checkout = CheckoutWithResponse(call)
        self.payment_links = PaymentLinksWithResponse(call)
        self.settlements = SettlementsWithResponse(call)
        self.split_settlements = SplitSettlementsWithResponse(call)
        self.fees = FeesWithResponse(call)
        self.currency = CurrencyWithResponse(call)
        self.plans = PlansWithResponse(call)
        self.subscriptions = SubscriptionsWithResponse(call)
        self.presentations = PresentationsWithResponse(call)

    def raw(
        self,
        *,
        method: Method,
        path: str,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Reply[Any]:
        """As `raw`, with the response around its answer."""


class AsyncAuthWithResponse(Group, name="auth"):
    """The operations `auth.*`."""

    async def generate_token(
        self,
        *,
        options: CallOptions | None = None,
    ) -> Reply[AccessToken]:
        """As `auth.generate_token`, with the response around its answer."""


class AsyncCustomersWithResponse(Group, name="customers"):
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
    ) -> Reply[Customer]:
        """As `customers.create`, with the response around its answer."""

    async def get(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Customer]:
        """As `customers.get`, with the response around its answer."""

    async def find(
        self,
        *,
        country_code: str | None = None,
        mobile_number: str | None = None,
        merchant_customer_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Customer]:
        """As `customers.find`, with the response around its answer."""

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
    ) -> Reply[Customer]:
        """As `customers.update`, with the response around its answer."""


class AsyncOrdersWithResponse(Group, name="orders"):
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
    ) -> Reply[Order]:
        """As `orders.create`, with the response around its answer."""

    async def get(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.get`, with the response around its answer."""

    async def get_by_reference(
        self,
        *,
        merchant_order_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.get_by_reference`, with the response around its answer."""

    async def capture(
        self,
        *,
        order_id: str | int,
        merchant_capture_reference: str | int | None = None,
        capture_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.capture`, with the response around its answer."""

    async def cancel(
        self,
        *,
        order_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `orders.cancel`, with the response around its answer."""


class AsyncPaymentsWithResponse(Group, name="payments"):
    """The operations `payments.*`."""

    async def create(
        self,
        *,
        order_id: str | int,
        payments: list[NewPayment],
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `payments.create`, with the response around its answer."""


class AsyncTokensWithResponse(Group, name="tokens"):
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
    ) -> Reply[Token]:
        """As `tokens.create`, with the response around its answer."""

    async def list(
        self,
        *,
        customer_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Tokens]:
        """As `tokens.list`, with the response around its answer."""

    async def get(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Token]:
        """As `tokens.get`, with the response around its answer."""

    async def delete(
        self,
        *,
        customer_id: str | int,
        token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        merchant_metadata: dict[str, str] | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Token]:
        """As `tokens.delete`, with the response around its answer."""

    async def service_provider(
        self,
        *,
        identifier: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Tokens]:
        """As `tokens.service_provider`, with the response around its answer."""

    async def cryptogram(
        self,
        *,
        token_id: str | int,
        service_provider_token_id: str | int,
        merchant_unique_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Cryptogram]:
        """As `tokens.cryptogram`, with the response around its answer."""

    async def delete_by_id(
        self,
        *,
        token_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Token]:
        """As `tokens.delete_by_id`, with the response around its answer."""


class AsyncRefundsWithResponse(Group, name="refunds"):
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
    ) -> Reply[Order]:
        """As `refunds.create`, with the response around its answer."""


class AsyncOtpWithResponse(Group, name="otp"):
    """The operations `otp.*`."""

    async def generate(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Otp]:
        """As `otp.generate`, with the response around its answer."""

    async def submit(
        self,
        *,
        payment_id: str | int,
        otp: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Otp]:
        """As `otp.submit`, with the response around its answer."""

    async def resend(
        self,
        *,
        payment_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Otp]:
        """As `otp.resend`, with the response around its answer."""


class AsyncCardsWithResponse(Group, name="cards"):
    """The operations `cards.*`."""

    async def lookup(
        self,
        *,
        card_details: list[CardToLookUp],
        amount: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[CardLookup]:
        """As `cards.lookup`, with the response around its answer."""


class AsyncCheckoutWithResponse(Group, name="checkout"):
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
    ) -> Reply[Checkout]:
        """As `checkout.create`, with the response around its answer."""


class AsyncPaymentLinksWithResponse(Group, name="payment_links"):
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
    ) -> Reply[PaymentLink]:
        """As `payment_links.create`, with the response around its answer."""

    async def get(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.get`, with the response around its answer."""

    async def get_by_reference(
        self,
        *,
        merchant_payment_link_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.get_by_reference`, with the response around its answer."""

    async def cancel(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.cancel`, with the response around its answer."""

    async def notify(
        self,
        *,
        payment_link_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[PaymentLink]:
        """As `payment_links.notify`, with the response around its answer."""


class AsyncSettlementsWithResponse(Group, name="settlements"):
    """The operations `settlements.*`."""

    async def list(
        self,
        *,
        start_date: str,
        end_date: str,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[SettlementsPage]:
        """As `settlements.list`, with the response around its answer."""

    async def get(
        self,
        *,
        utr: str | int,
        page: str | int | None = None,
        per_page: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[SettlementDetail]:
        """As `settlements.get`, with the response around its answer."""


class AsyncSplitSettlementsWithResponse(Group, name="split_settlements"):
    """The operations `split_settlements.*`."""

    async def release(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        release_amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `split_settlements.release`, with the response around its answer."""

    async def cancel(
        self,
        *,
        order_id: str | int,
        settlement_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Order]:
        """As `split_settlements.cancel`, with the response around its answer."""


class AsyncFeesWithResponse(Group, name="fees"):
    """The operations `fees.*`."""

    async def calculate(
        self,
        *,
        amount: Amount,
        payment_method: AllowedPaymentMethod,
        network_type: str | None = None,
        options: CallOptions | None = None,
    ) -> Reply[ConvenienceFees]:
        """As `fees.calculate`, with the response around its answer."""


class AsyncCurrencyWithResponse(Group, name="currency"):
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
    ) -> Reply[CurrencyConversion]:
        """As `currency.convert`, with the response around its answer."""


class AsyncPlansWithResponse(Group, name="plans"):
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
    ) -> Reply[Plan]:
        """As `plans.create`, with the response around its answer."""

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
    ) -> Reply[PlansPage]:
        """As `plans.list`, with the response around its answer."""

    async def get(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Plan]:
        """As `plans.get`, with the response around its answer."""

    async def get_by_reference(
        self,
        *,
        merchant_plan_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Plan]:
        """As `plans.get_by_reference`, with the response around its answer."""

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
    ) -> Reply[Plan]:
        """As `plans.update`, with the response around its answer."""

    async def delete(
        self,
        *,
        plan_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Deletion]:
        """As `plans.delete`, with the response around its answer."""


class AsyncSubscriptionsWithResponse(Group, name="subscriptions"):
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
    ) -> Reply[Subscription]:
        """As `subscriptions.create`, with the response around its answer."""

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
    ) -> Reply[SubscriptionsPage]:
        """As `subscriptions.list`, with the response around its answer."""

    async def get(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.get`, with the response around its answer."""

    async def get_by_reference(
        self,
        *,
        merchant_subscription_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.get_by_reference`, with the response around its answer."""

    async def update(
        self,
        *,
        subscription_id: str | int,
        reason: str,
        new_plan_id: str | int | None = None,
        new_end_date: str | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.update`, with the response around its answer."""

    async def cancel(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.cancel`, with the response around its answer."""

    async def pause(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.pause`, with the response around its answer."""

    async def resume(
        self,
        *,
        subscription_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Subscription]:
        """As `subscriptions.resume`, with the response around its answer."""


class AsyncPresentationsWithResponse(Group, name="presentations"):
    """The operations `presentations.*`."""

    async def create(
        self,
        *,
        subscription_id: str | int,
        merchant_presentation_reference: str | int | None = None,
        due_date: str | None = None,
        amount: Amount | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.create`, with the response around its answer."""

    async def list(
        self,
        *,
        subscription_id: str | int,
        size: str | int | None = None,
        page: str | int | None = None,
        sort: str | None = None,
        options: CallOptions | None = None,
    ) -> Reply[PresentationsPage]:
        """As `presentations.list`, with the response around its answer."""

    async def get(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.get`, with the response around its answer."""

    async def get_by_reference(
        self,
        *,
        merchant_presentation_reference: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.get_by_reference`, with the response around its answer."""

    async def delete(
        self,
        *,
        presentation_id: str | int,
        options: CallOptions | None = None,
    ) -> Reply[Deletion]:
        """As `presentations.delete`, with the response around its answer."""

    async def notify(
        self,
        *,
        subscription_id: str | int,
        due_date: str,
        amount: Amount,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: bool | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.notify`, with the response around its answer."""

    async def execute(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        is_merchant_retry: str | bool | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.execute`, with the response around its answer."""

    async def retry(
        self,
        *,
        presentation_id: str | int | None = None,
        merchant_presentation_reference: str | int | None = None,
        options: CallOptions | None = None,
    ) -> Reply[Presentation]:
        """As `presentations.retry`, with the response around its answer."""


class AsyncWithResponse(Group, name=""):
    """Every operation, by group."""

    auth = AsyncAuthWithResponse()
    """The operations `auth.*`."""

    customers = AsyncCustomersWithResponse()
    """The operations `customers.*`."""

    orders = AsyncOrdersWithResponse()
    """The operations `orders.*`."""

    payments = AsyncPaymentsWithResponse()
    """The operations `payments.*`."""

    tokens = AsyncTokensWithResponse()
    """The operations `tokens.*`."""

    refunds = AsyncRefundsWithResponse()
    """The operations `refunds.*`."""

    otp = AsyncOtpWithResponse()
    """The operations `otp.*`."""

    cards = AsyncCardsWithResponse()
    """The operations `cards.*`."""

    checkout = AsyncCheckoutWithResponse()
    """The operations `checkout.*`."""

    payment_links = AsyncPaymentLinksWithResponse()
    """The operations `payment_links.*`."""

    settlements = AsyncSettlementsWithResponse()
    """The operations `settlements.*`."""

    split_settlements = AsyncSplitSettlementsWithResponse()
    """The operations `split_settlements.*`."""

    fees = AsyncFeesWithResponse()
    """The operations `fees.*`."""

    currency = AsyncCurrencyWithResponse()
    """The operations `currency.*`."""

    plans = AsyncPlansWithResponse()
    """The operations `plans.*`."""

    subscriptions = AsyncSubscriptionsWithResponse()
    """The operations `subscriptions.*`."""

    presentations = AsyncPresentationsWithResponse()
    """The operations `presentations.*`."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__(call)
        self.auth = AsyncAuthWithResponse(call)
        self.customers = AsyncCustomersWithResponse(call)
        self.orders = AsyncOrdersWithResponse(call)
        self.payments = AsyncPaymentsWithResponse(call)
        self.tokens = AsyncTokensWithResponse(call)
        self.refunds = AsyncRefundsWithResponse(call)
        self.otp = AsyncOtpWithResponse(call)
        self.cards = AsyncCardsWithResponse(call)
        self.checkout = AsyncCheckoutWithResponse(call)
        self.payment_links = AsyncPaymentLinksWithResponse(call)
        self.settlements = AsyncSettlementsWithResponse(call)
        self.split_settlements = AsyncSplitSettlementsWithResponse(call)
        self.fees = AsyncFeesWithResponse(call)
        self.currency = AsyncCurrencyWithResponse(call)
        self.plans = AsyncPlansWithResponse(call)
        self.subscriptions = AsyncSubscriptionsWithResponse(call)
        self.presentations = AsyncPresentationsWithResponse(call)

    async def raw(
        self,
        *,
        method: Method,
        path: str,
        body: Any = None,
        options: CallOptions | None = None,
    ) -> Reply[Any]:
        """As `raw`, with the response around its answer."""

"""The types of requests and answers.

Printed by `cargo xtask types` from the Rust types in `core`: do not edit.
"""

from typing import Any, Literal, TypedDict, Union

__all__ = [
    "AccessToken",
    "AccountData",
    "AccountDetails",
    "AcquirerData",
    "Action",
    "Address",
    "AddressData",
    "AllowedPaymentMethod",
    "Amount",
    "AmountAnswer",
    "BankAccount",
    "BankAccountData",
    "BankData",
    "BankDetails",
    "CalculateFees",
    "CallOptions",
    "Callback",
    "CancelOrder",
    "CancelPaymentLink",
    "CancelSplitSettlement",
    "CancelSubscription",
    "Capture",
    "CaptureOrder",
    "CardData",
    "CardDetails",
    "CardLookup",
    "CardPaymentDetail",
    "CardToLookUp",
    "CardTokenDetails",
    "CartData",
    "CartDetails",
    "CartItem",
    "CartItemData",
    "Checkout",
    "ConvenienceFee",
    "ConvenienceFeeBreakdown",
    "ConvenienceFeeData",
    "ConvenienceFees",
    "ConvertCurrency",
    "CreateCheckout",
    "CreateCustomer",
    "CreateOrder",
    "CreatePayment",
    "CreatePaymentLink",
    "CreatePlan",
    "CreatePresentation",
    "CreateRefund",
    "CreateSubscription",
    "CreateToken",
    "Cryptogram",
    "CurrencyConversion",
    "Customer",
    "CustomerAccountDetails",
    "CustomerData",
    "CustomerDetails",
    "CustomerStatus",
    "DeletePlan",
    "DeletePresentation",
    "DeleteToken",
    "DeleteTokenById",
    "Deletion",
    "DeviceInfo",
    "Effect",
    "ErrorDetail",
    "ErrorKind",
    "ErrorOrigin",
    "EventType",
    "ExecutePresentation",
    "FailureReason",
    "FindCustomer",
    "ForeignToken",
    "GenerateCryptogram",
    "GenerateOtp",
    "GenerateToken",
    "GetCustomer",
    "GetOrder",
    "GetOrderByReference",
    "GetPaymentLink",
    "GetPaymentLinkByReference",
    "GetPlan",
    "GetPlanByReference",
    "GetPresentation",
    "GetPresentationByReference",
    "GetServiceProviderToken",
    "GetSettlement",
    "GetSubscription",
    "GetSubscriptionByReference",
    "GetToken",
    "Inquiry",
    "IntegrationMode",
    "LinkStatus",
    "ListPlans",
    "ListPresentations",
    "ListSettlements",
    "ListSubscriptions",
    "ListTokens",
    "LookupCards",
    "MandateInfo",
    "MandateRequestType",
    "Method",
    "NetbankingData",
    "NetbankingDetails",
    "NetbankingMode",
    "NewCustomerStatus",
    "NewPayment",
    "NotifyPaymentLink",
    "NotifySubscription",
    "OperationName",
    "Order",
    "OrderStatus",
    "OrderType",
    "Otp",
    "OtpMetaData",
    "PageInfo",
    "PageLink",
    "PageLinks",
    "Pagination",
    "PauseSubscription",
    "Payment",
    "PaymentLink",
    "PaymentLinkCart",
    "PaymentLinkCustomer",
    "PaymentMethod",
    "PaymentMethodMetadata",
    "PaymentOption",
    "PaymentOptionCardDetails",
    "PaymentOptionCardTokenDetails",
    "PaymentOptionData",
    "PaymentOptionNetbankingDetails",
    "PaymentOptionUpiDetails",
    "PaymentOptionWalletDetails",
    "PaymentReferenceType",
    "PaymentStatus",
    "PdnStatus",
    "Plan",
    "PlanAmountRange",
    "PlanFrequency",
    "PlanStatus",
    "PlansPage",
    "Presentation",
    "PresentationStatus",
    "PresentationsPage",
    "ProductDetail",
    "ProductDetailData",
    "PurchaseData",
    "PurchaseDetails",
    "Raw",
    "RefundProduct",
    "ReleaseSplitSettlement",
    "ResendOtp",
    "ResumeSubscription",
    "RetryPresentation",
    "SavedToken",
    "Settlement",
    "SettlementDetail",
    "SettlementTransaction",
    "SettlementsPage",
    "SplitData",
    "SplitDetail",
    "SplitDetailData",
    "SplitInfo",
    "SubmitOtp",
    "Subscription",
    "SubscriptionAmountRange",
    "SubscriptionMode",
    "SubscriptionStatus",
    "SubscriptionsPage",
    "Token",
    "TokenAcquirerData",
    "TokenCardData",
    "TokenData",
    "TokenPayment",
    "TokenPaymentMethod",
    "TokenPaymentOption",
    "TokenStatus",
    "TokenTxnType",
    "Tokens",
    "Transition",
    "UpdateCustomer",
    "UpdatePlan",
    "UpdateSubscription",
    "UpiCollect",
    "UpiCollectMode",
    "UpiData",
    "UpiDetails",
    "UpiIntent",
    "UpiIntentMode",
    "UpiPayer",
    "UpiPayerData",
    "WalletData",
    "WalletDetails",
]


OperationName = Literal[
    "auth.generate_token",
    "customers.create",
    "customers.get",
    "customers.find",
    "customers.update",
    "orders.create",
    "orders.get",
    "orders.get_by_reference",
    "orders.capture",
    "orders.cancel",
    "payments.create",
    "tokens.create",
    "tokens.list",
    "tokens.get",
    "tokens.delete",
    "tokens.service_provider",
    "tokens.cryptogram",
    "tokens.delete_by_id",
    "refunds.create",
    "otp.generate",
    "otp.submit",
    "otp.resend",
    "cards.lookup",
    "checkout.create",
    "payment_links.create",
    "payment_links.get",
    "payment_links.get_by_reference",
    "payment_links.cancel",
    "payment_links.notify",
    "settlements.list",
    "settlements.get",
    "split_settlements.release",
    "split_settlements.cancel",
    "fees.calculate",
    "currency.convert",
    "plans.create",
    "plans.list",
    "plans.get",
    "plans.get_by_reference",
    "plans.update",
    "plans.delete",
    "subscriptions.create",
    "subscriptions.list",
    "subscriptions.get",
    "subscriptions.get_by_reference",
    "subscriptions.update",
    "subscriptions.cancel",
    "subscriptions.pause",
    "subscriptions.resume",
    "presentations.create",
    "presentations.list",
    "presentations.get",
    "presentations.get_by_reference",
    "presentations.delete",
    "presentations.notify",
    "presentations.execute",
    "presentations.retry",
    "raw",
]
"""The name of an operation: the same in every language, in errors and in inquiries."""


class GenerateToken(TypedDict):
    """Asks for an access token. Every other call does so by itself; this one is for those who want
    the token.

    The credentials are the session's. The token is kept for the session's next calls. Errors:
    `authentication` for credentials that the gateway does not know.
    """


class _AccessTokenRequired(TypedDict):
    access_token: str
    """The bearer token, 1 to 8192 visible ASCII characters."""


class AccessToken(_AccessTokenRequired, total=False):
    """An access token.

    The guide documents `expires_in`, the reference `expires_at`; either, both or none may come.
    """

    expires_in: int
    """How long it lives, in seconds."""
    expires_at: str
    """When it ends, ISO 8601 UTC."""


class Address(TypedDict, total=False):
    """A billing or shipping address. An empty text is sent as it is.

    Source: Tokenization guide, section 2; API reference, objects, address.
    """

    address1: str | None
    """First line, at most 100 characters."""
    address2: str | None
    """Second line, at most 100 characters."""
    address3: str | None
    """Third line, at most 100 characters."""
    pincode: str | None
    """Postal code."""
    city: str | None
    """City, at most 50 characters."""
    state: str | None
    """State, at most 50 characters."""
    country: str | None
    """Country, at most 50 characters."""
    full_name: str | None
    """The person's name, at most 100 characters."""
    adddress_type: str | None
    """Kind of address, such as `Home` or `Office`; three d is the field's real name on the wire."""
    address_category: str | None
    """`billing` or `shipping`."""


class CreateCustomer(TypedDict, total=False):
    """Creates a customer, whose cards can then be saved.

    New customers are `INACTIVE`. A merchant reference is made if none is given. A customer can
    also be created with an order, by its `purchase_details.customer`.
    """

    merchant_customer_reference: str | int | None
    """The merchant's own reference, 1 to 50 characters of `A-Z a-z 0-9 - _`; made if absent."""
    first_name: str | None
    """First name, at most 50 characters."""
    last_name: str | None
    """Last name, at most 50 characters."""
    country_code: str | None
    """The country's telephone code, digits only: `91`."""
    mobile_number: str | None
    """Mobile number without the country's code, digits only."""
    email_id: str | None
    """E-mail address."""
    billing_address: Address | None
    """Billing address."""
    shipping_address: Address | None
    """Shipping address."""
    gstin: str | None
    """GST identification number."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""


class AddressData(TypedDict, total=False):
    """An address in an answer."""

    address1: str
    """First line."""
    address2: str
    """Second line."""
    address3: str
    """Third line."""
    pincode: str
    """Postal code."""
    city: str
    """City."""
    state: str
    """State."""
    country: str
    """Country."""
    full_name: str
    """The person's name."""
    adddress_type: str
    """Kind of address, such as `Home` or `Office`."""
    address_category: str
    """`billing` or `shipping`."""


CustomerStatus = Union[Literal["INACTIVE", "ACTIVE", "SUSPENDED", "DELETED", "FAILED"], str]
"""Where a customer stands. Source: customer life cycle.

- `INACTIVE`: Just made: saved tokens cannot be used yet.
- `ACTIVE`: Verified: saved tokens can be used.
- `SUSPENDED`: Blocked for now.
- `DELETED`: Gone for good.
- `FAILED`: Could not be created.

Any other word may come.
"""


class ErrorOrigin(TypedDict, total=False):
    """Where something failed. Source: API reference, error codes."""

    source: str
    """`INTERNAL`, `ACQUIRER`, `network`, .."""
    step: str
    """The step, such as `token_provision`."""
    reason: str
    """The reason in words."""
    metadata: dict[str, Any]
    """More about it, as the gateway tells it."""


class FailureReason(TypedDict, total=False):
    """Why a card was not saved, or a customer not created. Source: API documentation, webhooks."""

    code: str
    """The code."""
    message: str
    """The reason in words."""
    additional_error_details: ErrorOrigin
    """Where it failed."""


class _CustomerRequired(TypedDict):
    customer_id: str
    """The gateway's id, `cust-v1-0811030624-aa-RBDgpR`."""


class Customer(_CustomerRequired, total=False):
    """A customer, as the gateway tells it.

    Source: Tokenization guide, section 2; API reference, customers.
    """

    merchant_customer_reference: str
    """The merchant's own reference of the customer."""
    first_name: str
    """First name."""
    last_name: str
    """Last name."""
    country_code: str
    """The country's telephone code."""
    mobile_number: str
    """Mobile number."""
    email_id: str
    """E-mail address."""
    billing_address: AddressData
    """Billing address."""
    shipping_address: AddressData
    """Shipping address."""
    gstin: str
    """The customer's GST identification number."""
    merchant_metadata: dict[str, str]
    """The merchant's own names and values."""
    status: CustomerStatus
    """Where the customer stands; new ones are `INACTIVE`."""
    status_reason: str
    """Why, where the gateway says."""
    failure_reason: FailureReason
    """Why the customer was not created, in the webhook `CUSTOMER_CREATION_FAILED`."""
    created_at: str
    """When the customer was made, ISO 8601 UTC."""
    updated_at: str
    """When the customer last changed, ISO 8601 UTC."""


class GetCustomer(TypedDict):
    """Reads a customer."""

    customer_id: str | int
    """The gateway's id of the customer."""


class FindCustomer(TypedDict, total=False):
    """Finds a customer by the merchant's reference, or by the mobile number and the country's code.

    The reference page calls all three required; either way of naming the customer is known to be
    enough, so the gateway decides.
    """

    country_code: str | None
    """The country's telephone code, digits only: `91`."""
    mobile_number: str | None
    """Mobile number without the country's code, digits only."""
    merchant_customer_reference: str | int | None
    """The merchant's own reference."""


NewCustomerStatus = Literal["ACTIVE", "INACTIVE", "SUSPENDED", "DELETED"]
"""Where a customer can be put.

- `ACTIVE`: Saved tokens can be used.
- `INACTIVE`: Saved tokens cannot be used.
- `SUSPENDED`: Blocked for now.
- `DELETED`: Gone for good.
"""


class _UpdateCustomerRequired(TypedDict):
    customer_id: str | int
    """The gateway's id of the customer."""


class UpdateCustomer(_UpdateCustomerRequired, total=False):
    """Changes a customer: the fields that are given, and no others.

    An empty text empties a name or the e-mail address. The reference, the mobile number and the
    telephone code cannot be empty.
    """

    merchant_customer_reference: str | int | None
    """The merchant's own reference, 1 to 50 characters."""
    first_name: str | None
    """First name, at most 50 characters."""
    last_name: str | None
    """Last name, at most 50 characters."""
    country_code: str | None
    """The country's telephone code, digits only: `91`."""
    mobile_number: str | None
    """Mobile number without the country's code, digits only."""
    email_id: str | None
    """E-mail address."""
    billing_address: Address | None
    """Billing address."""
    shipping_address: Address | None
    """Shipping address."""
    status: NewCustomerStatus | None
    """Where the customer shall stand."""


class Amount(TypedDict):
    """An amount of money in the currency's smallest unit: paise for INR.

    In requests `value` is a whole number from 1 to 100,000,000 (INR 0.01 to INR 10 lakh). The
    documents name 100 as the smallest amount, the gateway's own message 1, so the gateway
    decides between them. A float is refused. Source: API reference, objects, amount; list of
    error codes, INVALID_REQUEST.
    """

    value: int
    """Paise, a whole number: INR 11 is `1100`."""
    currency: str
    """The ISO 4217 code, three capital letters: `INR`."""


AllowedPaymentMethod = Literal[
    "CARD",
    "UPI",
    "NETBANKING",
    "POINTS",
    "WALLET",
    "CREDIT_EMI",
    "DEBIT_EMI",
    "BNPL",
    "CARDLESS_EMI",
]
"""A way to pay. Source: API reference, create order.

- `CARD`: Cards.
- `UPI`: UPI.
- `NETBANKING`: Net banking.
- `POINTS`: Reward points.
- `WALLET`: Wallets.
- `CREDIT_EMI`: Instalments by credit card.
- `DEBIT_EMI`: Instalments by debit card.
- `BNPL`: Buy now, pay later.
- `CARDLESS_EMI`: Instalments without a card.
"""


class CustomerDetails(TypedDict, total=False):
    """The customer of an order.

    `customer_id`, or `merchant_customer_reference`, or `mobile_number` with `country_code` name
    the customer; one that does not exist yet is created with the order. Source: Tokenization
    guide, sections 2 and 3.
    """

    customer_id: str | int | None
    """The id that the gateway gave the customer: `cust-v1-..`."""
    merchant_customer_reference: str | int | None
    """The merchant's own reference of the customer, at most 50 characters."""
    email_id: str | None
    """E-mail address."""
    first_name: str | None
    """First name, at most 50 characters."""
    last_name: str | None
    """Last name, at most 50 characters."""
    mobile_number: str | None
    """Mobile number without the country's code, digits only."""
    country_code: str | None
    """The country's telephone code, digits only: `91`."""
    billing_address: Address | None
    """Billing address."""
    shipping_address: Address | None
    """Shipping address."""
    is_edit_customer_details_allowed: bool | None
    """Whether the shopper may change these details on a hosted page."""


class CartItem(TypedDict, total=False):
    """One item of a cart. Source: API reference, create order."""

    item_id: str | int | None
    """The merchant's id of the item."""
    item_name: str | None
    """Its name."""
    item_description: str | None
    """What it is."""
    item_details_url: str | None
    """A page about it."""
    item_image_url: str | None
    """A picture of it, 24 by 24 pixels."""
    item_original_unit_price: str | int | None
    """Price of one before discount, in paise."""
    item_discounted_unit_price: str | int | None
    """Price of one after discount, in paise."""
    item_quantity: str | int | None
    """How many."""
    item_currency: str | None
    """The ISO 4217 code of the prices."""


class CartDetails(TypedDict, total=False):
    """What is in the cart. Source: API reference, create order."""

    cart_items: list[CartItem] | None
    """The items."""


class SplitDetail(TypedDict, total=False):
    """One part of a split. Source: API reference, create order, split settlement."""

    split_merchant_id: str | int | None
    """The merchant that gets the part."""
    parent_order_split_settlement_id: str | int | None
    """The settlement of the order that a part of a refund comes from."""
    merchant_settlement_reference: str | int | None
    """The merchant's reference of the settlement."""
    amount: Amount | None
    """The part."""
    on_hold: bool | None
    """Whether the settlement waits for a release."""


class SplitInfo(TypedDict, total=False):
    """How the money of an order or a refund is divided. Source: API reference, create order, split
    settlement.
    """

    split_type: str | None
    """`AMOUNT`."""
    split_details: list[SplitDetail] | None
    """The parts."""


class _BankDetailsRequired(TypedDict):
    account_number: str
    """The account's number, as text: it may begin with zeros. It is never printed."""


class BankDetails(_BankDetailsRequired, total=False):
    """A bank account. Source: guide of third party validation, 2025."""

    ifsc_code: str | None
    """The IFSC of its branch."""
    bank_name: str | None
    """The bank."""


class AccountDetails(TypedDict):
    """The account that an order must be paid from. Source: guide of third party validation, 2025.
    """

    bank_details: BankDetails
    """The bank account."""


class PurchaseDetails(TypedDict, total=False):
    """What an order is about: the customer, the cart, and the merchant's own notes.

    Source: Tokenization guide, section 3; API reference, create order.
    """

    customer: CustomerDetails | None
    """Who buys."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""
    cart_details: CartDetails | None
    """What is in the cart."""
    split_info: SplitInfo | None
    """How the money is divided among merchants."""
    account_details: AccountDetails | None
    """The account that it must be paid from (third party validation)."""


class _CreateOrderRequired(TypedDict):
    order_amount: Amount
    """What is to be paid."""


class CreateOrder(_CreateOrderRequired, total=False):
    """Creates an order, on which payments are then made.

    With `pre_auth` a payment blocks the money until it is captured or the order cancelled;
    without, it takes the money at once.
    """

    merchant_order_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every order; made if absent."""
    pre_auth: bool | None
    """Whether the money is blocked first and captured later. Default false."""
    allowed_payment_methods: list[AllowedPaymentMethod] | None
    """How the order may be paid; each way must be enabled for the merchant."""
    notes: str | None
    """A note of the merchant's."""
    callback_url: str | None
    """Where the shopper's browser posts the result, and a failure too if `failure_callback_url` is
    absent.
    """
    failure_callback_url: str | None
    """Where the shopper's browser posts a failure."""
    purchase_details: PurchaseDetails | None
    """The purchase: customer, cart, metadata."""
    split_info: SplitInfo | None
    """How the money is divided among merchants."""
    is_mcc_transaction: str | bool | int | None
    """`"true"` for a payment in the shopper's currency."""
    base_amount: Amount | None
    """The amount in the merchant's currency, with `is_mcc_transaction`."""
    cart_coupon_discount_amount: Amount | None
    """The discount of a coupon on the cart."""
    part_payment: bool | None
    """Whether the order may be paid in parts."""


OrderType = Union[Literal["CHARGE", "REFUND"], str]
"""Whether an order takes money or gives it back.

- `CHARGE`: An order to pay.
- `REFUND`: A refund.

Any other word may come.
"""


OrderStatus = Union[Literal[
    "CREATED",
    "PENDING",
    "ATTEMPTED",
    "AUTHORIZED",
    "PARTIALLY_CAPTURED",
    "PROCESSED",
    "CANCELLED",
    "FAILED",
    "PARTIALLY_REFUNDED",
    "FULLY_REFUNDED",
], str]
"""The status of an order; of a refund too, which is an order of type `REFUND`.

Read in any case; a status that this version does not know is kept as it came.

Source: API documentation, order life cycle, except where a status says otherwise.

- `CREATED`: The order is accepted; no payment has been made.
- `PENDING`: A payment was made and its outcome is open.
- `ATTEMPTED`: A payment failed; another may be made for the same order.
- `AUTHORIZED`: The money is blocked on the shopper's card: capture it or cancel the order.
- `PARTIALLY_CAPTURED`: Part of the blocked money is taken, the rest goes back by itself. In no
  documented list: a webhook sample of `ORDER_PROCESSED` has it.
- `PROCESSED`: The money is taken.
- `CANCELLED`: The merchant or the shopper cancelled; no money is taken.
- `FAILED`: The order failed for good; no money is taken.
- `PARTIALLY_REFUNDED`: Part of the taken money went back.
- `FULLY_REFUNDED`: All of the taken money went back.

Any other word may come.
"""


class AmountAnswer(TypedDict):
    """An amount of money in the currency's smallest unit: paise for INR.

    In requests `value` is a whole number from 1 to 100,000,000 (INR 0.01 to INR 10 lakh). The
    documents name 100 as the smallest amount, the gateway's own message 1, so the gateway
    decides between them. A float is refused. Source: API reference, objects, amount; list of
    error codes, INVALID_REQUEST.

    As it comes in answers: parts may be missing.
    """

    value: int
    """Paise, a whole number: INR 11 is `1100`."""
    currency: str
    """The ISO 4217 code, three capital letters: `INR`."""


class CustomerData(TypedDict, total=False):
    """The customer of an order, in an answer."""

    customer_id: str
    """The gateway's id of the customer: `cust-v1-..`."""
    merchant_customer_reference: str
    """The merchant's own reference of the customer."""
    email_id: str
    """E-mail address."""
    first_name: str
    """First name."""
    last_name: str
    """Last name."""
    mobile_number: str
    """Mobile number."""
    country_code: str
    """The country's telephone code."""
    billing_address: AddressData
    """Billing address."""
    shipping_address: AddressData
    """Shipping address."""
    is_edit_customer_details_allowed: bool
    """Whether the shopper may change these details on a hosted page."""


class CartItemData(TypedDict, total=False):
    """One item of a cart, in an answer."""

    item_id: str
    """The merchant's id of the item."""
    item_name: str
    """Its name."""
    item_description: str
    """What it is."""
    item_details_url: str
    """A page about it."""
    item_image_url: str
    """A picture of it."""
    item_original_unit_price: int
    """Price of one before discount, in paise."""
    item_discounted_unit_price: int
    """Price of one after discount, in paise."""
    item_quantity: int
    """How many."""
    item_currency: str
    """The ISO 4217 code of the prices."""


class CartData(TypedDict):
    """What is in the cart, in an answer."""

    cart_items: list[CartItemData]
    """The items."""


class SplitDetailData(TypedDict, total=False):
    """One part of a split, in an answer. Source: API reference, split settlement."""

    split_merchant_id: str
    """The merchant that gets the part."""
    split_settlement_id: str
    """The gateway's id of the settlement: the order's id and `-ss-x`."""
    parent_order_split_settlement_id: str
    """The settlement of the order that a part of a refund comes from."""
    merchant_settlement_reference: str
    """The merchant's reference of the settlement."""
    amount: AmountAnswer
    """The part."""
    on_hold: bool
    """Whether the settlement waits for a release."""
    status: str
    """`RELEASED` or `HOLD`; for a part of a refund `DO_NOT_RECOVER`."""
    release_amount: AmountAnswer
    """What was released, once it was."""
    updated_at: str
    """When it last changed, ISO 8601 UTC."""


class _SplitDataRequired(TypedDict):
    split_details: list[SplitDetailData]
    """The parts."""


class SplitData(_SplitDataRequired, total=False):
    """How the money of an order or a refund is divided, in an answer."""

    split_type: str
    """`AMOUNT`."""


class BankData(TypedDict, total=False):
    """A bank account, in an answer."""

    account_number: str
    """The account's number."""
    ifsc_code: str
    """The IFSC of its branch."""
    bank_name: str
    """The bank."""


class AccountData(TypedDict, total=False):
    """The account that an order must be paid from, in an answer."""

    bank_details: BankData
    """The bank account."""


class PurchaseData(TypedDict, total=False):
    """What an order is about, in an answer: what was sent, as the gateway repeats it."""

    customer: CustomerData
    """Who buys."""
    merchant_metadata: dict[str, str]
    """The merchant's own names and values."""
    cart_details: CartData
    """What is in the cart."""
    split_info: SplitData
    """How the money is divided among merchants."""
    account_details: AccountData
    """The account that it must be paid from."""


PaymentStatus = Union[Literal["PENDING", "AUTHORIZED", "PROCESSED", "CANCELLED", "FAILED"], str]
"""Where a payment stands. Source: API reference, create payment.

- `PENDING`: Waiting for the shopper or the bank.
- `AUTHORIZED`: The money is blocked.
- `PROCESSED`: The money is taken.
- `CANCELLED`: Given up before the money was taken.
- `FAILED`: Refused; `error_detail` says why.

Any other word may come.
"""


class CardData(TypedDict, total=False):
    """A card, without its number. Its words are the networks' own and an open set.

    Source: API reference, create payment.
    """

    card_type: str
    """`CREDIT`, `DEBIT`, .."""
    network_name: str
    """`VISA`, `MASTERCARD`, `RUPAY`, .. in any case."""
    issuer_name: str
    """The bank."""
    product_name: str
    """The name of the card's product."""
    card_category: str
    """`CONSUMER`, `COMMERCIAL`, .."""
    country_code: str
    """`IND`, .."""
    token_txn_type: str
    """`ALT_TOKEN`, `NETWORK_TOKEN` or `ISSUER_TOKEN`: what was charged in the card's place."""
    last4_digit: str
    """The last four digits."""
    save: bool
    """Whether the card is to be saved."""
    is_native_otp_eligible: bool
    """Whether the OTP can be taken on the merchant's own page."""


class UpiPayerData(TypedDict, total=False):
    """Who pays by UPI, in an answer."""

    vpa: str
    """The virtual payment address."""
    account_type: str
    """The kind of account."""


class UpiData(TypedDict, total=False):
    """A payment by UPI, in an answer. Source: API reference, create payment; guide of UPI payments,
    2025.
    """

    txn_mode: str
    """`COLLECT` or `INTENT`."""
    upi_qr: bool
    """Whether a picture of a QR code was wanted."""
    payer: UpiPayerData
    """Who pays."""


class NetbankingData(TypedDict, total=False):
    """A payment by net banking, in an answer. Source: API reference, create payment."""

    pay_code: str
    """The bank's code."""
    txn_mode: str
    """`REDIRECT`, `QR` or `INTENT`."""


class WalletData(TypedDict, total=False):
    """A payment by wallet, in an answer. Source: API reference, create payment."""

    wallet_code: str
    """The wallet's code."""


class PaymentOptionData(TypedDict, total=False):
    """What was paid with."""

    card_data: CardData
    """The card, without its number."""
    upi_details: UpiData
    """UPI, as the API reference names it."""
    upi_data: UpiData
    """UPI, as samples name it."""
    netbanking_data: NetbankingData
    """Net banking."""
    wallet_data: WalletData
    """A wallet."""


class AcquirerData(TypedDict, total=False):
    """What the acquiring bank said. Empty strings are common."""

    approval_code: str
    """The bank's approval."""
    acquirer_reference: str
    """The bank's reference."""
    rrn: str
    """The retrieval reference number."""
    acquirer_name: str
    """The bank."""
    is_aggregator: bool
    """Whether the acquirer is an aggregator."""


class ErrorDetail(TypedDict, total=False):
    """Why a payment failed."""

    code: str
    """The code, such as `PAYMENT_DECLINED`."""
    message: str
    """The reason in words."""
    additional_error_details: ErrorOrigin
    """Where it failed."""


class Capture(TypedDict, total=False):
    """One capture of a payment. Source: Tokenization guide, section 6."""

    merchant_capture_reference: str
    """The merchant's reference of the capture."""
    capture_amount: AmountAnswer
    """What was captured."""
    created_at: str
    """When, ISO 8601 UTC."""


class ConvenienceFeeData(TypedDict, total=False):
    """What a convenience fee is made of, in an answer. Source: API reference, convenience fee."""

    fee_amount: AmountAnswer
    """The fee without tax."""
    tax_amount: AmountAnswer
    """The tax on it."""
    additional_fee_amount: AmountAnswer
    """What is added to it."""
    maximum_fee_amount: AmountAnswer
    """The most that it can be."""
    applicable_fee_amount: AmountAnswer
    """What the shopper pays of it."""
    subvented_fee_amount: AmountAnswer
    """What the merchant pays of it."""
    fee_calculated_on_amount: AmountAnswer
    """The amount that it was computed from."""


class _PaymentRequired(TypedDict):
    capture_data: list[Capture]
    """Its captures."""


class Payment(_PaymentRequired, total=False):
    """A payment on an order, as the gateway tells it.

    Source: Tokenization guide, sections 4, 6 and 7; API reference, create payment.
    """

    id: str
    """The gateway's id, `v1-240711075343-aa-dmkVNf-cc-c`."""
    merchant_payment_reference: str
    """The merchant's reference."""
    status: PaymentStatus
    """Where it stands."""
    payment_amount: AmountAnswer
    """What was paid."""
    base_amount: AmountAnswer
    """The same in the order's currency, where they differ."""
    conversion_rate: str
    """The rate between the two, a decimal as text."""
    payment_method: str
    """`CARD`, or another way to pay."""
    payment_option: PaymentOptionData
    """The card, or whatever was paid with."""
    acquirer_data: AcquirerData
    """What the bank said."""
    error_detail: ErrorDetail
    """Why it failed."""
    challenge_url: str
    """Where to send the shopper's browser to authenticate, where the payment has it instead of the
    order. A secret.
    """
    integration_mode: str
    """`SEAMLESS` or `REDIRECT`."""
    convenience_fee_breakdown: ConvenienceFeeData
    """The convenience fee within the amount."""
    offer_data: dict[str, Any]
    """The offer that was used, as the gateway tells it."""
    mandate_info: dict[str, Any]
    """The mandate that was made with the payment, as the gateway tells it."""
    additional_detail: dict[str, Any]
    """More about the payment, such as the shopper's address on the network."""
    parent_payment_id: str
    """The payment that a refund's payment gives back."""
    created_at: str
    """When it was made, ISO 8601 UTC."""
    updated_at: str
    """When it last changed, ISO 8601 UTC."""


class _OrderRequired(TypedDict):
    order_id: str
    """The gateway's id, `v1-240715054451-aa-qlAtAf`."""
    status: OrderStatus
    """Where the order stands."""
    allowed_payment_methods: list[str]
    """How it may be paid."""
    payments: list[Payment]
    """The payments made on it, failed ones too."""
    refunds: "list[Order]"
    """Its refunds, where the gateway lists them."""


class Order(_OrderRequired, total=False):
    """An order, or a refund, as the gateway tells it: the answer to everything done with an order.

    Source: Tokenization guide, sections 3 to 7; API reference, create order.
    """

    merchant_order_reference: str
    """The merchant's reference."""
    type: OrderType
    """`CHARGE`, or `REFUND` for a refund."""
    challenge_url: str
    """Where to send the shopper's browser to authenticate. A secret: it lets its holder go on with
    the payment.
    """
    merchant_id: str
    """The merchant's id at the gateway."""
    order_amount: AmountAnswer
    """What is to be paid, or given back."""
    pre_auth: bool
    """Whether the money is blocked first and captured later."""
    part_payment: bool
    """Whether the order may be paid in parts."""
    notes: str
    """The merchant's note."""
    callback_url: str
    """Where the shopper's browser posts the result."""
    failure_callback_url: str
    """Where it posts a failure, if elsewhere."""
    purchase_details: PurchaseData
    """The purchase: customer, cart, metadata."""
    parent_order_id: str
    """The order that a refund belongs to."""
    payment_retries_remaining: int
    """How many more payments may be tried on it."""
    integration_mode: str
    """`SEAMLESS` or `REDIRECT`."""
    image_url: str
    """Where the picture of a UPI QR code is, for a limited time. A secret: it lets its holder pay.
    """
    is_mcc_transaction: bool
    """Whether the order is paid in the shopper's currency."""
    is_domestic_txn_for_risk_enabled: bool
    """Whether the gateway's risk check looks at domestic payments."""
    cart_coupon_discount_amount: AmountAnswer
    """The discount of a coupon on the cart."""
    order_token: str
    """A token of the hosted checkout page."""
    created_at: str
    """When it was made, ISO 8601 UTC."""
    updated_at: str
    """When it last changed, ISO 8601 UTC."""


class GetOrder(TypedDict):
    """Reads an order, or a refund, by the gateway's id: the one source of truth about a payment."""

    order_id: str | int
    """The gateway's id of the order or refund."""


class GetOrderByReference(TypedDict):
    """Reads an order, or a refund, by the merchant's reference: what to ask when an order's
    creation is in doubt.
    """

    merchant_order_reference: str | int
    """The merchant's reference of the order or refund."""


class _CaptureOrderRequired(TypedDict):
    order_id: str | int
    """The gateway's id of the order."""


class CaptureOrder(_CaptureOrderRequired, total=False):
    """Captures the money that a payment with `pre_auth` has blocked.

    The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order can
    be captured in part once; the rest goes back to the customer by itself.
    """

    merchant_capture_reference: str | int | None
    """The merchant's reference of the capture, 1 to 50 characters; made if absent."""
    capture_amount: Amount | None
    """How much to capture; all, if absent."""


class CancelOrder(TypedDict):
    """Cancels an order whose money is blocked and not captured yet; the customer gets it back.

    The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts as
    cancelled by this call: a cancellation has no reference of its own.
    """

    order_id: str | int
    """The gateway's id of the order."""


PaymentMethod = Literal["CARD", "UPI", "NETBANKING", "WALLET"]
"""How a payment is made. The other ways are instalments, points and paying later; `raw` can make
them.

Source: API reference, create payment.

- `CARD`: By card, with `card_details` or `card_token_details`.
- `UPI`: By UPI, with `upi_details`.
- `NETBANKING`: By net banking, with `netbanking_details`.
- `WALLET`: By wallet, with `wallet_details`.
"""


class _CardDetailsRequired(TypedDict):
    card_number: str
    """The PAN: 12 to 19 digits; spaces and hyphens between them are taken out."""
    expiry_month: str | int
    """Two digits, `01` to `12`."""
    expiry_year: str | int
    """Four digits."""


class CardDetails(_CardDetailsRequired, total=False):
    """A card as the shopper entered it. Source: Tokenization guide, section 4.1."""

    cvv: str | None
    """The CVV: 3 or 4 digits. A payment by PAN without it fails at the bank."""
    name: str | None
    """The name on the card, at most 100 characters."""
    registered_mobile_number: str | None
    """The mobile number registered with the bank, digits only."""
    save: bool | None
    """The shopper's consent to save the card: a token is made after a successful payment."""


TokenTxnType = Literal["ALT_TOKEN", "NETWORK_TOKEN", "ISSUER_TOKEN"]
"""The kind of a token. Source: API reference, create payment.

- `ALT_TOKEN`: An alternate id for one payment as a guest.
- `NETWORK_TOKEN`: A token of the card network.
- `ISSUER_TOKEN`: A token of the issuing bank.
"""


class _SavedTokenRequired(TypedDict):
    token_id: str | int
    """The gateway's id of the token: `token-v1-..`."""


class SavedToken(_SavedTokenRequired, total=False):
    """A card saved here. Source: Tokenization guide, section 4.2."""

    token_txn_type: TokenTxnType
    """The kind of token: `NETWORK_TOKEN`, which is the default."""
    cvv: str | None
    """The CVV: 3 or 4 digits. Visa and Mastercard network tokens can do without it in production.
    """
    registered_mobile_number: str | None
    """The mobile number registered with the bank, digits only."""


class _ForeignTokenRequired(TypedDict):
    token: str
    """The token: 1 to 50 characters, 16 digits in the samples."""


class ForeignToken(_ForeignTokenRequired, total=False):
    """A card tokenised by another PA/PG, with its cryptogram. Source: Tokenization guide, section
    4.3.1.
    """

    cryptogram: str | None
    """The cryptogram, base64, for this payment only. The guide has it; the official SDK for Go
    leaves it out.
    """
    token_txn_type: TokenTxnType
    """The kind of token: `ALT_TOKEN`, which is the default."""
    expiry_month: str | int | None
    """The token's expiry month: two digits, `01` to `12`."""
    expiry_year: str | int | None
    """The token's expiry year: four digits."""
    last4_digit: str | None
    """The card's last four digits."""
    cvv: str | None
    """The CVV: 3 or 4 digits."""
    name: str | None
    """The name on the card, at most 100 characters."""
    registered_mobile_number: str | None
    """The mobile number registered with the bank, digits only."""


CardTokenDetails = Union[SavedToken, ForeignToken]
"""A token in the card's place: of a card saved here, or of another PA/PG. Never both."""


UpiIntentMode = Literal["INTENT"]
"""The mode of `UpiIntent`.

- `INTENT`: The shopper opens a link, or scans a code.
"""


class _UpiIntentRequired(TypedDict):
    txn_mode: UpiIntentMode
    """`INTENT`."""


class UpiIntent(_UpiIntentRequired, total=False):
    """A link for the shopper's UPI app, or a code to scan.

    The answer's `challenge_url` is `upi://pay?..`; with `upi_qr` its `image_url` is the picture
    of the code, for 20 minutes.
    """

    upi_qr: bool | None
    """Whether a picture of a QR code is wanted too."""


UpiCollectMode = Literal["COLLECT"]
"""The mode of `UpiCollect`.

- `COLLECT`: The shopper is asked.
"""


class _UpiPayerRequired(TypedDict):
    vpa: str
    """The virtual payment address: `name@bank`. It is never printed."""


class UpiPayer(_UpiPayerRequired, total=False):
    """Who is asked for a payment by UPI."""

    account_type: str | None
    """The kind of account."""


class UpiCollect(TypedDict):
    """A request that the shopper approves in a UPI app. There is no page to send the browser to."""

    txn_mode: UpiCollectMode
    """`COLLECT`."""
    payer: UpiPayer
    """Who is asked."""


UpiDetails = Union[UpiIntent, UpiCollect]
"""A payment by UPI: by the shopper's own app (intent, QR code), or asked for at an address
(collect).

Source: guide of UPI payments, 2025; Juspay's connector.
"""


NetbankingMode = Literal["REDIRECT", "QR", "INTENT"]
"""How the shopper comes to the bank. Source: API reference, create payment.

- `REDIRECT`: The browser goes to the bank's page.
- `QR`: By a code to scan.
- `INTENT`: By the bank's app.
"""


class _NetbankingDetailsRequired(TypedDict):
    pay_code: str
    """The gateway's code of the bank, such as `NB1531` for the State Bank of India."""


class NetbankingDetails(_NetbankingDetailsRequired, total=False):
    """A payment at the shopper's bank. The answer has a `challenge_url` to send the browser to.

    Source: guide of third party validation, 2025; Juspay's connector.
    """

    txn_mode: NetbankingMode | None
    """How the shopper comes to the bank."""
    registered_mobile_number: str | None
    """The mobile number registered with the bank, digits only."""


class WalletDetails(TypedDict):
    """A payment by wallet. The answer has a `challenge_url` to send the browser to. Source:
    Juspay's connector.
    """

    wallet_code: str
    """The gateway's code of the wallet."""


class PaymentOptionCardDetails(TypedDict):
    """The card itself."""

    card_details: CardDetails


class PaymentOptionCardTokenDetails(TypedDict):
    """A token in the card's place."""

    card_token_details: CardTokenDetails


class PaymentOptionUpiDetails(TypedDict):
    """UPI."""

    upi_details: UpiDetails


class PaymentOptionNetbankingDetails(TypedDict):
    """Net banking."""

    netbanking_details: NetbankingDetails


class PaymentOptionWalletDetails(TypedDict):
    """A wallet."""

    wallet_details: WalletDetails


PaymentOption = Union[PaymentOptionCardDetails, PaymentOptionCardTokenDetails, PaymentOptionUpiDetails, PaymentOptionNetbankingDetails, PaymentOptionWalletDetails]
"""What to pay with: a card, a token in its place, UPI, net banking or a wallet. Exactly one."""


class DeviceInfo(TypedDict, total=False):
    """The shopper's device. Every value is a text, even `"true"` and `"-330"`.

    Source: API reference, create payment; the two halves are two vocabularies of the documents,
    send what you have.
    """

    operating_system: str | bool | int | None
    """`ANDROID`, `IOS`, `MACOS` or `WINDOWS`."""
    source_ip_address: str | bool | int | None
    """The shopper's IP address as the server sees it."""
    browser_ip_address: str | bool | int | None
    """The shopper's IP address as the browser tells it."""
    browser_user_agent: str | bool | int | None
    """The browser's user agent."""
    device_model: str | bool | int | None
    """The device's model."""
    device_manufacturer: str | bool | int | None
    """The device's maker."""
    device_type: str | bool | int | None
    """The kind of device."""
    browser_accept_header: str | bool | int | None
    """What the browser accepts."""
    browser_language: str | bool | int | None
    """The browser's language."""
    browser_screen_height: str | bool | int | None
    """The screen's height in pixels."""
    browser_screen_width: str | bool | int | None
    """The screen's width in pixels."""
    browser_timezone: str | bool | int | None
    """Minutes from local time to UTC: `"-330"` in India."""
    browser_window_size: str | bool | int | None
    """The window's size: `"1366x768"`."""
    browser_screen_color_depth: str | bool | int | None
    """Bits per pixel."""
    browser_java_enabled_val: str | bool | int | None
    """`"true"` if the browser runs Java."""
    browser_javascript_enabled_val: str | bool | int | None
    """`"true"` if the browser runs JavaScript."""
    device_channel: str | bool | int | None
    """`"browser"`."""


class _CustomerAccountDetailsRequired(TypedDict):
    account_number: str
    """The account's number, as text: it may begin with zeros. It is never printed."""


class CustomerAccountDetails(_CustomerAccountDetailsRequired, total=False):
    """The account that a payment is made from. Source: guide of third party validation, 2025;
    Juspay's connector.
    """

    ifsc_code: str | None
    """The IFSC of its branch."""


class ConvenienceFeeBreakdown(TypedDict, total=False):
    """What the convenience fee within a payment's amount is made of, as `fees.calculate` tells it.

    An amount of zero is no error here. Source: API reference, convenience fee; Juspay's
    connector.
    """

    fee_amount: Amount | None
    """The fee without tax."""
    tax_amount: Amount | None
    """The tax on it."""
    additional_fee_amount: Amount | None
    """What is added to it."""
    maximum_fee_amount: Amount | None
    """The most that it can be."""
    applicable_fee_amount: Amount | None
    """What the shopper pays of it."""
    subvented_fee_amount: Amount | None
    """What the merchant pays of it."""
    fee_calculated_on_amount: Amount | None
    """The amount that it was computed from."""


MandateRequestType = Literal["CREATE_MANDATE"]
"""What is asked for with a mandate. Source: guide of subscriptions, 2025.

- `CREATE_MANDATE`: The payment registers a mandate; `challenge_url` is then `upi://mandate?..`.
"""


class MandateInfo(TypedDict):
    """The mandate that is made with a payment. Source: guide of subscriptions, 2025."""

    request_type: MandateRequestType
    """What is asked for."""


class _NewPaymentRequired(TypedDict):
    payment_amount: Amount
    """What to pay: the order's amount, unless it may be paid in parts."""
    payment_option: PaymentOption
    """What to pay with: exactly one kind."""


class NewPayment(_NewPaymentRequired, total=False):
    """One payment to make."""

    merchant_payment_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every payment; made if absent."""
    payment_method: PaymentMethod | None
    """The method of `payment_option`, which is filled in if absent."""
    pre_auth: bool | None
    """Sent as it is given; it belongs to the order, where the gateway reads it. The guide prints it
    here too.
    """
    device_info: DeviceInfo | None
    """The shopper's device, for authentication and for risk."""
    risk_validation_details: CustomerDetails | None
    """The shopper, for the risk check."""
    customer_account_details: CustomerAccountDetails | None
    """The account that it is made from, where the order names one (third party validation)."""
    convenience_fee_breakdown: ConvenienceFeeBreakdown | None
    """What the convenience fee within the amount is made of."""
    mandate_info: MandateInfo | None
    """The mandate that is made with it: for UPI, on the order of a subscription."""


class CreatePayment(TypedDict):
    """Pays an order: by card (and saves it), saved card, or a card tokenised by another PA/PG; by
    UPI, net banking or wallet.

    The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
    browser to; for UPI it is `upi://pay?..`, which a UPI app opens, and for a UPI collect
    request there is nothing to open. Card data may pass through your server only with a PCI
    compliance certificate. A failed payment can be followed by another on the same order while
    `payment_retries_remaining` lasts. `pre_auth` orders take cards and points only.
    """

    order_id: str | int
    """The gateway's id of the order."""
    payments: list[NewPayment]
    """The payment: normally one."""


TokenPaymentMethod = Literal["CARD"]
"""What is saved. Source: API reference, generate card token.

- `CARD`: A card.
"""


class TokenPaymentOption(TypedDict):
    """The card to save."""

    encrypted_card_details: str
    """The card, encrypted."""


class TokenAcquirerData(TypedDict, total=False):
    """What the bank said of the payment in which the shopper agreed."""

    approval_code: str | None
    """The bank's approval."""
    acquirer_reference: str | None
    """The bank's reference."""
    rrn: str | None
    """The retrieval reference number."""
    auth_reference: str | None
    """The reference of the authentication; RuPay needs it."""


class TokenPayment(TypedDict, total=False):
    """The payment in which the shopper agreed to save the card."""

    acquirer_data: TokenAcquirerData | None
    """What the bank said of it."""


class _CreateTokenRequired(TypedDict):
    customer_id: str | int
    """The gateway's id of the customer."""
    payment_option: TokenPaymentOption
    """The card."""


class CreateToken(_CreateTokenRequired, total=False):
    """Saves a card in a customer's vault without a payment.

    How `encrypted_card_details` is encrypted is not documented publicly: it passes through as it
    is given.
    """

    merchant_token_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every token; made if absent."""
    payment_method: TokenPaymentMethod
    """`CARD`, which is the default."""
    payment: TokenPayment | None
    """The payment in which the shopper agreed."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""


TokenStatus = Union[Literal[
    "INITIATED",
    "ACTIVE",
    "SUSPENDED",
    "FAILED",
    "DEACTIVATED",
    "DELETED",
], str]
"""Where a token stands. Source: API reference, tokenization, token status.

- `INITIATED`: The networks are still being asked.
- `ACTIVE`: Usable.
- `SUSPENDED`: Not usable for now.
- `FAILED`: Every network refused.
- `DEACTIVATED`: Switched off for good.
- `DELETED`: Deleted; not in the documented list, but in the documented answer to a deletion.

Any other word may come.
"""


class TokenCardData(TypedDict, total=False):
    """The card behind a token, without its number."""

    last4_digit: str
    """The last four digits."""
    card_type: str
    """`CREDIT` or `DEBIT`."""
    network_name: str
    """`VISA`, .."""
    issuer_name: str
    """The bank."""
    card_category: str
    """`CONSUMER`, .."""
    country_code: str
    """`IND`, .."""
    international: bool
    """Whether the card is from abroad."""
    emi: bool
    """Whether it can pay in instalments."""
    cvv_required: bool
    """Whether a payment by this token needs the CVV."""


class _TokenRequired(TypedDict):
    token_id: str
    """The gateway's id, `token-v1-0811030624-bb-RBDgpR`: what a payment by saved card names."""


class Token(_TokenRequired, total=False):
    """A saved card in the vault: never the card itself.

    Source: API reference, tokenization.
    """

    merchant_token_reference: str
    """The merchant's reference; may be empty."""
    customer_id: str
    """The customer whose card it is."""
    status: TokenStatus
    """Where it stands."""
    status_reason: str
    """Why, where the gateway says."""
    failure_reason: FailureReason
    """Why the card was not saved, in the webhook `TOKEN_PROVISION_FAILED`."""
    payment_method: str
    """`CARD`, .."""
    service_provider_token_id: str
    """The id of the network's own token, `tp-v1-..`."""
    merchant_unique_reference: str
    """The merchant's reference of the request, in the answer to a deletion."""
    merchant_payment_reference: str
    """The reference of the payment that saved the card, in webhooks."""
    card_data: TokenCardData
    """The card, without its number."""
    is_compliant: bool
    """Whether the token follows the rules of the Reserve Bank of India."""
    merchant_metadata: dict[str, str]
    """The merchant's own names and values."""
    expired_at: str
    """When it ends, ISO 8601 UTC."""
    created_at: str
    """When it was made, ISO 8601 UTC."""
    updated_at: str
    """When it last changed, ISO 8601 UTC."""


class ListTokens(TypedDict):
    """Lists the saved cards of a customer."""

    customer_id: str | int
    """The gateway's id of the customer."""


class _TokensRequired(TypedDict):
    tokens: list[Token]
    """The tokens."""


class Tokens(_TokensRequired, total=False):
    """The tokens of one customer. Source: API reference, tokenization."""

    customer_id: str
    """The customer."""
    total_tokens: int
    """How many tokens there are."""
    token_id: str
    """The one token, where the answer is about a single one."""
    status: TokenStatus
    """Where that one stands."""
    service_provider_token_id: str
    """The network's id of that one."""
    created_at: str
    """When the list was made, ISO 8601 UTC."""
    updated_at: str
    """When it last changed, ISO 8601 UTC."""


class GetToken(TypedDict):
    """Reads one saved card of a customer."""

    customer_id: str | int
    """The gateway's id of the customer."""
    token_id: str | int
    """The gateway's id of the token."""


class _DeleteTokenRequired(TypedDict):
    customer_id: str | int
    """The gateway's id of the customer."""
    token_id: str | int
    """The gateway's id of the token."""


class DeleteToken(_DeleteTokenRequired, total=False):
    """Deletes a saved card of a customer.

    After a doubt a token that is gone counts as deleted by this call.
    """

    merchant_unique_reference: str | int | None
    """The merchant's reference of the deletion, 1 to 50 characters; made if absent."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""


class GetServiceProviderToken(TypedDict):
    """Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.

    For a customer the answer has `tokens`; for a token it is that token, with
    `service_provider_token_id`.
    """

    identifier: str | int
    """The gateway's id of a customer (`cust-v1-..`) or of a token (`token-v1-..`)."""


class _GenerateCryptogramRequired(TypedDict):
    token_id: str | int
    """The gateway's id of the token."""
    service_provider_token_id: str | int
    """The id of the network's own token: `tp-v1-..`."""


class GenerateCryptogram(_GenerateCryptogramRequired, total=False):
    """Makes a one-time cryptogram of a saved card, to pay with at another PA/PG.

    A cryptogram that is not used does nothing, so a lost answer is followed by another request.
    """

    merchant_unique_reference: str | int | None
    """The merchant's reference of the request, 1 to 50 characters; made if absent."""


class TokenData(TypedDict, total=False):
    """What a payment by a network's token needs: every part a secret."""

    cryptogram: str
    """The cryptogram, base64, for one payment."""
    token_reference: str
    """The network's reference of the token."""
    payment_account_reference: str
    """The network's reference of the account behind it."""
    token_expiry_month: str
    """The token's expiry month."""
    token_expiry_year: str
    """The token's expiry year."""


class Cryptogram(TypedDict, total=False):
    """The one-time cryptogram of a saved card. Source: API reference, generate cryptogram."""

    token_id: str
    """The token."""
    merchant_token_reference: str
    """The merchant's reference of the token."""
    service_provider_token_id: str
    """The network's id of the token."""
    token_data: TokenData
    """What a payment needs."""


class DeleteTokenById(TypedDict):
    """Deletes a saved card by the token's id alone.

    After a doubt a token that is gone counts as deleted by this call.
    """

    token_id: str | int
    """The gateway's id of the token."""


class RefundProduct(TypedDict, total=False):
    """A product that is given back."""

    product_code: str | None
    """Its code."""
    imei_number: str | None
    """Its IMEI."""


class _CreateRefundRequired(TypedDict):
    order_id: str | int
    """The gateway's id of the order to refund."""
    order_amount: Amount
    """How much to give back. The pages call it required, and for partial refunds only: always send
    it.
    """


class CreateRefund(_CreateRefundRequired, total=False):
    """Gives back money of an order that was `PROCESSED`, in whole or in part.

    The answer is the refund's own order; read it with `orders.get` or by its reference.
    """

    merchant_order_reference: str | int | None
    """The merchant's reference of the refund, 1 to 50 characters, new for every refund; made if
    absent.
    """
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""
    products: list[RefundProduct] | None
    """The products given back, for a partial refund of a cart with several."""
    split_info: SplitInfo | None
    """How the money given back is divided among merchants."""


class GenerateOtp(TypedDict):
    """Has the bank send the shopper an OTP, to be entered on the merchant's own page (native OTP).

    For payments whose `card_data.is_native_otp_eligible` is true; the `challenge_url` can always
    be used instead.
    """

    payment_id: str | int
    """The gateway's id of the payment."""


class OtpMetaData(TypedDict, total=False):
    """More about a step of native OTP."""

    resend_after: int
    """Seconds until the OTP may be sent again."""


class _OtpRequired(TypedDict):
    next: list[str]
    """What may be done next: `SUBMIT_OTP`, `RESEND_OTP`, or `NONE` (make a new payment on the same
    order).
    """


class Otp(_OtpRequired, total=False):
    """What follows a step of native OTP.

    Success of a submit only means that the OTP was taken: read the order for the payment's
    result. Source: API reference, generate, submit and resend OTP.
    """

    status: str
    """`SUCCESS`, in any case."""
    meta_data: OtpMetaData
    """More about it."""


class SubmitOtp(TypedDict):
    """Submits the OTP that the shopper entered.

    Success only means that the OTP was taken: read the order for the payment's result. It is
    never sent again by itself, because tries are counted.
    """

    payment_id: str | int
    """The gateway's id of the payment."""
    otp: str | int
    """The OTP, digits only."""


class ResendOtp(TypedDict):
    """Has the bank send the OTP again, after the seconds that `meta_data.resend_after` named."""

    payment_id: str | int
    """The gateway's id of the payment."""


PaymentReferenceType = Literal["CARD", "ALT_TOKEN_TXN", "NETWORK_TOKEN_TXN", "ISSUER_TOKEN_TXN"]
"""What a payment identifier is. Source: API reference, card details.

- `CARD`: A PAN.
- `ALT_TOKEN_TXN`: An alternate id.
- `NETWORK_TOKEN_TXN`: A token of the card network.
- `ISSUER_TOKEN_TXN`: A token of the issuing bank.
"""


class CardToLookUp(TypedDict):
    """A card, or a token in its place."""

    payment_identifier: str
    """The PAN or the token: 12 to 19 digits."""
    payment_reference_type: PaymentReferenceType
    """Which of them it is."""


class _LookupCardsRequired(TypedDict):
    card_details: list[CardToLookUp]
    """The cards."""


class LookupCards(_LookupCardsRequired, total=False):
    """Looks up what the gateway knows of cards: network, bank, kind, native OTP."""

    amount: str | int | None
    """The amount that is to be paid, in paise, as a text of digits."""


class CardPaymentDetail(TypedDict, total=False):
    """What the gateway knows of one card."""

    card_network: str
    """`VISA`, .."""
    card_issuer: str
    """The bank."""
    card_type: str
    """`CREDIT`, .."""
    card_category: str
    """`CONSUMER`, .."""
    is_international_card: bool
    """Whether the card is from abroad."""
    is_native_otp_supported: bool
    """Whether the OTP can be taken on the merchant's own page."""
    country_code: str
    """`IND`, .."""
    currency: str
    """The card's currency."""
    is_currency_supported: bool
    """Whether that currency can be paid with."""


class CardLookup(TypedDict):
    """What the gateway knows of some cards. Source: API reference, card details."""

    card_payment_details: list[CardPaymentDetail]
    """One entry a card."""


IntegrationMode = Literal["REDIRECT", "IFRAME", "SDK"]
"""How the gateway's page is shown.

- `REDIRECT`: The shopper's browser goes to it.
- `IFRAME`: In a frame of the shop's page.
- `SDK`: By the gateway's script.
"""


class _CreateCheckoutRequired(TypedDict):
    order_amount: Amount
    """What is to be paid."""


class CreateCheckout(_CreateCheckoutRequired, total=False):
    """Creates an order whose shopper pays on the gateway's own page (hosted checkout).

    It needs no PCI compliance certificate: card data never passes through your server, and the
    page saves cards too. The order is then read, captured, cancelled and refunded as any other.
    After a lost answer the order is looked up by its reference; the link is had by sending the
    same request again, which gives the existing one where the gateway honours references so.
    Where it refuses the repeat, the call ends `unknown`: create another order.
    """

    merchant_order_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every order; made if absent.

    Under one that was used before, the gateway may give the link to that order, and the answer
    does not tell its amount.
    """
    integration_mode: IntegrationMode | None
    """How the page is shown. Default `REDIRECT`."""
    pre_auth: bool | None
    """Whether the money is blocked first and captured later; for cards and points only. Default
    false.
    """
    allowed_payment_methods: list[AllowedPaymentMethod] | None
    """How the order may be paid; each way must be enabled for the merchant."""
    notes: str | None
    """A note of the merchant's."""
    callback_url: str | None
    """Where the shopper's browser posts the result. The test environment refuses `localhost`."""
    failure_callback_url: str | None
    """Where the shopper's browser posts a failure."""
    purchase_details: PurchaseDetails | None
    """The purchase: customer, cart, metadata."""


class _CheckoutRequired(TypedDict):
    order_id: str
    """The gateway's id of the order."""


class Checkout(_CheckoutRequired, total=False):
    """The link to the gateway's page."""

    redirect_url: str
    """Where to send the shopper's browser. A secret: it lets its holder pay."""
    token: str
    """The token of the page. A secret."""
    response_code: int
    """200, as the body repeats it."""
    response_message: str
    """The result in words."""


class PaymentLinkCustomer(TypedDict, total=False):
    """The customer of a payment link. Source: API reference, create payment link."""

    customer_id: str | int | None
    """The id that the gateway gave the customer: `cust-v1-..`."""
    merchant_customer_reference: str | int | None
    """The merchant's own reference of the customer, at most 50 characters."""
    email_id: str | None
    """E-mail address."""
    first_name: str | None
    """First name, at most 50 characters."""
    last_name: str | None
    """Last name, at most 50 characters."""
    mobile_number: str | None
    """Mobile number without the country's code, digits only."""
    country_code: str | None
    """The country's telephone code, digits only: `91`."""
    gstin: str | None
    """The customer's GSTIN."""
    billing_address: Address | None
    """Billing address."""
    shipping_address: Address | None
    """Shipping address."""


class ProductDetail(TypedDict, total=False):
    """A product that a payment link is for. Source: API reference, create payment link."""

    product_code: str | None
    """The merchant's code of the product."""
    product_amount: Amount | None
    """Its price."""
    product_coupon_discount_amount: Amount | None
    """The discount of a coupon on it; zero is none."""


class PaymentLinkCart(TypedDict, total=False):
    """The cart of a payment link. Source: API reference, create payment link."""

    items: list[ProductDetail] | None
    """The items."""


class _CreatePaymentLinkRequired(TypedDict):
    amount: Amount
    """What is to be paid."""


class CreatePaymentLink(_CreatePaymentLinkRequired, total=False):
    """Creates a link by which a customer pays on the gateway's own page; the gateway sends it by
    e-mail and SMS.

    It needs no PCI compliance certificate and no page of your own. The link has an order, which
    is then read, captured and refunded as any other. A reference used before gives the existing
    link; of another amount it is refused.
    """

    merchant_payment_link_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every link; made if absent."""
    description: str | None
    """What it is for; the customer reads it."""
    expire_by: str | None
    """When it ends, ISO 8601 UTC, at most 180 days ahead: `2025-03-21T08:29:00Z`."""
    allowed_payment_methods: list[AllowedPaymentMethod] | None
    """How it may be paid; each way must be enabled for the merchant."""
    pre_auth: str | bool | int | None
    """`"true"` if the money is blocked first and captured later. Default `"false"`."""
    part_payment: bool | None
    """Whether it may be paid in parts. Default false."""
    is_mcc_transaction: str | bool | int | None
    """`"true"` for a payment in the customer's currency."""
    callback_url: str | None
    """Where the customer's browser posts the result, and a failure too if `failure_callback_url` is
    absent.
    """
    failure_callback_url: str | None
    """Where the customer's browser posts a failure."""
    customer: PaymentLinkCustomer | None
    """Who pays, and so where the link is sent: an e-mail address or a mobile number is needed for
    that.
    """
    product_details: list[ProductDetail] | None
    """What is paid for."""
    cart_details: PaymentLinkCart | None
    """The cart, which the page shows."""
    cart_coupon_discount_amount: Amount | None
    """The discount of a coupon on the cart."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""
    split_info: SplitInfo | None
    """How the money is divided among merchants."""
    account_details: AccountDetails | None
    """The account that it must be paid from (third-party validation)."""


LinkStatus = Union[Literal[
    "CREATED",
    "CLICKED",
    "PAYMENT_INITIATED",
    "PARTIAL_PROCESSED",
    "PROCESSED",
    "CANCELLED",
    "EXPIRED",
], str]
"""The status of a payment link.

Read in any case; a status that this version does not know is kept as it came. No webhook tells
it: the events of the link's order come instead. Source: API documentation, pay by link, life
cycle and object.

- `CREATED`: The link is made and sent to the customer.
- `CLICKED`: The customer has opened it and not paid.
- `PAYMENT_INITIATED`: A payment was begun and its outcome is open.
- `PARTIAL_PROCESSED`: A part is paid.
- `PROCESSED`: All of it is paid.
- `CANCELLED`: The merchant cancelled it.
- `EXPIRED`: Its time is over; it cannot be paid any more.

Any other word may come.
"""


class ProductDetailData(TypedDict, total=False):
    """A product that a payment link is for, in an answer."""

    product_code: str
    """The merchant's code of the product."""
    product_amount: AmountAnswer
    """Its price."""
    product_coupon_discount_amount: AmountAnswer
    """The discount of a coupon on it."""


class _PaymentLinkRequired(TypedDict):
    payment_link_id: str
    """The gateway's id, `pl-v1-250306082755-aa-uT0noy`."""
    status: LinkStatus
    """Where the link stands."""
    allowed_payment_methods: list[str]
    """How it may be paid."""
    product_details: list[ProductDetailData]
    """What is paid for."""


class PaymentLink(_PaymentLinkRequired, total=False):
    """A payment link, as the gateway tells it: the answer to everything done with one.

    Source: API reference, pay by link, object.
    """

    payment_link: str
    """The link to send to the customer. A secret: it lets its holder pay."""
    amount: AmountAnswer
    """What is to be paid."""
    amount_due: AmountAnswer
    """What is still to be paid."""
    order_id: str
    """The gateway's id of the order that is paid: read, captured and refunded as any other."""
    merchant_payment_link_reference: str
    """The merchant's reference."""
    description: str
    """What it is for."""
    expire_by: str
    """When it ends, ISO 8601 UTC; samples leave the seconds out: `2025-03-21T08:29Z`."""
    pre_auth: bool
    """Whether the money is blocked first and captured later."""
    part_payment: bool
    """Whether it may be paid in parts."""
    is_mcc_transaction: bool
    """Whether it is paid in the customer's currency."""
    callback_url: str
    """Where the customer's browser posts the result."""
    failure_callback_url: str
    """Where it posts a failure, if elsewhere."""
    customer: CustomerData
    """Who pays."""
    cart_coupon_discount_amount: AmountAnswer
    """The discount of a coupon on the cart."""
    split_info: SplitData
    """How the money is divided among merchants."""
    merchant_metadata: dict[str, str]
    """The merchant's own names and values."""
    created_at: str
    """When it was made, ISO 8601 UTC."""
    updated_at: str
    """When it last changed, ISO 8601 UTC."""


class GetPaymentLink(TypedDict):
    """Reads a payment link, its status and what is still to be paid.

    The payment itself is in the link's order: `orders.get` with the link's `order_id`.
    """

    payment_link_id: str | int
    """The gateway's id of the link: `pl-v1-..`."""


class GetPaymentLinkByReference(TypedDict):
    """Reads a payment link by the merchant's reference: what to ask when a link's creation is in
    doubt.

    By which code the gateway says that there is none is not documented: of its refusals only the
    general "No matching records found" is taken for that.
    """

    merchant_payment_link_reference: str | int
    """The merchant's reference of the link."""


class CancelPaymentLink(TypedDict):
    """Cancels a payment link that is not paid yet: it cannot be paid any more.

    After a doubt a link that is found `CANCELLED` counts as cancelled by this call: a
    cancellation has no reference of its own.
    """

    payment_link_id: str | int
    """The gateway's id of the link: `pl-v1-..`."""


class NotifyPaymentLink(TypedDict):
    """Has the gateway send the link to the customer again, by e-mail and SMS.

    It is never sent again by itself, because each time the customer gets another message. No
    inquiry says whether a message went out: after a lost answer the call ends `unknown` and
    without one.
    """

    payment_link_id: str | int
    """The gateway's id of the link: `pl-v1-..`."""


class _ListSettlementsRequired(TypedDict):
    start_date: str
    """From when on: `2024-10-01` or `2024-10-01T00:00:00`."""
    end_date: str
    """Until when: `2024-10-09` or `2024-10-09T23:59:59`."""


class ListSettlements(_ListSettlementsRequired, total=False):
    """Lists the settlements of at most 60 days, at most 10 a page.

    The gateway has the last 6 months. Amounts in the answer are rupees in decimal text, not
    paise.
    """

    page: str | int | None
    """The number of the page, from 1 on. Default 1."""
    per_page: str | int | None
    """How many settlements a page has, 1 to 10. Default 10."""


class _SettlementRequired(TypedDict):
    programs: list[str]
    """The ways of payment in it, such as `UPI`."""


class Settlement(_SettlementRequired, total=False):
    """One settlement: what the bank paid under one UTR. Source: API reference, settlements, object.
    """

    utr_number: str
    """The bank's unique transaction reference, `410092786849`: what `settlements.get` takes."""
    total_amount: str
    """What was paid to the merchant, in rupees."""
    actual_transaction_amount: str
    """What the customers paid, in rupees, before deductions."""
    total_deduction_amount: str
    """What was deducted, in rupees."""
    total_transactions_count: int
    """How many transactions it has."""
    last_processed_date: str
    """When its transactions were last processed, without a time zone: `2024-10-09T07:00:00`."""
    settled_date: str
    """When it was settled, without a time zone: `2024-10-09T10:59:46`."""
    system: str
    """`PG`."""
    bank_name: str
    """The merchant's bank."""
    bank_acc_number: str
    """The merchant's bank account. A secret."""


class _SettlementsPageRequired(TypedDict):
    data: list[Settlement]
    """The settlements of this page."""


class SettlementsPage(_SettlementsPageRequired, total=False):
    """A page of settlements. Amounts are rupees in decimal text, `"0.96"`, exactly as told.

    Source: API reference, settlements, object.
    """

    total_settlement_count: int
    """How many settlements there are on all pages."""
    total_transactions_count: int
    """How many transactions they have."""
    total_settlement_amount: str
    """What they come to, in rupees."""


class _GetSettlementRequired(TypedDict):
    utr: str | int
    """The bank's unique transaction reference: `410092786849`."""


class GetSettlement(_GetSettlementRequired, total=False):
    """Reads one settlement by the bank's unique transaction reference (UTR), with at most 10 of its
    transactions a page.

    Amounts in the answer are rupees in decimal text, not paise.
    """

    page: str | int | None
    """The number of the page, from 1 on. Default 1."""
    per_page: str | int | None
    """How many transactions a page has, 1 to 10. Default 10."""


class SettlementTransaction(TypedDict, total=False):
    """One transaction of a settlement. Amounts are rupees in decimal text, exactly as told.

    Source: API reference, get settlements by UTR.
    """

    transaction_id: str
    """Its id."""
    utr_number: str
    """The UTR that it was settled under."""
    system: str
    """`PG`."""
    program: str
    """The way of payment, such as `UPI`."""
    transaction_date: str
    """When it was made."""
    processed_date: str
    """When it was processed."""
    transaction_amount: str
    """Its amount."""
    actual_transaction_amount: str
    """Its amount before deductions."""
    total_deduction_amount: str
    """What was deducted."""
    settled_amount: str
    """What was paid to the merchant for it."""
    store_address: str
    """Where the store is, for a payment at a terminal."""
    acquirer_name: str
    """The acquirer."""
    tid: str
    """The terminal."""
    is_emi: bool
    """Whether it is paid in instalments."""
    payout_status: str
    """Where the payout stands."""


class Pagination(TypedDict, total=False):
    """Which page an answer is, of how many."""

    total_pages: int
    """How many pages there are."""
    current_page: int
    """The number of this one."""


class _SettlementDetailRequired(TypedDict):
    programs: list[str]
    """The ways of payment in it, such as `UPI`."""
    transactions: list[SettlementTransaction]
    """The transactions of this page."""


class SettlementDetail(_SettlementDetailRequired, total=False):
    """One settlement with a page of its transactions. Amounts are rupees in decimal text, exactly
    as told.

    Source: API reference, get settlements by UTR.
    """

    utr_number: str
    """The bank's unique transaction reference."""
    bank_name: str
    """The merchant's bank."""
    bank_acc_number: str
    """The merchant's bank account. A secret."""
    total_transaction_count: int
    """How many transactions it has."""
    total_transaction_amount: str
    """What the transactions come to after deductions."""
    actual_transaction_amount: str
    """What the customers paid."""
    total_refund: str
    """Refunds that were deducted."""
    total_chargeback_recovery_amount: str
    """Chargebacks that were deducted."""
    total_loan_recovery_amount: str
    """Repayment of loans that was deducted."""
    total_mdr_amount: str
    """The merchant discount rate (MDR)."""
    total_gst_amount: str
    """The tax on it."""
    total_late_settlement_fee: str
    """The fee of a late settlement."""
    total_settled_amount: str
    """What was paid to the merchant."""
    total_mar_amount: str
    """The merchant acquisition rate."""
    split_fund_amount: str
    """What went to other merchants by a split."""
    total_platform_fee: str
    """The platform's fee."""
    other_deductions: str
    """Other deductions."""
    additional_mdr_amount: str
    """More of the merchant discount rate."""
    total_convenience_fee: str
    """The convenience fee."""
    total_gst_on_c_c_f: str
    """The tax on the convenience fee."""
    total_cashback_amount: str
    """Cashback."""
    total_merchant_cashback: str
    """The merchant's cashback."""
    total_merchant_convenience_fee: str
    """The merchant's convenience fee."""
    pagination: Pagination
    """Which page it is, of how many."""


class _ReleaseSplitSettlementRequired(TypedDict):
    order_id: str | int
    """The gateway's id of the order."""
    settlement_id: str | int
    """The gateway's id of the part: `split_settlement_id`, the order's id and `-ss-x`."""


class ReleaseSplitSettlement(_ReleaseSplitSettlementRequired, total=False):
    """Releases a part of an order's money to the merchant that it was held back from (`on_hold`).

    The answer is the order; the part is in `purchase_details.split_info.split_details`. A
    release has no reference of its own. After a doubt about the release of all of a part, a part
    that is found `RELEASED` counts as released by this call, and one on `HOLD` is released
    again; a release of less is never repeated and ends `unknown`, unless the part is found
    released with this very amount.
    """

    release_amount: Amount | None
    """How much to release; all of it, if absent."""


class CancelSplitSettlement(TypedDict):
    """Cancels a part of an order's money that is on hold (`on_hold`): the merchant of the part does
    not get it.

    The answer is the order. The documents name no status of a cancelled part, so that an inquiry
    cannot show whether it was cancelled: after a lost answer it is not sent again, and the call
    ends `unknown`.
    """

    order_id: str | int
    """The gateway's id of the order."""
    settlement_id: str | int
    """The gateway's id of the part: `split_settlement_id`, the order's id and `-ss-x`."""


class _CalculateFeesRequired(TypedDict):
    amount: Amount
    """What is to be paid, without the fee."""
    payment_method: AllowedPaymentMethod
    """How it is to be paid."""


class CalculateFees(_CalculateFeesRequired, total=False):
    """Calculates the convenience fee of a payment that is still to be made.

    The `convenience_fee_breakdown` of the answer goes into the payment.
    """

    network_type: str | None
    """The card's network, such as `VISA`, for a fee that depends on it."""


class PaymentMethodMetadata(TypedDict, total=False):
    """The kind of card that a convenience fee is for."""

    network_type: str
    """The network."""
    card_type: str
    """`CREDIT`, `DEBIT`, .."""


class ConvenienceFee(TypedDict, total=False):
    """The convenience fee of one way to pay."""

    payment_method: str
    """The way to pay: `CARD`, .."""
    fee_type: str
    """How the fee is calculated."""
    amount: AmountAnswer
    """What is to be paid, without the fee."""
    convenience_fee_breakdown: ConvenienceFeeData
    """What the fee is made of."""
    payable_amount: AmountAnswer
    """What is to be paid, with the fee."""
    payment_method_metadata: PaymentMethodMetadata
    """The card that the fee is for."""


class ConvenienceFees(TypedDict):
    """Convenience fees."""

    data: list[ConvenienceFee]
    """One for each way to pay, and for each network where it depends on that."""


class ConvertCurrency(TypedDict):
    """Asks for the rate between two currencies, for an order that is paid in the shopper's
    (`is_mcc_transaction`).

    No money moves. Currencies are numeric ISO 4217 codes: `356` for INR, `840` for USD.
    """

    bank_code: str
    """The bank's code, such as `AXIS`."""
    invoice_id: str
    """The merchant's reference of the question."""
    source_currency: str
    """The currency of the amount: three digits."""
    dest_currency: str
    """The currency that it is converted to: three digits."""
    transaction_amount: str
    """The amount as a decimal text, such as `100` or `100.50`."""


class CurrencyConversion(TypedDict, total=False):
    """A rate between two currencies."""

    source_currency: str
    """The currency of the amount."""
    dest_currency: str
    """The currency that it was converted to."""
    invoice_id: str
    """The merchant's reference of the question."""
    conversion_rate: str
    """The rate, a decimal as text."""
    converted_amount: int
    """The converted amount, in the smallest unit that `converted_exponent` names."""
    transaction_amount: str
    """The amount, as it was asked for."""
    converted_exponent: int
    """How many decimals the converted amount has."""


PlanFrequency = Literal[
    "Day",
    "Week",
    "Month",
    "Year",
    "Bi-Monthly",
    "Quarterly",
    "Half-Yearly",
    "AS",
    "OT",
    "Not Applicable",
]
"""How often a plan is charged. Source: API reference, create plan.

- `Day`: Every day.
- `Week`: Every week.
- `Month`: Every month.
- `Year`: Every year.
- `Bi-Monthly`: Twice a month.
- `Quarterly`: Every three months.
- `Half-Yearly`: Every six months.
- `AS`: As presented: whenever the merchant asks for a debit.
- `OT`: Once.
- `Not Applicable`: None; its use is not documented.
"""


class _CreatePlanRequired(TypedDict):
    plan_name: str
    """Its name, 1 to 100 characters; the customer reads it."""
    frequency: PlanFrequency
    """How often it is charged."""
    amount: Amount
    """What is charged each time."""
    max_limit_amount: Amount
    """The most that may be charged at once: the limit that the customer approves."""
    end_date: str
    """Until when it can be used, ISO 8601 UTC: `2026-10-21T12:02:28Z`."""


class CreatePlan(_CreatePlanRequired, total=False):
    """Creates a plan: how much is charged, how often and until when. Subscriptions are made on it.

    A reference used before gives the existing plan; one of another amount or frequency is
    refused.
    """

    merchant_plan_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every plan; made if absent."""
    plan_description: str | None
    """What it is for."""
    initial_debit_amount: Amount | None
    """What is charged when the customer approves. Without it INR 2 is charged and given back."""
    trial_period_in_days: str | int | None
    """How many days are free before the first charge."""
    start_date: str | None
    """From when on it can be used, ISO 8601 UTC: `2025-02-01T17:32:28Z`. Default now."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""
    auto_debit_ot: str | bool | int | None
    """`"true"` if a one-time plan (`OT`) is to be debited by the gateway itself."""


PlanStatus = Union[Literal["CREATED", "ACTIVE", "INACTIVE"], str]
"""The status of a plan.

Read in any case; a status that this version does not know is kept as it came. Source: API
documentation, subscriptions, life cycle of the plan.

- `CREATED`: The plan is made and its `start_date` is still to come.
- `ACTIVE`: The plan can be subscribed to.
- `INACTIVE`: The plan has reached its end, or was disabled.

Any other word may come.
"""


class _PlanRequired(TypedDict):
    plan_id: str
    """The gateway's id: `v1-plan-4405071524-aa-qlAtAf`, in newer samples
    `v1-pla-250612061639-aa-666Zge`.
    """


class Plan(_PlanRequired, total=False):
    """A plan, as the gateway tells it: how much is charged, how often and until when.

    Source: API reference, plan.
    """

    status: PlanStatus
    """Where the plan stands; webhooks leave it out."""
    plan_name: str
    """Its name."""
    plan_description: str
    """What it is for."""
    frequency: str
    """How often it is charged: `Day`, `Week`, `Month`, `Year`, `Bi-Monthly`, `Quarterly`,
    `Half-Yearly`, `AS`, `OT` or `Not Applicable`.
    """
    frequency_count: int
    """A number beside `frequency`, in webhooks only; its meaning is not documented."""
    amount: AmountAnswer
    """What is charged each time."""
    max_limit_amount: AmountAnswer
    """The most that may be charged at once."""
    initial_debit_amount: AmountAnswer
    """What is charged when the customer approves."""
    trial_period_in_days: int
    """How many days are free."""
    start_date: str
    """From when on it can be used, ISO 8601 UTC."""
    end_date: str
    """Until when it can be used, ISO 8601 UTC."""
    auto_debit_ot: bool
    """Whether a one-time plan is debited by itself."""
    merchant_plan_reference: str
    """The merchant's reference."""
    merchant_order_reference: str
    """The merchant's reference, as webhooks call it."""
    merchant_metadata: dict[str, str]
    """The merchant's own names and values."""
    created_at: str
    """When it was made, ISO 8601 UTC."""
    modified_at: str
    """When it last changed, ISO 8601 UTC."""


PlanAmountRange = Literal["isMore", "isLess", "is Equal"]
"""How an amount is compared in a list of plans. Source: API reference, get plans.

- `isMore`: More than the amount.
- `isLess`: Less than the amount.
- `is Equal`: The amount itself; with a blank, unlike the word of the list of subscriptions.
"""


class ListPlans(TypedDict, total=False):
    """Lists the plans, page by page; each filter is optional.

    Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is
    read from the answer's link.
    """

    plan_id: str | None
    """Only this plan."""
    start_date: str | None
    """Only plans that start after this time, ISO 8601 UTC."""
    end_date: str | None
    """Only plans that end before this time, ISO 8601 UTC."""
    amount: str | int | None
    """Only plans of this amount in paise; `amount_range` says how it is compared."""
    amount_range: PlanAmountRange | None
    """How `amount` is compared."""
    frequency: str | None
    """Only plans that are charged so often: `Month`."""
    size: str | int | None
    """How many plans a page has."""
    page: str | int | None
    """The number of the page."""
    sort: str | None
    """The order: a field and `asc` or `desc`, such as `id,asc`."""


class PageLink(TypedDict, total=False):
    """Where a page is. Source: API reference, list plans."""

    href: str
    """Its URL."""


class PageLinks(TypedDict, total=False):
    """Where the pages before and after an answer are. Source: API reference, list plans."""

    first: PageLink
    """The first page."""
    self: PageLink
    """This page."""
    next: PageLink
    """The next page; absent or `null` on the last."""
    last: PageLink
    """The last page."""


class PageInfo(TypedDict, total=False):
    """Which page an answer is, of how many. Source: API reference, list plans."""

    size: int
    """How many things a page has at most."""
    total_elements: int
    """How many things there are on all pages."""
    total_pages: int
    """How many pages there are."""
    number: int
    """The number of this one. Whether the first is 0 or 1 is not documented."""


class _PlansPageRequired(TypedDict):
    plans: list[Plan]
    """The plans of this page."""


class PlansPage(_PlansPageRequired, total=False):
    """A page of plans. Source: API reference, list plans."""

    links: PageLinks
    """Where the other pages are."""
    page: PageInfo
    """Which page it is, of how many."""


class GetPlan(TypedDict):
    """Reads a plan."""

    plan_id: str | int
    """The gateway's id of the plan."""


class GetPlanByReference(TypedDict):
    """Reads a plan by the merchant's reference: what to ask when a plan's creation is in doubt.

    By which code the gateway says that there is none is not documented: of its refusals only the
    general "No matching records found" is taken for that.
    """

    merchant_plan_reference: str | int
    """The merchant's reference of the plan."""


class _UpdatePlanRequired(TypedDict):
    plan_id: str | int
    """The gateway's id of the plan."""


class UpdatePlan(_UpdatePlanRequired, total=False):
    """Changes a plan: the fields that are given, and no others.

    Subscriptions that exist stay as they are: the changes are for new ones.
    """

    plan_name: str | None
    """Its name, at most 100 characters."""
    plan_description: str | None
    """What it is for."""
    amount: Amount | None
    """What is charged each time."""
    max_limit_amount: Amount | None
    """The most that may be charged at once."""
    trial_period_in_days: str | int | None
    """How many days are free before the first charge."""
    end_date: str | None
    """Until when it can be used, ISO 8601 UTC."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""


class DeletePlan(TypedDict):
    """Deletes a plan: no subscription can be made on it any more.

    After a doubt a plan that is gone counts as deleted by this call. Whether a deleted plan can
    still be read, and in which status, is not documented: one that is found `INACTIVE` leaves
    the call `unknown`.
    """

    plan_id: str | int
    """The gateway's id of the plan."""


class Deletion(TypedDict):
    """The answer to a deletion: that it came says that the thing is deleted.

    The documents show no body; what the gateway says anyway is kept. Source: official SDK for
    Python, which reads nothing.
    """


SubscriptionMode = Literal["REDIRECT", "SEAMLESS"]
"""How the customer approves a subscription. Source: API reference, create subscription.

- `REDIRECT`: On the gateway's page.
- `SEAMLESS`: By a payment that the merchant makes on the subscription's order.
"""


class BankAccount(TypedDict, total=False):
    """The bank account that a mandate must be of (third party validation). Source: API reference,
    create subscription.
    """

    account_number: str | None
    """The account's number, as text: it may begin with zeros. It is never printed."""
    name: str | None
    """Whose it is."""
    ifsc: str | None
    """The IFSC of its branch."""


class _CreateSubscriptionRequired(TypedDict):
    plan_id: str | int
    """The gateway's id of the plan."""
    customer_id: str | int
    """The gateway's id of the customer: `cust-v1-..`."""
    start_date: str
    """When it starts, ISO 8601 UTC: `2025-06-12T06:22:21Z`."""
    end_date: str
    """When it ends, ISO 8601 UTC; on a one-time plan (`OT`) at most 60 days later."""
    integration_mode: SubscriptionMode
    """How the customer approves it."""


class CreateSubscription(_CreateSubscriptionRequired, total=False):
    """Creates a subscription of a customer on a plan: a mandate that the customer has then to
    approve by UPI.

    With `REDIRECT` the customer's browser goes to the answer's `redirect_url`; with `SEAMLESS`
    the answer's `order_id` is paid by `payments.create` with `upi_details` and `mandate_info`.
    The subscription is debited from `ACTIVE` on. A reference used before gives the existing
    subscription. After a lost answer the subscription is looked up by its reference; a
    `redirect_url`, which the inquiry's answer is not documented to have, is had by sending the
    same request again.
    """

    merchant_subscription_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every subscription; made if absent."""
    quantity: str | int | None
    """How many of the plan."""
    enable_notification: bool | None
    """Whether the gateway tells the customer what happens."""
    allowed_payment_methods: list[AllowedPaymentMethod] | None
    """How it may be paid; the guides name UPI only."""
    is_tpv_enabled: bool | None
    """Whether the mandate must be of `bank_account` (third party validation)."""
    bank_account: BankAccount | None
    """The account that the mandate must be of."""
    callback_url: str | None
    """Where the customer's browser posts the result, and a failure too if `failure_callback_url` is
    absent.
    """
    failure_callback_url: str | None
    """Where the customer's browser posts a failure."""
    merchant_metadata: dict[str, str] | None
    """The merchant's own names and values: at most 10 pairs of at most 256 characters."""


SubscriptionStatus = Union[Literal[
    "CREATED",
    "TRIAL",
    "ACTIVE",
    "PAUSED",
    "RESUMING",
    "RESUMED",
    "DEBIT_FAILED",
    "UPDATING",
    "COMPLETED",
    "EXPIRED",
    "CANCELLED",
    "CANCELLING",
    "HALTED",
    "INACTIVE",
], str]
"""The status of a subscription.

Read in any case; a status that this version does not know is kept as it came. Source: API
reference, subscription; API documentation, subscriptions, life cycle.

- `CREATED`: The subscription is made, and the customer has not approved the mandate yet.
- `TRIAL`: The mandate is approved, and the free days have begun.
- `ACTIVE`: The mandate is approved: the customer can be debited.
- `PAUSED`: Debits wait until it is resumed.
- `RESUMING`: It is being resumed.
- `RESUMED`: It was resumed: the customer can be debited.
- `DEBIT_FAILED`: A debit failed, the gateway's own two retries included.
- `UPDATING`: A change waits for the customer's approval.
- `COMPLETED`: It ran to its end.
- `EXPIRED`: The bank did not answer the mandate within four hours; the official SDK says that
  the end was reached.
- `CANCELLED`: It is cancelled for good.
- `CANCELLING`: It is being cancelled: the bank has still to confirm it.
- `HALTED`: All retries of a debit are used up.
- `INACTIVE`: The bank refused the mandate; the official SDK says that it is not activated yet.
  The published sample of the webhook `SUBSCRIPTION_HALTED` has this status, too.

Any other word may come.
"""


class BankAccountData(TypedDict, total=False):
    """The bank account that a mandate must be of, in an answer."""

    account_number: str
    """The account's number. A secret."""
    name: str
    """Whose it is."""
    ifsc: str
    """The IFSC of its branch."""


class _SubscriptionRequired(TypedDict):
    subscription_id: str
    """The gateway's id, `v1-sub-4405071524-aa-qlAtAf`."""
    status: SubscriptionStatus
    """Where the subscription stands."""
    payment_mode: list[str]
    """How it is paid: `UPI`. Answers have one word, webhooks a list of words; here it is a list
    always.
    """
    allowed_payment_methods: list[str]
    """How it may be paid."""


class Subscription(_SubscriptionRequired, total=False):
    """A subscription, as the gateway tells it, in answers and in webhooks.

    Source: API reference, subscription; API documentation, webhooks.
    """

    order_id: str
    """The gateway's id of the order by which the customer approves the mandate: what
    `payments.create` takes.
    """
    order_amount: AmountAnswer
    """What that order comes to."""
    merchant_subscription_reference: str
    """The merchant's reference."""
    merchant_order_reference: str
    """The merchant's reference, as webhooks call it."""
    redirect_url: str
    """Where to send the customer's browser to approve the mandate. A secret: it lets its holder
    approve.
    """
    plan_details: Plan
    """The plan."""
    customer_id: str
    """The gateway's id of the customer."""
    quantity: int
    """How many of the plan."""
    start_date: str
    """When it starts, ISO 8601 UTC."""
    end_date: str
    """When it ends, ISO 8601 UTC."""
    enable_notification: bool
    """Whether the gateway tells the customer what happens."""
    integration_mode: str
    """`SEAMLESS` or `REDIRECT`."""
    is_tpv_enabled: bool
    """Whether the mandate must be of `bank_account`."""
    bank_account: BankAccountData
    """The account that the mandate must be of."""
    callback_url: str
    """Where the customer's browser posts the result."""
    failure_callback_url: str
    """Where it posts a failure, if elsewhere."""
    merchant_metadata: dict[str, str]
    """The merchant's own names and values."""
    created_at: str
    """When it was made, ISO 8601 UTC."""
    modified_at: str
    """When it last changed, ISO 8601 UTC."""


SubscriptionAmountRange = Literal["isMore", "isLess", "isEqual"]
"""How an amount is compared in a list of subscriptions. Source: API reference, get subscriptions.

- `isMore`: More than the amount.
- `isLess`: Less than the amount.
- `isEqual`: The amount itself.
"""


class ListSubscriptions(TypedDict, total=False):
    """Lists the subscriptions, page by page; each filter is optional.

    Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is
    read from the answer's link.
    """

    plan_id: str | None
    """Only subscriptions on this plan."""
    status: str | None
    """Only subscriptions in this status: `ACTIVE`."""
    amount: str | int | None
    """Only subscriptions of this amount in paise; `amount_range` says how it is compared."""
    amount_range: SubscriptionAmountRange | None
    """How `amount` is compared."""
    start_date: str | None
    """Only subscriptions that start after this time, ISO 8601 UTC."""
    end_date: str | None
    """Only subscriptions that end before this time, ISO 8601 UTC."""
    frequency: str | None
    """Only subscriptions that are charged so often: `Month`."""
    size: str | int | None
    """How many subscriptions a page has."""
    page: str | int | None
    """The number of the page."""
    sort: str | None
    """The order: a field and `asc` or `desc`, such as `id,asc`."""


class _SubscriptionsPageRequired(TypedDict):
    subscriptions: list[Subscription]
    """The subscriptions of this page."""


class SubscriptionsPage(_SubscriptionsPageRequired, total=False):
    """A page of subscriptions. Source: API reference, list subscriptions."""

    links: PageLinks
    """Where the other pages are."""
    page: PageInfo
    """Which page it is, of how many."""


class GetSubscription(TypedDict):
    """Reads a subscription, its status and its plan."""

    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""


class GetSubscriptionByReference(TypedDict):
    """Reads a subscription by the merchant's reference: what to ask when a subscription's creation
    is in doubt.

    By which code the gateway says that there is none is not documented: of its refusals only the
    general "No matching records found" is taken for that.
    """

    merchant_subscription_reference: str | int
    """The merchant's reference of the subscription."""


class _UpdateSubscriptionRequired(TypedDict):
    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""
    reason: str
    """Why."""


class UpdateSubscription(_UpdateSubscriptionRequired, total=False):
    """Moves a subscription to another plan, or to another end; the customer has to approve it.

    Until then the subscription is `UPDATING`. A change has no reference of its own, and each
    time the customer may be asked: after a doubt it is never sent again. The call succeeds if
    the subscription is found with what was asked for, else it ends `unknown`.
    """

    new_plan_id: str | int | None
    """The plan to move to."""
    new_end_date: str | None
    """When it shall end, ISO 8601 UTC."""


class CancelSubscription(TypedDict):
    """Cancels a subscription: the customer is not debited any more.

    The bank has to confirm it: until then the subscription is `CANCELLING`. After a doubt one
    that is found `CANCELLING` or `CANCELLED` counts as cancelled by this call: a cancellation
    has no reference of its own.
    """

    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""


class PauseSubscription(TypedDict):
    """Pauses a subscription: the customer is not debited until it is resumed.

    It must be `ACTIVE`, `INACTIVE`, `TRIAL` or `RESUMED`. After a doubt one that is found
    `PAUSED` counts as paused by this call: a pause has no reference of its own. One that is
    found resumed or cancelled may have been paused before: the call ends `unknown`.
    """

    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""


class ResumeSubscription(TypedDict):
    """Resumes a subscription that is `PAUSED` or `HALTED`: the customer is debited again.

    One page of 2025 allows no action in `HALTED`. After a doubt a subscription that is found
    `RESUMING`, `RESUMED` or `ACTIVE` counts as resumed by this call: that has no reference of
    its own. One that has ended or is cancelled may have been resumed before: the call ends
    `unknown`.
    """

    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""


class _CreatePresentationRequired(TypedDict):
    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""


class CreatePresentation(_CreatePresentationRequired, total=False):
    """Asks for a debit of a subscription, which the gateway makes when it is due: for plans that
    are charged as presented (`AS`) or once (`OT`).

    **It takes the customer's money.** Other plans are debited by the gateway itself. A lost
    presentation is looked up by its reference before it is sent again, always with the same one;
    one that is found with another amount or subscription leaves the call `unknown`. Only the
    status `COMPLETED` says that money came.
    """

    merchant_presentation_reference: str | int | None
    """The merchant's reference, 1 to 50 characters, new for every debit; made if absent."""
    due_date: str | None
    """When to debit, ISO 8601 UTC: `2025-06-05T06:14:21Z`."""
    amount: Amount | None
    """How much to debit; at most the plan's `max_limit_amount`."""


PresentationStatus = Union[Literal[
    "CREATED",
    "INITIATED",
    "NOTIFIED",
    "WAITING_FOR_EXECUTION",
    "PENDING",
    "COMPLETED",
    "FAILED",
    "PDN_FAILED",
    "CANCELLED",
    "PAUSED",
    "PARTIALLY_REFUNDED",
    "REFUNDED",
], str]
"""The status of a presentation.

Read in any case; a status that this version does not know is kept as it came. Only `COMPLETED`
says that money came. Source: API reference, presentation; subscription notification.

- `CREATED`: The debit is asked for.
- `INITIATED`: The debit has begun.
- `NOTIFIED`: The customer was told of the debit.
- `WAITING_FOR_EXECUTION`: The customer was told, and the debit waits for the merchant to execute
  it.
- `PENDING`: The bank is asked, and has not answered.
- `COMPLETED`: The money came.
- `FAILED`: The debit failed; the merchant may have it tried again, up to three times.
- `PDN_FAILED`: The customer could not be told of the debit: there will be none.
- `CANCELLED`: It was deleted, or its subscription was cancelled: there will be no debit.
- `PAUSED`: Its subscription is paused.
- `PARTIALLY_REFUNDED`: A part went back.
- `REFUNDED`: All of it went back.

Any other word may come.
"""


PdnStatus = Union[Literal[
    "CREATED",
    "INITIATED",
    "NOTIFIED",
    "FAILED",
    "CANCELLED",
    "PAUSED",
    "PDN_FAILED",
], str]
"""Whether the customer was told of a debit before it is made (pre-debit notification).

Source: API reference, presentation.

- `CREATED`: The gateway is to tell the customer.
- `INITIATED`: The bank is asked to tell the customer.
- `NOTIFIED`: The customer was told.
- `FAILED`: The customer could not be told this time.
- `CANCELLED`: The notification was stopped.
- `PAUSED`: The notification waits.
- `PDN_FAILED`: The customer could not be told, all retries included.

Any other word may come.
"""


class _PresentationRequired(TypedDict):
    presentation_id: str
    """The gateway's id: `v1-pre-4405071524-aa-qlAtAf`, in newer samples
    `v1-bil-250612063111-aa-FJIBcB`.
    """


class Presentation(_PresentationRequired, total=False):
    """A presentation, as the gateway tells it: a debit that is asked for under a customer's
    mandate.

    Source: API reference, presentation.
    """

    status: PresentationStatus
    """Where the debit stands; only `COMPLETED` says that money came. One published sample leaves it
    out.
    """
    subscription_id: str
    """The gateway's id of the subscription."""
    merchant_presentation_reference: str
    """The merchant's reference."""
    amount: AmountAnswer
    """What is debited."""
    due_date: str
    """When, ISO 8601 UTC."""
    pdn_status: PdnStatus
    """Whether the customer was told beforehand."""
    failure_count: int
    """How often the bank failed to debit."""
    order_id: str
    """The gateway's id of the order that the debit makes: read and refunded as any other."""


class _ListPresentationsRequired(TypedDict):
    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""


class ListPresentations(_ListPresentationsRequired, total=False):
    """Lists the presentations of a subscription, page by page: its debits.

    Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is
    read from the answer's link.
    """

    size: str | int | None
    """How many presentations a page has."""
    page: str | int | None
    """The number of the page."""
    sort: str | None
    """The order: a field and `asc` or `desc`, such as `cycleId,desc`."""


class _PresentationsPageRequired(TypedDict):
    presentations: list[Presentation]
    """The presentations of this page."""


class PresentationsPage(_PresentationsPageRequired, total=False):
    """A page of presentations. Source: API reference, list presentations by subscription."""

    links: PageLinks
    """Where the other pages are."""
    page: PageInfo
    """Which page it is, of how many."""


class GetPresentation(TypedDict):
    """Reads a presentation: where the debit stands."""

    presentation_id: str | int
    """The gateway's id of the presentation."""


class GetPresentationByReference(TypedDict):
    """Reads a presentation by the merchant's reference: what to ask when a debit is in doubt.

    By which code the gateway says that there is none is not documented: of its refusals only the
    general "No matching records found" is taken for that.
    """

    merchant_presentation_reference: str | int
    """The merchant's reference of the presentation."""


class DeletePresentation(TypedDict):
    """Deletes a presentation that is not debited yet: there will be no debit.

    After a doubt a presentation that is gone, or is found `CANCELLED`, counts as deleted by this
    call; one whose debit has begun leaves the call `unknown`.
    """

    presentation_id: str | int
    """The gateway's id of the presentation."""


class _NotifySubscriptionRequired(TypedDict):
    subscription_id: str | int
    """The gateway's id of the subscription: `v1-sub-..`."""
    due_date: str
    """When the debit is due, ISO 8601 UTC."""
    amount: Amount
    """How much is to be debited; at most the plan's `max_limit_amount`."""


class NotifySubscription(_NotifySubscriptionRequired, total=False):
    """Has the gateway tell the customer of a debit that the merchant will execute: it makes the
    presentation.

    For merchants who control the notification themselves: `presentations.execute` then takes the
    money. A reference used before gives the existing presentation. A lost one is looked up by
    its reference before it is sent again.
    """

    merchant_presentation_reference: str | int | None
    """The merchant's reference of the presentation, 1 to 50 characters, new for every debit; made
    if absent.
    """
    is_merchant_retry: bool | None
    """Whether the merchant decides about retries."""


class ExecutePresentation(TypedDict, total=False):
    """Debits a presentation that the customer was told of by `presentations.notify`.

    **It takes the customer's money.** A debit has no reference of its own, and whether a second
    one is refused is not documented: it is never sent again by itself. After a doubt the call
    succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.
    """

    presentation_id: str | int | None
    """The gateway's id of the presentation. This or the reference is needed."""
    merchant_presentation_reference: str | int | None
    """The merchant's reference of the presentation."""
    is_merchant_retry: str | bool | int | None
    """`"true"` if the merchant decides about retries, by `presentations.retry`. Default `"false"`.
    """


class RetryPresentation(TypedDict, total=False):
    """Has a debit that failed tried again: up to three times, while the subscription is
    `DEBIT_FAILED`.

    **It takes the customer's money.** It needs `is_merchant_retry` in `presentations.execute`.
    Tries are counted, and a second one may debit twice: it is never sent again by itself. After
    a doubt the call succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.
    """

    presentation_id: str | int | None
    """The gateway's id of the presentation. This or the reference is needed."""
    merchant_presentation_reference: str | int | None
    """The merchant's reference of the presentation."""


Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
"""An HTTP method that the gateway uses.

- `GET`: For reads.
- `POST`: For creating, and for most actions.
- `PUT`: For capture and cancellation.
- `PATCH`: For changes of some fields.
- `DELETE`: For deleting a plan or a presentation.
"""


class _RawRequired(TypedDict):
    method: Method
    """The HTTP method."""
    path: str
    """The path with its query, beginning with `/`; what is variable in it must be percent-encoded
    already.
    """


class Raw(_RawRequired, total=False):
    """Calls an endpoint that is not modelled yet, with the same token, headers, repeats and errors.

    The answer is the gateway's JSON as it came, envelope and all. A GET is repeated after a
    failure; anything else is sent again only if it surely did not reach the gateway, because
    nothing is known of how to settle a doubt.
    """

    body: Any
    """The body: any JSON, or nothing. Its strings are not redacted from the gateway's error
    messages.
    """


ErrorKind = Literal[
    "input",
    "config",
    "authentication",
    "rejected",
    "rate_limited",
    "server",
    "network",
    "unreadable_answer",
    "aborted",
    "signature",
    "not_allowed",
]
"""The kind of a failure.

- `input`: The caller's parameters are wrong; nothing was sent. `path` names the field.
- `config`: The configuration is wrong: base URL, key, header, option; nothing was sent.
- `authentication`: The gateway does not accept the credentials or the access token.
- `rejected`: The gateway refused the request (4xx). `code` says why.
- `rate_limited`: The gateway asks for fewer requests (429). `retry_after_ms` may say when.
- `server`: The gateway failed (5xx).
- `network`: The network failed: no connection, no answer in time, or the connection was lost.
- `unreadable_answer`: An answer came that cannot be read as what was asked for.
- `aborted`: The caller gave up: an abort signal, a cancelled task.
- `signature`: A callback or webhook is not authentic, or its form is wrong.
- `not_allowed`: The order's status does not allow the action.
"""


Effect = Literal["none", "rejected", "unknown"]
"""What an error means for the money: its most important field.

- `none`: Nothing was done: the call may be made again freely.
- `rejected`: The gateway said no: nothing was done, and the same call will be refused again.
- `unknown`: It may have happened: make the error's `Inquiry` before anything else. Money may
  have moved.
"""


class Inquiry(TypedDict):
    """A read operation with its parameters, whose answer shows whether a write with an unknown
    outcome happened.

    Every `unknown` of a write that moves money carries one. Make it with `call_named` (or
    `invoke` in JavaScript and Python).
    """

    operation: str
    """The operation to call, such as `orders.get_by_reference`."""
    params: dict[str, Any]
    """Its parameters."""
    look_for: str
    """What in its answer shows that the write happened, in words."""


Action = Literal["pay", "capture", "cancel", "refund"]
"""What a merchant can do to an order.

- `pay`: Make a payment: `payments.create`.
- `capture`: Take the blocked money, all or part: `orders.capture`.
- `cancel`: Let the blocked money go: `orders.cancel`.
- `refund`: Give taken money back, all or part: `refunds.create`.
"""


Transition = Literal["same", "forward", "stale", "inconsistent"]
"""How a reported status fits the one that was known before.

- `same`: The same status: nothing new.
- `forward`: One or more moves of the table lead to it: store it.
- `stale`: It had that status earlier, as in a webhook that another one overtook. Keep what you
  have.
- `inconsistent`: No moves lead there, or a status is not known: read it again, and let a person
  look at it if it stays so.
"""


class _CallbackRequired(TypedDict):
    order_id: str
    """The gateway's id of the order that the callback is about; never empty."""
    status: OrderStatus
    """The status that the callback claims, in `status` or in `payment_status`; never decide by it.
    """
    other: dict[str, str]
    """Every other field that was signed, by its name."""


class Callback(_CallbackRequired, total=False):
    """An authentic callback. **It is no proof of payment: read the order before you deliver.**

    The gateway signed these fields. Any party that has a callback can post it again, it may
    belong to another order than the one in the shopper's basket, and its `status` may be old or
    wrong: the guide's own example of a failure says `AUTHORIZED`. So compare `order_id` with the
    order that you created for this shopper, and decide by the answer of `orders.get`.

    Source: Tokenization guide, section 5.1.
    """

    error_code: str | None
    """Why the payment failed, in a word such as `USER_AUTHENTICATION_FAILED`."""
    error_message: str | None
    """Why the payment failed, in a sentence."""


EventType = Union[Literal[
    "ORDER_AUTHORIZED",
    "ORDER_PROCESSED",
    "ORDER_CANCELLED",
    "ORDER_FAILED",
    "PAYMENT_FAILED",
    "REFUND_PROCESSED",
    "REFUND_FAILED",
    "CUSTOMER_ACTIVATED",
    "CUSTOMER_DELETED",
    "CUSTOMER_SUSPENDED",
    "CUSTOMER_CREATION_FAILED",
    "TOKEN_PROVISION_PENDING",
    "TOKEN_ACTIVATED",
    "TOKEN_DEACTIVATED",
    "TOKEN_SUSPENDED",
    "TOKEN_PROVISION_FAILED",
    "SUBSCRIPTION_ACTIVATED",
    "SUBSCRIPTION_PENDING",
    "SUBSCRIPTION_PAUSED",
    "SUBSCRIPTION_RESUMED",
    "SUBSCRIPTION_COMPLETED",
    "SUBSCRIPTION_CHARGED",
    "SUBSCRIPTION_HALTED",
    "SUBSCRIPTION_CANCELLED",
    "SUBSCRIPTION_REVOKE_FAILED",
    "SUBSCRIPTION_UPDATED",
    "SUBSCRIPTION_UPDATE_FAILED",
], str]
"""What happened. Source: API documentation, webhooks.

- `ORDER_AUTHORIZED`: The money is blocked: capture it or cancel.
- `ORDER_PROCESSED`: The money is taken, all or, after a capture of a part, some.
- `ORDER_CANCELLED`: The order is cancelled.
- `ORDER_FAILED`: The order failed for good.
- `PAYMENT_FAILED`: A payment failed; the order may be `ATTEMPTED` or `FAILED`.
- `REFUND_PROCESSED`: Money went back.
- `REFUND_FAILED`: A refund failed.
- `CUSTOMER_ACTIVATED`: The customer is verified: saved cards can be used.
- `CUSTOMER_DELETED`: The customer was deleted.
- `CUSTOMER_SUSPENDED`: The customer is blocked for now.
- `CUSTOMER_CREATION_FAILED`: The customer could not be made.
- `TOKEN_PROVISION_PENDING`: A card is being saved.
- `TOKEN_ACTIVATED`: A card is saved and can be used.
- `TOKEN_DEACTIVATED`: A saved card is switched off.
- `TOKEN_SUSPENDED`: A saved card is blocked for now.
- `TOKEN_PROVISION_FAILED`: A card could not be saved.
- `SUBSCRIPTION_ACTIVATED`: A subscription became active: the customer has approved the mandate.
- `SUBSCRIPTION_PENDING`: A subscription is pending: in the published sample its status is
  `CREATED`.
- `SUBSCRIPTION_PAUSED`: A subscription was paused.
- `SUBSCRIPTION_RESUMED`: A subscription was resumed.
- `SUBSCRIPTION_COMPLETED`: A subscription ran to its end.
- `SUBSCRIPTION_CHARGED`: A subscription was charged. It names neither the debit nor its amount:
  read `presentations.list`.
- `SUBSCRIPTION_HALTED`: All retries of a debit are used up. The status in the published sample
  is `INACTIVE`, not `HALTED`.
- `SUBSCRIPTION_CANCELLED`: A subscription was cancelled.
- `SUBSCRIPTION_REVOKE_FAILED`: A subscription could not be revoked.
- `SUBSCRIPTION_UPDATED`: A subscription was changed.
- `SUBSCRIPTION_UPDATE_FAILED`: A subscription could not be changed.

Any other word may come.
"""


class CallOptions(TypedDict, total=False):
    """Options of one call, in the place of the session's."""

    timeout_ms: int | None
    """How long one HTTP exchange may take, in milliseconds, 1 to 600,000."""
    total_timeout_ms: int | None
    """How long the whole call may take, in milliseconds, 1 to 3,600,000."""
    max_retries: int | None
    """How often the request is repeated after a failure that allows it, 0 to 10."""
    headers: dict[str, str]
    """More headers for this call's requests (not for the token request), such as `Merchant-ID`.

    A `User-Agent` given here replaces the client's own. Headers that the client sets itself are
    refused.
    """
    idempotency_key: bool | None
    """Whether this call's requests that are no GET carry the header `Idempotency-Key`, equal to
    their `Request-ID`.
    """
    extra_body: dict[str, Any] | None
    """Fields that this version does not know, merged into the request's body at the top.

    A name that the operation knows is refused. What the values hold is not taken out of error
    messages.
    """

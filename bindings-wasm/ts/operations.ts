// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

import type { CallOptions } from "./types.js";
import type { UnlistedWord } from "./words.js";

/** Every operation: what `invoke` takes, and what errors and inquiries name. */
export const OPERATIONS = Object.freeze([
  { name: "auth.generate_token", method: "POST", path: "/api/auth/v1/token", paged: false },
  { name: "customers.create", method: "POST", path: "/api/v1/customer", paged: false },
  { name: "customers.get", method: "GET", path: "/api/v1/customer/{customer_id}", paged: false },
  { name: "customers.find", method: "GET", path: "/api/v1/customer", paged: false },
  { name: "customers.update", method: "PATCH", path: "/api/v1/customer/{customer_id}", paged: false },
  { name: "orders.create", method: "POST", path: "/api/pay/v1/orders", paged: false },
  { name: "orders.get", method: "GET", path: "/api/pay/v1/orders/{order_id}", paged: false },
  { name: "orders.get_by_reference", method: "GET", path: "/api/pay/v1/orders/reference/{merchant_order_reference}", paged: false },
  { name: "orders.capture", method: "PUT", path: "/api/pay/v1/orders/{order_id}/capture", paged: false },
  { name: "orders.cancel", method: "PUT", path: "/api/pay/v1/orders/{order_id}/cancel", paged: false },
  { name: "payments.create", method: "POST", path: "/api/pay/v1/orders/{order_id}/payments", paged: false },
  { name: "tokens.create", method: "POST", path: "/api/v1/tokens", paged: false },
  { name: "tokens.list", method: "GET", path: "/api/v1/customer/{customer_id}/tokens", paged: false },
  { name: "tokens.get", method: "GET", path: "/api/v1/customer/{customer_id}/tokens/{token_id}", paged: false },
  { name: "tokens.delete", method: "POST", path: "/api/v1/customer/{customer_id}/tokens/{token_id}/delete", paged: false },
  { name: "tokens.service_provider", method: "GET", path: "/api/v1/tokens/{identifier}", paged: false },
  { name: "tokens.cryptogram", method: "POST", path: "/api/v1/tokens/{token_id}/token-transactional-data", paged: false },
  { name: "tokens.delete_by_id", method: "POST", path: "/api/v1/tokens/{token_id}/delete", paged: false },
  { name: "refunds.create", method: "POST", path: "/api/pay/v1/refunds/{order_id}", paged: false },
  { name: "otp.generate", method: "POST", path: "/api/pay/v1/otp/generate", paged: false },
  { name: "otp.submit", method: "POST", path: "/api/pay/v1/otp/submit", paged: false },
  { name: "otp.resend", method: "POST", path: "/api/pay/v1/otp/resend", paged: false },
  { name: "cards.lookup", method: "POST", path: "/api/pay/v1/getCardDetails", paged: false },
  { name: "checkout.create", method: "POST", path: "/api/checkout/v1/orders", paged: false },
  { name: "payment_links.create", method: "POST", path: "/api/pay/v1/paymentlink", paged: false },
  { name: "payment_links.get", method: "GET", path: "/api/pay/v1/paymentlink/{payment_link_id}", paged: false },
  { name: "payment_links.get_by_reference", method: "GET", path: "/api/pay/v1/paymentlink/ref/{merchant_payment_link_reference}", paged: false },
  { name: "payment_links.cancel", method: "PUT", path: "/api/pay/v1/paymentlink/{payment_link_id}/cancel", paged: false },
  { name: "payment_links.notify", method: "PATCH", path: "/api/pay/v1/paymentlink/{payment_link_id}/notify", paged: false },
  { name: "settlements.list", method: "GET", path: "/api/settlements/v1/list", paged: true },
  { name: "settlements.get", method: "GET", path: "/api/settlements/v1/detail/{utr}", paged: true },
  { name: "split_settlements.release", method: "PATCH", path: "/api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release", paged: false },
  { name: "split_settlements.cancel", method: "PATCH", path: "/api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel", paged: false },
  { name: "fees.calculate", method: "POST", path: "/api/v1/fees", paged: false },
  { name: "currency.convert", method: "POST", path: "/api/conversion/mcc", paged: false },
  { name: "plans.create", method: "POST", path: "/ps/api/v1/public/plans", paged: false },
  { name: "plans.list", method: "GET", path: "/ps/api/v1/public/plans", paged: true },
  { name: "plans.get", method: "GET", path: "/ps/api/v1/public/plans/{plan_id}", paged: false },
  { name: "plans.get_by_reference", method: "GET", path: "/ps/api/v1/public/plans/reference/{merchant_plan_reference}", paged: false },
  { name: "plans.update", method: "PATCH", path: "/ps/api/v1/public/plans/{plan_id}", paged: false },
  { name: "plans.delete", method: "DELETE", path: "/ps/api/v1/public/plans/{plan_id}", paged: false },
  { name: "subscriptions.create", method: "POST", path: "/ps/api/v1/public/subscriptions", paged: false },
  { name: "subscriptions.list", method: "GET", path: "/ps/api/v1/public/subscriptions", paged: true },
  { name: "subscriptions.get", method: "GET", path: "/ps/api/v1/public/subscriptions/{subscription_id}", paged: false },
  { name: "subscriptions.get_by_reference", method: "GET", path: "/ps/api/v1/public/subscriptions/reference/{merchant_subscription_reference}", paged: false },
  { name: "subscriptions.update", method: "PATCH", path: "/ps/api/v1/public/subscriptions/{subscription_id}", paged: false },
  { name: "subscriptions.cancel", method: "POST", path: "/ps/api/v1/public/subscriptions/{subscription_id}/cancel", paged: false },
  { name: "subscriptions.pause", method: "POST", path: "/ps/api/v1/public/subscriptions/{subscription_id}/pause", paged: false },
  { name: "subscriptions.resume", method: "POST", path: "/ps/api/v1/public/subscriptions/{subscription_id}/resume", paged: false },
  { name: "presentations.create", method: "POST", path: "/ps/api/v1/public/subscriptions/{subscription_id}/presentations", paged: false },
  { name: "presentations.list", method: "GET", path: "/ps/api/v1/public/subscriptions/{subscription_id}/presentations", paged: true },
  { name: "presentations.get", method: "GET", path: "/ps/api/v1/public/presentations/{presentation_id}", paged: false },
  { name: "presentations.get_by_reference", method: "GET", path: "/ps/api/v1/public/presentations/reference/{merchant_presentation_reference}", paged: false },
  { name: "presentations.delete", method: "DELETE", path: "/ps/api/v1/public/presentations/{presentation_id}", paged: false },
  { name: "presentations.notify", method: "POST", path: "/ps/api/v1/public/subscriptions/notify", paged: false },
  { name: "presentations.execute", method: "POST", path: "/ps/api/v1/public/subscriptions/execute", paged: false },
  { name: "presentations.retry", method: "POST", path: "/ps/api/v1/mandate/merchant-retry", paged: false },
  { name: "raw", method: null, path: null, paged: false },
] as const);

/** Every operation, by group. */
export interface Operations {
  /** The operations `auth.*`. */
  readonly auth: AuthOperations;
  /** The operations `customers.*`. */
  readonly customers: CustomersOperations;
  /** The operations `orders.*`. */
  readonly orders: OrdersOperations;
  /** The operations `payments.*`. */
  readonly payments: PaymentsOperations;
  /** The operations `tokens.*`. */
  readonly tokens: TokensOperations;
  /** The operations `refunds.*`. */
  readonly refunds: RefundsOperations;
  /** The operations `otp.*`. */
  readonly otp: OtpOperations;
  /** The operations `cards.*`. */
  readonly cards: CardsOperations;
  /** The operations `checkout.*`. */
  readonly checkout: CheckoutOperations;
  /** The operations `payment_links.*`. */
  readonly paymentLinks: PaymentLinksOperations;
  /** The operations `settlements.*`. */
  readonly settlements: SettlementsOperations;
  /** The operations `split_settlements.*`. */
  readonly splitSettlements: SplitSettlementsOperations;
  /** The operations `fees.*`. */
  readonly fees: FeesOperations;
  /** The operations `currency.*`. */
  readonly currency: CurrencyOperations;
  /** The operations `plans.*`. */
  readonly plans: PlansOperations;
  /** The operations `subscriptions.*`. */
  readonly subscriptions: SubscriptionsOperations;
  /** The operations `presentations.*`. */
  readonly presentations: PresentationsOperations;
  /**
   * Calls an endpoint that is not modelled yet, with the same token, headers, repeats and errors.
   *
   * The answer is the gateway's JSON as it came, envelope and all. A GET is repeated after a
   * failure; anything else is sent again only if it surely did not reach the gateway, because
   * nothing is known of how to settle a doubt.
   */
  raw(request: Raw, options?: CallOptions): Promise<unknown>;
}

/** The operations `auth.*`. */
export interface AuthOperations {
  /**
   * Asks for an access token. Every other call does so by itself; this one is for those who want
   * the token.
   *
   * The credentials are the session's. The token is kept for the session's next calls. Errors:
   * `authentication` for credentials that the gateway does not know.
   *
   * `POST /api/auth/v1/token`
   */
  generateToken(request?: GenerateToken, options?: CallOptions): Promise<AccessToken>;
}

/** The operations `customers.*`. */
export interface CustomersOperations {
  /**
   * Creates a customer, whose cards can then be saved.
   *
   * New customers are `INACTIVE`. A merchant reference is made if none is given. A customer can
   * also be created with an order, by its `purchase_details.customer`.
   *
   * `POST /api/v1/customer`
   */
  create(request?: CreateCustomer, options?: CallOptions): Promise<Customer>;
  /**
   * Reads a customer.
   *
   * `GET /api/v1/customer/{customer_id}`
   */
  get(request: GetCustomer, options?: CallOptions): Promise<Customer>;
  /**
   * Finds a customer by the merchant's reference, or by the mobile number and the country's code.
   *
   * The reference page calls all three required; either way of naming the customer is known to be
   * enough, so the gateway decides.
   *
   * `GET /api/v1/customer`
   */
  find(request?: FindCustomer, options?: CallOptions): Promise<Customer>;
  /**
   * Changes a customer: the fields that are given, and no others.
   *
   * An empty text empties a name or the e-mail address. The reference, the mobile number and the
   * telephone code cannot be empty.
   *
   * `PATCH /api/v1/customer/{customer_id}`
   */
  update(request: UpdateCustomer, options?: CallOptions): Promise<Customer>;
}

/** The operations `orders.*`. */
export interface OrdersOperations {
  /**
   * Creates an order, on which payments are then made.
   *
   * With `pre_auth` a payment blocks the money until it is captured or the order cancelled;
   * without, it takes the money at once.
   *
   * `POST /api/pay/v1/orders`
   */
  create(request: CreateOrder, options?: CallOptions): Promise<Order>;
  /**
   * Reads an order, or a refund, by the gateway's id: the one source of truth about a payment.
   *
   * `GET /api/pay/v1/orders/{order_id}`
   */
  get(request: GetOrder, options?: CallOptions): Promise<Order>;
  /**
   * Reads an order, or a refund, by the merchant's reference: what to ask when an order's creation
   * is in doubt.
   *
   * `GET /api/pay/v1/orders/reference/{merchant_order_reference}`
   */
  getByReference(request: GetOrderByReference, options?: CallOptions): Promise<Order>;
  /**
   * Captures the money that a payment with `pre_auth` has blocked.
   *
   * The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order can be
   * captured in part once; the rest goes back to the customer by itself.
   *
   * `PUT /api/pay/v1/orders/{order_id}/capture`
   */
  capture(request: CaptureOrder, options?: CallOptions): Promise<Order>;
  /**
   * Cancels an order whose money is blocked and not captured yet; the customer gets it back.
   *
   * The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts as
   * cancelled by this call: a cancellation has no reference of its own.
   *
   * `PUT /api/pay/v1/orders/{order_id}/cancel`
   */
  cancel(request: CancelOrder, options?: CallOptions): Promise<Order>;
}

/** The operations `payments.*`. */
export interface PaymentsOperations {
  /**
   * Pays an order: by card (and saves it), saved card, or a card tokenised by another PA/PG; by
   * UPI, net banking or wallet.
   *
   * The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
   * browser to; for UPI it is `upi://pay?..`, which a UPI app opens, and for a UPI collect request
   * there is nothing to open. Card data may pass through your server only with a PCI compliance
   * certificate. A failed payment can be followed by another on the same order while
   * `payment_retries_remaining` lasts. `pre_auth` orders take cards and points only.
   *
   * `POST /api/pay/v1/orders/{order_id}/payments`
   */
  create(request: CreatePayment, options?: CallOptions): Promise<Order>;
}

/** The operations `tokens.*`. */
export interface TokensOperations {
  /**
   * Saves a card in a customer's vault without a payment.
   *
   * How `encrypted_card_details` is encrypted is not documented publicly: it passes through as it
   * is given.
   *
   * `POST /api/v1/tokens`
   */
  create(request: CreateToken, options?: CallOptions): Promise<Token>;
  /**
   * Lists the saved cards of a customer.
   *
   * `GET /api/v1/customer/{customer_id}/tokens`
   */
  list(request: ListTokens, options?: CallOptions): Promise<Tokens>;
  /**
   * Reads one saved card of a customer.
   *
   * `GET /api/v1/customer/{customer_id}/tokens/{token_id}`
   */
  get(request: GetToken, options?: CallOptions): Promise<Token>;
  /**
   * Deletes a saved card of a customer.
   *
   * After a doubt a token that is gone counts as deleted by this call.
   *
   * `POST /api/v1/customer/{customer_id}/tokens/{token_id}/delete`
   */
  delete(request: DeleteToken, options?: CallOptions): Promise<Token>;
  /**
   * Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.
   *
   * For a customer the answer has `tokens`; for a token it is that token, with
   * `service_provider_token_id`.
   *
   * `GET /api/v1/tokens/{identifier}`
   */
  serviceProvider(request: GetServiceProviderToken, options?: CallOptions): Promise<Tokens>;
  /**
   * Makes a one-time cryptogram of a saved card, to pay with at another PA/PG.
   *
   * A cryptogram that is not used does nothing, so a lost answer is followed by another request.
   *
   * `POST /api/v1/tokens/{token_id}/token-transactional-data`
   */
  cryptogram(request: GenerateCryptogram, options?: CallOptions): Promise<Cryptogram>;
  /**
   * Deletes a saved card by the token's id alone.
   *
   * After a doubt a token that is gone counts as deleted by this call.
   *
   * `POST /api/v1/tokens/{token_id}/delete`
   */
  deleteById(request: DeleteTokenById, options?: CallOptions): Promise<Token>;
}

/** The operations `refunds.*`. */
export interface RefundsOperations {
  /**
   * Gives back money of an order that was `PROCESSED`, in whole or in part.
   *
   * The answer is the refund's own order; read it with `orders.get` or by its reference.
   *
   * `POST /api/pay/v1/refunds/{order_id}`
   */
  create(request: CreateRefund, options?: CallOptions): Promise<Order>;
}

/** The operations `otp.*`. */
export interface OtpOperations {
  /**
   * Has the bank send the shopper an OTP, to be entered on the merchant's own page (native OTP).
   *
   * For payments whose `card_data.is_native_otp_eligible` is true; the `challenge_url` can always
   * be used instead.
   *
   * `POST /api/pay/v1/otp/generate`
   */
  generate(request: GenerateOtp, options?: CallOptions): Promise<Otp>;
  /**
   * Submits the OTP that the shopper entered.
   *
   * Success only means that the OTP was taken: read the order for the payment's result. It is never
   * sent again by itself, because tries are counted.
   *
   * `POST /api/pay/v1/otp/submit`
   */
  submit(request: SubmitOtp, options?: CallOptions): Promise<Otp>;
  /**
   * Has the bank send the OTP again, after the seconds that `meta_data.resend_after` named.
   *
   * `POST /api/pay/v1/otp/resend`
   */
  resend(request: ResendOtp, options?: CallOptions): Promise<Otp>;
}

/** The operations `cards.*`. */
export interface CardsOperations {
  /**
   * Looks up what the gateway knows of cards: network, bank, kind, native OTP.
   *
   * `POST /api/pay/v1/getCardDetails`
   */
  lookup(request: LookupCards, options?: CallOptions): Promise<CardLookup>;
}

/** The operations `checkout.*`. */
export interface CheckoutOperations {
  /**
   * Creates an order whose shopper pays on the gateway's own page (hosted checkout).
   *
   * It needs no PCI compliance certificate: card data never passes through your server, and the
   * page saves cards too. The order is then read, captured, cancelled and refunded as any other.
   * After a lost answer the order is looked up by its reference; the link is had by sending the
   * same request again, which gives the existing one where the gateway honours references so. Where
   * it refuses the repeat, the call ends `unknown`: create another order.
   *
   * `POST /api/checkout/v1/orders`
   */
  create(request: CreateCheckout, options?: CallOptions): Promise<Checkout>;
}

/** The operations `payment_links.*`. */
export interface PaymentLinksOperations {
  /**
   * Creates a link by which a customer pays on the gateway's own page; the gateway sends it by
   * e-mail and SMS.
   *
   * It needs no PCI compliance certificate and no page of your own. The link has an order, which is
   * then read, captured and refunded as any other. A reference used before gives the existing link;
   * of another amount it is refused.
   *
   * `POST /api/pay/v1/paymentlink`
   */
  create(request: CreatePaymentLink, options?: CallOptions): Promise<PaymentLink>;
  /**
   * Reads a payment link, its status and what is still to be paid.
   *
   * The payment itself is in the link's order: `orders.get` with the link's `order_id`.
   *
   * `GET /api/pay/v1/paymentlink/{payment_link_id}`
   */
  get(request: GetPaymentLink, options?: CallOptions): Promise<PaymentLink>;
  /**
   * Reads a payment link by the merchant's reference: what to ask when a link's creation is in
   * doubt.
   *
   * By which code the gateway says that there is none is not documented: of its refusals only the
   * general "No matching records found" is taken for that.
   *
   * `GET /api/pay/v1/paymentlink/ref/{merchant_payment_link_reference}`
   */
  getByReference(request: GetPaymentLinkByReference, options?: CallOptions): Promise<PaymentLink>;
  /**
   * Cancels a payment link that is not paid yet: it cannot be paid any more.
   *
   * After a doubt a link that is found `CANCELLED` counts as cancelled by this call: a cancellation
   * has no reference of its own.
   *
   * `PUT /api/pay/v1/paymentlink/{payment_link_id}/cancel`
   */
  cancel(request: CancelPaymentLink, options?: CallOptions): Promise<PaymentLink>;
  /**
   * Has the gateway send the link to the customer again, by e-mail and SMS.
   *
   * It is never sent again by itself, because each time the customer gets another message. No
   * inquiry says whether a message went out: after a lost answer the call ends `unknown` and
   * without one.
   *
   * `PATCH /api/pay/v1/paymentlink/{payment_link_id}/notify`
   */
  notify(request: NotifyPaymentLink, options?: CallOptions): Promise<PaymentLink>;
}

/** The operations `settlements.*`. */
export interface SettlementsOperations {
  /**
   * Lists the settlements of at most 60 days, at most 10 a page.
   *
   * The gateway has the last 6 months. Amounts in the answer are rupees in decimal text, not paise.
   *
   * `GET /api/settlements/v1/list`
   */
  list(request: ListSettlements, options?: CallOptions): Promise<SettlementsPage>;
  /**
   * The pages of `settlements.list`, from the one that the request names: each is asked for when it
   * is wanted.
   */
  listPages(
    request: ListSettlements,
    options?: CallOptions,
  ): AsyncGenerator<SettlementsPage, void, undefined>;
  /**
   * Reads one settlement by the bank's unique transaction reference (UTR), with at most 10 of its
   * transactions a page.
   *
   * Amounts in the answer are rupees in decimal text, not paise.
   *
   * `GET /api/settlements/v1/detail/{utr}`
   */
  get(request: GetSettlement, options?: CallOptions): Promise<SettlementDetail>;
  /**
   * The pages of `settlements.get`, from the one that the request names: each is asked for when it
   * is wanted.
   */
  getPages(
    request: GetSettlement,
    options?: CallOptions,
  ): AsyncGenerator<SettlementDetail, void, undefined>;
}

/** The operations `split_settlements.*`. */
export interface SplitSettlementsOperations {
  /**
   * Releases a part of an order's money to the merchant that it was held back from (`on_hold`).
   *
   * The answer is the order; the part is in `purchase_details.split_info.split_details`. A release
   * has no reference of its own. After a doubt about the release of all of a part, a part that is
   * found `RELEASED` counts as released by this call, and one on `HOLD` is released again; a
   * release of less is never repeated and ends `unknown`, unless the part is found released with
   * this very amount.
   *
   * `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/release`
   */
  release(request: ReleaseSplitSettlement, options?: CallOptions): Promise<Order>;
  /**
   * Cancels a part of an order's money that is on hold (`on_hold`): the merchant of the part does
   * not get it.
   *
   * The answer is the order. The documents name no status of a cancelled part, so that an inquiry
   * cannot show whether it was cancelled: after a lost answer it is not sent again, and the call
   * ends `unknown`.
   *
   * `PATCH /api/pay/v1/orders/{order_id}/settlementId/{settlement_id}/cancel`
   */
  cancel(request: CancelSplitSettlement, options?: CallOptions): Promise<Order>;
}

/** The operations `fees.*`. */
export interface FeesOperations {
  /**
   * Calculates the convenience fee of a payment that is still to be made.
   *
   * The `convenience_fee_breakdown` of the answer goes into the payment.
   *
   * `POST /api/v1/fees`
   */
  calculate(request: CalculateFees, options?: CallOptions): Promise<ConvenienceFees>;
}

/** The operations `currency.*`. */
export interface CurrencyOperations {
  /**
   * Asks for the rate between two currencies, for an order that is paid in the shopper's
   * (`is_mcc_transaction`).
   *
   * No money moves. Currencies are numeric ISO 4217 codes: `356` for INR, `840` for USD.
   *
   * `POST /api/conversion/mcc`
   */
  convert(request: ConvertCurrency, options?: CallOptions): Promise<CurrencyConversion>;
}

/** The operations `plans.*`. */
export interface PlansOperations {
  /**
   * Creates a plan: how much is charged, how often and until when. Subscriptions are made on it.
   *
   * A reference used before gives the existing plan; one of another amount or frequency is refused.
   *
   * `POST /ps/api/v1/public/plans`
   */
  create(request: CreatePlan, options?: CallOptions): Promise<Plan>;
  /**
   * Lists the plans, page by page; each filter is optional.
   *
   * Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is
   * read from the answer's link.
   *
   * `GET /ps/api/v1/public/plans`
   */
  list(request?: ListPlans, options?: CallOptions): Promise<PlansPage>;
  /**
   * The pages of `plans.list`, from the one that the request names: each is asked for when it is
   * wanted.
   */
  listPages(
    request?: ListPlans,
    options?: CallOptions,
  ): AsyncGenerator<PlansPage, void, undefined>;
  /**
   * Reads a plan.
   *
   * `GET /ps/api/v1/public/plans/{plan_id}`
   */
  get(request: GetPlan, options?: CallOptions): Promise<Plan>;
  /**
   * Reads a plan by the merchant's reference: what to ask when a plan's creation is in doubt.
   *
   * By which code the gateway says that there is none is not documented: of its refusals only the
   * general "No matching records found" is taken for that.
   *
   * `GET /ps/api/v1/public/plans/reference/{merchant_plan_reference}`
   */
  getByReference(request: GetPlanByReference, options?: CallOptions): Promise<Plan>;
  /**
   * Changes a plan: the fields that are given, and no others.
   *
   * Subscriptions that exist stay as they are: the changes are for new ones.
   *
   * `PATCH /ps/api/v1/public/plans/{plan_id}`
   */
  update(request: UpdatePlan, options?: CallOptions): Promise<Plan>;
  /**
   * Deletes a plan: no subscription can be made on it any more.
   *
   * After a doubt a plan that is gone counts as deleted by this call. Whether a deleted plan can
   * still be read, and in which status, is not documented: one that is found `INACTIVE` leaves the
   * call `unknown`.
   *
   * `DELETE /ps/api/v1/public/plans/{plan_id}`
   */
  delete(request: DeletePlan, options?: CallOptions): Promise<Deletion>;
}

/** The operations `subscriptions.*`. */
export interface SubscriptionsOperations {
  /**
   * Creates a subscription of a customer on a plan: a mandate that the customer has then to approve
   * by UPI.
   *
   * With `REDIRECT` the customer's browser goes to the answer's `redirect_url`; with `SEAMLESS` the
   * answer's `order_id` is paid by `payments.create` with `upi_details` and `mandate_info`. The
   * subscription is debited from `ACTIVE` on. A reference used before gives the existing
   * subscription. After a lost answer the subscription is looked up by its reference; a
   * `redirect_url`, which the inquiry's answer is not documented to have, is had by sending the
   * same request again.
   *
   * `POST /ps/api/v1/public/subscriptions`
   */
  create(request: CreateSubscription, options?: CallOptions): Promise<Subscription>;
  /**
   * Lists the subscriptions, page by page; each filter is optional.
   *
   * Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is
   * read from the answer's link.
   *
   * `GET /ps/api/v1/public/subscriptions`
   */
  list(request?: ListSubscriptions, options?: CallOptions): Promise<SubscriptionsPage>;
  /**
   * The pages of `subscriptions.list`, from the one that the request names: each is asked for when
   * it is wanted.
   */
  listPages(
    request?: ListSubscriptions,
    options?: CallOptions,
  ): AsyncGenerator<SubscriptionsPage, void, undefined>;
  /**
   * Reads a subscription, its status and its plan.
   *
   * `GET /ps/api/v1/public/subscriptions/{subscription_id}`
   */
  get(request: GetSubscription, options?: CallOptions): Promise<Subscription>;
  /**
   * Reads a subscription by the merchant's reference: what to ask when a subscription's creation is
   * in doubt.
   *
   * By which code the gateway says that there is none is not documented: of its refusals only the
   * general "No matching records found" is taken for that.
   *
   * `GET /ps/api/v1/public/subscriptions/reference/{merchant_subscription_reference}`
   */
  getByReference(request: GetSubscriptionByReference, options?: CallOptions): Promise<Subscription>;
  /**
   * Moves a subscription to another plan, or to another end; the customer has to approve it.
   *
   * Until then the subscription is `UPDATING`. A change has no reference of its own, and each time
   * the customer may be asked: after a doubt it is never sent again. The call succeeds if the
   * subscription is found with what was asked for, else it ends `unknown`.
   *
   * `PATCH /ps/api/v1/public/subscriptions/{subscription_id}`
   */
  update(request: UpdateSubscription, options?: CallOptions): Promise<Subscription>;
  /**
   * Cancels a subscription: the customer is not debited any more.
   *
   * The bank has to confirm it: until then the subscription is `CANCELLING`. After a doubt one that
   * is found `CANCELLING` or `CANCELLED` counts as cancelled by this call: a cancellation has no
   * reference of its own.
   *
   * `POST /ps/api/v1/public/subscriptions/{subscription_id}/cancel`
   */
  cancel(request: CancelSubscription, options?: CallOptions): Promise<Subscription>;
  /**
   * Pauses a subscription: the customer is not debited until it is resumed.
   *
   * It must be `ACTIVE`, `INACTIVE`, `TRIAL` or `RESUMED`. After a doubt one that is found `PAUSED`
   * counts as paused by this call: a pause has no reference of its own. One that is found resumed
   * or cancelled may have been paused before: the call ends `unknown`.
   *
   * `POST /ps/api/v1/public/subscriptions/{subscription_id}/pause`
   */
  pause(request: PauseSubscription, options?: CallOptions): Promise<Subscription>;
  /**
   * Resumes a subscription that is `PAUSED` or `HALTED`: the customer is debited again.
   *
   * One page of 2025 allows no action in `HALTED`. After a doubt a subscription that is found
   * `RESUMING`, `RESUMED` or `ACTIVE` counts as resumed by this call: that has no reference of its
   * own. One that has ended or is cancelled may have been resumed before: the call ends `unknown`.
   *
   * `POST /ps/api/v1/public/subscriptions/{subscription_id}/resume`
   */
  resume(request: ResumeSubscription, options?: CallOptions): Promise<Subscription>;
}

/** The operations `presentations.*`. */
export interface PresentationsOperations {
  /**
   * Asks for a debit of a subscription, which the gateway makes when it is due: for plans that are
   * charged as presented (`AS`) or once (`OT`).
   *
   * **It takes the customer's money.** Other plans are debited by the gateway itself. A lost
   * presentation is looked up by its reference before it is sent again, always with the same one;
   * one that is found with another amount or subscription leaves the call `unknown`. Only the
   * status `COMPLETED` says that money came.
   *
   * `POST /ps/api/v1/public/subscriptions/{subscription_id}/presentations`
   */
  create(request: CreatePresentation, options?: CallOptions): Promise<Presentation>;
  /**
   * Lists the presentations of a subscription, page by page: its debits.
   *
   * Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is
   * read from the answer's link.
   *
   * `GET /ps/api/v1/public/subscriptions/{subscription_id}/presentations`
   */
  list(request: ListPresentations, options?: CallOptions): Promise<PresentationsPage>;
  /**
   * The pages of `presentations.list`, from the one that the request names: each is asked for when
   * it is wanted.
   */
  listPages(
    request: ListPresentations,
    options?: CallOptions,
  ): AsyncGenerator<PresentationsPage, void, undefined>;
  /**
   * Reads a presentation: where the debit stands.
   *
   * `GET /ps/api/v1/public/presentations/{presentation_id}`
   */
  get(request: GetPresentation, options?: CallOptions): Promise<Presentation>;
  /**
   * Reads a presentation by the merchant's reference: what to ask when a debit is in doubt.
   *
   * By which code the gateway says that there is none is not documented: of its refusals only the
   * general "No matching records found" is taken for that.
   *
   * `GET /ps/api/v1/public/presentations/reference/{merchant_presentation_reference}`
   */
  getByReference(request: GetPresentationByReference, options?: CallOptions): Promise<Presentation>;
  /**
   * Deletes a presentation that is not debited yet: there will be no debit.
   *
   * After a doubt a presentation that is gone, or is found `CANCELLED`, counts as deleted by this
   * call; one whose debit has begun leaves the call `unknown`.
   *
   * `DELETE /ps/api/v1/public/presentations/{presentation_id}`
   */
  delete(request: DeletePresentation, options?: CallOptions): Promise<Deletion>;
  /**
   * Has the gateway tell the customer of a debit that the merchant will execute: it makes the
   * presentation.
   *
   * For merchants who control the notification themselves: `presentations.execute` then takes the
   * money. A reference used before gives the existing presentation. A lost one is looked up by its
   * reference before it is sent again.
   *
   * `POST /ps/api/v1/public/subscriptions/notify`
   */
  notify(request: NotifySubscription, options?: CallOptions): Promise<Presentation>;
  /**
   * Debits a presentation that the customer was told of by `presentations.notify`.
   *
   * **It takes the customer's money.** A debit has no reference of its own, and whether a second
   * one is refused is not documented: it is never sent again by itself. After a doubt the call
   * succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.
   *
   * `POST /ps/api/v1/public/subscriptions/execute`
   */
  execute(request?: ExecutePresentation, options?: CallOptions): Promise<Presentation>;
  /**
   * Has a debit that failed tried again: up to three times, while the subscription is
   * `DEBIT_FAILED`.
   *
   * **It takes the customer's money.** It needs `is_merchant_retry` in `presentations.execute`.
   * Tries are counted, and a second one may debit twice: it is never sent again by itself. After a
   * doubt the call succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.
   *
   * `POST /ps/api/v1/mandate/merchant-retry`
   */
  retry(request?: RetryPresentation, options?: CallOptions): Promise<Presentation>;
}

/** The name of an operation: the same in every language, in errors and in inquiries. */
export type OperationName =
  | "auth.generate_token"
  | "customers.create"
  | "customers.get"
  | "customers.find"
  | "customers.update"
  | "orders.create"
  | "orders.get"
  | "orders.get_by_reference"
  | "orders.capture"
  | "orders.cancel"
  | "payments.create"
  | "tokens.create"
  | "tokens.list"
  | "tokens.get"
  | "tokens.delete"
  | "tokens.service_provider"
  | "tokens.cryptogram"
  | "tokens.delete_by_id"
  | "refunds.create"
  | "otp.generate"
  | "otp.submit"
  | "otp.resend"
  | "cards.lookup"
  | "checkout.create"
  | "payment_links.create"
  | "payment_links.get"
  | "payment_links.get_by_reference"
  | "payment_links.cancel"
  | "payment_links.notify"
  | "settlements.list"
  | "settlements.get"
  | "split_settlements.release"
  | "split_settlements.cancel"
  | "fees.calculate"
  | "currency.convert"
  | "plans.create"
  | "plans.list"
  | "plans.get"
  | "plans.get_by_reference"
  | "plans.update"
  | "plans.delete"
  | "subscriptions.create"
  | "subscriptions.list"
  | "subscriptions.get"
  | "subscriptions.get_by_reference"
  | "subscriptions.update"
  | "subscriptions.cancel"
  | "subscriptions.pause"
  | "subscriptions.resume"
  | "presentations.create"
  | "presentations.list"
  | "presentations.get"
  | "presentations.get_by_reference"
  | "presentations.delete"
  | "presentations.notify"
  | "presentations.execute"
  | "presentations.retry"
  | "raw";

/**
 * Asks for an access token. Every other call does so by itself; this one is for those who want the
 * token.
 *
 * The credentials are the session's. The token is kept for the session's next calls. Errors:
 * `authentication` for credentials that the gateway does not know.
 */
export type GenerateToken = Record<string, never>;

/**
 * An access token.
 *
 * The guide documents `expires_in`, the reference `expires_at`; either, both or none may come.
 */
export interface AccessToken {
  /** The bearer token, 1 to 8192 visible ASCII characters. */
  access_token: string;
  /** How long it lives, in seconds. */
  expires_in?: number;
  /** When it ends, ISO 8601 UTC. */
  expires_at?: string;
}

/**
 * Creates a customer, whose cards can then be saved.
 *
 * New customers are `INACTIVE`. A merchant reference is made if none is given. A customer can also
 * be created with an order, by its `purchase_details.customer`.
 */
export interface CreateCustomer {
  /** The merchant's own reference, 1 to 50 characters of `A-Z a-z 0-9 - _`; made if absent. */
  merchant_customer_reference?: string | number | null | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | null | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | null | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | null | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | null | undefined;
  /** E-mail address. */
  email_id?: string | null | undefined;
  /** Billing address. */
  billing_address?: Address | null | undefined;
  /** Shipping address. */
  shipping_address?: Address | null | undefined;
  /** GST identification number. */
  gstin?: string | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
}

/**
 * A billing or shipping address. An empty text is sent as it is.
 *
 * Source: Tokenization guide, section 2; API reference, objects, address.
 */
export interface Address {
  /** First line, at most 100 characters. */
  address1?: string | null | undefined;
  /** Second line, at most 100 characters. */
  address2?: string | null | undefined;
  /** Third line, at most 100 characters. */
  address3?: string | null | undefined;
  /** Postal code. */
  pincode?: string | null | undefined;
  /** City, at most 50 characters. */
  city?: string | null | undefined;
  /** State, at most 50 characters. */
  state?: string | null | undefined;
  /** Country, at most 50 characters. */
  country?: string | null | undefined;
  /** The person's name, at most 100 characters. */
  full_name?: string | null | undefined;
  /** Kind of address, such as `Home` or `Office`; three d is the field's real name on the wire. */
  adddress_type?: string | null | undefined;
  /** `billing` or `shipping`. */
  address_category?: string | null | undefined;
}

/**
 * A customer, as the gateway tells it.
 *
 * Source: Tokenization guide, section 2; API reference, customers.
 */
export interface Customer {
  /** The gateway's id, `cust-v1-0811030624-aa-RBDgpR`. */
  customer_id: string;
  /** The merchant's own reference of the customer. */
  merchant_customer_reference?: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** The country's telephone code. */
  country_code?: string;
  /** Mobile number. */
  mobile_number?: string;
  /** E-mail address. */
  email_id?: string;
  /** Billing address. */
  billing_address?: AddressData;
  /** Shipping address. */
  shipping_address?: AddressData;
  /** The customer's GST identification number. */
  gstin?: string;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string };
  /** Where the customer stands; new ones are `INACTIVE`. */
  status?: CustomerStatus;
  /** Why, where the gateway says. */
  status_reason?: string;
  /** Why the customer was not created, in the webhook `CUSTOMER_CREATION_FAILED`. */
  failure_reason?: FailureReason;
  /** When the customer was made, ISO 8601 UTC. */
  created_at?: string;
  /** When the customer last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/** An address in an answer. */
export interface AddressData {
  /** First line. */
  address1?: string;
  /** Second line. */
  address2?: string;
  /** Third line. */
  address3?: string;
  /** Postal code. */
  pincode?: string;
  /** City. */
  city?: string;
  /** State. */
  state?: string;
  /** Country. */
  country?: string;
  /** The person's name. */
  full_name?: string;
  /** Kind of address, such as `Home` or `Office`. */
  adddress_type?: string;
  /** `billing` or `shipping`. */
  address_category?: string;
}

/**
 * Where a customer stands. Source: customer life cycle.
 *
 * - `INACTIVE`: Just made: saved tokens cannot be used yet.
 * - `ACTIVE`: Verified: saved tokens can be used.
 * - `SUSPENDED`: Blocked for now.
 * - `DELETED`: Gone for good.
 * - `FAILED`: Could not be created.
 *
 * Any other word may come.
 */
export type CustomerStatus =
  | "INACTIVE"
  | "ACTIVE"
  | "SUSPENDED"
  | "DELETED"
  | "FAILED"
  | UnlistedWord;

/** Why a card was not saved, or a customer not created. Source: API documentation, webhooks. */
export interface FailureReason {
  /** The code. */
  code?: string;
  /** The reason in words. */
  message?: string;
  /** Where it failed. */
  additional_error_details?: ErrorOrigin;
}

/** Where something failed. Source: API reference, error codes. */
export interface ErrorOrigin {
  /** `INTERNAL`, `ACQUIRER`, `network`, .. */
  source?: string;
  /** The step, such as `token_provision`. */
  step?: string;
  /** The reason in words. */
  reason?: string;
  /** More about it, as the gateway tells it. */
  metadata?: { [name: string]: unknown };
}

/** Reads a customer. */
export interface GetCustomer {
  /** The gateway's id of the customer. */
  customer_id: string | number;
}

/**
 * Finds a customer by the merchant's reference, or by the mobile number and the country's code.
 *
 * The reference page calls all three required; either way of naming the customer is known to be
 * enough, so the gateway decides.
 */
export interface FindCustomer {
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | null | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | null | undefined;
  /** The merchant's own reference. */
  merchant_customer_reference?: string | number | null | undefined;
}

/**
 * Changes a customer: the fields that are given, and no others.
 *
 * An empty text empties a name or the e-mail address. The reference, the mobile number and the
 * telephone code cannot be empty.
 */
export interface UpdateCustomer {
  /** The gateway's id of the customer. */
  customer_id: string | number;
  /** The merchant's own reference, 1 to 50 characters. */
  merchant_customer_reference?: string | number | null | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | null | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | null | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | null | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | null | undefined;
  /** E-mail address. */
  email_id?: string | null | undefined;
  /** Billing address. */
  billing_address?: Address | null | undefined;
  /** Shipping address. */
  shipping_address?: Address | null | undefined;
  /** Where the customer shall stand. */
  status?: NewCustomerStatus | null | undefined;
}

/**
 * Where a customer can be put.
 *
 * - `ACTIVE`: Saved tokens can be used.
 * - `INACTIVE`: Saved tokens cannot be used.
 * - `SUSPENDED`: Blocked for now.
 * - `DELETED`: Gone for good.
 */
export type NewCustomerStatus = "ACTIVE" | "INACTIVE" | "SUSPENDED" | "DELETED";

/**
 * Creates an order, on which payments are then made.
 *
 * With `pre_auth` a payment blocks the money until it is captured or the order cancelled; without,
 * it takes the money at once.
 */
export interface CreateOrder {
  /** The merchant's reference, 1 to 50 characters, new for every order; made if absent. */
  merchant_order_reference?: string | number | null | undefined;
  /** What is to be paid. */
  order_amount: Amount;
  /** Whether the money is blocked first and captured later. Default false. */
  pre_auth?: boolean | null | undefined;
  /** How the order may be paid; each way must be enabled for the merchant. */
  allowed_payment_methods?: readonly AllowedPaymentMethod[] | null | undefined;
  /** A note of the merchant's. */
  notes?: string | null | undefined;
  /**
   * Where the shopper's browser posts the result, and a failure too if `failure_callback_url` is
   * absent.
   */
  callback_url?: string | null | undefined;
  /** Where the shopper's browser posts a failure. */
  failure_callback_url?: string | null | undefined;
  /** The purchase: customer, cart, metadata. */
  purchase_details?: PurchaseDetails | null | undefined;
  /** How the money is divided among merchants. */
  split_info?: SplitInfo | null | undefined;
  /** `"true"` for a payment in the shopper's currency. */
  is_mcc_transaction?: string | boolean | number | null | undefined;
  /** The amount in the merchant's currency, with `is_mcc_transaction`. */
  base_amount?: Amount | null | undefined;
  /** The discount of a coupon on the cart. */
  cart_coupon_discount_amount?: Amount | null | undefined;
  /** Whether the order may be paid in parts. */
  part_payment?: boolean | null | undefined;
}

/**
 * An amount of money in the currency's smallest unit: paise for INR.
 *
 * In requests `value` is a whole number from 1 to 100,000,000 (INR 0.01 to INR 10 lakh). The
 * documents name 100 as the smallest amount, the gateway's own message 1, so the gateway decides
 * between them. A float is refused. Source: API reference, objects, amount; list of error codes,
 * INVALID_REQUEST.
 */
export interface Amount {
  /** Paise, a whole number: INR 11 is `1100`. */
  value: number;
  /** The ISO 4217 code, three capital letters: `INR`. */
  currency: string;
}

/**
 * A way to pay. Source: API reference, create order.
 *
 * - `CARD`: Cards.
 * - `UPI`: UPI.
 * - `NETBANKING`: Net banking.
 * - `POINTS`: Reward points.
 * - `WALLET`: Wallets.
 * - `CREDIT_EMI`: Instalments by credit card.
 * - `DEBIT_EMI`: Instalments by debit card.
 * - `BNPL`: Buy now, pay later.
 * - `CARDLESS_EMI`: Instalments without a card.
 */
export type AllowedPaymentMethod =
  | "CARD"
  | "UPI"
  | "NETBANKING"
  | "POINTS"
  | "WALLET"
  | "CREDIT_EMI"
  | "DEBIT_EMI"
  | "BNPL"
  | "CARDLESS_EMI";

/**
 * What an order is about: the customer, the cart, and the merchant's own notes.
 *
 * Source: Tokenization guide, section 3; API reference, create order.
 */
export interface PurchaseDetails {
  /** Who buys. */
  customer?: CustomerDetails | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
  /** What is in the cart. */
  cart_details?: CartDetails | null | undefined;
  /** How the money is divided among merchants. */
  split_info?: SplitInfo | null | undefined;
  /** The account that it must be paid from (third party validation). */
  account_details?: AccountDetails | null | undefined;
}

/**
 * The customer of an order.
 *
 * `customer_id`, or `merchant_customer_reference`, or `mobile_number` with `country_code` name the
 * customer; one that does not exist yet is created with the order. Source: Tokenization guide,
 * sections 2 and 3.
 */
export interface CustomerDetails {
  /** The id that the gateway gave the customer: `cust-v1-..`. */
  customer_id?: string | number | null | undefined;
  /** The merchant's own reference of the customer, at most 50 characters. */
  merchant_customer_reference?: string | number | null | undefined;
  /** E-mail address. */
  email_id?: string | null | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | null | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | null | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | null | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | null | undefined;
  /** Billing address. */
  billing_address?: Address | null | undefined;
  /** Shipping address. */
  shipping_address?: Address | null | undefined;
  /** Whether the shopper may change these details on a hosted page. */
  is_edit_customer_details_allowed?: boolean | null | undefined;
}

/** What is in the cart. Source: API reference, create order. */
export interface CartDetails {
  /** The items. */
  cart_items?: readonly CartItem[] | null | undefined;
}

/** One item of a cart. Source: API reference, create order. */
export interface CartItem {
  /** The merchant's id of the item. */
  item_id?: string | number | null | undefined;
  /** Its name. */
  item_name?: string | null | undefined;
  /** What it is. */
  item_description?: string | null | undefined;
  /** A page about it. */
  item_details_url?: string | null | undefined;
  /** A picture of it, 24 by 24 pixels. */
  item_image_url?: string | null | undefined;
  /** Price of one before discount, in paise. */
  item_original_unit_price?: string | number | null | undefined;
  /** Price of one after discount, in paise. */
  item_discounted_unit_price?: string | number | null | undefined;
  /** How many. */
  item_quantity?: string | number | null | undefined;
  /** The ISO 4217 code of the prices. */
  item_currency?: string | null | undefined;
}

/**
 * How the money of an order or a refund is divided. Source: API reference, create order, split
 * settlement.
 */
export interface SplitInfo {
  /** `AMOUNT`. */
  split_type?: string | null | undefined;
  /** The parts. */
  split_details?: readonly SplitDetail[] | null | undefined;
}

/** One part of a split. Source: API reference, create order, split settlement. */
export interface SplitDetail {
  /** The merchant that gets the part. */
  split_merchant_id?: string | number | null | undefined;
  /** The settlement of the order that a part of a refund comes from. */
  parent_order_split_settlement_id?: string | number | null | undefined;
  /** The merchant's reference of the settlement. */
  merchant_settlement_reference?: string | number | null | undefined;
  /** The part. */
  amount?: Amount | null | undefined;
  /** Whether the settlement waits for a release. */
  on_hold?: boolean | null | undefined;
}

/** The account that an order must be paid from. Source: guide of third party validation, 2025. */
export interface AccountDetails {
  /** The bank account. */
  bank_details: BankDetails;
}

/** A bank account. Source: guide of third party validation, 2025. */
export interface BankDetails {
  /** The account's number, as text: it may begin with zeros. It is never printed. */
  account_number: string;
  /** The IFSC of its branch. */
  ifsc_code?: string | null | undefined;
  /** The bank. */
  bank_name?: string | null | undefined;
}

/**
 * An order, or a refund, as the gateway tells it: the answer to everything done with an order.
 *
 * Source: Tokenization guide, sections 3 to 7; API reference, create order.
 */
export interface Order {
  /** The gateway's id, `v1-240715054451-aa-qlAtAf`. */
  order_id: string;
  /** The merchant's reference. */
  merchant_order_reference?: string;
  /** `CHARGE`, or `REFUND` for a refund. */
  type?: OrderType;
  /** Where the order stands. */
  status: OrderStatus;
  /**
   * Where to send the shopper's browser to authenticate. A secret: it lets its holder go on with
   * the payment.
   */
  challenge_url?: string;
  /** The merchant's id at the gateway. */
  merchant_id?: string;
  /** What is to be paid, or given back. */
  order_amount?: AmountAnswer;
  /** Whether the money is blocked first and captured later. */
  pre_auth?: boolean;
  /** Whether the order may be paid in parts. */
  part_payment?: boolean;
  /** How it may be paid. */
  allowed_payment_methods: string[];
  /** The merchant's note. */
  notes?: string;
  /** Where the shopper's browser posts the result. */
  callback_url?: string;
  /** Where it posts a failure, if elsewhere. */
  failure_callback_url?: string;
  /** The purchase: customer, cart, metadata. */
  purchase_details?: PurchaseData;
  /** The payments made on it, failed ones too. */
  payments: Payment[];
  /** Its refunds, where the gateway lists them. */
  refunds: Order[];
  /** The order that a refund belongs to. */
  parent_order_id?: string;
  /** How many more payments may be tried on it. */
  payment_retries_remaining?: number;
  /** `SEAMLESS` or `REDIRECT`. */
  integration_mode?: string;
  /**
   * Where the picture of a UPI QR code is, for a limited time. A secret: it lets its holder pay.
   */
  image_url?: string;
  /** Whether the order is paid in the shopper's currency. */
  is_mcc_transaction?: boolean;
  /** Whether the gateway's risk check looks at domestic payments. */
  is_domestic_txn_for_risk_enabled?: boolean;
  /** The discount of a coupon on the cart. */
  cart_coupon_discount_amount?: AmountAnswer;
  /** A token of the hosted checkout page. */
  order_token?: string;
  /** When it was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/**
 * Whether an order takes money or gives it back.
 *
 * - `CHARGE`: An order to pay.
 * - `REFUND`: A refund.
 *
 * Any other word may come.
 */
export type OrderType = "CHARGE" | "REFUND" | UnlistedWord;

/**
 * The status of an order; of a refund too, which is an order of type `REFUND`.
 *
 * Read in any case; a status that this version does not know is kept as it came.
 *
 * Source: API documentation, order life cycle, except where a status says otherwise.
 *
 * - `CREATED`: The order is accepted; no payment has been made.
 * - `PENDING`: A payment was made and its outcome is open.
 * - `ATTEMPTED`: A payment failed; another may be made for the same order.
 * - `AUTHORIZED`: The money is blocked on the shopper's card: capture it or cancel the order.
 * - `PARTIALLY_CAPTURED`: Part of the blocked money is taken, the rest goes back by itself. In no
 *   documented list: a webhook sample of `ORDER_PROCESSED` has it.
 * - `PROCESSED`: The money is taken.
 * - `CANCELLED`: The merchant or the shopper cancelled; no money is taken.
 * - `FAILED`: The order failed for good; no money is taken.
 * - `PARTIALLY_REFUNDED`: Part of the taken money went back.
 * - `FULLY_REFUNDED`: All of the taken money went back.
 *
 * Any other word may come.
 */
export type OrderStatus =
  | "CREATED"
  | "PENDING"
  | "ATTEMPTED"
  | "AUTHORIZED"
  | "PARTIALLY_CAPTURED"
  | "PROCESSED"
  | "CANCELLED"
  | "FAILED"
  | "PARTIALLY_REFUNDED"
  | "FULLY_REFUNDED"
  | UnlistedWord;

/**
 * An amount of money in the currency's smallest unit: paise for INR.
 *
 * In requests `value` is a whole number from 1 to 100,000,000 (INR 0.01 to INR 10 lakh). The
 * documents name 100 as the smallest amount, the gateway's own message 1, so the gateway decides
 * between them. A float is refused. Source: API reference, objects, amount; list of error codes,
 * INVALID_REQUEST.
 *
 * As it comes in answers: parts may be missing.
 */
export interface AmountAnswer {
  /** Paise, a whole number: INR 11 is `1100`. */
  value: number;
  /** The ISO 4217 code, three capital letters: `INR`. */
  currency: string;
}

/** What an order is about, in an answer: what was sent, as the gateway repeats it. */
export interface PurchaseData {
  /** Who buys. */
  customer?: CustomerData;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string };
  /** What is in the cart. */
  cart_details?: CartData;
  /** How the money is divided among merchants. */
  split_info?: SplitData;
  /** The account that it must be paid from. */
  account_details?: AccountData;
}

/** The customer of an order, in an answer. */
export interface CustomerData {
  /** The gateway's id of the customer: `cust-v1-..`. */
  customer_id?: string;
  /** The merchant's own reference of the customer. */
  merchant_customer_reference?: string;
  /** E-mail address. */
  email_id?: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** Mobile number. */
  mobile_number?: string;
  /** The country's telephone code. */
  country_code?: string;
  /** Billing address. */
  billing_address?: AddressData;
  /** Shipping address. */
  shipping_address?: AddressData;
  /** Whether the shopper may change these details on a hosted page. */
  is_edit_customer_details_allowed?: boolean;
}

/** What is in the cart, in an answer. */
export interface CartData {
  /** The items. */
  cart_items: CartItemData[];
}

/** One item of a cart, in an answer. */
export interface CartItemData {
  /** The merchant's id of the item. */
  item_id?: string;
  /** Its name. */
  item_name?: string;
  /** What it is. */
  item_description?: string;
  /** A page about it. */
  item_details_url?: string;
  /** A picture of it. */
  item_image_url?: string;
  /** Price of one before discount, in paise. */
  item_original_unit_price?: number;
  /** Price of one after discount, in paise. */
  item_discounted_unit_price?: number;
  /** How many. */
  item_quantity?: number;
  /** The ISO 4217 code of the prices. */
  item_currency?: string;
}

/** How the money of an order or a refund is divided, in an answer. */
export interface SplitData {
  /** `AMOUNT`. */
  split_type?: string;
  /** The parts. */
  split_details: SplitDetailData[];
}

/** One part of a split, in an answer. Source: API reference, split settlement. */
export interface SplitDetailData {
  /** The merchant that gets the part. */
  split_merchant_id?: string;
  /** The gateway's id of the settlement: the order's id and `-ss-x`. */
  split_settlement_id?: string;
  /** The settlement of the order that a part of a refund comes from. */
  parent_order_split_settlement_id?: string;
  /** The merchant's reference of the settlement. */
  merchant_settlement_reference?: string;
  /** The part. */
  amount?: AmountAnswer;
  /** Whether the settlement waits for a release. */
  on_hold?: boolean;
  /** `RELEASED` or `HOLD`; for a part of a refund `DO_NOT_RECOVER`. */
  status?: string;
  /** What was released, once it was. */
  release_amount?: AmountAnswer;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/** The account that an order must be paid from, in an answer. */
export interface AccountData {
  /** The bank account. */
  bank_details?: BankData;
}

/** A bank account, in an answer. */
export interface BankData {
  /** The account's number. */
  account_number?: string;
  /** The IFSC of its branch. */
  ifsc_code?: string;
  /** The bank. */
  bank_name?: string;
}

/**
 * A payment on an order, as the gateway tells it.
 *
 * Source: Tokenization guide, sections 4, 6 and 7; API reference, create payment.
 */
export interface Payment {
  /** The gateway's id, `v1-240711075343-aa-dmkVNf-cc-c`. */
  id?: string;
  /** The merchant's reference. */
  merchant_payment_reference?: string;
  /** Where it stands. */
  status?: PaymentStatus;
  /** What was paid. */
  payment_amount?: AmountAnswer;
  /** The same in the order's currency, where they differ. */
  base_amount?: AmountAnswer;
  /** The rate between the two, a decimal as text. */
  conversion_rate?: string;
  /** `CARD`, or another way to pay. */
  payment_method?: string;
  /** The card, or whatever was paid with. */
  payment_option?: PaymentOptionData;
  /** What the bank said. */
  acquirer_data?: AcquirerData;
  /** Why it failed. */
  error_detail?: ErrorDetail;
  /** Its captures. */
  capture_data: Capture[];
  /**
   * Where to send the shopper's browser to authenticate, where the payment has it instead of the
   * order. A secret.
   */
  challenge_url?: string;
  /** `SEAMLESS` or `REDIRECT`. */
  integration_mode?: string;
  /** The convenience fee within the amount. */
  convenience_fee_breakdown?: ConvenienceFeeData;
  /** The offer that was used, as the gateway tells it. */
  offer_data?: { [name: string]: unknown };
  /** The mandate that was made with the payment, as the gateway tells it. */
  mandate_info?: { [name: string]: unknown };
  /** More about the payment, such as the shopper's address on the network. */
  additional_detail?: { [name: string]: unknown };
  /** The payment that a refund's payment gives back. */
  parent_payment_id?: string;
  /** When it was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/**
 * Where a payment stands. Source: API reference, create payment.
 *
 * - `PENDING`: Waiting for the shopper or the bank.
 * - `AUTHORIZED`: The money is blocked.
 * - `PROCESSED`: The money is taken.
 * - `CANCELLED`: Given up before the money was taken.
 * - `FAILED`: Refused; `error_detail` says why.
 *
 * Any other word may come.
 */
export type PaymentStatus =
  | "PENDING"
  | "AUTHORIZED"
  | "PROCESSED"
  | "CANCELLED"
  | "FAILED"
  | UnlistedWord;

/** What was paid with. */
export interface PaymentOptionData {
  /** The card, without its number. */
  card_data?: CardData;
  /** UPI, as the API reference names it. */
  upi_details?: UpiData;
  /** UPI, as samples name it. */
  upi_data?: UpiData;
  /** Net banking. */
  netbanking_data?: NetbankingData;
  /** A wallet. */
  wallet_data?: WalletData;
}

/**
 * A card, without its number. Its words are the networks' own and an open set.
 *
 * Source: API reference, create payment.
 */
export interface CardData {
  /** `CREDIT`, `DEBIT`, .. */
  card_type?: string;
  /** `VISA`, `MASTERCARD`, `RUPAY`, .. in any case. */
  network_name?: string;
  /** The bank. */
  issuer_name?: string;
  /** The name of the card's product. */
  product_name?: string;
  /** `CONSUMER`, `COMMERCIAL`, .. */
  card_category?: string;
  /** `IND`, .. */
  country_code?: string;
  /** `ALT_TOKEN`, `NETWORK_TOKEN` or `ISSUER_TOKEN`: what was charged in the card's place. */
  token_txn_type?: string;
  /** The last four digits. */
  last4_digit?: string;
  /** Whether the card is to be saved. */
  save?: boolean;
  /** Whether the OTP can be taken on the merchant's own page. */
  is_native_otp_eligible?: boolean;
}

/**
 * A payment by UPI, in an answer. Source: API reference, create payment; guide of UPI payments,
 * 2025.
 */
export interface UpiData {
  /** `COLLECT` or `INTENT`. */
  txn_mode?: string;
  /** Whether a picture of a QR code was wanted. */
  upi_qr?: boolean;
  /** Who pays. */
  payer?: UpiPayerData;
}

/** Who pays by UPI, in an answer. */
export interface UpiPayerData {
  /** The virtual payment address. */
  vpa?: string;
  /** The kind of account. */
  account_type?: string;
}

/** A payment by net banking, in an answer. Source: API reference, create payment. */
export interface NetbankingData {
  /** The bank's code. */
  pay_code?: string;
  /** `REDIRECT`, `QR` or `INTENT`. */
  txn_mode?: string;
}

/** A payment by wallet, in an answer. Source: API reference, create payment. */
export interface WalletData {
  /** The wallet's code. */
  wallet_code?: string;
}

/** What the acquiring bank said. Empty strings are common. */
export interface AcquirerData {
  /** The bank's approval. */
  approval_code?: string;
  /** The bank's reference. */
  acquirer_reference?: string;
  /** The retrieval reference number. */
  rrn?: string;
  /** The bank. */
  acquirer_name?: string;
  /** Whether the acquirer is an aggregator. */
  is_aggregator?: boolean;
}

/** Why a payment failed. */
export interface ErrorDetail {
  /** The code, such as `PAYMENT_DECLINED`. */
  code?: string;
  /** The reason in words. */
  message?: string;
  /** Where it failed. */
  additional_error_details?: ErrorOrigin;
}

/** One capture of a payment. Source: Tokenization guide, section 6. */
export interface Capture {
  /** The merchant's reference of the capture. */
  merchant_capture_reference?: string;
  /** What was captured. */
  capture_amount?: AmountAnswer;
  /** When, ISO 8601 UTC. */
  created_at?: string;
}

/** What a convenience fee is made of, in an answer. Source: API reference, convenience fee. */
export interface ConvenienceFeeData {
  /** The fee without tax. */
  fee_amount?: AmountAnswer;
  /** The tax on it. */
  tax_amount?: AmountAnswer;
  /** What is added to it. */
  additional_fee_amount?: AmountAnswer;
  /** The most that it can be. */
  maximum_fee_amount?: AmountAnswer;
  /** What the shopper pays of it. */
  applicable_fee_amount?: AmountAnswer;
  /** What the merchant pays of it. */
  subvented_fee_amount?: AmountAnswer;
  /** The amount that it was computed from. */
  fee_calculated_on_amount?: AmountAnswer;
}

/** Reads an order, or a refund, by the gateway's id: the one source of truth about a payment. */
export interface GetOrder {
  /** The gateway's id of the order or refund. */
  order_id: string | number;
}

/**
 * Reads an order, or a refund, by the merchant's reference: what to ask when an order's creation is
 * in doubt.
 */
export interface GetOrderByReference {
  /** The merchant's reference of the order or refund. */
  merchant_order_reference: string | number;
}

/**
 * Captures the money that a payment with `pre_auth` has blocked.
 *
 * The order must be `AUTHORIZED`. Without `capture_amount` all of it is captured. An order can be
 * captured in part once; the rest goes back to the customer by itself.
 */
export interface CaptureOrder {
  /** The gateway's id of the order. */
  order_id: string | number;
  /** The merchant's reference of the capture, 1 to 50 characters; made if absent. */
  merchant_capture_reference?: string | number | null | undefined;
  /** How much to capture; all, if absent. */
  capture_amount?: Amount | null | undefined;
}

/**
 * Cancels an order whose money is blocked and not captured yet; the customer gets it back.
 *
 * The order must be `AUTHORIZED`. After a doubt an order that is found `CANCELLED` counts as
 * cancelled by this call: a cancellation has no reference of its own.
 */
export interface CancelOrder {
  /** The gateway's id of the order. */
  order_id: string | number;
}

/**
 * Pays an order: by card (and saves it), saved card, or a card tokenised by another PA/PG; by UPI,
 * net banking or wallet.
 *
 * The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's browser
 * to; for UPI it is `upi://pay?..`, which a UPI app opens, and for a UPI collect request there is
 * nothing to open. Card data may pass through your server only with a PCI compliance certificate. A
 * failed payment can be followed by another on the same order while `payment_retries_remaining`
 * lasts. `pre_auth` orders take cards and points only.
 */
export interface CreatePayment {
  /** The gateway's id of the order. */
  order_id: string | number;
  /** The payment: normally one. */
  payments: readonly NewPayment[];
}

/** One payment to make. */
export interface NewPayment {
  /** The merchant's reference, 1 to 50 characters, new for every payment; made if absent. */
  merchant_payment_reference?: string | number | null | undefined;
  /** The method of `payment_option`, which is filled in if absent. */
  payment_method?: PaymentMethod | null | undefined;
  /**
   * Sent as it is given; it belongs to the order, where the gateway reads it. The guide prints it
   * here too.
   */
  pre_auth?: boolean | null | undefined;
  /** What to pay: the order's amount, unless it may be paid in parts. */
  payment_amount: Amount;
  /** What to pay with: exactly one kind. */
  payment_option: PaymentOption;
  /** The shopper's device, for authentication and for risk. */
  device_info?: DeviceInfo | null | undefined;
  /** The shopper, for the risk check. */
  risk_validation_details?: CustomerDetails | null | undefined;
  /** The account that it is made from, where the order names one (third party validation). */
  customer_account_details?: CustomerAccountDetails | null | undefined;
  /** What the convenience fee within the amount is made of. */
  convenience_fee_breakdown?: ConvenienceFeeBreakdown | null | undefined;
  /** The mandate that is made with it: for UPI, on the order of a subscription. */
  mandate_info?: MandateInfo | null | undefined;
}

/**
 * How a payment is made. The other ways are instalments, points and paying later; `raw` can make
 * them.
 *
 * Source: API reference, create payment.
 *
 * - `CARD`: By card, with `card_details` or `card_token_details`.
 * - `UPI`: By UPI, with `upi_details`.
 * - `NETBANKING`: By net banking, with `netbanking_details`.
 * - `WALLET`: By wallet, with `wallet_details`.
 */
export type PaymentMethod = "CARD" | "UPI" | "NETBANKING" | "WALLET";

/** What to pay with: a card, a token in its place, UPI, net banking or a wallet. Exactly one. */
export type PaymentOption =
  | {
      /** The card itself. */
      card_details: CardDetails;
      card_token_details?: never;
      upi_details?: never;
      netbanking_details?: never;
      wallet_details?: never;
    }
  | {
      /** A token in the card's place. */
      card_token_details: CardTokenDetails;
      card_details?: never;
      upi_details?: never;
      netbanking_details?: never;
      wallet_details?: never;
    }
  | {
      /** UPI. */
      upi_details: UpiDetails;
      card_details?: never;
      card_token_details?: never;
      netbanking_details?: never;
      wallet_details?: never;
    }
  | {
      /** Net banking. */
      netbanking_details: NetbankingDetails;
      card_details?: never;
      card_token_details?: never;
      upi_details?: never;
      wallet_details?: never;
    }
  | {
      /** A wallet. */
      wallet_details: WalletDetails;
      card_details?: never;
      card_token_details?: never;
      upi_details?: never;
      netbanking_details?: never;
    };

/** A card as the shopper entered it. Source: Tokenization guide, section 4.1. */
export interface CardDetails {
  /** The PAN: 12 to 19 digits; spaces and hyphens between them are taken out. */
  card_number: string;
  /** The CVV: 3 or 4 digits. A payment by PAN without it fails at the bank. */
  cvv?: string | null | undefined;
  /** Two digits, `01` to `12`. */
  expiry_month: string | number;
  /** Four digits. */
  expiry_year: string | number;
  /** The name on the card, at most 100 characters. */
  name?: string | null | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | null | undefined;
  /** The shopper's consent to save the card: a token is made after a successful payment. */
  save?: boolean | null | undefined;
}

/** A token in the card's place: of a card saved here, or of another PA/PG. Never both. */
export type CardTokenDetails =
  | SavedToken
  | ForeignToken;

/** A card saved here. Source: Tokenization guide, section 4.2. */
export interface SavedToken {
  /** The gateway's id of the token: `token-v1-..`. */
  token_id: string | number;
  /** The kind of token: `NETWORK_TOKEN`, which is the default. */
  token_txn_type?: TokenTxnType | null | undefined;
  /** The CVV: 3 or 4 digits. Visa and Mastercard network tokens can do without it in production. */
  cvv?: string | null | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | null | undefined;
  // Fields of `ForeignToken` are an error here.
  token?: never;
  cryptogram?: never;
  expiry_month?: never;
  expiry_year?: never;
  last4_digit?: never;
  name?: never;
}

/**
 * The kind of a token. Source: API reference, create payment.
 *
 * - `ALT_TOKEN`: An alternate id for one payment as a guest.
 * - `NETWORK_TOKEN`: A token of the card network.
 * - `ISSUER_TOKEN`: A token of the issuing bank.
 */
export type TokenTxnType = "ALT_TOKEN" | "NETWORK_TOKEN" | "ISSUER_TOKEN";

/**
 * A card tokenised by another PA/PG, with its cryptogram. Source: Tokenization guide, section
 * 4.3.1.
 */
export interface ForeignToken {
  /** The token: 1 to 50 characters, 16 digits in the samples. */
  token: string;
  /**
   * The cryptogram, base64, for this payment only. The guide has it; the official SDK for Go leaves
   * it out.
   */
  cryptogram?: string | null | undefined;
  /** The kind of token: `ALT_TOKEN`, which is the default. */
  token_txn_type?: TokenTxnType | null | undefined;
  /** The token's expiry month: two digits, `01` to `12`. */
  expiry_month?: string | number | null | undefined;
  /** The token's expiry year: four digits. */
  expiry_year?: string | number | null | undefined;
  /** The card's last four digits. */
  last4_digit?: string | null | undefined;
  /** The CVV: 3 or 4 digits. */
  cvv?: string | null | undefined;
  /** The name on the card, at most 100 characters. */
  name?: string | null | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | null | undefined;
  // Fields of `SavedToken` are an error here.
  token_id?: never;
}

/**
 * A payment by UPI: by the shopper's own app (intent, QR code), or asked for at an address
 * (collect).
 *
 * Source: guide of UPI payments, 2025; Juspay's connector.
 */
export type UpiDetails =
  | UpiIntent
  | UpiCollect;

/**
 * A link for the shopper's UPI app, or a code to scan.
 *
 * The answer's `challenge_url` is `upi://pay?..`; with `upi_qr` its `image_url` is the picture of
 * the code, for 20 minutes.
 */
export interface UpiIntent {
  /** `INTENT`. */
  txn_mode: UpiIntentMode;
  /** Whether a picture of a QR code is wanted too. */
  upi_qr?: boolean | null | undefined;
  // Fields of `UpiCollect` are an error here.
  payer?: never;
}

/**
 * The mode of `UpiIntent`.
 *
 * - `INTENT`: The shopper opens a link, or scans a code.
 */
export type UpiIntentMode = "INTENT";

/** A request that the shopper approves in a UPI app. There is no page to send the browser to. */
export interface UpiCollect {
  /** `COLLECT`. */
  txn_mode: UpiCollectMode;
  /** Who is asked. */
  payer: UpiPayer;
  // Fields of `UpiIntent` are an error here.
  upi_qr?: never;
}

/**
 * The mode of `UpiCollect`.
 *
 * - `COLLECT`: The shopper is asked.
 */
export type UpiCollectMode = "COLLECT";

/** Who is asked for a payment by UPI. */
export interface UpiPayer {
  /** The virtual payment address: `name@bank`. It is never printed. */
  vpa: string;
  /** The kind of account. */
  account_type?: string | null | undefined;
}

/**
 * A payment at the shopper's bank. The answer has a `challenge_url` to send the browser to.
 *
 * Source: guide of third party validation, 2025; Juspay's connector.
 */
export interface NetbankingDetails {
  /** The gateway's code of the bank, such as `NB1531` for the State Bank of India. */
  pay_code: string;
  /** How the shopper comes to the bank. */
  txn_mode?: NetbankingMode | null | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | null | undefined;
}

/**
 * How the shopper comes to the bank. Source: API reference, create payment.
 *
 * - `REDIRECT`: The browser goes to the bank's page.
 * - `QR`: By a code to scan.
 * - `INTENT`: By the bank's app.
 */
export type NetbankingMode = "REDIRECT" | "QR" | "INTENT";

/**
 * A payment by wallet. The answer has a `challenge_url` to send the browser to. Source: Juspay's
 * connector.
 */
export interface WalletDetails {
  /** The gateway's code of the wallet. */
  wallet_code: string;
}

/**
 * The shopper's device. Every value is a text, even `"true"` and `"-330"`.
 *
 * Source: API reference, create payment; the two halves are two vocabularies of the documents, send
 * what you have.
 */
export interface DeviceInfo {
  /** `ANDROID`, `IOS`, `MACOS` or `WINDOWS`. */
  operating_system?: string | boolean | number | null | undefined;
  /** The shopper's IP address as the server sees it. */
  source_ip_address?: string | boolean | number | null | undefined;
  /** The shopper's IP address as the browser tells it. */
  browser_ip_address?: string | boolean | number | null | undefined;
  /** The browser's user agent. */
  browser_user_agent?: string | boolean | number | null | undefined;
  /** The device's model. */
  device_model?: string | boolean | number | null | undefined;
  /** The device's maker. */
  device_manufacturer?: string | boolean | number | null | undefined;
  /** The kind of device. */
  device_type?: string | boolean | number | null | undefined;
  /** What the browser accepts. */
  browser_accept_header?: string | boolean | number | null | undefined;
  /** The browser's language. */
  browser_language?: string | boolean | number | null | undefined;
  /** The screen's height in pixels. */
  browser_screen_height?: string | boolean | number | null | undefined;
  /** The screen's width in pixels. */
  browser_screen_width?: string | boolean | number | null | undefined;
  /** Minutes from local time to UTC: `"-330"` in India. */
  browser_timezone?: string | boolean | number | null | undefined;
  /** The window's size: `"1366x768"`. */
  browser_window_size?: string | boolean | number | null | undefined;
  /** Bits per pixel. */
  browser_screen_color_depth?: string | boolean | number | null | undefined;
  /** `"true"` if the browser runs Java. */
  browser_java_enabled_val?: string | boolean | number | null | undefined;
  /** `"true"` if the browser runs JavaScript. */
  browser_javascript_enabled_val?: string | boolean | number | null | undefined;
  /** `"browser"`. */
  device_channel?: string | boolean | number | null | undefined;
}

/**
 * The account that a payment is made from. Source: guide of third party validation, 2025; Juspay's
 * connector.
 */
export interface CustomerAccountDetails {
  /** The account's number, as text: it may begin with zeros. It is never printed. */
  account_number: string;
  /** The IFSC of its branch. */
  ifsc_code?: string | null | undefined;
}

/**
 * What the convenience fee within a payment's amount is made of, as `fees.calculate` tells it.
 *
 * An amount of zero is no error here. Source: API reference, convenience fee; Juspay's connector.
 */
export interface ConvenienceFeeBreakdown {
  /** The fee without tax. */
  fee_amount?: Amount | null | undefined;
  /** The tax on it. */
  tax_amount?: Amount | null | undefined;
  /** What is added to it. */
  additional_fee_amount?: Amount | null | undefined;
  /** The most that it can be. */
  maximum_fee_amount?: Amount | null | undefined;
  /** What the shopper pays of it. */
  applicable_fee_amount?: Amount | null | undefined;
  /** What the merchant pays of it. */
  subvented_fee_amount?: Amount | null | undefined;
  /** The amount that it was computed from. */
  fee_calculated_on_amount?: Amount | null | undefined;
}

/** The mandate that is made with a payment. Source: guide of subscriptions, 2025. */
export interface MandateInfo {
  /** What is asked for. */
  request_type: MandateRequestType;
}

/**
 * What is asked for with a mandate. Source: guide of subscriptions, 2025.
 *
 * - `CREATE_MANDATE`: The payment registers a mandate; `challenge_url` is then `upi://mandate?..`.
 */
export type MandateRequestType = "CREATE_MANDATE";

/**
 * Saves a card in a customer's vault without a payment.
 *
 * How `encrypted_card_details` is encrypted is not documented publicly: it passes through as it is
 * given.
 */
export interface CreateToken {
  /** The gateway's id of the customer. */
  customer_id: string | number;
  /** The merchant's reference, 1 to 50 characters, new for every token; made if absent. */
  merchant_token_reference?: string | number | null | undefined;
  /** `CARD`, which is the default. */
  payment_method?: TokenPaymentMethod | null | undefined;
  /** The card. */
  payment_option: TokenPaymentOption;
  /** The payment in which the shopper agreed. */
  payment?: TokenPayment | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
}

/**
 * What is saved. Source: API reference, generate card token.
 *
 * - `CARD`: A card.
 */
export type TokenPaymentMethod = "CARD";

/** The card to save. */
export interface TokenPaymentOption {
  /** The card, encrypted. */
  encrypted_card_details: string;
}

/** The payment in which the shopper agreed to save the card. */
export interface TokenPayment {
  /** What the bank said of it. */
  acquirer_data?: TokenAcquirerData | null | undefined;
}

/** What the bank said of the payment in which the shopper agreed. */
export interface TokenAcquirerData {
  /** The bank's approval. */
  approval_code?: string | null | undefined;
  /** The bank's reference. */
  acquirer_reference?: string | null | undefined;
  /** The retrieval reference number. */
  rrn?: string | null | undefined;
  /** The reference of the authentication; RuPay needs it. */
  auth_reference?: string | null | undefined;
}

/**
 * A saved card in the vault: never the card itself.
 *
 * Source: API reference, tokenization.
 */
export interface Token {
  /** The gateway's id, `token-v1-0811030624-bb-RBDgpR`: what a payment by saved card names. */
  token_id: string;
  /** The merchant's reference; may be empty. */
  merchant_token_reference?: string;
  /** The customer whose card it is. */
  customer_id?: string;
  /** Where it stands. */
  status?: TokenStatus;
  /** Why, where the gateway says. */
  status_reason?: string;
  /** Why the card was not saved, in the webhook `TOKEN_PROVISION_FAILED`. */
  failure_reason?: FailureReason;
  /** `CARD`, .. */
  payment_method?: string;
  /** The id of the network's own token, `tp-v1-..`. */
  service_provider_token_id?: string;
  /** The merchant's reference of the request, in the answer to a deletion. */
  merchant_unique_reference?: string;
  /** The reference of the payment that saved the card, in webhooks. */
  merchant_payment_reference?: string;
  /** The card, without its number. */
  card_data?: TokenCardData;
  /** Whether the token follows the rules of the Reserve Bank of India. */
  is_compliant?: boolean;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string };
  /** When it ends, ISO 8601 UTC. */
  expired_at?: string;
  /** When it was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/**
 * Where a token stands. Source: API reference, tokenization, token status.
 *
 * - `INITIATED`: The networks are still being asked.
 * - `ACTIVE`: Usable.
 * - `SUSPENDED`: Not usable for now.
 * - `FAILED`: Every network refused.
 * - `DEACTIVATED`: Switched off for good.
 * - `DELETED`: Deleted; not in the documented list, but in the documented answer to a deletion.
 *
 * Any other word may come.
 */
export type TokenStatus =
  | "INITIATED"
  | "ACTIVE"
  | "SUSPENDED"
  | "FAILED"
  | "DEACTIVATED"
  | "DELETED"
  | UnlistedWord;

/** The card behind a token, without its number. */
export interface TokenCardData {
  /** The last four digits. */
  last4_digit?: string;
  /** `CREDIT` or `DEBIT`. */
  card_type?: string;
  /** `VISA`, .. */
  network_name?: string;
  /** The bank. */
  issuer_name?: string;
  /** `CONSUMER`, .. */
  card_category?: string;
  /** `IND`, .. */
  country_code?: string;
  /** Whether the card is from abroad. */
  international?: boolean;
  /** Whether it can pay in instalments. */
  emi?: boolean;
  /** Whether a payment by this token needs the CVV. */
  cvv_required?: boolean;
}

/** Lists the saved cards of a customer. */
export interface ListTokens {
  /** The gateway's id of the customer. */
  customer_id: string | number;
}

/** The tokens of one customer. Source: API reference, tokenization. */
export interface Tokens {
  /** The customer. */
  customer_id?: string;
  /** How many tokens there are. */
  total_tokens?: number;
  /** The tokens. */
  tokens: Token[];
  /** The one token, where the answer is about a single one. */
  token_id?: string;
  /** Where that one stands. */
  status?: TokenStatus;
  /** The network's id of that one. */
  service_provider_token_id?: string;
  /** When the list was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/** Reads one saved card of a customer. */
export interface GetToken {
  /** The gateway's id of the customer. */
  customer_id: string | number;
  /** The gateway's id of the token. */
  token_id: string | number;
}

/**
 * Deletes a saved card of a customer.
 *
 * After a doubt a token that is gone counts as deleted by this call.
 */
export interface DeleteToken {
  /** The gateway's id of the customer. */
  customer_id: string | number;
  /** The gateway's id of the token. */
  token_id: string | number;
  /** The merchant's reference of the deletion, 1 to 50 characters; made if absent. */
  merchant_unique_reference?: string | number | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
}

/**
 * Reads the networks' own tokens behind a customer's saved cards, or behind one saved card.
 *
 * For a customer the answer has `tokens`; for a token it is that token, with
 * `service_provider_token_id`.
 */
export interface GetServiceProviderToken {
  /** The gateway's id of a customer (`cust-v1-..`) or of a token (`token-v1-..`). */
  identifier: string | number;
}

/**
 * Makes a one-time cryptogram of a saved card, to pay with at another PA/PG.
 *
 * A cryptogram that is not used does nothing, so a lost answer is followed by another request.
 */
export interface GenerateCryptogram {
  /** The gateway's id of the token. */
  token_id: string | number;
  /** The merchant's reference of the request, 1 to 50 characters; made if absent. */
  merchant_unique_reference?: string | number | null | undefined;
  /** The id of the network's own token: `tp-v1-..`. */
  service_provider_token_id: string | number;
}

/** The one-time cryptogram of a saved card. Source: API reference, generate cryptogram. */
export interface Cryptogram {
  /** The token. */
  token_id?: string;
  /** The merchant's reference of the token. */
  merchant_token_reference?: string;
  /** The network's id of the token. */
  service_provider_token_id?: string;
  /** What a payment needs. */
  token_data?: TokenData;
}

/** What a payment by a network's token needs: every part a secret. */
export interface TokenData {
  /** The cryptogram, base64, for one payment. */
  cryptogram?: string;
  /** The network's reference of the token. */
  token_reference?: string;
  /** The network's reference of the account behind it. */
  payment_account_reference?: string;
  /** The token's expiry month. */
  token_expiry_month?: string;
  /** The token's expiry year. */
  token_expiry_year?: string;
}

/**
 * Deletes a saved card by the token's id alone.
 *
 * After a doubt a token that is gone counts as deleted by this call.
 */
export interface DeleteTokenById {
  /** The gateway's id of the token. */
  token_id: string | number;
}

/**
 * Gives back money of an order that was `PROCESSED`, in whole or in part.
 *
 * The answer is the refund's own order; read it with `orders.get` or by its reference.
 */
export interface CreateRefund {
  /** The gateway's id of the order to refund. */
  order_id: string | number;
  /**
   * The merchant's reference of the refund, 1 to 50 characters, new for every refund; made if
   * absent.
   */
  merchant_order_reference?: string | number | null | undefined;
  /**
   * How much to give back. The pages call it required, and for partial refunds only: always send
   * it.
   */
  order_amount: Amount;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
  /** The products given back, for a partial refund of a cart with several. */
  products?: readonly RefundProduct[] | null | undefined;
  /** How the money given back is divided among merchants. */
  split_info?: SplitInfo | null | undefined;
}

/** A product that is given back. */
export interface RefundProduct {
  /** Its code. */
  product_code?: string | null | undefined;
  /** Its IMEI. */
  imei_number?: string | null | undefined;
}

/**
 * Has the bank send the shopper an OTP, to be entered on the merchant's own page (native OTP).
 *
 * For payments whose `card_data.is_native_otp_eligible` is true; the `challenge_url` can always be
 * used instead.
 */
export interface GenerateOtp {
  /** The gateway's id of the payment. */
  payment_id: string | number;
}

/**
 * What follows a step of native OTP.
 *
 * Success of a submit only means that the OTP was taken: read the order for the payment's result.
 * Source: API reference, generate, submit and resend OTP.
 */
export interface Otp {
  /** `SUCCESS`, in any case. */
  status?: string;
  /**
   * What may be done next: `SUBMIT_OTP`, `RESEND_OTP`, or `NONE` (make a new payment on the same
   * order).
   */
  next: string[];
  /** More about it. */
  meta_data?: OtpMetaData;
}

/** More about a step of native OTP. */
export interface OtpMetaData {
  /** Seconds until the OTP may be sent again. */
  resend_after?: number;
}

/**
 * Submits the OTP that the shopper entered.
 *
 * Success only means that the OTP was taken: read the order for the payment's result. It is never
 * sent again by itself, because tries are counted.
 */
export interface SubmitOtp {
  /** The gateway's id of the payment. */
  payment_id: string | number;
  /** The OTP, digits only. */
  otp: string | number;
}

/** Has the bank send the OTP again, after the seconds that `meta_data.resend_after` named. */
export interface ResendOtp {
  /** The gateway's id of the payment. */
  payment_id: string | number;
}

/** Looks up what the gateway knows of cards: network, bank, kind, native OTP. */
export interface LookupCards {
  /** The amount that is to be paid, in paise, as a text of digits. */
  amount?: string | number | null | undefined;
  /** The cards. */
  card_details: readonly CardToLookUp[];
}

/** A card, or a token in its place. */
export interface CardToLookUp {
  /** The PAN or the token: 12 to 19 digits. */
  payment_identifier: string;
  /** Which of them it is. */
  payment_reference_type: PaymentReferenceType;
}

/**
 * What a payment identifier is. Source: API reference, card details.
 *
 * - `CARD`: A PAN.
 * - `ALT_TOKEN_TXN`: An alternate id.
 * - `NETWORK_TOKEN_TXN`: A token of the card network.
 * - `ISSUER_TOKEN_TXN`: A token of the issuing bank.
 */
export type PaymentReferenceType =
  | "CARD"
  | "ALT_TOKEN_TXN"
  | "NETWORK_TOKEN_TXN"
  | "ISSUER_TOKEN_TXN";

/** What the gateway knows of some cards. Source: API reference, card details. */
export interface CardLookup {
  /** One entry a card. */
  card_payment_details: CardPaymentDetail[];
}

/** What the gateway knows of one card. */
export interface CardPaymentDetail {
  /** `VISA`, .. */
  card_network?: string;
  /** The bank. */
  card_issuer?: string;
  /** `CREDIT`, .. */
  card_type?: string;
  /** `CONSUMER`, .. */
  card_category?: string;
  /** Whether the card is from abroad. */
  is_international_card?: boolean;
  /** Whether the OTP can be taken on the merchant's own page. */
  is_native_otp_supported?: boolean;
  /** `IND`, .. */
  country_code?: string;
  /** The card's currency. */
  currency?: string;
  /** Whether that currency can be paid with. */
  is_currency_supported?: boolean;
}

/**
 * Creates an order whose shopper pays on the gateway's own page (hosted checkout).
 *
 * It needs no PCI compliance certificate: card data never passes through your server, and the page
 * saves cards too. The order is then read, captured, cancelled and refunded as any other. After a
 * lost answer the order is looked up by its reference; the link is had by sending the same request
 * again, which gives the existing one where the gateway honours references so. Where it refuses the
 * repeat, the call ends `unknown`: create another order.
 */
export interface CreateCheckout {
  /**
   * The merchant's reference, 1 to 50 characters, new for every order; made if absent.
   *
   * Under one that was used before, the gateway may give the link to that order, and the answer
   * does not tell its amount.
   */
  merchant_order_reference?: string | number | null | undefined;
  /** What is to be paid. */
  order_amount: Amount;
  /** How the page is shown. Default `REDIRECT`. */
  integration_mode?: IntegrationMode | null | undefined;
  /**
   * Whether the money is blocked first and captured later; for cards and points only. Default
   * false.
   */
  pre_auth?: boolean | null | undefined;
  /** How the order may be paid; each way must be enabled for the merchant. */
  allowed_payment_methods?: readonly AllowedPaymentMethod[] | null | undefined;
  /** A note of the merchant's. */
  notes?: string | null | undefined;
  /** Where the shopper's browser posts the result. The test environment refuses `localhost`. */
  callback_url?: string | null | undefined;
  /** Where the shopper's browser posts a failure. */
  failure_callback_url?: string | null | undefined;
  /** The purchase: customer, cart, metadata. */
  purchase_details?: PurchaseDetails | null | undefined;
}

/**
 * How the gateway's page is shown.
 *
 * - `REDIRECT`: The shopper's browser goes to it.
 * - `IFRAME`: In a frame of the shop's page.
 * - `SDK`: By the gateway's script.
 */
export type IntegrationMode = "REDIRECT" | "IFRAME" | "SDK";

/** The link to the gateway's page. */
export interface Checkout {
  /** The gateway's id of the order. */
  order_id: string;
  /** Where to send the shopper's browser. A secret: it lets its holder pay. */
  redirect_url?: string;
  /** The token of the page. A secret. */
  token?: string;
  /** 200, as the body repeats it. */
  response_code?: number;
  /** The result in words. */
  response_message?: string;
}

/**
 * Creates a link by which a customer pays on the gateway's own page; the gateway sends it by e-mail
 * and SMS.
 *
 * It needs no PCI compliance certificate and no page of your own. The link has an order, which is
 * then read, captured and refunded as any other. A reference used before gives the existing link;
 * of another amount it is refused.
 */
export interface CreatePaymentLink {
  /** The merchant's reference, 1 to 50 characters, new for every link; made if absent. */
  merchant_payment_link_reference?: string | number | null | undefined;
  /** What is to be paid. */
  amount: Amount;
  /** What it is for; the customer reads it. */
  description?: string | null | undefined;
  /** When it ends, ISO 8601 UTC, at most 180 days ahead: `2025-03-21T08:29:00Z`. */
  expire_by?: string | null | undefined;
  /** How it may be paid; each way must be enabled for the merchant. */
  allowed_payment_methods?: readonly AllowedPaymentMethod[] | null | undefined;
  /** `"true"` if the money is blocked first and captured later. Default `"false"`. */
  pre_auth?: string | boolean | number | null | undefined;
  /** Whether it may be paid in parts. Default false. */
  part_payment?: boolean | null | undefined;
  /** `"true"` for a payment in the customer's currency. */
  is_mcc_transaction?: string | boolean | number | null | undefined;
  /**
   * Where the customer's browser posts the result, and a failure too if `failure_callback_url` is
   * absent.
   */
  callback_url?: string | null | undefined;
  /** Where the customer's browser posts a failure. */
  failure_callback_url?: string | null | undefined;
  /**
   * Who pays, and so where the link is sent: an e-mail address or a mobile number is needed for
   * that.
   */
  customer?: PaymentLinkCustomer | null | undefined;
  /** What is paid for. */
  product_details?: readonly ProductDetail[] | null | undefined;
  /** The cart, which the page shows. */
  cart_details?: PaymentLinkCart | null | undefined;
  /** The discount of a coupon on the cart. */
  cart_coupon_discount_amount?: Amount | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
  /** How the money is divided among merchants. */
  split_info?: SplitInfo | null | undefined;
  /** The account that it must be paid from (third-party validation). */
  account_details?: AccountDetails | null | undefined;
}

/** The customer of a payment link. Source: API reference, create payment link. */
export interface PaymentLinkCustomer {
  /** The id that the gateway gave the customer: `cust-v1-..`. */
  customer_id?: string | number | null | undefined;
  /** The merchant's own reference of the customer, at most 50 characters. */
  merchant_customer_reference?: string | number | null | undefined;
  /** E-mail address. */
  email_id?: string | null | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | null | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | null | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | null | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | null | undefined;
  /** The customer's GSTIN. */
  gstin?: string | null | undefined;
  /** Billing address. */
  billing_address?: Address | null | undefined;
  /** Shipping address. */
  shipping_address?: Address | null | undefined;
}

/** A product that a payment link is for. Source: API reference, create payment link. */
export interface ProductDetail {
  /** The merchant's code of the product. */
  product_code?: string | null | undefined;
  /** Its price. */
  product_amount?: Amount | null | undefined;
  /** The discount of a coupon on it; zero is none. */
  product_coupon_discount_amount?: Amount | null | undefined;
}

/** The cart of a payment link. Source: API reference, create payment link. */
export interface PaymentLinkCart {
  /** The items. */
  items?: readonly ProductDetail[] | null | undefined;
}

/**
 * A payment link, as the gateway tells it: the answer to everything done with one.
 *
 * Source: API reference, pay by link, object.
 */
export interface PaymentLink {
  /** The gateway's id, `pl-v1-250306082755-aa-uT0noy`. */
  payment_link_id: string;
  /** The link to send to the customer. A secret: it lets its holder pay. */
  payment_link?: string;
  /** Where the link stands. */
  status: LinkStatus;
  /** What is to be paid. */
  amount?: AmountAnswer;
  /** What is still to be paid. */
  amount_due?: AmountAnswer;
  /** The gateway's id of the order that is paid: read, captured and refunded as any other. */
  order_id?: string;
  /** The merchant's reference. */
  merchant_payment_link_reference?: string;
  /** What it is for. */
  description?: string;
  /** When it ends, ISO 8601 UTC; samples leave the seconds out: `2025-03-21T08:29Z`. */
  expire_by?: string;
  /** How it may be paid. */
  allowed_payment_methods: string[];
  /** Whether the money is blocked first and captured later. */
  pre_auth?: boolean;
  /** Whether it may be paid in parts. */
  part_payment?: boolean;
  /** Whether it is paid in the customer's currency. */
  is_mcc_transaction?: boolean;
  /** Where the customer's browser posts the result. */
  callback_url?: string;
  /** Where it posts a failure, if elsewhere. */
  failure_callback_url?: string;
  /** Who pays. */
  customer?: CustomerData;
  /** What is paid for. */
  product_details: ProductDetailData[];
  /** The discount of a coupon on the cart. */
  cart_coupon_discount_amount?: AmountAnswer;
  /** How the money is divided among merchants. */
  split_info?: SplitData;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string };
  /** When it was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
}

/**
 * The status of a payment link.
 *
 * Read in any case; a status that this version does not know is kept as it came. No webhook tells
 * it: the events of the link's order come instead. Source: API documentation, pay by link, life
 * cycle and object.
 *
 * - `CREATED`: The link is made and sent to the customer.
 * - `CLICKED`: The customer has opened it and not paid.
 * - `PAYMENT_INITIATED`: A payment was begun and its outcome is open.
 * - `PARTIAL_PROCESSED`: A part is paid.
 * - `PROCESSED`: All of it is paid.
 * - `CANCELLED`: The merchant cancelled it.
 * - `EXPIRED`: Its time is over; it cannot be paid any more.
 *
 * Any other word may come.
 */
export type LinkStatus =
  | "CREATED"
  | "CLICKED"
  | "PAYMENT_INITIATED"
  | "PARTIAL_PROCESSED"
  | "PROCESSED"
  | "CANCELLED"
  | "EXPIRED"
  | UnlistedWord;

/** A product that a payment link is for, in an answer. */
export interface ProductDetailData {
  /** The merchant's code of the product. */
  product_code?: string;
  /** Its price. */
  product_amount?: AmountAnswer;
  /** The discount of a coupon on it. */
  product_coupon_discount_amount?: AmountAnswer;
}

/**
 * Reads a payment link, its status and what is still to be paid.
 *
 * The payment itself is in the link's order: `orders.get` with the link's `order_id`.
 */
export interface GetPaymentLink {
  /** The gateway's id of the link: `pl-v1-..`. */
  payment_link_id: string | number;
}

/**
 * Reads a payment link by the merchant's reference: what to ask when a link's creation is in doubt.
 *
 * By which code the gateway says that there is none is not documented: of its refusals only the
 * general "No matching records found" is taken for that.
 */
export interface GetPaymentLinkByReference {
  /** The merchant's reference of the link. */
  merchant_payment_link_reference: string | number;
}

/**
 * Cancels a payment link that is not paid yet: it cannot be paid any more.
 *
 * After a doubt a link that is found `CANCELLED` counts as cancelled by this call: a cancellation
 * has no reference of its own.
 */
export interface CancelPaymentLink {
  /** The gateway's id of the link: `pl-v1-..`. */
  payment_link_id: string | number;
}

/**
 * Has the gateway send the link to the customer again, by e-mail and SMS.
 *
 * It is never sent again by itself, because each time the customer gets another message. No inquiry
 * says whether a message went out: after a lost answer the call ends `unknown` and without one.
 */
export interface NotifyPaymentLink {
  /** The gateway's id of the link: `pl-v1-..`. */
  payment_link_id: string | number;
}

/**
 * Lists the settlements of at most 60 days, at most 10 a page.
 *
 * The gateway has the last 6 months. Amounts in the answer are rupees in decimal text, not paise.
 */
export interface ListSettlements {
  /** From when on: `2024-10-01` or `2024-10-01T00:00:00`. */
  start_date: string;
  /** Until when: `2024-10-09` or `2024-10-09T23:59:59`. */
  end_date: string;
  /** The number of the page, from 1 on. Default 1. */
  page?: string | number | null | undefined;
  /** How many settlements a page has, 1 to 10. Default 10. */
  per_page?: string | number | null | undefined;
}

/**
 * A page of settlements. Amounts are rupees in decimal text, `"0.96"`, exactly as told.
 *
 * Source: API reference, settlements, object.
 */
export interface SettlementsPage {
  /** The settlements of this page. */
  data: Settlement[];
  /** How many settlements there are on all pages. */
  total_settlement_count?: number;
  /** How many transactions they have. */
  total_transactions_count?: number;
  /** What they come to, in rupees. */
  total_settlement_amount?: string;
}

/** One settlement: what the bank paid under one UTR. Source: API reference, settlements, object. */
export interface Settlement {
  /** The bank's unique transaction reference, `410092786849`: what `settlements.get` takes. */
  utr_number?: string;
  /** What was paid to the merchant, in rupees. */
  total_amount?: string;
  /** What the customers paid, in rupees, before deductions. */
  actual_transaction_amount?: string;
  /** What was deducted, in rupees. */
  total_deduction_amount?: string;
  /** How many transactions it has. */
  total_transactions_count?: number;
  /** When its transactions were last processed, without a time zone: `2024-10-09T07:00:00`. */
  last_processed_date?: string;
  /** When it was settled, without a time zone: `2024-10-09T10:59:46`. */
  settled_date?: string;
  /** The ways of payment in it, such as `UPI`. */
  programs: string[];
  /** `PG`. */
  system?: string;
  /** The merchant's bank. */
  bank_name?: string;
  /** The merchant's bank account. A secret. */
  bank_acc_number?: string;
}

/**
 * Reads one settlement by the bank's unique transaction reference (UTR), with at most 10 of its
 * transactions a page.
 *
 * Amounts in the answer are rupees in decimal text, not paise.
 */
export interface GetSettlement {
  /** The bank's unique transaction reference: `410092786849`. */
  utr: string | number;
  /** The number of the page, from 1 on. Default 1. */
  page?: string | number | null | undefined;
  /** How many transactions a page has, 1 to 10. Default 10. */
  per_page?: string | number | null | undefined;
}

/**
 * One settlement with a page of its transactions. Amounts are rupees in decimal text, exactly as
 * told.
 *
 * Source: API reference, get settlements by UTR.
 */
export interface SettlementDetail {
  /** The bank's unique transaction reference. */
  utr_number?: string;
  /** The merchant's bank. */
  bank_name?: string;
  /** The merchant's bank account. A secret. */
  bank_acc_number?: string;
  /** The ways of payment in it, such as `UPI`. */
  programs: string[];
  /** How many transactions it has. */
  total_transaction_count?: number;
  /** What the transactions come to after deductions. */
  total_transaction_amount?: string;
  /** What the customers paid. */
  actual_transaction_amount?: string;
  /** Refunds that were deducted. */
  total_refund?: string;
  /** Chargebacks that were deducted. */
  total_chargeback_recovery_amount?: string;
  /** Repayment of loans that was deducted. */
  total_loan_recovery_amount?: string;
  /** The merchant discount rate (MDR). */
  total_mdr_amount?: string;
  /** The tax on it. */
  total_gst_amount?: string;
  /** The fee of a late settlement. */
  total_late_settlement_fee?: string;
  /** What was paid to the merchant. */
  total_settled_amount?: string;
  /** The merchant acquisition rate. */
  total_mar_amount?: string;
  /** What went to other merchants by a split. */
  split_fund_amount?: string;
  /** The platform's fee. */
  total_platform_fee?: string;
  /** Other deductions. */
  other_deductions?: string;
  /** More of the merchant discount rate. */
  additional_mdr_amount?: string;
  /** The convenience fee. */
  total_convenience_fee?: string;
  /** The tax on the convenience fee. */
  total_gst_on_c_c_f?: string;
  /** Cashback. */
  total_cashback_amount?: string;
  /** The merchant's cashback. */
  total_merchant_cashback?: string;
  /** The merchant's convenience fee. */
  total_merchant_convenience_fee?: string;
  /** The transactions of this page. */
  transactions: SettlementTransaction[];
  /** Which page it is, of how many. */
  pagination?: Pagination;
}

/**
 * One transaction of a settlement. Amounts are rupees in decimal text, exactly as told.
 *
 * Source: API reference, get settlements by UTR.
 */
export interface SettlementTransaction {
  /** Its id. */
  transaction_id?: string;
  /** The UTR that it was settled under. */
  utr_number?: string;
  /** `PG`. */
  system?: string;
  /** The way of payment, such as `UPI`. */
  program?: string;
  /** When it was made. */
  transaction_date?: string;
  /** When it was processed. */
  processed_date?: string;
  /** Its amount. */
  transaction_amount?: string;
  /** Its amount before deductions. */
  actual_transaction_amount?: string;
  /** What was deducted. */
  total_deduction_amount?: string;
  /** What was paid to the merchant for it. */
  settled_amount?: string;
  /** Where the store is, for a payment at a terminal. */
  store_address?: string;
  /** The acquirer. */
  acquirer_name?: string;
  /** The terminal. */
  tid?: string;
  /** Whether it is paid in instalments. */
  is_emi?: boolean;
  /** Where the payout stands. */
  payout_status?: string;
}

/** Which page an answer is, of how many. */
export interface Pagination {
  /** How many pages there are. */
  total_pages?: number;
  /** The number of this one. */
  current_page?: number;
}

/**
 * Releases a part of an order's money to the merchant that it was held back from (`on_hold`).
 *
 * The answer is the order; the part is in `purchase_details.split_info.split_details`. A release
 * has no reference of its own. After a doubt about the release of all of a part, a part that is
 * found `RELEASED` counts as released by this call, and one on `HOLD` is released again; a release
 * of less is never repeated and ends `unknown`, unless the part is found released with this very
 * amount.
 */
export interface ReleaseSplitSettlement {
  /** The gateway's id of the order. */
  order_id: string | number;
  /** The gateway's id of the part: `split_settlement_id`, the order's id and `-ss-x`. */
  settlement_id: string | number;
  /** How much to release; all of it, if absent. */
  release_amount?: Amount | null | undefined;
}

/**
 * Cancels a part of an order's money that is on hold (`on_hold`): the merchant of the part does not
 * get it.
 *
 * The answer is the order. The documents name no status of a cancelled part, so that an inquiry
 * cannot show whether it was cancelled: after a lost answer it is not sent again, and the call ends
 * `unknown`.
 */
export interface CancelSplitSettlement {
  /** The gateway's id of the order. */
  order_id: string | number;
  /** The gateway's id of the part: `split_settlement_id`, the order's id and `-ss-x`. */
  settlement_id: string | number;
}

/**
 * Calculates the convenience fee of a payment that is still to be made.
 *
 * The `convenience_fee_breakdown` of the answer goes into the payment.
 */
export interface CalculateFees {
  /** What is to be paid, without the fee. */
  amount: Amount;
  /** How it is to be paid. */
  payment_method: AllowedPaymentMethod;
  /** The card's network, such as `VISA`, for a fee that depends on it. */
  network_type?: string | null | undefined;
}

/** Convenience fees. */
export interface ConvenienceFees {
  /** One for each way to pay, and for each network where it depends on that. */
  data: ConvenienceFee[];
}

/** The convenience fee of one way to pay. */
export interface ConvenienceFee {
  /** The way to pay: `CARD`, .. */
  payment_method?: string;
  /** How the fee is calculated. */
  fee_type?: string;
  /** What is to be paid, without the fee. */
  amount?: AmountAnswer;
  /** What the fee is made of. */
  convenience_fee_breakdown?: ConvenienceFeeData;
  /** What is to be paid, with the fee. */
  payable_amount?: AmountAnswer;
  /** The card that the fee is for. */
  payment_method_metadata?: PaymentMethodMetadata;
}

/** The kind of card that a convenience fee is for. */
export interface PaymentMethodMetadata {
  /** The network. */
  network_type?: string;
  /** `CREDIT`, `DEBIT`, .. */
  card_type?: string;
}

/**
 * Asks for the rate between two currencies, for an order that is paid in the shopper's
 * (`is_mcc_transaction`).
 *
 * No money moves. Currencies are numeric ISO 4217 codes: `356` for INR, `840` for USD.
 */
export interface ConvertCurrency {
  /** The bank's code, such as `AXIS`. */
  bank_code: string;
  /** The merchant's reference of the question. */
  invoice_id: string;
  /** The currency of the amount: three digits. */
  source_currency: string;
  /** The currency that it is converted to: three digits. */
  dest_currency: string;
  /** The amount as a decimal text, such as `100` or `100.50`. */
  transaction_amount: string;
}

/** A rate between two currencies. */
export interface CurrencyConversion {
  /** The currency of the amount. */
  source_currency?: string;
  /** The currency that it was converted to. */
  dest_currency?: string;
  /** The merchant's reference of the question. */
  invoice_id?: string;
  /** The rate, a decimal as text. */
  conversion_rate?: string;
  /** The converted amount, in the smallest unit that `converted_exponent` names. */
  converted_amount?: number;
  /** The amount, as it was asked for. */
  transaction_amount?: string;
  /** How many decimals the converted amount has. */
  converted_exponent?: number;
}

/**
 * Creates a plan: how much is charged, how often and until when. Subscriptions are made on it.
 *
 * A reference used before gives the existing plan; one of another amount or frequency is refused.
 */
export interface CreatePlan {
  /** The merchant's reference, 1 to 50 characters, new for every plan; made if absent. */
  merchant_plan_reference?: string | number | null | undefined;
  /** Its name, 1 to 100 characters; the customer reads it. */
  plan_name: string;
  /** What it is for. */
  plan_description?: string | null | undefined;
  /** How often it is charged. */
  frequency: PlanFrequency;
  /** What is charged each time. */
  amount: Amount;
  /** The most that may be charged at once: the limit that the customer approves. */
  max_limit_amount: Amount;
  /** What is charged when the customer approves. Without it INR 2 is charged and given back. */
  initial_debit_amount?: Amount | null | undefined;
  /** How many days are free before the first charge. */
  trial_period_in_days?: string | number | null | undefined;
  /** From when on it can be used, ISO 8601 UTC: `2025-02-01T17:32:28Z`. Default now. */
  start_date?: string | null | undefined;
  /** Until when it can be used, ISO 8601 UTC: `2026-10-21T12:02:28Z`. */
  end_date: string;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
  /** `"true"` if a one-time plan (`OT`) is to be debited by the gateway itself. */
  auto_debit_ot?: string | boolean | number | null | undefined;
}

/**
 * How often a plan is charged. Source: API reference, create plan.
 *
 * - `Day`: Every day.
 * - `Week`: Every week.
 * - `Month`: Every month.
 * - `Year`: Every year.
 * - `Bi-Monthly`: Twice a month.
 * - `Quarterly`: Every three months.
 * - `Half-Yearly`: Every six months.
 * - `AS`: As presented: whenever the merchant asks for a debit.
 * - `OT`: Once.
 * - `Not Applicable`: None; its use is not documented.
 */
export type PlanFrequency =
  | "Day"
  | "Week"
  | "Month"
  | "Year"
  | "Bi-Monthly"
  | "Quarterly"
  | "Half-Yearly"
  | "AS"
  | "OT"
  | "Not Applicable";

/**
 * A plan, as the gateway tells it: how much is charged, how often and until when.
 *
 * Source: API reference, plan.
 */
export interface Plan {
  /**
   * The gateway's id: `v1-plan-4405071524-aa-qlAtAf`, in newer samples
   * `v1-pla-250612061639-aa-666Zge`.
   */
  plan_id: string;
  /** Where the plan stands; webhooks leave it out. */
  status?: PlanStatus;
  /** Its name. */
  plan_name?: string;
  /** What it is for. */
  plan_description?: string;
  /**
   * How often it is charged: `Day`, `Week`, `Month`, `Year`, `Bi-Monthly`, `Quarterly`,
   * `Half-Yearly`, `AS`, `OT` or `Not Applicable`.
   */
  frequency?: string;
  /** A number beside `frequency`, in webhooks only; its meaning is not documented. */
  frequency_count?: number;
  /** What is charged each time. */
  amount?: AmountAnswer;
  /** The most that may be charged at once. */
  max_limit_amount?: AmountAnswer;
  /** What is charged when the customer approves. */
  initial_debit_amount?: AmountAnswer;
  /** How many days are free. */
  trial_period_in_days?: number;
  /** From when on it can be used, ISO 8601 UTC. */
  start_date?: string;
  /** Until when it can be used, ISO 8601 UTC. */
  end_date?: string;
  /** Whether a one-time plan is debited by itself. */
  auto_debit_ot?: boolean;
  /** The merchant's reference. */
  merchant_plan_reference?: string;
  /** The merchant's reference, as webhooks call it. */
  merchant_order_reference?: string;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string };
  /** When it was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  modified_at?: string;
}

/**
 * The status of a plan.
 *
 * Read in any case; a status that this version does not know is kept as it came. Source: API
 * documentation, subscriptions, life cycle of the plan.
 *
 * - `CREATED`: The plan is made and its `start_date` is still to come.
 * - `ACTIVE`: The plan can be subscribed to.
 * - `INACTIVE`: The plan has reached its end, or was disabled.
 *
 * Any other word may come.
 */
export type PlanStatus = "CREATED" | "ACTIVE" | "INACTIVE" | UnlistedWord;

/**
 * Lists the plans, page by page; each filter is optional.
 *
 * Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is read
 * from the answer's link.
 */
export interface ListPlans {
  /** Only this plan. */
  plan_id?: string | null | undefined;
  /** Only plans that start after this time, ISO 8601 UTC. */
  start_date?: string | null | undefined;
  /** Only plans that end before this time, ISO 8601 UTC. */
  end_date?: string | null | undefined;
  /** Only plans of this amount in paise; `amount_range` says how it is compared. */
  amount?: string | number | null | undefined;
  /** How `amount` is compared. */
  amount_range?: PlanAmountRange | null | undefined;
  /** Only plans that are charged so often: `Month`. */
  frequency?: string | null | undefined;
  /** How many plans a page has. */
  size?: string | number | null | undefined;
  /** The number of the page. */
  page?: string | number | null | undefined;
  /** The order: a field and `asc` or `desc`, such as `id,asc`. */
  sort?: string | null | undefined;
}

/**
 * How an amount is compared in a list of plans. Source: API reference, get plans.
 *
 * - `isMore`: More than the amount.
 * - `isLess`: Less than the amount.
 * - `is Equal`: The amount itself; with a blank, unlike the word of the list of subscriptions.
 */
export type PlanAmountRange = "isMore" | "isLess" | "is Equal";

/** A page of plans. Source: API reference, list plans. */
export interface PlansPage {
  /** The plans of this page. */
  plans: Plan[];
  /** Where the other pages are. */
  links?: PageLinks;
  /** Which page it is, of how many. */
  page?: PageInfo;
}

/** Where the pages before and after an answer are. Source: API reference, list plans. */
export interface PageLinks {
  /** The first page. */
  first?: PageLink;
  /** This page. */
  self?: PageLink;
  /** The next page; absent or `null` on the last. */
  next?: PageLink;
  /** The last page. */
  last?: PageLink;
}

/** Where a page is. Source: API reference, list plans. */
export interface PageLink {
  /** Its URL. */
  href?: string;
}

/** Which page an answer is, of how many. Source: API reference, list plans. */
export interface PageInfo {
  /** How many things a page has at most. */
  size?: number;
  /** How many things there are on all pages. */
  total_elements?: number;
  /** How many pages there are. */
  total_pages?: number;
  /** The number of this one. Whether the first is 0 or 1 is not documented. */
  number?: number;
}

/** Reads a plan. */
export interface GetPlan {
  /** The gateway's id of the plan. */
  plan_id: string | number;
}

/**
 * Reads a plan by the merchant's reference: what to ask when a plan's creation is in doubt.
 *
 * By which code the gateway says that there is none is not documented: of its refusals only the
 * general "No matching records found" is taken for that.
 */
export interface GetPlanByReference {
  /** The merchant's reference of the plan. */
  merchant_plan_reference: string | number;
}

/**
 * Changes a plan: the fields that are given, and no others.
 *
 * Subscriptions that exist stay as they are: the changes are for new ones.
 */
export interface UpdatePlan {
  /** The gateway's id of the plan. */
  plan_id: string | number;
  /** Its name, at most 100 characters. */
  plan_name?: string | null | undefined;
  /** What it is for. */
  plan_description?: string | null | undefined;
  /** What is charged each time. */
  amount?: Amount | null | undefined;
  /** The most that may be charged at once. */
  max_limit_amount?: Amount | null | undefined;
  /** How many days are free before the first charge. */
  trial_period_in_days?: string | number | null | undefined;
  /** Until when it can be used, ISO 8601 UTC. */
  end_date?: string | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
}

/**
 * Deletes a plan: no subscription can be made on it any more.
 *
 * After a doubt a plan that is gone counts as deleted by this call. Whether a deleted plan can
 * still be read, and in which status, is not documented: one that is found `INACTIVE` leaves the
 * call `unknown`.
 */
export interface DeletePlan {
  /** The gateway's id of the plan. */
  plan_id: string | number;
}

/**
 * The answer to a deletion: that it came says that the thing is deleted.
 *
 * The documents show no body; what the gateway says anyway is kept. Source: official SDK for
 * Python, which reads nothing.
 */
export interface Deletion {
}

/**
 * Creates a subscription of a customer on a plan: a mandate that the customer has then to approve
 * by UPI.
 *
 * With `REDIRECT` the customer's browser goes to the answer's `redirect_url`; with `SEAMLESS` the
 * answer's `order_id` is paid by `payments.create` with `upi_details` and `mandate_info`. The
 * subscription is debited from `ACTIVE` on. A reference used before gives the existing
 * subscription. After a lost answer the subscription is looked up by its reference; a
 * `redirect_url`, which the inquiry's answer is not documented to have, is had by sending the same
 * request again.
 */
export interface CreateSubscription {
  /** The merchant's reference, 1 to 50 characters, new for every subscription; made if absent. */
  merchant_subscription_reference?: string | number | null | undefined;
  /** The gateway's id of the plan. */
  plan_id: string | number;
  /** The gateway's id of the customer: `cust-v1-..`. */
  customer_id: string | number;
  /** When it starts, ISO 8601 UTC: `2025-06-12T06:22:21Z`. */
  start_date: string;
  /** When it ends, ISO 8601 UTC; on a one-time plan (`OT`) at most 60 days later. */
  end_date: string;
  /** How the customer approves it. */
  integration_mode: SubscriptionMode;
  /** How many of the plan. */
  quantity?: string | number | null | undefined;
  /** Whether the gateway tells the customer what happens. */
  enable_notification?: boolean | null | undefined;
  /** How it may be paid; the guides name UPI only. */
  allowed_payment_methods?: readonly AllowedPaymentMethod[] | null | undefined;
  /** Whether the mandate must be of `bank_account` (third party validation). */
  is_tpv_enabled?: boolean | null | undefined;
  /** The account that the mandate must be of. */
  bank_account?: BankAccount | null | undefined;
  /**
   * Where the customer's browser posts the result, and a failure too if `failure_callback_url` is
   * absent.
   */
  callback_url?: string | null | undefined;
  /** Where the customer's browser posts a failure. */
  failure_callback_url?: string | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
}

/**
 * How the customer approves a subscription. Source: API reference, create subscription.
 *
 * - `REDIRECT`: On the gateway's page.
 * - `SEAMLESS`: By a payment that the merchant makes on the subscription's order.
 */
export type SubscriptionMode = "REDIRECT" | "SEAMLESS";

/**
 * The bank account that a mandate must be of (third party validation). Source: API reference,
 * create subscription.
 */
export interface BankAccount {
  /** The account's number, as text: it may begin with zeros. It is never printed. */
  account_number?: string | null | undefined;
  /** Whose it is. */
  name?: string | null | undefined;
  /** The IFSC of its branch. */
  ifsc?: string | null | undefined;
}

/**
 * A subscription, as the gateway tells it, in answers and in webhooks.
 *
 * Source: API reference, subscription; API documentation, webhooks.
 */
export interface Subscription {
  /** The gateway's id, `v1-sub-4405071524-aa-qlAtAf`. */
  subscription_id: string;
  /** Where the subscription stands. */
  status: SubscriptionStatus;
  /**
   * The gateway's id of the order by which the customer approves the mandate: what
   * `payments.create` takes.
   */
  order_id?: string;
  /** What that order comes to. */
  order_amount?: AmountAnswer;
  /** The merchant's reference. */
  merchant_subscription_reference?: string;
  /** The merchant's reference, as webhooks call it. */
  merchant_order_reference?: string;
  /**
   * Where to send the customer's browser to approve the mandate. A secret: it lets its holder
   * approve.
   */
  redirect_url?: string;
  /** The plan. */
  plan_details?: Plan;
  /** The gateway's id of the customer. */
  customer_id?: string;
  /** How many of the plan. */
  quantity?: number;
  /** When it starts, ISO 8601 UTC. */
  start_date?: string;
  /** When it ends, ISO 8601 UTC. */
  end_date?: string;
  /** Whether the gateway tells the customer what happens. */
  enable_notification?: boolean;
  /**
   * How it is paid: `UPI`. Answers have one word, webhooks a list of words; here it is a list
   * always.
   */
  payment_mode: string[];
  /** How it may be paid. */
  allowed_payment_methods: string[];
  /** `SEAMLESS` or `REDIRECT`. */
  integration_mode?: string;
  /** Whether the mandate must be of `bank_account`. */
  is_tpv_enabled?: boolean;
  /** The account that the mandate must be of. */
  bank_account?: BankAccountData;
  /** Where the customer's browser posts the result. */
  callback_url?: string;
  /** Where it posts a failure, if elsewhere. */
  failure_callback_url?: string;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string };
  /** When it was made, ISO 8601 UTC. */
  created_at?: string;
  /** When it last changed, ISO 8601 UTC. */
  modified_at?: string;
}

/**
 * The status of a subscription.
 *
 * Read in any case; a status that this version does not know is kept as it came. Source: API
 * reference, subscription; API documentation, subscriptions, life cycle.
 *
 * - `CREATED`: The subscription is made, and the customer has not approved the mandate yet.
 * - `TRIAL`: The mandate is approved, and the free days have begun.
 * - `ACTIVE`: The mandate is approved: the customer can be debited.
 * - `PAUSED`: Debits wait until it is resumed.
 * - `RESUMING`: It is being resumed.
 * - `RESUMED`: It was resumed: the customer can be debited.
 * - `DEBIT_FAILED`: A debit failed, the gateway's own two retries included.
 * - `UPDATING`: A change waits for the customer's approval.
 * - `COMPLETED`: It ran to its end.
 * - `EXPIRED`: The bank did not answer the mandate within four hours; the official SDK says that
 *   the end was reached.
 * - `CANCELLED`: It is cancelled for good.
 * - `CANCELLING`: It is being cancelled: the bank has still to confirm it.
 * - `HALTED`: All retries of a debit are used up.
 * - `INACTIVE`: The bank refused the mandate; the official SDK says that it is not activated yet.
 *   The published sample of the webhook `SUBSCRIPTION_HALTED` has this status, too.
 *
 * Any other word may come.
 */
export type SubscriptionStatus =
  | "CREATED"
  | "TRIAL"
  | "ACTIVE"
  | "PAUSED"
  | "RESUMING"
  | "RESUMED"
  | "DEBIT_FAILED"
  | "UPDATING"
  | "COMPLETED"
  | "EXPIRED"
  | "CANCELLED"
  | "CANCELLING"
  | "HALTED"
  | "INACTIVE"
  | UnlistedWord;

/** The bank account that a mandate must be of, in an answer. */
export interface BankAccountData {
  /** The account's number. A secret. */
  account_number?: string;
  /** Whose it is. */
  name?: string;
  /** The IFSC of its branch. */
  ifsc?: string;
}

/**
 * Lists the subscriptions, page by page; each filter is optional.
 *
 * Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is read
 * from the answer's link.
 */
export interface ListSubscriptions {
  /** Only subscriptions on this plan. */
  plan_id?: string | null | undefined;
  /** Only subscriptions in this status: `ACTIVE`. */
  status?: string | null | undefined;
  /** Only subscriptions of this amount in paise; `amount_range` says how it is compared. */
  amount?: string | number | null | undefined;
  /** How `amount` is compared. */
  amount_range?: SubscriptionAmountRange | null | undefined;
  /** Only subscriptions that start after this time, ISO 8601 UTC. */
  start_date?: string | null | undefined;
  /** Only subscriptions that end before this time, ISO 8601 UTC. */
  end_date?: string | null | undefined;
  /** Only subscriptions that are charged so often: `Month`. */
  frequency?: string | null | undefined;
  /** How many subscriptions a page has. */
  size?: string | number | null | undefined;
  /** The number of the page. */
  page?: string | number | null | undefined;
  /** The order: a field and `asc` or `desc`, such as `id,asc`. */
  sort?: string | null | undefined;
}

/**
 * How an amount is compared in a list of subscriptions. Source: API reference, get subscriptions.
 *
 * - `isMore`: More than the amount.
 * - `isLess`: Less than the amount.
 * - `isEqual`: The amount itself.
 */
export type SubscriptionAmountRange = "isMore" | "isLess" | "isEqual";

/** A page of subscriptions. Source: API reference, list subscriptions. */
export interface SubscriptionsPage {
  /** The subscriptions of this page. */
  subscriptions: Subscription[];
  /** Where the other pages are. */
  links?: PageLinks;
  /** Which page it is, of how many. */
  page?: PageInfo;
}

/** Reads a subscription, its status and its plan. */
export interface GetSubscription {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
}

/**
 * Reads a subscription by the merchant's reference: what to ask when a subscription's creation is
 * in doubt.
 *
 * By which code the gateway says that there is none is not documented: of its refusals only the
 * general "No matching records found" is taken for that.
 */
export interface GetSubscriptionByReference {
  /** The merchant's reference of the subscription. */
  merchant_subscription_reference: string | number;
}

/**
 * Moves a subscription to another plan, or to another end; the customer has to approve it.
 *
 * Until then the subscription is `UPDATING`. A change has no reference of its own, and each time
 * the customer may be asked: after a doubt it is never sent again. The call succeeds if the
 * subscription is found with what was asked for, else it ends `unknown`.
 */
export interface UpdateSubscription {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
  /** Why. */
  reason: string;
  /** The plan to move to. */
  new_plan_id?: string | number | null | undefined;
  /** When it shall end, ISO 8601 UTC. */
  new_end_date?: string | null | undefined;
}

/**
 * Cancels a subscription: the customer is not debited any more.
 *
 * The bank has to confirm it: until then the subscription is `CANCELLING`. After a doubt one that
 * is found `CANCELLING` or `CANCELLED` counts as cancelled by this call: a cancellation has no
 * reference of its own.
 */
export interface CancelSubscription {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
}

/**
 * Pauses a subscription: the customer is not debited until it is resumed.
 *
 * It must be `ACTIVE`, `INACTIVE`, `TRIAL` or `RESUMED`. After a doubt one that is found `PAUSED`
 * counts as paused by this call: a pause has no reference of its own. One that is found resumed or
 * cancelled may have been paused before: the call ends `unknown`.
 */
export interface PauseSubscription {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
}

/**
 * Resumes a subscription that is `PAUSED` or `HALTED`: the customer is debited again.
 *
 * One page of 2025 allows no action in `HALTED`. After a doubt a subscription that is found
 * `RESUMING`, `RESUMED` or `ACTIVE` counts as resumed by this call: that has no reference of its
 * own. One that has ended or is cancelled may have been resumed before: the call ends `unknown`.
 */
export interface ResumeSubscription {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
}

/**
 * Asks for a debit of a subscription, which the gateway makes when it is due: for plans that are
 * charged as presented (`AS`) or once (`OT`).
 *
 * **It takes the customer's money.** Other plans are debited by the gateway itself. A lost
 * presentation is looked up by its reference before it is sent again, always with the same one; one
 * that is found with another amount or subscription leaves the call `unknown`. Only the status
 * `COMPLETED` says that money came.
 */
export interface CreatePresentation {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
  /** The merchant's reference, 1 to 50 characters, new for every debit; made if absent. */
  merchant_presentation_reference?: string | number | null | undefined;
  /** When to debit, ISO 8601 UTC: `2025-06-05T06:14:21Z`. */
  due_date?: string | null | undefined;
  /** How much to debit; at most the plan's `max_limit_amount`. */
  amount?: Amount | null | undefined;
}

/**
 * A presentation, as the gateway tells it: a debit that is asked for under a customer's mandate.
 *
 * Source: API reference, presentation.
 */
export interface Presentation {
  /**
   * The gateway's id: `v1-pre-4405071524-aa-qlAtAf`, in newer samples
   * `v1-bil-250612063111-aa-FJIBcB`.
   */
  presentation_id: string;
  /**
   * Where the debit stands; only `COMPLETED` says that money came. One published sample leaves it
   * out.
   */
  status?: PresentationStatus;
  /** The gateway's id of the subscription. */
  subscription_id?: string;
  /** The merchant's reference. */
  merchant_presentation_reference?: string;
  /** What is debited. */
  amount?: AmountAnswer;
  /** When, ISO 8601 UTC. */
  due_date?: string;
  /** Whether the customer was told beforehand. */
  pdn_status?: PdnStatus;
  /** How often the bank failed to debit. */
  failure_count?: number;
  /** The gateway's id of the order that the debit makes: read and refunded as any other. */
  order_id?: string;
}

/**
 * The status of a presentation.
 *
 * Read in any case; a status that this version does not know is kept as it came. Only `COMPLETED`
 * says that money came. Source: API reference, presentation; subscription notification.
 *
 * - `CREATED`: The debit is asked for.
 * - `INITIATED`: The debit has begun.
 * - `NOTIFIED`: The customer was told of the debit.
 * - `WAITING_FOR_EXECUTION`: The customer was told, and the debit waits for the merchant to execute
 *   it.
 * - `PENDING`: The bank is asked, and has not answered.
 * - `COMPLETED`: The money came.
 * - `FAILED`: The debit failed; the merchant may have it tried again, up to three times.
 * - `PDN_FAILED`: The customer could not be told of the debit: there will be none.
 * - `CANCELLED`: It was deleted, or its subscription was cancelled: there will be no debit.
 * - `PAUSED`: Its subscription is paused.
 * - `PARTIALLY_REFUNDED`: A part went back.
 * - `REFUNDED`: All of it went back.
 *
 * Any other word may come.
 */
export type PresentationStatus =
  | "CREATED"
  | "INITIATED"
  | "NOTIFIED"
  | "WAITING_FOR_EXECUTION"
  | "PENDING"
  | "COMPLETED"
  | "FAILED"
  | "PDN_FAILED"
  | "CANCELLED"
  | "PAUSED"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED"
  | UnlistedWord;

/**
 * Whether the customer was told of a debit before it is made (pre-debit notification).
 *
 * Source: API reference, presentation.
 *
 * - `CREATED`: The gateway is to tell the customer.
 * - `INITIATED`: The bank is asked to tell the customer.
 * - `NOTIFIED`: The customer was told.
 * - `FAILED`: The customer could not be told this time.
 * - `CANCELLED`: The notification was stopped.
 * - `PAUSED`: The notification waits.
 * - `PDN_FAILED`: The customer could not be told, all retries included.
 *
 * Any other word may come.
 */
export type PdnStatus =
  | "CREATED"
  | "INITIATED"
  | "NOTIFIED"
  | "FAILED"
  | "CANCELLED"
  | "PAUSED"
  | "PDN_FAILED"
  | UnlistedWord;

/**
 * Lists the presentations of a subscription, page by page: its debits.
 *
 * Whether the first page is 0 or 1 is not documented: leave `page` out for it. The next one is read
 * from the answer's link.
 */
export interface ListPresentations {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
  /** How many presentations a page has. */
  size?: string | number | null | undefined;
  /** The number of the page. */
  page?: string | number | null | undefined;
  /** The order: a field and `asc` or `desc`, such as `cycleId,desc`. */
  sort?: string | null | undefined;
}

/** A page of presentations. Source: API reference, list presentations by subscription. */
export interface PresentationsPage {
  /** The presentations of this page. */
  presentations: Presentation[];
  /** Where the other pages are. */
  links?: PageLinks;
  /** Which page it is, of how many. */
  page?: PageInfo;
}

/** Reads a presentation: where the debit stands. */
export interface GetPresentation {
  /** The gateway's id of the presentation. */
  presentation_id: string | number;
}

/**
 * Reads a presentation by the merchant's reference: what to ask when a debit is in doubt.
 *
 * By which code the gateway says that there is none is not documented: of its refusals only the
 * general "No matching records found" is taken for that.
 */
export interface GetPresentationByReference {
  /** The merchant's reference of the presentation. */
  merchant_presentation_reference: string | number;
}

/**
 * Deletes a presentation that is not debited yet: there will be no debit.
 *
 * After a doubt a presentation that is gone, or is found `CANCELLED`, counts as deleted by this
 * call; one whose debit has begun leaves the call `unknown`.
 */
export interface DeletePresentation {
  /** The gateway's id of the presentation. */
  presentation_id: string | number;
}

/**
 * Has the gateway tell the customer of a debit that the merchant will execute: it makes the
 * presentation.
 *
 * For merchants who control the notification themselves: `presentations.execute` then takes the
 * money. A reference used before gives the existing presentation. A lost one is looked up by its
 * reference before it is sent again.
 */
export interface NotifySubscription {
  /** The gateway's id of the subscription: `v1-sub-..`. */
  subscription_id: string | number;
  /**
   * The merchant's reference of the presentation, 1 to 50 characters, new for every debit; made if
   * absent.
   */
  merchant_presentation_reference?: string | number | null | undefined;
  /** When the debit is due, ISO 8601 UTC. */
  due_date: string;
  /** How much is to be debited; at most the plan's `max_limit_amount`. */
  amount: Amount;
  /** Whether the merchant decides about retries. */
  is_merchant_retry?: boolean | null | undefined;
}

/**
 * Debits a presentation that the customer was told of by `presentations.notify`.
 *
 * **It takes the customer's money.** A debit has no reference of its own, and whether a second one
 * is refused is not documented: it is never sent again by itself. After a doubt the call succeeds
 * if the presentation is found `COMPLETED`, else it ends `unknown`.
 */
export interface ExecutePresentation {
  /** The gateway's id of the presentation. This or the reference is needed. */
  presentation_id?: string | number | null | undefined;
  /** The merchant's reference of the presentation. */
  merchant_presentation_reference?: string | number | null | undefined;
  /**
   * `"true"` if the merchant decides about retries, by `presentations.retry`. Default `"false"`.
   */
  is_merchant_retry?: string | boolean | number | null | undefined;
}

/**
 * Has a debit that failed tried again: up to three times, while the subscription is `DEBIT_FAILED`.
 *
 * **It takes the customer's money.** It needs `is_merchant_retry` in `presentations.execute`. Tries
 * are counted, and a second one may debit twice: it is never sent again by itself. After a doubt
 * the call succeeds if the presentation is found `COMPLETED`, else it ends `unknown`.
 */
export interface RetryPresentation {
  /** The gateway's id of the presentation. This or the reference is needed. */
  presentation_id?: string | number | null | undefined;
  /** The merchant's reference of the presentation. */
  merchant_presentation_reference?: string | number | null | undefined;
}

/**
 * Calls an endpoint that is not modelled yet, with the same token, headers, repeats and errors.
 *
 * The answer is the gateway's JSON as it came, envelope and all. A GET is repeated after a failure;
 * anything else is sent again only if it surely did not reach the gateway, because nothing is known
 * of how to settle a doubt.
 */
export interface Raw {
  /** The HTTP method. */
  method: Method;
  /**
   * The path with its query, beginning with `/`; what is variable in it must be percent-encoded
   * already.
   */
  path: string;
  /**
   * The body: any JSON, or nothing. Its strings are not redacted from the gateway's error messages.
   */
  body?: unknown;
}

/**
 * An HTTP method that the gateway uses.
 *
 * - `GET`: For reads.
 * - `POST`: For creating, and for most actions.
 * - `PUT`: For capture and cancellation.
 * - `PATCH`: For changes of some fields.
 * - `DELETE`: For deleting a plan or a presentation.
 */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The kind of a failure.
 *
 * - `input`: The caller's parameters are wrong; nothing was sent. `path` names the field.
 * - `config`: The configuration is wrong: base URL, key, header, option; nothing was sent.
 * - `authentication`: The gateway does not accept the credentials or the access token.
 * - `rejected`: The gateway refused the request (4xx). `code` says why.
 * - `rate_limited`: The gateway asks for fewer requests (429). `retry_after_ms` may say when.
 * - `server`: The gateway failed (5xx).
 * - `network`: The network failed: no connection, no answer in time, or the connection was lost.
 * - `unreadable_answer`: An answer came that cannot be read as what was asked for.
 * - `aborted`: The caller gave up: an abort signal, a cancelled task.
 * - `signature`: A callback or webhook is not authentic, or its form is wrong.
 * - `not_allowed`: The order's status does not allow the action.
 */
export type ErrorKind =
  | "input"
  | "config"
  | "authentication"
  | "rejected"
  | "rate_limited"
  | "server"
  | "network"
  | "unreadable_answer"
  | "aborted"
  | "signature"
  | "not_allowed";

/**
 * What an error means for the money: its most important field.
 *
 * - `none`: Nothing was done: the call may be made again freely.
 * - `rejected`: The gateway said no: nothing was done, and the same call will be refused again.
 * - `unknown`: It may have happened: make the error's `Inquiry` before anything else. Money may
 *   have moved.
 */
export type Effect = "none" | "rejected" | "unknown";

/**
 * A read operation with its parameters, whose answer shows whether a write with an unknown outcome
 * happened.
 *
 * Every `unknown` of a write that moves money carries one. Make it with `call_named` (or `invoke`
 * in JavaScript and Python).
 */
export interface Inquiry {
  /** The operation to call, such as `orders.get_by_reference`. */
  operation: string;
  /** Its parameters. */
  params: { [name: string]: unknown };
  /** What in its answer shows that the write happened, in words. */
  look_for: string;
}

/**
 * What a merchant can do to an order.
 *
 * - `pay`: Make a payment: `payments.create`.
 * - `capture`: Take the blocked money, all or part: `orders.capture`.
 * - `cancel`: Let the blocked money go: `orders.cancel`.
 * - `refund`: Give taken money back, all or part: `refunds.create`.
 */
export type Action = "pay" | "capture" | "cancel" | "refund";

/**
 * How a reported status fits the one that was known before.
 *
 * - `same`: The same status: nothing new.
 * - `forward`: One or more moves of the table lead to it: store it.
 * - `stale`: It had that status earlier, as in a webhook that another one overtook. Keep what you
 *   have.
 * - `inconsistent`: No moves lead there, or a status is not known: read it again, and let a person
 *   look at it if it stays so.
 */
export type Transition = "same" | "forward" | "stale" | "inconsistent";

/**
 * An authentic callback. **It is no proof of payment: read the order before you deliver.**
 *
 * The gateway signed these fields. Any party that has a callback can post it again, it may belong
 * to another order than the one in the shopper's basket, and its `status` may be old or wrong: the
 * guide's own example of a failure says `AUTHORIZED`. So compare `order_id` with the order that you
 * created for this shopper, and decide by the answer of `orders.get`.
 *
 * Source: Tokenization guide, section 5.1.
 */
export interface Callback {
  /** The gateway's id of the order that the callback is about; never empty. */
  order_id: string;
  /**
   * The status that the callback claims, in `status` or in `payment_status`; never decide by it.
   */
  status: OrderStatus;
  /** Why the payment failed, in a word such as `USER_AUTHENTICATION_FAILED`. */
  error_code?: string;
  /** Why the payment failed, in a sentence. */
  error_message?: string;
  /** Every other field that was signed, by its name. */
  other: { [name: string]: string };
}

/**
 * What happened. Source: API documentation, webhooks.
 *
 * - `ORDER_AUTHORIZED`: The money is blocked: capture it or cancel.
 * - `ORDER_PROCESSED`: The money is taken, all or, after a capture of a part, some.
 * - `ORDER_CANCELLED`: The order is cancelled.
 * - `ORDER_FAILED`: The order failed for good.
 * - `PAYMENT_FAILED`: A payment failed; the order may be `ATTEMPTED` or `FAILED`.
 * - `REFUND_PROCESSED`: Money went back.
 * - `REFUND_FAILED`: A refund failed.
 * - `CUSTOMER_ACTIVATED`: The customer is verified: saved cards can be used.
 * - `CUSTOMER_DELETED`: The customer was deleted.
 * - `CUSTOMER_SUSPENDED`: The customer is blocked for now.
 * - `CUSTOMER_CREATION_FAILED`: The customer could not be made.
 * - `TOKEN_PROVISION_PENDING`: A card is being saved.
 * - `TOKEN_ACTIVATED`: A card is saved and can be used.
 * - `TOKEN_DEACTIVATED`: A saved card is switched off.
 * - `TOKEN_SUSPENDED`: A saved card is blocked for now.
 * - `TOKEN_PROVISION_FAILED`: A card could not be saved.
 * - `SUBSCRIPTION_ACTIVATED`: A subscription became active: the customer has approved the mandate.
 * - `SUBSCRIPTION_PENDING`: A subscription is pending: in the published sample its status is
 *   `CREATED`.
 * - `SUBSCRIPTION_PAUSED`: A subscription was paused.
 * - `SUBSCRIPTION_RESUMED`: A subscription was resumed.
 * - `SUBSCRIPTION_COMPLETED`: A subscription ran to its end.
 * - `SUBSCRIPTION_CHARGED`: A subscription was charged. It names neither the debit nor its amount:
 *   read `presentations.list`.
 * - `SUBSCRIPTION_HALTED`: All retries of a debit are used up. The status in the published sample
 *   is `INACTIVE`, not `HALTED`.
 * - `SUBSCRIPTION_CANCELLED`: A subscription was cancelled.
 * - `SUBSCRIPTION_REVOKE_FAILED`: A subscription could not be revoked.
 * - `SUBSCRIPTION_UPDATED`: A subscription was changed.
 * - `SUBSCRIPTION_UPDATE_FAILED`: A subscription could not be changed.
 *
 * Any other word may come.
 */
export type EventType =
  | "ORDER_AUTHORIZED"
  | "ORDER_PROCESSED"
  | "ORDER_CANCELLED"
  | "ORDER_FAILED"
  | "PAYMENT_FAILED"
  | "REFUND_PROCESSED"
  | "REFUND_FAILED"
  | "CUSTOMER_ACTIVATED"
  | "CUSTOMER_DELETED"
  | "CUSTOMER_SUSPENDED"
  | "CUSTOMER_CREATION_FAILED"
  | "TOKEN_PROVISION_PENDING"
  | "TOKEN_ACTIVATED"
  | "TOKEN_DEACTIVATED"
  | "TOKEN_SUSPENDED"
  | "TOKEN_PROVISION_FAILED"
  | "SUBSCRIPTION_ACTIVATED"
  | "SUBSCRIPTION_PENDING"
  | "SUBSCRIPTION_PAUSED"
  | "SUBSCRIPTION_RESUMED"
  | "SUBSCRIPTION_COMPLETED"
  | "SUBSCRIPTION_CHARGED"
  | "SUBSCRIPTION_HALTED"
  | "SUBSCRIPTION_CANCELLED"
  | "SUBSCRIPTION_REVOKE_FAILED"
  | "SUBSCRIPTION_UPDATED"
  | "SUBSCRIPTION_UPDATE_FAILED"
  | UnlistedWord;

// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

import type { CallOptions } from "./types.js";
import type { UnlistedWord } from "./words.js";

/** Every operation: what `invoke` takes, and what errors and inquiries name. */
export const OPERATIONS = Object.freeze([
  { name: "auth.generate_token", method: "POST", path: "/api/auth/v1/token" },
  { name: "customers.create", method: "POST", path: "/api/v1/customer" },
  { name: "customers.get", method: "GET", path: "/api/v1/customer/{customer_id}" },
  { name: "customers.find", method: "GET", path: "/api/v1/customer" },
  { name: "customers.update", method: "PATCH", path: "/api/v1/customer/{customer_id}" },
  { name: "orders.create", method: "POST", path: "/api/pay/v1/orders" },
  { name: "orders.get", method: "GET", path: "/api/pay/v1/orders/{order_id}" },
  { name: "orders.get_by_reference", method: "GET", path: "/api/pay/v1/orders/reference/{merchant_order_reference}" },
  { name: "orders.capture", method: "PUT", path: "/api/pay/v1/orders/{order_id}/capture" },
  { name: "orders.cancel", method: "PUT", path: "/api/pay/v1/orders/{order_id}/cancel" },
  { name: "payments.create", method: "POST", path: "/api/pay/v1/orders/{order_id}/payments" },
  { name: "tokens.create", method: "POST", path: "/api/v1/tokens" },
  { name: "tokens.list", method: "GET", path: "/api/v1/customer/{customer_id}/tokens" },
  { name: "tokens.get", method: "GET", path: "/api/v1/customer/{customer_id}/tokens/{token_id}" },
  { name: "tokens.delete", method: "POST", path: "/api/v1/customer/{customer_id}/tokens/{token_id}/delete" },
  { name: "tokens.service_provider", method: "GET", path: "/api/v1/tokens/{identifier}" },
  { name: "tokens.cryptogram", method: "POST", path: "/api/v1/tokens/{token_id}/token-transactional-data" },
  { name: "tokens.delete_by_id", method: "POST", path: "/api/v1/tokens/{token_id}/delete" },
  { name: "refunds.create", method: "POST", path: "/api/pay/v1/refunds/{order_id}" },
  { name: "otp.generate", method: "POST", path: "/api/pay/v1/otp/generate" },
  { name: "otp.submit", method: "POST", path: "/api/pay/v1/otp/submit" },
  { name: "otp.resend", method: "POST", path: "/api/pay/v1/otp/resend" },
  { name: "cards.lookup", method: "POST", path: "/api/pay/v1/getCardDetails" },
  { name: "checkout.create", method: "POST", path: "/api/checkout/v1/orders" },
  { name: "raw", method: null, path: null },
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
   * Pays an order by card: a card (and saves it), a saved card, or a card tokenised by another
   * PA/PG.
   *
   * The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's
   * browser to. Card data may pass through your server only with a PCI compliance certificate. A
   * failed payment can be followed by another on the same order while `payment_retries_remaining`
   * lasts.
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
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string;
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
  convenience_fee_breakdown?: ConvenienceFeeBreakdown;
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

/** A payment by UPI. Source: API reference, create payment. */
export interface UpiData {
  /** `COLLECT` or `INTENT`. */
  txn_mode?: string;
  /** Who pays. */
  payer?: UpiPayer;
}

/** Who pays by UPI. */
export interface UpiPayer {
  /** The virtual payment address. */
  vpa?: string;
  /** The kind of account. */
  account_type?: string;
}

/** A payment by net banking. Source: API reference, create payment. */
export interface NetbankingData {
  /** The bank's code. */
  pay_code?: string;
  /** `REDIRECT`, `QR` or `INTENT`. */
  txn_mode?: string;
}

/** A payment by wallet. Source: API reference, create payment. */
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

/** What a convenience fee is made of. Source: API reference, convenience fee. */
export interface ConvenienceFeeBreakdown {
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
 * Pays an order by card: a card (and saves it), a saved card, or a card tokenised by another PA/PG.
 *
 * The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's browser
 * to. Card data may pass through your server only with a PCI compliance certificate. A failed
 * payment can be followed by another on the same order while `payment_retries_remaining` lasts.
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
  /** `CARD`, which is the default. */
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
}

/**
 * How a payment is made. The other ways are not part of the tokenization flow; `raw` can make them.
 *
 * - `CARD`: By card.
 */
export type PaymentMethod = "CARD";

/** What to pay with: a card, or a token in its place. Exactly one. */
export type PaymentOption =
  | {
      /** The card itself. */
      card_details: CardDetails;
      card_token_details?: never;
    }
  | {
      /** A token in the card's place. */
      card_token_details: CardTokenDetails;
      card_details?: never;
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
  payment_method?: PaymentMethod | null | undefined;
  /** The card. */
  payment_option: TokenPaymentOption;
  /** The payment in which the shopper agreed. */
  payment?: TokenPayment | null | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { readonly [name: string]: string } | null | undefined;
}

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
  /** The merchant's reference, 1 to 50 characters, new for every order; made if absent. */
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
 * - `GET`: Reads.
 * - `POST`: Creates or acts.
 * - `PUT`: Captures and cancels.
 * - `PATCH`: Changes some fields.
 * - `DELETE`: Deletes; no modelled operation uses it, `raw` may.
 */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What went wrong, in one word.
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
 * The question that settles a doubt: an operation and its parameters.
 *
 * Every `unknown` of a write that moves money carries one. Make it with `call_named` (or `invoke`
 * in JavaScript and Python): its answer says whether the write happened.
 */
export interface Inquiry {
  /** The operation to call, such as `orders.get_by_reference`. */
  operation: string;
  /** Its parameters. */
  params: { [name: string]: unknown };
  /** What in the answer decides, in words. */
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
 * - `forward`: One or more of the `MOVES` lead to it: store it.
 * - `stale`: The order had that status earlier: old news, such as a webhook that was overtaken.
 *   Keep what you have.
 * - `inconsistent`: No moves lead there, or a status is not known: read the order again, and show a
 *   person if it stays so.
 */
export type Transition = "same" | "forward" | "stale" | "inconsistent";

/**
 * An authentic callback. **It says who speaks, not that money moved: read the order before you
 * deliver.**
 *
 * The gateway signed these fields, that is all. A callback can be posted again by any party that
 * has it, it may be of another order than the one in the shopper's basket, and its `status` may be
 * old or wrong: the guide's own example of a failure says `AUTHORIZED`. So compare `order_id` with
 * the order that you created for this shopper, and decide by the answer of `orders.get`.
 *
 * Source: Tokenization guide, section 5.1.
 */
export interface Callback {
  /** The order that the callback speaks of; never empty. */
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
 * - `CUSTOMER_DELETED`: The customer is gone.
 * - `CUSTOMER_SUSPENDED`: The customer is blocked for now.
 * - `CUSTOMER_CREATION_FAILED`: The customer could not be made.
 * - `TOKEN_PROVISION_PENDING`: A card is being saved.
 * - `TOKEN_ACTIVATED`: A card is saved and can be used.
 * - `TOKEN_DEACTIVATED`: A saved card is switched off.
 * - `TOKEN_SUSPENDED`: A saved card is blocked for now.
 * - `TOKEN_PROVISION_FAILED`: A card could not be saved.
 * - `SUBSCRIPTION_ACTIVATED`: A subscription became active.
 * - `SUBSCRIPTION_PENDING`: A subscription waits.
 * - `SUBSCRIPTION_PAUSED`: A subscription was paused.
 * - `SUBSCRIPTION_RESUMED`: A subscription was resumed.
 * - `SUBSCRIPTION_COMPLETED`: A subscription ran to its end.
 * - `SUBSCRIPTION_CHARGED`: A subscription was charged.
 * - `SUBSCRIPTION_HALTED`: A subscription was halted.
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

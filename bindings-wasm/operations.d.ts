// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

import type { CallOptions } from "./index.js";

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
  expires_in?: number | null;
  /** When it ends, ISO 8601 UTC. */
  expires_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/**
 * Creates a customer, whose cards can then be saved.
 *
 * New customers are `INACTIVE`. A merchant reference is made if none is given. A customer can also
 * be created with an order, by its `purchase_details.customer`.
 */
export interface CreateCustomer {
  /** The merchant's own reference, 1 to 50 characters of `A-Z a-z 0-9 - _`; made if absent. */
  merchant_customer_reference?: string | number | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | undefined;
  /** E-mail address. */
  email_id?: string | undefined;
  /** Billing address. */
  billing_address?: Address | undefined;
  /** Shipping address. */
  shipping_address?: Address | undefined;
  /** GST identification number. */
  gstin?: string | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { [name: string]: string } | undefined;
}

/**
 * A billing or shipping address. An empty text is sent as it is.
 *
 * Source: Tokenization guide, section 2; API reference, objects, address.
 */
export interface Address {
  /** First line, at most 100 characters. */
  address1?: string | undefined;
  /** Second line, at most 100 characters. */
  address2?: string | undefined;
  /** Third line, at most 100 characters. */
  address3?: string | undefined;
  /** Postal code. */
  pincode?: string | undefined;
  /** City, at most 50 characters. */
  city?: string | undefined;
  /** State, at most 50 characters. */
  state?: string | undefined;
  /** Country, at most 50 characters. */
  country?: string | undefined;
  /** The person's name, at most 100 characters. */
  full_name?: string | undefined;
  /** Kind of address, such as `Home` or `Office`; three d is the field's real name on the wire. */
  adddress_type?: string | undefined;
  /** `billing` or `shipping`. */
  address_category?: string | undefined;
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
  merchant_customer_reference?: string | null;
  /** First name. */
  first_name?: string | null;
  /** Last name. */
  last_name?: string | null;
  /** The country's telephone code. */
  country_code?: string | null;
  /** Mobile number. */
  mobile_number?: string | null;
  /** E-mail address. */
  email_id?: string | null;
  /** Billing address. */
  billing_address?: AddressData | null;
  /** Shipping address. */
  shipping_address?: AddressData | null;
  /** The customer's GST identification number. */
  gstin?: string | null;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string } | null;
  /** Where the customer stands; new ones are `INACTIVE`. */
  status?: CustomerStatus | null;
  /** Why, where the gateway says. */
  status_reason?: string | null;
  /** Why the customer was not created, in the webhook `CUSTOMER_CREATION_FAILED`. */
  failure_reason?: FailureReason | null;
  /** When the customer was made, ISO 8601 UTC. */
  created_at?: string | null;
  /** When the customer last changed, ISO 8601 UTC. */
  updated_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** An address in an answer. */
export interface AddressData {
  /** First line. */
  address1?: string | null;
  /** Second line. */
  address2?: string | null;
  /** Third line. */
  address3?: string | null;
  /** Postal code. */
  pincode?: string | null;
  /** City. */
  city?: string | null;
  /** State. */
  state?: string | null;
  /** Country. */
  country?: string | null;
  /** The person's name. */
  full_name?: string | null;
  /** Kind of address, such as `Home` or `Office`. */
  adddress_type?: string | null;
  /** `billing` or `shipping`. */
  address_category?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  | (string & {});

/** Why a card was not saved, or a customer not created. Source: API documentation, webhooks. */
export interface FailureReason {
  /** The code. */
  code?: string | null;
  /** The reason in words. */
  message?: string | null;
  /** Where it failed. */
  additional_error_details?: ErrorOrigin | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** Where something failed. Source: API reference, error codes. */
export interface ErrorOrigin {
  /** `INTERNAL`, `ACQUIRER`, `network`, .. */
  source?: string | null;
  /** The step, such as `token_provision`. */
  step?: string | null;
  /** The reason in words. */
  reason?: string | null;
  /** More about it, as the gateway tells it. */
  metadata?: { [name: string]: unknown } | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  country_code?: string | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | undefined;
  /** The merchant's own reference. */
  merchant_customer_reference?: string | number | undefined;
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
  merchant_customer_reference?: string | number | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | undefined;
  /** E-mail address. */
  email_id?: string | undefined;
  /** Billing address. */
  billing_address?: Address | undefined;
  /** Shipping address. */
  shipping_address?: Address | undefined;
  /** Where the customer shall stand. */
  status?: NewCustomerStatus | undefined;
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
  merchant_order_reference?: string | number | undefined;
  /** What is to be paid. */
  order_amount: Amount;
  /** Whether the money is blocked first and captured later. Default false. */
  pre_auth?: boolean | undefined;
  /** How the order may be paid; each way must be enabled for the merchant. */
  allowed_payment_methods?: AllowedPaymentMethod[] | undefined;
  /** A note of the merchant's. */
  notes?: string | undefined;
  /**
   * Where the shopper's browser posts the result, and a failure too if `failure_callback_url` is
   * absent.
   */
  callback_url?: string | undefined;
  /** Where the shopper's browser posts a failure. */
  failure_callback_url?: string | undefined;
  /** The purchase: customer, cart, metadata. */
  purchase_details?: PurchaseDetails | undefined;
  /** How the money is divided among merchants. */
  split_info?: SplitInfo | undefined;
  /** `"true"` for a payment in the shopper's currency. */
  is_mcc_transaction?: string | boolean | number | undefined;
  /** The amount in the merchant's currency, with `is_mcc_transaction`. */
  base_amount?: Amount | undefined;
  /** The discount of a coupon on the cart. */
  cart_coupon_discount_amount?: Amount | undefined;
  /** Whether the order may be paid in parts. */
  part_payment?: boolean | undefined;
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
  customer?: CustomerDetails | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { [name: string]: string } | undefined;
  /** What is in the cart. */
  cart_details?: CartDetails | undefined;
  /** How the money is divided among merchants. */
  split_info?: SplitInfo | undefined;
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
  customer_id?: string | number | undefined;
  /** The merchant's own reference of the customer, at most 50 characters. */
  merchant_customer_reference?: string | number | undefined;
  /** E-mail address. */
  email_id?: string | undefined;
  /** First name, at most 50 characters. */
  first_name?: string | undefined;
  /** Last name, at most 50 characters. */
  last_name?: string | undefined;
  /** Mobile number without the country's code, digits only. */
  mobile_number?: string | undefined;
  /** The country's telephone code, digits only: `91`. */
  country_code?: string | undefined;
  /** Billing address. */
  billing_address?: Address | undefined;
  /** Shipping address. */
  shipping_address?: Address | undefined;
  /** Whether the shopper may change these details on a hosted page. */
  is_edit_customer_details_allowed?: boolean | undefined;
}

/** What is in the cart. Source: API reference, create order. */
export interface CartDetails {
  /** The items. */
  cart_items?: CartItem[] | undefined;
}

/** One item of a cart. Source: API reference, create order. */
export interface CartItem {
  /** The merchant's id of the item. */
  item_id?: string | number | undefined;
  /** Its name. */
  item_name?: string | undefined;
  /** What it is. */
  item_description?: string | undefined;
  /** A page about it. */
  item_details_url?: string | undefined;
  /** A picture of it, 24 by 24 pixels. */
  item_image_url?: string | undefined;
  /** Price of one before discount, in paise. */
  item_original_unit_price?: string | number | undefined;
  /** Price of one after discount, in paise. */
  item_discounted_unit_price?: string | number | undefined;
  /** How many. */
  item_quantity?: string | number | undefined;
  /** The ISO 4217 code of the prices. */
  item_currency?: string | undefined;
}

/**
 * How the money of an order or a refund is divided. Source: API reference, create order, split
 * settlement.
 */
export interface SplitInfo {
  /** `AMOUNT`. */
  split_type?: string | undefined;
  /** The parts. */
  split_details?: SplitDetail[] | undefined;
}

/** One part of a split. Source: API reference, create order, split settlement. */
export interface SplitDetail {
  /** The merchant that gets the part. */
  split_merchant_id?: string | number | undefined;
  /** The settlement of the order that a part of a refund comes from. */
  parent_order_split_settlement_id?: string | number | undefined;
  /** The merchant's reference of the settlement. */
  merchant_settlement_reference?: string | number | undefined;
  /** The part. */
  amount?: Amount | undefined;
  /** Whether the settlement waits for a release. */
  on_hold?: boolean | undefined;
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
  merchant_order_reference?: string | null;
  /** `CHARGE`, or `REFUND` for a refund. */
  type?: OrderType | null;
  /** Where the order stands. */
  status: OrderStatus;
  /**
   * Where to send the shopper's browser to authenticate. A secret: it lets its holder go on with
   * the payment.
   */
  challenge_url?: string | null;
  /** The merchant's id at the gateway. */
  merchant_id?: string | null;
  /** What is to be paid, or given back. */
  order_amount?: AmountAnswer | null;
  /** Whether the money is blocked first and captured later. */
  pre_auth?: boolean | null;
  /** Whether the order may be paid in parts. */
  part_payment?: boolean | null;
  /** How it may be paid. */
  allowed_payment_methods?: string[] | null;
  /** The merchant's note. */
  notes?: string | null;
  /** Where the shopper's browser posts the result. */
  callback_url?: string | null;
  /** Where it posts a failure, if elsewhere. */
  failure_callback_url?: string | null;
  /** The purchase: customer, cart, metadata. */
  purchase_details?: PurchaseData | null;
  /** The payments made on it, failed ones too. */
  payments?: Payment[] | null;
  /** Its refunds, where the gateway lists them. */
  refunds?: Order[] | null;
  /** The order that a refund belongs to. */
  parent_order_id?: string | null;
  /** How many more payments may be tried on it. */
  payment_retries_remaining?: number | null;
  /** `SEAMLESS` or `REDIRECT`. */
  integration_mode?: string | null;
  /**
   * Where the picture of a UPI QR code is, for a limited time. A secret: it lets its holder pay.
   */
  image_url?: string | null;
  /** Whether the order is paid in the shopper's currency. */
  is_mcc_transaction?: boolean | null;
  /** Whether the gateway's risk check looks at domestic payments. */
  is_domestic_txn_for_risk_enabled?: boolean | null;
  /** The discount of a coupon on the cart. */
  cart_coupon_discount_amount?: AmountAnswer | null;
  /** A token of the hosted checkout page. */
  order_token?: string | null;
  /** When it was made, ISO 8601 UTC. */
  created_at?: string | null;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/**
 * Whether an order takes money or gives it back.
 *
 * - `CHARGE`: An order to pay.
 * - `REFUND`: A refund.
 *
 * Any other word may come.
 */
export type OrderType = "CHARGE" | "REFUND" | (string & {});

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
  | (string & {});

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
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** What an order is about, in an answer: what was sent, as the gateway repeats it. */
export interface PurchaseData {
  /** Who buys. */
  customer?: CustomerData | null;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string } | null;
  /** What is in the cart. */
  cart_details?: CartData | null;
  /** How the money is divided among merchants. */
  split_info?: SplitData | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** The customer of an order, in an answer. */
export interface CustomerData {
  /** The gateway's id of the customer: `cust-v1-..`. */
  customer_id?: string | null;
  /** The merchant's own reference of the customer. */
  merchant_customer_reference?: string | null;
  /** E-mail address. */
  email_id?: string | null;
  /** First name. */
  first_name?: string | null;
  /** Last name. */
  last_name?: string | null;
  /** Mobile number. */
  mobile_number?: string | null;
  /** The country's telephone code. */
  country_code?: string | null;
  /** Billing address. */
  billing_address?: AddressData | null;
  /** Shipping address. */
  shipping_address?: AddressData | null;
  /** Whether the shopper may change these details on a hosted page. */
  is_edit_customer_details_allowed?: boolean | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** What is in the cart, in an answer. */
export interface CartData {
  /** The items. */
  cart_items?: CartItemData[] | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** One item of a cart, in an answer. */
export interface CartItemData {
  /** The merchant's id of the item. */
  item_id?: string | null;
  /** Its name. */
  item_name?: string | null;
  /** What it is. */
  item_description?: string | null;
  /** A page about it. */
  item_details_url?: string | null;
  /** A picture of it. */
  item_image_url?: string | null;
  /** Price of one before discount, in paise. */
  item_original_unit_price?: number | null;
  /** Price of one after discount, in paise. */
  item_discounted_unit_price?: number | null;
  /** How many. */
  item_quantity?: number | null;
  /** The ISO 4217 code of the prices. */
  item_currency?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** How the money of an order or a refund is divided, in an answer. */
export interface SplitData {
  /** `AMOUNT`. */
  split_type?: string | null;
  /** The parts. */
  split_details?: SplitDetailData[] | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** One part of a split, in an answer. Source: API reference, split settlement. */
export interface SplitDetailData {
  /** The merchant that gets the part. */
  split_merchant_id?: string | null;
  /** The gateway's id of the settlement: the order's id and `-ss-x`. */
  split_settlement_id?: string | null;
  /** The settlement of the order that a part of a refund comes from. */
  parent_order_split_settlement_id?: string | null;
  /** The merchant's reference of the settlement. */
  merchant_settlement_reference?: string | null;
  /** The part. */
  amount?: AmountAnswer | null;
  /** Whether the settlement waits for a release. */
  on_hold?: boolean | null;
  /** `RELEASED` or `HOLD`; for a part of a refund `DO_NOT_RECOVER`. */
  status?: string | null;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/**
 * A payment on an order, as the gateway tells it.
 *
 * Source: Tokenization guide, sections 4, 6 and 7; API reference, create payment.
 */
export interface Payment {
  /** The gateway's id, `v1-240711075343-aa-dmkVNf-cc-c`. */
  id?: string | null;
  /** The merchant's reference. */
  merchant_payment_reference?: string | null;
  /** Where it stands. */
  status?: PaymentStatus | null;
  /** What was paid. */
  payment_amount?: AmountAnswer | null;
  /** The same in the order's currency, where they differ. */
  base_amount?: AmountAnswer | null;
  /** The rate between the two, a decimal as text. */
  conversion_rate?: string | null;
  /** `CARD`, or another way to pay. */
  payment_method?: string | null;
  /** The card, or whatever was paid with. */
  payment_option?: PaymentOptionData | null;
  /** What the bank said. */
  acquirer_data?: AcquirerData | null;
  /** Why it failed. */
  error_detail?: ErrorDetail | null;
  /** Its captures. */
  capture_data?: Capture[] | null;
  /**
   * Where to send the shopper's browser to authenticate, where the payment has it instead of the
   * order. A secret.
   */
  challenge_url?: string | null;
  /** `SEAMLESS` or `REDIRECT`. */
  integration_mode?: string | null;
  /** The convenience fee within the amount. */
  convenience_fee_breakdown?: ConvenienceFeeBreakdown | null;
  /** The offer that was used, as the gateway tells it. */
  offer_data?: { [name: string]: unknown } | null;
  /** The mandate that was made with the payment, as the gateway tells it. */
  mandate_info?: { [name: string]: unknown } | null;
  /** More about the payment, such as the shopper's address on the network. */
  additional_detail?: { [name: string]: unknown } | null;
  /** The payment that a refund's payment gives back. */
  parent_payment_id?: string | null;
  /** When it was made, ISO 8601 UTC. */
  created_at?: string | null;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  | (string & {});

/** What was paid with. */
export interface PaymentOptionData {
  /** The card, without its number. */
  card_data?: CardData | null;
  /** UPI, as the API reference names it. */
  upi_details?: UpiData | null;
  /** UPI, as samples name it. */
  upi_data?: UpiData | null;
  /** Net banking. */
  netbanking_data?: NetbankingData | null;
  /** A wallet. */
  wallet_data?: WalletData | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/**
 * A card, without its number. Its words are the networks' own and an open set.
 *
 * Source: API reference, create payment.
 */
export interface CardData {
  /** `CREDIT`, `DEBIT`, .. */
  card_type?: string | null;
  /** `VISA`, `MASTERCARD`, `RUPAY`, .. in any case. */
  network_name?: string | null;
  /** The bank. */
  issuer_name?: string | null;
  /** The name of the card's product. */
  product_name?: string | null;
  /** `CONSUMER`, `COMMERCIAL`, .. */
  card_category?: string | null;
  /** `IND`, .. */
  country_code?: string | null;
  /** `ALT_TOKEN`, `NETWORK_TOKEN` or `ISSUER_TOKEN`: what was charged in the card's place. */
  token_txn_type?: string | null;
  /** The last four digits. */
  last4_digit?: string | null;
  /** Whether the card is to be saved. */
  save?: boolean | null;
  /** Whether the OTP can be taken on the merchant's own page. */
  is_native_otp_eligible?: boolean | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** A payment by UPI. Source: API reference, create payment. */
export interface UpiData {
  /** `COLLECT` or `INTENT`. */
  txn_mode?: string | null;
  /** Who pays. */
  payer?: UpiPayer | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** Who pays by UPI. */
export interface UpiPayer {
  /** The virtual payment address. */
  vpa?: string | null;
  /** The kind of account. */
  account_type?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** A payment by net banking. Source: API reference, create payment. */
export interface NetbankingData {
  /** The bank's code. */
  pay_code?: string | null;
  /** `REDIRECT`, `QR` or `INTENT`. */
  txn_mode?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** A payment by wallet. Source: API reference, create payment. */
export interface WalletData {
  /** The wallet's code. */
  wallet_code?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** What the acquiring bank said. Empty strings are common. */
export interface AcquirerData {
  /** The bank's approval. */
  approval_code?: string | null;
  /** The bank's reference. */
  acquirer_reference?: string | null;
  /** The retrieval reference number. */
  rrn?: string | null;
  /** The bank. */
  acquirer_name?: string | null;
  /** Whether the acquirer is an aggregator. */
  is_aggregator?: boolean | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** Why a payment failed. */
export interface ErrorDetail {
  /** The code, such as `PAYMENT_DECLINED`. */
  code?: string | null;
  /** The reason in words. */
  message?: string | null;
  /** Where it failed. */
  additional_error_details?: ErrorOrigin | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** One capture of a payment. Source: Tokenization guide, section 6. */
export interface Capture {
  /** The merchant's reference of the capture. */
  merchant_capture_reference?: string | null;
  /** What was captured. */
  capture_amount?: AmountAnswer | null;
  /** When, ISO 8601 UTC. */
  created_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** What a convenience fee is made of. Source: API reference, convenience fee. */
export interface ConvenienceFeeBreakdown {
  /** The fee without tax. */
  fee_amount?: AmountAnswer | null;
  /** The tax on it. */
  tax_amount?: AmountAnswer | null;
  /** What is added to it. */
  additional_fee_amount?: AmountAnswer | null;
  /** The most that it can be. */
  maximum_fee_amount?: AmountAnswer | null;
  /** What the shopper pays of it. */
  applicable_fee_amount?: AmountAnswer | null;
  /** What the merchant pays of it. */
  subvented_fee_amount?: AmountAnswer | null;
  /** The amount that it was computed from. */
  fee_calculated_on_amount?: AmountAnswer | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  merchant_capture_reference?: string | number | undefined;
  /** How much to capture; all, if absent. */
  capture_amount?: Amount | undefined;
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
  payments: NewPayment[];
}

/** One payment to make. */
export interface NewPayment {
  /** The merchant's reference, 1 to 50 characters, new for every payment; made if absent. */
  merchant_payment_reference?: string | number | undefined;
  /** `CARD`, which is the default. */
  payment_method?: PaymentMethod | undefined;
  /**
   * Sent as it is given; it belongs to the order, where the gateway reads it. The guide prints it
   * here too.
   */
  pre_auth?: boolean | undefined;
  /** What to pay: the order's amount, unless it may be paid in parts. */
  payment_amount: Amount;
  /** What to pay with: exactly one kind. */
  payment_option: PaymentOption;
  /** The shopper's device, for authentication and for risk. */
  device_info?: DeviceInfo | undefined;
  /** The shopper, for the risk check. */
  risk_validation_details?: CustomerDetails | undefined;
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
  cvv?: string | undefined;
  /** Two digits, `01` to `12`. */
  expiry_month: string | number;
  /** Four digits. */
  expiry_year: string | number;
  /** The name on the card, at most 100 characters. */
  name?: string | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | undefined;
  /** The shopper's consent to save the card: a token is made after a successful payment. */
  save?: boolean | undefined;
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
  token_txn_type?: TokenTxnType | undefined;
  /** The CVV: 3 or 4 digits. Visa and Mastercard network tokens can do without it in production. */
  cvv?: string | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | undefined;
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
  cryptogram?: string | undefined;
  /** The kind of token: `ALT_TOKEN`, which is the default. */
  token_txn_type?: TokenTxnType | undefined;
  /** The token's expiry month: two digits, `01` to `12`. */
  expiry_month?: string | number | undefined;
  /** The token's expiry year: four digits. */
  expiry_year?: string | number | undefined;
  /** The card's last four digits. */
  last4_digit?: string | undefined;
  /** The CVV: 3 or 4 digits. */
  cvv?: string | undefined;
  /** The name on the card, at most 100 characters. */
  name?: string | undefined;
  /** The mobile number registered with the bank, digits only. */
  registered_mobile_number?: string | undefined;
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
  operating_system?: string | boolean | number | undefined;
  /** The shopper's IP address as the server sees it. */
  source_ip_address?: string | boolean | number | undefined;
  /** The shopper's IP address as the browser tells it. */
  browser_ip_address?: string | boolean | number | undefined;
  /** The browser's user agent. */
  browser_user_agent?: string | boolean | number | undefined;
  /** The device's model. */
  device_model?: string | boolean | number | undefined;
  /** The device's maker. */
  device_manufacturer?: string | boolean | number | undefined;
  /** The kind of device. */
  device_type?: string | boolean | number | undefined;
  /** What the browser accepts. */
  browser_accept_header?: string | boolean | number | undefined;
  /** The browser's language. */
  browser_language?: string | boolean | number | undefined;
  /** The screen's height in pixels. */
  browser_screen_height?: string | boolean | number | undefined;
  /** The screen's width in pixels. */
  browser_screen_width?: string | boolean | number | undefined;
  /** Minutes from local time to UTC: `"-330"` in India. */
  browser_timezone?: string | boolean | number | undefined;
  /** The window's size: `"1366x768"`. */
  browser_window_size?: string | boolean | number | undefined;
  /** Bits per pixel. */
  browser_screen_color_depth?: string | boolean | number | undefined;
  /** `"true"` if the browser runs Java. */
  browser_java_enabled_val?: string | boolean | number | undefined;
  /** `"true"` if the browser runs JavaScript. */
  browser_javascript_enabled_val?: string | boolean | number | undefined;
  /** `"browser"`. */
  device_channel?: string | boolean | number | undefined;
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
  merchant_token_reference?: string | number | undefined;
  /** `CARD`, which is the default. */
  payment_method?: PaymentMethod | undefined;
  /** The card. */
  payment_option: TokenPaymentOption;
  /** The payment in which the shopper agreed. */
  payment?: TokenPayment | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { [name: string]: string } | undefined;
}

/** The card to save. */
export interface TokenPaymentOption {
  /** The card, encrypted. */
  encrypted_card_details: string;
}

/** The payment in which the shopper agreed to save the card. */
export interface TokenPayment {
  /** What the bank said of it. */
  acquirer_data?: TokenAcquirerData | undefined;
}

/** What the bank said of the payment in which the shopper agreed. */
export interface TokenAcquirerData {
  /** The bank's approval. */
  approval_code?: string | undefined;
  /** The bank's reference. */
  acquirer_reference?: string | undefined;
  /** The retrieval reference number. */
  rrn?: string | undefined;
  /** The reference of the authentication; RuPay needs it. */
  auth_reference?: string | undefined;
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
  merchant_token_reference?: string | null;
  /** The customer whose card it is. */
  customer_id?: string | null;
  /** Where it stands. */
  status?: TokenStatus | null;
  /** Why, where the gateway says. */
  status_reason?: string | null;
  /** Why the card was not saved, in the webhook `TOKEN_PROVISION_FAILED`. */
  failure_reason?: FailureReason | null;
  /** `CARD`, .. */
  payment_method?: string | null;
  /** The id of the network's own token, `tp-v1-..`. */
  service_provider_token_id?: string | null;
  /** The merchant's reference of the request, in the answer to a deletion. */
  merchant_unique_reference?: string | null;
  /** The reference of the payment that saved the card, in webhooks. */
  merchant_payment_reference?: string | null;
  /** The card, without its number. */
  card_data?: TokenCardData | null;
  /** Whether the token follows the rules of the Reserve Bank of India. */
  is_compliant?: boolean | null;
  /** The merchant's own names and values. */
  merchant_metadata?: { [name: string]: string } | null;
  /** When it ends, ISO 8601 UTC. */
  expired_at?: string | null;
  /** When it was made, ISO 8601 UTC. */
  created_at?: string | null;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  | (string & {});

/** The card behind a token, without its number. */
export interface TokenCardData {
  /** The last four digits. */
  last4_digit?: string | null;
  /** `CREDIT` or `DEBIT`. */
  card_type?: string | null;
  /** `VISA`, .. */
  network_name?: string | null;
  /** The bank. */
  issuer_name?: string | null;
  /** `CONSUMER`, .. */
  card_category?: string | null;
  /** `IND`, .. */
  country_code?: string | null;
  /** Whether the card is from abroad. */
  international?: boolean | null;
  /** Whether it can pay in instalments. */
  emi?: boolean | null;
  /** Whether a payment by this token needs the CVV. */
  cvv_required?: boolean | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** Lists the saved cards of a customer. */
export interface ListTokens {
  /** The gateway's id of the customer. */
  customer_id: string | number;
}

/** The tokens of one customer. Source: API reference, tokenization. */
export interface Tokens {
  /** The customer. */
  customer_id?: string | null;
  /** How many tokens there are. */
  total_tokens?: number | null;
  /** The tokens. */
  tokens?: Token[] | null;
  /** The one token, where the answer is about a single one. */
  token_id?: string | null;
  /** Where that one stands. */
  status?: TokenStatus | null;
  /** The network's id of that one. */
  service_provider_token_id?: string | null;
  /** When the list was made, ISO 8601 UTC. */
  created_at?: string | null;
  /** When it last changed, ISO 8601 UTC. */
  updated_at?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  merchant_unique_reference?: string | number | undefined;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { [name: string]: string } | undefined;
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
  merchant_unique_reference?: string | number | undefined;
  /** The id of the network's own token: `tp-v1-..`. */
  service_provider_token_id: string | number;
}

/** The one-time cryptogram of a saved card. Source: API reference, generate cryptogram. */
export interface Cryptogram {
  /** The token. */
  token_id?: string | null;
  /** The merchant's reference of the token. */
  merchant_token_reference?: string | null;
  /** The network's id of the token. */
  service_provider_token_id?: string | null;
  /** What a payment needs. */
  token_data?: TokenData | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** What a payment by a network's token needs: every part a secret. */
export interface TokenData {
  /** The cryptogram, base64, for one payment. */
  cryptogram?: string | null;
  /** The network's reference of the token. */
  token_reference?: string | null;
  /** The network's reference of the account behind it. */
  payment_account_reference?: string | null;
  /** The token's expiry month. */
  token_expiry_month?: string | null;
  /** The token's expiry year. */
  token_expiry_year?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  merchant_order_reference?: string | number | undefined;
  /**
   * How much to give back. The pages call it required, and for partial refunds only: always send
   * it.
   */
  order_amount: Amount;
  /** The merchant's own names and values: at most 10 pairs of at most 256 characters. */
  merchant_metadata?: { [name: string]: string } | undefined;
  /** The products given back, for a partial refund of a cart with several. */
  products?: RefundProduct[] | undefined;
  /** How the money given back is divided among merchants. */
  split_info?: SplitInfo | undefined;
}

/** A product that is given back. */
export interface RefundProduct {
  /** Its code. */
  product_code?: string | undefined;
  /** Its IMEI. */
  imei_number?: string | undefined;
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
  status?: string | null;
  /**
   * What may be done next: `SUBMIT_OTP`, `RESEND_OTP`, or `NONE` (make a new payment on the same
   * order).
   */
  next?: string[] | null;
  /** More about it. */
  meta_data?: OtpMetaData | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** More about a step of native OTP. */
export interface OtpMetaData {
  /** Seconds until the OTP may be sent again. */
  resend_after?: number | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  amount?: string | number | undefined;
  /** The cards. */
  card_details: CardToLookUp[];
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
  card_payment_details?: CardPaymentDetail[] | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/** What the gateway knows of one card. */
export interface CardPaymentDetail {
  /** `VISA`, .. */
  card_network?: string | null;
  /** The bank. */
  card_issuer?: string | null;
  /** `CREDIT`, .. */
  card_type?: string | null;
  /** `CONSUMER`, .. */
  card_category?: string | null;
  /** Whether the card is from abroad. */
  is_international_card?: boolean | null;
  /** Whether the OTP can be taken on the merchant's own page. */
  is_native_otp_supported?: boolean | null;
  /** `IND`, .. */
  country_code?: string | null;
  /** The card's currency. */
  currency?: string | null;
  /** Whether that currency can be paid with. */
  is_currency_supported?: boolean | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  merchant_order_reference?: string | number | undefined;
  /** What is to be paid. */
  order_amount: Amount;
  /** How the page is shown. Default `REDIRECT`. */
  integration_mode?: IntegrationMode | undefined;
  /**
   * Whether the money is blocked first and captured later; for cards and points only. Default
   * false.
   */
  pre_auth?: boolean | undefined;
  /** How the order may be paid; each way must be enabled for the merchant. */
  allowed_payment_methods?: AllowedPaymentMethod[] | undefined;
  /** A note of the merchant's. */
  notes?: string | undefined;
  /** Where the shopper's browser posts the result. The test environment refuses `localhost`. */
  callback_url?: string | undefined;
  /** Where the shopper's browser posts a failure. */
  failure_callback_url?: string | undefined;
  /** The purchase: customer, cart, metadata. */
  purchase_details?: PurchaseDetails | undefined;
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
  redirect_url?: string | null;
  /** The token of the page. A secret. */
  token?: string | null;
  /** 200, as the body repeats it. */
  response_code?: number | null;
  /** The result in words. */
  response_message?: string | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
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
  error_code?: string | undefined;
  /** Why the payment failed, in a sentence. */
  error_message?: string | undefined;
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
  | (string & {});

// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

// Whether a value that was parsed from JSON is, to the last field, what the core would make of it: every field known, of
// its declared type, and every word spelled as listed. Each function gives 1 if so, 0 for `undefined`, NaN otherwise, and
// adds the lists that are missing. `plain_event.ts` uses them; whatever they do not know goes to the core.

import { count, flag, isObject, list, names, text, texts, word } from "./plain_values.js";

export const EVENT_TYPE: ReadonlySet<unknown> = new Set([
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
]);

const ORDER_TYPE: ReadonlySet<unknown> = new Set([
  "CHARGE",
  "REFUND",
]);

const ORDER_STATUS: ReadonlySet<unknown> = new Set([
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
]);

const PAYMENT_STATUS: ReadonlySet<unknown> = new Set([
  "PENDING",
  "AUTHORIZED",
  "PROCESSED",
  "CANCELLED",
  "FAILED",
]);

const CUSTOMER_STATUS: ReadonlySet<unknown> = new Set([
  "INACTIVE",
  "ACTIVE",
  "SUSPENDED",
  "DELETED",
  "FAILED",
]);

const TOKEN_STATUS: ReadonlySet<unknown> = new Set([
  "INITIATED",
  "ACTIVE",
  "SUSPENDED",
  "FAILED",
  "DEACTIVATED",
  "DELETED",
]);

export function order(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.order_id) +
    text(it.merchant_order_reference) +
    word(it.type, ORDER_TYPE) +
    word(it.status, ORDER_STATUS) +
    text(it.challenge_url) +
    text(it.merchant_id) +
    amountAnswer(it.order_amount, depth - 1) +
    flag(it.pre_auth) +
    flag(it.part_payment) +
    list(it.allowed_payment_methods, depth - 1, text) +
    text(it.notes) +
    text(it.callback_url) +
    text(it.failure_callback_url) +
    purchaseData(it.purchase_details, depth - 1) +
    list(it.payments, depth - 1, payment) +
    list(it.refunds, depth - 1, order) +
    text(it.parent_order_id) +
    count(it.payment_retries_remaining) +
    text(it.integration_mode) +
    text(it.image_url) +
    flag(it.is_mcc_transaction) +
    flag(it.is_domestic_txn_for_risk_enabled) +
    amountAnswer(it.cart_coupon_discount_amount, depth - 1) +
    text(it.order_token) +
    text(it.created_at) +
    text(it.updated_at);
  if (known !== names(it) || it.order_id === undefined || it.status === undefined) {
    return NaN;
  }
  it.allowed_payment_methods ??= [];
  it.payments ??= [];
  it.refunds ??= [];
  return 1;
}

function amountAnswer(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    count(it.value) +
    text(it.currency);
  if (known !== names(it) || it.value === undefined || it.currency === undefined) {
    return NaN;
  }
  return 1;
}

function purchaseData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    customerData(it.customer, depth - 1) +
    texts(it.merchant_metadata) +
    cartData(it.cart_details, depth - 1) +
    splitData(it.split_info, depth - 1) +
    accountData(it.account_details, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function customerData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.customer_id) +
    text(it.merchant_customer_reference) +
    text(it.email_id) +
    text(it.first_name) +
    text(it.last_name) +
    text(it.mobile_number) +
    text(it.country_code) +
    addressData(it.billing_address, depth - 1) +
    addressData(it.shipping_address, depth - 1) +
    flag(it.is_edit_customer_details_allowed);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function addressData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.address1) +
    text(it.address2) +
    text(it.address3) +
    text(it.pincode) +
    text(it.city) +
    text(it.state) +
    text(it.country) +
    text(it.full_name) +
    text(it.adddress_type) +
    text(it.address_category);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function cartData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    list(it.cart_items, depth - 1, cartItemData);
  if (known !== names(it)) {
    return NaN;
  }
  it.cart_items ??= [];
  return 1;
}

function cartItemData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.item_id) +
    text(it.item_name) +
    text(it.item_description) +
    text(it.item_details_url) +
    text(it.item_image_url) +
    count(it.item_original_unit_price) +
    count(it.item_discounted_unit_price) +
    count(it.item_quantity) +
    text(it.item_currency);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function splitData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.split_type) +
    list(it.split_details, depth - 1, splitDetailData);
  if (known !== names(it)) {
    return NaN;
  }
  it.split_details ??= [];
  return 1;
}

function splitDetailData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.split_merchant_id) +
    text(it.split_settlement_id) +
    text(it.parent_order_split_settlement_id) +
    text(it.merchant_settlement_reference) +
    amountAnswer(it.amount, depth - 1) +
    flag(it.on_hold) +
    text(it.status) +
    amountAnswer(it.release_amount, depth - 1) +
    text(it.updated_at);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function accountData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    bankData(it.bank_details, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function bankData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.account_number) +
    text(it.ifsc_code) +
    text(it.bank_name);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function payment(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.id) +
    text(it.merchant_payment_reference) +
    word(it.status, PAYMENT_STATUS) +
    amountAnswer(it.payment_amount, depth - 1) +
    amountAnswer(it.base_amount, depth - 1) +
    text(it.conversion_rate) +
    text(it.payment_method) +
    paymentOptionData(it.payment_option, depth - 1) +
    acquirerData(it.acquirer_data, depth - 1) +
    errorDetail(it.error_detail, depth - 1) +
    list(it.capture_data, depth - 1, capture) +
    text(it.challenge_url) +
    text(it.integration_mode) +
    convenienceFeeData(it.convenience_fee_breakdown, depth - 1) +
    text(it.parent_payment_id) +
    text(it.created_at) +
    text(it.updated_at);
  if (known !== names(it)) {
    return NaN;
  }
  it.capture_data ??= [];
  return 1;
}

function paymentOptionData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    cardData(it.card_data, depth - 1) +
    upiData(it.upi_details, depth - 1) +
    upiData(it.upi_data, depth - 1) +
    netbankingData(it.netbanking_data, depth - 1) +
    walletData(it.wallet_data, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function cardData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.card_type) +
    text(it.network_name) +
    text(it.issuer_name) +
    text(it.product_name) +
    text(it.card_category) +
    text(it.country_code) +
    text(it.token_txn_type) +
    text(it.last4_digit) +
    flag(it.save) +
    flag(it.is_native_otp_eligible);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function upiData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.txn_mode) +
    flag(it.upi_qr) +
    upiPayerData(it.payer, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function upiPayerData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.vpa) +
    text(it.account_type);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function netbankingData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.pay_code) +
    text(it.txn_mode);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function walletData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.wallet_code);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function acquirerData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.approval_code) +
    text(it.acquirer_reference) +
    text(it.rrn) +
    text(it.acquirer_name) +
    flag(it.is_aggregator);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function errorDetail(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.code) +
    text(it.message) +
    errorOrigin(it.additional_error_details, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function errorOrigin(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.source) +
    text(it.step) +
    text(it.reason);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function capture(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.merchant_capture_reference) +
    amountAnswer(it.capture_amount, depth - 1) +
    text(it.created_at);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

function convenienceFeeData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    amountAnswer(it.fee_amount, depth - 1) +
    amountAnswer(it.tax_amount, depth - 1) +
    amountAnswer(it.additional_fee_amount, depth - 1) +
    amountAnswer(it.maximum_fee_amount, depth - 1) +
    amountAnswer(it.applicable_fee_amount, depth - 1) +
    amountAnswer(it.subvented_fee_amount, depth - 1) +
    amountAnswer(it.fee_calculated_on_amount, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

export function customer(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.customer_id) +
    text(it.merchant_customer_reference) +
    text(it.first_name) +
    text(it.last_name) +
    text(it.country_code) +
    text(it.mobile_number) +
    text(it.email_id) +
    addressData(it.billing_address, depth - 1) +
    addressData(it.shipping_address, depth - 1) +
    text(it.gstin) +
    texts(it.merchant_metadata) +
    word(it.status, CUSTOMER_STATUS) +
    text(it.status_reason) +
    failureReason(it.failure_reason, depth - 1) +
    text(it.created_at) +
    text(it.updated_at);
  if (known !== names(it) || it.customer_id === undefined) {
    return NaN;
  }
  return 1;
}

function failureReason(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.code) +
    text(it.message) +
    errorOrigin(it.additional_error_details, depth - 1);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

export function token(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.token_id) +
    text(it.merchant_token_reference) +
    text(it.customer_id) +
    word(it.status, TOKEN_STATUS) +
    text(it.status_reason) +
    failureReason(it.failure_reason, depth - 1) +
    text(it.payment_method) +
    text(it.service_provider_token_id) +
    text(it.merchant_unique_reference) +
    text(it.merchant_payment_reference) +
    tokenCardData(it.card_data, depth - 1) +
    flag(it.is_compliant) +
    texts(it.merchant_metadata) +
    text(it.expired_at) +
    text(it.created_at) +
    text(it.updated_at);
  if (known !== names(it) || it.token_id === undefined) {
    return NaN;
  }
  return 1;
}

function tokenCardData(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.last4_digit) +
    text(it.card_type) +
    text(it.network_name) +
    text(it.issuer_name) +
    text(it.card_category) +
    text(it.country_code) +
    flag(it.international) +
    flag(it.emi) +
    flag(it.cvv_required);
  if (known !== names(it)) {
    return NaN;
  }
  return 1;
}

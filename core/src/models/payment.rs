//! A payment on an order, as the gateway tells it.

use super::amount::Amount;
use super::wire::{scalars, wire};
use crate::open_enum::open_enum;

open_enum! {
    /// Where a payment stands. Source: API reference, create payment.
    pub enum PaymentStatus {
        /// Waiting for the shopper or the bank.
        Pending = "PENDING",
        /// The money is blocked.
        Authorized = "AUTHORIZED",
        /// The money is taken.
        Processed = "PROCESSED",
        /// Given up before the money was taken.
        Cancelled = "CANCELLED",
        /// Refused; `error_detail` says why.
        Failed = "FAILED",
    }
}

scalars! { ; PaymentStatus }

wire! {
    /// A payment on an order, as the gateway tells it.
    ///
    /// Source: Tokenization guide, sections 4, 6 and 7; API reference, create payment.
    pub struct Payment {
        /// The gateway's id, `v1-240711075343-aa-dmkVNf-cc-c`.
        id: Option<String>,
        /// The merchant's reference.
        merchant_payment_reference: Option<String>,
        /// Where it stands.
        status: Option<PaymentStatus>,
        /// What was paid.
        payment_amount: Option<Amount>,
        /// The same in the order's currency, where they differ.
        base_amount: Option<Amount>,
        /// `CARD`, or another way to pay.
        payment_method: Option<String>,
        /// The card, or whatever was paid with.
        payment_option: Option<PaymentOptionData>,
        /// What the bank said.
        acquirer_data: Option<AcquirerData>,
        /// Why it failed.
        error_detail: Option<ErrorDetail>,
        /// Its captures.
        capture_data: Vec<Capture>,
        /// The payment that a refund's payment gives back.
        parent_payment_id: Option<String>,
        /// When it was made, ISO 8601 UTC.
        created_at: Option<String>,
        /// When it last changed, ISO 8601 UTC.
        updated_at: Option<String>,
    }
}

wire! {
    /// What was paid with.
    pub struct PaymentOptionData {
        /// The card, without its number.
        card_data: Option<CardData>,
    }
}

wire! {
    /// A card, without its number. Its words are the networks' own and an open set.
    ///
    /// Source: API reference, create payment.
    pub struct CardData {
        /// `CREDIT`, `DEBIT`, ..
        card_type: Option<String>,
        /// `VISA`, `MASTERCARD`, `RUPAY`, .. in any case.
        network_name: Option<String>,
        /// The bank.
        issuer_name: Option<String>,
        /// `CONSUMER`, `COMMERCIAL`, ..
        card_category: Option<String>,
        /// `IND`, ..
        country_code: Option<String>,
        /// `ALT_TOKEN`, `NETWORK_TOKEN` or `ISSUER_TOKEN`: what was charged in the card's place.
        token_txn_type: Option<String>,
        /// The last four digits.
        last4_digit: Option<String> | "last_4_digit",
        /// Whether the card is to be saved.
        save: Option<bool>,
        /// Whether the OTP can be taken on the merchant's own page.
        is_native_otp_eligible: Option<bool>,
    }
}

wire! {
    /// What the acquiring bank said. Empty strings are common.
    pub struct AcquirerData {
        /// The bank's approval.
        approval_code: Option<String>,
        /// The bank's reference.
        acquirer_reference: Option<String>,
        /// The retrieval reference number.
        rrn: Option<String>,
        /// The bank.
        acquirer_name: Option<String>,
    }
}

wire! {
    /// Why a payment failed.
    pub struct ErrorDetail {
        /// The code, such as `PAYMENT_DECLINED`.
        code: Option<String>,
        /// The reason in words.
        message: Option<String>,
    }
}

wire! {
    /// One capture of a payment. Source: Tokenization guide, section 6.
    pub struct Capture {
        /// The merchant's reference of the capture.
        merchant_capture_reference: Option<String>,
        /// What was captured.
        capture_amount: Option<Amount>,
        /// When, ISO 8601 UTC.
        created_at: Option<String>,
    }
}

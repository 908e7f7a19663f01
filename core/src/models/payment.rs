//! A payment on an order, as the gateway tells it.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Amount, ConvenienceFeeData, Extra, List, NetbankingData, UpiData, WalletData};
use crate::Secret;
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

/// A payment on an order, as the gateway tells it.
///
/// Source: Tokenization guide, sections 4, 6 and 7; API reference, create payment.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Payment {
    /// The gateway's id, `v1-240711075343-aa-dmkVNf-cc-c`.
    pub id: Option<String>,
    /// The merchant's reference.
    pub merchant_payment_reference: Option<String>,
    /// Where it stands.
    pub status: Option<PaymentStatus>,
    /// What was paid.
    pub payment_amount: Option<Amount>,
    /// The same in the order's currency, where they differ.
    pub base_amount: Option<Amount>,
    /// The rate between the two, a decimal as text.
    pub conversion_rate: Option<String>,
    /// `CARD`, or another way to pay.
    pub payment_method: Option<String>,
    /// The card, or whatever was paid with.
    pub payment_option: Option<PaymentOptionData>,
    /// What the bank said.
    pub acquirer_data: Option<AcquirerData>,
    /// Why it failed.
    pub error_detail: Option<ErrorDetail>,
    /// Its captures.
    pub capture_data: List<Capture>,
    /// Where to send the shopper's browser to authenticate, where the payment has it instead of the order. A secret.
    pub challenge_url: Option<Secret>,
    /// `SEAMLESS` or `REDIRECT`.
    pub integration_mode: Option<String>,
    /// The convenience fee within the amount.
    pub convenience_fee_breakdown: Option<ConvenienceFeeData>,
    /// The offer that was used, as the gateway tells it.
    pub offer_data: Option<Extra>,
    /// The mandate that was made with the payment, as the gateway tells it.
    pub mandate_info: Option<Extra>,
    /// More about the payment, such as the shopper's address on the network.
    pub additional_detail: Option<Extra>,
    /// The payment that a refund's payment gives back.
    pub parent_payment_id: Option<String>,
    /// When it was made, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// When it last changed, ISO 8601 UTC.
    pub updated_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Payment {
    /// Whether all captures are known: the list is whole, or there is none, as before the first capture.
    pub(crate) fn captures_are_readable(&self) -> bool {
        let is_absent = self.capture_data.is_missing() && !self.other.contains_key("capture_data");
        is_absent || self.capture_data.is_whole()
    }
}

/// What was paid with.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentOptionData {
    /// The card, without its number.
    pub card_data: Option<CardData>,
    /// UPI, as the API reference names it.
    pub upi_details: Option<UpiData>,
    /// UPI, as samples name it.
    pub upi_data: Option<UpiData>,
    /// Net banking.
    pub netbanking_data: Option<NetbankingData>,
    /// A wallet.
    pub wallet_data: Option<WalletData>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// A card, without its number. Its words are the networks' own and an open set.
///
/// Source: API reference, create payment.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CardData {
    /// `CREDIT`, `DEBIT`, ..
    pub card_type: Option<String>,
    /// `VISA`, `MASTERCARD`, `RUPAY`, .. in any case.
    pub network_name: Option<String>,
    /// The bank.
    pub issuer_name: Option<String>,
    /// The name of the card's product.
    pub product_name: Option<String>,
    /// `CONSUMER`, `COMMERCIAL`, ..
    pub card_category: Option<String>,
    /// `IND`, ..
    pub country_code: Option<String>,
    /// `ALT_TOKEN`, `NETWORK_TOKEN` or `ISSUER_TOKEN`: what was charged in the card's place.
    pub token_txn_type: Option<String>,
    /// The last four digits.
    #[serde(alias = "last_4_digit")]
    pub last4_digit: Option<String>,
    /// Whether the card is to be saved.
    pub save: Option<bool>,
    /// Whether the OTP can be taken on the merchant's own page.
    pub is_native_otp_eligible: Option<bool>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// What the acquiring bank said. Empty strings are common.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AcquirerData {
    /// The bank's approval.
    pub approval_code: Option<String>,
    /// The bank's reference.
    pub acquirer_reference: Option<String>,
    /// The retrieval reference number.
    pub rrn: Option<String>,
    /// The bank.
    pub acquirer_name: Option<String>,
    /// Whether the acquirer is an aggregator.
    pub is_aggregator: Option<bool>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Why a payment failed.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The code, such as `PAYMENT_DECLINED`.
    pub code: Option<String>,
    /// The reason in words.
    pub message: Option<String>,
    /// Where it failed.
    pub additional_error_details: Option<ErrorOrigin>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// One capture of a payment. Source: Tokenization guide, section 6.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Capture {
    /// The merchant's reference of the capture.
    pub merchant_capture_reference: Option<String>,
    /// What was captured.
    pub capture_amount: Option<Amount>,
    /// When, ISO 8601 UTC.
    pub created_at: Option<String>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Where something failed. Source: API reference, error codes.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ErrorOrigin {
    /// `INTERNAL`, `ACQUIRER`, `network`, ..
    pub source: Option<String>,
    /// The step, such as `token_provision`.
    pub step: Option<String>,
    /// The reason in words.
    pub reason: Option<String>,
    /// More about it, as the gateway tells it.
    pub metadata: Option<Extra>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

/// Why a card was not saved, or a customer not created. Source: API documentation, webhooks.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FailureReason {
    /// The code.
    pub code: Option<String>,
    /// The reason in words.
    pub message: Option<String>,
    /// Where it failed.
    pub additional_error_details: Option<ErrorOrigin>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

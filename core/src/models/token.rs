//! A saved card in the vault, as the gateway tells it.

use std::collections::BTreeMap;

use super::wire::{scalars, wire};
use crate::Secret;
use crate::open_enum::open_enum;

open_enum! {
    /// Where a token stands. Source: API reference, tokenization, token status.
    pub enum TokenStatus {
        /// The networks are still being asked.
        Initiated = "INITIATED",
        /// Usable.
        Active = "ACTIVE",
        /// Not usable for now.
        Suspended = "SUSPENDED",
        /// Every network refused.
        Failed = "FAILED",
        /// Switched off for good.
        Deactivated = "DEACTIVATED",
        /// Deleted; not in the documented list, but in the documented answer to a deletion.
        Deleted = "DELETED",
    }
}

scalars! { ; TokenStatus }

wire! {
    /// A saved card in the vault: never the card itself.
    ///
    /// Source: API reference, tokenization.
    pub struct Token {
        /// The gateway's id, `token-v1-0811030624-bb-RBDgpR`: what a payment by saved card names.
        token_id: String | "token-id",
        /// The merchant's reference; may be empty.
        merchant_token_reference: Option<String>,
        /// The customer whose card it is.
        customer_id: Option<String>,
        /// Where it stands.
        status: Option<TokenStatus>,
        /// Why, where the gateway says.
        status_reason: Option<String>,
        /// `CARD`, ..
        payment_method: Option<String>,
        /// The id of the network's own token, `tp-v1-..`.
        service_provider_token_id: Option<String>,
        /// The merchant's reference of the request, in the answer to a deletion.
        merchant_unique_reference: Option<String>,
        /// The reference of the payment that saved the card, in webhooks.
        merchant_payment_reference: Option<String>,
        /// The card, without its number.
        card_data: Option<TokenCardData>,
        /// Whether the token follows the rules of the Reserve Bank of India.
        is_compliant: Option<bool>,
        /// The merchant's own names and values.
        merchant_metadata: Option<BTreeMap<String, String>>,
        /// When it ends, ISO 8601 UTC.
        expired_at: Option<String>,
        /// When it was made, ISO 8601 UTC.
        created_at: Option<String>,
        /// When it last changed, ISO 8601 UTC.
        updated_at: Option<String>,
    }
}

wire! {
    /// The card behind a token, without its number.
    pub struct TokenCardData {
        /// The last four digits.
        last4_digit: Option<String> | "last_4_digit",
        /// `CREDIT` or `DEBIT`.
        card_type: Option<String>,
        /// `VISA`, ..
        network_name: Option<String>,
        /// The bank.
        issuer_name: Option<String>,
        /// `CONSUMER`, ..
        card_category: Option<String>,
        /// `IND`, ..
        country_code: Option<String>,
        /// Whether the card is from abroad.
        international: Option<bool>,
        /// Whether it can pay in instalments.
        emi: Option<bool>,
        /// Whether a payment by this token needs the CVV.
        cvv_required: Option<bool>,
    }
}

wire! {
    /// The tokens of one customer. Source: API reference, tokenization.
    pub struct Tokens {
        /// The customer.
        customer_id: Option<String>,
        /// How many tokens there are.
        total_tokens: Option<u64>,
        /// The tokens.
        tokens: Vec<Token>,
        /// The one token, where the answer is about a single one.
        token_id: Option<String> | "token-id",
        /// Where that one stands.
        status: Option<TokenStatus>,
        /// The network's id of that one.
        service_provider_token_id: Option<String>,
        /// When the list was made, ISO 8601 UTC.
        created_at: Option<String>,
        /// When it last changed, ISO 8601 UTC.
        updated_at: Option<String>,
    }
}

wire! {
    /// The one-time cryptogram of a saved card. Source: API reference, generate cryptogram.
    pub struct Cryptogram {
        /// The token.
        token_id: Option<String> | "token-id",
        /// The merchant's reference of the token.
        merchant_token_reference: Option<String>,
        /// The network's id of the token.
        service_provider_token_id: Option<String>,
        /// What a payment needs.
        token_data: Option<TokenData>,
    }
}

wire! {
    /// What a payment by a network's token needs: every part a secret.
    pub struct TokenData {
        /// The cryptogram, base64, for one payment.
        cryptogram: Option<Secret>,
        /// The network's reference of the token.
        token_reference: Option<Secret>,
        /// The network's reference of the account behind it.
        payment_account_reference: Option<Secret>,
        /// The token's expiry month.
        token_expiry_month: Option<Secret>,
        /// The token's expiry year.
        token_expiry_year: Option<Secret>,
    }
}

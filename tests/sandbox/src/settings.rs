//! What can be chosen when a sandbox starts.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// The answer to a reference that was used before. The documentation describes both manners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Duplicate {
    /// The object that the reference made the first time is returned again (API reference, create payment).
    #[default]
    Existing,
    /// 422 `DUPLICATE_REQUEST` (list of error codes).
    Reject,
}

/// A manner of answering that a published sample or another source shows and the reference does not have. None is
/// on unless asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Oddity {
    /// With `existing`, a reference used before answers with whatever it made, also of another kind or another
    /// order: Create Refund with the order's own reference answers with the order, of type CHARGE
    AnyExisting,
    /// A refund is told as its order, of type CHARGE, with the refund in `refunds`: by Create Refund, by a look-up
    /// of the refund's reference, and by webhooks (sample of a net banking refund)
    RefundAsOrder,
    /// Payments have `payment_amount` in USD, with `base_amount` in INR and a `conversion_rate`, and refunds their
    /// `order_amount` likewise (sample of a converted payment; inferred for refunds)
    ForeignCurrency,
    /// UPI payments end by their amount, without the shopper, as in the vendor's test environment (a third party
    /// quotes an e-mail of the vendor's; unverified)
    UpiAmounts,
    /// The callback has the field `payment_status` in the place of `status`, and is signed so (sample of a guide)
    PaymentStatus,
}

/// How a sandbox behaves; `Settings::default()` is a good start.
///
/// All secrets are invented and protect nothing: the sandbox moves no money.
#[derive(Clone)]
pub struct Settings {
    /// The address to listen on; loopback unless you say otherwise.
    pub host: String,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// The URL under which clients and shoppers reach the sandbox, if it is not the address it listens on.
    pub public_url: Option<String>,
    /// The shop's name, as the shopper sees it on the payment page.
    pub merchant: String,
    /// `merchant_id` in answers.
    pub merchant_id: String,
    /// The `client_id` that Generate Token accepts.
    pub client_id: String,
    /// The `client_secret` that Generate Token accepts.
    pub client_secret: String,
    /// The key of the callback's signature, in hex.
    pub callback_key: String,
    /// The webhook secret in plain text; its UTF-8 bytes are the key. `None` means the client secret.
    pub webhook_secret: Option<String>,
    /// Where webhooks are sent; can be changed while running.
    pub webhook_urls: Vec<String>,
    /// The waits before the second, third, .. attempt of a webhook. Two waits make three attempts.
    pub webhook_retry_delays: Vec<Duration>,
    /// How long a receiver may take to answer one attempt.
    pub webhook_timeout: Duration,
    /// What a repeated reference answers; can be changed while running.
    pub duplicate: Duplicate,
    /// Manners that the reference does not have; can be changed while running.
    pub oddities: Vec<Oddity>,
    /// Makes ids repeatable: the same requests in the same order get the same ids.
    pub seed: Option<u64>,
    /// How long an access token lives.
    pub token_ttl: Duration,
    /// How many failed payments an order survives.
    pub payment_retries: u32,
    /// The least amount in paise. The documented range starts at 100, the gateway's own message at 1.
    pub minimum_amount: u64,
    /// How long the shopper may take on the payment page before the payment expires.
    pub challenge_ttl: Duration,
    /// How long a bank may take to authorise; later money goes back (documented default: five hours).
    pub late_authorization: Duration,
    /// The return URL "set at onboarding", for orders that name none.
    pub callback_url: Option<String>,
    /// Keeps the state in this SQLite file; without it the state lives in memory.
    pub data: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            host: "127.0.0.1".to_owned(),
            port: 0,
            public_url: None,
            merchant: "Sandbox Store".to_owned(),
            merchant_id: "123456".to_owned(),
            client_id: "5a4d3c2b-1f0e-4d9c-8b7a-6f5e4d3c2b1a".to_owned(),
            client_secret: "sandbox-secret-of-nobody".to_owned(),
            callback_key: "5A2DB0C5EC2E7A11CA11BACC0FFEE123".to_owned(),
            webhook_secret: None,
            webhook_urls: Vec::new(),
            webhook_retry_delays: vec![Duration::from_secs(5), Duration::from_secs(5)],
            webhook_timeout: Duration::from_secs(5),
            duplicate: Duplicate::Existing,
            oddities: Vec::new(),
            seed: None,
            token_ttl: Duration::from_secs(3600),
            payment_retries: 10,
            minimum_amount: 100,
            challenge_ttl: Duration::from_secs(15 * 60),
            late_authorization: Duration::from_secs(5 * 3600),
            callback_url: None,
            data: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_names_every_oddity_as_the_option_and_the_admin_api_do() {
        let readme = include_str!("../README.md");
        for oddity in Oddity::value_variants() {
            let option = oddity.to_possible_value().unwrap().get_name().to_owned();
            let name = serde_json::to_value(oddity).unwrap().as_str().unwrap().to_owned();
            assert_eq!(option.replace('-', "_"), name);
            assert!(readme.contains(&format!("| `{option}` | `{name}` |")), "{option} is missing");
        }
    }
}

//! `POST /api/conversion/mcc`
//!
//! Source: API reference, currency conversion; official SDK for Python.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::check::At;
use crate::endpoint::{Endpoint, Mismatch, Recovery, same_if_any};
use crate::models::Extra;
use crate::{Error, Method};

/// Asks for the rate between two currencies, for an order that is paid in the shopper's (`is_mcc_transaction`).
///
/// No money moves. Currencies are numeric ISO 4217 codes: `356` for INR, `840` for USD.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConvertCurrency {
    /// The bank's code, such as `AXIS`.
    pub bank_code: String,
    /// The merchant's reference of the question.
    pub invoice_id: String,
    /// The currency of the amount: three digits.
    pub source_currency: String,
    /// The currency that it is converted to: three digits.
    pub dest_currency: String,
    /// The amount as a decimal text, such as `100` or `100.50`.
    pub transaction_amount: String,
}

/// A rate between two currencies.
#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CurrencyConversion {
    /// The currency of the amount.
    pub source_currency: Option<String>,
    /// The currency that it was converted to.
    pub dest_currency: Option<String>,
    /// The merchant's reference of the question.
    pub invoice_id: Option<String>,
    /// The rate, a decimal as text.
    pub conversion_rate: Option<String>,
    /// The converted amount, in the smallest unit that `converted_exponent` names.
    pub converted_amount: Option<u64>,
    /// The amount, as it was asked for.
    pub transaction_amount: Option<String>,
    /// How many decimals the converted amount has.
    pub converted_exponent: Option<u64>,
    /// Fields beyond those above.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub other: Extra,
}

impl Endpoint for ConvertCurrency {
    const NAME: &'static str = "currency.convert";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/conversion/mcc";
    type Response = CurrencyConversion;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        for (name, text) in [("bank_code", &self.bank_code), ("invoice_id", &self.invoice_id)] {
            if text.is_empty() {
                return Err(at.field(name).refuse("must not be empty"));
            }
        }
        let currencies = [("source_currency", &self.source_currency), ("dest_currency", &self.dest_currency)];
        for (name, code) in currencies {
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_digit()) {
                let message = "expected a numeric ISO 4217 code of three digits such as `356`";
                return Err(at.field(name).refuse(message));
            }
        }
        let (whole, fraction) =
            self.transaction_amount.split_once('.').unwrap_or((&self.transaction_amount, "0"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) {
            let message = "expected a decimal number as text, such as `100.50`";
            return Err(at.field("transaction_amount").refuse(message));
        }
        Ok(())
    }

    /// A second question is answered with the rate of that moment.
    fn recovery(&self) -> Recovery<CurrencyConversion> {
        Recovery::Retry(None)
    }

    fn recognize(&self, answer: &CurrencyConversion) -> Result<(), Mismatch> {
        same_if_any("invoice_id", Some(&self.invoice_id), answer.invoice_id.as_deref())?;
        same_if_any("source_currency", Some(&self.source_currency), answer.source_currency.as_deref())?;
        same_if_any("dest_currency", Some(&self.dest_currency), answer.dest_currency.as_deref())
    }
}

//! `POST /api/v1/tokens`
//!
//! Source: API reference, generate card token.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::create_payment::PaymentMethod;
use crate::check::At;
use crate::endpoint::{Endpoint, Found, Ruling, Settle};
use crate::models::{Token, blank};
use crate::params::params;
use crate::{Error, Inquiry, Method, Secret};

params! {
    /// Saves a card in a customer's vault without a payment.
    ///
    /// How `encrypted_card_details` is encrypted is not documented publicly: it passes through as it is given.
    #[derive(Clone, Debug, Serialize)]
    pub struct CreateToken {
        /// The gateway's id of the customer.
        pub customer_id: String,
        /// The merchant's reference, 1 to 50 characters, new for every token; made if absent.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_token_reference: Option<String>,
        /// `CARD`, which is the default.
        #[serde(default)]
        pub payment_method: PaymentMethod,
        /// The card.
        pub payment_option: TokenPaymentOption,
        /// The payment in which the shopper agreed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub payment: Option<TokenPayment>,
        /// The merchant's own names and values: at most 10 pairs of at most 256 characters.
        #[serde(skip_serializing_if = "blank")]
        pub merchant_metadata: Option<BTreeMap<String, String>>,
    }
}

params! {
    /// The card to save.
    #[derive(Clone, Debug, Serialize)]
    pub struct TokenPaymentOption {
        /// The card, encrypted.
        pub encrypted_card_details: Secret,
    }
}

params! {
    /// The payment in which the shopper agreed to save the card.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct TokenPayment {
        /// What the bank said of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub acquirer_data: Option<TokenAcquirerData>,
    }
}

params! {
    /// What the bank said of the payment in which the shopper agreed.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct TokenAcquirerData {
        /// The bank's approval.
        #[serde(skip_serializing_if = "blank")]
        pub approval_code: Option<String>,
        /// The bank's reference.
        #[serde(skip_serializing_if = "blank")]
        pub acquirer_reference: Option<String>,
        /// The retrieval reference number.
        #[serde(skip_serializing_if = "blank")]
        pub rrn: Option<String>,
        /// The reference of the authentication; RuPay needs it.
        #[serde(skip_serializing_if = "blank")]
        pub auth_reference: Option<String>,
    }
}

impl Endpoint for CreateToken {
    const NAME: &'static str = "tokens.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/tokens";
    type Response = Token;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("customer_id").id(&self.customer_id)?;
        at.field("merchant_token_reference").reference(self.merchant_token_reference.as_deref())?;
        if self.payment_option.encrypted_card_details.is_empty() {
            return Err(at
                .field("payment_option")
                .field("encrypted_card_details")
                .refuse("must not be empty"));
        }
        Ok(())
    }

    fn fill_reference(&mut self, fresh: &dyn Fn() -> String) {
        self.merchant_token_reference.get_or_insert_with(fresh);
    }

    fn settle(&self) -> Settle {
        let reference = self.merchant_token_reference.clone().unwrap_or_default();
        let inquiry = Inquiry::new(
            "tokens.list",
            [("customer_id", &self.customer_id)],
            format!("a token with the reference `{reference}`: it was created"),
        );
        Settle::ask(inquiry, move |found| {
            let Found::Json(json) = found else { return Ruling::NotDone };
            let Ok(list) = serde_json::from_str::<Value>(json) else { return Ruling::Unclear };
            let Some(tokens) = list.get("tokens").and_then(Value::as_array) else { return Ruling::Unclear };
            let named = |token: &&Value| {
                token.get("merchant_token_reference").and_then(Value::as_str) == Some(&reference)
            };
            tokens.iter().find(named).map_or(Ruling::NotDone, |token| Ruling::Done(token.to_string().into()))
        })
    }

    fn secrets(&self) -> Vec<Secret> {
        vec![self.payment_option.encrypted_card_details.clone()]
    }
}

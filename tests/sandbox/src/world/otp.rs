//! Native OTP: generate, submit, resend (API reference, card payments), and the card look-up beside them.

use serde_json::{Value, json};

use super::World;
use super::card::{self, CardFacts};
use crate::clock::Millis;
use crate::wire::{Fields, Refusal, rule};

/// How long the gateway asks to wait between two sendings, in seconds.
const RESEND_AFTER: &str = "180";
const RESENDS: u32 = 3;
const REFERENCE_TYPES: &[&str] = &["CARD", "ALT_TOKEN_TXN", "NETWORK_TOKEN_TXN", "ISSUER_TOKEN_TXN"];

impl World {
    pub(crate) fn generate_otp(&mut self, body: &Value) -> Result<Value, Refusal> {
        let order = self.native_otp_order(&payment_id(body)?)?;
        self.with_order(&order, |_, order| {
            if let Some(payment) = order.payments.last_mut() {
                payment.otp_sent = true;
            }
        });
        Ok(json!({ "next": ["SUBMIT_OTP", "RESEND_OTP"], "meta_data": { "resend_after": RESEND_AFTER } }))
    }

    pub(crate) fn submit_otp(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let payment = payment_id(body)?;
        // The guide of 2025 sends a number.
        let otp = fields
            .text_or_number("otp", &rule::TEXT)?
            .ok_or_else(|| fields.refuse("otp", "must not be empty"))?;
        let order = self.native_otp_order(&payment)?;
        self.check_otp_sent(&order)?;
        let entered = self.with_order(&order, |world, order| world.enter_otp(order, &otp, now));
        match entered {
            Some(Ok(())) => Ok(json!({ "status": "SUCCESS" })),
            Some(Err(remain)) if remain > 0 => Err(wrong_otp(json!(["SUBMIT_OTP", "RESEND_OTP"]))),
            _ => Err(wrong_otp(json!(["NONE"]))),
        }
    }

    pub(crate) fn resend_otp(&mut self, body: &Value) -> Result<Value, Refusal> {
        let order = self.native_otp_order(&payment_id(body)?)?;
        self.check_otp_sent(&order)?;
        let resent = self.with_order(&order, |_, order| {
            let payment = order.payments.last_mut()?;
            payment.otp_resends += 1;
            (payment.otp_resends <= RESENDS).then_some(())
        });
        match resent.flatten() {
            Some(()) => Ok(json!({
                "status": "SUCCESS",
                "next": ["SUBMIT_OTP", "RESEND_OTP"],
                "meta_data": { "resend_after": RESEND_AFTER },
            })),
            None => Err(Refusal::not_allowed("OTP resend limit reached")
                .with("next", json!(["SUBMIT_OTP"]))
                .with("meta_data", json!({ "resend_after": RESEND_AFTER }))),
        }
    }

    fn check_otp_sent(&self, order: &str) -> Result<(), Refusal> {
        let sent =
            self.orders.get(order).and_then(|order| order.payment()).is_some_and(|payment| payment.otp_sent);
        if sent { Ok(()) } else { Err(Refusal::not_allowed("No OTP was generated for the payment")) }
    }
}

/// `getCardDetails`: what is known of each number.
pub(crate) fn card_details(body: &Value) -> Result<Value, Refusal> {
    let fields = Fields::root(body)?;
    fields.text_or_number("amount", &rule::TEXT)?;
    let mut found = Vec::new();
    for item in fields.items("card_details")? {
        let number = card::digits(&item.required_text("payment_identifier", &rule::CARD_NUMBER)?);
        if !(12..=19).contains(&number.len()) {
            return Err(item.refuse("payment_identifier", "must be 12 to 19 digits"));
        }
        item.choice("payment_reference_type", REFERENCE_TYPES)?
            .ok_or_else(|| item.refuse("payment_reference_type", "must not be empty"))?;
        let facts = CardFacts::of(&number);
        found.push(json!({
            "card_network": facts.network,
            "card_issuer": facts.issuer,
            "card_type": facts.kind,
            "card_category": "CONSUMER",
            "is_international_card": facts.international,
            "is_native_otp_supported": facts.native_otp,
            "country_code": facts.country(),
            "currency": if facts.international { "USD" } else { "INR" },
            "is_currency_supported": true,
        }));
    }
    Ok(json!({ "card_payment_details": found }))
}

fn payment_id(body: &Value) -> Result<String, Refusal> {
    Ok(Fields::root(body)?.required_text("payment_id", &rule::ID)?.into_owned())
}

fn wrong_otp(next: Value) -> Refusal {
    Refusal::new(422, "USER_AUTHENTICATION_FAILED", "Invalid OTP").with("next", next)
}

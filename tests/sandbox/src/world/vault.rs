//! The token vault: save, list, get, use and delete cards (API reference, tokens).

use serde_json::{Map, Value, json};

use super::World;
use super::card::CardFacts;
use super::customer::CustomerStatus;
use super::timers::Timer;
use super::token::{CardToken, TokenStatus};
use crate::clock::{Millis, iso_micros};
use crate::settings::Duplicate;
use crate::testdata::{Outcome, Provision};
use crate::wire::{Fields, Refusal, rule};

/// A card about to become a token.
pub(crate) struct Saving {
    pub(crate) customer_id: String,
    pub(crate) reference: String,
    pub(crate) payment_reference: String,
    pub(crate) facts: CardFacts,
    pub(crate) expiry_month: String,
    pub(crate) expiry_year: String,
    pub(crate) outcome: Outcome,
    pub(crate) provision: Provision,
    pub(crate) metadata: Option<Map<String, Value>>,
}

impl World {
    /// Generate Card Token. The encryption of the card details is not documented, so they are taken as they are
    /// and the token's card facts are invented.
    pub(crate) fn generate_token(&mut self, body: &Value, now: Millis) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let customer_id = fields.required_text("customer_id", &rule::ID)?.into_owned();
        let reference = fields.required_reference("merchant_token_reference")?;
        fields
            .choice("payment_method", &["CARD"])?
            .ok_or_else(|| fields.refuse("payment_method", "must not be empty"))?;
        let option = fields.required_object("payment_option")?;
        let encrypted = option.required_text("encrypted_card_details", &LONG)?;
        if let Some(payment) = fields.object("payment")? {
            payment.object("acquirer_data")?;
        }
        let metadata = fields.metadata("merchant_metadata")?;
        if let Some(known) = self.token_references.get(&reference).and_then(|id| self.tokens.get(id)) {
            return match self.rules.duplicate {
                Duplicate::Existing if known.customer_id == customer_id => Ok(known.brief()),
                _ => Err(Refusal::duplicate()),
            };
        }
        if !self.has_vault(&customer_id) {
            return Err(fields.refuse("customer_id", "is not known"));
        }
        let last4 = format!("{:04}", encrypted.bytes().map(u64::from).sum::<u64>() % 10_000);
        let saving = Saving {
            customer_id,
            reference,
            payment_reference: String::new(),
            facts: CardFacts { last4, ..CardFacts::of("4000000000000000") },
            expiry_month: "12".to_owned(),
            expiry_year: "2040".to_owned(),
            outcome: Outcome::Approve,
            // One moment later, so that the answer shows INITIATED and the next look shows ACTIVE.
            provision: Provision::After(0),
            metadata,
        };
        let id = self.save_token(saving, now);
        self.get_token(&id).map(CardToken::brief)
    }

    /// The token, or all tokens, of a token id or a customer id, with the service providers' own tokens.
    pub(crate) fn service_provider_tokens(&self, identifier: &str) -> Result<Value, Refusal> {
        if let Some(token) = self.tokens.get(identifier) {
            return Ok(token.service_provider());
        }
        let tokens: Vec<_> = self.live_tokens(identifier)?.map(CardToken::service_provider).collect();
        Ok(json!({ "customer_id": identifier, "tokens": tokens }))
    }

    pub(crate) fn cryptogram(&mut self, token_id: &str, body: &Value) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        fields.required_reference("merchant_unique_reference")?;
        let provider = fields.required_text("service_provider_token_id", &rule::ID)?;
        // 404 is not among the declared errors of this operation.
        let token = self
            .tokens
            .get(token_id)
            .ok_or_else(|| Refusal::invalid("No token with specified token-id exists"))?;
        if token.service_provider_token_id != provider {
            return Err(fields.refuse("service_provider_token_id", "does not belong to the token"));
        }
        if token.status != TokenStatus::Active {
            return Err(Refusal::invalid("Token is not active"));
        }
        let answer = |cryptogram: String, token_reference: String, account: String| {
            json!({
                "token_id": token.id,
                "merchant_token_reference": token.reference,
                "service_provider_token_id": token.service_provider_token_id,
                "token_data": {
                    "cryptogram": cryptogram,
                    "token_reference": token_reference,
                    "payment_account_reference": account,
                    "token_expiry_month": token.expiry_month,
                    "token_expiry_year": token.expiry_year,
                },
            })
        };
        let cryptogram = self.ids.cryptogram();
        let reference = self.ids.digits(32);
        let account = format!("V0010{}", self.ids.digits(24));
        Ok(answer(cryptogram, reference, account))
    }

    pub(crate) fn customer_tokens(&self, customer_id: &str) -> Result<Value, Refusal> {
        let customer = self.get_customer(customer_id)?;
        let tokens: Vec<_> = self.live_tokens(customer_id)?.map(CardToken::detail).collect();
        Ok(json!({
            "customer_id": customer_id,
            "total_tokens": tokens.len(),
            "tokens": tokens,
            "created_at": iso_micros(customer.created_at),
            "updated_at": iso_micros(customer.updated_at),
        }))
    }

    pub(crate) fn customer_token(&self, customer_id: &str, token_id: &str) -> Result<&CardToken, Refusal> {
        self.get_customer(customer_id)?;
        self.get_token(token_id).and_then(|token| {
            if token.customer_id == customer_id { Ok(token) } else { Err(Refusal::no_match()) }
        })
    }

    pub(crate) fn delete_customer_token(
        &mut self,
        customer_id: &str,
        token_id: &str,
        body: &Value,
        now: Millis,
    ) -> Result<Value, Refusal> {
        let fields = Fields::root(body)?;
        let reference = fields.required_reference("merchant_unique_reference")?;
        fields.metadata("merchant_metadata")?;
        self.customer_token(customer_id, token_id)?;
        self.deactivate(token_id, now);
        Ok(json!({
            "customer_id": customer_id,
            "token_id": token_id,
            "status": "DELETED",
            "merchant_unique_reference": reference,
        }))
    }

    pub(crate) fn delete_token(&mut self, token_id: &str, now: Millis) -> Result<Value, Refusal> {
        self.get_token(token_id)?;
        self.deactivate(token_id, now);
        Ok(json!({ "token_id": token_id, "status": "DELETED" }))
    }

    /// Saves a card for a customer; one that the customer has already is not saved twice.
    pub(crate) fn save_token(&mut self, saving: Saving, now: Millis) -> String {
        if let Some(known) = self.same_card(&saving) {
            return known;
        }
        let id = self.ids.token(now);
        let token = CardToken {
            id: id.clone(),
            customer_id: saving.customer_id.clone(),
            reference: saving.reference,
            payment_reference: saving.payment_reference,
            service_provider_token_id: self.ids.service_provider_token(now),
            status: TokenStatus::Initiated,
            status_reason: None,
            facts: saving.facts,
            expiry_month: saving.expiry_month,
            expiry_year: saving.expiry_year,
            outcome: saving.outcome,
            provisions: saving.provision != Provision::Fails,
            metadata: saving.metadata,
            due: None,
            created_at: now,
            updated_at: now,
        };
        if !token.reference.is_empty() {
            self.token_references.insert(token.reference.clone(), id.clone());
        }
        if let Some(customer) = self.customers.get_mut(&saving.customer_id) {
            customer.tokens.push(id.clone());
            self.dirty.customer(&saving.customer_id);
        }
        self.dirty.token(&id);
        self.tokens.insert(id.clone(), token);
        match saving.provision {
            Provision::After(seconds) => {
                let due = now.saturating_add(seconds * 1000);
                self.change_token(&id, |token| token.due = Some(due));
                if let Some(token) = self.tokens.remove(&id) {
                    self.emit_token("TOKEN_PROVISION_PENDING", &token);
                    self.tokens.insert(id.clone(), token);
                }
                self.timers.set(due, Timer::Provision { token: id.clone() });
            }
            Provision::AtOnce | Provision::Fails => self.finish_provisioning(&id, now),
        }
        id
    }

    pub(crate) fn finish_provisioning(&mut self, id: &str, now: Millis) {
        let Some(mut token) = self.tokens.remove(id) else { return };
        if token.status == TokenStatus::Initiated {
            token.updated_at = now;
            token.due = None;
            if token.provisions {
                token.status = TokenStatus::Active;
                self.activate_customer(&token.customer_id, now);
                self.emit_token("TOKEN_ACTIVATED", &token);
            } else {
                token.status = TokenStatus::Failed;
                token.status_reason = Some("card is not eligible for tokenisation".to_owned());
                self.emit_token("TOKEN_PROVISION_FAILED", &token);
            }
            self.dirty.token(id);
        }
        self.tokens.insert(id.to_owned(), token);
    }

    /// Suspends a token as a card network may; only the admin API asks for it.
    pub(crate) fn suspend_token(&mut self, id: &str, now: Millis) -> Result<Value, Refusal> {
        self.get_token(id)?;
        let Some(mut token) = self.tokens.remove(id) else { return Err(Refusal::no_match()) };
        if token.status == TokenStatus::Active {
            token.status = TokenStatus::Suspended;
            token.status_reason = Some("Suspended by the network".to_owned());
            token.updated_at = now;
            self.emit_token("TOKEN_SUSPENDED", &token);
            self.dirty.token(id);
        }
        let detail = token.detail();
        self.tokens.insert(id.to_owned(), token);
        Ok(detail)
    }

    fn deactivate(&mut self, id: &str, now: Millis) {
        let Some(mut token) = self.tokens.remove(id) else { return };
        if token.status != TokenStatus::Deactivated {
            token.status = TokenStatus::Deactivated;
            token.status_reason = Some("Deleted by the merchant".to_owned());
            token.due = None;
            token.updated_at = now;
            self.emit_token("TOKEN_DEACTIVATED", &token);
            self.dirty.token(id);
        }
        self.tokens.insert(id.to_owned(), token);
    }

    fn get_token(&self, id: &str) -> Result<&CardToken, Refusal> {
        self.tokens.get(id).ok_or_else(Refusal::no_match)
    }

    /// A customer's tokens except the deleted ones.
    fn live_tokens(&self, customer_id: &str) -> Result<impl Iterator<Item = &CardToken>, Refusal> {
        let customer = self.get_customer(customer_id)?;
        let tokens = customer.tokens.iter().filter_map(|id| self.tokens.get(id));
        Ok(tokens.filter(|token| token.status != TokenStatus::Deactivated))
    }

    fn same_card(&self, saving: &Saving) -> Option<String> {
        let same = |token: &&CardToken| {
            matches!(token.status, TokenStatus::Active | TokenStatus::Initiated)
                && saving.reference.is_empty()
                && token.facts == saving.facts
                && (&token.expiry_month, &token.expiry_year) == (&saving.expiry_month, &saving.expiry_year)
        };
        self.live_tokens(&saving.customer_id).ok()?.find(same).map(|token| token.id.clone())
    }

    /// Whether cards can be saved for the customer: not after deletion, nor when its creation failed.
    pub(crate) fn has_vault(&self, customer_id: &str) -> bool {
        let status = self.customers.get(customer_id).map(|customer| customer.status);
        status.is_some_and(|status| !matches!(status, CustomerStatus::Deleted | CustomerStatus::Failed))
    }

    fn change_token(&mut self, id: &str, change: impl FnOnce(&mut CardToken)) {
        if let Some(token) = self.tokens.get_mut(id) {
            change(token);
            self.dirty.token(id);
        }
    }
}

/// Encrypted card details have no documented length.
const LONG: rule::Rule = rule::Rule { min: 1, max: 16_384, ..rule::TEXT };

//! What a payment is paid with: read from a request, kept without secrets, shown in answers.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::World;
use super::card::{self, CardFacts};
use super::customer::CustomerStatus;
use super::order::Order;
use super::token::TokenStatus;
use super::upi;
use crate::clock::{self, Millis};
use crate::testdata::{self, Outcome, Provision};
use crate::wire::{Fields, Refusal, rule};

/// The kinds of token that a card payment may name.
const TOKEN_TYPES: &[&str] = &["ALT_TOKEN", "NETWORK_TOKEN", "ISSUER_TOKEN"];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Instrument {
    Card {
        facts: CardFacts,
        token_txn_type: String,
        expiry_month: String,
        expiry_year: String,
    },
    /// Another method: the name of its field in answers, and what it shows.
    Other {
        field: String,
        data: Value,
    },
}

/// A payment option as a request gave it.
pub(crate) struct Reading {
    pub(crate) instrument: Instrument,
    pub(crate) outcome: Outcome,
    pub(crate) provision: Provision,
    pub(crate) save: bool,
}

impl Instrument {
    pub(crate) fn view(&self, save: bool) -> Value {
        match self {
            Instrument::Card { facts, token_txn_type, .. } => {
                let mut data = json!({
                    "card_type": facts.kind,
                    "network_name": facts.network,
                    "issuer_name": facts.issuer,
                    "card_category": "CONSUMER",
                    "country_code": facts.country(),
                    "token_txn_type": token_txn_type,
                    "last4_digit": facts.last4,
                    "is_native_otp_eligible": facts.native_otp,
                });
                if save && let Some(fields) = data.as_object_mut() {
                    fields.insert("save".to_owned(), Value::Bool(true));
                }
                json!({ "card_data": data })
            }
            Instrument::Other { field, data } => json!({ field.as_str(): data }),
        }
    }

    pub(crate) fn native_otp(&self) -> bool {
        matches!(self, Instrument::Card { facts, .. } if facts.native_otp)
    }

    /// What a person may see of it.
    pub(crate) fn describe(&self) -> String {
        match self {
            Instrument::Card { facts, .. } => format!("{} {}", facts.network, facts.masked()),
            Instrument::Other { field, data } => {
                let code = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
                match field.as_str() {
                    "netbanking_data" => format!("Net banking {}", code("pay_code")),
                    "wallet_data" => format!("Wallet {}", code("wallet_code")),
                    _ => format!("UPI {}", code("txn_mode")),
                }
            }
        }
    }
}

impl World {
    /// Reads `payment_option` of one payment for `method`.
    pub(crate) fn read_instrument(
        &self,
        order: &Order,
        method: &str,
        option: &Fields<'_>,
        now: Millis,
    ) -> Result<Reading, Refusal> {
        if method != "CARD" {
            return read_other(method, option);
        }
        let card = option.object("card_details")?;
        let token = option.object("card_token_details")?;
        match (card, token) {
            (Some(card), None) => read_card(&card, now),
            (None, Some(token)) => self.read_token(order, &token, now),
            (None, None) => Err(option.refuse("card_details", "must not be empty")),
            (Some(_), Some(_)) => {
                Err(option.refuse("card_token_details", "must not be combined with card_details"))
            }
        }
    }

    /// A token saved here has a `token_id`; a token of another provider has `token` and `cryptogram`.
    fn read_token(&self, order: &Order, token: &Fields<'_>, now: Millis) -> Result<Reading, Refusal> {
        let kind = token
            .choice("token_txn_type", TOKEN_TYPES)?
            .ok_or_else(|| token.refuse("token_txn_type", "must not be empty"))?;
        let cvv = token.text("cvv", &rule::CVV)?;
        let id = token.text("token_id", &rule::ID)?;
        if let Some(number) = token.text("token", &rule::TOKEN)? {
            if id.is_some() {
                return Err(token.refuse("token_id", "must not be combined with token"));
            }
            token.required_text("cryptogram", &rule::TEXT)?;
            token.text("name", &rule::CARD_NAME)?;
            let mut facts = CardFacts::of(&card::digits(&number));
            if let Some(last4) = token.text("last4_digit", &rule::CVV)? {
                facts.last4 = last4.into_owned();
            }
            let (month, year) = read_expiry(token)?;
            return Ok(reading(facts, kind, (month, year), &card::digits(&number), false, now));
        }
        let id = id.ok_or_else(|| token.refuse("token_id", "must not be empty"))?;
        let saved = self.tokens.get(id.as_ref()).ok_or_else(|| {
            Refusal::acquirer("INVALID_INSTRUMENT", "No token with specified token-id exists")
        })?;
        if saved.status != TokenStatus::Active {
            return Err(Refusal::acquirer("INVALID_INSTRUMENT", "Token is not active"));
        }
        if order.customer_id.as_ref().is_some_and(|customer| *customer != saved.customer_id) {
            return Err(Refusal::acquirer("INVALID_INSTRUMENT", "Token belongs to another customer"));
        }
        let customer = self.customers.get(&saved.customer_id);
        if !customer.is_some_and(|customer| customer.status == CustomerStatus::Active) {
            return Err(Refusal::not_allowed("Saved tokens can be used only when the customer is ACTIVE"));
        }
        if cvv.is_none() && (kind != "NETWORK_TOKEN" || saved.facts.cvv_required()) {
            return Err(token.refuse("cvv", "must not be empty"));
        }
        let expiry = (saved.expiry_month.clone(), saved.expiry_year.clone());
        let mut reading = reading(saved.facts.clone(), kind, expiry, "", false, now);
        if reading.outcome == Outcome::Approve {
            reading.outcome = saved.outcome.clone();
        }
        Ok(reading)
    }
}

fn read_card(card: &Fields<'_>, now: Millis) -> Result<Reading, Refusal> {
    let number = card::digits(&card.required_text("card_number", &rule::CARD_NUMBER)?);
    if !(12..=19).contains(&number.len()) {
        return Err(card.refuse("card_number", "must be 12 to 19 digits"));
    }
    card.required_text("cvv", &rule::CVV)?;
    card.text("name", &rule::CARD_NAME)?;
    card.text("registered_mobile_number", &rule::MOBILE)?;
    let expiry = read_expiry(card)?;
    let save = card.flag("save")?.unwrap_or(false);
    Ok(reading(CardFacts::of(&number), "ALT_TOKEN", expiry, &number, save, now))
}

fn reading(
    facts: CardFacts,
    token_txn_type: &str,
    (expiry_month, expiry_year): (String, String),
    number: &str,
    save: bool,
    now: Millis,
) -> Reading {
    let known = testdata::card(number);
    let mut outcome = known.map_or(Outcome::Approve, |card| (card.outcome)());
    let month = format!("{expiry_year}{expiry_month}").parse().unwrap_or(0);
    if month < clock::month(now) {
        outcome = Outcome::Refuse("CARD_EXPIRED".to_owned());
    }
    Reading {
        instrument: Instrument::Card {
            facts,
            token_txn_type: token_txn_type.to_owned(),
            expiry_month,
            expiry_year,
        },
        outcome,
        provision: known.map_or(Provision::AtOnce, |card| card.provision),
        save,
    }
}

/// Two digits of month, four of year; older samples write the year with two.
fn read_expiry(card: &Fields<'_>) -> Result<(String, String), Refusal> {
    let month = card.required_text("expiry_month", &rule::TEXT)?;
    let year = card.required_text("expiry_year", &rule::TEXT)?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let known_month =
        month.len() == 2 && digits(&month) && month.parse().is_ok_and(|m: u32| (1..=12).contains(&m));
    if !known_month {
        return Err(card.refuse("expiry_month", "must be two digits from 01 to 12"));
    }
    match year.len() {
        4 if digits(&year) => Ok((month.into_owned(), year.into_owned())),
        2 if digits(&year) => Ok((month.into_owned(), format!("20{year}"))),
        _ => Err(card.refuse("expiry_year", "must be four digits")),
    }
}

/// Net banking and wallets are approved on the same page as cards, UPI in an app.
fn read_other(method: &str, option: &Fields<'_>) -> Result<Reading, Refusal> {
    let instrument = match method {
        "UPI" => upi::read(&option.required_object("upi_details")?)?,
        "NETBANKING" => {
            let details = option.required_object("netbanking_details")?;
            details.required_text("pay_code", &rule::TEXT)?;
            details.text("registered_mobile_number", &rule::MOBILE)?;
            let mode = details.choice("txn_mode", &["REDIRECT", "QR", "INTENT"])?.unwrap_or("REDIRECT");
            let data = json!({ "pay_code": details.value("pay_code"), "txn_mode": mode });
            Instrument::Other { field: "netbanking_data".to_owned(), data }
        }
        "WALLET" => {
            let details = option.required_object("wallet_details")?;
            details.required_text("wallet_code", &rule::TEXT)?;
            let data = json!({ "wallet_code": details.value("wallet_code") });
            Instrument::Other { field: "wallet_data".to_owned(), data }
        }
        _ => {
            let message = format!("{method} is not enabled for the merchant");
            return Err(Refusal::new(422, "PAYMENT_METHOD_NOT_ENABLED", message));
        }
    };
    Ok(Reading { instrument, outcome: Outcome::Approve, provision: Provision::AtOnce, save: false })
}

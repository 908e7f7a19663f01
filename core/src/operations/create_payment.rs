//! `POST /api/pay/v1/orders/{order_id}/payments`
//!
//! Source: Tokenization guide, section 4; API reference, create payment.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::get_order::GetOrder;
use crate::check::At;
use crate::endpoint::{Endpoint, Lookup, Mismatch, Reconciliation, Recovery, Resolution, same};
use crate::models::accepted::{four_digit_year, optional_secret_or_number, optional_text_or_flag, optional_text_or_number, plain_card_number, plain_country_code, secret_or_number, text_or_number, two_digit_month};
#[cfg(feature = "schema")]
use crate::models::accepted::{TextOrFlag, TextOrNumber};
use crate::models::{Amount, CustomerDetails, Order, Payment, blank};
use crate::{Error, Method, Secret};

/// Pays an order by card: a card (and saves it), a saved card, or a card tokenised by another PA/PG.
///
/// The answer is the order, normally `PENDING`, with a `challenge_url` to send the shopper's browser to. Card
/// data may pass through your server only with a PCI compliance certificate. A failed payment can be followed by
/// another on the same order while `payment_retries_remaining` lasts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreatePayment {
    /// The gateway's id of the order.
    #[serde(deserialize_with = "text_or_number", skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub order_id: String,
    /// The payment: normally one.
    pub payments: Vec<NewPayment>,
}

impl CreatePayment {
    /// One payment on an order.
    pub fn new(order_id: impl Into<String>, amount: Amount, option: PaymentOption) -> Self {
        Self { order_id: order_id.into(), payments: vec![NewPayment::new(amount, option)] }
    }
}

/// One payment to make.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// The merchant's reference, 1 to 50 characters, new for every payment; made if absent.
    #[serde(default, deserialize_with = "optional_text_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub merchant_payment_reference: Option<String>,
    /// `CARD`, which is the default.
    #[serde(default)]
    pub payment_method: PaymentMethod,
    /// Sent as it is given; it belongs to the order, where the gateway reads it. The guide prints it here too.
    #[serde(skip_serializing_if = "blank")]
    pub pre_auth: Option<bool>,
    /// What to pay: the order's amount, unless it may be paid in parts.
    pub payment_amount: Amount,
    /// What to pay with: exactly one kind.
    pub payment_option: PaymentOption,
    /// The shopper's device, for authentication and for risk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_info: Option<DeviceInfo>,
    /// The shopper, for the risk check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_validation_details: Option<CustomerDetails>,
}

impl NewPayment {
    /// A payment with nothing optional.
    pub fn new(amount: Amount, option: PaymentOption) -> Self {
        Self {
            merchant_payment_reference: None,
            payment_method: PaymentMethod::Card,
            pre_auth: None,
            payment_amount: amount,
            payment_option: option,
            device_info: None,
            risk_validation_details: None,
        }
    }
}

/// How a payment is made. The other ways are not part of the tokenization flow; `raw` can make them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum PaymentMethod {
    /// By card.
    #[default]
    Card,
}

/// What to pay with: a card, or a token in its place. Exactly one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentOption {
    /// The card itself.
    CardDetails(CardDetails),
    /// A token in the card's place.
    CardTokenDetails(CardTokenDetails),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaymentOptionFields {
    card_details: Option<CardDetails>,
    card_token_details: Option<CardTokenDetails>,
}

impl<'de> Deserialize<'de> for PaymentOption {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PaymentOptionFields::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<PaymentOptionFields> for PaymentOption {
    type Error = &'static str;

    fn try_from(fields: PaymentOptionFields) -> Result<Self, Self::Error> {
        match (fields.card_details, fields.card_token_details) {
            (Some(card), None) => Ok(Self::CardDetails(card)),
            (None, Some(token)) => Ok(Self::CardTokenDetails(token)),
            _ => Err("expected exactly one of `card_details` and `card_token_details`"),
        }
    }
}

/// A card as the shopper entered it. Source: Tokenization guide, section 4.1.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CardDetails {
    /// The PAN: 12 to 19 digits; spaces and hyphens between them are taken out.
    pub card_number: Secret,
    /// The CVV: 3 or 4 digits. A payment by PAN without it fails at the bank.
    #[serde(skip_serializing_if = "blank")]
    pub cvv: Option<Secret>,
    /// Two digits, `01` to `12`.
    #[serde(deserialize_with = "secret_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub expiry_month: Secret,
    /// Four digits.
    #[serde(deserialize_with = "secret_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub expiry_year: Secret,
    /// The name on the card, at most 100 characters.
    #[serde(skip_serializing_if = "blank")]
    pub name: Option<String>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
    /// The shopper's consent to save the card: a token is made after a successful payment.
    #[serde(skip_serializing_if = "blank")]
    pub save: Option<bool>,
}

impl CardDetails {
    /// A card with its CVV, not to be saved.
    pub fn new(
        card_number: impl Into<Secret>,
        cvv: impl Into<Secret>,
        expiry_month: impl Into<Secret>,
        expiry_year: impl Into<Secret>,
    ) -> Self {
        Self {
            card_number: card_number.into(),
            cvv: Some(cvv.into()),
            expiry_month: expiry_month.into(),
            expiry_year: expiry_year.into(),
            name: None,
            registered_mobile_number: None,
            save: None,
        }
    }
}

/// A token in the card's place: of a card saved here, or of another PA/PG. Never both.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum CardTokenDetails {
    /// A card saved here.
    Saved(SavedToken),
    /// A card tokenised by another PA/PG.
    Foreign(ForeignToken),
}

/// A card saved here. Source: Tokenization guide, section 4.2.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SavedToken {
    /// The gateway's id of the token: `token-v1-..`.
    #[serde(deserialize_with = "text_or_number")]
    #[cfg_attr(feature = "schema", schemars(with = "TextOrNumber"))]
    pub token_id: String,
    /// The kind of token: `NETWORK_TOKEN`, which is the default.
    #[serde(default = "network_token")]
    pub token_txn_type: TokenTxnType,
    /// The CVV: 3 or 4 digits. Visa and Mastercard network tokens can do without it in production.
    #[serde(skip_serializing_if = "blank")]
    pub cvv: Option<Secret>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
}

/// A card tokenised by another PA/PG, with its cryptogram. Source: Tokenization guide, section 4.3.1.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ForeignToken {
    /// The token: 1 to 50 characters, 16 digits in the samples.
    pub token: Secret,
    /// The cryptogram, base64, for this payment only. The guide has it; the official SDK for Go leaves it out.
    #[serde(skip_serializing_if = "blank")]
    pub cryptogram: Option<Secret>,
    /// The kind of token: `ALT_TOKEN`, which is the default.
    #[serde(default = "alt_token")]
    pub token_txn_type: TokenTxnType,
    /// The token's expiry month: two digits, `01` to `12`.
    #[serde(default, deserialize_with = "optional_secret_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub expiry_month: Option<Secret>,
    /// The token's expiry year: four digits.
    #[serde(default, deserialize_with = "optional_secret_or_number", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrNumber>"))]
    pub expiry_year: Option<Secret>,
    /// The card's last four digits.
    #[serde(skip_serializing_if = "blank")]
    pub last4_digit: Option<String>,
    /// The CVV: 3 or 4 digits.
    #[serde(skip_serializing_if = "blank")]
    pub cvv: Option<Secret>,
    /// The name on the card, at most 100 characters.
    #[serde(skip_serializing_if = "blank")]
    pub name: Option<String>,
    /// The mobile number registered with the bank, digits only.
    #[serde(skip_serializing_if = "blank")]
    pub registered_mobile_number: Option<String>,
}

/// The kind of a token. Source: API reference, create payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TokenTxnType {
    /// An alternate id for one payment as a guest.
    AltToken,
    /// A token of the card network.
    NetworkToken,
    /// A token of the issuing bank.
    IssuerToken,
}

fn network_token() -> TokenTxnType {
    TokenTxnType::NetworkToken
}

fn alt_token() -> TokenTxnType {
    TokenTxnType::AltToken
}

impl SavedToken {
    /// A saved card with the CVV that the shopper entered.
    pub fn new(token_id: impl Into<String>, cvv: impl Into<Secret>) -> Self {
        Self {
            token_id: token_id.into(),
            token_txn_type: network_token(),
            cvv: Some(cvv.into()),
            registered_mobile_number: None,
        }
    }
}

impl ForeignToken {
    /// Another PA/PG's token with its cryptogram and expiry.
    pub fn new(
        token: impl Into<Secret>,
        cryptogram: impl Into<Secret>,
        expiry_month: impl Into<Secret>,
        expiry_year: impl Into<Secret>,
    ) -> Self {
        Self {
            token: token.into(),
            cryptogram: Some(cryptogram.into()),
            token_txn_type: alt_token(),
            expiry_month: Some(expiry_month.into()),
            expiry_year: Some(expiry_year.into()),
            last4_digit: None,
            cvv: None,
            name: None,
            registered_mobile_number: None,
        }
    }
}

impl From<CardDetails> for PaymentOption {
    fn from(card: CardDetails) -> Self {
        Self::CardDetails(card)
    }
}

impl From<SavedToken> for PaymentOption {
    fn from(token: SavedToken) -> Self {
        Self::CardTokenDetails(CardTokenDetails::Saved(token))
    }
}

impl From<ForeignToken> for PaymentOption {
    fn from(token: ForeignToken) -> Self {
        Self::CardTokenDetails(CardTokenDetails::Foreign(token))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardTokenFields {
    #[serde(default, deserialize_with = "optional_text_or_number")]
    token_id: Option<String>,
    token: Option<Secret>,
    cryptogram: Option<Secret>,
    token_txn_type: Option<TokenTxnType>,
    #[serde(alias = "last_4_digit")]
    last4_digit: Option<String>,
    #[serde(default, deserialize_with = "optional_secret_or_number")]
    expiry_month: Option<Secret>,
    #[serde(default, deserialize_with = "optional_secret_or_number")]
    expiry_year: Option<Secret>,
    cvv: Option<Secret>,
    name: Option<String>,
    registered_mobile_number: Option<String>,
}

impl<'de> Deserialize<'de> for CardTokenDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CardTokenFields::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}

impl TryFrom<CardTokenFields> for CardTokenDetails {
    type Error = String;

    fn try_from(fields: CardTokenFields) -> Result<Self, Self::Error> {
        let CardTokenFields { token_txn_type, cvv, registered_mobile_number, .. } = fields;
        match (fields.token_id, fields.token) {
            (Some(token_id), None) => {
                let foreign = fields.cryptogram.is_some()
                    || fields.last4_digit.is_some()
                    || fields.expiry_month.is_some()
                    || fields.expiry_year.is_some()
                    || fields.name.is_some();
                if foreign {
                    return Err(
                        "a saved card takes `token_id`, `token_txn_type`, `cvv` and `registered_mobile_number` only"
                            .into(),
                    );
                }
                let token_txn_type = token_txn_type.unwrap_or_else(network_token);
                Ok(Self::Saved(SavedToken { token_id, token_txn_type, cvv, registered_mobile_number }))
            }
            (None, Some(token)) => Ok(Self::Foreign(ForeignToken {
                token,
                cryptogram: fields.cryptogram,
                token_txn_type: token_txn_type.unwrap_or_else(alt_token),
                expiry_month: fields.expiry_month,
                expiry_year: fields.expiry_year,
                last4_digit: fields.last4_digit,
                cvv,
                name: fields.name,
                registered_mobile_number,
            })),
            _ => Err("expected exactly one of `token_id` (a card saved here) and `token` (another PA/PG's)".into()),
        }
    }
}

/// The shopper's device. Every value is a text, even `"true"` and `"-330"`.
///
/// Source: API reference, create payment; the two halves are two vocabularies of the documents, send what you have.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeviceInfo {
    /// `ANDROID`, `IOS`, `MACOS` or `WINDOWS`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub operating_system: Option<String>,
    /// The shopper's IP address as the server sees it.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub source_ip_address: Option<String>,
    /// The shopper's IP address as the browser tells it.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_ip_address: Option<String>,
    /// The browser's user agent.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_user_agent: Option<String>,
    /// The device's model.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_model: Option<String>,
    /// The device's maker.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_manufacturer: Option<String>,
    /// The kind of device.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_type: Option<String>,
    /// What the browser accepts.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_accept_header: Option<String>,
    /// The browser's language.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_language: Option<String>,
    /// The screen's height in pixels.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_screen_height: Option<String>,
    /// The screen's width in pixels.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_screen_width: Option<String>,
    /// Minutes from local time to UTC: `"-330"` in India.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_timezone: Option<String>,
    /// The window's size: `"1366x768"`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_window_size: Option<String>,
    /// Bits per pixel.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_screen_color_depth: Option<String>,
    /// `"true"` if the browser runs Java.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_java_enabled_val: Option<String>,
    /// `"true"` if the browser runs JavaScript.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub browser_javascript_enabled_val: Option<String>,
    /// `"browser"`.
    #[serde(default, deserialize_with = "optional_text_or_flag", skip_serializing_if = "blank")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<TextOrFlag>"))]
    pub device_channel: Option<String>,
}

impl Endpoint for CreatePayment {
    const NAME: &'static str = "payments.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/pay/v1/orders/{order_id}/payments";
    const DATA: bool = true;
    type Response = Order;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.order_id]
    }

    fn normalize(&mut self) {
        for payment in &mut self.payments {
            if let Some(customer) = &mut payment.risk_validation_details {
                plain_country_code(&mut customer.country_code);
            }
            let (month, year) = match &mut payment.payment_option {
                PaymentOption::CardDetails(card) => {
                    plain_card_number(&mut card.card_number);
                    (Some(&mut card.expiry_month), Some(&mut card.expiry_year))
                }
                PaymentOption::CardTokenDetails(CardTokenDetails::Foreign(token)) => {
                    (token.expiry_month.as_mut(), token.expiry_year.as_mut())
                }
                PaymentOption::CardTokenDetails(CardTokenDetails::Saved(_)) => (None, None),
            };
            month.map(two_digit_month);
            year.map(four_digit_year);
        }
    }

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT;
        at.field("order_id").id(&self.order_id)?;
        let at = at.field("payments");
        // One reference names one payment: a list of several could be half done, and no inquiry could settle it.
        if self.payments.len() != 1 {
            return Err(at.refuse("expected exactly one payment"));
        }
        self.payments.iter().enumerate().try_for_each(|(index, payment)| payment.check(at.index(index)))
    }

    fn fill_reference(&mut self, fresh: &dyn Fn() -> String) {
        for payment in &mut self.payments {
            payment.merchant_payment_reference.get_or_insert_with(fresh);
        }
    }

    fn recovery(&self) -> Recovery<Order> {
        let inquiry = GetOrder { order_id: self.order_id.clone() };
        let payment = self.payments.first();
        let reference =
            payment.and_then(|payment| payment.merchant_payment_reference.clone()).unwrap_or_default();
        let look_for = format!(
            "a payment with the reference `{reference}` in payments: it was made, and its status says how it went"
        );
        Recovery::Reconcile(Reconciliation::by(inquiry, look_for, move |found| match found {
            Lookup::Found(order) => resolve(order, &reference),
            Lookup::Missing => Resolution::Inconclusive,
        }))
    }

    fn recognize(&self, order: &Order) -> Result<(), Mismatch> {
        same("order_id", &self.order_id, Some(&order.order_id))
    }

    fn secrets(&self) -> Vec<Secret> {
        self.payments.iter().flat_map(|payment| payment.payment_option.secrets()).cloned().collect()
    }
}

fn resolve(order: Order, reference: &str) -> Resolution<Order> {
    let told = |payment: &Payment| payment.merchant_payment_reference.clone().unwrap_or_default();
    if order.payments.iter().any(|payment| told(payment) == reference) {
        return Resolution::Applied(order);
    }
    let all_named = order.payments.iter().all(|payment| !told(payment).is_empty());
    let contradicts = order.payments.is_empty() && !order.status.allows_no_payment();
    // A payment without its reference may be this one, and so may one that could not be read or is not listed though
    // the order's status says that there is one.
    if order.payments.is_whole() && all_named && !contradicts {
        Resolution::NotApplied
    } else {
        Resolution::Inconclusive
    }
}

impl NewPayment {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("merchant_payment_reference").reference(self.merchant_payment_reference.as_deref())?;
        self.payment_amount.check(at.field("payment_amount"))?;
        self.payment_option.check(at.field("payment_option"))?;
        self.risk_validation_details
            .as_ref()
            .map_or(Ok(()), |details| details.check(at.field("risk_validation_details")))
    }
}

impl PaymentOption {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        match self {
            Self::CardDetails(card) => card.check(at.field("card_details")),
            Self::CardTokenDetails(CardTokenDetails::Saved(token)) => {
                token.check(at.field("card_token_details"))
            }
            Self::CardTokenDetails(CardTokenDetails::Foreign(token)) => {
                token.check(at.field("card_token_details"))
            }
        }
    }

    fn secrets(&self) -> Vec<&Secret> {
        match self {
            Self::CardDetails(card) => [Some(&card.card_number), card.cvv.as_ref(), Some(&card.expiry_year)]
                .into_iter()
                .flatten()
                .collect(),
            Self::CardTokenDetails(CardTokenDetails::Saved(token)) => token.cvv.iter().collect(),
            Self::CardTokenDetails(CardTokenDetails::Foreign(token)) => {
                [Some(&token.token), token.cryptogram.as_ref(), token.cvv.as_ref(), token.expiry_year.as_ref()]
                    .into_iter()
                    .flatten()
                    .collect()
            }
        }
    }
}

impl CardDetails {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("card_number").digits(&self.card_number, 12, 19)?;
        at.field("cvv").digits_if_any(self.cvv.as_ref().map(Secret::expose), 3, 4)?;
        at.expiry(Some(&self.expiry_month), Some(&self.expiry_year))?;
        at.field("name").at_most(self.name.as_deref(), 100)?;
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}

impl SavedToken {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        at.field("token_id").id(&self.token_id)?;
        at.field("cvv").digits_if_any(self.cvv.as_ref().map(Secret::expose), 3, 4)?;
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}

impl ForeignToken {
    fn check(&self, at: At<'_>) -> Result<(), Error> {
        if self.token.is_empty() || self.token.expose().chars().count() > 50 {
            return Err(at.field("token").refuse("expected 1 to 50 characters"));
        }
        if self.cryptogram.as_ref().is_some_and(Secret::is_empty) {
            return Err(at.field("cryptogram").refuse("must not be empty: leave it out if there is none"));
        }
        at.expiry(self.expiry_month.as_ref(), self.expiry_year.as_ref())?;
        at.field("last4_digit").digits_if_any(self.last4_digit.as_deref(), 4, 4)?;
        at.field("cvv").digits_if_any(self.cvv.as_ref().map(Secret::expose), 3, 4)?;
        at.field("name").at_most(self.name.as_deref(), 100)?;
        at.field("registered_mobile_number").digits_if_any(self.registered_mobile_number.as_deref(), 1, 20)
    }
}

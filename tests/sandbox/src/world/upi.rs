//! UPI: the link or code that the shopper's app opens, and what the shopper answers in it.
//!
//! Sources: guide of UPI payments; `upi://` links follow NPCI's deep linking specification (`pa`, `pn`, `tr`, `am`, `cu`,
//! `url`).

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use super::World;
use super::instrument::Instrument;
use super::order::{Order, Payment, Stage, order_of};
use crate::clock::Millis;
use crate::testdata::Outcome;
use crate::wire::{Fields, Refusal, rule};

/// How long the picture of a QR code can be fetched: 1,200 seconds.
const QR_LIFE: Millis = 1_200_000;
/// Who is paid, as a UPI app shows it.
const PAYEE: &str = "shop@sandbox";

/// What the page of the shopper's app shows.
pub(crate) enum AppPage {
    Open { merchant: String, amount: String, reference: String },
    Done { paid: bool },
}

/// Reads `upi_details`: how it is shown in answers, and its outcome. A request for a code is told as `upi_data`, one for
/// a link as `upi_details`.
pub(super) fn read(details: &Fields<'_>) -> Result<Instrument, Refusal> {
    let mode = details
        .choice("txn_mode", &["INTENT", "COLLECT"])?
        .ok_or_else(|| details.refuse("txn_mode", "must not be empty"))?;
    let qr = details.flag("upi_qr")?.unwrap_or(false);
    let payer = details.object("payer")?;
    if mode == "COLLECT" {
        let payer = payer.ok_or_else(|| details.refuse("payer", "must not be empty"))?;
        let vpa = payer.required_text("vpa", &rule::TOKEN)?;
        if !vpa.contains('@') {
            return Err(payer.refuse("vpa", "must be a virtual payment address"));
        }
    }
    let shown = ["txn_mode", "upi_qr", "payer"];
    let data: Map<String, Value> =
        shown.iter().filter_map(|name| Some(((*name).to_owned(), details.value(name)?.clone()))).collect();
    let field = if mode == "INTENT" && !qr { "upi_details" } else { "upi_data" };
    Ok(Instrument::Other { field: field.to_owned(), data: Value::Object(data) })
}

/// What a UPI payment of so many paise comes to in the vendor's test environment, as a third party quotes the vendor;
/// none for amounts that the quotation does not name.
pub(super) fn test_environment(paise: u64) -> Option<Outcome> {
    match paise {
        100..=50_000 => Some(Outcome::Frictionless),
        50_100..=60_000 => Some(Outcome::Unanswered),
        60_100..=70_000 => Some(Outcome::FailAtOnce("PAYMENT_DECLINED".to_owned())),
        70_100..80_000 => Some(Outcome::NotFound),
        80_000.. => Some(Outcome::TimedOut),
        _ => None,
    }
}

impl World {
    /// Where the shopper goes: the page for most methods, a link for UPI apps, nowhere for a collect request.
    pub(super) fn challenge_link(&self, order: &Order) -> Option<String> {
        let token = order.challenge()?;
        let payment = order.payment()?;
        match payment.upi_mode() {
            None => Some(self.challenge_url(token)),
            Some("INTENT") => Some(self.upi_link(payment, token)),
            Some(_) => None,
        }
    }

    /// Where the picture of the code is, where one was asked for.
    pub(super) fn qr_url(&self, order: &Order) -> Option<String> {
        let token = order.challenge()?;
        order.payment()?.wants_qr().then(|| format!("{}/upi/qr/?token={token}", self.rules.base_url))
    }

    /// What the picture of the code holds, while it can be fetched.
    pub(crate) fn qr_text(&self, token: &str, now: Millis) -> Option<String> {
        let order = self.orders.get(order_of(self.challenges.get(token)?))?;
        let payment = order.payment()?;
        let is_open = order.challenge() == Some(token) && payment.wants_qr();
        (is_open && now < payment.created_at.saturating_add(QR_LIFE)).then(|| self.upi_link(payment, token))
    }

    fn upi_link(&self, payment: &Payment, token: &str) -> String {
        let escape = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let page = format!("{}/upi/?token={token}", self.rules.base_url);
        let kind = if payment.echo.contains_key("mandate_info") { "mandate" } else { "pay" };
        let (whole, rest) = (payment.amount.value / 100, payment.amount.value % 100);
        format!(
            "upi://{kind}?pa={PAYEE}&pn={}&tr={}&am={whole}.{rest:02}&cu={}&url={}",
            escape(&self.rules.merchant),
            payment.id,
            payment.amount.currency,
            escape(&page)
        )
    }

    pub(crate) fn upi_page(&self, token: &str) -> Option<AppPage> {
        let payment_id = self.challenges.get(token)?;
        let order = self.orders.get(order_of(payment_id))?;
        let payment = order.payments.iter().find(|payment| payment.id == *payment_id)?;
        payment.upi_mode()?;
        Some(if matches!(payment.stage, Stage::Shopper(_)) {
            AppPage::Open {
                merchant: self.rules.merchant.clone(),
                amount: payment.amount.display(),
                reference: order.reference.clone(),
            }
        } else {
            AppPage::Done { paid: payment.error.is_none() }
        })
    }

    /// The shopper answers on the app's page.
    pub(crate) fn answer_on_page(&mut self, token: &str, approve: bool, now: Millis) -> Option<AppPage> {
        let payment_id = self.challenges.get(token)?.clone();
        // The page that follows says how it went.
        let _ = self.answer_upi(&payment_id, approve, now);
        self.upi_page(token)
    }

    /// The shopper approves or declines a UPI payment that waits, in an app that is not shown here.
    pub(crate) fn answer_upi(&mut self, payment_id: &str, approve: bool, now: Millis) -> Result<(), Refusal> {
        let unknown = || Refusal::new(404, "INVALID_REQUEST", "No payment with specified payment-id exists");
        self.with_order(order_of(payment_id), |world, order| {
            let payment =
                order.payments.iter().find(|payment| payment.id == payment_id).ok_or_else(unknown)?;
            if payment.upi_mode().is_none() || !matches!(payment.stage, Stage::Shopper(_)) {
                return Err(Refusal::not_allowed("The payment does not wait for the shopper's UPI app"));
            }
            if approve {
                world.conclude(order, now);
            } else {
                world.fail_payment(order, "PAYMENT_DECLINED", now);
            }
            Ok(())
        })
        .unwrap_or_else(|| Err(unknown()))
    }
}

impl Payment {
    fn upi(&self) -> Option<&Value> {
        match &self.instrument {
            Instrument::Other { data, .. } if self.method == "UPI" => Some(data),
            _ => None,
        }
    }

    pub(super) fn upi_mode(&self) -> Option<&str> {
        self.upi()?.get("txn_mode")?.as_str()
    }

    fn wants_qr(&self) -> bool {
        self.upi().is_some_and(|data| {
            data.get("upi_qr").is_some_and(|qr| *qr == Value::Bool(true) || *qr == "true")
        })
    }
}

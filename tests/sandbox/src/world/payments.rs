//! Create a payment on an order (Tokenization guide, section 4).

use serde_json::{Map, Value};

use super::World;
use super::ids;
use super::instrument::Reading;
use super::ledger::Entry;
use super::order::{Order, OrderStatus, Payment, PaymentStatus, Stage};
use super::orders::METHODS;
use super::timers::Timer;
use super::upi;
use crate::clock::Millis;
use crate::settings::{Duplicate, Oddity};
use crate::testdata::{self, Outcome};
use crate::wire::{Amount, Fields, Refusal, rule};

/// Fields of a payment that are echoed as they came.
const ECHOED: &[&str] = &["convenience_fee_breakdown", "mandate_info"];

/// One item of a request, read and checked.
struct Request {
    reference: Option<String>,
    amount: Amount,
    method: &'static str,
    reading: Reading,
    echo: Map<String, Value>,
}

impl World {
    /// Makes a payment and returns the id of the order that the answer tells.
    pub(crate) fn create_payment(
        &mut self,
        order_id: &str,
        body: &Value,
        now: Millis,
    ) -> Result<String, Refusal> {
        let fields = Fields::root(body)?;
        let items = fields.items("payments")?;
        let [item] = items.as_slice() else {
            return Err(Refusal::invalid("Payments must have exactly one item"));
        };
        let order = self.get_order(order_id)?;
        if order.parent.is_some() {
            return Err(Refusal::order_not_found());
        }
        let reference = match item.value("merchant_payment_reference") {
            // The guide's first two samples name none; empty counts as none.
            None => None,
            Some(Value::String(text)) if text.is_empty() => None,
            Some(_) => Some(item.required_reference("merchant_payment_reference")?),
        };
        if let Some(owner) = reference.as_ref().and_then(|reference| self.payment_references.get(reference)) {
            let told = owner == order_id || self.rules.has(Oddity::AnyExisting);
            let told = told && self.rules.duplicate == Duplicate::Existing;
            return if told { Ok(owner.clone()) } else { Err(Refusal::duplicate()) };
        }
        check_order_takes_payment(order)?;
        let request = self.read_payment(order, item, reference, now)?;
        match &request.reading.outcome {
            Outcome::RateLimited => {
                return Err(Refusal::new(429, "PAYMENT_RATE_LIMIT", "Too many payment requests"));
            }
            Outcome::Unavailable => {
                return Err(Refusal::new(500, "INTERNAL_ERROR", testdata::message("INTERNAL_ERROR")));
            }
            Outcome::NotFound => return Err(Refusal::no_match()),
            _ => {}
        }
        let reference = request.reference.clone().unwrap_or_else(|| self.ids.reference());
        self.payment_references.insert(reference.clone(), order_id.to_owned());
        self.with_order(order_id, |world, order| world.begin_payment(order, request, reference, now))
            .unwrap_or_else(|| Err(Refusal::order_not_found()))?;
        Ok(order_id.to_owned())
    }

    /// The shopper goes back from the payment page to the card form of hosted checkout, to pay in another way: the
    /// page that was left can no longer charge.
    pub(crate) fn leave_payment_page(&mut self, order_id: &str, now: Millis) {
        self.with_order(order_id, |_, order| {
            if let Some(payment) = order.payments.last_mut()
                && matches!(payment.stage, Stage::Shopper(_))
            {
                payment.expire_quietly(now);
                order.status = OrderStatus::Attempted;
                order.updated_at = now;
            }
        });
    }

    fn read_payment(
        &self,
        order: &Order,
        item: &Fields<'_>,
        reference: Option<String>,
        now: Millis,
    ) -> Result<Request, Refusal> {
        let method = item
            .choice("payment_method", METHODS)?
            .ok_or_else(|| Refusal::invalid("Payment method is missing/invalid"))?;
        let amount = item.required_amount("payment_amount", self.rules.minimum_amount)?;
        if amount.currency != order.amount.currency || amount.value != order.amount.value {
            return Err(item.refuse("payment_amount", "must be equal to the order amount"));
        }
        let allowed = &order.allowed_payment_methods;
        if !allowed.is_empty() && !allowed.iter().any(|name| name == method) {
            let message = format!("{method} is not allowed for the order");
            return Err(Refusal::new(422, "PAYMENT_METHOD_NOT_ENABLED", message));
        }
        let option = item.required_object("payment_option")?;
        if order.pre_auth && method != "CARD" {
            return Err(Refusal::not_allowed("Pre-authorization is available for cards only"));
        }
        let mut reading = self.read_instrument(order, method, &option, now)?;
        if reading.outcome == Outcome::Approve
            && let Some(outcome) = testdata::amount(amount.value)
        {
            reading.outcome = outcome;
        }
        if method == "UPI"
            && self.rules.has(Oddity::UpiAmounts)
            && let Some(outcome) = upi::test_environment(amount.value)
        {
            reading.outcome = outcome;
        }
        check_account(order, item)?;
        let echo = ECHOED.iter().filter_map(|name| Some(((*name).to_owned(), item.value(name)?.clone())));
        Ok(Request { reference, amount, method, reading, echo: echo.collect() })
    }

    fn begin_payment(
        &mut self,
        order: &mut Order,
        request: Request,
        reference: String,
        now: Millis,
    ) -> Result<(), Refusal> {
        self.record(&order.reference, &Entry::Attempt);
        let id = format!("{}-cc-{}", order.id, ids::letters(order.payments.len()));
        let id = match request.method {
            "CARD" => id,
            "UPI" => id.replacen("-cc-", "-up-", 1),
            "NETBANKING" => id.replacen("-cc-", "-nb-", 1),
            _ => id.replacen("-cc-", "-wa-", 1),
        };
        let outcome = request.reading.outcome;
        let stage = match outcome {
            Outcome::TimedOut | Outcome::Unanswered => Stage::Nobody,
            Outcome::Frictionless
            | Outcome::TimedOutCharged
            | Outcome::Refuse(_)
            | Outcome::FailAtOnce(_) => Stage::Done,
            _ => Stage::Shopper(self.ids.url_token()),
        };
        let waits = stage != Stage::Done;
        let due = waits.then(|| now.saturating_add(self.rules.challenge_ttl));
        if let Stage::Shopper(token) = &stage {
            self.challenges.insert(token.clone(), id.clone());
        }
        if let Some(at) = due {
            self.timers.set(at, Timer::Expire { payment: id.clone() });
        }
        order.payments.push(Payment {
            id,
            reference,
            status: PaymentStatus::Pending,
            amount: request.amount,
            method: request.method.to_owned(),
            instrument: request.reading.instrument,
            outcome: outcome.clone(),
            provision: request.reading.provision,
            save: request.reading.save,
            stage,
            wrong_otps: 0,
            otp_sent: false,
            otp_resends: 0,
            due,
            money_at: None,
            error: None,
            acquirer: None,
            captures: Vec::new(),
            echo: request.echo,
            parent_payment_id: None,
            created_at: now,
            updated_at: now,
        });
        order.status = OrderStatus::Pending;
        order.updated_at = now;
        let timed_out = Err(Refusal::new(504, "TIMED_OUT", "The request timed out"));
        match outcome {
            Outcome::Frictionless => {
                self.authorise(order, now);
                Ok(())
            }
            Outcome::TimedOutCharged => {
                self.authorise(order, now);
                timed_out
            }
            Outcome::TimedOut => timed_out,
            Outcome::FailAtOnce(code) => {
                self.fail_payment(order, testdata::code(&code), now);
                Ok(())
            }
            Outcome::Refuse(code) => {
                let code = testdata::code(&code);
                self.fail_payment(order, code, now);
                Err(Refusal::acquirer(code, testdata::message(code)))
            }
            _ => Ok(()),
        }
    }
}

/// Third party validation: a payment names the account that its order must be paid from, or none.
fn check_account(order: &Order, item: &Fields<'_>) -> Result<(), Refusal> {
    let Some(account) = item.object("customer_account_details")? else { return Ok(()) };
    let number = account.text_or_number("account_number", &rule::TEXT)?;
    let number = number.ok_or_else(|| account.refuse("account_number", "must not be empty"))?;
    let wanted =
        order.purchase_details.as_ref().map(|details| details.pointer("/account_details/bank_details"));
    let wanted = wanted.flatten().and_then(|bank| bank.get("account_number"));
    let same = wanted
        .is_none_or(|wanted| wanted.as_str().map_or_else(|| wanted.to_string(), str::to_owned) == number);
    if same { Ok(()) } else { Err(Refusal::new(422, "INVALID_REQUEST", "Third party validation failure")) }
}

/// An order takes its first payment, and another when the one before has failed: "a payment retry can be done" from
/// `ATTEMPTED`, and `PENDING` is the order that "is linked against a payment request" (order life cycle).
fn check_order_takes_payment(order: &Order) -> Result<(), Refusal> {
    match order.status {
        OrderStatus::Created | OrderStatus::Attempted => Ok(()),
        OrderStatus::Pending => match order.payment().map(|payment| &payment.stage) {
            Some(Stage::Bank | Stage::Nobody) => {
                Err(Refusal::acquirer("PAYMENT_PENDING", "A payment of the order is still being processed"))
            }
            _ => Err(Refusal::not_allowed(
                "A payment of the order is open; another can be made when it has failed and the order is ATTEMPTED",
            )),
        },
        OrderStatus::Cancelled => Err(Refusal::new(422, "ORDER_CANCELLED", "The order is already cancelled")),
        _ => Err(Refusal::not_allowed("The order does not take another payment")),
    }
}

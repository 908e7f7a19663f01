//! What a schedule is made of: calls, what others do, and the weather they come in.

use pinelabs_online::CallOptions;
use serde_json::{Value, json};

use super::chance::Chance;
use super::fate::{Exchange, Fate};
use super::gateway::{Act, Deed, Gateway, Manner};

mod write;

pub use self::write::Write;

/// Canaries: no error may ever print one.
pub const PAN: &str = "4895370012003478";
/// The CVV; looked for in what the gateway's words become, because four digits also occur in ids.
pub const CVV: &str = "7391";
/// A token of another PA/PG.
pub const FOREIGN_TOKEN: &str = "canary-foreign-token-55";
/// The address of a payer by UPI.
pub const VPA: &str = "canary.payer@okbank";
/// The cryptogram of that token.
pub const CRYPTOGRAM: &str = "canaryCryptogramAAA5gz4=";
/// Encrypted card details.
pub const ENCRYPTED: &str = "canary-encrypted-card-details";

/// One call of a schedule.
#[derive(Clone, Debug)]
pub struct CallPlan {
    /// What it does.
    pub write: Write,
    /// Its parameters, JSON text.
    pub params: String,
    /// The order, customer or saved card that it works on, if any.
    pub target: String,
    /// Paise.
    pub amount: u64,
    /// The caller's own reference, if any.
    pub given: Option<String>,
    /// The mobile number of a customer, if the caller gives one.
    pub mobile: Option<String>,
    /// When it begins, in true milliseconds.
    pub begins_ms: u64,
    /// When its caller gives it up, if so.
    pub abandoned_ms: Option<u64>,
    /// Whether it is given up between an answer and the next step.
    pub abandoned_with_answer: bool,
    /// Whether it is dropped in the place of being abandoned.
    pub dropped: bool,
    /// Whether nothing but a fault can make it fail.
    pub sound: bool,
    /// Whether its reference or id is a dot segment, which leaves the path that it is put into.
    pub dotted: bool,
}

/// Everything about a schedule that is drawn before it runs.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The calls.
    pub calls: Vec<CallPlan>,
    /// How many exchanges in a thousand are struck by a fault.
    pub weather: u64,
    /// A fate that every exchange has but those for a token, if so.
    pub stuck: Option<Fate>,
    /// Whether requests may be acted on long after the client gave them up, and inquiries may read old state.
    pub late: bool,
    /// Jumps of the client's clock: when, and by how many milliseconds.
    pub jumps: Vec<(u64, i64)>,
    /// What others do: when, what, on which object.
    pub others: Vec<(u64, Act, String)>,
    /// When every access token is revoked, if so.
    pub revoked_ms: Option<u64>,
    /// The configuration's limits.
    pub timeout_ms: u64,
    /// See above.
    pub total_timeout_ms: u64,
    /// See above.
    pub max_retries: u32,
}

impl Plan {
    /// Draws a plan, and furnishes the gateway for it.
    pub fn draw(chance: &mut Chance, gateway: &mut Gateway, honoured: bool, start_ms: u64) -> Self {
        let count = chance.pick(&[1, 1, 1, 2, 2, 3, 4]);
        let timeout_ms = chance.pick(&[1_000, 5_000, 30_000, 30_000]);
        let total_timeout_ms = chance.pick(&[3_000, 30_000, 120_000, 120_000, 120_000]);
        let mut calls: Vec<CallPlan> = Vec::new();
        for _ in 0..count {
            let shared = if calls.is_empty() || !chance.permille(350) {
                None
            } else {
                Some(calls[usize::try_from(chance.below(calls.len() as u64)).unwrap_or(0)].clone())
            };
            let shared = shared.filter(|other| !other.dotted);
            let begins_ms = start_ms + chance.pick(&[0, 0, 10, 1_000, 20_000]) + chance.below(20);
            let mut call = draw_call(chance, gateway, shared.as_ref());
            call.begins_ms = begins_ms;
            if chance.permille(80) {
                call.abandoned_ms = Some(begins_ms + chance.below(timeout_ms * 2));
                call.dropped = chance.permille(300);
            }
            call.abandoned_with_answer = chance.permille(30);
            calls.push(call);
        }
        let mut jumps = Vec::new();
        if chance.permille(150) {
            for _ in 0..chance.between(1, 2) {
                let by = chance.pick(&[1_000, 6_000, 40_000, 3_600_000, 86_400_000, 4_000_000_000_000]);
                let by = if chance.permille(500) { by } else { -by };
                jumps.push((start_ms + chance.below(60_000), by));
            }
        }
        let mut others = Vec::new();
        if honoured && chance.permille(200) {
            for call in &calls {
                let what = match call.write.deed() {
                    Deed::Capture | Deed::Cancel => chance.pick(&[Act::Capture, Act::Cancel]),
                    Deed::Delete => Act::Delete,
                    Deed::Payment => Act::Pay,
                    Deed::CancelLink => chance.pick(&[Act::CancelLink, Act::Pay]),
                    Deed::CancelSubscription | Deed::Pause => {
                        chance.pick(&[Act::CancelSubscription, Act::Pause, Act::Resume, Act::GoOn])
                    }
                    Deed::Execute | Deed::Retry | Deed::DeleteDebit => {
                        chance.pick(&[Act::Debit, Act::CancelDebit])
                    }
                    Deed::Release => chance.pick(&[Act::Release, Act::CancelPart, Act::Pay]),
                    _ => continue,
                };
                others.push((start_ms + chance.below(40_000), what, call.target.clone()));
            }
        }
        let weather = chance.pick(&[0, 60, 200, 200, 500, 500, 800, 1000]);
        let stuck = chance.permille(30).then(|| Fate::draw(chance, Exchange::default()));
        let late = honoured && chance.permille(600);
        // A pause has no reference: one that arrives after somebody has resumed is another pause to the gateway.
        others.retain(|(_, what, _)| !late || *what != Act::Resume);
        Self {
            calls,
            weather,
            stuck,
            late,
            jumps,
            others,
            revoked_ms: chance.permille(100).then(|| start_ms + chance.below(30_000)),
            timeout_ms,
            total_timeout_ms,
            max_retries: chance.pick(&[0, 1, 2, 2, 2, 3, 5]),
        }
    }

    /// The options that every call of the plan is made with.
    pub fn options(&self) -> CallOptions {
        CallOptions::default()
            .timeout_ms(self.timeout_ms)
            .total_timeout_ms(self.total_timeout_ms)
            .max_retries(self.max_retries)
    }
}

/// The plan of a subscription: of this amount.
pub fn plan_of(amount: u64) -> String {
    format!("v1-pla-{amount}")
}

/// Draws one call; with `shared`, one that works on the same object as another.
fn draw_call(chance: &mut Chance, gateway: &mut Gateway, shared: Option<&CallPlan>) -> CallPlan {
    let write = match shared.map(|other| other.write.deed()) {
        Some(Deed::Capture | Deed::Cancel) => {
            chance.pick(&[Write::CaptureAll, Write::CapturePart, Write::Cancel])
        }
        Some(Deed::Payment) => chance.pick(&[
            Write::PayByCard,
            Write::PayBySaved,
            Write::PayByForeign,
            Write::PayByUpi,
            Write::PayByNetbanking,
        ]),
        Some(Deed::Delete) => chance.pick(&[Write::DeleteToken, Write::DeleteTokenById]),
        Some(Deed::CancelSubscription | Deed::Pause) => {
            chance.pick(&[Write::CancelSubscription, Write::PauseSubscription])
        }
        Some(Deed::Subscribe) => chance.pick(&[Write::SubscribeByPage, Write::SubscribeByPayment]),
        Some(Deed::Execute | Deed::DeleteDebit) => chance.pick(&[Write::Execute, Write::DeleteDebit]),
        Some(Deed::Release) => chance.pick(&[Write::ReleaseAll, Write::ReleaseLess]),
        Some(_) => shared.map_or(Write::CreateOrder, |other| other.write),
        None => chance.pick(&Write::ALL),
    };
    // The answer with a checkout's link tells no amount: under one reference there must not be two.
    let amounts = if write == Write::CreateCheckout { [1_100; 3] } else { [100, 1_100, 4_000] };
    let amount = chance.pick(&amounts);
    // Two calls under one reference make sense only where references are honoured.
    let same_reference = chance.permille(400) && gateway.manner != Manner::Ignored;
    let given = match shared {
        Some(other) if same_reference => other.given.clone(),
        _ => chance.permille(400).then(|| format!("ref-{:08}", chance.below(100_000_000))),
    };
    let dotted = shared.is_none() && chance.permille(8);
    let dots = chance.pick(&[".", ".."]);
    let given = if dotted { Some(dots.to_owned()) } else { given };
    let mobile = (write == Write::CreateCustomer && chance.permille(700)).then(|| match shared {
        Some(CallPlan { mobile: Some(mobile), .. }) if same_reference => mobile.clone(),
        _ => format!("98{:08}", chance.below(100_000_000)),
    });
    // A few calls find their object in a state that does not allow them.
    let wrong = chance.permille(60);
    let whole = 10_000;
    let (target, sound) = match (shared, write.deed()) {
        (Some(other), _) => (other.target.clone(), false),
        (_, Deed::Payment) => (
            gateway.furnish_order(amount, chance.permille(500), if wrong { "CANCELLED" } else { "CREATED" }),
            !wrong,
        ),
        (_, Deed::Capture | Deed::Cancel) => {
            let status =
                if wrong { chance.pick(&["CREATED", "CANCELLED", "PROCESSED"]) } else { "AUTHORIZED" };
            (gateway.furnish_order(whole, true, status), !wrong)
        }
        (_, Deed::Refund) => {
            let status = if wrong { "AUTHORIZED" } else { "PROCESSED" };
            (gateway.furnish_order(whole, false, status), !wrong)
        }
        (_, Deed::CancelSubscription | Deed::Pause) => {
            let open = ["ACTIVE", "ACTIVE", "TRIAL", "RESUMED"];
            let closed = ["CREATED", "DEBIT_FAILED", "PAUSED", "HALTED", "CANCELLED", "COMPLETED", "EXPIRED"];
            let status = if wrong { chance.pick(&closed) } else { chance.pick(&open) };
            (gateway.furnish_subscription(status), !wrong)
        }
        (_, Deed::Save | Deed::Subscribe) => (gateway.furnish_customer(), true),
        (_, Deed::Delete) => {
            let customer = gateway.furnish_customer();
            (gateway.furnish_token(&customer), true)
        }
        (_, Deed::CancelLink) => {
            let open = ["CREATED", "CLICKED"];
            let closed = ["PAYMENT_INITIATED", "PROCESSED", "CANCELLED", "EXPIRED"];
            let status = if wrong { chance.pick(&closed) } else { chance.pick(&open) };
            (gateway.furnish_link(amount, status), !wrong)
        }
        (_, Deed::Present) => (gateway.furnish_subscription("ACTIVE"), true),
        (_, Deed::Execute) => {
            let status = if wrong {
                chance.pick(&["CREATED", "PAUSED", "CANCELLED"])
            } else {
                "WAITING_FOR_EXECUTION"
            };
            (gateway.furnish_debit(amount, status), !wrong)
        }
        (_, Deed::Retry) => {
            let closed = ["WAITING_FOR_EXECUTION", "PENDING", "COMPLETED", "CANCELLED"];
            let status = if wrong { chance.pick(&closed) } else { "FAILED" };
            (gateway.furnish_debit(amount, status), !wrong)
        }
        (_, Deed::DeleteDebit) => {
            let open = ["CREATED", "WAITING_FOR_EXECUTION"];
            let closed = ["NOTIFIED", "PAUSED", "PENDING", "FAILED", "COMPLETED", "CANCELLED"];
            let status = if wrong { chance.pick(&closed) } else { chance.pick(&open) };
            (gateway.furnish_debit(amount, status), !wrong)
        }
        (_, Deed::Release) => {
            let orders = ["CREATED", "PENDING", "AUTHORIZED", "CANCELLED"];
            let (order, part) = match wrong {
                true if chance.permille(600) => (chance.pick(&orders), "HOLD"),
                true => ("PROCESSED", chance.pick(&["RELEASED", "CANCELLED"])),
                false => ("PROCESSED", "HOLD"),
            };
            (gateway.furnish_part(whole, order, part), !wrong)
        }
        (_, Deed::Customer | Deed::Order | Deed::Checkout | Deed::Link) => (String::new(), true),
    };
    // Some refunds are given the reference of the order that they give back.
    let may_borrow =
        write == Write::Refund && !dotted && (shared.is_none() || gateway.manner != Manner::Ignored);
    let borrowed = gateway.order(&target).filter(|_| may_borrow && chance.permille(150));
    let sound = sound && borrowed.is_none();
    let given = borrowed.map_or(given, |order| Some(order.reference.clone()));
    let customer = gateway.customer_of(&target).to_owned();
    let debit_reference = gateway.debit(&target).map(|debit| debit.reference.clone());
    let split_order = gateway.order_of_part(&target).map(|order| order.id.clone());
    let target = if dotted && write.deed().reference_field().is_none() { dots.into() } else { target };
    let money = json!({ "value": amount, "currency": "INR" });
    let pay = |option: Value| {
        let mut payment = json!({ "payment_amount": money, "payment_option": option });
        if let Some(given) = &given {
            payment["merchant_payment_reference"] = given.as_str().into();
        }
        json!({ "order_id": target, "payments": [payment] })
    };
    let mut params = match write {
        Write::CreateCustomer => mobile.as_ref().map_or_else(
            || json!({ "first_name": "Asha" }),
            |mobile| json!({ "mobile_number": mobile, "country_code": "91" }),
        ),
        Write::CreateOrder => json!({ "order_amount": money, "pre_auth": chance.permille(500) }),
        Write::PayByCard => pay(json!({ "card_details": {
            "card_number": PAN, "cvv": CVV, "expiry_month": "12", "expiry_year": "2031",
        }})),
        Write::PayBySaved => {
            pay(json!({ "card_token_details": { "token_id": "token-v1-9999", "cvv": CVV } }))
        }
        Write::PayByForeign => pay(json!({ "card_token_details": {
            "token": FOREIGN_TOKEN, "cryptogram": CRYPTOGRAM, "expiry_month": "12", "expiry_year": "2031",
        }})),
        Write::PayByUpi => pay(json!({ "upi_details": { "txn_mode": "COLLECT", "payer": { "vpa": VPA } } })),
        Write::PayByNetbanking => pay(json!({ "netbanking_details": { "pay_code": "NB1531" } })),
        Write::CaptureAll | Write::Cancel => json!({ "order_id": target }),
        Write::CapturePart => json!({ "order_id": target, "capture_amount": money }),
        Write::Refund => json!({ "order_id": target, "order_amount": money }),
        Write::CreateToken => {
            json!({ "customer_id": target, "payment_option": { "encrypted_card_details": ENCRYPTED } })
        }
        Write::DeleteToken => json!({ "customer_id": customer, "token_id": target }),
        Write::DeleteTokenById => json!({ "token_id": target }),
        Write::CreateCheckout => json!({ "order_amount": money }),
        Write::CreateLink => json!({ "amount": money, "customer": { "email_id": "asha@example.com" } }),
        Write::CancelLink => json!({ "payment_link_id": target }),
        Write::SubscribeByPage | Write::SubscribeByPayment => json!({
            "customer_id": target,
            "plan_id": plan_of(amount),
            "start_date": "2024-07-09T08:00:00Z",
            "end_date": "2025-07-09T08:00:00Z",
            "integration_mode": if write == Write::SubscribeByPage { "REDIRECT" } else { "SEAMLESS" },
        }),
        Write::CancelSubscription | Write::PauseSubscription => json!({ "subscription_id": target }),
        Write::Present => json!({ "subscription_id": target, "amount": money }),
        Write::Execute | Write::Retry => match chance.below(3) {
            0 if !dotted => json!({ "merchant_presentation_reference": debit_reference }),
            1 => json!({
                "presentation_id": target,
                "merchant_presentation_reference": debit_reference,
            }),
            _ => json!({ "presentation_id": target }),
        },
        Write::DeleteDebit => json!({ "presentation_id": target }),
        Write::ReleaseAll => json!({ "order_id": split_order, "settlement_id": target }),
        Write::ReleaseLess => {
            json!({ "order_id": split_order, "settlement_id": target, "release_amount": money })
        }
    };
    // A payment has it in its list, above.
    let field = write.deed().reference_field().filter(|_| write.deed() != Deed::Payment);
    if let (Some(given), Some(field)) = (&given, field) {
        params[field] = given.as_str().into();
    }
    CallPlan {
        write,
        params: params.to_string(),
        target,
        amount,
        given,
        mobile,
        begins_ms: 0,
        abandoned_ms: None,
        abandoned_with_answer: false,
        dropped: false,
        sound,
        dotted,
    }
}

//! No sequence of requests, in whatever order and with whatever repeats, breaks the money rules.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::challenge::Deed;
use super::ids::Ids;
use super::ledger::Tally;
use super::order::{Kind, Order, OrderStatus, PaymentStatus};
use super::{Rules, World};
use crate::clock::Millis;
use crate::settings::{Duplicate, Settings};
use crate::testdata::CARDS;

/// What a client, a shopper or time may do. Small numbers choose references, so that repeats are frequent.
#[derive(Clone, Debug)]
enum Action {
    Order { order: u8, value: u64, pre_auth: bool },
    Checkout { order: u8, value: u64 },
    Pay { order: u8, payment: Option<u8>, card: usize, value: Option<u64> },
    PayWithToken { order: u8, payment: Option<u8> },
    PayOnPage { order: u8, card: usize },
    Shopper { order: u8, attempt: usize, otp: &'static str },
    ShopperCancels { order: u8, attempt: usize },
    NativeOtp { order: u8, otp: &'static str },
    Capture { order: u8, capture: u8, value: Option<u64> },
    Cancel { order: u8 },
    Refund { order: u8, refund: u8, value: Option<u64> },
    DeleteTokens,
    Wait { seconds: u64 },
}

const ORDERS: u8 = 3;
const CUSTOMER: &str = "9876543210";

fn action() -> impl Strategy<Value = Action> {
    let order = 0..ORDERS;
    let value =
        prop_oneof![Just(1100), Just(600_002), Just(400_007), Just(400_008), Just(100), 100..2000_u64];
    let part =
        prop_oneof![Just(None), (100..2200_u64).prop_map(Some), Just(Some(300_001)), Just(Some(300_002))];
    let otp = prop_oneof![4 => Just("123456"), 1 => Just("000000"), 1 => Just("111111")];
    let reference = proptest::option::weighted(0.7, 0..4_u8);
    let wrong_value = proptest::option::weighted(0.1, 100..2000_u64);
    prop_oneof![
        3 => (order.clone(), value.clone(), any::<bool>())
            .prop_map(|(order, value, pre_auth)| Action::Order { order, value, pre_auth }),
        1 => (order.clone(), value).prop_map(|(order, value)| Action::Checkout { order, value }),
        6 => (order.clone(), reference.clone(), 0..CARDS.len(), wrong_value)
            .prop_map(|(order, payment, card, value)| Action::Pay { order, payment, card, value }),
        2 => (order.clone(), reference).prop_map(|(order, payment)| Action::PayWithToken { order, payment }),
        2 => (order.clone(), 0..CARDS.len()).prop_map(|(order, card)| Action::PayOnPage { order, card }),
        6 => (order.clone(), 0..3_usize, otp.clone())
            .prop_map(|(order, attempt, otp)| Action::Shopper { order, attempt, otp }),
        1 => (order.clone(), 0..3_usize).prop_map(|(order, attempt)| Action::ShopperCancels { order, attempt }),
        2 => (order.clone(), otp).prop_map(|(order, otp)| Action::NativeOtp { order, otp }),
        3 => (order.clone(), 0..3_u8, part.clone())
            .prop_map(|(order, capture, value)| Action::Capture { order, capture, value }),
        1 => order.clone().prop_map(|order| Action::Cancel { order }),
        4 => (order, 0..4_u8, part).prop_map(|(order, refund, value)| Action::Refund { order, refund, value }),
        1 => Just(Action::DeleteTokens),
        2 => prop_oneof![Just(1), Just(61), Just(901), Just(18_001), Just(21_601)]
            .prop_map(|seconds| Action::Wait { seconds }),
    ]
}

/// A world under test, with every challenge link that was ever given out.
struct Run {
    world: World,
    now: Millis,
    links: Vec<(u8, String)>,
}

impl Run {
    fn new(duplicate: Duplicate) -> Run {
        let settings = Settings { duplicate, payment_retries: 4, ..Settings::default() };
        let world = World::new(Rules::new(&settings, "http://sandbox"), Ids::new(Some(1)).unwrap(), true);
        Run { world, now: 1_767_225_600_000, links: Vec::new() }
    }

    fn id(&self, order: u8) -> String {
        self.world.order_references.get(&name(order)).cloned().unwrap_or_default()
    }

    /// Does it; refusals are as good as successes.
    fn act(&mut self, action: &Action) {
        self.now += 1;
        let now = self.now;
        self.world.run_due(now);
        let amount = |value: u64| json!({ "value": value, "currency": "INR" });
        match action {
            Action::Order { order, value, pre_auth } => {
                let _ = self.world.create_order(&order_body(*order, *value, *pre_auth), "SEAMLESS", now);
            }
            Action::Checkout { order, value } => {
                let _ = self.world.create_checkout(&order_body(*order, *value, false), now);
            }
            Action::Pay { order, payment, card, value } => {
                self.pay(*order, *payment, &card_option(*card), *value);
            }
            Action::PayOnPage { order, card } => {
                self.world.leave_payment_page(&self.id(*order), now);
                self.pay(*order, None, &card_option(*card), None);
            }
            Action::PayWithToken { order, payment } => {
                let Some(token) = self.world.tokens.keys().min().cloned() else { return };
                let token = json!({ "card_token_details": {
                    "token_id": token, "cvv": "123", "token_txn_type": "NETWORK_TOKEN",
                }});
                self.pay(*order, *payment, &token, None);
            }
            Action::Shopper { order, attempt, otp } => {
                if let Some(link) = self.link(*order, *attempt) {
                    self.world.challenge_deed(&link, &Deed::Enter(otp), now);
                }
            }
            Action::ShopperCancels { order, attempt } => {
                if let Some(link) = self.link(*order, *attempt) {
                    self.world.challenge_deed(&link, &Deed::Cancel, now);
                }
            }
            Action::NativeOtp { order, otp } => {
                let id = self.id(*order);
                let payment =
                    self.world.orders.get(&id).and_then(|order| order.payment()).map(|p| p.id.clone());
                let body = json!({ "payment_id": payment, "otp": otp });
                let _ = self.world.generate_otp(&body);
                let _ = self.world.submit_otp(&body, now);
            }
            Action::Capture { order, capture, value } => {
                let body = json!({
                    "merchant_capture_reference": format!("c{capture}"), "capture_amount": value.map(amount),
                });
                let _ = self.world.capture(&self.id(*order), &body, now);
            }
            Action::Cancel { order } => {
                let _ = self.world.cancel(&self.id(*order), now);
            }
            Action::Refund { order, refund, value } => {
                let body = json!({
                    "merchant_order_reference": format!("r{refund}"), "order_amount": value.map(amount),
                });
                let _ = self.world.create_refund(&self.id(*order), &body, now);
            }
            Action::DeleteTokens => {
                let tokens: Vec<_> = self.world.tokens.keys().cloned().collect();
                for token in tokens {
                    let _ = self.world.delete_token(&token, now);
                }
            }
            Action::Wait { seconds } => {
                self.now += seconds * 1000;
                self.world.run_due(self.now);
            }
        }
    }

    fn pay(&mut self, order: u8, payment: Option<u8>, option: &Value, value: Option<u64>) {
        let id = self.id(order);
        let amount = self.world.orders.get(&id).map_or(1100, |order| order.amount.value);
        let body = json!({ "payments": [{
            "merchant_payment_reference": payment.map(|n| format!("p{n}")),
            "payment_method": "CARD",
            "payment_amount": { "value": value.unwrap_or(amount), "currency": "INR" },
            "payment_option": option,
        }]});
        let _ = self.world.create_payment(&id, &body, self.now);
        if let Some(token) = self.world.orders.get(&id).and_then(|order| order.challenge()) {
            self.links.push((order, token.to_owned()));
        }
    }

    /// A link of the order's, not always the latest one.
    fn link(&self, order: u8, attempt: usize) -> Option<String> {
        let mut links = self.links.iter().rev().filter(|(of, _)| *of == order);
        links.nth(attempt).map(|(_, link)| link.clone())
    }

    /// The rules, checked on the ledger, which counts apart from the orders, and on the orders themselves.
    fn check(&self) {
        for count in self.world.ledger.payments.values().chain(self.world.ledger.refunds.values()) {
            assert_eq!(*count, 1, "a reference acted twice");
        }
        for tally in self.world.ledger.orders.values() {
            check_tally(tally);
        }
        for order in self.world.orders.values().filter(|order| order.kind == Kind::Charge) {
            let none = Tally::default();
            let tally = self.world.ledger.orders.get(&order.reference).unwrap_or(&none);
            assert_eq!((tally.authorised, tally.captured), (order.authorised, order.captured), "{order:?}");
            assert!(order.authorised == 0 || order.authorised == order.amount.value, "{order:?}");
            assert!(order.refunded <= order.refunding && order.refunding <= order.captured, "{order:?}");
            assert_eq!(tally.refunded, order.refunding, "{order:?}");
            check_status(order);
        }
    }
}

fn check_tally(tally: &Tally) {
    assert!(tally.captured <= tally.authorised, "captured more than authorised: {tally:?}");
    assert!(tally.refunded <= tally.captured, "refunded more than captured: {tally:?}");
    assert!(tally.charges <= 1 && tally.authorisations <= 1 && tally.captures <= 1, "{tally:?}");
    assert!(tally.charges + tally.cancellations <= 1, "charged and cancelled: {tally:?}");
}

/// An order says that money moved exactly when it did.
fn check_status(order: &Order) {
    let live = order.payments.iter().filter(|payment| {
        matches!(
            payment.status,
            PaymentStatus::Authorized | PaymentStatus::Processed | PaymentStatus::Pending
        )
    });
    assert!(live.count() <= 1, "two live payments: {order:?}");
    let (authorised, captured) = match order.status {
        OrderStatus::Created | OrderStatus::Pending | OrderStatus::Attempted => (false, false),
        OrderStatus::Authorized => (true, false),
        OrderStatus::Processed
        | OrderStatus::PartiallyCaptured
        | OrderStatus::PartiallyRefunded
        | OrderStatus::FullyRefunded => (true, true),
        // Before or after the bank said yes.
        OrderStatus::Cancelled | OrderStatus::Failed => (order.authorised > 0, false),
    };
    assert_eq!((order.authorised > 0, order.captured > 0), (authorised, captured), "{order:?}");
    assert_eq!(
        order.status == OrderStatus::FullyRefunded,
        order.captured > 0 && order.refunded == order.captured
    );
}

fn card_option(card: usize) -> Value {
    json!({ "card_details": {
        "card_number": CARDS[card].number, "cvv": "123", "expiry_month": "12", "expiry_year": "2040",
        "save": true,
    }})
}

fn name(order: u8) -> String {
    format!("o{order}")
}

fn order_body(order: u8, value: u64, pre_auth: bool) -> Value {
    json!({
        "merchant_order_reference": name(order), "order_amount": { "value": value, "currency": "INR" },
        "pre_auth": pre_auth, "purchase_details": { "customer": { "mobile_number": CUSTOMER } },
    })
}

/// The world as a restart would find it.
fn reborn(run: &mut Run, duplicate: Duplicate) {
    let mut fresh = Run::new(duplicate).world;
    let mut rows = Vec::new();
    while let Some(batch) = run.world.take_batch() {
        fresh.ids.resume(batch.counter);
        rows.extend(batch.rows);
    }
    for table in super::persist::Table::ALL {
        for (of, id, body) in &rows {
            if *of == table {
                fresh.restore(table, id, body).unwrap();
            }
        }
    }
    fresh.restored();
    let shown = |world: &World| -> Vec<(String, String)> {
        let mut all: Vec<_> = world.orders.values().map(|o| (o.id.clone(), world.order_body(o))).collect();
        all.sort();
        all
    };
    assert_eq!(shown(&fresh), shown(&run.world));
    assert_eq!(fresh.ledger.orders, run.world.ledger.orders);
    assert_eq!(fresh.ledger.total, run.world.ledger.total);
    assert_eq!(fresh.ledger.refunds, run.world.ledger.refunds);
    // From here on both go the same way, timers included.
    let end = run.now + 24 * 3_600_000;
    run.world.run_due(end);
    fresh.run_due(end);
    assert_eq!(shown(&fresh), shown(&run.world));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_rules_hold(actions in proptest::collection::vec(action(), 1..60), reject in any::<bool>()) {
        let duplicate = if reject { Duplicate::Reject } else { Duplicate::Existing };
        let mut run = Run::new(duplicate);
        for action in &actions {
            run.act(action);
            run.check();
        }
        reborn(&mut run, duplicate);
        run.check();
    }
}

//! The rules of the order's state, without a network: what is late, repeated or wrong does no harm.

use std::path::PathBuf;
use std::sync::Arc;

use pinelabs_online::models::Order as Told;
use pinelabs_online::operations::create_payment::CardDetails;
use pinelabs_online::testing::{ScriptedTransport, order as answer};
use pinelabs_online::{OrderStatus, Transition};
use serde_json::{Value, json};

use crate::checkout::Checkout;
use crate::database::{Database, values};
use crate::fulfilment::Fulfilment;
use crate::models::{
    Action, ActionState, Kind, Method, Order, OrderState, Payment, PaymentState, fresh, now_ms,
};
use crate::orders::decide;
use crate::settings::Settings;

const ID: &str = "order-00000000000000000000000000000000";
const GIVE_UP: u64 = 600_000;

fn order() -> Order {
    Order {
        id: ID.to_owned(),
        shopper_id: "shopper-1".to_owned(),
        amount_paise: 110_000,
        state: OrderState::Paying,
        gateway_order_id: Some("v1-1".to_owned()),
        gateway_status: None,
        payment_ref: Some("pay-1".to_owned()),
        pre_auth: true,
        captured_paise: 0,
        refunded_paise: 0,
        problem: None,
        check_at: Some(1),
        created_at: now_ms(),
    }
}

fn payment(reference: &str) -> Payment {
    Payment {
        reference: reference.to_owned(),
        order_id: ID.to_owned(),
        method: Method::Card,
        state: PaymentState::Open,
        error_code: None,
        created_at: now_ms(),
    }
}

fn told(status: &str, payments: &[(&str, &str)]) -> Told {
    let payment = |(reference, status): &(&str, &str)| json!({ "merchant_payment_reference": reference, "status": status, "capture_data": [] });
    let payments: Vec<Value> = payments.iter().map(payment).collect();
    let (id, reference) = ("v1-1", ID);
    answer(json!({
        "order_id": id, "merchant_order_reference": reference, "status": status, "payments": payments,
        "order_amount": { "value": 110_000, "currency": "INR" }
    }))
}

#[test]
fn late_and_repeated_news_change_nothing() {
    let (mut row, mut payments) = (order(), [payment("pay-1")]);
    let paid = told("AUTHORIZED", &[("pay-1", "AUTHORIZED")]);
    assert_eq!(decide(&mut row, &mut payments, &paid, GIVE_UP), Transition::Forward);
    assert_eq!((row.state, row.check_at), (OrderState::Authorised, None));
    assert_eq!(payments[0].state, PaymentState::Paid);
    assert_eq!(decide(&mut row, &mut payments, &paid, GIVE_UP), Transition::Same);
    let late = told("PENDING", &[("pay-1", "PENDING")]);
    assert_eq!(decide(&mut row, &mut payments, &late, GIVE_UP), Transition::Stale);
    assert_eq!(row.state, OrderState::Authorised);
}

#[test]
fn the_failure_of_an_earlier_payment_does_not_fail_the_one_under_way() {
    let mut row = order();
    row.payment_ref = Some("pay-2".to_owned());
    row.gateway_status = Some(OrderStatus::Attempted);
    let mut payments = [payment("pay-1"), payment("pay-2")];
    payments[0].state = PaymentState::Failed;
    let first = told("ATTEMPTED", &[("pay-1", "FAILED")]);
    assert_eq!(decide(&mut row, &mut payments, &first, GIVE_UP), Transition::Stale);
    assert_eq!(row.state, OrderState::Paying);
    let both = told("ATTEMPTED", &[("pay-1", "FAILED"), ("pay-2", "FAILED")]);
    decide(&mut row, &mut payments, &both, GIVE_UP);
    assert_eq!((row.state, payments[1].state), (OrderState::Failed, PaymentState::Failed));
}

#[test]
fn another_amount_is_shown_to_a_person_and_not_taken() {
    let (mut row, mut payments) = (order(), [payment("pay-1")]);
    let mut other = told("AUTHORIZED", &[("pay-1", "AUTHORIZED")]);
    other.order_amount = Some(pinelabs_online::models::Amount::inr(110_001));
    assert_eq!(decide(&mut row, &mut payments, &other, GIVE_UP), Transition::Inconsistent);
    assert_eq!(row.state, OrderState::Paying);
    assert!(row.problem.unwrap().contains("another amount"));
}

#[test]
fn a_payment_that_was_given_up_and_appears_is_taken() {
    let (mut row, mut payments) = (order(), [payment("pay-1")]);
    payments[0].created_at -= GIVE_UP + 1;
    decide(&mut row, &mut payments, &told("CREATED", &[]), GIVE_UP);
    assert_eq!((row.state, payments[0].state), (OrderState::Failed, PaymentState::GivenUp));
    decide(&mut row, &mut payments, &told("AUTHORIZED", &[("pay-1", "AUTHORIZED")]), GIVE_UP);
    assert_eq!((row.state, payments[0].state), (OrderState::Authorised, PaymentState::Paid));
}

/// A shop with one order on a database of its own, which is removed when this is dropped.
struct Fixture {
    checkout: Checkout,
    folder: PathBuf,
}

impl Fixture {
    async fn new(row: Order, gateway: &ScriptedTransport) -> Fixture {
        let folder = std::env::temp_dir().join(fresh("rust-shop"));
        std::fs::create_dir_all(&folder).unwrap();
        let db = Database::connect(&format!("sqlite:///{}", folder.join("shop.db").display())).unwrap();
        db.migrate().await.unwrap();
        let made = db.transaction(move |tx| {
            tx.execute("INSERT INTO shoppers VALUES ($1, $2, 0)", values!["shopper-1", "cust-1"])?;
            let new = "INSERT INTO orders (id, shopper_id, amount_paise, state, check_at, created_at) \
                       VALUES ($1, $2, $3, $4, 1, $5)";
            tx.execute(new, values![&row.id, &row.shopper_id, row.amount_paise, row.state, row.created_at])?;
            row.save(tx)
        });
        made.await.unwrap();
        let settings = Settings {
            base_url: None,
            client_id: String::new(),
            client_secret: "".into(),
            callback_key: "".into(),
            webhook_secret: "".into(),
            database_url: String::new(),
            address: String::new(),
            url: "http://127.0.0.1".to_owned(),
            secret: "".into(),
            admin_password: "".into(),
            call_ms: 20_000,
            settle_ms: 90_000,
            give_up_ms: GIVE_UP,
        };
        Fixture { checkout: Checkout::new(Arc::new(settings), db, &gateway.client()), folder }
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

#[tokio::test]
async fn of_two_clicks_one_pays_and_an_unknown_payment_is_being_checked() {
    let gateway = ScriptedTransport::new().lose("payments.create").forever().lose("orders.get").forever();
    let new = Order { state: OrderState::New, payment_ref: None, check_at: None, ..order() };
    let shop = Fixture::new(new, &gateway).await;
    let card = || Some(CardDetails::new("4895489548954895", "065", "12", "2035").into());
    let (first, second) = tokio::join!(
        shop.checkout.pay(ID, Method::Card, card()),
        shop.checkout.pay(ID, Method::Card, card())
    );
    assert!(first.unwrap().is_none() && second.unwrap().is_none());
    assert_eq!(gateway.bodies("payments.create").len(), 1);
    let row = shop.checkout.read(ID).await.unwrap();
    assert_eq!((row.state, row.check_at.is_some()), (OrderState::Checking, true));
    assert!(shop.checkout.claim(ID, Method::Card).await.unwrap().is_none());
}

#[tokio::test]
async fn the_first_payment_decides_whether_the_money_is_blocked() {
    let gateway = ScriptedTransport::new();
    let new = Order { state: OrderState::New, payment_ref: None, check_at: None, ..order() };
    let shop = Fixture::new(new, &gateway).await;
    assert!(shop.checkout.claim(ID, Method::Upi).await.unwrap().is_some());
    assert!(!shop.checkout.read(ID).await.unwrap().pre_auth);
    let blocked = Order { state: OrderState::Failed, check_at: None, ..order() };
    let shop = Fixture::new(blocked, &gateway).await;
    assert!(shop.checkout.claim(ID, Method::Upi).await.unwrap().is_none());
    assert!(shop.checkout.claim(ID, Method::Card).await.unwrap().is_some());
    assert!(shop.checkout.read(ID).await.unwrap().pre_auth);
}

#[tokio::test]
async fn an_action_keeps_its_reference_until_its_outcome_is_known() {
    let capture = json!({
        "merchant_capture_reference": "capture-1", "capture_amount": { "value": 110_000, "currency": "INR" }
    });
    let payment = json!({
        "merchant_payment_reference": "pay-1", "status": "PROCESSED", "capture_data": [capture]
    });
    let done = json!({
        "status": "PROCESSED", "merchant_order_reference": ID, "payments": [payment],
        "order_amount": { "value": 110_000, "currency": "INR" }
    });
    let lost = ScriptedTransport::new().lose("orders.capture").forever().lose("orders.get").forever();
    let row = Order {
        state: OrderState::Authorised,
        gateway_status: Some(OrderStatus::Authorized),
        check_at: None,
        ..order()
    };
    let mut shop = Fixture::new(row, &lost).await;
    let fulfilment = Fulfilment { checkout: shop.checkout.clone() };
    assert!(fulfilment.start(ID, Kind::Capture, "capture-1", None).await.unwrap());
    assert!(!fulfilment.start(ID, Kind::Cancel, "cancel-1", None).await.unwrap());
    let answers = ScriptedTransport::new().answer("orders.capture", done);
    let (settings, db) = (shop.checkout.settings.clone(), shop.checkout.db.clone());
    shop.checkout = Checkout::new(settings, db, &answers.client());
    Fulfilment { checkout: shop.checkout.clone() }.carry_out("capture-1").await.unwrap();
    assert_eq!(answers.bodies("orders.capture")[0]["merchant_capture_reference"], "capture-1");
    let row = shop.checkout.read(ID).await.unwrap();
    assert_eq!((row.state, row.captured_paise), (OrderState::Paid, 110_000));
    let action = shop.checkout.db.transaction(|tx| Action::find(tx, "capture-1")).await.unwrap();
    assert_eq!(action.unwrap().state, ActionState::Done);
}

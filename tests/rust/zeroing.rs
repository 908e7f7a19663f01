//! The buffers of secrets are zeroed before they are given back.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use pinelabs_online::models::Amount;
use pinelabs_online::operations::cancel_order::CancelOrder;
use pinelabs_online::operations::create_payment::{CreatePayment, ForeignToken, PaymentOption};
use pinelabs_online::operations::create_token::{CreateToken, TokenPaymentOption};
use pinelabs_online::{
    CallOptions, Config, HttpResponse, Secret, Session, Step, StepContext, TransportFailure,
};

const CRYPTOGRAM: &str = "canaryCryptogramAAA5gz4=";
const EXPIRY: &str = "2087";

fn context() -> StepContext {
    StepContext { unix_ms: 1_720_511_828_022, entropy: [7; 16] }
}

fn payment(option: impl Into<PaymentOption>) -> CreatePayment {
    CreatePayment::new("v1-1", Amount::inr(1100), option.into())
}

/// Counts blocks that are given back with a canary in them.
struct Watching;

static LEAKED: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Long enough that it stands nowhere by accident.
const LONG: &[u8] = b"canary-in-memory-5b21e0a7";

fn look(block: &[u8]) {
    if WATCHED.try_with(Cell::get).unwrap_or(false) && block.windows(LONG.len()).any(|window| window == LONG)
    {
        LEAKED.fetch_add(1, Ordering::Relaxed);
    }
}

#[allow(unsafe_code, reason = "only an allocator sees what a freed block holds")]
// SAFETY: everything is the system allocator's, which keeps the contract; blocks are only read, before they are
// freed, and start out zeroed so that every byte may be read. The default `realloc` goes through both.
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block has this size, is initialised, and has no other owner any more.
        look(unsafe { std::slice::from_raw_parts(block, layout.size()) });
        // SAFETY: the caller's contract is passed on.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Watching = Watching;

/// How many blocks were given back with the canary in them while `work` ran.
fn leaked(work: impl FnOnce()) -> u64 {
    let before = LEAKED.load(Ordering::Relaxed);
    WATCHED.set(true);
    work();
    WATCHED.set(false);
    LEAKED.load(Ordering::Relaxed) - before
}

/// One test, because the count is the process's.
#[test]
fn secrets_are_zeroed_before_their_memory_is_given_back() {
    let canary = std::str::from_utf8(LONG).unwrap();

    // The watch works.
    assert_eq!(leaked(|| drop(canary.to_owned())), 1);
    assert_eq!(leaked(|| drop(Secret::new(canary.to_owned()))), 0);
    assert_eq!(leaked(|| drop(Secret::new(canary).clone())), 0);

    // A payment from the typed request to its end: the body, the copy for redaction, the answer.
    let session = Session::new(Config::uat("an-invented-id", "an-invented-secret")).unwrap();
    fetch_token(&session);
    let token = || ForeignToken::new(canary, CRYPTOGRAM, "12", EXPIRY);
    assert_eq!(leaked(|| drop(payment(token()))), 0);
    let count = leaked(|| {
        let mut call = session.call(payment(token())).unwrap();
        let Ok(Step::Send(request)) = call.step(context()) else { panic!("expected a payment") };
        assert!(request.body.as_ref().is_some_and(|body| body.expose().contains(canary)));
        drop(request);
        call.receive(Ok(HttpResponse { status: 200, headers: Vec::new(), body: challenge(canary) }));
        let Ok(Step::Done(order)) = call.step(context()) else { panic!("expected the order") };
        assert!(order.challenge_url.as_ref().is_some_and(|url| url.expose().contains(canary)));
    });
    assert_eq!(count, 0, "a payment leaves copies");

    // The same with a lost answer and an inquiry, by name.
    let params = serde_json::json!({ "order_id": "v1-1", "payments": [{
        "merchant_payment_reference": "ref-1",
        "payment_amount": { "value": 1100, "currency": "INR" },
        "payment_option": { "card_token_details": {
            "token": canary, "cryptogram": CRYPTOGRAM, "expiry_month": "12", "expiry_year": EXPIRY,
        } },
    }]})
    .to_string();
    let count = leaked(|| {
        let mut call = session.call_named("payments.create", &params, CallOptions::default()).unwrap();
        assert!(matches!(call.step(context()), Ok(Step::Send(_))));
        call.receive(Err(TransportFailure { sent: true, message: "lost".into() }));
        assert!(matches!(call.step(context()), Ok(Step::Sleep(_))));
        assert!(matches!(call.step(context()), Ok(Step::Send(_))));
        call.receive(Ok(HttpResponse { status: 200, headers: Vec::new(), body: challenge(canary) }));
        assert!(matches!(call.step(context()), Ok(Step::Done(_))));
    });
    assert_eq!(count, 0, "an inquiry leaves copies");

    // A body larger than any first buffer.
    let long = format!("{canary}{}", "x".repeat(100_000));
    let request = CreateToken {
        customer_id: "cust-v1-1".into(),
        merchant_token_reference: None,
        payment_method: Default::default(),
        payment_option: TokenPaymentOption { encrypted_card_details: Secret::new(long.as_str()) },
        payment: None,
        merchant_metadata: None,
    };
    assert_eq!(
        leaked(|| {
            let mut call = session.call(request).unwrap();
            assert!(matches!(call.step(context()), Ok(Step::Send(_))));
            drop(call);
        }),
        0,
        "a long body leaves copies"
    );

    // The client secret, all the way through a token request that is refused with the secret in its message.
    let count = leaked(|| {
        let session = Session::new(Config::uat("an-invented-id", canary)).unwrap();
        let mut call = session.call(CancelOrder { order_id: "v1-1".into() }).unwrap();
        assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    });
    assert_eq!(count, 0, "a token request leaves copies");
}

fn fetch_token(session: &Session) {
    let mut call = session.call(CancelOrder { order_id: "v1-1".into() }).unwrap();
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    let body = r#"{"access_token":"a-bearer","expires_in":3600}"#.into();
    call.receive(Ok(HttpResponse { status: 200, headers: Vec::new(), body }));
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
}

fn challenge(canary: &str) -> Vec<u8> {
    format!(
        r#"{{"data":{{"order_id":"v1-1","status":"PENDING","challenge_url":"https://x/{canary}","payments":[{{"merchant_payment_reference":"ref-1"}}]}}}}"#
    )
    .into_bytes()
}

//! One piece of work, many times over: what callgrind counts. `bench-instructions WORK TIMES`.
//!
//! Whoever counts two runs and divides the difference by the difference in times has the instructions of one,
//! without those of beginning and ending.

use std::hint::black_box;

use hmac::{Hmac, KeyInit, Mac};
use pinelabs_bench::fixtures::{self, CALLBACK_KEY, NOW_MS, WEBHOOK_SECRET};
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::{
    CallOptions, CallbackKey, Config, HttpResponse, Secret, Session, Step, StepContext, WebhookHeaders,
    WebhookKey,
};
use sha2::Sha256;

const STAMP: StepContext = StepContext { unix_ms: NOW_MS, entropy: [7; 16] };

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let times: usize = arguments.next().and_then(|times| times.parse().ok()).unwrap_or(1);
    let Some(mut work) = work(&name) else {
        eprintln!("there is no such work: `{name}`");
        std::process::exit(2);
    };
    for _ in 0..times {
        work();
    }
}

fn work(name: &str) -> Option<Box<dyn FnMut()>> {
    Some(match name {
        "hmac of a callback" => {
            let bare = Hmac::<Sha256>::new_from_slice(&hex::decode(CALLBACK_KEY).unwrap()).unwrap();
            let text = "order_id=v1-4405071524-aa-qlAtAf&status=AUTHORIZED";
            let tag = bare.clone().chain_update(text).finalize().into_bytes();
            Box::new(move || bare.clone().chain_update(black_box(text)).verify_slice(&tag).unwrap())
        }
        "verify a callback, fields" => {
            let (key, fields, signature) = callback();
            Box::new(move || {
                let [id, status] = fields;
                drop(black_box(
                    key.verify_fields(black_box(&[id, status, ("signature", &signature)])).unwrap(),
                ));
            })
        }
        "verify a callback, form" => {
            let (key, fields, _) = callback();
            let form = key.sign_form(&fields).unwrap();
            Box::new(move || drop(black_box(key.verify_form(black_box(form.as_bytes())).unwrap())))
        }
        "hmac of a webhook" => {
            let bare = Hmac::<Sha256>::new_from_slice(WEBHOOK_SECRET.as_bytes()).unwrap();
            let signed = [b"msg_1.1720511828.".to_vec(), fixtures::order().into_bytes()].concat();
            let tag = bare.clone().chain_update(&signed).finalize().into_bytes();
            Box::new(move || bare.clone().chain_update(black_box(&signed)).verify_slice(&tag).unwrap())
        }
        "verify a webhook" => {
            let body = fixtures::order().into_bytes();
            let key = WebhookKey::plain(&Secret::new(WEBHOOK_SECRET)).unwrap();
            let headers = key.sign_headers("msg_1", NOW_MS / 1000, &body).unwrap();
            Box::new(move || {
                let found = headers.iter().map(|(name, value)| (*name, value.as_str()));
                let found = WebhookHeaders::find(black_box(found)).unwrap();
                black_box(key.verify(black_box(&body), &found, NOW_MS).unwrap());
            })
        }
        _ => {
            let (kind, operation) = name.split_once(' ')?;
            let exchange = fixtures::exchanges().into_iter().find(|one| one.operation == operation)?;
            let session = session();
            match kind {
                "build" => Box::new(move || {
                    let mut call = session
                        .call_named(exchange.operation, black_box(&exchange.params), CallOptions::default())
                        .unwrap();
                    drop(black_box(call.step(STAMP).unwrap()));
                }),
                "call" => Box::new(move || {
                    let mut call = session
                        .call_named(exchange.operation, black_box(&exchange.params), CallOptions::default())
                        .unwrap();
                    let Step::Send(_) = call.step(STAMP).unwrap() else { panic!("a request") };
                    let body = black_box(&exchange.answer).as_bytes().to_vec();
                    call.receive(Ok(HttpResponse { status: 200, headers: vec![], body }));
                    let Step::Done(answer) = call.step(STAMP).unwrap() else { panic!("an answer") };
                    drop(black_box(answer));
                }),
                _ => return None,
            }
        }
    })
}

fn callback() -> (CallbackKey, [(&'static str, &'static str); 2], String) {
    let key = CallbackKey::from_hex(&Secret::new(CALLBACK_KEY)).unwrap();
    let fields = [("order_id", "v1-4405071524-aa-qlAtAf"), ("status", "AUTHORIZED")];
    let signature = key.sign(&fields).unwrap();
    (key, fields, signature)
}

/// A session that has its token.
fn session() -> Session {
    let session = Session::new(Config::uat("id", "secret")).unwrap();
    let mut call = session.call(GetOrder { order_id: "1".into() }).unwrap();
    let Step::Send(_) = call.step(STAMP).unwrap() else { panic!("a token first") };
    let body = br#"{"access_token":"token-1","expires_in":36000}"#.to_vec();
    call.receive(Ok(HttpResponse { status: 200, headers: vec![], body }));
    let Step::Send(_) = call.step(STAMP).unwrap() else { panic!("then the order") };
    session
}

//! Secrets stay out of everything that prints.

use std::fmt::Debug;

use pinelabs_online::models::{AccountDetails, Amount, BankDetails, PurchaseDetails};
use pinelabs_online::operations::cancel_order::CancelOrder;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::create_payment::{
    CardDetails, CreatePayment, CustomerAccountDetails, ForeignToken, PaymentOption, SavedToken, UpiCollect,
};
use pinelabs_online::operations::create_token::{CreateToken, TokenPaymentOption};
use pinelabs_online::operations::lookup_cards::{CardToLookUp, LookupCards, PaymentReferenceType};
use pinelabs_online::operations::submit_otp::SubmitOtp;
use pinelabs_online::{
    CallOptions, CallbackKey, Client, Config, Error, HttpRequest, HttpResponse, Secret, Session, Step,
    StepContext, TransportFailure, WebhookHeaders, WebhookKey,
};

const PAN: &str = "4895370012003478";
const CVV: &str = "9173";
const TOKEN: &str = "canary-foreign-token-5a";
const CRYPTOGRAM: &str = "canaryCryptogramAAA5gz4=";
const ENCRYPTED: &str = "canary-encrypted-card-details";
const CLIENT_SECRET: &str = "canary-client-secret";
const BEARER: &str = "canary-bearer";
const CHALLENGE: &str = "https://gateway.example/challenge/canary-url";
const OTP: &str = "20406081";
const EXPIRY: &str = "2087";
const KEY: &str = "9A7282D0556544C59AFE8EC92F5C85F6";
const VPA: &str = "canary.payer@okbank";
const ACCOUNT: &str = "918273645546";

const CANARIES: [&str; 13] = [
    PAN,
    CVV,
    TOKEN,
    CRYPTOGRAM,
    ENCRYPTED,
    CLIENT_SECRET,
    BEARER,
    CHALLENGE,
    OTP,
    EXPIRY,
    KEY,
    VPA,
    ACCOUNT,
];

fn silent(what: &str, printed: &str) {
    for canary in CANARIES {
        assert!(!printed.contains(canary), "{what} prints {canary}: {printed}");
    }
}

fn silent_debug(what: &str, value: &impl Debug) {
    silent(what, &format!("{value:?}"));
    silent(what, &format!("{value:#?}"));
}

fn silent_error(what: &str, error: &Error) {
    silent_debug(what, error);
    silent(what, &error.to_string());
    silent(what, &error.to_json().to_string());
    // A chain of causes, as an error report prints it.
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        silent(what, &error.to_string());
        cause = error.source();
    }
}

fn context() -> StepContext {
    // Bytes whose UUIDs happen to hold none of the short canaries.
    StepContext { unix_ms: 1_720_511_828_022, entropy: [7; 16] }
}

fn session() -> Session {
    Session::new(Config::uat("an-invented-id", CLIENT_SECRET)).unwrap()
}

fn payment(option: impl Into<PaymentOption>) -> CreatePayment {
    CreatePayment::new("v1-1", Amount::inr(1100), option.into())
}

fn by_card() -> CreatePayment {
    payment(CardDetails::new(PAN, CVV, "12", EXPIRY))
}

fn by_foreign_token() -> CreatePayment {
    payment(ForeignToken { cvv: Some(CVV.into()), ..ForeignToken::new(TOKEN, CRYPTOGRAM, "12", EXPIRY) })
}

fn by_upi() -> CreatePayment {
    let mut payment = payment(UpiCollect::new(VPA));
    let account = CustomerAccountDetails { account_number: ACCOUNT.into(), ifsc_code: None };
    payment.payments[0].customer_account_details = Some(account);
    payment
}

fn with_account() -> CreateOrder {
    let bank_details = BankDetails { account_number: ACCOUNT.into(), ifsc_code: None, bank_name: None };
    CreateOrder {
        order_amount: Amount::inr(1100),
        purchase_details: Some(PurchaseDetails {
            account_details: Some(AccountDetails { bank_details }),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn save_a_card() -> CreateToken {
    CreateToken {
        customer_id: "cust-v1-1".into(),
        merchant_token_reference: None,
        payment_method: Default::default(),
        payment_option: TokenPaymentOption { encrypted_card_details: ENCRYPTED.into() },
        payment: None,
        merchant_metadata: None,
    }
}

fn token_answer() -> HttpResponse {
    response(200, &format!(r#"{{"access_token":"{BEARER}","expires_in":3600}}"#))
}

fn response(status: u16, body: &str) -> HttpResponse {
    HttpResponse { status, headers: vec![("X-Echo".into(), PAN.into())], body: body.into() }
}

#[test]
fn no_request_prints_its_secrets() {
    silent_debug("a payment by card", &by_card());
    silent_debug("a payment by saved card", &payment(SavedToken::new("token-v1-1", CVV)));
    silent_debug("a payment by another's token", &by_foreign_token());
    silent_debug("a payment by UPI", &by_upi());
    silent_debug("an order with an account", &with_account());
    silent_debug("a card to save", &save_a_card());
    silent_debug("an OTP", &SubmitOtp { payment_id: "v1-1-cc-a".into(), otp: OTP.into() });
    let card =
        CardToLookUp { payment_identifier: PAN.into(), payment_reference_type: PaymentReferenceType::Card };
    silent_debug("a card to look up", &LookupCards { amount: None, card_details: vec![card] });
}

#[test]
fn nothing_that_holds_a_session_prints_its_secrets() {
    let config = Config::uat("an-invented-id", CLIENT_SECRET);
    silent_debug("Config", &config);
    silent_debug("Session", &session());
    silent_debug("ClientBuilder", &Client::builder(config.clone()));
    let client = Client::new(config).unwrap();
    silent_debug("Client", &client);
    silent_debug("a group of operations", &client.payments());
    silent_debug("CallbackKey", &CallbackKey::from_hex(&Secret::new(KEY)).unwrap());
    silent_debug("WebhookKey", &WebhookKey::plain(&Secret::new(CLIENT_SECRET)).unwrap());
    silent_debug("WebhookHeaders", &WebhookHeaders { id: "msg_1", timestamp: "1", signature: BEARER });
    let options = CallOptions::default().header("X-Good", "1");
    silent_debug("CallOptions", &options);
}

#[test]
fn no_part_of_a_call_prints_its_secrets() {
    let session = session();
    let mut call = session.call(by_card()).unwrap();
    silent_debug("Call", &call);
    let step = call.step(context()).unwrap();
    silent_debug("Step::Send of a token request", &step);
    let answer = token_answer();
    silent_debug("HttpResponse", &answer);
    call.receive(Ok(answer));
    silent_debug("Session with a token", &session);
    let step = call.step(context()).unwrap();
    silent_debug("Step::Send of a payment", &step);
    let Step::Send(request) = step else { panic!("expected a payment") };
    silent_debug("HttpRequest", &request);
    assert!(request.body.unwrap().expose().contains(PAN), "the wire itself has it");
    let order = format!(
        r#"{{"data":{{"order_id":"v1-1","status":"PENDING","challenge_url":"{CHALLENGE}","order_token":"{BEARER}","card_number":"{PAN}","payments":[{{"payment_option":{{"card_data":{{"last4_digit":"3478"}},"card_details":{{"cvv":"{CVV}"}}}}}}]}}}}"#
    );
    call.receive(Ok(response(200, &order)));
    let step = call.step(context()).unwrap();
    silent_debug("Step::Done with what the gateway echoes", &step);
    let Step::Done(order) = step else { panic!("expected the order") };
    assert_eq!(order.challenge_url.unwrap().expose(), CHALLENGE);

    let mut call =
        session.call_named("orders.get", r#"{"order_id":"v1-1"}"#, CallOptions::default()).unwrap();
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    let body = format!(r#"{{"order_id":"v1-1","status":"PENDING","challenge_url":"{CHALLENGE}"}}"#);
    call.receive(Ok(response(200, &body)));
    silent_debug("Answer", &call.step(context()).unwrap());
}

/// Everything that a careless gateway, proxy or transport may say of a request.
fn gossip(request: &HttpRequest) -> Vec<Result<HttpResponse, TransportFailure>> {
    let body = request.body.as_ref().map_or("", |body| body.expose()).to_owned();
    let bearer = request.headers.iter().find(|(name, _)| name == "Authorization").map_or("", |(_, v)| v);
    let spaced = "4895 3700 1200 3478, 4895-3700-1200-3478";
    let said = format!("{bearer} sent {} and {spaced}", body.replace(['"', '\\'], " "));
    let json = |code: &str| serde_json::json!({ "code": code, "message": said }).to_string();
    let mut all = Vec::new();
    for status in [200, 302, 400, 401, 403, 404, 422, 429, 500] {
        all.push(Ok(response(status, &json("INVALID_REQUEST"))));
        all.push(Ok(response(status, &json(&said))));
        all.push(Ok(response(
            status,
            &serde_json::json!({ "error": said, "error_description": said }).to_string(),
        )));
        all.push(Ok(response(status, &said)));
        all.push(Ok(response(status, &body)));
    }
    all.push(Err(TransportFailure { sent: false, message: said.clone() }));
    all.push(Err(TransportFailure { sent: true, message: said }));
    all
}

#[test]
fn no_error_prints_what_the_gateway_repeats() {
    let count = {
        let mut call = session().call(by_card()).unwrap();
        let Ok(Step::Send(request)) = call.step(context()) else { panic!("expected a token request") };
        gossip(&request).len()
    };
    for which in 0..count {
        for leg in 0..2 {
            gossiped("a payment by card", leg, which, by_card());
            gossiped("a payment by another's token", leg, which, by_foreign_token());
            gossiped("a card to save", leg, which, save_a_card());
            gossiped("an OTP", leg, which, SubmitOtp { payment_id: "v1-1-cc-a".into(), otp: OTP.into() });
            gossiped("a cancellation", leg, which, CancelOrder { order_id: "v1-1".into() });
        }
    }
}

/// Drives a call whose token request (leg 0) or own request (leg 1) is answered with gossip, again and again.
fn gossiped<E: pinelabs_online::endpoint::Endpoint>(what: &str, leg: usize, which: usize, request: E) {
    let session = session();
    let mut call = session.call(request).unwrap();
    for _ in 0..40 {
        match call.step(context()) {
            Ok(Step::Send(request)) => {
                let is_token = request.operation == "auth.generate_token";
                call.receive(if is_token && leg == 1 {
                    Ok(token_answer())
                } else {
                    gossip(&request).remove(which)
                });
            }
            Ok(Step::Sleep(_)) => {}
            Ok(Step::Done(_)) => return,
            Err(error) => {
                silent_error(&format!("{what}, gossip {which} in leg {leg}"), &error);
                return;
            }
        }
    }
    panic!("{what} does not end");
}

#[test]
fn no_half_of_a_secret_is_left_where_a_message_is_cut() {
    for padding in 470..505 {
        let session = session();
        fetch_token(&session);
        let mut call = session.call(by_card()).unwrap();
        assert!(matches!(call.step(context()), Ok(Step::Send(_))));
        let message = format!("{}{PAN}", "x".repeat(padding));
        call.receive(Ok(response(422, &serde_json::json!({ "code": "X", "message": message }).to_string())));
        let Err(error) = call.step(context()) else { panic!("expected a refusal") };
        assert!(!error.message.contains("48953"), "{padding}: {error}");
    }
}

#[test]
fn no_input_error_prints_what_was_put_in() {
    let session = session();
    for params in [
        format!(r#"{{"order_id":"v1-1","payments":"{PAN}"}}"#),
        format!(r#"{{"order_id":"v1-1","payments":[],"{PAN}":1}}"#),
        format!(
            r#"{{"order_id":"v1-1","payments":[{{"payment_amount":{{"value":"{PAN}","currency":"INR"}}}}]}}"#
        ),
        format!(r#"{{"order_id":{PAN},"payments":[]}}"#),
        format!(
            r#"{{"order_id":"v1-1","payments":[{{"payment_option":{{"card_details":{{"card_number":{PAN}}}}}}}]}}"#
        ),
        format!(r#"{{"order_id":"v1-1","payments":[{{"payment_method":"{PAN}"}}]}}"#),
        format!(
            r#"{{"order_id":"v1-1","payments":[{{"payment_amount":{{"value":1,"currency":"INR"}},"payment_option":{{"card_details":{{"card_number":"{PAN}x","cvv":"{CVV}","expiry_month":"12","expiry_year":"{EXPIRY}"}}}}}}]}}"#
        ),
        format!(r#"{{"order_id":"v1-1" "{PAN}""#),
        PAN.to_owned(),
        format!("\"{CRYPTOGRAM}\""),
    ] {
        for name in ["payments.create", "tokens.create", "cards.lookup", "raw", CRYPTOGRAM, PAN] {
            let error = session.call_named(name, &params, CallOptions::default()).unwrap_err();
            silent_error(&params, &error);
        }
        silent_error(&params, &Session::from_json(&params).unwrap_err());
    }
}

#[test]
fn an_address_and_an_account_that_the_gateway_repeats_are_not_printed() {
    let refusal = format!(r#"{{"code":"INVALID_REQUEST","message":"{VPA} does not own {ACCOUNT}"}}"#);
    let told = format!(
        r#"{{"data":{{"order_id":"v1-1","status":"PENDING","purchase_details":{{"account_details":{{"bank_details":{{"account_number":"{ACCOUNT}"}}}}}},"payments":[{{"payment_option":{{"upi_details":{{"txn_mode":"COLLECT","payer":{{"vpa":"{VPA}"}}}}}}}}]}}}}"#
    );
    let session = session();
    let mut call = session.call(by_upi()).unwrap();
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    call.receive(Ok(token_answer()));
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    call.receive(Ok(response(422, &refusal)));
    silent_error("a refused payment", &call.step(context()).unwrap_err());

    let mut call = session.call(with_account()).unwrap();
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    call.receive(Ok(response(422, &refusal.replace(VPA, "somebody"))));
    silent_error("a refused order", &call.step(context()).unwrap_err());

    let mut call = session.call(by_upi()).unwrap();
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    call.receive(Ok(response(200, &told)));
    let Step::Done(order) = call.step(context()).unwrap() else { panic!("expected an order") };
    silent_debug("an order", &order);
    assert_eq!(
        order.payments[0]
            .payment_option
            .as_ref()
            .unwrap()
            .upi_details
            .as_ref()
            .unwrap()
            .payer
            .as_ref()
            .unwrap()
            .vpa
            .as_ref()
            .unwrap()
            .expose(),
        VPA
    );
}

fn fetch_token(session: &Session) {
    let mut call = session.call(CancelOrder { order_id: "v1-1".into() }).unwrap();
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
    call.receive(Ok(token_answer()));
    assert!(matches!(call.step(context()), Ok(Step::Send(_))));
}

//! The steps of the documentation in Rust; a test runs them against the sandbox.

use std::collections::HashSet;

use pinelabs_online::models::{Amount, Customer, CustomerDetails, Order, PurchaseDetails, Tokens};
use pinelabs_online::operations::cancel_order::CancelOrder;
use pinelabs_online::operations::capture_order::CaptureOrder;
use pinelabs_online::operations::create_customer::CreateCustomer;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::create_payment::{CardDetails, CreatePayment, ForeignToken, SavedToken};
use pinelabs_online::operations::create_plan::{CreatePlan, PlanFrequency};
use pinelabs_online::operations::create_presentation::CreatePresentation;
use pinelabs_online::operations::create_refund::CreateRefund;
use pinelabs_online::operations::create_subscription::{CreateSubscription, SubscriptionMode};
use pinelabs_online::operations::delete_token::DeleteToken;
use pinelabs_online::operations::generate_token::GenerateToken;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::operations::get_order_by_reference::GetOrderByReference;
use pinelabs_online::operations::get_presentation::GetPresentation;
use pinelabs_online::operations::list_tokens::ListTokens;
use pinelabs_online::{
    CallbackKey, Client, Effect, Error, EventData, PresentationStatus, Secret, WebhookHeaders, WebhookKey,
};

pub async fn start(client: &Client) -> Result<Order, Error> {
    // --8<-- [start:start]
    // let client = Client::new(Config::uat("your-client-id", "your-client-secret"))?;
    let order = client
        .orders()
        .create(CreateOrder {
            order_amount: Amount::rupees("1100.00")?,
            pre_auth: Some(true),
            ..Default::default()
        })
        .await?;
    println!("{} {}", order.order_id, order.status);
    // --8<-- [end:start]
    Ok(order)
}

pub async fn token(client: &Client) -> Result<Option<u64>, Error> {
    // --8<-- [start:token]
    let token = client.auth().generate_token(GenerateToken::default()).await?;
    println!("valid for {:?} seconds", token.expires_in);
    // --8<-- [end:token]
    Ok(token.expires_in)
}

pub async fn customer(client: &Client) -> Result<Customer, Error> {
    // --8<-- [start:customer]
    let customer = client
        .customers()
        .create(CreateCustomer {
            first_name: Some("Kevin".into()),
            last_name: Some("Bob".into()),
            country_code: Some("91".into()),
            mobile_number: Some("9876543210".into()),
            email_id: Some("kevin.bob@example.com".into()),
            ..Default::default()
        })
        .await?;
    println!("{}", customer.customer_id);
    // --8<-- [end:customer]
    Ok(customer)
}

pub async fn create_order(
    client: &Client,
    customer_id: &str,
    reference: &str,
    return_url: &str,
) -> Result<Order, Error> {
    // --8<-- [start:order]
    let customer = CustomerDetails { customer_id: Some(customer_id.into()), ..Default::default() };
    let order = client
        .orders()
        .create(CreateOrder {
            merchant_order_reference: Some(reference.into()), // stored before this call
            order_amount: Amount::inr(110_000),               // paise
            pre_auth: Some(true),
            callback_url: Some(return_url.into()),
            purchase_details: Some(PurchaseDetails { customer: Some(customer), ..Default::default() }),
            ..Default::default()
        })
        .await?;
    // --8<-- [end:order]
    Ok(order)
}

pub async fn pay_by_card(client: &Client, order: &Order) -> Result<Option<Secret>, Error> {
    // --8<-- [start:card]
    let mut card = CardDetails::new("4895489548954895", "065", "12", "2030");
    card.name = Some("Kevin Bob".into());
    card.save = Some(true); // with the shopper's consent
    let payment = CreatePayment::new(&order.order_id, Amount::inr(110_000), card.into());
    let order = client.payments().create(payment).await?;
    let challenge_url = order.challenge_url; // send the shopper's browser there
    // --8<-- [end:card]
    Ok(challenge_url)
}

pub async fn pay_by_saved_card(
    client: &Client,
    order: &Order,
    token_id: &str,
) -> Result<Option<Secret>, Error> {
    // --8<-- [start:saved]
    let token = SavedToken::new(token_id, "065");
    let payment = CreatePayment::new(&order.order_id, Amount::inr(110_000), token.into());
    let order = client.payments().create(payment).await?;
    // --8<-- [end:saved]
    Ok(order.challenge_url)
}

pub async fn pay_by_foreign_token(client: &Client, order: &Order) -> Result<Option<Secret>, Error> {
    // --8<-- [start:foreign]
    let mut token = ForeignToken::new("4122980000000008", "AgAAAGQkm6LscccAAAA5gz4AAAA=", "03", "2030");
    token.name = Some("Kevin Bob".into());
    token.last4_digit = Some("4026".into());
    token.cvv = Some("123".into());
    let payment = CreatePayment::new(&order.order_id, Amount::inr(110_000), token.into());
    let order = client.payments().create(payment).await?;
    // --8<-- [end:foreign]
    Ok(order.challenge_url)
}

// --8<-- [start:callback]
pub async fn on_return(client: &Client, key: &CallbackKey, body: &[u8], expected_order_id: &str) -> String {
    match key.verify_form(body) {
        Ok(callback) if callback.order_id == expected_order_id => {}
        _ => return "refused".into(),
    }
    // Authentic, not paid: the order is the truth.
    match client.orders().get(GetOrder { order_id: expected_order_id.into() }).await {
        Ok(order) => order.status.to_string(),
        Err(_) => "Your payment is being checked.".into(),
    }
}
// --8<-- [end:callback]

// --8<-- [start:webhook]
pub fn on_webhook(
    key: &WebhookKey,
    body: &[u8],
    headers: &[(&str, &str)],
    now_ms: u64,
    handled: &mut HashSet<String>,
) -> Result<(), Error> {
    let headers = WebhookHeaders::find(headers.iter().copied())?;
    let event = key.verify(body, &headers, now_ms)?.event()?; // an error is answered with 400
    // A webhook may come more than once: the id, in one transaction with what the event changes.
    let is_new = handled.insert(event.id.clone());
    if let (true, EventData::Order(order) | EventData::Refund(order)) = (is_new, &event.data) {
        println!("{} {}", event.event_type, order.order_id);
    }
    Ok(())
}
// --8<-- [end:webhook]

pub async fn capture(client: &Client, order_id: &str, reference: &str) -> Result<Order, Error> {
    // --8<-- [start:capture]
    let order = client
        .orders()
        .capture(CaptureOrder {
            order_id: order_id.into(),
            merchant_capture_reference: Some(reference.into()),
            capture_amount: Some(Amount::inr(40_000)), // `None`: all of it
        })
        .await?;
    // --8<-- [end:capture]
    Ok(order)
}

pub async fn cancel(client: &Client, order_id: &str) -> Result<Order, Error> {
    // --8<-- [start:cancel]
    let order = client.orders().cancel(CancelOrder { order_id: order_id.into() }).await?;
    // --8<-- [end:cancel]
    Ok(order)
}

pub async fn refund(client: &Client, order_id: &str, reference: &str) -> Result<Order, Error> {
    // --8<-- [start:refund]
    let refund = client
        .refunds()
        .create(CreateRefund {
            order_id: order_id.into(),
            merchant_order_reference: Some(reference.into()), // of the refund, not of the order
            order_amount: Amount::inr(10_000),
            ..Default::default()
        })
        .await?;
    // --8<-- [end:refund]
    Ok(refund)
}

pub async fn cards(client: &Client, customer_id: &str) -> Result<Tokens, Error> {
    // --8<-- [start:cards]
    let saved = client.tokens().list(ListTokens { customer_id: customer_id.into() }).await?;
    for card in saved.tokens.iter() {
        let last4 = card.card_data.as_ref().and_then(|data| data.last4_digit.as_deref());
        println!("{} {last4:?}", card.token_id);
    }
    // --8<-- [end:cards]
    Ok(saved)
}

pub async fn forget_card(client: &Client, customer_id: &str, token_id: &str) -> Result<(), Error> {
    // --8<-- [start:forget]
    let card =
        DeleteToken { customer_id: customer_id.into(), token_id: token_id.into(), ..Default::default() };
    client.tokens().delete(card).await?;
    // --8<-- [end:forget]
    Ok(())
}

pub async fn subscribe(
    client: &Client,
    customer_id: &str,
    reference: &str,
) -> Result<(String, Option<Secret>), Error> {
    // --8<-- [start:subscribe]
    let plan = client
        .plans()
        .create(CreatePlan {
            plan_name: "Pay as you go".into(),
            frequency: PlanFrequency::AsPresented,
            amount: Amount::rupees("499.00")?,
            max_limit_amount: Amount::rupees("5000.00")?,
            end_date: "2035-01-01T00:00:00Z".into(),
            ..Default::default()
        })
        .await?;
    let subscription = client
        .subscriptions()
        .create(CreateSubscription {
            merchant_subscription_reference: Some(reference.into()), // stored before this call
            plan_id: plan.plan_id,
            customer_id: customer_id.into(),
            start_date: "2026-01-01T00:00:00Z".into(),
            end_date: "2034-01-01T00:00:00Z".into(),
            integration_mode: SubscriptionMode::Redirect,
            callback_url: Some("https://shop.example/return".into()),
            ..Default::default()
        })
        .await?;
    let redirect_url = subscription.redirect_url; // send the customer's browser there
    // --8<-- [end:subscribe]
    Ok((subscription.subscription_id, redirect_url))
}

pub async fn debit(
    client: &Client,
    subscription_id: &str,
    reference: &str,
) -> Result<Option<PresentationStatus>, Error> {
    // --8<-- [start:debit]
    let presentation = client
        .presentations()
        .create(CreatePresentation {
            subscription_id: subscription_id.into(),
            merchant_presentation_reference: Some(reference.into()), // stored before this call
            amount: Some(Amount::rupees("499.00")?),
            due_date: Some("2026-06-05T06:00:00Z".into()),
        })
        .await?;
    // Later, and after each event of the subscription: only COMPLETED says that money came.
    let presentation_id = presentation.presentation_id;
    let presentation = client.presentations().get(GetPresentation { presentation_id }).await?;
    // --8<-- [end:debit]
    Ok(presentation.status)
}

// --8<-- [start:errors]
pub async fn errors(client: &Client, order_id: &str) -> String {
    let capture = CaptureOrder {
        order_id: order_id.into(),
        merchant_capture_reference: Some("capture-1".into()),
        ..Default::default()
    };
    let Err(error) = client.orders().capture(capture).await else { return "captured".into() };
    match error.effect {
        Effect::None => "nothing was done: try again".into(),
        Effect::Rejected => format!("refused: {}", error.code.unwrap_or_default()),
        // It may have happened: store the inquiry, and ask before anything else.
        Effect::Unknown => {
            println!("{:?}", error.inquiry);
            "unknown".into()
        }
    }
}
// --8<-- [end:errors]

// --8<-- [start:reconcile]
/// The order as the gateway has it; `None` if the gateway has none with this reference.
pub async fn reconcile(
    client: &Client,
    order_id: Option<&str>,
    order_ref: &str,
) -> Result<Option<Order>, Error> {
    let found = match order_id {
        Some(id) => client.orders().get(GetOrder { order_id: id.into() }).await,
        None => {
            let by_reference = GetOrderByReference { merchant_order_reference: order_ref.into() };
            client.orders().get_by_reference(by_reference).await
        }
    };
    match found {
        Ok(order) => Ok(Some(order)),
        // A code that says so, not the HTTP status alone.
        Err(error) if error.code.as_deref() == Some("ORDER_NOT_FOUND") => Ok(None),
        Err(error) => Err(error),
    }
}
// --8<-- [end:reconcile]

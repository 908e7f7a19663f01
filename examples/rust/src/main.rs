//! The checkout of the Tokenization guide: three orders, paid in three ways; and two more, by UPI and by hosted checkout.
//!
//! Against the sandbox everything runs by itself. Against UAT, set your credentials and open the challenge URLs in a
//! browser when asked:
//!
//! | variable | what |
//! |---|---|
//! | `PINELABS_CLIENT_ID`, `PINELABS_CLIENT_SECRET` | credentials |
//! | `PINELABS_CALLBACK_KEY` | the hex key of the callback's signature |
//! | `PINELABS_WEBHOOK_SECRET` | the plain secret of the webhooks |
//! | `PINELABS_BASE_URL` | the sandbox's URL; UAT if absent |
//! | `PINELABS_MERCHANT_ADDRESS` | where this shop listens; default `127.0.0.1:8000` |
//! | `PINELABS_MERCHANT_URL` | how a browser reaches this shop; default `http://` and the address |

mod shop;
mod shopper;

use std::env;
use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pinelabs_online::models::{Amount, CustomerDetails, Order, PurchaseDetails};
use pinelabs_online::operations::cancel_order::CancelOrder;
use pinelabs_online::operations::capture_order::CaptureOrder;
use pinelabs_online::operations::create_checkout::CreateCheckout;
use pinelabs_online::operations::create_customer::CreateCustomer;
use pinelabs_online::operations::create_order::CreateOrder;
use pinelabs_online::operations::create_payment::{
    CardDetails, CreatePayment, ForeignToken, PaymentOption, SavedToken, UpiIntent,
};
use pinelabs_online::operations::generate_token::GenerateToken;
use pinelabs_online::operations::get_order::GetOrder;
use pinelabs_online::operations::list_tokens::ListTokens;
use pinelabs_online::{
    CallbackKey, Client, Config, EventData, EventType, OrderStatus, Secret, WebhookHeaders, WebhookKey,
};

use crate::shop::Shop;
use crate::shopper::Shopper;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let (id, secret) = (env::var("PINELABS_CLIENT_ID")?, env::var("PINELABS_CLIENT_SECRET")?);
    let base_url = env::var("PINELABS_BASE_URL").ok();
    let config = match &base_url {
        Some(url) => Config::at(url, id, secret),
        None => Config::uat(id, secret),
    };
    let client = Client::new(config)?;
    let callback_key = CallbackKey::from_hex(&Secret::new(env::var("PINELABS_CALLBACK_KEY")?))?;
    let webhook_key = WebhookKey::plain(&Secret::new(env::var("PINELABS_WEBHOOK_SECRET")?))?;
    let shop = Shop::open().await?;
    let checkout =
        Checkout { client, callback_key, webhook_key, shop, shopper: Shopper::new(base_url.is_some()) };

    println!("1. Access token");
    let token = checkout.client.auth().generate_token(GenerateToken::default()).await?;
    println!("   valid for {} seconds", token.expires_in.unwrap_or_default());

    println!("2. Customer");
    let customer = checkout
        .client
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
    println!(
        "   {} is {}",
        customer.customer_id,
        customer.status.map_or_else(String::new, |s| s.to_string())
    );

    checkout.pay_by_card_and_capture(&customer.customer_id).await?;
    checkout.pay_by_saved_card_and_cancel(&customer.customer_id).await?;
    checkout.pay_by_token_of_another_gateway(&customer.customer_id).await?;
    checkout.pay_by_upi().await?;
    checkout.pay_on_the_gateways_page().await?;
    println!("Done: one order captured in part, one cancelled, one captured in full, two paid at once.");
    Ok(())
}

struct Checkout {
    client: Client,
    callback_key: CallbackKey,
    webhook_key: WebhookKey,
    shop: Shop,
    shopper: Shopper,
}

impl Checkout {
    /// Sections 3, 4.1, 5 and 6 of the guide: an order of INR 1,100.00 is paid by card, and the card saved.
    async fn pay_by_card_and_capture(&self, customer_id: &str) -> Result<()> {
        println!("3. Order of INR 1100.00, paid by card, the card saved");
        let mut card = CardDetails::new("4895489548954895", "065", "12", "2030");
        card.name = Some("Kevin Bob".into());
        card.save = Some(true);
        let order = self.order_and_pay(customer_id, Amount::inr(110_000), card.into()).await?;

        println!("4. Capture of INR 400.00, the rest goes back to the customer");
        let order = self
            .client
            .orders()
            .capture(CaptureOrder {
                order_id: order.order_id,
                capture_amount: Some(Amount::inr(40_000)),
                ..Default::default()
            })
            .await?;
        println!("   {} is {}", order.order_id, order.status);
        self.webhook(&order.order_id, EventType::OrderProcessed).await
    }

    /// Sections 4.2 and 7 of the guide: the saved card pays a second order, which is cancelled.
    async fn pay_by_saved_card_and_cancel(&self, customer_id: &str) -> Result<()> {
        println!("5. Saved cards of the customer");
        let saved = self.client.tokens().list(ListTokens { customer_id: customer_id.into() }).await?;
        let token = saved.tokens.first().ok_or("the card was not saved")?;
        let last4 = token.card_data.as_ref().and_then(|card| card.last4_digit.as_deref()).unwrap_or("????");
        println!("   {} ends in {last4}", token.token_id);

        println!("6. Order of INR 250.00, paid by the saved card");
        let option = SavedToken::new(&token.token_id, "065").into();
        let order = self.order_and_pay(customer_id, Amount::inr(25_000), option).await?;

        println!("7. Cancellation");
        let order = self.client.orders().cancel(CancelOrder { order_id: order.order_id }).await?;
        println!("   {} is {}", order.order_id, order.status);
        self.webhook(&order.order_id, EventType::OrderCancelled).await
    }

    /// Section 4.3 of the guide: a token of another PA/PG pays a third order, with its cryptogram.
    async fn pay_by_token_of_another_gateway(&self, customer_id: &str) -> Result<()> {
        println!("8. Order of INR 99.00, paid by another gateway's token and cryptogram");
        let mut token = ForeignToken::new("4122980000000008", "AgAAAGQkm6LscccAAAA5gz4AAAA=", "03", "2030");
        token.name = Some("Kevin Bob".into());
        token.last4_digit = Some("4026".into());
        token.cvv = Some("123".into());
        let order = self.order_and_pay(customer_id, Amount::inr(9_900), token.into()).await?;

        println!("9. Capture of all of it");
        let capture = CaptureOrder { order_id: order.order_id, ..Default::default() };
        let order = self.client.orders().capture(capture).await?;
        println!("   {} is {}", order.order_id, order.status);
        self.webhook(&order.order_id, EventType::OrderProcessed).await
    }

    /// Beyond the guide: a fourth order is paid in the shopper's UPI app, at once.
    async fn pay_by_upi(&self) -> Result<()> {
        println!("10. Order of INR 49.00, paid by UPI");
        let amount = Amount::inr(4_900);
        let request = CreateOrder { order_amount: amount.clone(), ..Default::default() };
        let order = self.client.orders().create(request).await?;
        println!("   {} is {}", order.order_id, order.status);

        let payment = CreatePayment::new(&order.order_id, amount, UpiIntent::default().into());
        let order = self.client.payments().create(payment).await?;
        println!("   {} is {}, the shopper opens a UPI app", order.order_id, order.status);
        let link = order.challenge_url.as_ref().ok_or("there is no link for the app")?;
        self.shopper.approve(link.expose()).await?;

        // No browser comes back from an app: the webhook tells, or the order when it is asked for.
        self.webhook(&order.order_id, EventType::OrderProcessed).await?;
        self.read(order.order_id, OrderStatus::Processed).await?;
        Ok(())
    }

    /// Beyond the guide: hosted checkout. The fifth order is paid on the gateway's own page; no card data comes here.
    async fn pay_on_the_gateways_page(&self) -> Result<()> {
        println!("11. Order of INR 75.00, paid on the gateway's own page");
        let request = CreateCheckout {
            order_amount: Amount::inr(7_500),
            callback_url: Some(format!("{}/return", self.shop.url)),
            ..Default::default()
        };
        let checkout = self.client.checkout().create(request).await?;
        println!("   {} is created, the shopper goes to the page", checkout.order_id);
        let page = checkout.redirect_url.as_ref().ok_or("there is no page")?;
        self.shopper.pay_on_page(page.expose()).await?;

        let order_id = self.callback().await?;
        let order = self.read(order_id, OrderStatus::Processed).await?;
        self.webhook(&order.order_id, EventType::OrderProcessed).await
    }

    /// Creates an order, pays it, sends the shopper to the challenge, and comes back with the money blocked.
    async fn order_and_pay(&self, customer_id: &str, amount: Amount, option: PaymentOption) -> Result<Order> {
        let order = self
            .client
            .orders()
            .create(CreateOrder {
                order_amount: amount.clone(),
                pre_auth: Some(true),
                callback_url: Some(format!("{}/return", self.shop.url)),
                purchase_details: Some(PurchaseDetails {
                    customer: Some(CustomerDetails {
                        customer_id: Some(customer_id.into()),
                        ..Default::default()
                    }),
                    ..Default::default()
                }),
                ..Default::default()
            })
            .await?;
        println!("   {} is {}", order.order_id, order.status);

        let order =
            self.client.payments().create(CreatePayment::new(&order.order_id, amount, option)).await?;
        println!("   {} is {}, the shopper goes to the challenge page", order.order_id, order.status);
        let challenge_url = order.challenge_url.as_ref().ok_or("there is no challenge URL")?;
        self.shopper.authenticate(challenge_url.expose()).await?;

        let order_id = self.callback().await?;
        let order = self.read(order_id, OrderStatus::Authorized).await?;
        self.webhook(&order.order_id, EventType::OrderAuthorized).await?;
        Ok(order)
    }

    /// Waits for the shopper's browser to come back, and says for which order.
    async fn callback(&self) -> Result<String> {
        let form = self.shop.next_return().await?;
        let callback = self.callback_key.verify_form(&form)?;
        println!("   callback verified: {} says {}", callback.order_id, callback.status);
        Ok(callback.order_id)
    }

    /// A callback is authentic, not paid: what counts is what the gateway says when asked.
    async fn read(&self, order_id: String, expected: OrderStatus) -> Result<Order> {
        let order = self.client.orders().get(GetOrder { order_id }).await?;
        println!("   {} is {}", order.order_id, order.status);
        if order.status != expected {
            return Err(format!("the order is {}", order.status).into());
        }
        Ok(order)
    }

    /// Waits for a webhook of this order and this type, and verifies everything that comes.
    async fn webhook(&self, order_id: &str, event_type: EventType) -> Result<()> {
        loop {
            let posted = tokio::time::timeout(Duration::from_secs(300), self.shop.next_webhook()).await??;
            let headers = posted.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let now = u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
            let event =
                self.webhook_key.verify(&posted.body, &WebhookHeaders::find(headers)?, now)?.event()?;
            match event.data {
                EventData::Order(order) if order.order_id == order_id && event.event_type == event_type => {
                    println!("   webhook verified: {}", event.event_type);
                    return Ok(());
                }
                // Another order's news, or older news of this one.
                _ => {}
            }
        }
    }
}

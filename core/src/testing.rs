//! For tests of programs that take payments: a scripted gateway, ready answers, signed callbacks and webhooks, errors.
//!
//! Feature `testing`; enable it in `[dev-dependencies]` only. What is misused panics, because it ends the test.
//!
//! ```
//! use pinelabs_online::operations::get_order::GetOrder;
//! use pinelabs_online::testing::{self, ScriptedTransport};
//! use pinelabs_online::{Effect, OrderStatus};
//! use serde_json::json;
//!
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! let gateway = ScriptedTransport::new()
//!     .answer("orders.get", json!({ "status": "PENDING" })).times(2)
//!     .answer("orders.get", json!({ "status": "AUTHORIZED" }))
//!     .reject("orders.get", 404, "ORDER_NOT_FOUND");
//! let client = gateway.client();
//! let get = || GetOrder { order_id: "v1-1".into() };
//! assert_eq!(client.orders().get(get()).await.unwrap().status, OrderStatus::Pending);
//! assert_eq!(client.orders().get(get()).await.unwrap().status, OrderStatus::Pending);
//! assert_eq!(client.orders().get(get()).await.unwrap().order_id, "v1-1");
//! assert_eq!(client.orders().get(get()).await.unwrap_err().effect, Effect::Rejected);
//! gateway.check();
//!
//! // What the shopper's browser and the gateway post, signed.
//! let callback = testing::callback_key().verify_form(testing::callback_form("v1-1", "AUTHORIZED").as_bytes()).unwrap();
//! assert_eq!(callback.status, OrderStatus::Authorized);
//! let webhook = testing::webhook("ORDER_AUTHORIZED", testing::order(json!({ "status": "AUTHORIZED" }))).sign();
//! assert!(testing::webhook_key().verify(&webhook.body, &webhook.signed_headers(), webhook.timestamp_s * 1000).is_ok());
//! # });
//! ```
//!
//! The sandbox, a stateful local gateway with a payment page, is the crate `pinelabs-sandbox` of the repository.
#![expect(clippy::panic, clippy::disallowed_methods, reason = "it serves tests: a panic is a finding there")]

mod answers;
mod platform;
mod ready;
mod signed;
mod transport;

pub use self::answers::{
    customer, error, lost, order, otp, payment_link, plan, presentation, refund, rejected, subscription,
    token,
};
pub use self::platform::VirtualPlatform;
pub use self::signed::{
    CALLBACK_KEY, SignedWebhook, WEBHOOK_SECRET, WebhookBuilder, callback_form, callback_key, webhook,
    webhook_key,
};
pub use self::transport::ScriptedTransport;

//! The pages' templates, which are in the program, and what is shown in them.

use std::sync::LazyLock;
use std::time::{Duration, UNIX_EPOCH};

use axum::response::{Html, IntoResponse, Response};
use minijinja::{Environment, Value, context};
use pinelabs_online::models::Amount;

use crate::app::Shop;
use crate::database::values;
use crate::models::{Order, OrderState};
use crate::session::{Refused, Session};

pub const CSS: &str = include_str!("../static/shop.css");

/// Each by its name in the folder `templates`.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../templates/", $name)))),+]
    };
}

static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    let templates = templates![
        "admin.html",
        "admin_events.html",
        "admin_login.html",
        "admin_order.html",
        "base.html",
        "cards.html",
        "cart.html",
        "error.html",
        "order.html",
        "orders.html",
        "pay.html",
        "products.html",
        "upi.html",
    ];
    for (name, text) in templates {
        // A test renders every one of them.
        pages.add_template(name, text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    pages
});

/// A page. Every page has the session's CSRF token and the number of things in the cart.
pub async fn page(
    shop: &Shop,
    session: &Session,
    template: &'static str,
    values: Value,
) -> Result<Response, Refused> {
    let count = match session.shopper() {
        Some(shopper) => {
            let query =
                "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM cart_items WHERE shopper_id = $1";
            shop.db.transaction(move |tx| tx.row::<(u64,)>(query, values![shopper])).await?
        }
        None => None,
    };
    let cart_count = count.map_or(0, |(count,)| count);
    let common = context! { csrf => session.csrf(), admin => session.is_admin(), cart_count };
    let html = render(template, context! { ..values, ..common })?;
    Ok(Html(html).into_response())
}

/// The page that says what is wrong with a request.
pub fn error_page(refused: Refused, admin: bool) -> String {
    let reason = match refused.status {
        400 => "That cannot be read",
        403 => "That is not allowed",
        404 => "There is no such page",
        409 => "Not just now",
        _ => "Something went wrong",
    };
    let values = context! { reason, admin, detail => refused.detail, cart_count => 0 };
    render("error.html", values).unwrap_or_default()
}

pub fn render(template: &str, values: Value) -> Result<String, Refused> {
    let rendered = PAGES.get_template(template).and_then(|template| template.render(values));
    rendered.map_err(|error| {
        eprintln!("{error}");
        Refused::plain(500)
    })
}

/// What the shopper reads of an order in each state.
pub fn told(state: OrderState) -> (&'static str, &'static str) {
    match state {
        OrderState::New => ("Not paid yet", "Choose how you want to pay."),
        OrderState::Paying => {
            ("Payment not finished", "Go on with the payment, or ask whether it has arrived.")
        }
        OrderState::Checking => (
            "Your payment is being checked",
            "Please do not pay again. We keep asking your bank, and this page says what became of it.",
        ),
        OrderState::Authorised => ("Thank you, your payment has arrived", "We are packing your order."),
        OrderState::Paid => ("Thank you, your payment has arrived", "Your order is on its way."),
        OrderState::Failed => ("The payment failed", "Nothing was charged."),
        OrderState::Cancelled => {
            ("The order is cancelled", "Nothing was charged; money that was blocked is free again.")
        }
        OrderState::PartRefunded => {
            ("Part of your money is on its way back", "Your bank shows it within some days.")
        }
        OrderState::Refunded => ("Your money is on its way back", "Your bank shows it within some days."),
    }
}

/// An order in a list, for its shopper and for the admin.
pub fn brief(order: &Order) -> Value {
    let (heading, advice) = told(order.state);
    let digits = order.id.trim_start_matches("order-");
    context! {
        id => &*order.id,
        number => digits.get(..8).unwrap_or(digits).to_uppercase(),
        state => order.state.as_str(),
        words => order.state.as_str().replace('_', " "),
        heading,
        advice,
        total => rupees(order.amount_paise),
        at => when(order.created_at),
    }
}

/// `INR 1,100.50`
pub fn rupees(paise: u64) -> String {
    Amount::inr(paise).to_string()
}

/// The same, or nothing for nothing.
pub fn rupees_if_any(paise: u64) -> String {
    if paise > 0 { rupees(paise) } else { String::new() }
}

/// `2026-11-28 09:30:00`, UTC.
pub fn when(ms: u64) -> String {
    let time = UNIX_EPOCH + Duration::from_secs(ms / 1000);
    humantime::format_rfc3339_seconds(time).to_string().replace('T', " ").replace('Z', "")
}

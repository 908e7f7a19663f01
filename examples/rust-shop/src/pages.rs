//! The shopper's pages.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use minijinja::{Value, context};
use pinelabs_online::models::TokenStatus;
use pinelabs_online::operations::create_payment::{CardDetails, PaymentOption, SavedToken, UpiIntent};
use pinelabs_online::operations::delete_token::DeleteToken;
use pinelabs_online::operations::list_tokens::ListTokens;
use pinelabs_online::{Effect, OrderStatus, Secret};

use crate::app::Shop;
use crate::checkout::{Failure, UPI_LINK, can_pay, can_upi, challenge, customer_of};
use crate::database::{Error, Tx, values};
use crate::models::{Line, Method, Order, OrderState, Payment, PaymentState, Product, fresh, now_ms};
use crate::session::{Form, Refused, Session, see};
use crate::views::{brief, page, rupees, rupees_if_any};

type Answer = Result<Response, Refused>;

pub fn routes() -> Router<Shop> {
    Router::new()
        .route("/", get(products))
        .route("/cart", get(cart).post(change_cart))
        .route("/orders", get(my_orders).post(make_order))
        .route("/orders/{id}", get(show_order))
        .route("/orders/{id}/pay", get(pay_page).post(pay))
        .route("/orders/{id}/check", post(check_order))
        .route("/orders/{id}/continue", post(go_on))
        .route("/cards", get(cards))
        .route("/cards/delete", post(delete_card))
}

async fn products(State(shop): State<Shop>, session: Session) -> Answer {
    let found = shop.db.transaction(Product::all).await?;
    let products = found.into_iter().map(|Product { id, name, description, price_paise }| {
        context! { id, name, description, price => rupees(price_paise) }
    });
    let products: Vec<_> = products.collect();
    page(&shop, &session, "products.html", context! { products }).await
}

/// Sets how many of a product are in the cart; without a number, one more.
async fn change_cart(State(shop): State<Shop>, session: Session, form: Form) -> Answer {
    let wanted = if form.has("quantity") { Some(whole(form.text("quantity"))?) } else { None };
    let (known, product) = (session.shopper(), form.text("product").to_owned());
    let changed = shop.db.transaction(move |tx| {
        if tx.row::<(String,)>("SELECT id FROM products WHERE id = $1", values![&product])?.is_none() {
            return Ok(None);
        }
        let shopper = match known {
            Some(shopper) => shopper,
            None => new_shopper(tx)?,
        };
        let quantity = match wanted {
            Some(quantity) => quantity,
            None => {
                let mine = "SELECT quantity FROM cart_items WHERE shopper_id = $1 AND product_id = $2";
                tx.row::<(u64,)>(mine, values![&shopper, &product])?.map_or(1, |(quantity,)| quantity + 1)
            }
        };
        if quantity == 0 {
            let gone = "DELETE FROM cart_items WHERE shopper_id = $1 AND product_id = $2";
            tx.execute(gone, values![&shopper, &product])?;
        } else {
            let set = "INSERT INTO cart_items (shopper_id, product_id, quantity) VALUES ($1, $2, $3) \
                       ON CONFLICT (shopper_id, product_id) DO UPDATE SET quantity = $3";
            tx.execute(set, values![&shopper, &product, quantity.min(9)])?;
        }
        Ok(Some(shopper))
    });
    session.set_shopper(changed.await?.ok_or(Refused::plain(404))?);
    Ok(see("/cart"))
}

async fn cart(State(shop): State<Shop>, session: Session) -> Answer {
    let shopper = session.shopper().unwrap_or_default();
    let items = shop.db.transaction(move |tx| in_cart(tx, &shopper)).await?;
    let total = rupees_if_any(sum(&items));
    // The order's reference is in the form: posted twice, it makes one order.
    let values = context! { lines => shown(&items), total, order_ref => fresh("order") };
    page(&shop, &session, "cart.html", values).await
}

/// The cart becomes an order, with the prices of this moment.
async fn make_order(State(shop): State<Shop>, session: Session, form: Form) -> Answer {
    let reference = form.reference("order")?;
    let (id, shopper) = (reference.clone(), session.shopper().unwrap_or_default());
    let made = shop.db.transaction(move |tx| {
        // Of two clicks, the second waits here and finds the order that the first has made.
        let locked = format!("SELECT id FROM shoppers WHERE id = $1{}", tx.for_update());
        tx.row::<(String,)>(&locked, values![&shopper])?;
        if Order::find(tx, &id)?.is_some() {
            return Ok(true);
        }
        let items = in_cart(tx, &shopper)?;
        if items.is_empty() {
            return Ok(false);
        }
        let order = "INSERT INTO orders (id, shopper_id, amount_paise, state, created_at) \
                     VALUES ($1, $2, $3, $4, $5)";
        tx.execute(order, values![&id, &shopper, sum(&items), OrderState::New, now_ms()])?;
        let line = "INSERT INTO order_lines (order_id, product_id, name, price_paise, quantity) \
                    VALUES ($1, $2, $3, $4, $5)";
        for item in items {
            tx.execute(line, values![&id, item.product_id, item.name, item.price_paise, item.quantity])?;
        }
        tx.execute("DELETE FROM cart_items WHERE shopper_id = $1", values![&shopper])?;
        Ok(true)
    });
    Ok(if made.await? { see(&format!("/orders/{reference}/pay")) } else { see("/cart") })
}

async fn my_orders(State(shop): State<Shop>, session: Session) -> Answer {
    let shopper = session.shopper().unwrap_or_default();
    let found = shop.db.transaction(move |tx| Order::of(tx, &shopper)).await?;
    let orders: Vec<_> = found.iter().map(brief).collect();
    page(&shop, &session, "orders.html", context! { orders }).await
}

async fn show_order(State(shop): State<Shop>, session: Session, Path(id): Path<String>) -> Answer {
    let order = own(&shop, &session, &id).await?;
    let known = order.clone();
    let found = shop.db.transaction(move |tx| {
        let query = "SELECT product_id, name, price_paise, quantity FROM order_lines WHERE order_id = $1 ORDER BY name";
        Ok((tx.rows::<Line>(query, values![&known.id])?, Payment::current(tx, &known)?))
    });
    let (lines, payment) = found.await?;
    let error_code =
        payment.filter(|_| order.state == OrderState::Failed).and_then(|payment| payment.error_code);
    let shown = context! {
        lines => shown(&lines),
        open => order.is_open(),
        can_pay => can_pay(&order),
        refunded => rupees_if_any(order.refunded_paise),
        error_code,
        ..brief(&order)
    };
    page(&shop, &session, "order.html", context! { order => shown }).await
}

async fn pay_page(State(shop): State<Shop>, session: Session, Path(id): Path<String>) -> Answer {
    let order = own(&shop, &session, &id).await?;
    if !can_pay(&order) {
        return Ok(see(&format!("/orders/{id}")));
    }
    let cards = Card::shown(saved_cards(&shop, &order.shopper_id).await?);
    page(
        &shop,
        &session,
        "pay.html",
        context! { order => context! { can_upi => can_upi(&order), ..brief(&order) }, cards },
    )
    .await
}

async fn pay(State(shop): State<Shop>, session: Session, Path(id): Path<String>, form: Form) -> Answer {
    let order = own(&shop, &session, &id).await?;
    let (method, option) = payment_option(&shop, &order.shopper_id, form).await?;
    let go_on = shop.checkout.pay(&order.id, method, option).await?;
    onward(&shop, &session, &order, go_on).await
}

/// What the shopper pays with. The values go to the gateway and nowhere else.
async fn payment_option(
    shop: &Shop,
    shopper: &str,
    mut form: Form,
) -> Result<(Method, Option<PaymentOption>), Refused> {
    match form.text("method") {
        "hosted" => Ok((Method::Hosted, None)),
        "upi" => Ok((Method::Upi, Some(UpiIntent::default().into()))),
        "saved_card" => {
            let id = form.text("card").to_owned();
            if !saved_cards(shop, shopper).await?.unwrap_or_default().iter().any(|card| card.id == id) {
                return Err(Refused::new(400, "This card is not among your saved cards."));
            }
            Ok((Method::SavedCard, Some(SavedToken::new(id, form.take("cvv")).into())))
        }
        "card" => {
            let expiry = form.text("expiry").replace(' ', "");
            let (month, year) = expiry.split_once('/').unwrap_or((&expiry, ""));
            let (month, year) = (
                Secret::new(format!("{month:0>2}")),
                Secret::new(if year.len() == 2 { format!("20{year}") } else { year.to_owned() }),
            );
            let mut card = CardDetails::new(form.take("number"), form.take("cvv"), month, year);
            card.name = Some(form.text("name").to_owned());
            card.save = Some(form.has("save"));
            Ok((Method::Card, Some(card.into())))
        }
        _ => Err(Refused::new(400, "Choose how you want to pay.")),
    }
}

async fn check_order(State(shop): State<Shop>, session: Session, Path(id): Path<String>, _: Form) -> Answer {
    let order = own(&shop, &session, &id).await?;
    // If the gateway cannot be asked just now, the worker goes on asking.
    or_later(shop.checkout.ask(&order.id).await)?;
    Ok(see(&format!("/orders/{id}")))
}

/// Back to the page on which the shopper was paying, if it is still open.
async fn go_on(State(shop): State<Shop>, session: Session, Path(id): Path<String>, _: Form) -> Answer {
    let order = own(&shop, &session, &id).await?;
    let known = order.clone();
    let payment = shop.db.transaction(move |tx| Payment::current(tx, &known)).await?;
    let told = or_later(shop.checkout.ask(&order.id).await)?.flatten();
    let mut url = None;
    if let (Some(told), Some(payment)) = (told, payment.filter(|payment| payment.state == PaymentState::Open))
    {
        let unpaid =
            matches!(told.status, OrderStatus::Created | OrderStatus::Pending | OrderStatus::Attempted);
        url = challenge(&told);
        if url.is_none() && payment.method == Method::Hosted && unpaid {
            url = or_later(shop.checkout.hosted(&order).await)?.flatten();
        }
    }
    onward(&shop, &session, &order, url).await
}

async fn cards(State(shop): State<Shop>, session: Session) -> Answer {
    let cards = saved_cards(&shop, &session.shopper().unwrap_or_default()).await?;
    let unreadable = cards.is_none();
    page(&shop, &session, "cards.html", context! { cards => Card::shown(cards), unreadable }).await
}

async fn delete_card(State(shop): State<Shop>, session: Session, form: Form) -> Answer {
    let shopper = session.shopper().unwrap_or_default();
    let customer = shop.db.transaction(move |tx| customer_of(tx, &shopper)).await?;
    if let Some(customer_id) = customer {
        let token_id = form.text("card").to_owned();
        // The gateway holds the card against its customer.
        let request = DeleteToken { customer_id, token_id, ..Default::default() };
        let deleted = shop.checkout.pl.tokens().delete(request).await;
        if deleted.is_err_and(|error| error.effect != Effect::Rejected) {
            return Err(Refused::new(503, "The card could not be deleted just now. Please try again."));
        }
    }
    Ok(see("/cards"))
}

/// A saved card as it is shown.
struct Card {
    id: String,
    label: String,
}

impl Card {
    fn shown(cards: Option<Vec<Card>>) -> Vec<Value> {
        cards.into_iter().flatten().map(|Card { id, label }| context! { id, label }).collect()
    }
}

/// The shopper's cards, as the gateway lists them; `None` if it cannot be asked just now.
async fn saved_cards(shop: &Shop, shopper: &str) -> Result<Option<Vec<Card>>, Refused> {
    let shopper = shopper.to_owned();
    let customer = shop.db.transaction(move |tx| customer_of(tx, &shopper)).await?;
    let Some(customer_id) = customer else { return Ok(Some(Vec::new())) };
    let Ok(found) = shop.checkout.pl.tokens().list(ListTokens { customer_id }).await else { return Ok(None) };
    let active = found.tokens.into_iter().filter(|token| token.status == Some(TokenStatus::Active));
    let shown = active.map(|token| {
        let card = token.card_data.as_ref();
        let network = card.and_then(|card| card.network_name.as_deref()).unwrap_or("Card").to_lowercase();
        let last4 = card.and_then(|card| card.last4_digit.as_deref()).unwrap_or("????");
        let mut letters = network.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        let label = format!("{}{} ending in {last4}", String::from_iter(first), letters.as_str());
        Card { id: token.token_id, label }
    });
    Ok(Some(shown.collect()))
}

/// The shopper of a new session, made with the first thing in the cart.
fn new_shopper(tx: &mut Tx<'_>) -> Result<String, Error> {
    let shopper = fresh("shopper");
    tx.execute("INSERT INTO shoppers (id, created_at) VALUES ($1, $2)", values![&shopper, now_ms()])?;
    Ok(shopper)
}

/// The order, if it is of this session.
async fn own(shop: &Shop, session: &Session, id: &str) -> Result<Order, Refused> {
    let id = id.to_owned();
    let found = shop.db.transaction(move |tx| Order::find(tx, &id)).await?;
    found.filter(|order| session.shopper().as_ref() == Some(&order.shopper_id)).ok_or(Refused::plain(404))
}

/// To the page where the payment goes on, or to the order's. What opens an app is a link on a page of our own.
async fn onward(shop: &Shop, session: &Session, order: &Order, url: Option<Secret>) -> Answer {
    match url.as_ref().map(Secret::expose) {
        Some(link) if link.starts_with(UPI_LINK) => {
            page(shop, session, "upi.html", context! { order => brief(order), link }).await
        }
        Some(url) => Ok(see(url)),
        None => Ok(see(&format!("/orders/{}", order.id))),
    }
}

/// The gateway's errors are expected here, and the worker goes on asking; all others are not.
fn or_later<T>(outcome: Result<T, Failure>) -> Result<Option<T>, Refused> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Failure::Gateway(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn in_cart(tx: &mut Tx<'_>, shopper: &str) -> Result<Vec<Line>, Error> {
    let query = "SELECT product_id, name, price_paise, quantity FROM cart_items \
                 JOIN products ON products.id = product_id WHERE shopper_id = $1 ORDER BY name";
    tx.rows(query, values![shopper])
}

fn sum(lines: &[Line]) -> u64 {
    lines.iter().map(|line| line.quantity * line.price_paise).sum()
}

fn shown(lines: &[Line]) -> Vec<Value> {
    let shown = lines.iter().map(|line| {
        let price = rupees(line.quantity * line.price_paise);
        context! { product => &*line.product_id, name => &*line.name, quantity => line.quantity, price }
    });
    shown.collect()
}

fn whole(text: &str) -> Result<u64, Refused> {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.ok_or(Refused::new(400, "Please enter a whole number."))
}

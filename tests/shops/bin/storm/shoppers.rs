//! The shoppers: each makes several orders in one session, in all the ways in which people pay and do not pay.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use pinelabs_shop_tests::{ADMIN_PASSWORD, Page, Visitor, pause};

use crate::storm::Dice;

const GOOD: &str = "4895489548954895";
const AT_ONCE: &str = "4000000000000010";
const DECLINED: &str = "4000000000000028";
const REFUSED: &str = "4000000000000101";
const LOST_AND_CHARGED: &str = "4000000000000200";
const LOST_AND_PENDING: &str = "4000000000000192";
const NO_CAPTURE: &str = "4000000000000234";

/// Every card number that is used: none of them may be stored.
pub(crate) const CARDS: [&str; 7] =
    [GOOD, AT_ONCE, DECLINED, REFUSED, LOST_AND_CHARGED, LOST_AND_PENDING, NO_CAPTURE];

/// How long one order may take until somebody should look.
const PATIENCE: Duration = Duration::from_secs(300);

/// How the shopper pays at first; what fails is tried again with a good card.
#[derive(Clone, Copy, Debug)]
enum Way {
    Card(&'static str, Option<&'static str>),
    Twice,
    Saved,
    /// By UPI: approved in the app, or declined.
    Upi(bool),
    Hosted,
    Abandoned,
}

pub(crate) struct Shoppers {
    http: reqwest::Client,
    shop: String,
    gateway: String,
    orders: u64,
    seed: u64,
    next: AtomicU64,
}

impl Shoppers {
    pub(crate) fn new(
        http: reqwest::Client,
        shop: String,
        gateway: String,
        orders: u64,
        seed: u64,
    ) -> Arc<Shoppers> {
        Arc::new(Shoppers { http, shop, gateway, orders, seed, next: AtomicU64::new(0) })
    }

    /// So many shoppers at a time, until all orders are made.
    pub(crate) async fn run(self: &Arc<Shoppers>, at_once: u64) {
        let lines: Vec<_> = (0..at_once).map(|_| tokio::spawn(self.clone().line())).collect();
        for line in lines {
            line.await.expect("a shopper finishes");
        }
    }

    /// One person after the other, five orders each.
    async fn line(self: Arc<Shoppers>) {
        loop {
            let mut shopper = Visitor::new(self.http.clone(), self.shop.clone());
            let mut admin = Visitor::new(self.http.clone(), self.shop.clone());
            log_in(&mut admin).await;
            for _ in 0..5 {
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                if number >= self.orders {
                    return;
                }
                self.one_order(&mut shopper, &mut admin, number).await;
            }
        }
    }

    async fn one_order(&self, shopper: &mut Visitor, admin: &mut Visitor, number: u64) {
        let mut dice = Dice::new(self.seed + 1000 + number);
        let order = make_order(shopper, &mut dice).await;
        let way = way(&mut dice);
        let state = self.pay(shopper, &order, way).await;
        // The merchant does something with most of what is paid.
        match (state.as_str(), dice.roll(8)) {
            ("authorised", 0 | 1) => act(admin, &order, "cancel", None).await,
            ("authorised", 2 | 3) => act(admin, &order, "capture", None).await,
            ("authorised", 4 | 5) => {
                act(admin, &order, "capture", None).await;
                act(admin, &order, "refund", Some("100.00")).await;
            }
            ("authorised", 6) => {
                act(admin, &order, "capture", None).await;
                act(admin, &order, "refund", Some("50.50")).await;
                act(admin, &order, "refund", None).await;
            }
            // By UPI: the money is taken, and can be given back.
            ("paid", 0..=2) => act(admin, &order, "refund", Some("100.00")).await,
            _ => {}
        }
    }

    /// Pays until the order's page says that it is paid or over, and gives its last state.
    async fn pay(&self, shopper: &mut Visitor, order: &str, first: Way) -> String {
        let started = Instant::now();
        let path = format!("/orders/{order}");
        let mut way = first;
        loop {
            assert!(started.elapsed() < PATIENCE, "order {order}, paid by {first:?}, is not settled");
            let page = shopper.get(&path).await;
            let state = page.attribute("data-state").unwrap_or_else(|| panic!("no state: {}", page.html));
            match state.as_str() {
                "new" | "failed" if page.has("pay") => {
                    self.attempt(shopper, order, way).await;
                    if !matches!(way, Way::Abandoned) {
                        way = Way::Card(GOOD, Some("123456"));
                    }
                }
                "paying" | "checking" if matches!(way, Way::Abandoned) => return state,
                "paying" => {
                    let csrf = page.field("csrf").expect("a token");
                    let answer = shopper.post(&format!("{path}/continue"), &csrf, &[]).await;
                    self.go_on(shopper, Some(answer), Some("123456"), true).await;
                    pause(300).await;
                }
                "checking" => pause(500).await,
                _ => return state,
            }
        }
    }

    async fn attempt(&self, shopper: &mut Visitor, order: &str, way: Way) {
        let path = format!("/orders/{order}/pay");
        let page = shopper.get(&path).await;
        let Some(csrf) = page.field("csrf").filter(|_| page.has("pay-new")) else { return };
        let card = |number: &'static str| {
            let fields = [
                ("method", "card"),
                ("number", number),
                ("name", "A Shopper"),
                ("expiry", "12/35"),
                ("cvv", "065"),
            ];
            [fields.as_slice(), &[("save", "yes")]].concat()
        };
        let (fields, otp) = match way {
            Way::Card(number, otp) => (card(number), otp),
            Way::Twice => {
                // Two clicks: one of them pays, the other sees that.
                let mut again = shopper.same_session();
                let form = card(GOOD);
                let (first, second) = tokio::join!(
                    shopper.post_once(&path, &csrf, &form),
                    again.post_once(&path, &csrf, &form)
                );
                for page in [first, second] {
                    self.go_on(shopper, page, Some("123456"), true).await;
                }
                return;
            }
            Way::Saved => match page.saved_card() {
                Some(id) => {
                    let fields = [("method", "saved_card"), ("card", id.as_str()), ("cvv", "065")];
                    let answer = shopper.post_once(&path, &csrf, &fields).await;
                    self.go_on(shopper, answer, Some("123456"), true).await;
                    return;
                }
                None => (card(GOOD), Some("123456")),
            },
            Way::Upi(approve) => {
                let answer = shopper.post_once(&path, &csrf, &[("method", "upi")]).await;
                self.go_on(shopper, answer, None, approve).await;
                return;
            }
            Way::Hosted => (vec![("method", "hosted")], Some("123456")),
            Way::Abandoned => {
                // Goes away from the bank's page and does not come back.
                shopper.post_once(&path, &csrf, &card(GOOD)).await;
                return;
            }
        };
        let answer = shopper.post_once(&path, &csrf, &fields).await;
        self.go_on(shopper, answer, otp, true).await;
    }

    /// At the bank's page, the gateway's or in the app, if that is where the shopper was sent.
    async fn go_on(&self, shopper: &mut Visitor, answer: Option<Page>, otp: Option<&str>, approve: bool) {
        let Some(page) = answer else { return };
        if let Some(link) = page.upi_link() {
            return shopper.in_the_app(&link, approve).await;
        }
        let Some(url) = page.location.filter(|url| url.starts_with(&self.gateway)) else { return };
        if url.contains("/checkout/") {
            shopper.at_hosted_checkout(&url, GOOD, otp.unwrap_or("123456")).await;
        } else {
            shopper.at_the_bank(&url, otp).await;
        }
    }
}

fn way(dice: &mut Dice) -> Way {
    match dice.roll(20) {
        0..=5 => Way::Card(GOOD, Some("123456")),
        6 | 7 => Way::Saved,
        8 | 11 => Way::Upi(dice.roll(4) > 0),
        9 => Way::Twice,
        10 => Way::Hosted,
        12 => Way::Card(AT_ONCE, None),
        13 => Way::Card(DECLINED, Some("123456")),
        14 => Way::Card(REFUSED, None),
        15 => Way::Card(LOST_AND_CHARGED, None),
        16 => Way::Card(LOST_AND_PENDING, None),
        // A wrong password, then a cancellation at the bank.
        17 => Way::Card(GOOD, Some("000000")),
        18 => Way::Card(GOOD, None),
        _ => match dice.roll(2) {
            0 => Way::Abandoned,
            _ => Way::Card(NO_CAPTURE, Some("123456")),
        },
    }
}

async fn make_order(shopper: &mut Visitor, dice: &mut Dice) -> String {
    let products = ["tea", "cup", "pot", "tin"];
    let first = products[usize::try_from(dice.roll(4)).unwrap_or(0)];
    let page = shopper.get("/").await;
    let csrf = page.field("csrf").expect("a token");
    shopper.post("/cart", &csrf, &[("product", first), ("quantity", "1")]).await;
    shopper.post("/cart", &csrf, &[("product", "cup"), ("quantity", "2")]).await;
    let cart = shopper.get("/cart").await;
    let order = cart.field("ref").expect("the cart has the order's reference");
    // Posted again after a broken connection, it is the same order.
    let made = shopper.post("/orders", &csrf, &[("ref", &order)]).await;
    assert_eq!(made.location, Some(format!("/orders/{order}/pay")), "{}", made.html);
    order
}

async fn log_in(admin: &mut Visitor) {
    let csrf = admin.get("/admin/login").await.field("csrf").expect("a token");
    let page = admin.post("/admin/login", &csrf, &[("password", ADMIN_PASSWORD)]).await;
    assert_eq!(page.location.as_deref(), Some("/admin"));
}

/// Does something with an order, and waits until it is done; without an amount a refund is of all that is left.
async fn act(admin: &mut Visitor, order: &str, kind: &str, amount: Option<&str>) {
    let path = format!("/admin/orders/{order}");
    let mut page = ready(admin, &path).await;
    let Some(csrf) = page.field("csrf").filter(|_| page.has(kind)) else {
        // It was refused before, or the order has moved on.
        return;
    };
    let (reference, left) = (page.field("ref").unwrap_or_default(), page.field("amount").unwrap_or_default());
    let fields = [("ref", reference.as_str()), ("amount", amount.unwrap_or(&left))];
    let fields = if kind == "refund" { &fields[..] } else { &[] };
    page = admin.post(&format!("{path}/{kind}"), &csrf, fields).await;
    assert!(page.status == 303 || page.status == 409, "{} {}", page.status, page.html);
    ready(admin, &path).await;
}

/// The page of an order when nothing is under way with it.
async fn ready(admin: &mut Visitor, path: &str) -> Page {
    let started = Instant::now();
    loop {
        let page = admin.get(path).await;
        if !page.has("busy") {
            return page;
        }
        assert!(started.elapsed() < PATIENCE, "an action of {path} is not settled");
        pause(300).await;
    }
}

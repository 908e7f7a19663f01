//! What the browser does, and what it must see.

use std::time::{Duration, Instant};

use pinelabs_sandbox::{Sandbox, Tally};
use pinelabs_shop_tests::{ADMIN_PASSWORD, Stage};
use serde_json::{Value, json};

use crate::webdriver::Browser;

const CARD: &str = "4895489548954895";
const DECLINED: &str = "4000000000000028";
/// The bank never answers: 504, and the payment stays pending.
const SILENT: &str = "4000000000000192";

pub(crate) struct Script {
    pub(crate) browser: Browser,
    pub(crate) sandbox: Sandbox,
    pub(crate) stage: Stage,
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
}

impl Script {
    pub(crate) async fn play(self) {
        self.log_in().await;
        let first = self.buys_with_a_new_card_and_saves_it().await;
        self.sends_the_goods_and_gives_a_part_back(&first).await;
        let second = self.buys_with_the_saved_card().await;
        self.cancels(&second).await;
        self.fails_and_tries_again().await;
        self.gives_up_at_the_bank_and_comes_back().await;
        self.pays_by_upi().await;
        self.pays_on_the_gateways_page().await;
        self.is_told_that_a_payment_is_being_checked().await;
        self.refuses_what_is_forged(&first).await;
        self.deletes_the_card().await;
        let stored = self.stage.stored();
        for secret in [CARD, DECLINED, SILENT] {
            assert!(
                !stored.windows(secret.len()).any(|part| part == secret.as_bytes()),
                "a card number is stored"
            );
        }
        self.browser.close().await;
        self.sandbox.stop().await;
    }

    async fn buys_with_a_new_card_and_saves_it(&self) -> String {
        self.go("/").await;
        self.see("shop-products").await;
        let order = self.order("pot").await;
        self.see("shop-pay").await;
        self.new_card(CARD).await;
        self.browser.press("#save").await;
        self.browser.press("#pay-new").await;
        self.at_the_bank("123456").await;
        self.reads("authorised", "your payment has arrived").await;
        self.see("shop-paid").await;
        assert_eq!(
            self.tally(&order),
            Tally { attempts: 1, authorisations: 1, authorised: 249_900, ..Tally::default() }
        );
        order
    }

    async fn buys_with_the_saved_card(&self) -> String {
        let order = self.order("tea").await;
        self.see("shop-pay-saved").await;
        // By keyboard alone: the first card, its CVV, Enter.
        self.browser.run("document.querySelector('input[name=card]').focus()").await;
        self.active(" ").await;
        self.browser.enter("saved-cvv", "065\u{e007}").await;
        self.at_the_bank("123456").await;
        self.reads("authorised", "your payment has arrived").await;
        assert_eq!(self.tally(&order).authorisations, 1);
        order
    }

    async fn sends_the_goods_and_gives_a_part_back(&self, order: &str) {
        self.go(&format!("/admin/orders/{order}")).await;
        self.browser.press("#capture").await;
        self.reads("paid", "paid").await;
        self.see("shop-admin-order").await;
        self.browser.run("document.getElementById('amount').value = ''").await;
        self.browser.enter("amount", "99.50").await;
        self.browser.press("#refund").await;
        self.reads_after_loading("part_refunded").await;
        assert_eq!(self.browser.text("#refunded").await, "INR 99.50");
        let tally = self.tally(order);
        assert_eq!((tally.charges, tally.captured, tally.refunds, tally.refunded), (1, 249_900, 1, 9_950));
        self.go(&format!("/orders/{order}")).await;
        self.reads("part_refunded", "on its way back").await;
        self.browser.check_accessibility().await;
    }

    async fn cancels(&self, order: &str) {
        self.go(&format!("/admin/orders/{order}")).await;
        self.browser.press("#cancel").await;
        self.reads("cancelled", "cancelled").await;
        let tally = self.tally(order);
        assert_eq!((tally.cancellations, tally.charges), (1, 0));
        self.go(&format!("/orders/{order}")).await;
        self.reads("cancelled", "Nothing was charged").await;
        self.go("/admin").await;
        self.see("shop-admin").await;
        self.go("/admin/events").await;
        self.browser.until_text("main", "ORDER_CANCELLED").await;
        self.browser.check_accessibility().await;
    }

    async fn fails_and_tries_again(&self) {
        let order = self.order("cup").await;
        self.new_card(DECLINED).await;
        self.browser.press("#pay-new").await;
        self.at_the_bank("123456").await;
        self.reads("failed", "Nothing was charged").await;
        self.see("shop-failed").await;
        assert_eq!(self.tally(&order).authorisations, 0);
        self.browser.press("#pay").await;
        self.new_card(CARD).await;
        self.browser.press("#pay-new").await;
        self.at_the_bank("123456").await;
        self.reads("authorised", "your payment has arrived").await;
        let tally = self.tally(&order);
        assert_eq!((tally.attempts, tally.authorisations), (2, 1));
    }

    /// The bank's page has a button for shoppers who do not want to pay after all.
    async fn gives_up_at_the_bank_and_comes_back(&self) {
        let order = self.order("tin").await;
        self.new_card(CARD).await;
        self.browser.press("#pay-new").await;
        self.browser.until("#otp").await;
        self.browser.press("button[value=cancel]").await;
        self.reads("cancelled", "Nothing was charged").await;
        self.see("shop-cancelled").await;
        // At the gateway it is over with the order.
        assert!(self.browser.find("#pay").await.is_none(), "a cancelled order can be paid");
        assert_eq!(self.tally(&order).authorisations, 0);
    }

    /// The link of the page opens an app; the sandbox has a page in its place.
    async fn pays_by_upi(&self) {
        let order = self.order("tea").await;
        self.browser.press("#pay-upi").await;
        self.browser.until("#upi").await;
        self.see("shop-upi").await;
        let link = self.browser.run("return document.getElementById('upi').href").await;
        let link = reqwest::Url::parse(link.as_str().expect("a link")).expect("a link");
        assert_eq!((link.scheme(), link.host_str()), ("upi", Some("pay")));
        let app = link.query_pairs().find(|(name, _)| name == "url").expect("the sandbox's page").1;
        self.browser.go(&app).await;
        self.browser.press("button[value=pay]").await;
        self.browser.until_text("h1", "Approved").await;
        // No browser comes back from an app: the webhook tells.
        self.go(&format!("/orders/{order}")).await;
        self.reads_after_loading("paid").await;
        let tally = self.tally(&order);
        assert_eq!((tally.charges, tally.captured), (1, 45_000));
        // UPI cannot block money, so that there is nothing left to capture.
        self.go(&format!("/admin/orders/{order}")).await;
        self.reads("paid", "paid").await;
        assert!(self.browser.find("#capture").await.is_none(), "it can be captured again");
        assert!(self.browser.find("#refund").await.is_some(), "it cannot be given back");
    }

    async fn pays_on_the_gateways_page(&self) {
        let order = self.order("tin").await;
        self.browser.press("#pay-hosted").await;
        self.browser.until("#card_number").await;
        self.browser.enter("card_number", CARD).await;
        self.browser.enter("expiry", "12/2035").await;
        self.browser.enter("cvv", "065").await;
        self.browser.press("button").await;
        self.at_the_bank("123456").await;
        self.reads("authorised", "your payment has arrived").await;
        assert_eq!(self.tally(&order).authorisations, 1);
    }

    async fn is_told_that_a_payment_is_being_checked(&self) {
        let order = self.order("cup").await;
        self.new_card(SILENT).await;
        self.browser.press("#pay-new").await;
        self.browser.until_text("#state", "being checked").await;
        self.see("shop-checking").await;
        assert!(self.browser.find("#pay").await.is_none(), "it can be paid a second time");
        self.go(&format!("/orders/{order}/pay")).await;
        self.browser.until_text("#state", "being checked").await;
        // The bank gives up, and the worker finds out.
        self.sandbox.advance(Duration::from_secs(3600));
        self.reads_after_loading("failed").await;
        assert_eq!(self.tally(&order).authorisations, 0);
    }

    /// Forms without the token, orders of others, returns without a signature.
    async fn refuses_what_is_forged(&self, order: &str) {
        let loopback = self.url.replace("shop.example", "127.0.0.1");
        let stranger = |path: String| self.http.get(format!("{loopback}{path}")).send();
        assert_eq!(stranger(format!("/orders/{order}")).await.expect("an answer").status(), 404);
        assert!(
            stranger(format!("/admin/orders/{order}"))
                .await
                .expect("an answer")
                .url()
                .path()
                .ends_with("/login")
        );
        for path in ["/cart", "/orders", "/cards/delete", "/admin/login"] {
            let posted =
                self.http.post(format!("{loopback}{path}")).form(&[("csrf", "guess"), ("product", "tea")]);
            assert_eq!(posted.send().await.expect("an answer").status(), 403, "{path}");
        }
        let forged =
            [("order_id", "v1-1"), ("status", "AUTHORIZED"), ("signature", "00"), ("next", "//evil.example")];
        let returned =
            self.http.post(format!("{loopback}/return")).form(&forged).send().await.expect("an answer");
        assert_eq!(returned.status(), 400);
        // It comes without the cookie, from another site: a new one would take the place of the shopper's.
        assert!(!returned.headers().contains_key("set-cookie"), "a forged return ends the session");
        let hook =
            self.http.post(format!("{loopback}/webhook")).json(&json!({ "event_type": "ORDER_PROCESSED" }));
        assert_eq!(hook.send().await.expect("an answer").status(), 400);
    }

    async fn deletes_the_card(&self) {
        self.go("/cards").await;
        self.browser.until_text("main", "ending in 4895").await;
        self.see("shop-cards").await;
        self.browser.press("main form button").await;
        self.browser.until("#none").await;
        let tokens = self.order("cup").await;
        assert!(self.browser.find("#pay-saved").await.is_none(), "{tokens} can be paid by a deleted card");
    }

    async fn log_in(&self) {
        self.go("/admin").await;
        self.browser.check_accessibility().await;
        self.browser.enter("password", "a wrong password\u{e007}").await;
        self.browser.until("[role=alert]").await;
        self.browser.enter("password", &format!("{ADMIN_PASSWORD}\u{e007}")).await;
        self.browser.until_text("h1", "All orders").await;
    }

    /// Puts a product into the cart and goes to the payment page; gives the order's reference.
    async fn order(&self, product: &str) -> String {
        self.go("/").await;
        self.browser.press(&format!("#add-{product}")).await;
        self.browser.until("#order").await;
        self.browser.check_accessibility().await;
        self.browser.press("#order").await;
        self.browser.until("#pay-new").await;
        self.browser.check_accessibility().await;
        let path = self.browser.run("return location.pathname").await;
        path.as_str().and_then(|path| path.split('/').nth(2)).expect("the order's page").to_owned()
    }

    async fn new_card(&self, number: &str) {
        self.browser.until("#number").await;
        self.browser.enter("number", number).await;
        self.browser.enter("name", "Kevin Bob").await;
        self.browser.enter("expiry", "12/35").await;
        self.browser.enter("cvv", "065").await;
    }

    async fn at_the_bank(&self, otp: &str) {
        self.browser.until("#otp").await;
        self.browser.enter("otp", &format!("{otp}\u{e007}")).await;
    }

    /// Waits for a page of the shop with this state and these words.
    async fn reads(&self, state: &str, words: &str) {
        self.browser.until_text(&format!("[data-state={state}]"), words).await;
        let host = self.browser.run("return location.hostname").await;
        assert_eq!(host, json!("shop.example"));
    }

    /// Loads the page until the worker has settled it.
    async fn reads_after_loading(&self, state: &str) {
        let started = Instant::now();
        while self.browser.find(&format!("[data-state={state}]")).await.is_none() {
            assert!(started.elapsed() < Duration::from_secs(60), "it does not become {state}");
            tokio::time::sleep(Duration::from_millis(300)).await;
            self.browser.post("refresh", json!({})).await;
        }
    }

    async fn active(&self, keys: &str) {
        let element: Value = self.browser.run("return document.activeElement").await;
        let id = element.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        self.browser
            .post(&format!("element/{}/value", id.expect("an element")), json!({ "text": keys }))
            .await;
    }

    async fn see(&self, name: &str) {
        self.browser.check_accessibility().await;
        // The check has left the focus on the last button.
        self.browser.run("document.activeElement.blur(); scrollTo(0, 0)").await;
        self.browser.screenshot(name).await;
    }

    async fn go(&self, path: &str) {
        self.browser.go(&format!("{}{path}", self.url)).await;
    }

    fn tally(&self, order: &str) -> Tally {
        self.sandbox.tally(order)
    }
}

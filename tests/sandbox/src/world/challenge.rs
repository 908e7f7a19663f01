//! The shopper's side of a payment: the OTP, and the signed form that takes the shopper back to the shop.

use super::World;
use super::order::{Order, OrderStatus, Payment, PaymentStatus, Stage, order_of};
use crate::clock::Millis;
use crate::settings::Oddity;
use crate::testdata::{FAILING_OTP, RIGHT_OTP};
use crate::wire::Refusal;

/// Wrong entries before the authentication fails.
pub(crate) const OTP_TRIES: u32 = 3;

/// What the payment page shows.
pub(crate) enum Page {
    /// Waiting for the shopper.
    Open { merchant: String, amount: String, instrument: String, reference: String, wrong: u32, otp: bool },
    /// Finished: where to go and with which fields, unsigned.
    Return(Return),
    /// The page belongs to a payment that another one has replaced.
    Stale,
}

/// The form that the browser posts to the shop.
pub(crate) struct Return {
    /// `None` when neither the order nor the settings name a URL.
    pub(crate) url: Option<String>,
    pub(crate) fields: Vec<(&'static str, String)>,
    pub(crate) end: End,
}

/// How the payment stands when the shopper leaves the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Paid,
    /// The bank has not answered yet.
    Waiting,
    NotPaid,
}

/// What the shopper did.
pub(crate) enum Deed<'a> {
    Enter(&'a str),
    Cancel,
}

impl World {
    pub(crate) fn challenge_page(&self, token: &str) -> Option<Page> {
        let payment_id = self.challenges.get(token)?;
        let order = self.orders.get(order_of(payment_id))?;
        let payment = order.payments.iter().find(|payment| payment.id == *payment_id)?;
        // UPI is answered in an app.
        payment.upi_mode().is_none().then(|| self.page(order, payment))
    }

    pub(crate) fn challenge_deed(&mut self, token: &str, deed: &Deed<'_>, now: Millis) -> Option<Page> {
        self.challenge_page(token)?;
        let payment_id = self.challenges.get(token)?.clone();
        self.with_order(order_of(&payment_id), |world, order| {
            let waits = order.payment().is_some_and(|payment| payment.id == payment_id)
                && order.challenge().is_some_and(|open| open == token);
            if waits {
                match deed {
                    Deed::Cancel => world.cancel_by_shopper(order, now),
                    Deed::Enter(otp) => {
                        // The page that follows says how it went.
                        let _ = world.enter_otp(order, otp, now);
                    }
                }
            }
        });
        self.challenge_page(token)
    }

    /// Takes an OTP for the order's open payment; says whether it was right, or how many tries remain.
    pub(crate) fn enter_otp(&mut self, order: &mut Order, otp: &str, now: Millis) -> Result<(), u32> {
        let otp = otp.trim();
        let Some(payment) = order.payments.last_mut() else { return Err(0) };
        let with_otp = payment.method == "CARD";
        if otp == RIGHT_OTP || (!with_otp && otp != FAILING_OTP) {
            self.conclude(order, now);
            return Ok(());
        }
        payment.wrong_otps = if otp == FAILING_OTP { OTP_TRIES } else { payment.wrong_otps + 1 };
        let remain = OTP_TRIES.saturating_sub(payment.wrong_otps);
        if remain == 0 {
            self.fail_payment(order, "USER_AUTHENTICATION_FAILED", now);
        }
        Err(remain)
    }

    fn page(&self, order: &Order, payment: &Payment) -> Page {
        let last = order.payment().is_some_and(|last| last.id == payment.id);
        if matches!(payment.stage, Stage::Shopper(_)) {
            return Page::Open {
                merchant: self.rules.merchant.clone(),
                amount: payment.amount.display(),
                instrument: payment.instrument.describe(),
                reference: order.reference.clone(),
                wrong: payment.wrong_otps,
                otp: payment.method == "CARD",
            };
        }
        if last { Page::Return(self.way_back(order, payment)) } else { Page::Stale }
    }

    /// Tokenization guide, section 5.1: `order_id` and `status`, on failure `error_code` and `error_message`.
    pub(super) fn way_back(&self, order: &Order, payment: &Payment) -> Return {
        let end = match payment.status {
            PaymentStatus::Authorized | PaymentStatus::Processed => End::Paid,
            PaymentStatus::Pending => End::Waiting,
            PaymentStatus::Failed | PaymentStatus::Cancelled => End::NotPaid,
        };
        let status = if self.rules.has(Oddity::PaymentStatus) { "payment_status" } else { "status" };
        let mut fields = vec![("order_id", order.id.clone()), (status, payment.status.text().to_owned())];
        if let Some(error) = &payment.error {
            fields.push(("error_code", error.code.clone()));
            fields.push(("error_message", error.message.clone()));
        }
        let own = if end != End::NotPaid {
            order.callback_url.as_ref()
        } else {
            order.failure_callback_url.as_ref().or(order.callback_url.as_ref())
        };
        Return { url: own.or(self.rules.callback_url.as_ref()).cloned(), fields, end }
    }

    /// The order of a pending payment that native OTP can finish.
    pub(crate) fn native_otp_order(&self, payment_id: &str) -> Result<String, Refusal> {
        let order = self
            .orders
            .get(order_of(payment_id))
            .filter(|order| order.payments.iter().any(|payment| payment.id == payment_id))
            .ok_or_else(|| {
                Refusal::new(422, "INVALID_REQUEST", "No payment with specified payment-id exists")
            })?;
        let open = order.status == OrderStatus::Pending
            && order.payment().is_some_and(|payment| {
                payment.id == payment_id && matches!(payment.stage, Stage::Shopper(_))
            });
        let eligible = order.payment().is_some_and(|payment| payment.instrument.native_otp());
        if open && eligible {
            Ok(order.id.clone())
        } else {
            Err(Refusal::not_allowed("Payment is not eligible for native OTP")
                .with("next", serde_json::json!(["NONE"])))
        }
    }
}

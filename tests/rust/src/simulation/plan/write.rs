//! The writes that are simulated, and what each is to bring about.

use serde_json::Value;

use super::super::gateway::Deed;

/// The writes that are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// `customers.create`
    CreateCustomer,
    /// `orders.create`
    CreateOrder,
    /// `payments.create` with a card.
    PayByCard,
    /// `payments.create` with a saved card.
    PayBySaved,
    /// `payments.create` with another PA/PG's token.
    PayByForeign,
    /// `payments.create` by UPI, at the payer's address.
    PayByUpi,
    /// `payments.create` by net banking.
    PayByNetbanking,
    /// `orders.capture`, all of it.
    CaptureAll,
    /// `orders.capture`, a part.
    CapturePart,
    /// `orders.cancel`
    Cancel,
    /// `refunds.create`
    Refund,
    /// `tokens.create`
    CreateToken,
    /// `tokens.delete`
    DeleteToken,
    /// `tokens.delete_by_id`
    DeleteTokenById,
    /// `checkout.create`
    CreateCheckout,
    /// `payment_links.create`
    CreateLink,
    /// `payment_links.cancel`
    CancelLink,
    /// `subscriptions.create`, approved on the gateway's page.
    SubscribeByPage,
    /// `subscriptions.create`, approved by a payment.
    SubscribeByPayment,
    /// `subscriptions.cancel`
    CancelSubscription,
    /// `subscriptions.pause`
    PauseSubscription,
    /// `presentations.create`
    Present,
    /// `presentations.execute`
    Execute,
    /// `presentations.retry`
    Retry,
    /// `presentations.delete`
    DeleteDebit,
    /// `split_settlements.release`, all of the part.
    ReleaseAll,
    /// `split_settlements.release`, less than the part.
    ReleaseLess,
}

impl Write {
    /// All of them.
    pub const ALL: [Self; 27] = [
        Self::CreateCustomer,
        Self::CreateOrder,
        Self::PayByCard,
        Self::PayBySaved,
        Self::PayByForeign,
        Self::PayByUpi,
        Self::PayByNetbanking,
        Self::CaptureAll,
        Self::CapturePart,
        Self::Cancel,
        Self::Refund,
        Self::CreateToken,
        Self::DeleteToken,
        Self::DeleteTokenById,
        Self::CreateCheckout,
        Self::CreateLink,
        Self::CancelLink,
        Self::SubscribeByPage,
        Self::SubscribeByPayment,
        Self::CancelSubscription,
        Self::PauseSubscription,
        Self::Present,
        Self::Execute,
        Self::Retry,
        Self::DeleteDebit,
        Self::ReleaseAll,
        Self::ReleaseLess,
    ];

    /// The operation's name.
    pub fn operation(self) -> &'static str {
        match self {
            Self::CreateCustomer => "customers.create",
            Self::CreateOrder => "orders.create",
            Self::PayByCard
            | Self::PayBySaved
            | Self::PayByForeign
            | Self::PayByUpi
            | Self::PayByNetbanking => "payments.create",
            Self::CaptureAll | Self::CapturePart => "orders.capture",
            Self::Cancel => "orders.cancel",
            Self::Refund => "refunds.create",
            Self::CreateToken => "tokens.create",
            Self::DeleteToken => "tokens.delete",
            Self::DeleteTokenById => "tokens.delete_by_id",
            Self::CreateCheckout => "checkout.create",
            Self::CreateLink => "payment_links.create",
            Self::CancelLink => "payment_links.cancel",
            Self::SubscribeByPage | Self::SubscribeByPayment => "subscriptions.create",
            Self::CancelSubscription => "subscriptions.cancel",
            Self::PauseSubscription => "subscriptions.pause",
            Self::Present => "presentations.create",
            Self::Execute => "presentations.execute",
            Self::Retry => "presentations.retry",
            Self::DeleteDebit => "presentations.delete",
            Self::ReleaseAll | Self::ReleaseLess => "split_settlements.release",
        }
    }

    /// The effect that it is to have, once.
    pub fn deed(self) -> Deed {
        match self {
            Self::CreateCustomer => Deed::Customer,
            Self::CreateOrder => Deed::Order,
            Self::PayByCard
            | Self::PayBySaved
            | Self::PayByForeign
            | Self::PayByUpi
            | Self::PayByNetbanking => Deed::Payment,
            Self::CaptureAll | Self::CapturePart => Deed::Capture,
            Self::Cancel => Deed::Cancel,
            Self::Refund => Deed::Refund,
            Self::CreateToken => Deed::Save,
            Self::DeleteToken | Self::DeleteTokenById => Deed::Delete,
            Self::CreateCheckout => Deed::Checkout,
            Self::CreateLink => Deed::Link,
            Self::CancelLink => Deed::CancelLink,
            Self::SubscribeByPage | Self::SubscribeByPayment => Deed::Subscribe,
            Self::CancelSubscription => Deed::CancelSubscription,
            Self::PauseSubscription => Deed::Pause,
            Self::Present => Deed::Present,
            Self::Execute => Deed::Execute,
            Self::Retry => Deed::Retry,
            Self::DeleteDebit => Deed::DeleteDebit,
            Self::ReleaseAll | Self::ReleaseLess => Deed::Release,
        }
    }

    /// Whether its answer alone has the link to a page, so that it is sent again for it.
    pub fn is_for_page(self) -> bool {
        matches!(self, Self::CreateCheckout | Self::SubscribeByPage)
    }

    /// What its request names the thing by that it makes: the reference in its body, or a customer's mobile number
    /// where there is none.
    pub fn identity(self, body: &Value) -> Option<String> {
        let field = self.deed().reference_field()?;
        let reference = match self.deed() {
            Deed::Payment => &body["payments"][0][field],
            Deed::Customer if body[field].is_null() => &body["mobile_number"],
            _ => &body[field],
        };
        reference.as_str().map(str::to_owned)
    }
}

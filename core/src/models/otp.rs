//! Native OTP and the look-up of a card.

use super::wire::wire;

wire! {
    /// What follows a step of native OTP.
    ///
    /// Success of a submit only means that the OTP was taken: read the order for the payment's result.
    /// Source: API reference, generate, submit and resend OTP.
    pub struct Otp {
        /// `SUCCESS`, in any case.
        status: Option<String>,
        /// What may be done next: `SUBMIT_OTP`, `RESEND_OTP`, or `NONE` (make a new payment on the same order).
        next: Vec<String>,
        /// More about it.
        meta_data: Option<OtpMetaData>,
    }
}

wire! {
    /// More about a step of native OTP.
    pub struct OtpMetaData {
        /// Seconds until the OTP may be sent again.
        resend_after: Option<u64>,
    }
}

wire! {
    /// What the gateway knows of some cards. Source: API reference, card details.
    pub struct CardLookup {
        /// One entry a card.
        card_payment_details: Vec<CardPaymentDetail>,
    }
}

wire! {
    /// What the gateway knows of one card.
    pub struct CardPaymentDetail {
        /// `VISA`, ..
        card_network: Option<String>,
        /// The bank.
        card_issuer: Option<String>,
        /// `CREDIT`, ..
        card_type: Option<String>,
        /// `CONSUMER`, ..
        card_category: Option<String>,
        /// Whether the card is from abroad.
        is_international_card: Option<bool>,
        /// Whether the OTP can be taken on the merchant's own page.
        is_native_otp_supported: Option<bool>,
        /// `IND`, ..
        country_code: Option<String>,
        /// The card's currency.
        currency: Option<String>,
        /// Whether that currency can be paid with.
        is_currency_supported: Option<bool>,
    }
}

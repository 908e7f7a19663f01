//! Every operation of the gateway that this SDK knows: the only list of them.
//!
//! A new one is a file here, its `pub mod` line and its line in the list below.

use crate::Method;
use crate::endpoint::Endpoint;

pub mod calculate_fees;
pub mod cancel_order;
pub mod cancel_payment_link;
pub mod cancel_split_settlement;
pub mod cancel_subscription;
pub mod capture_order;
pub mod convert_currency;
pub mod create_checkout;
pub mod create_customer;
pub mod create_order;
pub mod create_payment;
pub mod create_payment_link;
pub mod create_plan;
pub mod create_presentation;
pub mod create_refund;
pub mod create_subscription;
pub mod create_token;
pub mod delete_plan;
pub mod delete_presentation;
pub mod delete_token;
pub mod delete_token_by_id;
pub mod execute_presentation;
pub mod find_customer;
pub mod generate_cryptogram;
pub mod generate_otp;
pub mod generate_token;
pub mod get_customer;
pub mod get_order;
pub mod get_order_by_reference;
pub mod get_payment_link;
pub mod get_payment_link_by_reference;
pub mod get_plan;
pub mod get_plan_by_reference;
pub mod get_presentation;
pub mod get_presentation_by_reference;
pub mod get_service_provider_token;
pub mod get_settlement;
pub mod get_subscription;
pub mod get_subscription_by_reference;
pub mod get_token;
pub mod list_plans;
pub mod list_presentations;
pub mod list_settlements;
pub mod list_subscriptions;
pub mod list_tokens;
pub mod lookup_cards;
pub mod notify_payment_link;
pub mod notify_subscription;
pub mod pause_subscription;
pub mod raw;
pub mod release_split_settlement;
pub mod resend_otp;
pub mod resume_subscription;
pub mod retry_presentation;
pub mod submit_otp;
pub mod update_customer;
pub mod update_plan;
pub mod update_subscription;

/// Gives the whole list of operations to another macro: `group Type { method: module::Request, .. }`.
///
/// For the core and its tests; not part of the crate's interface.
#[doc(hidden)]
#[macro_export]
macro_rules! with_operations {
    ($then:ident) => {
        $then! {
            auth Auth { generate_token: generate_token::GenerateToken }
            customers Customers {
                create: create_customer::CreateCustomer,
                get: get_customer::GetCustomer,
                find: find_customer::FindCustomer,
                update: update_customer::UpdateCustomer,
            }
            orders Orders {
                create: create_order::CreateOrder,
                get: get_order::GetOrder,
                get_by_reference: get_order_by_reference::GetOrderByReference,
                capture: capture_order::CaptureOrder,
                cancel: cancel_order::CancelOrder,
            }
            payments Payments { create: create_payment::CreatePayment }
            tokens Tokens {
                create: create_token::CreateToken,
                list: list_tokens::ListTokens,
                get: get_token::GetToken,
                delete: delete_token::DeleteToken,
                service_provider: get_service_provider_token::GetServiceProviderToken,
                cryptogram: generate_cryptogram::GenerateCryptogram,
                delete_by_id: delete_token_by_id::DeleteTokenById,
            }
            refunds Refunds { create: create_refund::CreateRefund }
            otp Otp {
                generate: generate_otp::GenerateOtp,
                submit: submit_otp::SubmitOtp,
                resend: resend_otp::ResendOtp,
            }
            cards Cards { lookup: lookup_cards::LookupCards }
            checkout Checkout { create: create_checkout::CreateCheckout }
            payment_links PaymentLinks {
                create: create_payment_link::CreatePaymentLink,
                get: get_payment_link::GetPaymentLink,
                get_by_reference: get_payment_link_by_reference::GetPaymentLinkByReference,
                cancel: cancel_payment_link::CancelPaymentLink,
                notify: notify_payment_link::NotifyPaymentLink,
            }
            settlements Settlements { list: list_settlements::ListSettlements, get: get_settlement::GetSettlement }
            split_settlements SplitSettlements {
                release: release_split_settlement::ReleaseSplitSettlement,
                cancel: cancel_split_settlement::CancelSplitSettlement,
            }
            fees Fees { calculate: calculate_fees::CalculateFees }
            currency Currency { convert: convert_currency::ConvertCurrency }
            plans Plans {
                create: create_plan::CreatePlan,
                list: list_plans::ListPlans,
                get: get_plan::GetPlan,
                get_by_reference: get_plan_by_reference::GetPlanByReference,
                update: update_plan::UpdatePlan,
                delete: delete_plan::DeletePlan,
            }
            subscriptions Subscriptions {
                create: create_subscription::CreateSubscription,
                list: list_subscriptions::ListSubscriptions,
                get: get_subscription::GetSubscription,
                get_by_reference: get_subscription_by_reference::GetSubscriptionByReference,
                update: update_subscription::UpdateSubscription,
                cancel: cancel_subscription::CancelSubscription,
                pause: pause_subscription::PauseSubscription,
                resume: resume_subscription::ResumeSubscription,
            }
            presentations Presentations {
                create: create_presentation::CreatePresentation,
                list: list_presentations::ListPresentations,
                get: get_presentation::GetPresentation,
                get_by_reference: get_presentation_by_reference::GetPresentationByReference,
                delete: delete_presentation::DeletePresentation,
                notify: notify_subscription::NotifySubscription,
                execute: execute_presentation::ExecutePresentation,
                retry: retry_presentation::RetryPresentation,
            }
        }
    };
}
#[doc(hidden)]
pub use with_operations;

/// What is known of an operation without its types: its name in every language, and where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// Its name: `orders.capture`.
    pub name: &'static str,
    /// Its HTTP method.
    pub method: Method,
    /// Its path, parameters in braces.
    pub path: &'static str,
    /// Whether its answer is a page of a list: [`next_page`](crate::next_page) says how to go on.
    pub paged: bool,
}

const fn info<E: Endpoint>() -> OperationInfo {
    OperationInfo { name: E::NAME, method: E::METHOD, path: E::PATH, paged: E::PAGED }
}

macro_rules! list {
    ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
        /// Every operation, by group; the last is `raw`.
        pub const OPERATIONS: &[OperationInfo] =
            &[$($(info::<$module::$request>(),)*)* info::<raw::Raw>()];

        /// The JSON Schemas of every operation's request and answer, with the name and the doc of the method.
        #[cfg(feature = "schema")]
        pub fn schemas() -> Vec<OperationSchema> {
            let generator = || schemars::generate::SchemaSettings::draft2020_12().for_deserialize().into_generator();
            vec![
                $($(OperationSchema {
                    info: info::<$module::$request>(),
                    request: generator().into_root_schema_for::<$module::$request>(),
                    response: generator().into_root_schema_for::<<$module::$request as Endpoint>::Response>(),
                },)*)*
                OperationSchema {
                    info: info::<raw::Raw>(),
                    request: generator().into_root_schema_for::<raw::Raw>(),
                    response: generator().into_root_schema_for::<serde_json::Value>(),
                },
            ]
        }
    };
}
with_operations!(list);

/// The JSON Schemas of one operation.
#[cfg(feature = "schema")]
#[derive(Clone, Debug)]
pub struct OperationSchema {
    /// Its name, method and path.
    pub info: OperationInfo,
    /// What the caller gives.
    pub request: schemars::Schema,
    /// What the gateway answers, without its envelope.
    pub response: schemars::Schema,
}

//! The operations as methods, in groups: `client.orders().capture(..)`.

use super::Client;
use crate::Error;
use crate::endpoint::Endpoint;
use crate::operations::with_operations;

/// The groups of operations of a client, with the response around each answer.
///
/// From [`Client::with_response`]. Every method gives a [`Reply`](super::Reply).
#[derive(Clone, Copy, Debug)]
pub struct WithResponse<'a>(&'a Client);

impl Client {
    /// The same operations, whose methods give the HTTP response beside the answer: status, request id, duration,
    /// attempts and headers.
    ///
    /// ```no_run
    /// # use pinelabs_online::operations::get_order::GetOrder;
    /// # async fn example(client: pinelabs_online::Client) -> Result<(), pinelabs_online::Error> {
    /// let reply = client.with_response().orders().get(GetOrder { order_id: "v1-1".into() }).await?;
    /// let response = &reply.response;
    /// println!("{} after {} ms, request {}", reply.data.status, response.duration_ms, response.request_id);
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_response(&self) -> WithResponse<'_> {
        WithResponse(self)
    }
}

/// Prints one set of groups: `owner` is what has them, `client` reaches the client from it, `call` makes the call and
/// gives the answer in the form of `answer`.
macro_rules! group_types {
    (
        owner $owner:ty, client |$self:ident| $client:expr, call $call:ident, answer $answer:ident;
        $($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*
    ) => {
        impl $owner {
            $(
                #[doc = concat!("The operations of `", stringify!($group), "`.")]
                pub fn $group(&$self) -> $type<'_> {
                    $type($client)
                }
            )*
        }
        $(
            #[doc = concat!("The operations of `", stringify!($group), "`.")]
            #[derive(Clone, Copy, Debug)]
            pub struct $type<'a>(&'a Client);

            impl $type<'_> {
                $(
                    #[doc = concat!(
                        "Makes the call that [`", stringify!($request), "`](crate::operations::",
                        stringify!($module), "::", stringify!($request), ") describes.",
                    )]
                    ///
                    /// # Errors
                    /// [`Error`]; its `effect` says what it means for the money.
                    pub async fn $method(
                        &self,
                        request: crate::operations::$module::$request,
                    ) -> Result<$answer!(<crate::operations::$module::$request as Endpoint>::Response), Error> {
                        self.0.$call(request).await
                    }
                )*
            }
        )*
    };
}

macro_rules! plain {
    ($answer:ty) => {
        $answer
    };
}

macro_rules! reply {
    ($answer:ty) => { crate::client::Reply<$answer> };
}

macro_rules! groups {
    ($($list:tt)*) => {
        group_types! { owner Client, client |self| self, call call, answer plain; $($list)* }

        /// The groups of [`Client::with_response`].
        pub mod with_response {
            use super::*;

            group_types! {
                owner WithResponse<'_>, client |self| self.0, call call_with_response, answer reply; $($list)*
            }
        }
    };
}
with_operations!(groups);

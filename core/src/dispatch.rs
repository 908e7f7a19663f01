//! Dispatch: an operation by its name, its parameters as JSON text.

use std::sync::Arc;

use crate::answer::Answer;
use crate::call::{Call, SessionState};
use crate::endpoint::Endpoint;
use crate::input::read_request;
use crate::operations::{raw, with_operations};
use crate::{CallOptions, Error};

macro_rules! dispatch {
    ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
        /// Starts an operation by its name.
        pub(crate) fn start(
            session: &Arc<SessionState>,
            name: &str,
            params: &str,
            options: CallOptions,
        ) -> Result<Call<Answer>, Error> {
            $($(
                if name == <crate::operations::$module::$request as Endpoint>::NAME {
                    return start_as::<crate::operations::$module::$request>(session, params, options);
                }
            )*)*
            if name == raw::Raw::NAME {
                return start_as::<raw::Raw>(session, params, options);
            }
            Err(unknown(name))
        }
    };
}
with_operations!(dispatch);

fn start_as<E: Endpoint>(
    session: &Arc<SessionState>,
    params: &str,
    options: CallOptions,
) -> Result<Call<Answer>, Error> {
    let request: E = read_request(params).map_err(|error| error.of(E::NAME))?;
    Call::json(Arc::clone(session), request, options)
}

fn unknown(name: &str) -> Error {
    let plain = name.len() <= 64 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.');
    let shown = if plain { name } else { "?" };
    Error::input("operation", format!("unknown operation `{shown}`: OPERATIONS lists those that exist"))
}

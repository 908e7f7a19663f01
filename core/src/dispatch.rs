//! Dispatch: an operation by its name, its parameters as JSON text.

use std::sync::Arc;

use crate::answer::Answer;
use crate::call::{Call, SessionState};
use crate::endpoint::{AnyRequest, Endpoint};
use crate::input::read_request;
use crate::json_tree::Tree;
use crate::operations::{raw, with_operations};
use crate::reader::read_leniently;
use crate::secret::to_json;
use crate::{CallOptions, Error, Secret};

macro_rules! dispatch {
    ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
        /// Starts an operation by its name.
        pub(crate) fn start(
            session: &Arc<SessionState>,
            name: &str,
            params: &str,
            options: CallOptions,
        ) -> Result<Call<Answer>, Error> {
            let read: Read = match name {
                $($(<crate::operations::$module::$request as Endpoint>::NAME => {
                    read_as::<crate::operations::$module::$request>
                })*)*
                raw::Raw::NAME => read_as::<raw::Raw>,
                _ => return Err(unknown(name)),
            };
            let request = read(params).map_err(|error| error.of(name))?;
            Call::json(Arc::clone(session), request, options)
        }

        /// The parameters of the page after the one that was answered, as JSON text; `None` after the last page, and for
        /// an operation without pages. `answer` is the answer's JSON text, as the call gave it.
        ///
        /// # Errors
        /// [`ErrorKind::Input`](crate::ErrorKind::Input) for parameters that the operation does not take, and for a text
        /// that is no answer to it.
        pub fn next_page(name: &str, params: &str, answer: &str) -> Result<Option<Secret>, Error> {
            $($(
                if name == <crate::operations::$module::$request as Endpoint>::NAME {
                    return next_page_of::<crate::operations::$module::$request>(params, answer);
                }
            )*)*
            Ok(None)
        }
    };
}
with_operations!(dispatch);

type Read = fn(&str) -> Result<Box<dyn AnyRequest>, Error>;

fn read_as<E: Endpoint>(params: &str) -> Result<Box<dyn AnyRequest>, Error> {
    Ok(Box::new(read_request::<E>(params)?))
}

fn next_page_of<E: Endpoint>(params: &str, answer: &str) -> Result<Option<Secret>, Error> {
    if !E::PAGED {
        return Ok(None);
    }
    let request: E = read_request(params).map_err(|error| error.of(E::NAME))?;
    let refuse = |_| Error::input("answer", "expected an answer of this operation").of(E::NAME);
    let tree = Tree::parse(answer).map_err(|(_, error)| refuse(error))?;
    let page = read_leniently(&tree).map_err(refuse)?;
    let next = request.next_page(&page);
    next.map(|next| to_json(&next)).transpose().map_err(|_| unknown(E::NAME))
}

fn unknown(name: &str) -> Error {
    let plain = name.len() <= 64 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.');
    let shown = if plain { name } else { "?" };
    Error::input("operation", format!("unknown operation `{shown}`: OPERATIONS lists those that exist"))
}

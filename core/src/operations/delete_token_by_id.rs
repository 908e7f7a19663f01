//! `POST /api/v1/tokens/{token_id}/delete`
//!
//! Source: API reference, delete token.

use serde::Serialize;
use serde_json::json;

use crate::check::At;
use crate::endpoint::{Endpoint, Found, Ruling, Settle};
use crate::models::facts::{TokenFacts, read_facts};
use crate::models::{Token, TokenStatus};
use crate::params::params;
use crate::{Error, Inquiry, Method};

params! {
    /// Deletes a saved card by the token's id alone.
    ///
    /// After a doubt a token that is gone counts as deleted by this call.
    #[derive(Clone, Debug, Default, Serialize)]
    pub struct DeleteTokenById {
        /// The gateway's id of the token.
        pub token_id: String,
    }
}

impl Endpoint for DeleteTokenById {
    const NAME: &'static str = "tokens.delete_by_id";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/tokens/{token_id}/delete";
    const BODY: bool = false;
    type Response = Token;

    fn path_params(&self) -> Vec<&str> {
        vec![&self.token_id]
    }

    fn check(&self) -> Result<(), Error> {
        At::ROOT.field("token_id").id(&self.token_id)
    }

    fn settle(&self) -> Settle {
        let inquiry = Inquiry::new(
            "tokens.service_provider",
            [("identifier", &self.token_id)],
            "404, or the status `DELETED` or `DEACTIVATED`: it was deleted",
        );
        let token_id = self.token_id.clone();
        Settle::ask(inquiry, move |found| rule_deletion(found, &token_id))
    }
}

/// Whether a token is gone.
pub(super) fn rule_deletion<'a>(found: Found<'a>, token_id: &str) -> Ruling<'a> {
    let Found::Json(json) = found else {
        return Ruling::Done(json!({ "token_id": token_id, "status": "DELETED" }).to_string().into());
    };
    match read_facts::<TokenFacts>(json).and_then(|token| token.status) {
        Some(TokenStatus::Deleted | TokenStatus::Deactivated) => Ruling::Done(json.into()),
        Some(TokenStatus::Other(_)) | None => Ruling::Unclear,
        Some(_) => Ruling::NotDone,
    }
}

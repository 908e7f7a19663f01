//! Any endpoint that is not modelled yet.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::check::At;
use crate::endpoint::{Endpoint, Recovery};
use crate::secret::to_json;
use crate::{Error, Method, Secret};

/// Calls an endpoint that is not modelled yet, with the same token, headers, repeats and errors.
///
/// The answer is the gateway's JSON as it came, envelope and all. A GET is repeated after a failure; anything else
/// is sent again only if it surely did not reach the gateway, because nothing is known of how to settle a doubt.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Raw {
    /// The HTTP method.
    pub method: Method,
    /// The path with its query, beginning with `/`; what is variable in it must be percent-encoded already.
    pub path: String,
    /// The body: any JSON, or nothing. Its strings are not redacted from the gateway's error messages.
    pub body: Option<Value>,
}

impl Endpoint for Raw {
    const NAME: &'static str = "raw";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "raw";
    type Response = Value;

    fn check(&self) -> Result<(), Error> {
        let at = At::ROOT.field("path");
        let path = self.path.split(['?']).next().unwrap_or_default();
        if !self.path.starts_with('/') || self.path.starts_with("//") || self.path.len() > 4096 {
            return Err(at.refuse("expected a path that begins with one `/`, at most 4096 characters"));
        }
        if !self.path.bytes().all(|b| b.is_ascii_graphic() && !b"\\#\"<>`{}|^".contains(&b)) {
            return Err(at.refuse("expected a path whose special characters are percent-encoded"));
        }
        let dots =
            |segment: &str| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
        if path.split('/').any(dots) {
            return Err(at.refuse("expected a path without dot segments"));
        }
        Ok(())
    }

    fn recovery(&self) -> Recovery<Self::Response> {
        if self.method == Method::Get { Recovery::Read } else { Recovery::Never(None) }
    }

    fn method(&self) -> Method {
        self.method
    }

    fn has_body(&self) -> bool {
        self.body.is_some()
    }

    fn path(&self, _: &Secret) -> Result<String, serde_json::Error> {
        Ok(self.path.clone())
    }

    fn body(&self, _: &Secret) -> Result<Secret, serde_json::Error> {
        to_json(&self.body)
    }
}

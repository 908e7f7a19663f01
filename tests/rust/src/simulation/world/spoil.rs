//! What becomes of an answer on its way to the client.

use pinelabs_online::{HttpRequest, HttpResponse};
use serde_json::Value;

use super::World;
use crate::simulation::Sabotage;
use crate::simulation::fate::{Fate, Junk, Unlisted};
use crate::simulation::gateway::Reply;
use crate::simulation::oddity::Oddity;

/// JSON bodies of proxies that know no such path.
const MISSING: [&str; 4] = [
    r#"{"message":"no Route matched with those values"}"#,
    r#"{"code":"NOT_FOUND","message":"Not Found"}"#,
    r#"{"error":"Not Found","status":404}"#,
    "{}",
];

impl World {
    /// What the client gets in the place of the gateway's reply, and whether that tells unclearly what was asked for.
    pub(super) fn spoil(
        &mut self,
        index: usize,
        request: &HttpRequest,
        fate: Fate,
        reply: Option<Reply>,
    ) -> (HttpResponse, bool) {
        let echo = if self.gateway.echoes { echo(request) } else { "it failed".to_owned() };
        let mut headers = Vec::new();
        let mut unclear = reply.as_ref().is_some_and(|reply| reply.unclear);
        let coded =
            |world: &Self, status, code: &str| world.gateway.refusal(status, code, &echo).body.into_bytes();
        let (status, body) = match fate {
            Fate::ErrorBefore(status) | Fate::ErrorAfter(status) => {
                let status = match self.sabotage {
                    Sabotage::ServerErrorsAsRefusals if status >= 500 => 400,
                    _ => status,
                };
                let body = match self.chance.below(3) {
                    0 => coded(self, status, "INTERNAL_ERROR"),
                    1 => format!("<html>{status} {echo}</html>").into_bytes(),
                    _ => Vec::new(),
                };
                (status, body)
            }
            Fate::JunkBefore(junk) | Fate::JunkAfter(junk) => {
                let (status, body) = reply.map_or((200, String::new()), |reply| (reply.status, reply.body));
                let body = match junk {
                    Junk::Refusal => coded(self, 200, "INTERNAL_ERROR"),
                    _ => junk_body(junk, &body, &echo),
                };
                (status, body)
            }
            Fate::Unauthorized => (401, coded(self, 401, "UNAUTHORIZED")),
            Fate::TooMany(wait) => {
                if let Some(wait) = wait {
                    headers.push(("Retry-After".to_owned(), wait.to_owned()));
                }
                (429, coded(self, 429, "API_RATE_LIMIT"))
            }
            Fate::TooManyByCode => (422, coded(self, 422, "API_RATE_LIMIT")),
            Fate::Forbidden => (403, format!("<html>forbidden {echo}</html>").into_bytes()),
            Fate::Missing => {
                let is_inquiry = request.method.as_str() == "GET";
                self.gateway.met.count(match is_inquiry {
                    true => Oddity::MissingByProxyForInquiry,
                    false => Oddity::MissingByProxy,
                });
                (404, self.chance.pick(&MISSING).as_bytes().to_vec())
            }
            Fate::PendingByCode => match reply {
                Some(reply) if reply.status >= 300 => (reply.status, reply.body.into_bytes()),
                _ => (422, coded(self, 422, "PAYMENT_PENDING")),
            },
            Fate::Another => {
                let another = self.gateway.another(request, &mut self.chance);
                unclear |= another.is_some();
                another.or(reply).map_or((500, Vec::new()), |reply| (reply.status, reply.body.into_bytes()))
            }
            Fate::Unlisted(how) => {
                let reply = reply.unwrap_or(Reply { status: 500, body: String::new(), unclear: false });
                let broken = (reply.status == 200).then(|| self.break_lists(how, &reply.body)).flatten();
                // A write's success is one without its lists, unless it is read from them.
                let is_read_from = request.method.as_str() == "GET" || request.operation == "refunds.create";
                unclear |= broken.is_some() && is_read_from;
                (reply.status, broken.unwrap_or(reply.body).into_bytes())
            }
            _ => reply.map_or((500, Vec::new()), |reply| (reply.status, reply.body.into_bytes())),
        };
        let response = HttpResponse { status, headers, body };
        if self.sabotage == Sabotage::None {
            return (response, unclear);
        }
        (self.sabotage.rewrite(&self.calls[index].plan, request, response), unclear)
    }

    /// The body with its lists told in such a way; `None` if it has none to break.
    fn break_lists(&mut self, how: Unlisted, body: &str) -> Option<String> {
        let mut body: Value = serde_json::from_str(body).ok()?;
        let object = if body["data"].is_object() { &mut body["data"] } else { &mut body };
        let mut broken = false;
        // One of the lists at a time: were the outer one always broken, nobody would look for the inner one. Where there
        // are several captures, the one that cannot be read hides among those of others.
        let several = object["payments"][0]["capture_data"].as_array().is_some_and(|list| list.len() > 1);
        let how = if several { Unlisted::Unreadable } else { how };
        if several || self.chance.permille(400) {
            for payment in object["payments"].as_array_mut().into_iter().flatten() {
                broken |= self.break_list(payment, "capture_data", how, Oddity::BrokenCaptures);
            }
        }
        if let Some(split) = object.pointer_mut("/purchase_details/split_info")
            && !broken
            && self.chance.permille(600)
        {
            broken = self.break_list(split, "split_details", how, Oddity::BrokenParts);
        }
        if !broken {
            broken = self.break_list(object, "payments", how, Oddity::BrokenPayments)
                | self.break_list(object, "refunds", how, Oddity::BrokenRefunds)
                | self.break_list(object, "tokens", how, Oddity::BrokenTokens);
        }
        broken.then(|| body.to_string())
    }

    fn break_list(&mut self, object: &mut Value, name: &str, how: Unlisted, oddity: Oddity) -> bool {
        let tells_of_payments = !matches!(object["status"].as_str(), Some("CREATED" | "CANCELLED"));
        let Some(list) = object.get_mut(name).and_then(Value::as_array_mut) else { return false };
        let how_told = match how {
            Unlisted::Missing => Oddity::ListMissing,
            Unlisted::Null => Oddity::ListNull,
            Unlisted::OtherType => Oddity::ListOfAnotherType,
            Unlisted::Unreadable => Oddity::ItemUnreadable,
            Unlisted::Emptied => Oddity::ListEmptied,
        };
        match how {
            Unlisted::Missing => {
                if let Some(object) = object.as_object_mut() {
                    object.remove(name);
                }
            }
            Unlisted::Null => object[name] = Value::Null,
            Unlisted::OtherType => {
                object[name] =
                    self.chance.pick(&["{}", "\"none\"", "0", "false"]).parse().unwrap_or_default();
            }
            Unlisted::Unreadable => {
                let item = self.chance.pick(&["1", "\"..\"", "[]", "null"]).parse().unwrap_or_default();
                let at = self.chance.below(list.len() as u64);
                match usize::try_from(at).ok().and_then(|at| list.get_mut(at)) {
                    Some(one) => *one = item,
                    None => list.push(item),
                }
            }
            // What tells nothing of its own could not be told from the truth.
            Unlisted::Emptied
                if list.is_empty() || !tells_of_payments || name == "tokens" || name == "refunds" =>
            {
                return false;
            }
            Unlisted::Emptied => list.clear(),
        }
        self.gateway.met.count(oddity);
        self.gateway.met.count(how_told);
        true
    }
}

/// The secrets of a request, as a careless gateway repeats them in a message.
fn echo(request: &HttpRequest) -> String {
    let bearer =
        request.headers.iter().find(|(name, _)| name == "Authorization").map_or("", |(_, value)| &**value);
    let body = request.body.as_ref().map_or("", |body| body.expose()).replace('"', "'");
    format!("refused {bearer} with {body}")
}

fn junk_body(junk: Junk, real: &str, echo: &str) -> Vec<u8> {
    match junk {
        Junk::Empty => Vec::new(),
        Junk::Cut => {
            let real = if real.is_empty() { r#"{"data":{"order_id":"v1-order"# } else { real };
            real.as_bytes()[..real.len() / 2].to_vec()
        }
        Junk::Html => format!("<!doctype html><title>{echo}</title>").into_bytes(),
        Junk::Null => b"null".to_vec(),
        Junk::List => b"[]".to_vec(),
        Junk::Object => b"{}".to_vec(),
        Junk::NoData => br#"{"data":null}"#.to_vec(),
        Junk::EmptyData => br#"{"data":{}}"#.to_vec(),
        Junk::Bytes => vec![0xff, 0xfe, 0x00, 0xc3, 0x28],
        Junk::Deep => "[".repeat(2_000).into_bytes(),
        // Told in the gateway's own form.
        Junk::Refusal => Vec::new(),
    }
}

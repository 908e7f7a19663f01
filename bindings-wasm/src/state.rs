//! What lives behind the door.

use pinelabs_online::{
    Action, Answer, Call, CallbackKey, Error, Event, HttpResponse, OPERATIONS, OrderStatus, Secret, Session,
    Stamp, Step, TransportFailure, WebhookHeaders, WebhookKey, read_options,
};
use serde_json::json;

use crate::output::Output;
use crate::registry::Registry;

/// A question through the door: a number that means something to the function that was called, or why not.
pub(crate) type Reply = Result<i32, Refusal>;

/// Why there is no answer.
pub(crate) enum Refusal {
    /// The core refused; the output says why.
    Failed(Box<Error>),
    /// Ask again with the fields as JSON: one of them holds the character that separates fields.
    AskInJson,
    /// A number or a text that this package's own JavaScript never sends.
    Misuse,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// What a step of a call asks for.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// Send the request in the output.
    Send = 0,
    /// Sleep for as many milliseconds as the output's mark says.
    Sleep = 1,
    /// Nothing: the answer is the text in the output.
    Done = 2,
}

/// More than this is given back instead of kept for the next time.
const KEPT_BYTES: usize = 64 * 1024;
/// Separates texts; no JSON text holds it.
const SEPARATOR: char = '\0';

/// The headers of a webhook from texts: a name and a value in turns.
fn webhook_headers(head: &[u8]) -> Result<WebhookHeaders<'_>, Refusal> {
    let head = str::from_utf8(head).map_err(|_| Refusal::Misuse)?;
    let mut parts = head.split(SEPARATOR);
    let headers = std::iter::from_fn(|| Some((parts.next()?, parts.next()?)));
    Ok(WebhookHeaders::find(headers)?)
}

/// Everything of one instance.
pub(crate) struct State {
    input: Vec<u8>,
    pub(crate) output: Output,
    sessions: Registry<Session>,
    calls: Registry<Box<Call<Answer>>>,
    callback_keys: Registry<CallbackKey>,
    webhook_keys: Registry<WebhookKey>,
}

impl State {
    pub(crate) const fn new() -> Self {
        Self {
            input: Vec::new(),
            output: Output::new(),
            sessions: Registry::new(),
            calls: Registry::new(),
            callback_keys: Registry::new(),
            webhook_keys: Registry::new(),
        }
    }

    /// Room for so many bytes.
    pub(crate) fn input(&mut self, bytes: usize) -> *mut u8 {
        if self.input.len() < bytes {
            self.input.resize(bytes, 0);
        }
        self.input.as_mut_ptr()
    }

    /// Gives the first `length` bytes of the input to `ask` and wipes them: they may have been a card number.
    pub(crate) fn take(&mut self, length: usize, ask: impl FnOnce(&mut Self, &[u8]) -> Reply) -> Reply {
        let mut input = std::mem::take(&mut self.input);
        let reply = match input.get_mut(..length) {
            Some(bytes) => {
                let reply = ask(self, bytes);
                bytes.fill(0);
                reply
            }
            None => Err(Refusal::Misuse),
        };
        if input.len() <= KEPT_BYTES {
            self.input = input;
        }
        reply
    }

    /// As [`take`](Self::take), for a text.
    pub(crate) fn take_text(&mut self, length: usize, ask: impl FnOnce(&mut Self, &str) -> Reply) -> Reply {
        self.take(length, |state, bytes| ask(state, str::from_utf8(bytes).map_err(|_| Refusal::Misuse)?))
    }

    #[cfg(test)]
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.input[..bytes.len()].copy_from_slice(bytes);
    }

    #[cfg(test)]
    pub(crate) fn is_wiped(&self) -> bool {
        !self.input.is_empty() && self.input.iter().all(|byte| *byte == 0)
    }

    /// What does not change: the operations, and the statuses of an order.
    pub(crate) fn facts(&mut self) -> Reply {
        let operations: Vec<_> = OPERATIONS
            .iter()
            .map(|operation| {
                json!({
                    "name": operation.name,
                    "method": operation.method.as_str(),
                    "path": operation.path,
                })
            })
            .collect();
        self.output.put_json(&json!({ "operations": operations, "order_statuses": OrderStatus::KNOWN }));
        Ok(0)
    }

    pub(crate) fn new_session(&mut self, config: &str) -> Reply {
        Ok(self.sessions.keep(Session::from_json(config)?))
    }

    pub(crate) fn free_session(&mut self, session: u32) -> Reply {
        self.sessions.remove(session);
        Ok(0)
    }

    /// The text is the operation's name, the options and the parameters; the options may be empty.
    pub(crate) fn start_call(&mut self, session: u32, text: &str) -> Reply {
        let session = self.sessions.get(session).ok_or(Refusal::Misuse)?;
        let mut parts = text.splitn(3, SEPARATOR);
        let (Some(name), Some(options), Some(params)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(Refusal::Misuse);
        };
        let options = if options.is_empty() { Default::default() } else { read_options(options)? };
        Ok(self.calls.keep(Box::new(session.call_named(name, params, options)?)))
    }

    pub(crate) fn step_call(&mut self, call: u32, stamp: Stamp) -> Reply {
        let call = self.calls.get_mut(call).ok_or(Refusal::Misuse)?;
        let wanted = match call.step(stamp)? {
            Step::Send(request) => {
                self.output.put_request(call.request_id(), call.inquiry(), &request);
                Wanted::Send
            }
            Step::Sleep(duration) => {
                self.output.clear();
                self.output.mark = u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
                Wanted::Sleep
            }
            Step::Done(answer) => {
                self.output.put(answer.json.expose());
                Wanted::Done
            }
        };
        Ok(wanted as i32)
    }

    /// The head is each header's name and value, a line each.
    pub(crate) fn receive(&mut self, call: u32, status: u32, head: &[u8], body: &[u8]) -> Reply {
        let call = self.calls.get_mut(call).ok_or(Refusal::Misuse)?;
        let status = u16::try_from(status).map_err(|_| Refusal::Misuse)?;
        let mut lines = str::from_utf8(head).map_err(|_| Refusal::Misuse)?.split('\n');
        let mut headers = Vec::new();
        while let (Some(name), Some(value)) = (lines.next(), lines.next()) {
            if HttpResponse::reads(name) {
                headers.push((name.to_owned(), value.to_owned()));
            }
        }
        call.receive(Ok(HttpResponse { status, headers, body: body.to_vec() }));
        Ok(0)
    }

    pub(crate) fn fail(&mut self, call: u32, sent: bool, message: &str) -> Reply {
        let call = self.calls.get_mut(call).ok_or(Refusal::Misuse)?;
        call.receive(Err(TransportFailure { sent, message: message.to_owned() }));
        Ok(0)
    }

    pub(crate) fn clean(&mut self, call: u32, text: &str) -> Reply {
        let call = self.calls.get(call).ok_or(Refusal::Misuse)?;
        self.output.put(&call.clean(text));
        Ok(0)
    }

    pub(crate) fn abandon_call(&mut self, call: u32, sent: bool) -> Reply {
        Err(self.calls.remove(call).ok_or(Refusal::Misuse)?.abandon(sent).into())
    }

    /// Also wipes the output, which may hold what the call last sent.
    pub(crate) fn free_call(&mut self, call: u32) -> Reply {
        self.calls.remove(call);
        self.output.clear();
        Ok(0)
    }

    pub(crate) fn new_callback_key(&mut self, key: &str) -> Reply {
        Ok(self.callback_keys.keep(CallbackKey::from_hex(&Secret::new(key))?))
    }

    pub(crate) fn free_callback_key(&mut self, key: u32) -> Reply {
        self.callback_keys.remove(key);
        Ok(0)
    }

    /// Verifies a form as it was posted; the callback is in the output.
    pub(crate) fn verify_form(&mut self, key: u32, form: &[u8]) -> Reply {
        let key = self.callback_keys.get(key).ok_or(Refusal::Misuse)?;
        let callback = key.verify_form(form)?;
        self.output.put_json(&json!(callback));
        Ok(0)
    }

    /// Verifies `count` fields, each a name and a value. The answer is the place of the status among the known ones,
    /// counted from 1, or 0 for one that is not known: JavaScript has the rest already.
    pub(crate) fn verify_fields(&mut self, key: u32, count: usize, text: &str) -> Reply {
        let key = self.callback_keys.get(key).ok_or(Refusal::Misuse)?;
        let mut parts = text.split(SEPARATOR);
        let mut fields = Vec::with_capacity(count.min(128));
        let mut rest = "";
        while let Some(name) = parts.next() {
            match parts.next() {
                Some(value) => fields.push((name, value)),
                None => rest = name,
            }
        }
        // Every part ends with a separator, so that nothing is behind the last.
        if fields.len() != count || !rest.is_empty() {
            return Err(Refusal::AskInJson);
        }
        let status = key.verify_status(&mut fields)?;
        let place = OrderStatus::KNOWN.iter().position(|word| *word == status.as_str());
        Ok(place.and_then(|place| i32::try_from(place + 1).ok()).unwrap_or(0))
    }

    /// Verifies fields that are a list of pairs in JSON; the callback is in the output.
    pub(crate) fn verify_pairs(&mut self, key: u32, json: &str) -> Reply {
        let key = self.callback_keys.get(key).ok_or(Refusal::Misuse)?;
        let callback = key.verify_fields(&pairs(json)?)?;
        self.output.put_json(&json!(callback));
        Ok(0)
    }

    /// Signs fields that are a list of pairs in JSON: the signature alone, or the whole form.
    pub(crate) fn sign_fields(&mut self, key: u32, whole: bool, json: &str) -> Reply {
        let key = self.callback_keys.get(key).ok_or(Refusal::Misuse)?;
        let fields = pairs(json)?;
        let signed = if whole { key.sign_form(&fields)? } else { key.sign(&fields)? };
        self.output.put(&signed);
        Ok(0)
    }

    pub(crate) fn new_webhook_key(&mut self, base64: bool, secret: &str) -> Reply {
        let secret = Secret::new(secret);
        let key = if base64 { WebhookKey::base64(&secret)? } else { WebhookKey::plain(&secret)? };
        Ok(self.webhook_keys.keep(key))
    }

    pub(crate) fn free_webhook_key(&mut self, key: u32) -> Reply {
        self.webhook_keys.remove(key);
        Ok(0)
    }

    /// Verifies a webhook. The head is its headers, each a name and a value.
    pub(crate) fn verify_webhook(&mut self, key: u32, unix_ms: u64, head: &[u8], body: &[u8]) -> Reply {
        let key = self.webhook_keys.get(key).ok_or(Refusal::Misuse)?;
        key.verify(body, &webhook_headers(head)?, unix_ms)?;
        Ok(0)
    }

    /// As [`verify_webhook`](Self::verify_webhook), with the HMAC that JavaScript computed.
    #[expect(clippy::unused_self, reason = "as all that the door asks")]
    pub(crate) fn verify_webhook_tag(&mut self, unix_ms: u64, head: &[u8], tag: &[u8]) -> Reply {
        let tag = tag.try_into().map_err(|_| Refusal::Misuse)?;
        webhook_headers(head)?.verify_tag(tag, unix_ms)?;
        Ok(0)
    }

    /// Reads a body that was verified; the event is in the output.
    pub(crate) fn read_event(&mut self, timestamp: u64, id: &[u8], body: &[u8]) -> Reply {
        let id = str::from_utf8(id).map_err(|_| Refusal::Misuse)?;
        self.output.put_json(&json!(Event::read(id, timestamp, body)?));
        Ok(0)
    }

    /// The value of `webhook-signature`.
    pub(crate) fn sign_webhook(&mut self, key: u32, timestamp_s: u64, id: &[u8], body: &[u8]) -> Reply {
        let key = self.webhook_keys.get(key).ok_or(Refusal::Misuse)?;
        let id = str::from_utf8(id).map_err(|_| Refusal::Misuse)?;
        let signature = key.sign(id, timestamp_s, body)?;
        self.output.put(&signature);
        Ok(0)
    }

    /// The text is a status and an action.
    pub(crate) fn check_status(&mut self, pre_auth: i32, text: &str) -> Reply {
        let (status, action) = text.split_once(SEPARATOR).ok_or(Refusal::Misuse)?;
        OrderStatus::from(status).check(action.parse::<Action>()?, world(pre_auth))?;
        Ok(0)
    }

    /// The text is the status that was known and the one that is reported.
    pub(crate) fn observe_status(&mut self, text: &str) -> Reply {
        let (stored, reported) = text.split_once(SEPARATOR).ok_or(Refusal::Misuse)?;
        let observation = OrderStatus::from(stored).observe(&OrderStatus::from(reported));
        self.output.put(observation.as_str());
        Ok(0)
    }

    pub(crate) fn status_actions(&mut self, pre_auth: i32, status: &str) -> Reply {
        let actions = OrderStatus::from(status).actions(world(pre_auth));
        self.output.put_json(&json!(actions));
        Ok(0)
    }

    pub(crate) fn status_is_final(&self, status: &str) -> Reply {
        Ok(OrderStatus::from(status).is_final().into())
    }
}

fn pairs(json: &str) -> Result<Vec<(String, String)>, Refusal> {
    serde_json::from_str(json).map_err(|_| Refusal::Misuse)
}

/// Whether the order was created with `pre_auth`: 1, 0, or anything else for not known.
fn world(pre_auth: i32) -> Option<bool> {
    match pre_auth {
        1 => Some(true),
        0 => Some(false),
        _ => None,
    }
}

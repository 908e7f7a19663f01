//! Sessions and calls.

use std::borrow::Cow;

use pinelabs_online::{
    Answer, HttpRequest, HttpResponse, Secret, Step, StepContext, TransportFailure, read_options,
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::refusal::{Refusal, to_json, to_object};
use crate::whole;

/// Configuration and access token, shared by the calls of a client.
#[wasm_bindgen]
pub struct Session(pinelabs_online::Session);

#[wasm_bindgen]
impl Session {
    /// Reads the configuration from JSON text.
    #[wasm_bindgen(constructor)]
    pub fn new(config: String) -> Result<Self, Refusal> {
        let config = Secret::new(config);
        Ok(Self(pinelabs_online::Session::from_json(config.expose())?))
    }

    /// The access token that the calls use, with its end, as JSON text.
    pub fn access_token(&self) -> Option<String> {
        self.0.access_token().as_ref().map(to_json)
    }

    /// Starts a call. The parameters are JSON text in UTF-8, the options JSON text or nothing.
    pub fn call(&self, operation: String, params: Vec<u8>, options: Option<String>) -> Result<Call, Refusal> {
        let params = Secret::new(text(params));
        let options = options.map(|json| read_options(&json)).transpose()?.unwrap_or_default();
        Ok(Call(self.0.call_named(&operation, params.expose(), options)?))
    }
}

/// One call, driven from JavaScript.
#[wasm_bindgen]
pub struct Call(pinelabs_online::Call<Answer>);

/// What the driver is to do next.
#[derive(Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
enum Next<'a> {
    Send {
        method: &'static str,
        url: &'a str,
        headers: &'a [(Cow<'static, str>, Cow<'static, str>)],
        body: Option<&'a str>,
        timeout_ms: u64,
        operation: &'static str,
        path_template: &'static str,
        attempt: u32,
        request_id: &'a str,
        /// Of the call, not of a token request that it makes: kept outside in case that the instance breaks.
        call_request_id: Option<&'a str>,
        /// JSON text, kept likewise.
        inquiry: Option<String>,
    },
    Sleep {
        ms: u64,
    },
    Done {
        json: &'a str,
    },
}

#[wasm_bindgen]
impl Call {
    /// What to do now, with the time in milliseconds and sixteen random bytes as four words.
    pub fn step(&mut self, unix_ms: f64, e0: u32, e1: u32, e2: u32, e3: u32) -> Result<JsValue, Refusal> {
        let mut entropy = [0; 16];
        for (to, word) in entropy.chunks_exact_mut(4).zip([e0, e1, e2, e3]) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        Ok(match self.0.step(StepContext { unix_ms: whole(unix_ms), entropy })? {
            Step::Send(request) => self.send(&request),
            Step::Sleep(time) => {
                to_object(&Next::Sleep { ms: u64::try_from(time.as_millis()).unwrap_or(u64::MAX) })
            }
            Step::Done(answer) => to_object(&Next::Done { json: answer.json.expose() }),
        })
    }

    fn send(&self, request: &HttpRequest) -> JsValue {
        to_object(&Next::Send {
            method: request.method.as_str(),
            url: &request.url,
            headers: &request.headers,
            body: request.body.as_ref().map(Secret::expose),
            timeout_ms: request.timeout_ms,
            operation: request.operation,
            path_template: request.path_template,
            attempt: request.attempt,
            request_id: &request.request_id,
            call_request_id: self.0.request_id(),
            inquiry: self.0.inquiry().map(to_json),
        })
    }

    /// Takes the answer: its status, the value of `retry-after` if there is one, and its body.
    pub fn receive(&mut self, status: u16, retry_after: Option<String>, body: Vec<u8>) {
        let headers = retry_after.map(|value| ("retry-after".to_owned(), value)).into_iter().collect();
        self.0.receive(Ok(HttpResponse { status, headers, body }));
    }

    /// Takes the news that no answer came, and why.
    pub fn fail(&mut self, sent: bool, message: String) {
        self.0.receive(Err(TransportFailure { sent, message }));
    }

    /// A text that other code wrote, without the secrets of the call.
    pub fn clean(&self, text: String) -> String {
        self.0.clean(&text)
    }

    /// Ends the call early: the error that says what it may have left behind.
    pub fn abandon(self, sent: bool) -> JsValue {
        Refusal::from(self.0.abandon(sent)).into()
    }
}

/// Bytes as text. JavaScript encodes nothing but UTF-8; anything else is no JSON either.
pub(crate) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

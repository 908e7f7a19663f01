//! The functions that JavaScript calls: numbers in, a number out, text by the input and the output.
//!
//! A text goes in by writing its UTF-8 at [`input`] and giving its length; it comes out at [`output`], which holds until
//! the next call. A negative answer is a refusal: [`FAILED`], with the error in the output, [`ASK_IN_JSON`],
//! [`MISUSE`] or [`BROKEN`]. What lives longer than a call (sessions, calls, keys) goes by a number and must be freed.
#![allow(unsafe_code, reason = "exporting a function under its own name is `unsafe` since edition 2024")]
// The invariant behind that: the names are exported by the WebAssembly module alone, where nothing else has a symbol,
// and no function here reads or writes through a pointer. JavaScript writes into the memory that `input` names, never
// beyond what it asked for, and only between two calls: no Rust code runs then.

use std::cell::RefCell;

use pinelabs_online::Stamp;

use crate::state::{Refusal, Reply, State};

/// The answer when the core refused: the output has the error.
pub const FAILED: i32 = -1;
/// The answer to fields of which one holds the separator: ask again with the fields as JSON.
pub const ASK_IN_JSON: i32 = -2;
/// The answer to what the package's own JavaScript never asks; the instance is whole.
pub const MISUSE: i32 = -3;
/// The answer of an instance that broke before: it must be thrown away.
pub const BROKEN: i32 = -4;

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::new()) };
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Gives the door's state to `ask`; an error goes to the output.
fn with(ask: impl FnOnce(&mut State) -> Reply) -> i32 {
    STATE.with(|state| {
        // Nothing in here calls back, so the state is free whenever JavaScript calls.
        let Ok(mut state) = state.try_borrow_mut() else { return BROKEN };
        match ask(&mut state) {
            Ok(number) => number,
            Err(Refusal::Failed(error)) => {
                state.output.put_error(&error);
                FAILED
            }
            Err(Refusal::AskInJson) => ASK_IN_JSON,
            Err(Refusal::Misuse) => MISUSE,
        }
    })
}

fn joined(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

/// Gives the first bytes of the input in two parts to `ask`.
fn with_two(first: usize, second: usize, ask: impl FnOnce(&mut State, &[u8], &[u8]) -> Reply) -> i32 {
    with(|state| {
        state.take(first.saturating_add(second), |state, bytes| {
            let (first, second) = bytes.split_at_checked(first).ok_or(Refusal::Misuse)?;
            ask(state, first, second)
        })
    })
}

macro_rules! exports {
    ($(
        $(#[doc = $doc:literal])*
        fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $result:ty $body:block
    )*) => {
        $(
            $(#[doc = $doc])*
            #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
            pub extern "C" fn $name($($argument: $type),*) -> $result $body
        )*
    };
}

exports! {
    /// Makes a panic leave its place in the code behind; call it once, first.
    fn begin() -> i32 {
        std::panic::set_hook(Box::new(|panic| {
            // Only the place: the message may quote what the core was working on.
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            PANIC.with(|kept| {
                if let Ok(mut kept) = kept.try_borrow_mut() {
                    *kept = place;
                }
            });
        }));
        0
    }

    /// Where the text about the panic begins, after one.
    fn panic_text() -> *const u8 {
        PANIC.with(|kept| kept.try_borrow().map_or(std::ptr::null(), |kept| kept.as_ptr()))
    }

    /// How many bytes it has; none if there was no panic.
    fn panic_length() -> usize {
        PANIC.with(|kept| kept.try_borrow().map_or(0, |kept| kept.len()))
    }

    /// Where to write so many bytes.
    fn input(bytes: usize) -> *mut u8 {
        STATE.with(|state| state.try_borrow_mut().map_or(std::ptr::null_mut(), |mut state| state.input(bytes)))
    }

    /// Where the output begins.
    fn output() -> *const u8 {
        STATE.with(|state| state.try_borrow().map_or(std::ptr::null(), |state| state.output.bytes().as_ptr()))
    }

    /// How many bytes it has.
    fn output_length() -> usize {
        STATE.with(|state| state.try_borrow().map_or(0, |state| state.output.bytes().len()))
    }

    /// The number beside the output: where a request's body begins, or how long to sleep.
    fn output_mark() -> u32 {
        STATE.with(|state| state.try_borrow().map_or(0, |state| state.output.mark))
    }

    /// Puts `{"operations", "order_statuses"}` into the output.
    fn facts() -> i32 {
        with(State::facts)
    }

    /// Makes a session from its configuration in JSON, and gives its number.
    fn session_new(length: usize) -> i32 {
        with(|state| state.take_text(length, State::new_session))
    }

    /// Forgets a session.
    fn session_free(session: u32) -> i32 {
        with(|state| state.free_session(session))
    }

    /// Starts a call and gives its number. The text is the operation's name, the options in JSON or nothing, and the
    /// parameters in JSON, with a zero byte between.
    fn call_start(session: u32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, text| state.start_call(session, text)))
    }

    /// Says what a call wants: 0 to send the request in the output, behind what is to be kept of the call, 1 to sleep as the mark says; or that it is over,
    /// with the answer in 2 the last body, 3 its `data`, 4 the output. The time is in two halves, the entropy in four.
    fn call_step(call: u32, high: u32, low: u32, e0: u32, e1: u32, e2: u32, e3: u32) -> i32 {
        let mut entropy = [0; 16];
        for (to, from) in entropy.iter_mut().zip([e0, e1, e2, e3].iter().flat_map(|word| word.to_le_bytes())) {
            *to = from;
        }
        with(|state| state.step_call(call, Stamp { unix_ms: joined(high, low), entropy }))
    }

    /// Gives a call its answer: the headers' names and values as lines, and behind them the body.
    fn call_receive(call: u32, status: u32, head: usize, body: usize) -> i32 {
        with_two(head, body, |state, head, body| state.receive(call, status, head, body))
    }

    /// Tells a call that no answer came, and why.
    fn call_fail(call: u32, sent: u32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, message| state.fail(call, sent != 0, message)))
    }

    /// Puts a text that other code wrote into the output, without the secrets of the call.
    fn call_clean(call: u32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, text| state.clean(call, text)))
    }

    /// Ends a call early; the answer is always [`FAILED`], the error says what the call may have left behind.
    fn call_abandon(call: u32, sent: u32) -> i32 {
        with(|state| state.abandon_call(call, sent != 0))
    }

    /// Forgets a call.
    fn call_free(call: u32) -> i32 {
        with(|state| state.free_call(call))
    }

    /// Prepares a key for callbacks, in hexadecimal, and gives its number.
    fn callback_key_new(length: usize) -> i32 {
        with(|state| state.take_text(length, State::new_callback_key))
    }

    /// Forgets a key for callbacks.
    fn callback_key_free(key: u32) -> i32 {
        with(|state| state.free_callback_key(key))
    }

    /// Verifies a form as it was posted; the callback is in the output as JSON.
    fn callback_verify_form(key: u32, length: usize) -> i32 {
        with(|state| state.take(length, |state, form| state.verify_form(key, form)))
    }

    /// Verifies fields, names and values with a zero byte between; gives the status's place among those of `facts`,
    /// from 1, or 0 if it is none of them.
    fn callback_verify_fields(key: u32, count: usize, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, text| state.verify_fields(key, count, text)))
    }

    /// Verifies fields that are a list of pairs in JSON; the callback is in the output as JSON.
    fn callback_verify_pairs(key: u32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, json| state.verify_pairs(key, json)))
    }

    /// Signs fields that are a list of pairs in JSON; the output is the signature, or the whole form.
    fn callback_sign(key: u32, whole: u32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, json| state.sign_fields(key, whole != 0, json)))
    }

    /// Prepares a key for webhooks, plain or in base64, and gives its number.
    fn webhook_key_new(base64: u32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, secret| state.new_webhook_key(base64 != 0, secret)))
    }

    /// Forgets a key for webhooks.
    fn webhook_key_free(key: u32) -> i32 {
        with(|state| state.free_webhook_key(key))
    }

    /// Verifies a webhook: headers, names and values with a zero byte between, and behind them the body. With `read`
    /// the event is in the output as JSON.
    fn webhook_verify(key: u32, high: u32, low: u32, head: usize, body: usize) -> i32 {
        let unix_ms = joined(high, low);
        with_two(head, body, |state, head, body| state.verify_webhook(key, unix_ms, head, body))
    }

    /// As [`webhook_verify`], with an HMAC of 32 bytes that JavaScript computed in the place of key and body.
    fn webhook_verify_tag(high: u32, low: u32, head: usize, tag: usize) -> i32 {
        let unix_ms = joined(high, low);
        with_two(head, tag, |state, head, tag| state.verify_webhook_tag(unix_ms, head, tag))
    }

    /// Puts the event of a verified webhook into the output, as JSON: its id, and behind it the body.
    fn webhook_event(high: u32, low: u32, id: usize, body: usize) -> i32 {
        let timestamp = joined(high, low);
        with_two(id, body, |state, id, body| state.read_event(timestamp, id, body))
    }

    /// Signs a webhook: its id, and behind it the body. The output is the value of `webhook-signature`.
    fn webhook_sign(key: u32, high: u32, low: u32, id: usize, body: usize) -> i32 {
        let timestamp_s = joined(high, low);
        with_two(id, body, |state, id, body| state.sign_webhook(key, timestamp_s, id, body))
    }

    /// Refuses an action that an order's status does not allow: the status and the action with a zero byte between.
    /// `pre_auth` is 1, 0, or -1 for not known.
    fn status_check(pre_auth: i32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, text| state.check_status(pre_auth, text)))
    }

    /// Puts into the output how a reported status fits the known one: the two with a zero byte between.
    fn status_observe(length: usize) -> i32 {
        with(|state| state.take_text(length, State::observe_status))
    }

    /// Puts the actions that a status allows into the output, a list in JSON. `pre_auth` as in `status_check`.
    fn status_actions(pre_auth: i32, length: usize) -> i32 {
        with(|state| state.take_text(length, |state, status| state.status_actions(pre_auth, status)))
    }

    /// Gives 1 if a status is final, else 0.
    fn status_is_final(length: usize) -> i32 {
        with(|state| state.take_text(length, |state, status| state.status_is_final(status)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays JavaScript: writes at the place that `input` gives.
    fn write(text: &str) -> usize {
        STATE.with(|state| {
            let mut state = state.borrow_mut();
            state.input(text.len());
            state.write(text.as_bytes());
        });
        text.len()
    }

    fn read() -> String {
        STATE.with(|state| String::from_utf8(state.borrow().output.bytes().to_vec()).unwrap())
    }

    fn session() -> u32 {
        u32::try_from(session_new(write(r#"{"client_id":"id","client_secret":"secret"}"#))).unwrap()
    }

    #[test]
    fn a_call_goes_through_the_door_and_leaves_nothing_behind() {
        let session = session();
        let call = call_start(session, write("orders.get\0\0{\"order_id\":\"v1-1\"}"));
        let call = u32::try_from(call).unwrap();
        assert_eq!(call_step(call, 0, 0, 7, 7, 7, 7), 0);
        let token_request = read();
        let mut lines = token_request.lines();
        assert_eq!((lines.next().unwrap().len(), lines.next()), (36, Some("")));
        assert!(
            token_request[38..]
                .starts_with("POST\nhttps://pluraluat.v2.pinepg.in/api/auth/v1/token\n30000\n")
        );
        let body = r#"{"access_token":"t","expires_in":3600}"#;
        write(&format!("retry-after\n1{body}"));
        assert_eq!(call_receive(call, 200, 13, body.len()), 0);
        assert_eq!(call_step(call, 0, 0, 7, 7, 7, 7), 0);
        assert!(read().contains("\n\nGET\n") && read().contains("\nAuthorization\nBearer t\n"));
        assert_eq!(output_mark(), u32::MAX);
        assert_eq!(call_clean(call, write("Bearer t 4012001037141112")), 0);
        assert!(read().starts_with("Bearer ") && !read().contains("4012001037141112"));
        let order = write(r#"{"data":{"order_id":"v1-1","status":"CREATED"}}"#);
        assert_eq!(call_receive(call, 200, 0, order), 0);
        assert_eq!(call_step(call, 0, 0, 7, 7, 7, 7), 3);
        assert_eq!(call_free(call), 0);
        assert_eq!((output_length(), call_step(call, 0, 0, 7, 7, 7, 7)), (0, MISUSE));
        session_free(session);
        assert_eq!(call_start(session, write("orders.get\0\0{}")), MISUSE);
    }

    #[test]
    fn a_write_says_with_its_first_request_what_settles_a_doubt() {
        let session = session();
        let call = call_start(session, write("orders.cancel\0\0{\"order_id\":\"v1-1\"}"));
        let call = u32::try_from(call).unwrap();
        assert_eq!(call_step(call, 0, 0, 7, 7, 7, 7), 0);
        let inquiry: serde_json::Value = serde_json::from_str(read().lines().nth(1).unwrap()).unwrap();
        assert_eq!(
            (&inquiry["operation"], &inquiry["params"]["order_id"]),
            (&"orders.get".into(), &"v1-1".into())
        );
        call_free(call);
        session_free(session);
    }

    #[test]
    fn a_state_that_broke_says_so() {
        STATE.with(|state| {
            let _in_use = state.borrow_mut();
            assert_eq!(facts(), BROKEN);
        });
    }

    #[test]
    fn an_error_is_in_the_output_without_the_value_that_raised_it() {
        let session = session();
        assert_eq!(call_start(session, write("orders.get\0\0{\"order_id\":4012001037141112}")), FAILED);
        assert!(
            read().contains(r#""path":"order_id""#) && !read().contains("4012001037141112"),
            "{}",
            read()
        );
    }

    #[test]
    fn what_was_read_from_the_input_is_wiped() {
        let session = session();
        let length = write("orders.get\0\0{\"order_id\":\"4012001037141112\"}");
        assert!(call_start(session, length) > 0);
        STATE.with(|state| assert!(state.borrow().is_wiped()));
    }

    #[test]
    fn lengths_and_numbers_that_do_not_fit_are_refused() {
        assert_eq!(session_new(usize::MAX), MISUSE);
        assert_eq!(call_receive(1, 200, usize::MAX, usize::MAX), MISUSE);
        assert_eq!(call_abandon(77, 1), MISUSE);
        assert_eq!(callback_verify_fields(77, 1, 0), MISUSE);
        assert_eq!(webhook_verify(77, 0, 0, 0, 0), MISUSE);
        assert_eq!(webhook_verify_tag(0, 0, 0, 31), MISUSE);
    }

    #[test]
    fn fields_are_counted_so_that_a_zero_byte_cannot_make_one_of_two() {
        let key = u32::try_from(callback_key_new(write("9A7282D0556544C59AFE8EC92F5C85F6"))).unwrap();
        assert_eq!(callback_sign(key, 0, write(r#"[["order_id","o"],["status","AUTHORIZED"]]"#)), 0);
        let text = format!("order_id\0o\0status\0AUTHORIZED\0signature\0{}\0", read());
        assert_eq!(callback_verify_fields(key, 3, write(&text)), 4);
        assert_eq!(callback_verify_fields(key, 2, write(&text)), ASK_IN_JSON);
        callback_key_free(key);
        assert_eq!(callback_verify_fields(key, 3, write(&text)), MISUSE);
    }

    #[test]
    fn the_statuses_are_those_of_the_core() {
        assert_eq!(status_check(1, write("AUTHORIZED\0capture")), 0);
        assert_eq!(status_check(-1, write("FAILED\0capture")), FAILED);
        assert_eq!((status_observe(write("AUTHORIZED\0PENDING")), read()), (0, "late".into()));
        assert_eq!((status_actions(-1, write("PROCESSED")), read()), (0, r#"["refund"]"#.into()));
        assert_eq!((status_is_final(write("FAILED")), status_is_final(write("PENDING"))), (1, 0));
        assert_eq!(facts(), 0);
        assert!(read().contains(r#""name":"orders.capture""#));
    }
}

"use strict";

const door = require("./door.js");
const { explain } = require("./error.js");
const { TransportFailure, cleaned } = require("./failure.js");
const { SILENT, Told } = require("./observer.js");
const { HttpRequest } = require("./transport.js");

/** What a step of a call asks for; `src/state.rs` has the same list. */
const SEND = 0;
const SLEEP = 1;

/** The mark of a request without a body. */
const NO_BODY = 0xffff_ffff;

/**
 * Makes one call: does what its state machine in the core asks for, until it is over.
 *
 * @param {{ session: () => number, transport: object, surroundings: object, observer?: Function }} client
 * @param {string} operation its name
 * @param {string} params JSON
 * @param {string} options JSON, or nothing
 * @param {AbortSignal | undefined} signal
 */
async function drive(client, operation, params, options, signal) {
  const { transport, surroundings, observer } = client;
  let call = 0;
  let generation = 0;
  /** Why the last answer did not come. */
  let failure;
  /** The last request's line about the call, kept outside of the instance in case that it breaks. */
  let kept = NOTHING_KEPT;
  /** Whether a write may have gone out: should the core break, only its inquiry says what it did. */
  let written = false;

  const step = (words, at) => door.stepCall(call, surroundings.now(), words, at);
  const isThere = () => generation === door.generation();
  const giveUp = (sent) => {
    failure = signal.reason;
    return door.abandonCall(call, sent);
  };
  const clean = (text) => (isThere() ? door.clean(call, text) : "the transport failed");

  try {
    const session = client.session();
    call = door.startCall(session, operation, params, options);
    generation = door.generation();
    for (;;) {
      if (!isThere()) {
        throw new door.Broken("the core broke in another call");
      }
      const wanted = surroundings.withEntropy(step);
      if (wanted === SEND) {
        const sending = readRequest();
        const { request } = sending;
        ({ kept } = sending);
        if (signal?.aborted) {
          throw giveUp(false);
        }
        written ||= request.operation === operation && request.method !== "GET";
        try {
          const answer = await exchange(transport, request, signal, surroundings, observer, clean);
          failure = undefined;
          if (isThere()) {
            door.receive(call, answer.status, answer.head, answer.body);
          }
        } catch (error) {
          if (!(error instanceof TransportFailure)) {
            throw error;
          }
          failure = error;
          if (isThere()) {
            if (signal?.aborted) {
              throw giveUp(error.sent);
            }
            door.fail(call, error.sent, error.message);
          }
        }
      } else if (wanted === SLEEP) {
        await surroundings.sleep(door.mark(), signal);
        if (signal?.aborted && isThere()) {
          throw giveUp(false);
        }
      } else {
        return door.readJson();
      }
    }
  } catch (thrown) {
    let error = thrown;
    if (call !== 0 && !door.isOurs(thrown)) {
      // Something that the client was lent (clock, timer) failed: the call says what it leaves behind.
      failure = thrown;
      error = isThere() ? abandon(call) : new door.Broken("the core broke in another call");
    }
    throw explain(error, { operation, ...(written ? doubt(kept) : { request_id: kept.request_id }), cause: failure });
  } finally {
    if (call !== 0 && isThere()) {
      free(call);
    }
  }
}

const NOTHING_KEPT = { request_id: undefined, inquiry: "" };

/** What is known of a write without the core. */
function doubt({ request_id, inquiry }) {
  return { effect: "unknown", request_id, inquiry: inquiry === "" ? undefined : JSON.parse(inquiry) };
}

function abandon(call) {
  try {
    return door.abandonCall(call, true);
  } catch (error) {
    return error;
  }
}

function free(call) {
  try {
    door.freeCall(call);
  } catch {
    // The instance broke, and the call is gone with it; what the call was answered with still holds.
  }
}

/** The request in the output, and before it what is kept of the call. */
function readRequest() {
  const mark = door.mark();
  const [text, body] = mark === NO_BODY ? [door.read(), null] : [door.read(0, mark), door.read(mark)];
  const first = text.indexOf("\n");
  const second = text.indexOf("\n", first + 1);
  const kept = { request_id: text.slice(0, first) || undefined, inquiry: text.slice(first + 1, second) };
  return { kept, request: new HttpRequest(text.slice(second + 1), body) };
}

/** Sends a request; the observer hears of it before and after. */
async function exchange(transport, request, signal, surroundings, observer, clean) {
  const told = observer === undefined ? SILENT : new Told(observer, request, surroundings);
  told.goesOut();
  let answer;
  try {
    answer = await transport.send(request, signal);
  } catch (error) {
    const failure = cleaned(error, clean);
    told.failed(failure.message);
    throw failure;
  }
  told.answered(answer.status);
  return answer;
}

module.exports = { drive };

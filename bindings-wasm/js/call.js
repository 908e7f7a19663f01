"use strict";

const door = require("./door.js");
const { explain } = require("./error.js");
const { HttpRequest, TransportFailure } = require("./transport.js");

/** What a step of a call asks for; `src/state.rs` has the same list. */
const SEND = 0;
const SLEEP = 1;
const BODY = 2;
const DATA = 3;

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
  /** The last answer's body: what the call is answered with may be in it. */
  let body;
  /** Why the last answer did not come. */
  let failure;
  /** Whether a write may have gone out: should the core break, nobody knows what it did. */
  let written = false;

  const step = (words, at) => door.stepCall(call, surroundings.now(), words, at);
  const isThere = () => generation === door.generation();
  const giveUp = (sent) => {
    failure = signal.reason;
    return door.abandonCall(call, sent);
  };

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
        const request = readRequest();
        if (signal?.aborted) {
          throw giveUp(false);
        }
        written ||= request.operation === operation && request.method !== "GET";
        try {
          const answer = await exchange(transport, request, signal, surroundings, observer);
          failure = undefined;
          ({ body } = answer);
          if (isThere()) {
            door.receive(call, answer.status, answer.head, body);
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
      } else if (wanted === BODY) {
        return body.length === 0 ? null : JSON.parse(body.toString());
      } else if (wanted === DATA) {
        return JSON.parse(body.toString()).data;
      } else {
        return door.readJson();
      }
    }
  } catch (error) {
    throw explain(error, { operation, effect: written ? "unknown" : "none", cause: failure });
  } finally {
    if (call !== 0 && isThere()) {
      door.freeCall(call);
    }
  }
}

function readRequest() {
  const mark = door.mark();
  return mark === NO_BODY
    ? new HttpRequest(door.read(), null)
    : new HttpRequest(door.read(0, mark), door.read(mark));
}

/** Sends a request; the observer hears of it before and after. */
async function exchange(transport, request, signal, surroundings, observer) {
  if (observer === undefined) {
    return transport.send(request, signal);
  }
  const { operation, method, path_template, attempt, request_id } = request;
  const tell = (outcome) => {
    try {
      observer({ operation, method, path_template, attempt, request_id, outcome });
    } catch (error) {
      // A payment does not stop halfway because its log is broken.
      process.emitWarning(`the observer threw: ${error?.name ?? typeof error}`, { code: "PINELABS_OBSERVER" });
    }
  };
  tell(null);
  const since = surroundings.now();
  const took = () => Math.max(0, surroundings.now() - since);
  try {
    const answer = await transport.send(request, signal);
    tell({ duration_ms: took(), status: answer.status, failure: null });
    return answer;
  } catch (error) {
    tell({ duration_ms: took(), status: null, failure: String(error?.message) });
    throw error;
  }
}

module.exports = { drive };

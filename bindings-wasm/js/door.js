"use strict";

/**
 * The way into the core: a WebAssembly instance that imports nothing.
 *
 * Text goes in by writing UTF-8 into a buffer inside the instance, which is reused, and comes out of another. No
 * function here lets JavaScript run while the core does, so one instance serves every call of the process.
 */

const encoder = new TextEncoder();

/** The answers of the door that are refusals; `src/door.rs` says what they mean. */
const FAILED = -1;
const ASK_IN_JSON = -2;
const MISUSE = -3;

/** The core refused; `error`, `display` and `body` say why. */
class Refusal extends Error {
  constructor({ error, display, body }) {
    super(display);
    this.error = error;
    this.body = body;
  }
}

/** The instance broke, which is a defect of this package; the next call gets a new one. */
class Broken extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = "WebAssemblyError";
  }
}

/** A question that this package must not ask; it was refused, so the instance is whole. */
class Misuse extends Broken {}

/** There is no instance, because this process cannot have one. */
class Unavailable extends Error {}

/** The module, compiled when it is first needed: an import that is not used costs nothing. */
let compiled;
/** The running instance: its functions, and views of its memory; nothing before the first use and after a break. */
let exports_;
let bytes;
let text;
/** What the core knows: the same from every instance. */
let facts;
/** Counts the instances that broke: what belongs to an earlier one is gone. */
let generation = 0;

function begin() {
  try {
    compiled ??= new WebAssembly.Module(require("./module.js"));
    const { exports } = new WebAssembly.Instance(compiled);
    exports.begin();
    exports_ = exports;
  } catch (error) {
    throw new Unavailable(whyUnavailable(error), { cause: error });
  }
}

/** Why there is no instance, and what helps. */
function whyUnavailable(error) {
  if (typeof WebAssembly === "undefined") {
    return "this process has no WebAssembly: start Node without `--jitless` and `--no-expose-wasm`";
  }
  if (error instanceof RangeError || error?.code === "ERR_MEMORY_ALLOCATION_FAILED") {
    return (
      "this process has too little virtual memory for WebAssembly: raise its limit (`ulimit -v`), or set " +
      "`NODE_OPTIONS=--disable-wasm-trap-handler`, with which 2 GB are enough"
    );
  }
  return "this process cannot start WebAssembly: the error's cause says why";
}

/** Throws the instance away; the next use makes another. */
function discard() {
  exports_ = undefined;
  bytes = undefined;
  input = undefined;
  generation += 1;
}

/** Growing the memory detaches every view of it. */
function view() {
  if (bytes === undefined || bytes.buffer !== exports_.memory.buffer) {
    const { buffer } = exports_.memory;
    bytes = new Uint8Array(buffer);
    text = Buffer.from(buffer);
  }
}

/** More code units than this are counted in bytes before room is asked for. */
const LONG = 65_536;
/** A view of the input, kept because making one costs as much as writing a short text. */
let input;

/** Writes a text into the input; gives its length in bytes. */
function write(string) {
  const room = string.length <= LONG ? string.length * 3 : Buffer.byteLength(string);
  return encoder.encodeInto(string, inputView(room)).written;
}

/** Writes a text, and behind it the bytes of a body. */
function writeBoth(string, body) {
  const room = string.length <= LONG ? string.length * 3 : Buffer.byteLength(string);
  const into = inputView(room + body.length);
  const { written } = encoder.encodeInto(string, into);
  into.set(body, written);
  return written;
}

/** At least so many bytes of the input, to be written at once. */
function inputView(room) {
  const at = exports_.input(room);
  // A view of memory that has grown since is detached, and has no length.
  if (input === undefined || input.byteOffset !== at || input.length < room) {
    input = new Uint8Array(exports_.memory.buffer, at, room);
  }
  return input;
}

/** What the last function left in the output, from one place to another. */
function read(from = 0, to = exports_.output_length()) {
  const at = exports_.output();
  view();
  return text.utf8Slice(at + from, at + to);
}

/** Throws for a refusal, else gives the number back. */
function checked(number) {
  if (number >= 0 || number === ASK_IN_JSON) {
    return number;
  }
  if (number === FAILED) {
    throw new Refusal(JSON.parse(read()));
  }
  if (number === MISUSE) {
    throw new Misuse("the core was asked what it does not know");
  }
  throw new Error(`the core answered ${number}`);
}

/**
 * Throws the instance away and explains what was thrown out of it. Whatever comes out of an instance but a refusal (a trap,
 * an exhausted stack, an answer that it never gives) leaves it in an unknown state.
 */
function broken(error) {
  if (error instanceof Refusal || error instanceof Misuse) {
    return error;
  }
  let place = "";
  try {
    const at = exports_.panic_text();
    view();
    place = text.utf8Slice(at, at + exports_.panic_length());
  } catch {
    // Then the place is not known.
  }
  discard();
  return new Broken(place === "" ? "the core broke" : `the core broke at ${place}`, { cause: error });
}

/** Makes a function of the door safe to call: what breaks the instance replaces it. */
function guarded(ask) {
  return (a, b, c, d, e) => {
    if (exports_ === undefined) {
      begin();
    }
    try {
      return ask(a, b, c, d, e);
    } catch (error) {
      throw broken(error);
    }
  };
}

/** A number that stands for something inside the instance, made again whenever the instance is another one. */
class Held {
  #make;
  #free;
  #from;
  #number = 0;
  /** Of which instance the number is; none has this one. */
  #generation = -1;

  constructor(make, free, from) {
    this.#make = make;
    this.#free = free;
    this.#from = from;
    this.number();
  }

  number() {
    if (this.#generation !== generation) {
      this.#number = this.#make(...this.#from);
      this.#generation = generation;
    }
    return this.#number;
  }

  free() {
    const isThere = this.#generation === generation;
    this.#generation = -1;
    try {
      if (isThere) {
        this.#free(this.#number);
      }
    } catch {
      // The instance broke, and what was held is gone with it.
    }
  }
}

/** Frees what is held for an owner that was collected. */
const collected = new FinalizationRegistry((held) => held.free());

/**
 * Holds something inside the instance for as long as its owner lives. What it is made from is given apart from how, so
 * that no function keeps the owner alive.
 */
function hold(owner, make, free, ...from) {
  const held = new Held(make, free, from);
  collected.register(owner, held);
  return held;
}

/** Holds something inside the instance for one use. */
function holding(use, make, free, ...from) {
  const held = new Held(make, free, from);
  try {
    return use(held.number());
  } finally {
    held.free();
  }
}

/** A time in milliseconds or seconds as two halves of 32 bits. */
const high = (number) => Math.floor(number / 0x1_0000_0000) >>> 0;
const low = (number) => number >>> 0;

module.exports = {
  ASK_IN_JSON,
  Broken,
  Refusal,
  Unavailable,
  hold,
  holding,
  generation: () => generation,
  /** Whether an error came out of the door, and not of the code of others. */
  isOurs: (error) => error instanceof Refusal || error instanceof Broken || error instanceof Unavailable,

  /** How many bytes the instance's memory has. */
  memoryBytes: () => exports_.memory.buffer.byteLength,
  /** The instance's functions; only a test that breaks it on purpose asks for them. */
  raw: () => exports_,

  /** What the core knows beside calls: it is asked once. */
  facts: guarded(() => {
    if (facts === undefined) {
      checked(exports_.facts());
      facts = JSON.parse(read());
    }
    return facts;
  }),

  newSession: guarded((json) => checked(exports_.session_new(write(json)))),
  freeSession: guarded((session) => checked(exports_.session_free(session))),

  /** Starts a call; `options` is JSON or an empty text. */
  startCall: guarded((session, name, params, options) =>
    checked(exports_.call_start(session, write(`${name}\0${options}\0${params}`))),
  ),
  /** Says what the call wants next: the number is one of those in `call.js`. */
  stepCall: guarded((call, now, entropy, at) =>
    checked(
      exports_.call_step(call, high(now), low(now), entropy[at], entropy[at + 1], entropy[at + 2], entropy[at + 3]),
    ),
  ),
  /** Gives the call an answer; `head` is the headers' names and values as lines. */
  receive: guarded((call, status, head, body) => {
    checked(exports_.call_receive(call, status, writeBoth(head, body), body.length));
  }),
  /** Tells the call that no answer came. */
  fail: guarded((call, sent, message) => {
    checked(exports_.call_fail(call, sent ? 1 : 0, write(message)));
  }),
  /** Ends a call early, and gives the refusal that says what it may have left behind. */
  abandonCall: guarded((call, sent) => {
    try {
      checked(exports_.call_abandon(call, sent ? 1 : 0));
    } catch (error) {
      if (error instanceof Refusal) {
        return error;
      }
      throw error;
    }
    throw new Error("a call was given up and nothing was said");
  }),
  /** A text that other code wrote, without the secrets of the call. */
  clean: guarded((call, message) => {
    checked(exports_.call_clean(call, write(message)));
    return read();
  }),
  freeCall: guarded((call) => checked(exports_.call_free(call))),

  /** The number beside the output. */
  mark: guarded(() => exports_.output_mark() >>> 0),
  read: guarded(read),
  readJson: guarded(() => JSON.parse(read())),

  newCallbackKey: guarded((key) => checked(exports_.callback_key_new(write(key)))),
  freeCallbackKey: guarded((key) => checked(exports_.callback_key_free(key))),
  verifyForm: guarded((key, form) => {
    const length = typeof form === "string" ? write(form) : writeBoth("", form) + form.length;
    checked(exports_.callback_verify_form(key, length));
    return JSON.parse(read());
  }),
  verifyFields: guarded((key, count, fields) => checked(exports_.callback_verify_fields(key, count, write(fields)))),
  verifyPairs: guarded((key, json) => {
    checked(exports_.callback_verify_pairs(key, write(json)));
    return JSON.parse(read());
  }),
  signFields: guarded((key, whole, json) => {
    checked(exports_.callback_sign(key, whole ? 1 : 0, write(json)));
    return read();
  }),

  newWebhookKey: guarded((base64, secret) => checked(exports_.webhook_key_new(base64 ? 1 : 0, write(secret)))),
  freeWebhookKey: guarded((key) => checked(exports_.webhook_key_free(key))),
  verifyWebhook: guarded((key, now, head, body) => {
    checked(exports_.webhook_verify(key, high(now), low(now), writeBoth(head, body), body.length));
  }),
  /** As `verifyWebhook`, with the HMAC in the place of key and body. */
  verifyWebhookTag: guarded((now, head, tag) => {
    checked(exports_.webhook_verify_tag(high(now), low(now), writeBoth(head, tag), tag.length));
  }),
  readEvent: guarded((timestamp, id, body) => {
    checked(exports_.webhook_event(high(timestamp), low(timestamp), writeBoth(id, body), body.length));
    return JSON.parse(read());
  }),
  signWebhook: guarded((key, timestamp, id, body) => {
    checked(exports_.webhook_sign(key, high(timestamp), low(timestamp), writeBoth(id, body), body.length));
    return read();
  }),

  checkStatus: guarded((preAuth, status, action) => {
    checked(exports_.status_check(preAuth, write(`${status}\0${action}`)));
  }),
  observeStatus: guarded((stored, reported) => {
    checked(exports_.status_observe(write(`${stored}\0${reported}`)));
    return read();
  }),
  statusActions: guarded((preAuth, status) => {
    checked(exports_.status_actions(preAuth, write(status)));
    return JSON.parse(read());
  }),
  statusIsFinal: guarded((status) => checked(exports_.status_is_final(write(status))) === 1),
};

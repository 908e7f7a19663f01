// Callbacks and webhooks in every shape in which servers and functions in the cloud give them, and of any size.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";
import vm from "node:vm";

import { callbacks, PineLabsError, webhooks } from "pinelabs-online";

const require = createRequire(import.meta.url);
/** The inside of the package, which no user can reach. */
const border = require("../../bindings-wasm/dist/esm/border.js");

const KEY = "9A7282D0556544C59AFE8EC92F5C85F6";
const SECRET = "abc1234";
const FIELDS = { order_id: "v1-1", status: "AUTHORIZED", error_message: "a b & c" };
const FORM = callbacks.signForm(FIELDS, KEY);
const SIGNED = { ...FIELDS, signature: callbacks.sign(FIELDS, KEY) };
const EVENT = '{"event_type":"ORDER_PROCESSED","data":{"order_id":"v1-1","status":"PROCESSED"}}';
const HEADERS = webhooks.sign(EVENT, SECRET, { id: "msg_1" });

const entries = Object.entries;
const mapped = (object, change) => Object.fromEntries(entries(object).map(([name, value]) => [name, change(value)]));
const bytes = (text) => new TextEncoder().encode(text);
/** The same in another realm, as test runners and sandboxes make them. */
const elsewhere = (code, given) => vm.runInNewContext(code, { given });
const copyIn = (text, type) => elsewhere(`${type}.from(given)`, [...bytes(text)]);

/** Bytes of every kind that hold this text. */
function bytesOfEveryKind(text) {
  const encoded = bytes(text);
  const within = new Uint8Array(encoded.length + 7);
  within.set(encoded, 3);
  const shared = new SharedArrayBuffer(encoded.length);
  new Uint8Array(shared).set(encoded);
  return {
    "a buffer of Node": Buffer.from(text),
    "an array of bytes": encoded,
    "a part of one": within.subarray(3, 3 + encoded.length),
    "a buffer": encoded.buffer.slice(0),
    "a shared buffer": shared,
    "a view": new DataView(within.buffer, 3, encoded.length),
    "clamped bytes": new Uint8ClampedArray(encoded),
    "signed bytes": new Int8Array(encoded),
    "an array of bytes of another realm": copyIn(text, "Uint8Array"),
    "a buffer of another realm": elsewhere("Uint8Array.from(given).buffer", [...encoded]),
    "a view of another realm": elsewhere("new DataView(Uint8Array.from(given).buffer)", [...encoded]),
  };
}

test("a form is taken as bytes of every kind and of every realm", () => {
  for (const [kind, form] of entries({ ...bytesOfEveryKind(FORM), "a text": FORM })) {
    assert.equal(callbacks.verify(form, KEY).order_id, "v1-1", kind);
    assert.equal(callbacks.verifier(KEY).verify(form).order_id, "v1-1", kind);
  }
});

test("a webhook's body is taken as bytes of every kind and of every realm", () => {
  const long = `${EVENT}${" ".repeat(1_000)}`;
  for (const text of [EVENT, long]) {
    const headers = webhooks.sign(text, SECRET);
    for (const [kind, body] of entries({ ...bytesOfEveryKind(text), "a text": text })) {
      assert.equal(webhooks.verify(body, headers, SECRET).event().data.order_id, "v1-1", kind);
      assert.equal(webhooks.verifier(SECRET).verify(body, headers).id, headers["webhook-id"], kind);
      const again = { id: headers["webhook-id"], timestamp: Number(headers["webhook-timestamp"]) };
      assert.deepEqual(webhooks.sign(body, SECRET, again), headers, kind);
    }
  }
});

test("fields are taken from every parser, and lists of one are single", () => {
  for (const [kind, fields] of entries({
    "an object": SIGNED,
    "lists of one, as `parse_qs` gives": mapped(SIGNED, (value) => [value]),
    "some lists of one": { ...SIGNED, order_id: ["v1-1"] },
    "an object without a prototype": Object.assign(Object.create(null), SIGNED),
    pairs: entries(SIGNED),
    "pairs of lists": entries(SIGNED).map(([name, value]) => [name, [value]]),
    "a map": new Map(entries(SIGNED)),
    "a map of lists": new Map(entries(SIGNED).map(([name, value]) => [name, [value]])),
    URLSearchParams: new URLSearchParams(SIGNED),
    "a form of the web": entries(SIGNED).reduce(
      (form, [name, value]) => (form.append(name, value), form),
      new FormData(),
    ),
    "an object of another realm": elsewhere("Object.fromEntries(given)", entries(SIGNED)),
    "lists of another realm": elsewhere("Object.fromEntries(given.map(([n, v]) => [n, [v]]))", entries(SIGNED)),
    "a map of another realm": elsewhere("new Map(given)", entries(SIGNED)),
  })) {
    assert.deepEqual(callbacks.verify(fields, KEY), callbacks.verify(FORM, KEY), kind);
    assert.equal(callbacks.sign(fields, KEY), SIGNED.signature, kind);
  }
  assert.throws(() => callbacks.verify({ ...SIGNED, status: ["AUTHORIZED", "AUTHORIZED"] }, KEY), {
    kind: "signature",
    message: /`status` is given twice/,
  });
});

test("headers are taken from every server, and lists of one are single", () => {
  const upper = Object.fromEntries(entries(HEADERS).map(([name, value]) => [name.toUpperCase(), value]));
  const lists = mapped(HEADERS, (value) => [value]);
  for (const [kind, headers] of entries({
    "an object": HEADERS,
    "other cases": upper,
    "`multiValueHeaders` of Lambda": lists,
    "an object with others": {
      ...HEADERS,
      host: "shop.example",
      "set-cookie": ["a", "b"],
      accept: undefined,
      weird: 5,
    },
    Headers: new Headers(HEADERS),
    "a map": new Map(entries(HEADERS)),
    "a map of lists": new Map(entries(lists)),
    pairs: entries(HEADERS),
    "pairs of lists": entries(lists),
    "`rawHeaders`": ["Host", "shop.example", ...entries(upper).flat(), "Accept", "*/*"],
    "an object of another realm": elsewhere("Object.fromEntries(given)", entries(lists)),
    "a map of another realm": elsewhere("new Map(given)", entries(HEADERS)),
    "an object without a prototype": Object.assign(Object.create(null), HEADERS),
  })) {
    assert.equal(webhooks.verify(EVENT, headers, SECRET).id, "msg_1", kind);
  }
  for (const [name, value] of entries(HEADERS)) {
    const twice = { kind: "signature", message: new RegExp(`\`${name}\` is given twice`) };
    assert.throws(() => webhooks.verify(EVENT, { ...HEADERS, [name]: [value, value] }, SECRET), twice);
    assert.throws(() => webhooks.verify(EVENT, [...entries(HEADERS).flat(), name, value], SECRET), twice);
    const missing = { kind: "signature", message: new RegExp(`\`${name}\` is missing`) };
    for (const nothing of [undefined, []]) {
      assert.throws(() => webhooks.verify(EVENT, { ...HEADERS, [name]: nothing }, SECRET), missing);
    }
  }
});

test("what is not text is the caller's mistake and no forgery", () => {
  for (const junk of [5, true, null, {}, [[]], [5], Symbol("x"), () => {}, new Date(0), new Map()]) {
    for (const name of Object.keys(HEADERS)) {
      for (const headers of [{ ...HEADERS, [name]: junk }, [...entries(HEADERS), [name, junk]]]) {
        assert.throws(() => webhooks.verify(EVENT, headers, SECRET), { kind: "input", path: `headers.${name}` });
      }
    }
    for (const name of Object.keys(SIGNED)) {
      assert.throws(() => callbacks.verify({ ...SIGNED, [name]: junk }, KEY), { kind: "input", path: "form" });
      assert.throws(() => callbacks.sign({ ...FIELDS, [name]: junk }, KEY), { kind: "input", path: "fields" });
    }
  }
  for (const form of [
    { ...SIGNED, order_id: undefined },
    { ...SIGNED, order_id: [] },
  ]) {
    assert.throws(() => callbacks.verify(form, KEY), { kind: "input", path: "form" });
  }
  for (const headers of [
    null,
    undefined,
    5,
    "webhook-id: a",
    ["webhook-id"],
    ["webhook-id", 5],
    [[5, "x"]],
    bytes("x"),
  ]) {
    assert.throws(() => webhooks.verify(EVENT, headers, SECRET), { kind: "input", path: "headers" });
  }
  for (const body of [null, undefined, 5, {}, [], new Date(0), new Map(), Symbol("x")]) {
    assert.throws(() => webhooks.verify(body, HEADERS, SECRET), { kind: "input", path: "body" });
  }
});

test("a body that is still in base64 is named as the mistake that it is", () => {
  const hint = /is base64.*decode it first/;
  const encoded = Buffer.from(FORM).toString("base64");
  for (const form of [encoded, Buffer.from(encoded), `${encoded}\n`]) {
    assert.throws(() => callbacks.verify(form, KEY), { kind: "signature", message: hint });
  }
  for (const text of [EVENT, `${EVENT}${" ".repeat(1_000)}`, ` [${EVENT}]`]) {
    const headers = webhooks.sign(text, SECRET);
    const body = Buffer.from(text).toString("base64");
    for (const raw of [body, Buffer.from(body)]) {
      assert.throws(() => webhooks.verify(raw, headers, SECRET), { kind: "signature", message: hint });
    }
    assert.equal(webhooks.verify(Buffer.from(body, "base64"), headers, SECRET).id, headers["webhook-id"]);
  }
  // What only looks like it is judged by its signature.
  const plain = Buffer.from(EVENT).toString("base64");
  assert.equal(webhooks.verify(plain, webhooks.sign(plain, SECRET, { id: "b" }), SECRET).id, "b");
  assert.throws(() => webhooks.verify("abcdabcdabcd", HEADERS, SECRET), { kind: "signature" });
  assert.throws(() => callbacks.verify("abcdabcd", KEY), { kind: "signature" });
  assert.throws(() => callbacks.verify("", KEY), { kind: "signature" });
});

test("what is too large is refused before it is copied, by every verifier", () => {
  const huge = 150 * 1024 * 1024;
  const text = "a".repeat(huge);
  const raw = Buffer.alloc(huge, "a");
  const many = Array.from({ length: 100_000 }, (_, i) => [`f${i}`, "x".repeat(100)]);
  const before = border.memory().buffer.byteLength;
  const form = { kind: "signature", effect: "none", message: "more than 65536 bytes" };
  const verifier = callbacks.verifier(KEY);
  for (const given of [
    text,
    raw,
    raw.buffer,
    new DataView(raw.buffer),
    { order_id: text },
    [["order_id", text]],
    { a: [text] },
  ]) {
    assert.throws(() => verifier.verify(given), form);
    assert.throws(() => callbacks.verify(given, KEY), form);
  }
  for (const given of [{ order_id: text }, [["order_id", text]], { [text]: "x" }]) {
    assert.throws(() => callbacks.sign(given, KEY), form);
    assert.throws(() => callbacks.signForm(given, KEY), form);
  }
  const fields = { kind: "signature", message: "more than 64 fields" };
  for (const given of [many, Object.fromEntries(many), new Map(many), { a: many.map(([, value]) => value) }]) {
    assert.throws(() => verifier.verify(given), fields);
    assert.throws(() => callbacks.sign(given, KEY), fields);
  }
  const endless = {
    *[Symbol.iterator]() {
      for (;;) {
        yield ["a", "b"];
      }
    },
  };
  assert.throws(() => verifier.verify(endless), fields);
  const body = { kind: "signature", effect: "none", message: "more than 1048576 bytes" };
  for (const given of [text, raw, raw.buffer]) {
    assert.throws(() => webhooks.verify(given, HEADERS, SECRET), body);
    assert.throws(() => webhooks.verifier(SECRET).verify(given, HEADERS), body);
    assert.throws(() => webhooks.sign(given, SECRET), body);
  }
  for (const name of Object.keys(HEADERS)) {
    assert.throws(() => webhooks.verify(EVENT, { ...HEADERS, [name]: text }, SECRET), { kind: "signature" });
    assert.throws(() => webhooks.verify(EVENT, { ...HEADERS, [name]: Array(100_000).fill("x") }, SECRET), {
      kind: "signature",
    });
  }
  assert.throws(() => webhooks.sign(EVENT, SECRET, { id: text }), { kind: "signature" });
  assert.throws(() => callbacks.verifier(text), { kind: "config", path: "callback_key" });
  assert.throws(() => callbacks.verify(FORM, text), { kind: "config", path: "callback_key" });
  assert.throws(() => webhooks.verifier(text), { kind: "config", path: "webhook_secret" });
  assert.ok(
    border.memory().buffer.byteLength - before < 2 * 1024 * 1024,
    `${before} ${border.memory().buffer.byteLength}`,
  );
});

test("what is just within the limits is verified", () => {
  const note = "\u20b9".repeat(21_000);
  const fields = { ...FIELDS, note };
  const signature = callbacks.sign(fields, KEY);
  assert.equal(callbacks.verify({ ...fields, signature }, KEY).other.note, note);
  assert.throws(() => callbacks.verify({ ...fields, note: `${note}${"x".repeat(3_000)}`, signature }, KEY), {
    message: "more than 65536 bytes",
  });
  const body = "\u20b9".repeat(349_525);
  assert.equal(Buffer.byteLength(body), 1_048_575);
  const headers = webhooks.sign(body, SECRET);
  assert.equal(webhooks.verify(body, headers, SECRET).id, headers["webhook-id"]);
  assert.throws(() => webhooks.verify(`${body}\u20b9`, headers, SECRET), { message: "more than 1048576 bytes" });
  const most = Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`f${i}`, "x"]));
  const full = { order_id: "o", status: "FAILED", ...most };
  assert.equal(callbacks.verify({ ...full, signature: callbacks.sign(full, KEY) }, KEY).order_id, "o");
  assert.throws(
    () => callbacks.verify({ ...full, one: "x", signature: "x" }, KEY),
    (error) => {
      assert.ok(error instanceof PineLabsError);
      return error.kind === "signature" && error.message === "more than 64 fields";
    },
  );
});

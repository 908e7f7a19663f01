// Plays the vectors of callbacks, webhooks and order statuses: once for every way in which they can be given.

import assert from "node:assert/strict";
import test from "node:test";

import {
  callbacks,
  linkStatus,
  orderStatus,
  PineLabsError,
  planStatus,
  presentationStatus,
  subscriptionStatus,
  webhooks,
} from "pinelabs-online";

import { observed } from "./support/corpus.js";
import { vectors } from "./support/vectors.js";

/** What a function gave or threw, as the vectors write it. */
function outcome(ask) {
  try {
    return { ok: ask() };
  } catch (error) {
    assert.ok(error instanceof PineLabsError, error?.stack);
    return { error: error.toJSON() };
  }
}

/** Keeps what a case did, and holds it to what its vector expects. */
function holds(file, name, happened, expect, manner) {
  observed(file, name, happened);
  assert.deepEqual(happened, expect, manner);
}

for (const { name, key, form, form_base64, fields, sign, expect } of vectors("callbacks.json")) {
  test(`callbacks.json: ${name}`, () => {
    const judged = (ask, manner) => holds("callbacks.json", name, outcome(ask), expect, manner);
    if (sign !== undefined) {
      judged(() => ({ signature: callbacks.sign(sign, key), form: callbacks.signForm(sign, key) }));
      return;
    }
    const forms = fields === undefined ? [form ?? Buffer.from(form_base64, "base64")] : [fields];
    if (form !== undefined) {
      forms.push(Buffer.from(form), new Uint8Array(Buffer.from(form)));
    }
    if (fields !== undefined) {
      forms.push(new URLSearchParams(fields));
      if (!fields.some(([field]) => field === "__proto__")) {
        forms.push(asBodyParsersDo(fields));
      }
    }
    for (const one of forms) {
      judged(() => callbacks.verify(one, key), "given each time");
      judged(() => callbacks.verifier(key).verify(one), "prepared");
    }
  });
}

/** An object of strings, and of lists of strings where a field came twice. */
function asBodyParsersDo(fields) {
  const object = {};
  for (const [name, value] of fields) {
    object[name] = name in object ? [object[name], value].flat() : value;
  }
  return object;
}

for (const { name, secret, headers, body, body_base64, now_unix_ms, sign, expect } of vectors("webhooks.json")) {
  const [[encoding, text]] = Object.entries(secret);
  test(`webhooks.json: ${name}`, () => {
    if (sign !== undefined) {
      const options = { encoding, id: sign.id, timestamp: sign.timestamp_s };
      const signed = () => ({ headers: Object.entries(webhooks.sign(sign.body, text, options)) });
      holds("webhooks.json", name, outcome(signed), expect);
      return;
    }
    const bytes = body === undefined ? Buffer.from(body_base64, "base64") : Buffer.from(body);
    const bodies = [bytes, new Uint8Array(bytes), ...(body === undefined ? [] : [body])];
    for (const raw of bodies) {
      const verify = () => webhooks.verify(raw, headers, text, { encoding, now_ms: now_unix_ms });
      const prepared = () => webhooks.verifier(text, { encoding }).verify(raw, headers, { now_ms: now_unix_ms });
      for (const ask of [verify, prepared]) {
        const happened = outcome(() => {
          const { id, timestamp } = ask();
          return { id, timestamp };
        });
        if (happened.error === undefined) {
          happened.event = outcome(() => ask().event());
        }
        holds("webhooks.json", name, happened, expect);
      }
    }
  });
}

test("order_status.json", async (t) => {
  for (const { name, status, reported, pre_auth, action, ...expect } of vectors("order_status.json")) {
    const answer = () => {
      if (reported !== undefined) {
        return { observation: orderStatus.observe(status, reported) };
      }
      if (action !== undefined) {
        const { error } = outcome(() => orderStatus.check(status, action, { pre_auth }));
        return error === undefined ? { allowed: true } : { allowed: false, error };
      }
      if ("actions" in expect) {
        return { actions: orderStatus.actions(status, { pre_auth }) };
      }
      return { final: orderStatus.isFinal(status) };
    };
    await t.test(name, () => holds("order_status.json", name, answer(), expect));
  }
});

test("lifecycles.json", async (t) => {
  const tables = {
    payment_link: linkStatus,
    plan: planStatus,
    subscription: subscriptionStatus,
    presentation: presentationStatus,
  };
  for (const { name, table, status, reported, ...expect } of vectors("lifecycles.json")) {
    const answer = () =>
      reported === undefined
        ? { final: tables[table].isFinal(status) }
        : { observation: tables[table].observe(status, reported) };
    await t.test(name, () => holds("lifecycles.json", name, answer(), expect));
  }
});

test("headers are taken from whatever a server has", () => {
  const body = Buffer.from('{"event_type":"ORDER_PROCESSED","data":{}}');
  const signed = webhooks.sign(body, "abc1234", { id: "msg_1" });
  for (const headers of [
    signed,
    new Headers(signed),
    new Map(Object.entries(signed)),
    Object.entries(signed),
    { ...signed, host: "shop.example", "set-cookie": ["a", "b"], accept: undefined },
    Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toUpperCase(), [value]])),
  ]) {
    assert.equal(webhooks.verify(body, headers, "abc1234").id, "msg_1");
  }
});

test("a body that was parsed already is named as the mistake that it is", () => {
  const body = '{"event_type":"ORDER_PROCESSED"}';
  const headers = webhooks.sign(body, "abc1234");
  assert.throws(() => webhooks.verify(JSON.parse(body), headers, "abc1234"), {
    kind: "input",
    path: "body",
    message: /`body`: expected the raw body as it came.* parsed already/,
  });
  assert.throws(() => webhooks.verify(undefined, headers, "abc1234"), { kind: "input", path: "body" });
});

test("an event is read from the bytes that were verified", () => {
  const body = Buffer.from('{"event_type":"ORDER_PROCESSED","data":{"order_id":"a","status":"PROCESSED"}}');
  const webhook = webhooks.verify(body, webhooks.sign(body, "abc1234"), "abc1234");
  assert.equal(webhook.event().data.order_id, "a");
  body.write("b", body.indexOf('"a"') + 1);
  assert.equal(webhook.event().data.order_id, "a");
});

test("short and long bodies are verified alike: the core hashes the ones, Node the others", () => {
  for (const [secret, encoding] of [
    ["abc1234", "plain"],
    ["é", "plain"],
    ["YWJjMTIzNA==", "base64"],
  ]) {
    const verifier = webhooks.verifier(secret, { encoding });
    for (const length of [1, 511, 512, 513, 100_000]) {
      const body = Buffer.alloc(length, "x");
      const headers = webhooks.sign(body, secret, { encoding });
      assert.equal(verifier.verify(body, headers).id, headers["webhook-id"]);
      assert.equal(webhooks.verify(body, headers, secret, { encoding }).id, headers["webhook-id"]);
      body[length - 1] += 1;
      const forged = { kind: "signature", message: /does not match/ };
      assert.throws(() => verifier.verify(body, headers), forged);
      assert.throws(() => webhooks.verify(body, headers, secret, { encoding }), forged);
    }
  }
});

test("junk of any type is refused by a clear error", () => {
  const key = "9A7282D0556544C59AFE8EC92F5C85F6";
  for (const junk of [
    undefined,
    null,
    5,
    true,
    Symbol("x"),
    () => {},
    [1],
    [["a"]],
    { order_id: 5 },
    { order_id: {} },
  ]) {
    assert.throws(
      () => callbacks.verify(junk, key),
      (error) => error instanceof PineLabsError,
      String(junk),
    );
    assert.throws(
      () => callbacks.verify("", junk),
      (error) => error instanceof PineLabsError,
    );
    assert.throws(() => callbacks.verifier(junk), { kind: "config", path: "callback_key" });
    assert.throws(
      () => webhooks.verify(junk, {}, "secret"),
      (error) => error instanceof PineLabsError,
    );
    assert.throws(
      () => webhooks.verify("", junk, "secret"),
      (error) => error instanceof PineLabsError,
    );
    assert.throws(() => webhooks.verifier(junk), { kind: "config", path: "webhook_secret" });
    assert.throws(() => orderStatus.check(junk, "pay"), { kind: "input" });
    assert.throws(() => orderStatus.check("CREATED", junk), { kind: "input" });
  }
});

test("a zero byte and half a character do not let one field pass for two", () => {
  const key = "9A7282D0556544C59AFE8EC92F5C85F6";
  const signature = callbacks.sign({ order_id: "o", status: "AUTHORIZED" }, key);
  const verifier = callbacks.verifier(key);
  assert.equal(verifier.verify({ order_id: "o", status: "AUTHORIZED", signature }).status, "AUTHORIZED");
  for (const forged of [
    { "order_id\0o\0status\0AUTHORIZED\0signature": signature },
    { order_id: "o\0status\0AUTHORIZED", signature },
    { order_id: "o\0", status: "AUTHORIZED", signature },
    { order_id: "o", status: "AUTHORIZED", signature: `${signature}\0` },
    { order_id: "\ud800", status: "AUTHORIZED", signature },
  ]) {
    assert.throws(() => verifier.verify(forged), { kind: "signature" }, JSON.stringify(forged));
  }
  const odd = { order_id: "o", status: "AUTHORIZED", note: "a\0b" };
  assert.equal(verifier.verify({ ...odd, signature: callbacks.sign(odd, key) }).other.note, "a\0b");
});

test("a field named like a part of every object is a field", () => {
  const key = "9A7282D0556544C59AFE8EC92F5C85F6";
  const fields = [
    ["order_id", "o"],
    ["status", "AUTHORIZED"],
    ["__proto__", "x"],
    ["constructor", "y"],
  ];
  const { other } = callbacks.verify([...fields, ["signature", callbacks.sign(fields, key)]], key);
  assert.deepEqual(Object.entries(other), [
    ["__proto__", "x"],
    ["constructor", "y"],
  ]);
});

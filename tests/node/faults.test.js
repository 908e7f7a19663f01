// The promise over real sockets: the client against the sandbox's faults, judged by the sandbox's ledger.

import assert from "node:assert/strict";
import test from "node:test";

import { PineLabs, PineLabsError } from "pinelabs-online";

import { observed } from "./support/corpus.js";
import { sandbox } from "./support/sandbox.js";
import { vectors } from "./support/vectors.js";

/** How many combinations run at once, each with a sandbox of its own. */
const AT_ONCE = 32;

/** The ids that later parameters name. */
const IDS = ["order_id", "customer_id", "payment_link_id", "plan_id", "subscription_id", "presentation_id"];

const TOKEN = { method: "POST", path: "/api/auth/v1/token" };

const { config, duplicate, by_nature, writes, faults } = vectors("faults.json");

for (const manner of duplicate) {
  test(`references ${manner}`, { concurrency: AT_ONCE }, async (t) => {
    const start = () => sandbox(t, "--duplicate", manner);
    const idle = await Promise.all(Array.from({ length: AT_ONCE }, start));
    const combinations = writes.flatMap((write) => faults.map((fault) => [write, fault]));
    const played = combinations.map(([write, fault]) => {
      const name = `${write.name} with ${fault.name}`;
      return t.test(name, async () => {
        const borrowed = idle.pop();
        const happened = await play(borrowed, write, fault).finally(() => idle.push(borrowed));
        observed("faults.json", `${name}, references ${manner}`, happened);
        const expected = write.expect?.[manner]?.[fault.name] ?? fault.expect;
        judge(happened, expected, write.acts?.[fault.name] ?? fault.acts);
      });
    });
    assert.ok(played.length > 150);
    await Promise.all(played);
  });
}

/** Plays a write under a fault, and tells what was observed. */
async function play({ environment }, write, fault) {
  const settings = {
    base_url: environment.PINELABS_BASE_URL,
    client_id: environment.PINELABS_CLIENT_ID,
    client_secret: environment.PINELABS_CLIENT_SECRET,
  };
  const admin = new PineLabs(settings);
  const ask = (method, path, body) => admin.invoke("raw", { method, path: `/_sandbox/api/${path}`, body });
  await ask("POST", "reset");
  const ids = await prepare(admin, write.prepare);
  for (const [leg, at] of [
    ["request", write.request],
    ["inquiry", write.inquiry],
    ["token", TOKEN],
  ]) {
    for (const armed of fault[leg]) {
      await ask("POST", "faults", { ...armed, ...at });
    }
  }
  const events = [];
  const client = new PineLabs({ ...settings, ...config, observer: (event) => events.push(event) });
  const outcome = await outcomeOf(client, write.operation, fill(write.params, ids));
  const trace = requests(events);
  await ask("DELETE", "faults");
  const asked = outcome.error?.inquiry;
  const inquiry = asked === undefined ? null : await outcomeOf(client, asked.operation, asked.params);
  let acts = await admin.invoke("raw", { method: "GET", path: write.count.path });
  for (const step of write.count.at) {
    acts = acts?.[step];
  }
  client.close();
  admin.close();
  return unfill(masked({ trace, outcome, inquiry, acts: acts ?? 0 }), ids);
}

/** Holds what was observed to what the fault allows. */
function judge({ outcome, inquiry, acts }, expected, expectedActs) {
  const told = outcome.error?.effect ?? "done";
  assert.equal(told, expected, JSON.stringify(outcome));
  assert.equal(inquiry !== null, told === "unknown");
  // That it is not there is an answer too.
  assert.equal(inquiry?.error?.status ?? 404, 404, JSON.stringify(inquiry));
  assert.equal(acts, expectedActs);
}

/** Makes the calls before the one that counts, and gives the ids that they ended with. */
async function prepare(client, steps) {
  const ids = {};
  for (const { operation, params } of steps) {
    const answer = await client.invoke(operation, fill(params, ids));
    for (const name of IDS.filter((name) => answer[name] !== undefined)) {
      ids[name] = answer[name];
    }
  }
  return ids;
}

function fill(params, ids) {
  let text = JSON.stringify(params);
  for (const [name, value] of Object.entries(ids)) {
    text = text.replaceAll(`$${name}`, value);
  }
  return JSON.parse(text);
}

/** The other way: texts tell ids, too, and those are others each time. */
function unfill(observed, ids) {
  let text = JSON.stringify(observed);
  for (const [name, value] of Object.entries(ids)) {
    text = text.replaceAll(value, () => `$${name}`);
  }
  return JSON.parse(text);
}

async function outcomeOf(client, operation, params) {
  try {
    return { done: await client.invoke(operation, params) };
  } catch (error) {
    assert.ok(error instanceof PineLabsError, error?.stack);
    const told = error.toJSON();
    // Left out, for every HTTP library words it otherwise.
    return { error: error.kind === "network" ? { ...told, message: "*" } : told };
  }
}

/** The requests that a client told its observer, each with what came of it. */
function requests(events) {
  // Left out, for it differs by nature: how long it took, and the HTTP library's word for a failure.
  const ids = [...new Set(events.map(({ request_id }) => request_id))];
  return events
    .filter(({ outcome }) => outcome !== null)
    .map(({ operation, method, path_template, attempt, request_id, outcome }) => ({
      send: { operation, method, path_template, attempt },
      which_request_id: ids.indexOf(request_id),
      status: outcome.status,
    }));
}

/** What was observed, without what differs by nature: ids, times and secrets that are made anew each time. */
function masked(value) {
  if (Array.isArray(value)) {
    return value.map(masked);
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, by_nature.includes(name) ? "*" : masked(member)]),
  );
}

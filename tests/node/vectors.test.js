// Plays the calls' transcripts through the public client, on a scripted transport and clock.

import assert from "node:assert/strict";
import test from "node:test";

import { PineLabsError } from "pinelabs-online";

import { observed } from "./support/corpus.js";
import { scripted } from "./support/scripted.js";
import { transcripts, vectors } from "./support/vectors.js";

/** What an unknown option is answered with ends with the options that only Node has. */
const OWN_OPTIONS =
  /, `(signal|connect_timeout_ms`, `max_body_bytes`, `agent`, `proxy_from_environment`, `transport`, `observer`, `platform)`$/;

async function play({ operation, params, options, config, script }) {
  let world = { trace: [], lines: [] };
  let outcome;
  try {
    world = scripted(script, config);
    outcome = { done: await world.client.invoke(operation, params, options) };
  } catch (error) {
    assert.ok(error instanceof PineLabsError, error?.stack);
    const told = JSON.parse(JSON.stringify(error));
    outcome = { error: { ...told, message: told.message.replace(OWN_OPTIONS, "") } };
  }
  assert.deepEqual(world.lines, [], "the script has lines that nobody asked for");
  return { trace: world.trace, outcome };
}

for (const transcript of transcripts()) {
  test(`${transcript.file}: ${transcript.name}`, async () => {
    const happened = await play(transcript);
    observed(transcript.file, transcript.name, happened);
    assert.deepEqual(happened, transcript.expect);
  });
}

for (const { name, operation, params, script, expect } of vectors("pages.json")) {
  test(`pages.json: ${name}`, async () => {
    const world = scripted(script);
    const [group, method] = operation.split(".");
    const happened = { urls: [], pages: [] };
    try {
      for await (const page of world.client[group][`${method}Pages`](params)) {
        happened.pages.push(structuredClone(page));
        // What the caller does to a page is no matter for the next one.
        page.data = [];
        page.transactions = [];
      }
    } catch (error) {
      assert.ok(error instanceof PineLabsError, error?.stack);
      happened.error = { kind: error.kind, operation: error.operation };
    }
    assert.deepEqual(world.lines, [], "the script has lines that nobody asked for");
    happened.urls = world.trace.map(({ send }) => send.url).slice(1);
    observed("pages.json", name, happened);
    assert.deepEqual(happened, expect);
  });
}

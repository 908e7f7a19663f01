// The declared types are true: every answer and event of the vectors is a value of its type.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { tsc } from "./support/tools.js";
import { transcripts, vectors } from "./support/vectors.js";

const types = fileURLToPath(new URL("types/", import.meta.url));

/** Inferring the value's own type keeps its words literal, and lets it hold fields that are not modelled. */
const HEAD = `import type { PineLabs, WebhookEvent } from "pinelabs-online";
type Answer<Method> = Method extends (...given: never[]) => Promise<infer Value> ? Value : never;
declare function is<Type>(): <Value extends Type>(value: Value) => void;
`;

const typeOf = (operation) => {
  const [group, method] = operation.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()).split(".");
  return `Answer<PineLabs["${group}"]["${method}"]>`;
};

/** Words that no version knows: as literals they are compile errors on purpose, so that a misspelt one is (`UnlistedWord`). */
const UNLISTED = ["ON_HOLD", "ORDER_EXPIRED", "PAYOUT_SENT", "SOMETHING_NEW"];

/** One line for each value: its type, and itself as a literal. */
function published() {
  const answers = transcripts()
    .filter(({ expect, operation }) => expect.outcome.done !== undefined && operation !== "raw")
    .map(({ file, name, operation, expect }) => [`${file}: ${name}`, typeOf(operation), expect.outcome.done]);
  const events = vectors("webhooks.json")
    .filter(({ expect }) => expect?.event !== undefined && expect.event.error === undefined)
    .map(({ name, expect }) => [`webhooks.json: ${name}`, "WebhookEvent", expect.event.ok ?? expect.event]);
  return [...answers, ...events];
}

/** What the compiler finds wrong, by the line's number. */
async function wrong(lines) {
  const folder = await mkdtemp(join(types, "answers-"));
  try {
    await writeFile(join(folder, "tsconfig.json"), '{ "extends": "../tsconfig.json", "include": ["*.ts"] }');
    await writeFile(join(folder, "answers.ts"), HEAD + lines.join("\n"));
    const run = promisify(execFile)(process.execPath, [tsc, "--pretty", "false", "--project", folder], { cwd: folder });
    const { stdout } = await run.catch((failed) => failed);
    const skipped = HEAD.split("\n").length;
    return [...stdout.matchAll(/^answers\.ts\((\d+),\d+\): (.*)$/gm)].map(([, line, why]) => [
      Number(line) - skipped,
      why,
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("every answer and event of the vectors is what its type declares", async () => {
  const values = published();
  assert.ok(values.length > 100, `${values.length} values`);
  assert.ok(values.some(([, type]) => type === "WebhookEvent"));
  const lines = values.map(([, type, value]) => `is<${type}>()(${JSON.stringify(value)});`);
  const found = await wrong(lines);
  const isUnlisted = ([, why]) =>
    UNLISTED.some((word) => why.startsWith(`error TS2322: Type '"${word}"' is not assignable`));
  assert.deepEqual(
    found.filter((error) => !isUnlisted(error)).map(([line, why]) => `${values[line]?.[0]}: ${why}`),
    [],
  );
  assert.equal(found.length, UNLISTED.length);
});

test("a value of another type is found", async () => {
  const order = 'is<Answer<PineLabs["orders"]["get"]>>()';
  const found = await wrong([
    `${order}({ order_id: "v1-1", status: "CREATED", allowed_payment_methods: [], payments: [], refunds: [], unknown: 1 });`,
    `${order}({ order_id: 1, status: "CREATED", allowed_payment_methods: [], payments: [], refunds: [] });`,
    `${order}({ order_id: "v1-1", status: "CREATED", allowed_payment_methods: [], payments: null, refunds: [] });`,
    `${order}({ order_id: "v1-1", allowed_payment_methods: [], payments: [], refunds: [] });`,
  ]);
  assert.deepEqual([...new Set(found.map(([line]) => line))], [1, 2, 3]);
});

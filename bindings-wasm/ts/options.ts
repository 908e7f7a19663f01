// The options of a client and of a call.

import type { Agent } from "node:http";

import { refuse, shown } from "./errors.js";
import { checkOptions, printJson } from "./json.js";
import type { Observer } from "./observer.js";
import type { CallOptions, PineLabsOptions, Platform, Transport } from "./types.js";

/** The options of a client: whether the core reads them, and in the order in which an error lists them. */
const CLIENT = {
  client_id: "core",
  client_secret: "core",
  environment: "core",
  base_url: "core",
  timeout_ms: "core",
  total_timeout_ms: "core",
  max_retries: "core",
  headers: "core",
  idempotency_key: "core",
  app_info: "core",
  access_token: "core",
  connect_timeout_ms: "own",
  max_body_bytes: "own",
  agent: "own",
  proxy_from_environment: "own",
  transport: "own",
  observer: "own",
  platform: "own",
} as const satisfies { [name in keyof PineLabsOptions]-?: "core" | "own" };

const CALL = {
  timeout_ms: "core",
  total_timeout_ms: "core",
  max_retries: "core",
  headers: "core",
  idempotency_key: "core",
  extra_body: "core",
  signal: "own",
} as const satisfies { [name in keyof CallOptions]-?: "core" | "own" };

/** The options that the core does not read, checked. */
export interface OwnOptions {
  agent: Agent | undefined;
  proxy_from_environment: boolean;
  transport: Transport | undefined;
  observer: Observer | undefined;
  platform: Platform | undefined;
  connect_timeout_ms: number;
  max_body_bytes: number;
}

type Given = { [name: string]: unknown };

/** The options of a client: the core's as JSON, our own, and what printing the client shows. */
export function readClientOptions(options: unknown): { json: string; own: OwnOptions; shown: object } {
  checkOptions("config", options, "expected an object with `client_id` and `client_secret`");
  const { core, own } = split(options as Given, CLIENT);
  const { agent, transport, observer, platform } = own;
  const { proxy_from_environment = true, connect_timeout_ms = 10_000, max_body_bytes = 4 * 1024 * 1024 } = own;
  expect("transport", "a function", transport === undefined || typeof transport === "function");
  expect("observer", "a function", observer === undefined || typeof observer === "function");
  expect("agent", "an agent of `node:http` or `node:https`", agent === undefined || isAgent(agent));
  expect("agent", "no agent beside `transport`, which has its own way out", !(agent && transport));
  expect("proxy_from_environment", "a boolean", typeof proxy_from_environment === "boolean");
  expect("platform", "an object", platform === undefined || (typeof platform === "object" && platform !== null));
  expectWhole("connect_timeout_ms", connect_timeout_ms, 1, 600_000);
  expectWhole("max_body_bytes", max_body_bytes, 1024, 64 * 1024 * 1024);
  const { environment = "uat", base_url } = core;
  return {
    json: printJson("config", core),
    own: {
      agent,
      proxy_from_environment,
      transport,
      observer,
      platform,
      connect_timeout_ms,
      max_body_bytes,
    } as OwnOptions,
    shown: { environment, ...(base_url === undefined ? {} : { base_url }) },
  };
}

/** The options of a call: the core's as JSON, and the signal. */
export function readCallOptions(options: unknown): { json: string | undefined; signal: AbortSignal | undefined } {
  if (options === undefined || options === null) {
    return { json: undefined, signal: undefined };
  }
  checkOptions("config", options, "expected the call's options as an object");
  const { core, own } = split(options as Given, CALL);
  const { signal } = own;
  expect("signal", "an AbortSignal", signal === undefined || signal instanceof AbortSignal);
  return { json: printJson("config", core), signal: signal as AbortSignal | undefined };
}

/** Tells the core's options from our own; one that is neither is refused. */
function split(options: Given, known: { readonly [name: string]: "core" | "own" }): { core: Given; own: Given } {
  const core: Given = {};
  const own: Given = {};
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).map((option) => `\`${option}\``);
      throw refuse("config", name.isWellFormed() ? name : "", `unknown field, expected one of ${names.join(", ")}`);
    }
    let value;
    try {
      value = options[name];
    } catch {
      throw refuse("config", name, "expected what can be read: reading it threw an error");
    }
    (known[name] === "own" ? own : core)[name] = value;
  }
  return { core, own };
}

function isAgent(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && typeof (value as { addRequest?: unknown }).addRequest === "function"
  );
}

function expect(path: string, what: string, holds: boolean): void {
  if (!holds) {
    throw refuse("config", path, `expected ${what}`);
  }
}

function expectWhole(path: string, value: unknown, min: number, max: number): void {
  const holds = typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
  expect(path, `a whole number from ${min} to ${max}${shown(value)}`, holds);
}

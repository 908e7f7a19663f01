"use strict";

const { inspect } = require("node:util");

const { drive } = require("./call.js");
const door = require("./door.js");
const { explained, refuse } = require("./error.js");
const { FunctionTransport } = require("./function_transport.js");
const { checkOptions, checkText, printJson } = require("./json.js");
const { SYSTEM, surroundings } = require("./surroundings.js");
const { HttpTransport } = require("./transport.js");

/** The client's methods: `[group, method, operation]`; an operation without a group has none. */
let methods;
const listMethods = () =>
  explained(door.facts).operations.map(({ name }) => {
    const [group, method] = name.includes(".") ? name.split(".") : [undefined, name];
    return [group, method.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()), name];
  });

/**
 * A client of Pine Labs Online: connections and access token are shared by all its calls, so make one and keep it.
 */
class PineLabs {
  #lent;
  #shown;
  #held;
  #isClosed = false;

  constructor(options) {
    const { config, own, shown } = readOptions(options);
    const json = printJson("config", config);
    const held = explained(() => door.hold(this, door.newSession, door.freeSession, json));
    this.#held = held;
    this.#lent = {
      session: () => held.number(),
      transport: own.transport === undefined ? new HttpTransport(own) : new FunctionTransport(own.transport, own),
      surroundings: own.surroundings === undefined ? SYSTEM : surroundings(own.surroundings),
      observer: own.observer,
    };
    this.#shown = shown;
    methods ??= listMethods();
    for (const [group, method, operation] of methods) {
      const call = (params, options) => this.invoke(operation, params, options);
      Object.defineProperty(call, "name", { value: method });
      if (group === undefined) {
        this[method] = call;
      } else {
        (this[group] ??= {})[method] = call;
      }
    }
  }

  /** Makes a call by the operation's name; an error's inquiry is made with it. */
  async invoke(operation, params = {}, options = undefined) {
    if (this.#isClosed) {
      throw refuse("config", undefined, "the client is closed");
    }
    if (typeof operation !== "string") {
      throw refuse("input", "operation", "expected a string");
    }
    checkText("input", "operation", operation);
    const { signal, json } = readCallOptions(options);
    return drive(this.#lent, operation, printJson("input", params), json, signal);
  }

  /**
   * Makes every later call an error, and closes the connections that are kept open for one. Calls that are on their way
   * go on, or fail with their connection.
   */
  close() {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#lent.transport.close();
      this.#held.free();
    }
  }

  toJSON() {
    return this.#shown;
  }

  [inspect.custom](_depth, options, inspectThis) {
    return `PineLabs ${inspectThis(this.#shown, options)}`;
  }
}

/** The options that are this package's own; all others are the core's to check. */
function readOptions(options) {
  checkOptions("config", options, "expected an object with `client_id` and `client_secret`");
  const {
    agent,
    transport,
    observer,
    surroundings: around,
    connect_timeout_ms = 10_000,
    max_body_bytes = 4 * 1024 * 1024,
    ...config
  } = options;
  const own = { agent, transport, observer, surroundings: around, connect_timeout_ms, max_body_bytes };
  expect("transport", "a function", transport === undefined || typeof transport === "function");
  expect("observer", "a function", observer === undefined || typeof observer === "function");
  expect(
    "agent",
    "an agent of `node:http` or `node:https`",
    agent === undefined || (typeof agent === "object" && typeof agent?.addRequest === "function"),
  );
  expect("agent", "no agent beside `transport`, which has its own way out", !(agent && transport));
  expect("surroundings", "an object", around === undefined || (typeof around === "object" && around !== null));
  expectWhole("connect_timeout_ms", connect_timeout_ms, 1, 600_000);
  expectWhole("max_body_bytes", max_body_bytes, 1024, 64 * 1024 * 1024);
  const { environment = "uat", base_url } = config;
  return { config, own, shown: { environment, ...(base_url === undefined ? {} : { base_url }) } };
}

function readCallOptions(options) {
  if (options === undefined || options === null) {
    return { signal: undefined, json: "" };
  }
  checkOptions("config", options, "expected the call's options as an object");
  const { signal, ...rest } = options;
  expect("signal", "an AbortSignal", signal === undefined || signal instanceof AbortSignal);
  return { signal, json: printJson("config", rest) };
}

function expect(path, what, holds) {
  if (!holds) {
    throw refuse("config", path, `expected ${what}`);
  }
}

function expectWhole(path, value, min, max) {
  expect(path, `a whole number from ${min} to ${max}`, Number.isInteger(value) && value >= min && value <= max);
}

module.exports = { PineLabs };

// A sandbox for tests, in a process of its own.

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import type * as api from "./api.js";
import type { PineLabsOptions } from "./api.js";
import { PineLabs } from "./index.js";

type Program = ChildProcessByStdio<Writable, Readable, null>;

/** A sandbox on a free port of loopback; it ends with `stop`, with its `await using` block, and with this process. */
export class Sandbox {
  readonly #program: Program;
  /** What it says when it is ready: its URLs, its credentials, `callback_key`, `webhook_secret`. */
  readonly ready: { readonly [name: string]: string };

  private constructor(program: Program, ready: { readonly [name: string]: string }) {
    this.#program = program;
    this.ready = ready;
  }

  /**
   * Starts one and waits until it is ready. The program is that of `PINELABS_SANDBOX`, or `pinelabs-sandbox` on the search
   * path; `options` are its command line.
   */
  static async start(...options: string[]): Promise<Sandbox> {
    const command = process.env["PINELABS_SANDBOX"] || "pinelabs-sandbox";
    const program = spawn(command, ["--port", "0", "--stop-with-stdin", ...options], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    const lines = createInterface(program.stdout);
    const ended = once(program, "exit").then(([status]) => {
      throw new Error(`the sandbox does not start: ${command}: exit status ${status}`);
    });
    const [line] = (await Promise.race([once(lines, "line"), ended])) as [string];
    // It ends at some time, and this is not when it failed to start.
    ended.catch(() => {});
    return new Sandbox(program, JSON.parse(line) as { [name: string]: string });
  }

  /** The options of a client that leads there. */
  get settings(): Pick<PineLabsOptions, "base_url" | "client_id" | "client_secret"> {
    const { url, client_id = "", client_secret = "" } = this.ready;
    return { base_url: url, client_id, client_secret };
  }

  /** A client of the sandbox. */
  client(options: Partial<PineLabsOptions> = {}): api.PineLabs {
    return new PineLabs({ ...this.settings, ...options });
  }

  /** A request to the sandbox's own API, which looks inside and plans faults: `sandbox.api("GET", "requests")`. */
  async api(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${this.ready["admin"]}/api/${path}`, { method, headers, ...sent });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`the sandbox answers ${answer.status}: ${text}`);
    }
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Ends it, by closing its standard input. */
  async stop(): Promise<void> {
    if (this.#program.exitCode === null && this.#program.signalCode === null) {
      const ended = once(this.#program, "exit");
      this.#program.stdin.end();
      await ended;
    }
  }

  /** As {@link Sandbox.stop}, at the end of a block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

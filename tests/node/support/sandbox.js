// A sandbox in a process of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Starts it and waits until it is ready; it ends with the test. */
export async function sandbox(t, ...options) {
  const program = process.env.PINELABS_SANDBOX;
  if (program === undefined) {
    throw new Error("PINELABS_SANDBOX must name the sandbox's program: run `cargo xtask test node`");
  }
  const child = spawn(program, ["--port", "0", "--stop-with-stdin", ...options], { stdio: ["pipe", "pipe", "ignore"] });
  t.after(async () => {
    child.stdin.end();
    if (child.exitCode === null) {
      await once(child, "exit");
    }
  });
  const [line] = await once(createInterface(child.stdout), "line");
  const ready = JSON.parse(line);
  return {
    ...ready,
    /** The environment in which a program finds it. */
    environment: {
      PINELABS_BASE_URL: ready.url,
      PINELABS_CLIENT_ID: ready.client_id,
      PINELABS_CLIENT_SECRET: ready.client_secret,
      PINELABS_CALLBACK_KEY: ready.callback_key,
      PINELABS_WEBHOOK_SECRET: ready.webhook_secret,
    },
  };
}

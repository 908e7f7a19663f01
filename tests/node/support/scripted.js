// A client whose transport answers from a script and whose clock only moves when somebody sleeps.

import { PineLabs, TransportFailure } from "pinelabs-online";

export const CONFIG = { client_id: "a17ce30e-f88e-4f81-ada1-c3b4909ed232", client_secret: "an-invented-secret" };

/** The answer that the line `"token"` of a script stands for. */
export const TOKEN = { status: 200, body: { access_token: "token-1", expires_in: 3600 } };

/** The time at which every script begins. */
export const BEGIN_MS = 1_720_511_828_022;

/** A client that plays a script, and the trace of what it did. */
export function scripted(script, options = {}) {
  const lines = [...script];
  const trace = [];
  let slept = 0;
  const client = new PineLabs({
    ...CONFIG,
    ...options,
    transport: async ({ method, url, headers, body, timeout_ms }) => {
      trace.push({ send: { method, url, headers, body, timeout_ms } });
      return answer(lines.shift());
    },
    platform: {
      now: () => BEGIN_MS + slept,
      entropy: () => new Uint8Array(16).fill(7),
      sleep: async (ms) => {
        trace.push({ sleep_ms: ms });
        slept += ms;
      },
    },
  });
  return { client, trace, lines };
}

function answer(line) {
  if (line === undefined) {
    throw new Error("the script is over");
  }
  if (line.failure !== undefined) {
    throw new TransportFailure(line.failure.message, { sent: line.failure.sent });
  }
  const { status, headers, body } = line === "token" ? TOKEN : line.answer;
  return { status, headers, body: typeof body === "string" ? body : JSON.stringify(body) };
}

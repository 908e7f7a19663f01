import { types } from "node:util";

/**
 * No answer came: what a transport rejects with.
 *
 * `sent` must be true whenever the gateway may have received the request. An honest `false` lets the call repeat at
 * once; a false `false` can charge twice.
 */
export class TransportFailure extends Error {
  /** Whether the gateway may have got the request; only `false` says that it has not. */
  readonly sent: boolean;

  /**
   * @param message What happened, without any secret.
   */
  constructor(message: string, options: { readonly sent: boolean }) {
    super(message);
    // Only what is said to be unsent is. Options are left out by callers without types.
    this.sent = (options as { sent?: unknown } | undefined)?.sent !== false;
  }

  override get name(): string {
    return "TransportFailure";
  }
}

/**
 * A failure of any origin without what it may quote of the request: its words and its places in the code, each cleaned
 * by the call, and nothing else.
 */
export function cleaned(error: unknown, clean: (text: string) => string): TransportFailure {
  const { message, sent, stack } = read(error);
  const failure = new TransportFailure(clean(message), { sent });
  const places = stack.split("\n").filter((line) => /^ {4}at .{1,400}$/.test(line));
  const lines = places.slice(0, 10).map((line) => `    ${clean(line.trim())}`);
  failure.stack = [`${failure.name}: ${failure.message}`, ...lines].join("\n");
  return failure;
}

/** Reads an error, which may be anything, also an object whose properties throw. */
function read(error: unknown): { message: string; sent: boolean; stack: string } {
  let message = "the transport failed";
  let stack = "";
  let sent = true;
  try {
    sent = (error as { sent?: unknown } | null | undefined)?.sent !== false;
    if (types.isNativeError(error) || error instanceof Error) {
      message = error instanceof TransportFailure ? `${error.message}` : `${error.name}: ${error.message}`;
      stack = `${error.stack ?? ""}`;
    }
  } catch {
    // What was read is kept.
  }
  return { message, sent, stack };
}

// One call: the loop around the core's state machine.

import { ask, Broken, type Core, free, generation, type Held } from "./border.js";
import { explain, isOurs, type Kept } from "./explain.js";
import { cleaned, TransportFailure } from "./failure.js";
import { type Observer, Report } from "./observer.js";
import type { Inquiry } from "./operations.js";
import type { Runtime } from "./platform.js";
import { HttpRequest, type Send } from "./request.js";
import { ResponseInfo, type WithResponse } from "./response.js";
import type { Answer, Sender } from "./transport.js";

/** What a client lends to its calls. */
export interface Means {
  session: Held<InstanceType<Core["Session"]>>;
  transport: Sender;
  runtime: Runtime;
  observer: Observer | undefined;
}

/** What a step asks for; `src/call.rs` has the same. */
type Step =
  | ({ step: "send"; call_request_id: string | null; inquiry: string | null } & Send)
  | { step: "sleep"; ms: number }
  | { step: "done"; json: string };

/** What a call is made of; `params` and `options` are JSON. */
export interface Given {
  operation: string;
  params: string;
  options: string | undefined;
  signal: AbortSignal | undefined;
}

/** Makes a call: does what its state machine in the core asks for, until it is over. */
export async function drive(
  means: Means,
  { operation, params, options, signal }: Given,
): Promise<WithResponse<unknown>> {
  const run = new Run(means, operation, signal);
  try {
    run.start(params, options);
    return new Outcome(await run.toEnd(), run);
  } catch (error) {
    throw run.explain(error);
  } finally {
    run.free();
  }
}

/**
 * What came of a call. The response is made when it is asked for, which most calls do not. A class, because V8 gives every
 * object literal with a getter a hidden class of its own and keeps it, with the call behind it, until a full collection.
 */
class Outcome implements WithResponse<unknown> {
  readonly data: unknown;
  readonly #run: Run;

  constructor(data: unknown, run: Run) {
    this.data = data;
    this.#run = run;
  }

  get response(): ResponseInfo {
    return this.#run.response();
  }
}

class Run {
  readonly #means: Means;
  readonly #operation: string;
  readonly #signal: AbortSignal | undefined;
  #call: InstanceType<Core["Call"]> | undefined;
  #generation = -1;
  /** Why the last answer did not come. */
  #failure: unknown;
  /** Kept outside of the instance in case that it breaks: JSON text, read only then. */
  #inquiry: string | null = null;
  #requestId: string | undefined;
  /** What the response around the answer is made of. */
  #answer: Answer | undefined;
  #attempts = 0;
  #began: number | undefined;
  #now = 0;
  /** Whether a write may have gone out: should the core break, only its inquiry says what it did. */
  #written = false;

  constructor(means: Means, operation: string, signal: AbortSignal | undefined) {
    this.#means = means;
    this.#operation = operation;
    this.#signal = signal;
  }

  start(params: string, options: string | undefined): void {
    const session = this.#means.session.get();
    const bytes = Buffer.from(params);
    try {
      this.#call = ask(() => session.call(this.#operation, bytes, options));
      this.#generation = generation();
    } finally {
      // They may hold a card number, and small buffers are parts of one that is used again.
      bytes.fill(0);
    }
  }

  async toEnd(): Promise<unknown> {
    for (;;) {
      const step = this.#step();
      if (step.step === "done") {
        return JSON.parse(step.json);
      }
      if (step.step === "send") {
        await this.#send(step);
      } else {
        await this.#means.runtime.sleep(step.ms, this.#signal);
        if (this.#signal?.aborted && this.#isThere()) {
          throw this.#giveUp(false);
        }
      }
    }
  }

  /** Whether the call is still there: it goes with its instance. */
  #isThere(): boolean {
    return this.#call !== undefined && this.#generation === generation();
  }

  #here(): InstanceType<Core["Call"]> {
    if (this.#call === undefined || !this.#isThere()) {
      throw new Broken("the core broke in another call");
    }
    return this.#call;
  }

  #step(): Step {
    const call = this.#here();
    const { runtime } = this.#means;
    const [words, at] = runtime.words();
    const now = runtime.now();
    this.#began ??= now;
    this.#now = now;
    const [e0, e1, e2, e3] = [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0];
    return ask(() => call.step(now, e0, e1, e2, e3) as Step);
  }

  async #send(send: Step & { step: "send" }): Promise<void> {
    const request = new HttpRequest(send);
    this.#inquiry = send.inquiry;
    this.#requestId = send.call_request_id ?? undefined;
    if (this.#signal?.aborted) {
      throw this.#giveUp(false);
    }
    if (request.operation === this.#operation) {
      this.#attempts = request.attempt;
      this.#written ||= request.method !== "GET";
    }
    let answer;
    try {
      answer = await this.#exchange(request);
    } catch (error) {
      if (!(error instanceof TransportFailure)) {
        throw error;
      }
      this.#failure = error;
      this.#fail(error);
      return;
    }
    this.#failure = undefined;
    this.#answer = answer;
    if (this.#isThere()) {
      const call = this.#here();
      const { status, retryAfter, body } = answer;
      ask(() => call.receive(status, retryAfter, body));
    }
  }

  /** The response that the answer was read from: the last one that came. */
  response(): ResponseInfo {
    return new ResponseInfo({
      status: this.#answer?.status ?? 0,
      requestId: this.#requestId ?? "",
      durationMs: Math.max(0, this.#now - (this.#began ?? this.#now)),
      attempts: this.#attempts,
      headers: this.#answer?.headers() ?? [],
    });
  }

  #fail(failure: TransportFailure): void {
    // What user code made may hold anything: only `false` is false, and only text is text.
    const sent = failure.sent !== false;
    const message = String(failure.message);
    if (this.#isThere()) {
      if (this.#signal?.aborted) {
        throw this.#giveUp(sent);
      }
      const call = this.#here();
      ask(() => call.fail(sent, message));
    }
  }

  /** Sends a request; the observer is called before and after. */
  async #exchange(request: HttpRequest): Promise<Answer> {
    const { transport, observer, runtime } = this.#means;
    const report = observer === undefined ? undefined : new Report(observer, request, runtime);
    report?.sent();
    let answer;
    try {
      answer = await transport.send(request, this.#signal);
    } catch (error) {
      const failure = cleaned(error, (text) => this.#clean(text));
      report?.failed(failure.message);
      throw failure;
    }
    report?.answered(answer.status);
    return answer;
  }

  #clean(text: string): string {
    if (!this.#isThere()) {
      return "the transport failed";
    }
    const call = this.#here();
    return ask(() => call.clean(text));
  }

  /** Ends the call: the refusal that says what it may have left behind. */
  #giveUp(sent: boolean): unknown {
    this.#failure = this.#signal?.reason;
    return this.#abandon(sent);
  }

  #abandon(sent: boolean): unknown {
    const call = this.#here();
    this.#call = undefined;
    return ask(() => call.abandon(sent) as unknown);
  }

  /** The error for the user of whatever ended the call. */
  explain(thrown: unknown): unknown {
    let error = thrown;
    if (this.#generation !== -1 && !isOurs(thrown)) {
      // Something that the client was given (clock, timer) failed: the call says what it leaves behind.
      this.#failure = thrown;
      try {
        error = this.#abandon(true);
      } catch (broken) {
        error = broken;
      }
    }
    return explain(error, { operation: this.#operation, ...this.#kept(), cause: this.#failure });
  }

  /** What is known without the core. */
  #kept(): Kept {
    const request_id = this.#requestId;
    if (!this.#written) {
      return { request_id };
    }
    const inquiry = this.#inquiry === null ? undefined : (JSON.parse(this.#inquiry) as Inquiry);
    return { effect: "unknown", request_id, inquiry };
  }

  free(): void {
    if (this.#call !== undefined) {
      free(this.#call, this.#generation);
    }
  }
}

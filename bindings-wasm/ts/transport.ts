import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
// The real one, also where a test replaces the clock.
import { setImmediate } from "node:timers";
import type { TLSSocket } from "node:tls";

import { TransportFailure } from "./failure.js";
import { Proxies } from "./proxy.js";
import type { HttpRequest } from "./request.js";
import { TunnelAgent } from "./tunnel.js";

/** An answer as a call takes it. */
export interface Answer {
  status: number;
  /** The value of the first `retry-after`: the one header that means something to a call. */
  retryAfter: string | undefined;
  body: Uint8Array;
  /** Names and values of all headers, for callers that ask for them. */
  headers: () => Iterable<readonly [string, string]>;
}

/** A way to send. */
export interface Sender {
  send(request: HttpRequest, signal: AbortSignal | undefined): Promise<Answer>;
  close(): void;
}

/** Where the requests of a client go. */
interface Target {
  secure: boolean;
  protocol: string;
  hostname: string;
  port: number;
  host: string;
  /** Where the path begins in the URL. */
  path: number;
}

/** The options of a client that say how it sends. */
export interface HttpOptions {
  agent?: http.Agent | undefined;
  proxy_from_environment: boolean;
  connect_timeout_ms: number;
  max_body_bytes: number;
}

/** What a failed connection is called, by Node's code. */
const REASONS = new Map([
  ["ECONNREFUSED", "the connection was refused"],
  ["ECONNRESET", "the connection was lost"],
  ["EPIPE", "the connection was lost"],
  ["ENOTFOUND", "the host name is unknown"],
  ["EAI_AGAIN", "the host name cannot be looked up"],
  ["ETIMEDOUT", "no connection in time"],
  ["EHOSTUNREACH", "the host cannot be reached"],
  ["ENETUNREACH", "the network cannot be reached"],
]);

const LOST_WITHIN = "the connection was lost within the answer";

/** A reason in words and the code; never what the server wrote. */
function reason(error: NodeJS.ErrnoException | undefined, sent: boolean): string {
  const given: unknown = error?.code;
  const code = typeof given === "string" && /^[A-Z0-9_]{1,64}$/.test(given) ? given : undefined;
  const refused = code?.startsWith("PROXY_") ? "the proxy refused to connect" : undefined;
  const words = refused ?? REASONS.get(code ?? "") ?? (sent ? "the connection was lost" : "no connection");
  return code === undefined ? words : `${words} (${code})`;
}

/** Names and values that stand in turns, as pairs. */
function* inTurns(flat: readonly string[]): Iterable<readonly [string, string]> {
  for (let i = 0; i < flat.length; i += 2) {
    yield [flat[i] ?? "", flat[i + 1] ?? ""];
  }
}

/** How many requests are under way. */
let underWay = 0;
/** The answers that came in this turn of the event loop, each with the promise that it resolves. */
let arrived: [(answer: Answer) => void, Answer][] = [];
let isPlanned = false;
/** As many are enough to save what there is to save, and hold up neither each other nor their connections. */
const TOGETHER = 32;

/**
 * Resolves the promise of an answer: at once if it is the only one, else at the end of this turn of the event loop,
 * together with others that came in it.
 *
 * What is done with an answer, and the request that often follows it, is then done for all of them in a row. One by one
 * between the reading of sockets, each would find the processor's caches emptied, and cost more than twice as much.
 */
function handOver(resolve: (answer: Answer) => void, answer: Answer): void {
  if (underWay === 0 && !isPlanned) {
    resolve(answer);
  } else if (arrived.push([resolve, answer]) === TOGETHER) {
    handOverAll();
  } else if (!isPlanned) {
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      handOverAll();
    });
  }
}

function handOverAll(): void {
  const all = arrived;
  arrived = [];
  for (const [resolve, answer] of all) {
    resolve(answer);
  }
}

/**
 * What the environment cannot take away (`NODE_TLS_REJECT_UNAUTHORIZED`, `--tls-min-v1.0`); the options of an agent that
 * is given are stronger.
 */
const TLS = { rejectUnauthorized: true, minVersion: "TLSv1.2" } as const;

/**
 * HTTP on Node's own modules: connections are kept, redirects are not followed, answers are bounded, and `sent` is
 * true only from the moment in which a connection stands.
 */
export class HttpTransport implements Sender {
  #agent: http.Agent | undefined;
  readonly #given: http.Agent | undefined;
  readonly #proxies: Proxies | undefined;
  readonly #connectTimeout: number;
  readonly #maxBody: number;
  #base = "\0";
  #target: Target | undefined;

  constructor(options: HttpOptions) {
    this.#given = options.agent;
    // An agent that was given is the way out.
    this.#proxies =
      options.agent === undefined && options.proxy_from_environment ? new Proxies(process.env) : undefined;
    this.#connectTimeout = options.connect_timeout_ms;
    this.#maxBody = options.max_body_bytes;
  }

  /** Closes the connections that are kept; an agent that was given is its owner's to close. */
  close(): void {
    this.#agent?.destroy();
    this.#agent = undefined;
  }

  /**
   * Where a URL goes. All of a client's go to the same place, so that place is taken apart once. How the place is written
   * in the URL is no measure of how it is written elsewhere: a default port or a leading zero may stand there.
   */
  #resolve(url: string): Target {
    if (this.#target !== undefined && url.startsWith(this.#base)) {
      return this.#target;
    }
    const { origin, protocol, hostname, port } = new URL(url);
    const secure = protocol === "https:";
    this.#base = url.slice(0, url.indexOf("/", url.indexOf("://") + 3) + 1);
    this.#target = {
      secure,
      protocol,
      // An IPv6 address stands in brackets in a URL only.
      hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
      port: port === "" ? (secure ? 443 : 80) : Number(port),
      host: origin.slice(protocol.length + 2),
      path: this.#base.length - 1,
    };
    return this.#target;
  }

  /** The agent of the connections; all of a client's requests go to the same place. */
  #agentFor(target: Target): http.Agent {
    if (this.#given !== undefined) {
      return this.#given;
    }
    if (this.#agent === undefined) {
      const options = { keepAlive: true, maxFreeSockets: 64, timeout: 30_000 };
      const proxy = this.#proxies?.for(target);
      if (!target.secure) {
        // Plain http is for loopback, which no proxy serves.
        this.#agent = new http.Agent(options);
      } else if (proxy === undefined) {
        this.#agent = new https.Agent(options);
      } else {
        this.#agent = new TunnelAgent(options, proxy, TLS, this.#connectTimeout);
      }
    }
    return this.#agent;
  }

  send(request: HttpRequest, signal: AbortSignal | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const target = this.#resolve(request.url);
      const { body } = request;
      // A flat list is written as it is: Node neither copies nor sorts it.
      const headers = ["Host", target.host];
      for (const [name, value] of request.headers) {
        headers.push(name, value);
      }
      if (body !== null) {
        headers.push("Content-Length", String(Buffer.byteLength(body)));
      } else if (request.method !== "GET") {
        headers.push("Content-Length", "0");
      }
      let outgoing: http.ClientRequest | undefined;
      let sent = false;
      let answering = false;
      let over = false;
      let connectTimer: NodeJS.Timeout | undefined;
      let totalTimer: NodeJS.Timeout | undefined;

      underWay += 1;
      const finish = (): void => {
        over = true;
        underWay -= 1;
        clearTimeout(connectTimer);
        clearTimeout(totalTimer);
        signal?.removeEventListener("abort", abort);
      };
      const fail = (message: string): void => {
        if (!over) {
          finish();
          outgoing?.destroy();
          reject(new TransportFailure(message, { sent }));
        }
      };
      const abort = (): void => fail("given up");
      const connected = (): void => {
        sent = true;
        clearTimeout(connectTimer);
      };

      try {
        outgoing = (target.secure ? https : http).request({
          agent: this.#agentFor(target),
          protocol: target.protocol,
          hostname: target.hostname,
          port: target.port,
          path: request.url.slice(target.path),
          method: request.method,
          headers,
          ...(target.secure ? TLS : undefined),
        });
      } catch (error) {
        fail(reason(error as NodeJS.ErrnoException, false));
        return;
      }
      totalTimer = setTimeout(() => fail(`no answer in ${request.timeout_ms} ms`), request.timeout_ms);
      connectTimer = setTimeout(() => fail(`no connection in ${this.#connectTimeout} ms`), this.#connectTimeout);
      signal?.addEventListener("abort", abort, { once: true });

      const exchange = outgoing;
      exchange.on("socket", (socket: Socket) => {
        const secure = socket as Partial<TLSSocket> & { secureConnecting?: boolean };
        if (exchange.reusedSocket) {
          connected();
        } else if (secure.encrypted && secure.secureConnecting) {
          socket.once("secureConnect", connected);
        } else if (!secure.encrypted && socket.connecting) {
          socket.once("connect", connected);
        } else {
          // An agent that was given connected it already.
          connected();
        }
      });
      exchange.on("error", (error) => fail(reason(error, sent)));
      exchange.on("close", () => fail(answering ? LOST_WITHIN : reason(undefined, sent)));
      exchange.on("response", (incoming) => {
        answering = true;
        connected();
        if (Number(incoming.headers["content-length"]) > this.#maxBody) {
          fail(`the answer is larger than ${this.#maxBody} bytes`);
          return;
        }
        const chunks: Buffer[] = [];
        let length = 0;
        incoming.on("data", (chunk: Buffer) => {
          length += chunk.length;
          if (length > this.#maxBody) {
            fail(`the answer is larger than ${this.#maxBody} bytes`);
          } else {
            chunks.push(chunk);
          }
        });
        incoming.on("end", () => {
          if (!incoming.complete || over) {
            fail(LOST_WITHIN);
            return;
          }
          finish();
          handOver(resolve, {
            status: incoming.statusCode ?? 0,
            retryAfter: incoming.headers["retry-after"],
            body: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length),
            headers: () => inTurns(incoming.rawHeaders),
          });
        });
        incoming.on("error", () => fail(LOST_WITHIN));
      });
      exchange.end(body ?? undefined);
    });
  }
}

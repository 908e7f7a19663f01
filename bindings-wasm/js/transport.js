"use strict";

const http = require("node:http");
const https = require("node:https");
// The real one, also where a test replaces the clock.
const { setImmediate } = require("node:timers");
const { inspect } = require("node:util");

const { TransportFailure } = require("./failure.js");

/** An HTTP request to send. Printing it shows neither its URL nor its headers nor its body. */
class HttpRequest {
  constructor(head, body) {
    const lines = head.split("\n");
    this.method = lines[0];
    this.url = lines[1];
    this.timeout_ms = Number(lines[2]);
    this.operation = lines[3];
    this.path_template = lines[4];
    this.attempt = Number(lines[5]);
    this.request_id = lines[6];
    const headers = [];
    for (let i = 7; i + 1 < lines.length; i += 2) {
      headers.push([lines[i], lines[i + 1]]);
    }
    this.headers = headers;
    this.body = body;
  }

  toJSON() {
    const { method, path_template, operation, attempt, request_id, timeout_ms } = this;
    return { method, path_template, operation, attempt, request_id, timeout_ms };
  }

  [inspect.custom](_depth, options, inspectThis) {
    return `HttpRequest ${inspectThis(this.toJSON(), options)}`;
  }
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
function reason(error, sent) {
  const code = typeof error?.code === "string" && /^[A-Z0-9_]{1,64}$/.test(error.code) ? error.code : undefined;
  const words = REASONS.get(code) ?? (sent ? "the connection was lost" : "no connection");
  return code === undefined ? words : `${words} (${code})`;
}

/** How many requests are under way. */
let underWay = 0;
/** The answers that came in this turn of the event loop, and who waits for them. */
let arrived = [];
let isPlanned = false;
/** As many are enough to save what there is to save, and hold up neither each other nor their connections. */
const TOGETHER = 32;

/**
 * Gives an answer to who waits for it: at once if it is the only one, else at the end of this turn of the event loop,
 * together with others that came in it.
 *
 * What is done with an answer, and the request that often follows it, is then done for all of them in a row. One by one
 * between the reading of sockets, each would find the processor's caches emptied, and cost more than twice as much.
 */
function handOver(resolve, answer) {
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

function handOverAll() {
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
const TLS = { rejectUnauthorized: true, minVersion: "TLSv1.2" };

/**
 * HTTP on Node's own modules: connections are kept, redirects are not followed, answers are bounded, and `sent` is
 * true only from the moment in which a connection stands.
 */
class HttpTransport {
  #agents;
  #given;
  #connectTimeout;
  #maxBody;
  #base = "\0";
  #target;

  constructor({ agent, connect_timeout_ms, max_body_bytes }) {
    this.#given = agent;
    this.#connectTimeout = connect_timeout_ms;
    this.#maxBody = max_body_bytes;
    this.#agents = new Map();
  }

  /** Closes the connections that are kept; an agent that was given is its owner's to close. */
  close() {
    for (const agent of this.#agents.values()) {
      agent.destroy();
    }
    this.#agents.clear();
  }

  /**
   * Where a URL goes. All of a client's go to the same place, so that place is taken apart once. How the place is written
   * in the URL is no measure of how it is written elsewhere: a default port or a leading zero may stand there.
   */
  #resolve(url) {
    if (url.startsWith(this.#base)) {
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
      /** Where the path begins. */
      path: this.#base.length - 1,
    };
    return this.#target;
  }

  #agent(protocol) {
    if (this.#given !== undefined) {
      return this.#given;
    }
    let agent = this.#agents.get(protocol);
    if (agent === undefined) {
      const { Agent } = protocol === "https:" ? https : http;
      agent = new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 30_000 });
      this.#agents.set(protocol, agent);
    }
    return agent;
  }

  /**
   * @param {HttpRequest} request
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<{ status: number, head: string, body: Buffer }>}
   */
  send(request, signal) {
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
      let outgoing;
      let sent = false;
      let answering = false;
      let over = false;
      let connectTimer;
      let totalTimer;

      underWay += 1;
      const finish = () => {
        over = true;
        underWay -= 1;
        clearTimeout(connectTimer);
        clearTimeout(totalTimer);
        signal?.removeEventListener("abort", abort);
      };
      const fail = (message) => {
        if (!over) {
          finish();
          outgoing?.destroy();
          reject(new TransportFailure(message, { sent }));
        }
      };
      const abort = () => fail("given up");
      const connected = () => {
        sent = true;
        clearTimeout(connectTimer);
      };

      try {
        outgoing = (target.secure ? https : http).request({
          agent: this.#agent(target.protocol),
          protocol: target.protocol,
          hostname: target.hostname,
          port: target.port,
          path: request.url.slice(target.path),
          method: request.method,
          headers,
          ...(target.secure ? TLS : undefined),
        });
      } catch (error) {
        fail(reason(error, false));
        return;
      }
      totalTimer = setTimeout(() => fail(`no answer in ${request.timeout_ms} ms`), request.timeout_ms);
      connectTimer = setTimeout(
        () => fail(`no connection in ${this.#connectTimeout} ms`),
        this.#connectTimeout,
      );
      signal?.addEventListener("abort", abort, { once: true });

      outgoing.on("socket", (socket) => {
        if (outgoing.reusedSocket) {
          connected();
        } else if (socket.encrypted && socket.secureConnecting) {
          socket.once("secureConnect", connected);
        } else if (!socket.encrypted && socket.connecting) {
          socket.once("connect", connected);
        } else {
          // Somebody else's agent connected it already.
          connected();
        }
      });
      outgoing.on("error", (error) => fail(reason(error, sent)));
      outgoing.on("close", () => fail(answering ? LOST_WITHIN : reason(undefined, sent)));
      outgoing.on("response", (incoming) => {
        answering = true;
        connected();
        if (Number(incoming.headers["content-length"]) > this.#maxBody) {
          fail(`the answer is larger than ${this.#maxBody} bytes`);
          return;
        }
        const chunks = [];
        let length = 0;
        incoming.on("data", (chunk) => {
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
            status: incoming.statusCode,
            head: incoming.rawHeaders.join("\n"),
            body: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length),
          });
        });
        incoming.on("error", () => fail(LOST_WITHIN));
      });
      outgoing.end(body ?? undefined);
    });
  }
}

module.exports = { HttpRequest, HttpTransport };

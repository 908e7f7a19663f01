// TLS through an HTTP proxy: `CONNECT`, and then the handshake with the server behind it.

import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";

import type { HttpProxy } from "./proxy.js";

/** What an agent is asked to connect to. */
interface Wanted {
  host: string;
  port: number;
}

type Connected = (error: Error | null, socket?: Duplex) => void;

/** Node's own way to make a TLS connection, with its cache of sessions. */
const secure = (
  https.Agent.prototype as unknown as {
    createConnection(this: https.Agent, options: object): TLSSocket;
  }
).createConnection;

/**
 * An agent whose connections go through a proxy: kept alive and checked as those of `https.Agent`, which it is.
 *
 * Node has the like since versions 22.21 and 24.5 (`proxyEnv`); this package runs on 20.19.
 */
export class TunnelAgent extends https.Agent {
  readonly #proxy: HttpProxy;
  readonly #tls: object;
  readonly #timeout: number;

  /** `tls` is what holds for the proxy's own certificate; `timeout` is how long the proxy may take, in milliseconds. */
  constructor(options: https.AgentOptions, proxy: HttpProxy, tls: object, timeout: number) {
    super(options);
    this.#proxy = proxy;
    this.#tls = tls;
    this.#timeout = timeout;
  }

  /** What Node's agents call for a new connection. */
  override createConnection(options: Wanted, connected: Connected): undefined {
    const { hostname, port, authorization } = this.#proxy;
    const host = `${options.host.includes(":") ? `[${options.host}]` : options.host}:${options.port}`;
    const request = (this.#proxy.secure ? https : http).request({
      method: "CONNECT",
      hostname,
      port,
      path: host,
      headers: {
        Host: host,
        Connection: "keep-alive",
        ...(authorization === undefined ? {} : { "Proxy-Authorization": authorization }),
      },
      agent: false,
      timeout: this.#timeout,
      ...(this.#proxy.secure ? this.#tls : {}),
    });
    request.once("timeout", () => request.destroy(failure("ETIMEDOUT")));
    request.once("error", (error: Error) => connected(error));
    request.once("connect", ({ statusCode = 0 }: http.IncomingMessage, socket: Socket, head: Buffer) => {
      socket.setTimeout(0);
      // What a proxy says before the handshake is no part of it.
      if (statusCode < 200 || statusCode > 299 || head.length > 0) {
        socket.destroy();
        connected(failure(`PROXY_${statusCode}`));
      } else {
        connected(null, secure.call(this, { ...options, socket }));
      }
    });
    request.end();
    return undefined;
  }
}

function failure(code: string): Error {
  return Object.assign(new Error("the proxy gave no connection"), { code });
}

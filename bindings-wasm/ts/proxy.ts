// The proxies that the environment names.

import net, { isIP } from "node:net";

import { refuse } from "./errors.js";

/** A proxy, and what it is told about its user. */
export interface HttpProxy {
  secure: boolean;
  hostname: string;
  port: number;
  /** The value of `Proxy-Authorization`: a secret. */
  authorization: string | undefined;
}

/** Where a request goes. */
interface Target {
  secure: boolean;
  hostname: string;
}

/** Never through a proxy: a bearer token in the clear must not leave the machine. */
const LOOPBACK = "localhost,127.0.0.0/8,::1";

type Environment = { readonly [name: string]: string | undefined };

/** The proxies for http and https, none of which serves loopback. */
export class Proxies {
  readonly #http: HttpProxy | undefined;
  readonly #https: HttpProxy | undefined;
  /** Nothing where there is no proxy: other runtimes than Node may not have what it takes. */
  readonly #exempt: Exempt | undefined;

  /**
   * Reads `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper case before lower case.
   *
   * Nothing within CGI, where a client's header `Proxy` arrives as `HTTP_PROXY`.
   */
  constructor(environment: Environment) {
    if (environment["REQUEST_METHOD"] !== undefined) {
      return;
    }
    const all = readProxy(environment, "ALL_PROXY");
    this.#http = readProxy(environment, "HTTP_PROXY") ?? all;
    this.#https = readProxy(environment, "HTTPS_PROXY") ?? all;
    if (this.#http !== undefined || this.#https !== undefined) {
      const [, exempt = ""] = first(environment, "NO_PROXY") ?? [];
      this.#exempt = new Exempt(`${LOOPBACK},${exempt}`);
    }
  }

  /** The proxy for requests to this host, if there is one. */
  for({ secure, hostname }: Target): HttpProxy | undefined {
    return this.#exempt === undefined || this.#exempt.has(hostname) ? undefined : secure ? this.#https : this.#http;
  }
}

/** The variable that is set, with its name; an empty one says that there is none. */
function first(environment: Environment, name: string): [name: string, value: string] | undefined {
  for (const spelling of [name, name.toLowerCase()]) {
    const value = environment[spelling];
    if (value !== undefined) {
      return value.trim() === "" ? undefined : [spelling, value.trim()];
    }
  }
  return undefined;
}

/** The proxy of a variable; without a scheme its URL is http. */
function readProxy(environment: Environment, variable: string): HttpProxy | undefined {
  const found = first(environment, variable);
  if (found === undefined) {
    return undefined;
  }
  const [name, text] = found;
  try {
    const url = new URL(text.includes("://") ? text : `http://${text}`);
    const { protocol, hostname, port, username, password } = url;
    if ((protocol === "http:" || protocol === "https:") && hostname !== "") {
      const secure = protocol === "https:";
      return {
        secure,
        hostname: unbracketed(hostname),
        port: port === "" ? (secure ? 443 : 80) : Number(port),
        authorization: username === "" && password === "" ? undefined : basic(username, password),
      };
    }
  } catch {
    // Its value stays unsaid: it may hold a password.
  }
  throw refuse("config", name, "expected the URL of an HTTP proxy, such as `http://proxy.example:8080`");
}

function basic(username: string, password: string): string {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString("base64")}`;
}

/** An IPv6 address stands in brackets in a URL only. */
function unbracketed(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

/** The hosts of `NO_PROXY`: names with all that is below them, addresses, networks such as `10.0.0.0/8`, or `*`. */
class Exempt {
  readonly #addresses = new net.BlockList();
  readonly #names: string[] = [];
  readonly #all: boolean;

  constructor(list: string) {
    const entries = list.split(",").map((entry) => entry.trim().toLowerCase());
    this.#all = entries.includes("*");
    for (const entry of entries) {
      const [address = "", prefix] = entry.split("/");
      const family = isIP(unbracketed(address)) === 6 ? "ipv6" : "ipv4";
      if (isIP(unbracketed(address)) === 0) {
        this.#names.push(entry.replace(/^\./, ""));
      } else if (prefix === undefined) {
        this.#addresses.addAddress(unbracketed(address), family);
      } else if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === "ipv6" ? 128 : 32)) {
        this.#addresses.addSubnet(unbracketed(address), Number(prefix), family);
      }
    }
  }

  has(hostname: string): boolean {
    const version = isIP(hostname);
    if (version !== 0) {
      return this.#all || this.#addresses.check(hostname, version === 6 ? "ipv6" : "ipv4");
    }
    const name = hostname.toLowerCase().replace(/\.$/, "");
    return this.#all || this.#names.some((own) => own !== "" && (name === own || name.endsWith(`.${own}`)));
  }
}

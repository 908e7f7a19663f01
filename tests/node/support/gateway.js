// A gateway on loopback that answers tokens itself and leaves the rest to the test.

import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";

const pem = (name) => readFileSync(new URL(name, import.meta.url));

/** A certificate for localhost that nobody trusts, but who is told to. */
export const CERTIFICATE = pem("localhost.cert.pem");

/** Starts it; `answer(request, response, body)` gets what is not a token request. */
export async function gateway(t, answer, { secure = false, token = "token-1" } = {}) {
  const seen = [];
  const sockets = new Set();
  const listen = async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks).toString();
    seen.push({
      method: request.method,
      url: request.url,
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body,
    });
    if (request.url === "/api/auth/v1/token") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: token, expires_in: 3600 }));
    } else {
      answer(request, response, body);
    }
  };
  const server = secure
    ? https.createServer({ cert: CERTIFICATE, key: pem("localhost.key.pem") }, listen)
    : http.createServer(listen);
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address();
  return { url: `${secure ? "https://localhost" : "http://127.0.0.1"}:${port}`, port, seen, sockets, server };
}

/** An answer with an order in it. */
export const ORDER = '{"data":{"order_id":"v1-1","status":"CREATED"}}';

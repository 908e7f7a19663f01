"""The shop's own server: where the shopper comes back to, and where webhooks arrive."""

import os
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import NamedTuple


class Posted(NamedTuple):
    """A webhook as it came: verified by whoever takes it."""

    headers: Mapping[str, str]
    body: bytes


class Shop:
    """The shop, open for shoppers and webhooks at `PINELABS_MERCHANT_ADDRESS`."""

    def __init__(self) -> None:
        host, _, port = os.environ.get("PINELABS_MERCHANT_ADDRESS", "127.0.0.1:8000").rpartition(":")
        returns: Queue[bytes] = Queue()
        webhooks: Queue[Posted] = Queue()

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                # Keep the raw bytes: a body that was parsed and printed again has another signature.
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path == "/return":
                    returns.put(body)
                    self.reply(200, b"Thank you. You can close this page.")
                elif self.path == "/webhook":
                    webhooks.put(Posted(dict(self.headers.items()), body))
                    self.reply(200, b"")
                else:
                    self.reply(404, b"")

            def reply(self, status: int, text: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer((host, int(port)), Door)
        Thread(target=server.serve_forever, daemon=True).start()
        self.url = os.environ.get("PINELABS_MERCHANT_URL", f"http://{host}:{server.server_port}")
        """How a browser reaches it."""
        self.returns = returns
        """The forms that shoppers' browsers posted, as they came."""
        self.webhooks = webhooks
        """The webhooks, as they came."""

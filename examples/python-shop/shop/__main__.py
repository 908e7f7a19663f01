"""The commands: `python -m shop migrate`, `serve`, `worker`."""

import argparse
import logging
import signal
from threading import Event

import uvicorn

from . import database
from .services import Services
from .settings import Settings
from .worker import Worker


def main() -> None:
    arguments = argparse.ArgumentParser(prog="shop", description="A shop on Pine Labs Online.")
    commands = arguments.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="brings the database up to date")
    serve = commands.add_parser("serve", help="serves the pages")
    serve.add_argument("--workers", type=int, default=1, help="how many processes")
    commands.add_parser("worker", help="settles what is open")
    chosen = arguments.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    settings = Settings.read()
    if chosen.command == "migrate":
        for name in database.migrate(database.connect(settings.database_url)):
            print(f"applied {name}")
    elif chosen.command == "serve":
        host, port = settings.address
        uvicorn.run("shop.app:make_app", factory=True, host=host, port=port, workers=chosen.workers, log_level="warning")
    else:
        stop = Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        signal.signal(signal.SIGINT, lambda *_: stop.set())
        Worker(Services.make(settings).fulfilment).run(stop)


if __name__ == "__main__":
    main()

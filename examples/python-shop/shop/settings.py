"""What the shop is told by its environment."""

import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """Read once, when the process starts. `repr()` shows no secret."""

    base_url: str | None
    client_id: str
    client_secret: str = field(repr=False)
    callback_key: str = field(repr=False)
    webhook_secret: str = field(repr=False)
    database_url: str = field(repr=False)
    address: tuple[str, int]
    url: str
    secret: str = field(repr=False)
    admin_password: str = field(repr=False)
    call_ms: int
    settle_ms: int
    give_up_ms: int

    @staticmethod
    def read() -> "Settings":
        host, _, port = os.environ.get("SHOP_ADDRESS", "127.0.0.1:8000").rpartition(":")
        settings = Settings(
            base_url=os.environ.get("PINELABS_BASE_URL"),
            client_id=os.environ["PINELABS_CLIENT_ID"],
            client_secret=os.environ["PINELABS_CLIENT_SECRET"],
            callback_key=os.environ["PINELABS_CALLBACK_KEY"],
            webhook_secret=os.environ["PINELABS_WEBHOOK_SECRET"],
            database_url=os.environ.get("DATABASE_URL", "sqlite:///shop.db"),
            address=(host, int(port)),
            url=os.environ.get("SHOP_URL", f"http://{host}:{port}").rstrip("/"),
            secret=os.environ["SHOP_SECRET"],
            admin_password=os.environ["SHOP_ADMIN_PASSWORD"],
            call_ms=1000 * int(os.environ.get("SHOP_CALL_SECONDS", "20")),
            settle_ms=1000 * int(os.environ.get("SHOP_SETTLE_SECONDS", "90")),
            give_up_ms=1000 * int(os.environ.get("SHOP_GIVE_UP_SECONDS", "600")),
        )
        if min(len(settings.secret), len(settings.admin_password)) < 12:
            raise SystemExit("SHOP_SECRET and SHOP_ADMIN_PASSWORD need 12 characters or more")
        # A payment takes up to three calls. The worker must not conclude anything while one of them may still be sent.
        if settings.settle_ms <= 3 * settings.call_ms:
            raise SystemExit("SHOP_SETTLE_SECONDS must be more than three times SHOP_CALL_SECONDS")
        if settings.give_up_ms < settings.settle_ms:
            raise SystemExit("SHOP_GIVE_UP_SECONDS must not be less than SHOP_SETTLE_SECONDS")
        return settings

import json
import os
import time

from pinelabs_online import PineLabs
from pinelabs_online.types import KnownToken
from redis import Redis

redis = Redis.from_url(os.environ["REDIS_URL"])  # the token is a secret: so is this server
TOKEN, LOCK = "pinelabs:token", "pinelabs:token:lock"


def make_client() -> PineLabs:
    """A client of this process, with the token that all processes share."""
    return PineLabs.from_env(access_token=shared_token())


def shared_token() -> KnownToken:
    while True:
        if kept := redis.get(TOKEN):
            known: KnownToken = json.loads(kept)
            return known
        # One process fetches it; if that dies, another does after half a minute.
        if redis.set(LOCK, "1", nx=True, ex=30):
            try:
                if not redis.exists(TOKEN):  # it may have come since the look above
                    fetch_token()
            finally:
                redis.delete(LOCK)
        else:
            time.sleep(0.05)


def fetch_token() -> None:
    with PineLabs.from_env() as pl:
        pl.auth.generate_token()
        known = pl.access_token()
    assert known is not None
    # Forgotten a minute before it ends.
    redis.set(TOKEN, json.dumps(known), pxat=known["expires_at_ms"] - 60_000)

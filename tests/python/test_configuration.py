"""Amounts, the environment's configuration, and a token that outlives its client."""

from __future__ import annotations

import time
from typing import Any

import pytest
from pinelabs_online import AsyncPineLabs, ConfigError, InputError, PineLabs, Request, Response, amount


def test_rupees_are_read_exactly_or_not_at_all() -> None:
    for text, paise in [("1100", 110_000), ("1100.5", 110_050), ("1100.50", 110_050), ("0.01", 1)]:
        assert amount.inr(text) == {"value": paise, "currency": "INR"}
    assert amount.inr(110_050) == {"value": 110_050, "currency": "INR"}
    wrongs: list[Any] = [
        "",
        "-1",
        "1,100",
        "1.005",
        "1e3",
        "\u20b9 5",
        10.5,
        float("nan"),
        -1,
        2**64,
        True,
        None,
        b"1",
        {},
    ]
    for wrong in wrongs:
        with pytest.raises(InputError) as raised:
            amount.inr(wrong)
        assert raised.value.path == "amount"
        assert raised.value.effect == "none"


def test_an_amount_prints_grouped() -> None:
    assert amount.format({"value": 110_050, "currency": "INR"}) == "INR 1,100.50"
    assert amount.format({"value": 100_000_000, "currency": "INR"}) == "INR 10,00,000.00"
    assert amount.format({"value": 100_000_000, "currency": "USD"}) == "USD 1,000,000.00"


@pytest.mark.parametrize("client", [PineLabs, AsyncPineLabs])
def test_the_configuration_comes_from_the_environment(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: str, **options: Any) -> None:
        with pytest.raises(ConfigError) as raised:
            client.from_env(**options)
        assert raised.value.path == path
        assert "invented" not in str(raised.value)

    for name in ("CLIENT_ID", "CLIENT_SECRET", "ENVIRONMENT", "BASE_URL"):
        monkeypatch.delenv(f"PINELABS_{name}", raising=False)
    refused("PINELABS_CLIENT_ID")
    monkeypatch.setenv("PINELABS_CLIENT_ID", "a-client")
    monkeypatch.setenv("PINELABS_CLIENT_SECRET", "")
    refused("PINELABS_CLIENT_SECRET")
    monkeypatch.setenv("PINELABS_CLIENT_SECRET", "invented-secret\n")
    refused("client_secret")
    monkeypatch.setenv("PINELABS_CLIENT_SECRET", "invented-secret")
    monkeypatch.setenv("PINELABS_ENVIRONMENT", "staging")
    refused("PINELABS_ENVIRONMENT")
    refused("base_url", environment="production", base_url="http://gateway.example")
    monkeypatch.setenv("PINELABS_ENVIRONMENT", "production")
    client.from_env().close()


def test_a_token_outlives_its_client() -> None:
    urls: list[str] = []

    def transport(request: Request) -> Response:
        urls.append(request.url)
        if request.url.endswith("/auth/v1/token"):
            end = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
            return Response(200, [], f'{{"access_token":"invented-token","expires_at":"{end}"}}'.encode())
        return Response(200, [], b'{"data":{"order_id":"v1-1","status":"CREATED"}}')

    credentials: Any = {"client_id": "a-client", "client_secret": "invented-secret", "transport": transport}
    first = PineLabs(**credentials)
    assert first.access_token() is None
    first.orders.get(order_id="v1-1")
    kept = first.access_token()
    assert kept is not None and kept["access_token"] == "invented-token"
    assert abs(kept["expires_at_ms"] / 1000 - time.time() - 3600) < 60
    PineLabs(**credentials, access_token=kept).orders.get(order_id="v1-1")
    assert sum(url.endswith("/auth/v1/token") for url in urls) == 1

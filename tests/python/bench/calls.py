"""Whole calls over loopback, against what else people call gateways with."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import httpx
import requests
import stripe
from fixtures import NEW_ORDER, ORDER_ID
from measure import compare_rates, compare_rates_async
from pinelabs_online import AsyncPineLabs, PineLabs

HEADERS = {
    "Authorization": "Bearer token-1",
    "accept": "application/json",
    "Request-ID": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "Request-Timestamp": "2024-07-09T07:57:08.022Z",
}
READ = f"/api/pay/v1/orders/{ORDER_ID}"
CREATE = "/api/pay/v1/orders"


def stripe_client(url: str) -> stripe.StripeClient:
    return stripe.StripeClient("sk_test_invented", base_addresses={"api": url}, max_network_retries=0)


def sync_calls(url: str) -> None:
    pl = PineLabs(client_id="id", client_secret="secret", base_url=url)
    session = requests.Session()
    session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=64))
    session.headers.update(HEADERS)
    gateway = stripe_client(url)
    with httpx.Client(base_url=url, headers=HEADERS, limits=httpx.Limits(max_connections=64)) as client:
        for in_flight in (1, 64):
            compare_rates(
                f"read an order, {in_flight} threads",
                {
                    "pinelabs-online": (in_flight, lambda: pl.orders.get(order_id=ORDER_ID)),
                    "httpx": (in_flight, lambda: client.get(READ).json()),
                    "requests": (in_flight, lambda: session.get(url + READ).json()),
                    "stripe, read a payment intent": (in_flight, lambda: gateway.v1.payment_intents.retrieve("pi_1")),
                },
            )
            compare_rates(
                f"create an order, {in_flight} threads",
                {
                    "pinelabs-online": (in_flight, lambda: pl.orders.create(**NEW_ORDER)),
                    "httpx": (in_flight, lambda: client.post(CREATE, json=NEW_ORDER).json()),
                    "requests": (in_flight, lambda: session.post(url + CREATE, json=NEW_ORDER).json()),
                    "stripe, create a payment intent": (
                        in_flight,
                        lambda: gateway.v1.payment_intents.create({"amount": 1100, "currency": "inr"}),
                    ),
                },
            )
    growth = (1, 4, 16, 64, 256)
    compare_rates(
        "pinelabs-online by threads that call",
        {f"{count} threads": (count, lambda: pl.orders.get(order_id=ORDER_ID)) for count in growth},
    )


async def async_calls(url: str) -> None:
    pl = AsyncPineLabs(client_id="id", client_secret="secret", base_url=url)
    limits = httpx.Limits(max_connections=64)
    async with (
        httpx.AsyncClient(base_url=url, headers=HEADERS, limits=limits) as client,
        aiohttp.ClientSession(url, headers=HEADERS) as session,
    ):

        async def read() -> Any:
            return await pl.orders.get(order_id=ORDER_ID)

        async def create() -> Any:
            return await pl.orders.create(**NEW_ORDER)

        async def httpx_read() -> Any:
            return (await client.get(READ)).json()

        async def httpx_create() -> Any:
            return (await client.post(CREATE, json=NEW_ORDER)).json()

        async def aiohttp_read() -> Any:
            async with session.get(READ) as answer:
                return await answer.json()

        async def aiohttp_create() -> Any:
            async with session.post(CREATE, json=NEW_ORDER) as answer:
                return await answer.json()

        for in_flight in (1, 64):
            await compare_rates_async(
                f"read an order, asyncio, {in_flight} in flight",
                {
                    "pinelabs-online": (in_flight, read),
                    "httpx": (in_flight, httpx_read),
                    "aiohttp": (in_flight, aiohttp_read),
                },
            )
            await compare_rates_async(
                f"create an order, asyncio, {in_flight} in flight",
                {
                    "pinelabs-online": (in_flight, create),
                    "httpx": (in_flight, httpx_create),
                    "aiohttp": (in_flight, aiohttp_create),
                },
            )
        growth = (1, 4, 16, 64, 256)
        await compare_rates_async(
            "pinelabs-online by calls in flight, asyncio", {f"{count} in flight": (count, read) for count in growth}
        )


def calls(url: str) -> None:
    sync_calls(url)
    asyncio.run(async_calls(url))

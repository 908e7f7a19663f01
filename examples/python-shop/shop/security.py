"""Sessions, CSRF tokens, and forms of a bounded size."""

import hmac
import secrets
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request

MAX_FORM = 16 * 1024
MAX_WEBHOOK = 1024 * 1024


async def read(request: Request, limit: int) -> bytes:
    """The body as it came, if it is not larger than this."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > limit:
            raise HTTPException(413)
    return bytes(body)


async def callback_body(request: Request) -> bytes:
    return await read(request, MAX_FORM)


async def webhook_body(request: Request) -> bytes:
    return await read(request, MAX_WEBHOOK)


async def form(request: Request) -> dict[str, str]:
    """The fields of one of our own forms. They are never shown again and never logged: they may be a card."""
    try:
        pairs = parse_qsl((await read(request, MAX_FORM)).decode(), keep_blank_values=True, max_num_fields=30)
    except ValueError:
        raise HTTPException(400) from None
    fields = dict(pairs)
    if not hmac.compare_digest(fields.pop("csrf", "").encode(), csrf(request).encode()):
        raise HTTPException(403, "This form is too old. Go back, load the page again, and send it once more.")
    return fields


def csrf(request: Request) -> str:
    """The token of this session, which every form carries."""
    token: str = request.session.setdefault("csrf", secrets.token_urlsafe(32))
    return token


def need_admin(request: Request) -> None:
    if request.session.get("admin") is not True:
        raise HTTPException(303, headers={"Location": "/admin/login"})


Form = Annotated[dict[str, str], Depends(form)]
CallbackBody = Annotated[bytes, Depends(callback_body)]
WebhookBody = Annotated[bytes, Depends(webhook_body)]

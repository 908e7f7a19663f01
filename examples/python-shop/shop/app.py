"""The web application."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request, Response
from sqlalchemy import text
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.sessions import SessionMiddleware

from . import admin, pages, webhooks
from .services import Services, Shop
from .settings import Settings

log = logging.getLogger("shop")

HEADERS = {
    # No `form-action`: browsers hold it against the redirect to the bank's page too, and that is on any host.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}

REASONS = {400: "That cannot be read", 403: "That is not allowed", 404: "There is no such page", 409: "Not just now"}


def make_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings.read()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.services = Services.make(settings)
        yield
        app.state.services.pl.close()
        app.state.services.engine.dispose()

    # No generated API pages: this is a site for people.
    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.add_middleware(
        SessionMiddleware,
        secret_key=settings.secret,
        session_cookie="shop",
        same_site="lax",
        https_only=settings.url.startswith("https://"),
    )
    app.include_router(pages.router)
    app.include_router(webhooks.router)
    app.include_router(admin.router)

    @app.get("/shop.css")
    def css(shop: Shop) -> Response:
        return Response(shop.css, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    @app.get("/health")
    def health(shop: Shop) -> Response:
        with shop.sessions() as db:
            db.execute(text("SELECT 1 FROM products"))
        return Response("ok", media_type="text/plain")

    @app.middleware("http")
    async def headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    @app.exception_handler(StarletteHTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == 303:
            return Response(status_code=303, headers=error.headers)
        reason = REASONS.get(error.status_code, "Something went wrong")
        detail = error.detail if error.detail and error.detail[-1] == "." else ""
        return app_services(app).page(request, "error.html", error.status_code, reason=reason, detail=detail)

    return app


def app_services(app: FastAPI) -> Services:
    found: Services = app.state.services
    return found

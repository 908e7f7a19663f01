"""What the routes work with, made once a process."""

from dataclasses import dataclass
from importlib import resources
from typing import Annotated, Any, cast

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, select_autoescape
from pinelabs_online import PineLabs, amount
from pinelabs_online.callbacks import CallbackVerifier
from pinelabs_online.webhooks import WebhookVerifier
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from . import database
from .checkout import Checkout
from .fulfilment import Fulfilment
from .models import CartItem
from .security import csrf
from .settings import Settings


@dataclass(repr=False)
class Services:
    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    pl: PineLabs
    checkout: Checkout
    fulfilment: Fulfilment
    callbacks: CallbackVerifier
    webhooks: WebhookVerifier
    templates: Environment
    css: bytes

    @staticmethod
    def make(settings: Settings) -> "Services":
        engine = database.connect(settings.database_url)
        sessions = database.sessions(engine)
        pl = PineLabs(client_id=settings.client_id, client_secret=settings.client_secret, base_url=settings.base_url)
        checkout = Checkout(settings, sessions, pl)
        return Services(
            settings=settings,
            engine=engine,
            sessions=sessions,
            pl=pl,
            checkout=checkout,
            fulfilment=Fulfilment(checkout),
            callbacks=CallbackVerifier(settings.callback_key),
            webhooks=WebhookVerifier(settings.webhook_secret),
            templates=Environment(loader=PackageLoader("shop"), autoescape=select_autoescape()),
            css=resources.files("shop").joinpath("static/shop.css").read_bytes(),
        )

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """A page. Every page has the session's CSRF token and the number of things in the cart."""
        shopper = request.session.get("shopper")
        cart = 0
        if shopper is not None and status < 400:
            with self.sessions() as db:
                cart = db.scalar(select(func.sum(CartItem.quantity)).where(CartItem.shopper_id == shopper)) or 0
        # What is refused begins no session: it may come from another site, whose browser did not send our cookie.
        token = csrf(request) if status < 400 else request.session.get("csrf", "")
        html = self.templates.get_template(template).render(
            csrf=token, cart_count=cart, admin=request.session.get("admin") is True, **values
        )
        return HTMLResponse(html, status)


def services(request: Request) -> Services:
    return cast(Services, request.app.state.services)


Shop = Annotated[Services, Depends(services)]


def see(path: str) -> Response:
    """Go on there, with a GET."""
    return RedirectResponse(path, 303)


def rupees(paise: int) -> str:
    """`INR 1,100.50`"""
    return amount.format({"value": paise, "currency": "INR"})

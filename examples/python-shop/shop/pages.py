"""The shopper's pages."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from pinelabs_online import PineLabsError
from pinelabs_online import models as gateway
from sqlalchemy import delete, select

from .checkout import UPI_LINK, Method, NotPayable, can_pay, can_upi, challenge
from .models import CartItem, Order, OrderLine, Payment, Product, Shopper, fresh, now_ms
from .security import Form
from .services import Services, Shop, rupees, see

router = APIRouter()

TOLD = {
    "new": ("Not paid yet", "Choose how you want to pay."),
    "paying": ("Payment not finished", "Go on with the payment, or ask whether it has arrived."),
    "checking": (
        "Your payment is being checked",
        "Please do not pay again. We keep asking your bank, and this page says what became of it.",
    ),
    "authorised": ("Thank you, your payment has arrived", "We are packing your order."),
    "paid": ("Thank you, your payment has arrived", "Your order is on its way."),
    "failed": ("The payment failed", "Nothing was charged."),
    "cancelled": ("The order is cancelled", "Nothing was charged; money that was blocked is free again."),
    "part_refunded": ("Part of your money is on its way back", "Your bank shows it within some days."),
    "refunded": ("Your money is on its way back", "Your bank shows it within some days."),
}
"""What the shopper reads of an order in each state."""


@router.get("/")
def products(shop: Shop, request: Request) -> Response:
    with shop.sessions() as db:
        found = db.scalars(select(Product).order_by(Product.name)).all()
    listed = [{"id": p.id, "name": p.name, "description": p.description, "price": rupees(p.price_paise)} for p in found]
    return shop.page(request, "products.html", products=listed)


@router.post("/cart")
def change_cart(shop: Shop, request: Request, fields: Form) -> Response:
    """Sets how many of a product are in the cart; without a number, one more."""
    shopper = start_session(shop, request)
    with shop.sessions.begin() as db:
        product = db.get(Product, fields.get("product", ""))
        if product is None:
            raise HTTPException(404)
        item = db.get(CartItem, (shopper, product.id))
        wanted = whole(fields["quantity"]) if "quantity" in fields else (item.quantity if item is not None else 0) + 1
        if item is not None and wanted == 0:
            db.delete(item)
        elif item is not None:
            item.quantity = min(wanted, 9)
        elif wanted > 0:
            db.add(CartItem(shopper_id=shopper, product_id=product.id, quantity=min(wanted, 9)))
    return see("/cart")


@router.get("/cart")
def cart(shop: Shop, request: Request) -> Response:
    with shop.sessions() as db:
        items = db.scalars(select(CartItem).where(CartItem.shopper_id == request.session.get("shopper"))).all()
    lines = [
        {
            "product": item.product_id,
            "name": item.product.name,
            "quantity": item.quantity,
            "price": rupees(item.quantity * item.product.price_paise),
        }
        for item in items
    ]
    total = sum(item.quantity * item.product.price_paise for item in items)
    # The order's reference is in the form: posted twice, it makes one order.
    return shop.page(request, "cart.html", lines=lines, total=rupees(total) if lines else "", order_ref=fresh("order"))


@router.post("/orders")
def make_order(shop: Shop, request: Request, fields: Form) -> Response:
    """The cart becomes an order, with the prices of this moment."""
    shopper, order_id = request.session.get("shopper"), reference(fields, "order")
    with shop.sessions.begin() as db:
        # Locked: of two clicks, the second finds the order that the first has made.
        items = db.scalars(select(CartItem).where(CartItem.shopper_id == shopper).with_for_update(of=CartItem)).all()
        if db.get(Order, order_id) is None:
            if not items:
                return see("/cart")
            order = Order(
                id=order_id,
                shopper_id=shopper,
                amount_paise=sum(item.quantity * item.product.price_paise for item in items),
                state="new",
                created_at=now_ms(),
            )
            order.lines = [
                OrderLine(
                    product_id=item.product_id,
                    name=item.product.name,
                    price_paise=item.product.price_paise,
                    quantity=item.quantity,
                )
                for item in items
            ]
            db.add(order)
            db.execute(delete(CartItem).where(CartItem.shopper_id == shopper))
    return see(f"/orders/{order_id}/pay")


@router.get("/orders")
def my_orders(shop: Shop, request: Request) -> Response:
    with shop.sessions() as db:
        mine = select(Order).where(Order.shopper_id == request.session.get("shopper"))
        listed = [brief(order) for order in db.scalars(mine.order_by(Order.created_at.desc()).limit(50))]
    return shop.page(request, "orders.html", orders=listed)


@router.get("/orders/{order_id}")
def show_order(shop: Shop, request: Request, order_id: str) -> Response:
    with shop.sessions() as db:
        order = own(db.get(Order, order_id), request)
        payment = db.get(Payment, order.payment_ref) if order.payment_ref is not None else None
        lines = [
            {"name": line.name, "quantity": line.quantity, "price": rupees(line.quantity * line.price_paise)}
            for line in order.lines
        ]
        shown = brief(order) | {
            "lines": lines,
            "open": order.state in ("paying", "checking"),
            "can_pay": can_pay(order),
            "refunded": rupees(order.refunded_paise) if order.refunded_paise else "",
            "error_code": payment.error_code if payment is not None and order.state == "failed" else None,
        }
    return shop.page(request, "order.html", order=shown)


@router.get("/orders/{order_id}/pay")
def pay_page(shop: Shop, request: Request, order_id: str) -> Response:
    with shop.sessions() as db:
        order = own(db.get(Order, order_id), request)
        shopper = db.get_one(Shopper, order.shopper_id)
    if not can_pay(order):
        return see(f"/orders/{order_id}")
    shown = brief(order) | {"can_upi": can_upi(order)}
    return shop.page(request, "pay.html", order=shown, cards=saved_cards(shop, shopper) or [])


@router.post("/orders/{order_id}/pay")
def pay(shop: Shop, request: Request, order_id: str, fields: Form) -> Response:
    with shop.sessions() as db:
        order = own(db.get(Order, order_id), request)
        shopper = db.get_one(Shopper, order.shopper_id)
    method, option = payment_option(shop, shopper, fields)
    try:
        go_on = shop.checkout.pay(order.id, method, option)
    except NotPayable:
        go_on = None
    return onward(shop, request, order, go_on)


def onward(shop: Services, request: Request, order: Order, url: str | None) -> Response:
    """To the page where the payment goes on, or to the order's. What opens an app is a link on a page of our own."""
    if url is not None and url.startswith(UPI_LINK):
        return shop.page(request, "upi.html", order=brief(order), link=url)
    return see(url or f"/orders/{order.id}")


def payment_option(shop: Services, shopper: Shopper, fields: dict[str, str]) -> tuple[Method, gateway.PaymentOption | None]:
    """What the shopper pays with. The values go to the gateway and nowhere else."""
    method = fields.get("method")
    if method == "hosted":
        return "hosted", None
    if method == "upi":
        return "upi", {"upi_details": {"txn_mode": "INTENT"}}
    if method == "saved_card":
        token_id = fields.get("card", "")
        if token_id not in [card["id"] for card in saved_cards(shop, shopper) or []]:
            raise HTTPException(400, "This card is not among your saved cards.")
        return "saved_card", {"card_token_details": {"token_id": token_id, "cvv": fields.get("cvv", "")}}
    if method == "card":
        month, _, year = fields.get("expiry", "").replace(" ", "").partition("/")
        return "card", {
            "card_details": {
                "card_number": fields.get("number", ""),
                "cvv": fields.get("cvv", ""),
                "expiry_month": month.zfill(2),
                "expiry_year": year if len(year) != 2 else f"20{year}",
                "name": fields.get("name", ""),
                "save": "save" in fields,
            }
        }
    raise HTTPException(400, "Choose how you want to pay.")


@router.post("/orders/{order_id}/check")
def check_order(shop: Shop, request: Request, order_id: str, fields: Form) -> Response:
    with shop.sessions() as db:
        own(db.get(Order, order_id), request)
    try:
        shop.checkout.ask(order_id)
    except PineLabsError:
        # The worker goes on asking.
        pass
    return see(f"/orders/{order_id}")


@router.post("/orders/{order_id}/continue")
def go_on(shop: Shop, request: Request, order_id: str, fields: Form) -> Response:
    """Back to the page on which the shopper was paying, if it is still open."""
    with shop.sessions() as db:
        order = own(db.get(Order, order_id), request)
        payment = db.get(Payment, order.payment_ref) if order.payment_ref is not None else None
    url = None
    try:
        told = shop.checkout.ask(order_id)
        if told is not None and payment is not None and payment.state == "open":
            hosted = payment.method == "hosted" and told["status"] in ("CREATED", "PENDING", "ATTEMPTED")
            url = challenge(told) or (shop.checkout.hosted(order) if hosted else None)
    except PineLabsError:
        # The worker goes on asking.
        pass
    return onward(shop, request, order, url)


@router.get("/cards")
def cards(shop: Shop, request: Request) -> Response:
    with shop.sessions() as db:
        shopper = db.get(Shopper, request.session.get("shopper", ""))
    found = saved_cards(shop, shopper) if shopper is not None else []
    return shop.page(request, "cards.html", cards=found or [], unreadable=found is None)


@router.post("/cards/delete")
def delete_card(shop: Shop, request: Request, fields: Form) -> Response:
    with shop.sessions() as db:
        shopper = db.get(Shopper, request.session.get("shopper", ""))
    if shopper is not None and shopper.customer_id is not None:
        try:
            # The gateway holds the card against its customer.
            shop.pl.tokens.delete(customer_id=shopper.customer_id, token_id=fields.get("card", ""), options=shop.checkout.options)
        except PineLabsError as error:
            if error.effect != "rejected":
                raise HTTPException(503, "The card could not be deleted just now. Please try again.") from None
    return see("/cards")


def saved_cards(shop: Services, shopper: Shopper) -> list[dict[str, Any]] | None:
    """The shopper's cards, as the gateway lists them; None if it cannot be asked just now."""
    if shopper.customer_id is None:
        return []
    try:
        found = shop.pl.tokens.list(customer_id=shopper.customer_id, options=shop.checkout.options)
    except PineLabsError:
        return None
    listed = []
    for token in found["tokens"]:
        card = token.get("card_data") or {}
        network = (card.get("network_name") or "Card").capitalize()
        if token.get("status") == "ACTIVE":
            listed.append({"id": token["token_id"], "label": f"{network} ending in {card.get('last4_digit') or '????'}"})
    return listed


def start_session(shop: Services, request: Request) -> str:
    """The shopper of this session, made with the first thing in the cart."""
    shopper: str | None = request.session.get("shopper")
    if shopper is None:
        shopper = fresh("shopper")
        with shop.sessions.begin() as db:
            db.add(Shopper(id=shopper, created_at=now_ms()))
        request.session["shopper"] = shopper
    return shopper


def own(order: Order | None, request: Request) -> Order:
    """The order, if it is of this session."""
    if order is None or order.shopper_id != request.session.get("shopper"):
        raise HTTPException(404)
    return order


def brief(order: Order) -> dict[str, Any]:
    heading, advice = TOLD[order.state]
    return {
        "id": order.id,
        "number": order.id.removeprefix("order-")[:8].upper(),
        "state": order.state,
        "heading": heading,
        "advice": advice,
        "total": rupees(order.amount_paise),
    }


def reference(fields: dict[str, str], kind: str) -> str:
    """A reference of ours that a form carried."""
    text = fields.get("ref", "")
    digits = text.removeprefix(f"{kind}-")
    if len(digits) != 32 or text == digits or not set(digits) <= set("0123456789abcdef"):
        raise HTTPException(400)
    return text


def whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 3:
        raise HTTPException(400, "Please enter a whole number.")
    return int(text)

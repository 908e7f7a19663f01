"""The tables, as `migrations` makes them."""

import secrets
import time
from typing import ClassVar

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    type_annotation_map: ClassVar = {int: BigInteger}


class Product(Base):
    __tablename__ = "products"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    description: Mapped[str]
    price_paise: Mapped[int]


class Shopper(Base):
    __tablename__ = "shoppers"
    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str | None]
    created_at: Mapped[int]


class CartItem(Base):
    __tablename__ = "cart_items"
    shopper_id: Mapped[str] = mapped_column(ForeignKey("shoppers.id"), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("products.id"), primary_key=True)
    quantity: Mapped[int]
    product: Mapped[Product] = relationship(lazy="joined")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[str] = mapped_column(primary_key=True)
    shopper_id: Mapped[str] = mapped_column(ForeignKey("shoppers.id"))
    amount_paise: Mapped[int]
    state: Mapped[str]
    gateway_order_id: Mapped[str | None]
    gateway_status: Mapped[str | None]
    payment_ref: Mapped[str | None]
    pre_auth: Mapped[int] = mapped_column(default=1)
    captured_paise: Mapped[int] = mapped_column(default=0)
    refunded_paise: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None]
    check_at: Mapped[int | None]
    created_at: Mapped[int]
    lines: Mapped[list["OrderLine"]] = relationship(order_by="OrderLine.name")
    payments: Mapped[list["Payment"]] = relationship(order_by="Payment.created_at")
    actions: Mapped[list["Action"]] = relationship(order_by="Action.created_at")


class OrderLine(Base):
    __tablename__ = "order_lines"
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    product_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    price_paise: Mapped[int]
    quantity: Mapped[int]


class Payment(Base):
    __tablename__ = "payments"
    ref: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"))
    method: Mapped[str]
    state: Mapped[str]
    error_code: Mapped[str | None]
    created_at: Mapped[int]


class Action(Base):
    __tablename__ = "actions"
    ref: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"))
    kind: Mapped[str]
    amount_paise: Mapped[int]
    state: Mapped[str]
    error_code: Mapped[str | None]
    check_at: Mapped[int | None]
    created_at: Mapped[int]


class WebhookEvent(Base):
    __tablename__ = "webhook_events"
    id: Mapped[str] = mapped_column(primary_key=True)
    event_type: Mapped[str]
    order_id: Mapped[str | None] = mapped_column(ForeignKey("orders.id"))
    effect: Mapped[str]
    received_at: Mapped[int]


def fresh(kind: str) -> str:
    """A reference that was never used before, such as `order-3f9c..`: 128 random bits."""
    return f"{kind}-{secrets.token_hex(16)}"


def now_ms() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000

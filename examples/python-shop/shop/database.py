"""The database: SQLite or PostgreSQL by the same SQL, and its migrations."""

from importlib import resources
from typing import Any

from sqlalchemy import Engine, create_engine, event, select, text
from sqlalchemy.orm import Session, sessionmaker

from .models import Order, now_ms


def connect(url: str) -> Engine:
    """The engine for `DATABASE_URL`."""
    if url.startswith(("postgres://", "postgresql://")):
        url = "postgresql+psycopg://" + url.partition("://")[2]
        return create_engine(url, pool_size=16, max_overflow=16, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 10})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        # SQLAlchemy begins the transactions, not the driver.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # The write lock at once: a transaction that reads and then writes is never refused halfway.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Makes sessions whose objects stay readable after the commit."""
    return sessionmaker(engine, expire_on_commit=False)


def lock_order(db: Session, order_id: str) -> Order | None:
    """The order as it is now, locked until the transaction ends; by the transaction itself on SQLite."""
    return db.scalar(select(Order).where(Order.id == order_id).with_for_update().execution_options(populate_existing=True))


def migrate(engine: Engine) -> list[str]:
    """Applies the migrations that were not applied yet, each in a transaction, and says which."""
    applied = []
    with engine.begin() as connection:
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)")
        )
    files = sorted(resources.files(__package__).joinpath("migrations").iterdir(), key=lambda file: file.name)
    for file in files:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE schema_migrations IN EXCLUSIVE MODE"))
            known = connection.scalar(text("SELECT 1 FROM schema_migrations WHERE name = :name"), {"name": file.name})
            if known:
                continue
            for statement in statements(file.read_text(encoding="utf-8")):
                connection.exec_driver_sql(statement)
            connection.execute(
                text("INSERT INTO schema_migrations (name, applied_at) VALUES (:name, :at)"),
                {"name": file.name, "at": now_ms()},
            )
        applied.append(file.name)
    return applied


def statements(script: str) -> list[str]:
    """The statements of a migration: each ends in a semicolon at the end of its line."""
    without_comments = "\n".join(line.partition("--")[0].rstrip() for line in script.splitlines())
    return [statement.strip() for statement in without_comments.split(";\n") if statement.strip(" ;\n")]

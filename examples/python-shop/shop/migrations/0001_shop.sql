-- SQLite and PostgreSQL read this text alike. Amounts are whole paise, times milliseconds since 1970.

CREATE TABLE products (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    price_paise BIGINT NOT NULL CHECK (price_paise > 0)
);

CREATE TABLE shoppers (
    id TEXT PRIMARY KEY,                -- also the gateway's merchant_customer_reference
    customer_id TEXT UNIQUE,
    created_at BIGINT NOT NULL
);

CREATE TABLE cart_items (
    shopper_id TEXT NOT NULL REFERENCES shoppers (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9),
    PRIMARY KEY (shopper_id, product_id)
);

CREATE TABLE orders (
    id TEXT PRIMARY KEY,                -- also the merchant_order_reference
    shopper_id TEXT NOT NULL REFERENCES shoppers (id),
    amount_paise BIGINT NOT NULL CHECK (amount_paise > 0),
    state TEXT NOT NULL CHECK (state IN ('new', 'paying', 'checking', 'authorised', 'paid', 'failed',
                                         'cancelled', 'part_refunded', 'refunded')),
    gateway_order_id TEXT UNIQUE,
    gateway_status TEXT,                -- the last one that was applied
    payment_ref TEXT,                   -- the payment under way, or the last one
    pre_auth INTEGER NOT NULL DEFAULT 1 CHECK (pre_auth IN (0, 1)), -- 0 if the first payment was by UPI
    captured_paise BIGINT NOT NULL DEFAULT 0,
    refunded_paise BIGINT NOT NULL DEFAULT 0,
    problem TEXT,                       -- what a person should look at
    check_at BIGINT,                    -- when the worker asks the gateway
    created_at BIGINT NOT NULL,
    -- What is open is always asked for.
    CHECK (state NOT IN ('paying', 'checking') OR check_at IS NOT NULL)
);

CREATE INDEX orders_by_shopper ON orders (shopper_id, created_at);
CREATE INDEX orders_to_check ON orders (check_at);

CREATE TABLE order_lines (
    order_id TEXT NOT NULL REFERENCES orders (id),
    product_id TEXT NOT NULL,
    name TEXT NOT NULL,
    price_paise BIGINT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (order_id, product_id)
);

CREATE TABLE payments (
    ref TEXT PRIMARY KEY,               -- the merchant_payment_reference, but of a hosted one
    order_id TEXT NOT NULL REFERENCES orders (id),
    method TEXT NOT NULL CHECK (method IN ('card', 'saved_card', 'upi', 'hosted')),
    state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'failed', 'refused', 'not_sent', 'given_up')),
    error_code TEXT,
    created_at BIGINT NOT NULL
);

CREATE INDEX payments_by_order ON payments (order_id, created_at);

CREATE TABLE actions (
    ref TEXT PRIMARY KEY,               -- the reference of the capture or refund
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('capture', 'cancel', 'refund')),
    amount_paise BIGINT NOT NULL CHECK (amount_paise > 0),
    state TEXT NOT NULL CHECK (state IN ('started', 'done', 'refused')),
    error_code TEXT,
    check_at BIGINT,
    created_at BIGINT NOT NULL,
    CHECK (state <> 'started' OR check_at IS NOT NULL)
);

-- One at a time: the second of two clicks waits for the first.
CREATE UNIQUE INDEX one_open_action ON actions (order_id) WHERE state = 'started';
CREATE INDEX actions_by_order ON actions (order_id, created_at);
CREATE INDEX actions_to_check ON actions (check_at);

CREATE TABLE webhook_events (
    id TEXT PRIMARY KEY,                -- webhook-id: the same when it is sent again
    event_type TEXT NOT NULL,
    order_id TEXT REFERENCES orders (id),
    effect TEXT NOT NULL,               -- what it did: forward, same, stale, inconsistent, or none
    received_at BIGINT NOT NULL
);

CREATE INDEX events_by_time ON webhook_events (received_at);

INSERT INTO products (id, name, description, price_paise) VALUES
    ('tea', 'Darjeeling first flush', '100 g of whole leaves', 45000),
    ('cup', 'Clay cup', 'Thrown by hand, 150 ml', 29900),
    ('pot', 'Cast iron pot', 'Keeps a litre hot for an hour', 249900),
    ('tin', 'Tea tin', 'Airtight, for 250 g', 19950);

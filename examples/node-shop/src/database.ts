// The database: SQLite or PostgreSQL by the same SQL, its tables and its migrations.

import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { Kysely, PostgresAdapter, PostgresDialect, SqliteDialect, sql, type Transaction } from "kysely";
import SqliteDatabase from "libsql";
import pg from "pg";

export type OrderState =
  | "new"
  | "paying"
  | "checking"
  | "authorised"
  | "paid"
  | "failed"
  | "cancelled"
  | "part_refunded"
  | "refunded";
export type Method = "card" | "saved_card" | "upi" | "hosted";
export type Kind = "capture" | "cancel" | "refund";

export interface Product {
  id: string;
  name: string;
  description: string;
  price_paise: number;
}

export interface Shopper {
  id: string;
  customer_id: string | null;
  created_at: number;
}

export interface CartItem {
  shopper_id: string;
  product_id: string;
  quantity: number;
}

export interface Order {
  id: string;
  shopper_id: string;
  amount_paise: number;
  state: OrderState;
  gateway_order_id: string | null;
  gateway_status: string | null;
  payment_ref: string | null;
  pre_auth: 0 | 1;
  captured_paise: number;
  refunded_paise: number;
  problem: string | null;
  check_at: number | null;
  created_at: number;
}

export interface OrderLine {
  order_id: string;
  product_id: string;
  name: string;
  price_paise: number;
  quantity: number;
}

export interface Payment {
  ref: string;
  order_id: string;
  method: Method;
  state: "open" | "paid" | "failed" | "refused" | "not_sent" | "given_up";
  error_code: string | null;
  created_at: number;
}

export interface Action {
  ref: string;
  order_id: string;
  kind: Kind;
  amount_paise: number;
  state: "started" | "done" | "refused";
  error_code: string | null;
  check_at: number | null;
  created_at: number;
}

export interface EventRow {
  id: string;
  event_type: string;
  order_id: string | null;
  effect: string;
  received_at: number;
}

/** The tables, as `migrations` makes them. */
export interface Tables {
  products: Product;
  shoppers: Shopper;
  cart_items: CartItem;
  orders: Order;
  order_lines: OrderLine;
  payments: Payment;
  actions: Action;
  webhook_events: EventRow;
}

export type Database = Kysely<Tables>;
export type Within = Transaction<Tables>;

const MIGRATIONS = new URL("../migrations/", import.meta.url);

// Paise and milliseconds stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The database of `DATABASE_URL`. */
export function connect(url: string): Database {
  if (/^postgres(ql)?:/.test(url)) {
    return new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 24 }) }),
    });
  }
  const file = new SqliteDatabase(url.replace(/^sqlite:\/\/\//, ""), { timeout: 10_000 });
  file.exec("PRAGMA journal_mode = WAL");
  file.exec("PRAGMA busy_timeout = 10000");
  file.exec("PRAGMA foreign_keys = ON");
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
}

export function isPostgres(db: Database | Within): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The order as it is now, locked until the transaction ends. */
export async function lockOrder(db: Within, id: string): Promise<Order | undefined> {
  if (!isPostgres(db)) {
    // The write lock at once: a transaction that reads first may be refused when it writes.
    await db.updateTable("orders").set({ id }).where("id", "=", id).execute();
    return db.selectFrom("orders").selectAll().where("id", "=", id).executeTakeFirst();
  }
  return db.selectFrom("orders").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Stores the fields of an order that may have changed. */
export async function saveOrder(db: Within, order: Order): Promise<void> {
  const { id, ...rest } = order;
  await db.updateTable("orders").set(rest).where("id", "=", id).execute();
}

/** Applies the migrations that were not applied yet, each in a transaction, and says which. */
export async function migrate(db: Database): Promise<string[]> {
  await sql`CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)`.execute(
    db,
  );
  const applied: string[] = [];
  for (const name of (await readdir(MIGRATIONS)).sort()) {
    const script = await readFile(new URL(name, MIGRATIONS), "utf8");
    await db.transaction().execute(async (within) => {
      if (isPostgres(db)) {
        await sql`LOCK TABLE schema_migrations IN EXCLUSIVE MODE`.execute(within);
      }
      const known = await sql`SELECT 1 FROM schema_migrations WHERE name = ${name}`.execute(within);
      if (known.rows.length > 0) {
        return;
      }
      for (const statement of statements(script)) {
        await sql.raw(statement).execute(within);
      }
      await sql`INSERT INTO schema_migrations (name, applied_at) VALUES (${name}, ${Date.now()})`.execute(within);
      applied.push(name);
    });
  }
  return applied;
}

/** The statements of a migration: each ends in a semicolon at the end of its line. */
function statements(script: string): string[] {
  const plain = script.split("\n").map((line) => line.replace(/--.*$/, "").trimEnd());
  return plain
    .join("\n")
    .split(";\n")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

/** Whether an insertion was refused because the key is there already. */
export function isTaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "23505" || code.startsWith("SQLITE_CONSTRAINT");
}

/** A reference that was never used before, such as `order-3f9c..`: 128 random bits. */
export function fresh(kind: string): string {
  return `${kind}-${randomBytes(16).toString("hex")}`;
}

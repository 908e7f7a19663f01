// Reads what is left of a printed error.

import type { Effect, Inquiry } from "./operations.js";
import type { ErrorJson, ErrorKind } from "./types.js";

export type KnownFields = ErrorJson;

const EFFECTS: readonly unknown[] = ["none", "rejected", "unknown"] satisfies Effect[];

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isEffect = (value: unknown): value is Effect => EFFECTS.includes(value);

function isInquiry(value: unknown): value is Inquiry {
  const { operation, params } = (typeof value === "object" && value !== null ? value : {}) as Partial<Inquiry>;
  return isText(operation) && operation !== "" && typeof params === "object";
}

/**
 * The fields in the order in which the core prints them, what each one is, and what stands for one that is missing or
 * something else. What an error does not say about the money is unknown.
 */
const FIELDS: readonly (readonly [name: keyof ErrorJson, is: (value: unknown) => boolean, missing?: string])[] = [
  ["code", isText],
  ["effect", isEffect, "unknown"],
  ["inquiry", isInquiry],
  ["kind", isText, "internal"],
  ["message", isText, "an error of which only a part was kept"],
  ["operation", isText],
  ["path", isText],
  ["request_id", isText],
  ["retry_after_ms", isNumber],
  ["status", isNumber],
];

export function readFields(json: unknown): KnownFields {
  const given = parsed(json);
  // The names of an error's own properties, for one that was cloned by them.
  const renamed: { [name: string]: unknown } = { request_id: given.requestId, retry_after_ms: given.retryAfterMs };
  const fields: { [name: string]: unknown } = {};
  for (const [name, is, missing] of FIELDS) {
    const value = given[name] ?? renamed[name];
    if (is(value)) {
      fields[name] = value;
    } else if (missing !== undefined) {
      fields[name] = missing;
    }
  }
  return fields as unknown as KnownFields & { kind: ErrorKind };
}

function parsed(json: unknown): { [name: string]: unknown } {
  let value = json;
  if (isText(json)) {
    try {
      value = JSON.parse(json);
    } catch {
      // Then nothing of the error is left.
    }
  }
  return typeof value === "object" && value !== null ? (value as { [name: string]: unknown }) : {};
}

/** The line for people, as the core writes it. */
export function display({ operation, path, message, status, code }: KnownFields): string {
  const where = `${operation === undefined ? "" : `${operation}: `}${path ? `\`${path}\`: ` : ""}`;
  const http = status === undefined ? "" : code === undefined ? ` (HTTP ${status})` : ` (HTTP ${status}, ${code})`;
  return `${where}${message}${http}`;
}

// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

import type { CallOptions } from "./index.js";

/** Every operation, by group. */
export interface Operations {
  /** The operations `jobs.*`. */
  readonly jobs: JobsOperations;
  raw(request?: Raw, options?: CallOptions): Promise<unknown>;
}

/** The operations `jobs.*`. */
export interface JobsOperations {
  /**
   * Finds jobs.
   *
   * `GET /jobs`
   */
  findAll(request?: FindJobs, options?: CallOptions): Promise<Job>;
  /**
   * Pays a job.
   *
   * The `OPEN` ones only.
   *
   * `POST /jobs/{id}`
   */
  pay(request: PayJob, options?: CallOptions): Promise<unknown>;
}

/** The name of an operation: the same in every language, in errors and in inquiries. */
export type OperationName = "jobs.find_all" | "jobs.pay" | "raw";

/** Finds jobs. */
export interface FindJobs {
  state?: State | undefined;
  /** How many. */
  limit?: number | undefined;
}

/**
 * - `OPEN`: To do.
 * - `DONE`: Done.
 *
 * Any other word may come.
 */
export type State = "OPEN" | "DONE" | (string & {});

/** A job. */
export interface Job {
  id: string;
  price?: PriceAnswer | null;
  parts?: Job[] | null;
  tags?: { [name: string]: string } | null;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/**
 * A price.
 *
 * As it comes in answers: parts may be missing.
 */
export interface PriceAnswer {
  /** In paise. */
  paise: number;
  /** What this version does not know yet, as it came. */
  [field: string]: unknown;
}

/**
 * Pays a job.
 *
 * The `OPEN` ones only.
 */
export interface PayJob {
  note?: string | undefined;
  /** Which. */
  id: string;
  price: Price;
  by: By;
  state?: State | undefined;
}

/** A price. */
export interface Price {
  /** In paise. */
  paise: number;
}

/** One of two. */
export type By =
  | {
      /** By cash. */
      cash: boolean;
      card?: never;
    }
  | {
      /** By card. */
      card: Card;
      cash?: never;
    };

export type Card =
  | Plain
  | Token;

export interface Plain {
  number: string;
  // Fields of `Token` are an error here.
  token?: never;
}

export interface Token {
  token: string;
  // Fields of `Plain` are an error here.
  number?: never;
}

export interface Raw {
  body?: unknown;
}

/**
 * A mood.
 *
 * - `good`
 * - `bad`
 */
export type Mood = "good" | "bad";

// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

import type { CallOptions } from "./types.js";
import type { UnlistedWord } from "./words.js";

/** Every operation: what `invoke` takes, and what errors and inquiries name. */
export const OPERATIONS = Object.freeze([
  { name: "jobs.find_all", method: "GET", path: "/jobs", paged: true },
  { name: "jobs.pay", method: "POST", path: "/jobs/{id}", paged: false },
  { name: "raw", method: null, path: null, paged: false },
] as const);

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
   * The pages of `jobs.find_all`, from the one that the request names: each is asked for when it is
   * wanted.
   */
  findAllPages(
    request?: FindJobs,
    options?: CallOptions,
  ): AsyncGenerator<Job, void, undefined>;
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
  state?: State | null | undefined;
  /** How many. */
  limit?: number | null | undefined;
}

/**
 * - `OPEN`: To do.
 * - `DONE`: Done.
 *
 * Any other word may come.
 */
export type State = "OPEN" | "DONE" | UnlistedWord;

/** A job. */
export interface Job {
  id: string;
  price?: PriceAnswer;
  parts: Job[];
  tags?: { [name: string]: string };
}

/**
 * A price.
 *
 * As it comes in answers: parts may be missing.
 */
export interface PriceAnswer {
  /** In paise. */
  paise: number;
}

/**
 * Pays a job.
 *
 * The `OPEN` ones only.
 */
export interface PayJob {
  note?: string | null | undefined;
  /** Which. */
  id: string;
  price: Price;
  by: By;
  state?: State | null | undefined;
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

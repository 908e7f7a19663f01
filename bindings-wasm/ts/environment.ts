// The options of a client from the process's environment.

import { refuse } from "./errors.js";
import { checkOptions } from "./json.js";
import type { PineLabsOptions } from "./types.js";

/** Which variable is which option. */
const VARIABLES = {
  client_id: "PINELABS_CLIENT_ID",
  client_secret: "PINELABS_CLIENT_SECRET",
  environment: "PINELABS_ENVIRONMENT",
  base_url: "PINELABS_BASE_URL",
} as const;

/** The options with those of the environment where they are not given; an empty variable counts as not set. */
export function withEnvironment(options: Partial<PineLabsOptions>): PineLabsOptions {
  checkOptions("config", options, "expected the client's options as an object");
  const all: { [name: string]: unknown } = { ...options };
  for (const [name, variable] of Object.entries(VARIABLES)) {
    all[name] ??= process.env[variable] || undefined;
  }
  for (const name of ["client_id", "client_secret"] as const) {
    if (all[name] === undefined) {
      throw refuse("config", VARIABLES[name], "not set in the environment");
    }
  }
  const environment = process.env[VARIABLES.environment];
  if (options.environment === undefined && environment && environment !== "uat" && environment !== "production") {
    throw refuse("config", VARIABLES.environment, "expected `uat` or `production`");
  }
  return all as unknown as PineLabsOptions;
}

// The tools of the tests' own `node_modules`, as scripts for this very Node.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** A script that a package installs as a command. */
function script(name, command = name) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[command]);
}

export const tsc = script("typescript", "tsc");

/** Where the types of Node itself are. */
export const nodeTypes = dirname(dirname(require.resolve("@types/node/package.json")));

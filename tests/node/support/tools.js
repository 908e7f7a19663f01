// The tools of the tests' own `node_modules`, as scripts for this very Node.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/** A script that a package installs as a command. */
function script(name, command = name) {
  // Not every package exports its manifest.
  const manifest = fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url));
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[command]);
}

export const tsc = script("typescript", "tsc");
export const publint = script("publint");
export const attw = script("@arethetypeswrong/cli", "attw");

/** Where the types of Node itself are. */
export const nodeTypes = dirname(dirname(require.resolve("@types/node/package.json")));

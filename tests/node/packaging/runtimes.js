// The package in other runtimes than the Node that runs the tests: `cargo xtask runtimes`. Some 570 MB of programs, so
// they are not among the usual tests. They exist for Linux on x64; elsewhere each is skipped.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { PRINTS } from "./app.js";
import { CJS, ESM, packing, play, run } from "./packed.js";

const { project } = packing();
const tests = fileURLToPath(new URL("..", import.meta.url));
const program = (...path) => join(tests, "runtimes/node_modules", ...path);

const RUNTIMES = {
  "Node 22": [program("node22/bin/node")],
  "Node 24": [program("node24/bin/node")],
  Bun: [program("@oven/bun-linux-x64/bin/bun"), "run"],
  Deno: [program("@deno/linux-x64-glibc/deno"), "run", "--allow-all"],
};

for (const [name, command] of Object.entries(RUNTIMES)) {
  const skip = !existsSync(command[0]) && `${name} is not installed`;

  test(`${name} imports and requires the package, and makes a call`, { skip }, async (t) => {
    const folder = await project();
    for (const [file, code] of [
      ["main.mjs", ESM],
      ["main.cjs", CJS],
    ]) {
      await writeFile(join(folder, file), code);
      assert.equal(await play(t, folder, file, command), PRINTS, file);
    }
  });

  if (name.startsWith("Node")) {
    test(`the suites of the package pass in ${name}`, { skip }, async () => {
      const files = [
        "vectors",
        "signatures",
        "client",
        "errors",
        "error_classes",
        "input",
        "traps",
        "transport",
        "wire",
        "secrets",
      ];
      const given = ["--test", "--test-reporter", "./support/reporter.js", ...files.map((file) => `${file}.test.js`)];
      // Within a test, a runner would report to the one around it.
      const { NODE_TEST_CONTEXT: _, ...env } = process.env;
      const { stdout } = await run(command[0], given, { cwd: tests, env, maxBuffer: 1 << 26 }).catch(
        (failed) => failed,
      );
      assert.match(stdout, /^fail 0$/m, stdout);
      assert.match(stdout, /^pass \d{3,}$/m);
    });
  }
}

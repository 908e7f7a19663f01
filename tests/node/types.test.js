// The published types: what must compile does, and what must not does not, for its reason.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { tsc } from "./support/tools.js";

const folder = fileURLToPath(new URL("types/", import.meta.url));

test("good samples compile and each bad one fails for its reason", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "--pretty", "false", "--project", folder], {
    cwd: folder,
  }).catch((failed) => failed);
  const errors = [...stdout.matchAll(/^(\S+\.ts)\((\d+),\d+\): error (TS\d+)/gm)].map(
    ([, file, line, code]) => `${file}:${line} ${code}`,
  );
  const lines = (await readFile(new URL("types/bad.ts", import.meta.url), "utf8")).split("\n");
  const expected = lines.flatMap((line, index) => {
    const code = /^\/\/ (TS\d+) /.exec(line)?.[1];
    return code === undefined ? [] : [`bad.ts:${index + 2} ${code}`];
  });
  assert.ok(expected.length > 20);
  assert.deepEqual([...new Set(errors)], expected, stdout);
});

// The package as npm would publish it, installed into clean folders.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { sandbox } from "../support/sandbox.js";
import { app } from "./app.js";

export const run = promisify(execFile);
/** The folder that is packed. */
export const source = fileURLToPath(new URL("../../../bindings-wasm", import.meta.url));
/** npm's own script next to this Node, so that no shell is needed. */
export const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** The program as an ES module and as CommonJS. */
export const ESM = `import { PineLabs, callbacks } from "pinelabs-online";
import { callbackFields } from "pinelabs-online/testing";
${app("")}`;
export const CJS = `const { PineLabs, callbacks } = require("pinelabs-online");
const { callbackFields } = require("pinelabs-online/testing");
${app("")}`;

/** Packs the package for the tests of a file, and gives the ways to it. */
export function packing() {
  const packed = { base: "", tarball: "", files: [] };
  before(async () => {
    packed.base = await mkdtemp(join(tmpdir(), "pinelabs-packaging-"));
    const { stdout } = await run(npm, ["pack", "--json", "--pack-destination", packed.base], { cwd: source });
    const said = JSON.parse(stdout);
    // npm gave a list until version 11, and an object by name since.
    const { filename, files } = Array.isArray(said) ? said[0] : (Object.values(said)[0] ?? said);
    packed.tarball = join(packed.base, filename);
    packed.files = files.map(({ path }) => path).sort();
  });
  after(() => rm(packed.base, { recursive: true, force: true }));

  return {
    packed,
    folder: (name) => mkdtemp(join(packed.base, `${name}-`)),
    /** A clean folder with the package installed in it. */
    async project(manifest = {}) {
      const folder = await mkdtemp(join(packed.base, "project-"));
      await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, ...manifest }));
      await run(npm, ["install", "--offline", "--no-audit", "--no-fund", packed.tarball], { cwd: folder });
      return folder;
    },
  };
}

/** Runs a program against a sandbox; gives what it printed. */
export async function play(t, folder, file, program = [process.execPath]) {
  const { environment } = await sandbox(t);
  const [command, ...options] = program;
  const { stdout } = await run(command, [...options, file], { cwd: folder, env: { ...process.env, ...environment } });
  return stdout;
}

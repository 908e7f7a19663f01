// The package in bundles: one file, as an ES module and as CommonJS, run from another folder against the sandbox.

import assert from "node:assert/strict";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";

import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";

import { PRINTS } from "./app.js";
import { ESM, packing, play, run } from "./packed.js";

const { project, folder } = packing();

/** Each makes one file of an entry, in the format `esm` or `cjs`, with the options that its users give for servers. */
const BUNDLERS = {
  async esbuild({ entry, outfile, format }) {
    await esbuild.build({ entryPoints: [entry], bundle: true, platform: "node", format, outfile, logLevel: "error" });
  },

  async rollup({ entry, outfile, format }) {
    const bundle = await rollup({
      input: entry,
      plugins: [nodeResolve({ exportConditions: ["node"] })],
      external: /^node:/,
      onwarn: fail,
    });
    await bundle.write({ file: outfile, format });
    await bundle.close();
  },

  async "vite SSR"({ root, entry, elsewhere, name, format }) {
    await vite.build({
      root,
      configFile: false,
      logLevel: "error",
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: elsewhere,
        emptyOutDir: false,
        rollupOptions: { output: { format, entryFileNames: name } },
      },
    });
  },

  async webpack({ root, entry, elsewhere, name, format }) {
    const output = { path: elsewhere, filename: name };
    const esm = {
      output: { ...output, library: { type: "module" }, chunkFormat: "module" },
      experiments: { outputModule: true },
    };
    const stats = await promisify(webpack)({
      context: root,
      entry,
      mode: "production",
      target: "node20.19",
      ...(format === "esm" ? esm : { output }),
    });
    assert.equal(stats.hasErrors(), false, stats.toString());
  },
};

function fail(warning) {
  throw new Error(warning.message);
}

for (const [bundler, bundle] of Object.entries(BUNDLERS)) {
  for (const format of ["esm", "cjs"]) {
    test(`bundled by ${bundler} into one ${format} file`, async (t) => {
      const root = await project();
      const elsewhere = await folder("elsewhere");
      const entry = join(root, "main.mjs");
      await writeFile(entry, ESM);
      const name = format === "cjs" ? "bundle.cjs" : "bundle.mjs";
      await bundle({ root, entry, elsewhere, name, outfile: join(elsewhere, name), format });
      await rm(root, { recursive: true });
      assert.deepEqual(await readdir(elsewhere), [name]);
      assert.equal(await play(t, elsewhere, name), PRINTS);
    });
  }
}

test("a bundle that uses nothing of the package holds nothing of it", async () => {
  const root = await project();
  const entry = join(root, "main.mjs");
  await writeFile(entry, 'import { callbacks } from "pinelabs-online";\nconsole.log("nothing");\n');
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  assert.ok(outputFiles[0].contents.length < 1_000, `${outputFiles[0].contents.length}`);
});

test("a bundle for browsers says at once that it is for servers", async () => {
  const root = await project();
  const entry = join(root, "main.mjs");
  await writeFile(entry, ESM);
  const outfile = join(root, "bundle.cjs");
  const message = /pinelabs-online is for servers/;
  await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    platform: "browser",
    format: "cjs",
    outfile,
    logLevel: "error",
  });
  await assert.rejects(run(process.execPath, [outfile]), message);
  const stats = await promisify(webpack)({
    context: root,
    entry,
    mode: "production",
    target: "web",
    output: { path: root, filename: "bundle.cjs" },
  });
  assert.equal(stats.hasErrors(), false, stats.toString());
  await assert.rejects(run(process.execPath, [outfile]), message);
});

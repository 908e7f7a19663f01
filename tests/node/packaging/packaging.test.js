// The package as users get it: packed, installed in clean folders, imported, compiled and bundled; each time with a
// real call to the sandbox.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { build } from "esbuild";
import webpack from "webpack";

import { sandbox } from "../support/sandbox.js";
import { nodeTypes, tsc } from "../support/tools.js";
import { PRINTS, app } from "./app.js";

const run = promisify(execFile);
const source = fileURLToPath(new URL("../../../bindings-wasm", import.meta.url));
/** npm's own script next to this Node, so that no shell is needed. */
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

let base;
let tarball;
let packed;

before(async () => {
  base = await mkdtemp(join(tmpdir(), "pinelabs-packaging-"));
  const { stdout } = await run(npm, ["pack", "--json", "--pack-destination", base], { cwd: source });
  const said = JSON.parse(stdout);
  // npm gave a list until version 11, and an object by name since.
  packed = Array.isArray(said) ? said[0] : Object.values(said)[0] ?? said;
  tarball = join(base, packed.filename);
});

after(() => rm(base, { recursive: true, force: true }));

/** A clean folder with the package installed in it. */
async function project(manifest = {}) {
  const folder = await mkdtemp(join(base, "project-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, ...manifest }));
  await run(npm, ["install", "--offline", "--no-audit", "--no-fund", tarball], { cwd: folder });
  return folder;
}

/** Runs a program against a sandbox. */
async function play(t, folder, file) {
  const { environment } = await sandbox(t);
  const { stdout } = await run(process.execPath, [file], { cwd: folder, env: { ...process.env, ...environment } });
  return stdout;
}

const ESM = `import { PineLabs, callbacks } from "pinelabs-online";\n${app("")}`;
const CJS = `const { PineLabs, callbacks } = require("pinelabs-online");\n${app("")}`;

test("the tarball has what it needs and nothing else", async () => {
  const files = packed.files.map(({ path }) => path).sort();
  const scripts = (await readdir(join(source, "js"))).map((file) => `js/${file}`);
  const rest = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "index.d.mts", "index.d.ts", "operations.d.ts", "package.json"];
  assert.deepEqual(files, [...rest, ...scripts].sort());
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.scripts, undefined);
  for (const file of files) {
    const text = await readFile(join(source, file), "latin1");
    assert.ok(!text.includes(homedir()) && !text.includes(source), `${file} names a folder of this machine`);
  }
});

test("the module itself names no folder of this machine", async () => {
  const { createRequire } = await import("node:module");
  const bytes = Buffer.from(createRequire(import.meta.url)(join(source, "js/module.js")));
  for (const folder of [homedir(), source, process.env.CARGO_HOME ?? homedir()]) {
    assert.equal(bytes.includes(folder), false, folder);
  }
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
});

test("an ES module", async (t) => {
  const folder = await project({ type: "module" });
  await writeFile(join(folder, "main.js"), ESM);
  assert.equal(await play(t, folder, "main.js"), PRINTS);
});

test("a CommonJS module", async (t) => {
  const folder = await project();
  await writeFile(join(folder, "main.js"), CJS);
  assert.equal(await play(t, folder, "main.js"), PRINTS);
});

test("both in one process share one instance; nothing inside can be reached", async (t) => {
  const folder = await project({ type: "module" });
  await writeFile(
    join(folder, "main.js"),
    `import * as esm from "pinelabs-online";
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    const cjs = require("pinelabs-online");
    const inside = await import("pinelabs-online/js/door.js").catch((error) => error.code);
    console.log(esm.PineLabs === cjs.PineLabs, esm.callbacks === cjs.callbacks, inside,
      require("pinelabs-online/package.json").name);`,
  );
  assert.equal(await play(t, folder, "main.js"), "true true ERR_PACKAGE_PATH_NOT_EXPORTED pinelabs-online\n");
});

for (const [module, resolution, type] of [
  ["node16", "node16", "module"],
  ["node16", "node16", "commonjs"],
  ["nodenext", "nodenext", "module"],
  ["nodenext", "nodenext", "commonjs"],
  ["esnext", "bundler", "module"],
]) {
  test(`TypeScript, strict, module ${module}, resolution ${resolution}, type ${type}`, async (t) => {
    const folder = await project({ type });
    await writeFile(join(folder, "main.ts"), ESM);
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution: resolution,
          target: "es2022",
          lib: ["es2022"],
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          types: ["node"],
          typeRoots: [nodeTypes],
          outDir: "out",
        },
        files: ["main.ts"],
      }),
    );
    // As a project would have them.
    await cp(join(nodeTypes, "node"), join(folder, "node_modules/@types/node"), { recursive: true });
    await cp(join(nodeTypes, "../undici-types"), join(folder, "node_modules/undici-types"), { recursive: true });
    const compiled = await run(process.execPath, [tsc, "--pretty", "false"], { cwd: folder }).catch((failed) => failed);
    assert.equal(compiled.stdout, "");
    assert.equal(await play(t, folder, "out/main.js"), PRINTS);
  });
}

for (const format of ["cjs", "esm"]) {
  test(`bundled by esbuild into one ${format} file, run from another folder`, async (t) => {
    const folder = await project();
    const elsewhere = await mkdtemp(join(base, "elsewhere-"));
    await writeFile(join(folder, "main.mjs"), ESM);
    const name = format === "cjs" ? "bundle.cjs" : "bundle.mjs";
    const banner = format === "cjs" ? {} : { js: ESBUILD_REQUIRE };
    const outfile = join(elsewhere, name);
    await build({ entryPoints: [join(folder, "main.mjs")], bundle: true, platform: "node", format, banner, outfile });
    await rm(folder, { recursive: true });
    assert.deepEqual(await readdir(elsewhere), [name]);
    assert.equal(await play(t, elsewhere, name), PRINTS);
  });
}

/** What esbuild's documentation says to put before an ES module with CommonJS in it. */
const ESBUILD_REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** Runs webpack over `main.mjs`, into one file of an empty folder. */
async function pack(folder, elsewhere, target) {
  const configuration = {
    context: folder,
    entry: "./main.mjs",
    mode: "production",
    target,
    output: { path: elsewhere, filename: "bundle.cjs" },
  };
  const stats = await promisify(webpack)(configuration);
  assert.equal(stats.hasErrors(), false, stats.toString());
}

test("bundled by webpack into one file, run from another folder", async (t) => {
  const folder = await project();
  const elsewhere = await mkdtemp(join(base, "elsewhere-"));
  await writeFile(join(folder, "main.mjs"), ESM);
  await pack(folder, elsewhere, "node20.19");
  await rm(folder, { recursive: true });
  assert.deepEqual(await readdir(elsewhere), ["bundle.cjs"]);
  assert.equal(await play(t, elsewhere, "bundle.cjs"), PRINTS);
});

test("a bundle for browsers says at once that it is for servers", async () => {
  const folder = await project();
  await writeFile(join(folder, "main.mjs"), ESM);
  const outfile = join(folder, "bundle.cjs");
  const message = /pinelabs-online is for servers/;
  await build({ entryPoints: [join(folder, "main.mjs")], bundle: true, platform: "browser", format: "cjs", outfile, logLevel: "error" });
  await assert.rejects(run(process.execPath, [outfile]), message);
  await pack(folder, folder, "web");
  await assert.rejects(run(process.execPath, [outfile]), message);
});

// The package as users get it: packed, installed in clean folders, imported, compiled; each time with a real call to
// the sandbox.

import assert from "node:assert/strict";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";

import { attw, nodeTypes, publint, tsc } from "../support/tools.js";
import { PRINTS } from "./app.js";
import { CJS, ESM, packing, play, run, source } from "./packed.js";

const { packed, project } = packing();

test("the tarball has what it needs and nothing else", async () => {
  const { files } = packed;
  const built = await readdir(join(source, "dist"), { recursive: true, withFileTypes: true });
  const dist = built
    .filter((entry) => entry.isFile())
    .map((entry) => relative(source, join(entry.parentPath, entry.name)));
  const rest = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"];
  assert.deepEqual(files, [...rest, ...dist.map((file) => file.replaceAll("\\", "/"))].sort());
  assert.ok(files.includes("dist/esm/index.js") && files.includes("dist/cjs/index.js"));
  // What is only there to be compiled, or inside of the package, has no declaration.
  const declared = files.filter((file) => file.endsWith(".d.ts"));
  assert.ok(
    declared.includes("dist/cjs/api.d.ts") &&
      declared.includes("dist/esm/testing.d.ts") &&
      !declared.some((file) => /border|glue|json/.test(file)),
    `${declared}`,
  );
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.scripts, undefined);
  for (const file of files) {
    const text = await readFile(join(source, file), "latin1");
    assert.ok(!text.includes(homedir()) && !text.includes(source), `${file} names a folder of this machine`);
  }
});

test("the module itself names no folder of this machine, and imports nothing but the glue", async () => {
  await import(pathToFileURL(join(source, "dist/module.js")));
  const bytes = brotliDecompressSync(Buffer.from(globalThis[Symbol.for("pinelabs-online/module")], "base64"));
  for (const folder of [homedir(), source, process.env.CARGO_HOME ?? homedir()]) {
    assert.equal(bytes.includes(folder), false, folder);
  }
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  assert.ok(
    imports.length > 0 &&
      imports.every(({ module, kind, name }) => /_bg\.js$/.test(module) && kind === "function" && /^__wb/.test(name)),
  );
});

test("publint and attw find nothing", async () => {
  const { stdout } = await run(process.execPath, [publint, source, "--strict"]);
  assert.match(stdout, /All good!/);
  const checked = await run(process.execPath, [attw, packed.tarball, "--format", "json"]);
  const { problems, analysis } = JSON.parse(checked.stdout);
  assert.deepEqual([problems ?? {}, analysis.problems ?? []], [{}, []]);
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
    const kits = [await import("pinelabs-online/testing"), require("pinelabs-online/testing")];
    for (const { rejected, lost, ScriptedTransport } of kits) {
      console.log(rejected("X") instanceof esm.RejectedError, lost({}) instanceof cjs.NetworkError,
        new ScriptedTransport().client() instanceof esm.PineLabs);
    }
    const inside = await import("pinelabs-online/dist/esm/border.js").catch((error) => error.code);
    const thrown = (() => { try { cjs.callbacks.verifier(5); } catch (error) { return error; } })();
    console.log(esm.PineLabs === cjs.PineLabs, esm.callbacks === cjs.callbacks, thrown instanceof esm.ConfigError, inside,
      require("pinelabs-online/package.json").name);`,
  );
  assert.equal(
    await play(t, folder, "main.js"),
    "true true true\n".repeat(2) + "true true true ERR_PACKAGE_PATH_NOT_EXPORTED pinelabs-online\n",
  );
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

test("the version that the builds share is that of the package", async () => {
  const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
  await import("pinelabs-online");
  assert.ok(Symbol.for(`pinelabs-online/${version}`) in globalThis);
});

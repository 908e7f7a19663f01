// Makes what the package ships beside its README: `node build.mjs GLUE_FOLDER TYPESCRIPT`.
//
// The WebAssembly module is inlined, because a file beside the code does not survive bundling; compressed, because the
// package is a third as large so, and reading it takes no longer. The sources are compiled twice, to ES modules and to
// CommonJS; the declarations are made once, for CommonJS, and ES modules import them.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const [glue, typescript] = process.argv.slice(2);
const inPackage = (...parts) => join(here, ...parts);
const write = (path, text) => writeFileSync(inPackage(path), text);

mkdirSync(inPackage("ts/generated"), { recursive: true });
copyFileSync(join(glue, "glue.js"), inPackage("ts/generated/glue.js"));
rmSync(inPackage("dist"), { recursive: true, force: true });
compile("--module", "esnext", "--outDir", "dist/esm");
compile("--module", "commonjs", "--outDir", "dist/cjs", "--declaration");
write("dist/esm/package.json", '{ "type": "module", "sideEffects": false }\n');
write("dist/cjs/package.json", '{ "type": "commonjs", "sideEffects": false }\n');
write(
  "dist/module.js",
  `// Made by \`cargo xtask wasm\` from the Rust code: the WebAssembly module, compressed by Brotli, in base64.
//
// Neither an ES module nor CommonJS, so that both builds load this one file: it is most of the package.

globalThis[Symbol.for("pinelabs-online/module")] =
  "${packed(readFileSync(join(glue, "module.wasm")))}";
`,
);
write("dist/esm/index.d.ts", 'export * from "../cjs/api.js";\n');
write("dist/cjs/index.d.ts", 'export * from "./api.js";\n');
write("dist/esm/testing.d.ts", 'export * from "../cjs/testing.js";\n');
// Only CommonJS lets a bundle for browsers be built and say at run time why it is wrong.
rmSync(inPackage("dist/esm/browser.js"));
keepPublicDeclarations();

for (const license of ["LICENSE-APACHE", "LICENSE-MIT"]) {
  copyFileSync(join(here, "..", license), inPackage(license));
}

function packed(module_) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: module_.length, [BROTLI_PARAM_LGWIN]: 22 };
  return brotliCompressSync(module_, { params }).toString("base64");
}

function compile(...options) {
  const { status } = spawnSync(process.execPath, [typescript, "--project", here, ...options], {
    cwd: here,
    stdio: "inherit",
  });
  if (status !== 0) {
    process.exit(1);
  }
}

/** Removes the declarations that the public ones do not import. */
function keepPublicDeclarations() {
  const folder = inPackage("dist/cjs");
  const kept = new Set(["index.d.ts", "testing.d.ts"]);
  for (const file of kept) {
    for (const [, name] of readFileSync(join(folder, file), "utf8").matchAll(/from "\.\/(.*)\.js"/g)) {
      kept.add(`${name}.d.ts`);
    }
  }
  for (const file of readdirSync(folder, { recursive: true })) {
    if (file.endsWith(".d.ts") && !kept.has(file)) {
      rmSync(join(folder, file));
    }
  }
}

// Makes what the package has beside its sources: `node build.mjs <module.wasm>`.
//
// The module is inlined, because a file beside the code does not survive bundling. It goes without its custom
// sections (names, tools), compressed: the package is a third as large, and reading it takes no longer.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const module_ = withoutCustomSections(readFileSync(process.argv[2]));
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = constants;
const packed = brotliCompressSync(module_, {
  params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: module_.length, [BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(
  join(here, "js", "module.js"),
  `"use strict";

// Made by \`cargo xtask wasm\` from the Rust code: the WebAssembly module, compressed, in base64.

const { brotliDecompressSync } = require("node:zlib");

module.exports = brotliDecompressSync(
  Buffer.from("${packed.toString("base64")}", "base64"),
);
`,
);

for (const license of ["LICENSE-APACHE", "LICENSE-MIT"]) {
  copyFileSync(join(here, "..", license), join(here, license));
}

function withoutCustomSections(bytes) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const begin = at;
    const id = bytes[at];
    at += 1;
    let size = 0;
    let byte;
    let shift = 0;
    do {
      byte = bytes[at];
      at += 1;
      size += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte & 0x80);
    at += size;
    if (id !== 0) {
      kept.push(bytes.subarray(begin, at));
    }
  }
  return Buffer.concat(kept);
}

// What the players observed, kept for `cargo xtask corpus` to compare with the other languages.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(resolve(root, process.env.CARGO_TARGET_DIR ?? "target"), "corpus/node");

const files = new Map();

/** Keeps what a case of a file of vectors did. */
export function observed(file, name, happened) {
  if (!files.has(file)) {
    files.set(file, new Map());
  }
  files.get(file).set(name, canonical(happened));
}

after(() => {
  for (const [file, cases] of files) {
    const path = join(folder, file.replace(/\.json$/, ".jsonl"));
    mkdirSync(dirname(path), { recursive: true });
    const line = (name) => `{"case":${JSON.stringify(name)},"observed":${cases.get(name)}}\n`;
    writeFileSync(path, [...cases.keys()].sort().map(line).join(""));
  }
});

/** JSON without spaces, every object's members in the order of their names. */
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (value !== null && typeof value === "object") {
    const members = Object.keys(value)
      .filter((name) => value[name] !== undefined)
      .sort();
    return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

// The vectors that every language plays.

import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../vectors/", import.meta.url);

/** The vectors of one file. */
export function vectors(file) {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8"));
}

/** The calls' transcripts, with the names of their files. */
export function transcripts() {
  const files = readdirSync(new URL("calls/", folder)).filter((file) => file.endsWith(".json"));
  return files.sort().flatMap((name) => {
    const file = `calls/${name}`;
    return vectors(file).map((transcript) => ({ file, ...transcript }));
  });
}

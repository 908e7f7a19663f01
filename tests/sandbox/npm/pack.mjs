// Packs the npm packages of the sandbox: the one that people install, and one for each platform that is given.
//
//     node pack.mjs --out FOLDER --program linux-x64=PATH [--program darwin-arm64=PATH ..]
//
// Prints the names of the archives, a line each, the package that people install first.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const { values } = parseArgs({ options: { out: { type: "string" }, program: { type: "string", multiple: true } } });
const { out, program: programs = [] } = values;
if (out === undefined || programs.length === 0) {
  throw new Error("expected --out FOLDER and --program PLATFORM=PATH");
}

const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const licences = ["LICENSE-APACHE", "LICENSE-MIT"];

/** Writes a package's folder and packs it; gives the archive's name. */
function pack(name, files, changes) {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, source] of files) {
    copyFileSync(source, join(folder, file));
  }
  for (const licence of licences) {
    cpSync(join(root, licence), join(folder, licence));
  }
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...manifest, name, ...changes }, null, 2)}\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const said = execFileSync(npm, ["pack", "--silent", "--pack-destination", ".."], { cwd: folder, encoding: "utf8" });
  return said.trim();
}

const names = [
  pack(
    "pinelabs-sandbox",
    [
      ["run.js", join(here, "run.js")],
      ["README.md", join(here, "README.md")],
    ],
    {},
  ),
  ...programs.map((given) => {
    const [platform, path] = given.split("=");
    const name = `pinelabs-sandbox-${platform}`;
    if (!(name in manifest.optionalDependencies)) {
      throw new Error(`no such platform: ${platform}`);
    }
    const [os, cpu] = platform.split("-");
    const file = os === "win32" ? "pinelabs-sandbox.exe" : "pinelabs-sandbox";
    chmodSync(path, 0o755);
    return pack(name, [[file, path]], {
      description: `The program of pinelabs-sandbox for ${platform}`,
      os: [os],
      cpu: [cpu],
      files: [file, ...licences],
      bin: undefined,
      optionalDependencies: undefined,
    });
  }),
];
console.log(names.join("\n"));

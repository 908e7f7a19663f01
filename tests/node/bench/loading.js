// What a process pays for importing a package, and what a package weighs on disk.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { print, quick } from "./measure.js";

const here = import.meta.dirname;

/** Prints the peak of this process's memory. What `resourceUsage` says begins with the memory of the parent. */
const PEAK = String.raw`
  const status = process.getBuiltinModule("node:fs").readFileSync("/proc/self/status", "utf8");
  process.stdout.write(status.match(/VmHWM:\s+(\d+)/)[1]);
`;

export function loading() {
  const programs = {
    "bare Node": "",
    "bare Node, an ES module": 'import "node:fs";',
    "pinelabs-online, require": 'require("pinelabs-online");',
    "pinelabs-online, import": 'import "pinelabs-online";',
    "stripe, require": 'require("stripe");',
    "stripe, import": 'import "stripe";',
    "razorpay, require": 'require("razorpay");',
  };
  const wall = {};
  const memory = {};
  for (let round = -1; round < (quick ? 3 : 15); round += 1) {
    for (const [name, program] of Object.entries(programs)) {
      const type = program.startsWith("import") ? "module" : "commonjs";
      const since = process.hrtime.bigint();
      const given = [`--input-type=${type}`, "-e", `${program}${PEAK}`];
      const { stdout, status } = spawnSync(process.execPath, given, { cwd: here });
      const took = Number(process.hrtime.bigint() - since) / 1e6;
      if (status !== 0) {
        throw new Error(`${name}: the process failed`);
      }
      if (round >= 0) {
        (wall[name] ??= []).push(took);
        (memory[name] ??= []).push(Number(stdout) / 1024);
      }
    }
  }
  print("a process that imports the package", "ms", wall);
  print("memory of a process that imports the package, at its peak", "MiB", memory);
}

export function weight() {
  const sizes = { "pinelabs-online": packed() };
  for (const name of ["stripe", "razorpay"]) {
    const files = [...withDependencies(name)].flatMap((folder) => filesOf(folder));
    sizes[name] = sizeOf(files);
  }
  const column = (pick) => Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, [pick(size)]]));
  print(
    "bytes of the package and its dependencies, unpacked",
    "kB",
    column(({ unpacked }) => unpacked / 1000),
  );
  print(
    "bytes of the package and its dependencies, gzipped",
    "kB",
    column(({ gzipped }) => gzipped / 1000),
  );
}

/** Of our own package what npm would publish: the folder also holds what it is made of. */
function packed() {
  const folder = mkdtempSync(join(tmpdir(), "pinelabs-bench-"));
  const source = realpathSync(join(here, "node_modules/pinelabs-online"));
  const { stdout } = spawnSync("npm", ["pack", "--json", "--pack-destination", folder, source], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const [{ size, unpackedSize }] = JSON.parse(stdout);
  return { unpacked: unpackedSize, gzipped: size };
}

/** The folders of a package and of all that it depends on; npm puts them beside each other. */
function withDependencies(name, found = new Set()) {
  const folder = join(here, "node_modules", name);
  if (!found.has(folder)) {
    found.add(folder);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    Object.keys(dependencies).forEach((dependency) => withDependencies(dependency, found));
  }
  return found;
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name)));
}

function sizeOf(files) {
  const all = Buffer.concat(files);
  return { unpacked: all.length, gzipped: gzipSync(all).length };
}

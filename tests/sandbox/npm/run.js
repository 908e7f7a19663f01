#!/usr/bin/env node
// Runs the sandbox of this platform, which is a package of its own.

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const platform = `${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "pinelabs-sandbox.exe" : "pinelabs-sandbox";

let program;
try {
  program = require.resolve(`pinelabs-sandbox-${platform}/${file}`);
} catch {
  console.error(
    `pinelabs-sandbox: the package pinelabs-sandbox-${platform} is not installed: npm was told to omit optional dependencies, or there is no program for this platform`,
  );
  process.exit(1);
}

// It has this process's standard streams: what closes them, closes its.
const sandbox = spawn(program, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => sandbox.kill(signal));
}
sandbox.on("error", (error) => {
  console.error(`pinelabs-sandbox: ${error.message}`);
  process.exitCode = 1;
});
sandbox.on("exit", (status, signal) => {
  process.exitCode = status ?? 128 + (constants.signals[signal] ?? 0);
});

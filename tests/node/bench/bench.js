// The benchmarks of the npm package: prints one JSON table a line. `node bench.js [--quick] SERVER_URL`.

import { calls } from "./calls.js";
import { inside } from "./inside.js";
import { loading, weight } from "./loading.js";
import { verify } from "./verify.js";

verify();
await calls(process.argv.at(-1));
await inside(process.argv.at(-1));
loading();
weight();

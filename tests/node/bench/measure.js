// Interleaved measurement: every variant once a round, medians over the rounds.
//
// A machine's speed drifts from second to second. What is compared is therefore measured in turns within one process,
// and only ratios are to be believed.

export const quick = process.argv.includes("--quick");
const rounds = quick ? 5 : 15;
const slice = quick ? 5_000_000n : 20_000_000n;
/** So long everything runs unmeasured: V8 compiles what is hot, WebAssembly too, in the background. */
const warm = quick ? 100_000_000n : 700_000_000n;

const now = () => process.hrtime.bigint();

/** Keeps results alive. */
let sink;

/** Prints a table of nanoseconds; the first variant is what the others are compared with. */
export function compare(title, variants) {
  const entries = Object.entries(variants);
  const counts = entries.map(([, work]) => calibrate(work));
  const times = entries.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    entries.forEach(([, work], i) => {
      const since = now();
      for (let n = 0; n < counts[i]; n += 1) {
        sink = work();
      }
      times[i].push(Number(now() - since) / counts[i]);
    });
  }
  print(title, "ns", Object.fromEntries(entries.map(([name], i) => [name, times[i]])));
  return sink;
}

/** How often the work fits into a slice, once it is warm. */
function calibrate(work) {
  const begin = now();
  for (let count = 1; ; ) {
    const since = now();
    for (let n = 0; n < count; n += 1) {
      sink = work();
    }
    const end = now();
    if (end - begin >= warm) {
      return Math.max(1, Math.round((count * Number(slice)) / Number(end - since)));
    }
    if ((end - since) * 4n < slice) {
      count *= 2;
    }
  }
}

/** Prints a table of requests a second; each variant is how many calls are in flight, and what makes one call. */
export async function compareRates(title, variants) {
  const entries = Object.entries(variants);
  const rates = entries.map(() => []);
  for (const [, [inFlight, call]] of entries) {
    await rateOf(inFlight, call, warm);
  }
  for (let round = 0; round < (quick ? 3 : 9); round += 1) {
    for (const [i, [, [inFlight, call]]] of entries.entries()) {
      rates[i].push(await rateOf(inFlight, call, quick ? 100_000_000n : 250_000_000n));
    }
  }
  print(title, "requests/s", Object.fromEntries(entries.map(([name], i) => [name, rates[i]])));
}

/** Keeps so many calls in flight for a time in nanoseconds; gives calls a second. */
export async function rateOf(inFlight, call, time) {
  const since = now();
  const until = since + time;
  let made = 0;
  const worker = async () => {
    do {
      await call();
      made += 1;
    } while (now() < until);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return made / (Number(now() - since) / 1e9);
}

/** Prints one table; the ratio is the median of the rounds' ratios, because neighbours in time share a mood. */
export function print(title, unit, variants) {
  const [first] = Object.values(variants);
  const rows = Object.entries(variants).map(([name, values]) => ({
    name,
    median: quantile(values, 0.5),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    ratio: quantile(
      values.map((value, i) => value / first[i]),
      0.5,
    ),
  }));
  process.stdout.write(`${JSON.stringify({ title, unit, rows })}\n`);
}

function quantile(values, at) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * at)];
}

// The commands: `node dist/main.js migrate`, `serve`, `worker`.

import { makeApp, makeServices } from "./app.js";
import { connect, migrate } from "./database.js";
import { readSettings } from "./settings.js";
import { work } from "./worker.js";

const settings = readSettings();
switch (process.argv[2]) {
  case "migrate": {
    const db = connect(settings.databaseUrl);
    for (const name of await migrate(db)) {
      console.log(`applied ${name}`);
    }
    await db.destroy();
    break;
  }
  case "serve": {
    const shop = makeServices(settings);
    const app = await makeApp(shop);
    await app.listen({ host: settings.host, port: settings.port });
    onStop(async () => {
      await app.close();
      await shop.pl.close();
      await shop.db.destroy();
    });
    break;
  }
  case "worker": {
    const shop = makeServices(settings);
    const stop = new AbortController();
    onStop(async () => stop.abort());
    await work(shop.fulfilment, stop.signal);
    await shop.pl.close();
    await shop.db.destroy();
    break;
  }
  default:
    console.error("usage: node dist/main.js migrate|serve|worker");
    process.exitCode = 2;
}

function onStop(stop: () => Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void stop());
  }
}

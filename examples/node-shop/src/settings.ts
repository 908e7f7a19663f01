// What the shop is told by its environment.

/** Read once, when the process starts. Never printed: it holds secrets. */
export interface Settings {
  readonly baseUrl: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackKey: string;
  readonly webhookSecret: string;
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly url: string;
  readonly secret: string;
  readonly adminPassword: string;
  readonly callMs: number;
  readonly settleMs: number;
  readonly giveUpMs: number;
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const needed = (name: string): string => {
    const value = env[name];
    if (value === undefined) {
      throw new Error(`${name} is not set`);
    }
    return value;
  };
  const seconds = (name: string, otherwise: number): number => {
    const value = Number(env[name] ?? otherwise);
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`${name} must be a whole number of seconds`);
    }
    return 1000 * value;
  };
  const address = env["SHOP_ADDRESS"] ?? "127.0.0.1:8000";
  const colon = address.lastIndexOf(":");
  const settings: Settings = {
    baseUrl: env["PINELABS_BASE_URL"],
    clientId: needed("PINELABS_CLIENT_ID"),
    clientSecret: needed("PINELABS_CLIENT_SECRET"),
    callbackKey: needed("PINELABS_CALLBACK_KEY"),
    webhookSecret: needed("PINELABS_WEBHOOK_SECRET"),
    databaseUrl: env["DATABASE_URL"] ?? "sqlite:///shop.db",
    host: address.slice(0, colon),
    port: Number(address.slice(colon + 1)),
    url: (env["SHOP_URL"] ?? `http://${address}`).replace(/\/+$/, ""),
    secret: needed("SHOP_SECRET"),
    adminPassword: needed("SHOP_ADMIN_PASSWORD"),
    callMs: seconds("SHOP_CALL_SECONDS", 20),
    settleMs: seconds("SHOP_SETTLE_SECONDS", 90),
    giveUpMs: seconds("SHOP_GIVE_UP_SECONDS", 600),
  };
  if (Math.min(settings.secret.length, settings.adminPassword.length) < 12) {
    throw new Error("SHOP_SECRET and SHOP_ADMIN_PASSWORD need 12 characters or more");
  }
  // A payment takes up to three calls. The worker must not conclude anything while one of them may still be sent.
  if (settings.settleMs <= 3 * settings.callMs) {
    throw new Error("SHOP_SETTLE_SECONDS must be more than three times SHOP_CALL_SECONDS");
  }
  if (settings.giveUpMs < settings.settleMs) {
    throw new Error("SHOP_GIVE_UP_SECONDS must not be less than SHOP_SETTLE_SECONDS");
  }
  return settings;
}

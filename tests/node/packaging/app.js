// What every kind of project does with the package: a real call, and a callback from the testing kit.

export const app = (bindings) => `
const pl = new ${bindings}PineLabs({
  base_url: process.env.PINELABS_BASE_URL,
  client_id: process.env.PINELABS_CLIENT_ID ?? "",
  client_secret: process.env.PINELABS_CLIENT_SECRET ?? "",
});
const key = process.env.PINELABS_CALLBACK_KEY ?? "";
const fields = ${bindings}callbackFields({ order_id: "v1-1" }, key);

async function main() {
  const order = await pl.orders.create({ order_amount: { value: 1100, currency: "INR" }, pre_auth: true });
  const read = await pl.orders.get({ order_id: order.order_id });
  const callback = ${bindings}callbacks.verify(fields, key);
  console.log(read.order_id === order.order_id, read.status, callback.status);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
`;

/** What it prints. */
export const PRINTS = "true CREATED AUTHORIZED\n";

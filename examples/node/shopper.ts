// The shopper: a person with a browser, or against the sandbox a few lines that do what the browser would.

/** Opens the page, enters the OTP, and lets the browser post the result to the shop. */
export async function authenticate(challengeUrl: string): Promise<void> {
  if (process.env.PINELABS_BASE_URL === undefined) {
    console.log(`   open this page in your browser: ${challengeUrl}`);
    return;
  }
  await confirm(await fetch(challengeUrl));
}

/** Fills in the card form of hosted checkout, and confirms the payment as `authenticate` does. */
export async function payOnPage(redirectUrl: string): Promise<void> {
  if (process.env.PINELABS_BASE_URL === undefined) {
    console.log(`   open this page in your browser: ${redirectUrl}`);
    return;
  }
  const card = { card_number: "4895489548954895", expiry: "12/2030", cvv: "065" };
  await confirm(await fetch(redirectUrl, { method: "POST", body: new URLSearchParams(card) }));
}

/** Approves a payment in a UPI app; the sandbox has a page in the place of one, which its links name. */
export async function approve(link: string): Promise<void> {
  if (process.env.PINELABS_BASE_URL === undefined) {
    console.log(`   open this link on a phone with a UPI app: ${link}`);
    return;
  }
  const app = new URL(link).searchParams.get("url");
  if (app === null) {
    throw new Error("the link names no page");
  }
  await post(app, { action: "pay" });
}

/** Enters the OTP on the payment page, and posts the result to the shop. */
async function confirm(page: Response): Promise<void> {
  const { action } = readForm(await page.text());
  const result = await post(new URL(action, page.url), { otp: "123456", action: "pay" });
  const form = readForm(result);
  await post(form.action, form.hidden);
}

async function post(url: URL | string, fields: Fields): Promise<string> {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
  if (!response.ok) {
    throw new Error(`${response.status} from ${url}`);
  }
  return response.text();
}

type Fields = Record<string, string> | [name: string, value: string][];

/** The first form of a page. */
function readForm(page: string): { action: string; hidden: [name: string, value: string][] } {
  const [form] = /<form[^]*?<\/form>/.exec(page) ?? [];
  if (form === undefined) {
    throw new Error("no form");
  }
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    attribute(input, "name"),
    attribute(input, "value"),
  ]);
  return { action: attribute(form, "action"), hidden };
}

function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`${name}="([^"]*)"`).exec(tag) ?? [];
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return value.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}

// The shopper: a person with a browser, or against the sandbox a few lines that do what the browser would.

/** Opens the page, enters the OTP, and lets the browser post the result to the shop. */
export async function authenticate(challengeUrl) {
  if (process.env.PINELABS_BASE_URL === undefined) {
    console.log(`   open this page in your browser: ${challengeUrl}`);
    return;
  }
  const page = await fetch(challengeUrl);
  const { action } = readForm(await page.text());
  const result = await post(new URL(action, page.url), { otp: "123456", action: "pay" });
  const form = readForm(result);
  await post(form.action, form.hidden);
}

async function post(url, fields) {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams(fields) });
  if (!response.ok) {
    throw new Error(`${response.status} from ${url}`);
  }
  return response.text();
}

/** The first form of a page. */
function readForm(page) {
  const [form] = /<form[^]*?<\/form>/.exec(page) ?? [];
  if (form === undefined) {
    throw new Error("no form");
  }
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
    attribute(input, "name"),
    attribute(input, "value"),
  ]);
  return { action: attribute(form, "action"), hidden };
}

function attribute(tag, name) {
  const [, value = ""] = new RegExp(`${name}="([^"]*)"`).exec(tag) ?? [];
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return value.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity]);
}

// Verifying callbacks and webhooks, against what people write by hand and against other gateways' packages.

import assert from "node:assert/strict";
import { createHmac, timingSafeEqual } from "node:crypto";

import { callbacks, webhooks } from "pinelabs-online";
import Razorpay from "razorpay";
import Stripe from "stripe";

import { CALLBACK_KEY, event, ORDER_ID, WEBHOOK_SECRET } from "./fixtures.js";
import { compare } from "./measure.js";

const stripe = new Stripe("sk_test_invented");

/** Stripe's event of about this length, with its signature. */
function stripeEvent(payload) {
  const header = stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
  return () => stripe.webhooks.constructEvent(payload, header, WEBHOOK_SECRET);
}

/** Razorpay's check of this text. */
function razorpayCheck(text) {
  const signature = createHmac("sha256", WEBHOOK_SECRET).update(text).digest("hex");
  return () => Razorpay.validateWebhookSignature(text, signature, WEBHOOK_SECRET);
}

function verifyCallbacks() {
  const key = Buffer.from(CALLBACK_KEY, "hex");
  const verifier = callbacks.verifier(CALLBACK_KEY);
  const byHand = (fields) => {
    const names = Object.keys(fields).filter((name) => name !== "signature");
    const text = names
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join("&");
    const tag = createHmac("sha256", key).update(text).digest();
    const given = Buffer.from(fields.signature, "hex");
    return given.length === tag.length && timingSafeEqual(given, tag);
  };
  const unsigned = {
    success: { order_id: ORDER_ID, status: "AUTHORIZED" },
    failure: {
      order_id: ORDER_ID,
      status: "FAILED",
      error_code: "USER_AUTHENTICATION_FAILED",
      error_message: "Consumer Authentication required",
    },
  };
  for (const [name, fields] of Object.entries(unsigned)) {
    const signed = { ...fields, signature: callbacks.sign(fields, CALLBACK_KEY) };
    const form = callbacks.signForm(fields, CALLBACK_KEY);
    const text = Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join("&");
    const payload = JSON.stringify({ id: "evt_1", object: "event", data: text });
    const byHandForm = () => byHand(Object.fromEntries(new URLSearchParams(form)));
    assert(byHand(signed) && byHandForm());
    compare(`verify a callback, ${name}`, {
      "node:crypto by hand, fields": () => byHand(signed),
      "pinelabs-online, fields": () => verifier.verify(signed),
      "node:crypto and URLSearchParams by hand, form": byHandForm,
      "pinelabs-online, form": () => verifier.verify(form),
      "stripe constructEvent, as long": stripeEvent(payload),
      "razorpay validateWebhookSignature, as long": razorpayCheck(text),
    });
  }
}

function verifyWebhook(payments) {
  const text = event(payments);
  const body = Buffer.from(text);
  const headers = webhooks.sign(body, WEBHOOK_SECRET, { id: "msg_1" });
  const verifier = webhooks.verifier(WEBHOOK_SECRET);
  const byHand = () => {
    const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = headers;
    const tag = createHmac("sha256", WEBHOOK_SECRET).update(`${id}.${timestamp}.`).update(body).digest();
    const given = Buffer.from(signature.slice(3), "base64");
    const fresh = Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300;
    return fresh && given.length === tag.length && timingSafeEqual(given, tag);
  };
  assert(byHand());
  compare(`verify a webhook of ${body.length} bytes`, {
    "node:crypto by hand": byHand,
    "node:crypto by hand, body parsed": () => byHand() && JSON.parse(body.toString()),
    "pinelabs-online, verify": () => verifier.verify(body, headers),
    "pinelabs-online, verify and event": () => verifier.verify(body, headers).event(),
    "stripe constructEvent (it parses)": stripeEvent(text),
    "razorpay validateWebhookSignature": razorpayCheck(text),
  });
}

export function verify() {
  verifyCallbacks();
  for (const payments of [1, 2, 90, 1400]) {
    verifyWebhook(payments);
  }
}

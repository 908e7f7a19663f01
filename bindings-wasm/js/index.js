"use strict";

const { CallbackVerifier, callbacks } = require("./callbacks.js");
const { PineLabs } = require("./client.js");
const { PineLabsError } = require("./error.js");
const { TransportFailure } = require("./failure.js");
const { orderStatus } = require("./order_status.js");
const { HttpRequest } = require("./transport.js");
const { Webhook, WebhookVerifier, webhooks } = require("./webhooks.js");

module.exports = {
  CallbackVerifier,
  HttpRequest,
  PineLabs,
  PineLabsError,
  TransportFailure,
  Webhook,
  WebhookVerifier,
  callbacks,
  orderStatus,
  webhooks,
};

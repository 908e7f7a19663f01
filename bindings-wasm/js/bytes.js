"use strict";

const { types } = require("node:util");

/** Bytes of any kind and of any realm, as a view; undefined for what is none. */
function bytesOf(value) {
  if (types.isUint8Array(value)) {
    return value;
  }
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return types.isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

/** How many bytes a text has in UTF-8, counted no further than needed to see that they are too many. */
function isLonger(value, limit) {
  if (typeof value !== "string") {
    return value.byteLength > limit;
  }
  return value.length > limit || (value.length * 3 > limit && Buffer.byteLength(value) > limit);
}

/**
 * What a text or bytes are in base64, if they are nothing else; undefined if they are not. API Gateway and Lambda give
 * a body so, with `isBase64Encoded`.
 */
function decodedBase64(value) {
  const text = typeof value === "string" ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength).latin1Slice();
  const trimmed = text.trim();
  if (trimmed.length < 8 || trimmed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(trimmed)) {
    return undefined;
  }
  return Buffer.from(trimmed, "base64").toString();
}

module.exports = { bytesOf, decodedBase64, isLonger };

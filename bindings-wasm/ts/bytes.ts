import { types } from "node:util";

/** Bytes of any kind and of any realm, as a view; undefined for anything else. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (types.isUint8Array(value)) {
    return value;
  }
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return types.isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

/** Whether a text in UTF-8 has more bytes than that, counted no further than needed. */
export function isLonger(value: string | Uint8Array, limit: number): boolean {
  if (typeof value !== "string") {
    return value.byteLength > limit;
  }
  return value.length > limit || (value.length * 3 > limit && Buffer.byteLength(value) > limit);
}

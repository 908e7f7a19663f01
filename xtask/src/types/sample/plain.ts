// Printed by `cargo xtask types` from the Rust types in `core`: do not edit.

// Whether a value that was parsed from JSON is, to the last field, what the core would make of it: every field known, of
// its declared type, and every word spelled as listed. Each function gives 1 if so, 0 for `undefined`, NaN otherwise, and
// adds the lists that are missing. `plain_event.ts` uses them; whatever they do not know goes to the core.

import { count, flag, isObject, list, names, text, texts, word } from "./plain_values.js";

export function job(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    text(it.id) +
    priceAnswer(it.price, depth - 1) +
    list(it.parts, depth - 1, job) +
    texts(it.tags);
  if (known !== names(it) || it.id === undefined) {
    return NaN;
  }
  it.parts ??= [];
  return 1;
}

function priceAnswer(it: unknown, depth: number): number {
  if (it === undefined) {
    return 0;
  }
  if (!isObject(it, depth)) {
    return NaN;
  }
  const known =
    count(it.paise);
  if (known !== names(it) || it.paise === undefined) {
    return NaN;
  }
  return 1;
}

// What `plain.ts` is made of: each gives 1 for a value that the core would leave as it is, 0 for `undefined`, and NaN for
// any other, so that a sum is the number of the fields that are there only if all of them fit.

type Fields = { [name: string]: unknown };

export const text = (value: unknown): number => (typeof value === "string" ? 1 : value === undefined ? 0 : NaN);
export const flag = (value: unknown): number => (typeof value === "boolean" ? 1 : value === undefined ? 0 : NaN);

/** A whole number that is not negative. */
export const count = (value: unknown): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? 1 : value === undefined ? 0 : NaN;

/** A word of an enum, spelled as it is listed. */
export const word = (value: unknown, words: ReadonlySet<unknown>): number =>
  words.has(value) ? 1 : value === undefined ? 0 : NaN;

export function list(value: unknown, depth: number, item: (value: unknown, depth: number) => number): number {
  if (value === undefined) {
    return 0;
  }
  if (!Array.isArray(value)) {
    return NaN;
  }
  for (let i = 0; i < value.length; i += 1) {
    if (item(value[i], depth) !== 1) {
      return NaN;
    }
  }
  return 1;
}

/** The merchant's own names and texts. */
export function texts(value: unknown): number {
  if (value === undefined) {
    return 0;
  }
  return isObject(value, 1) && Object.values(value).every((one) => typeof one === "string") ? 1 : NaN;
}

/** Whether it is an object, and not too deep inside of others. */
export const isObject = (value: unknown, depth: number): value is Fields =>
  typeof value === "object" && value !== null && depth > 0 && !Array.isArray(value);

/** How many fields an object has. */
export function names(object: object): number {
  let found = 0;
  for (const _ in object) {
    found += 1;
  }
  return found;
}

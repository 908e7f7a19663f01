// Words of the gateway that may be others than those that are listed.

/**
 * A word that this version does not list; at run time it is any other string.
 *
 * The type is a string that equals no literal, so that a misspelt word in a comparison is a compile error. To compare
 * with a word that is newer than this package, compare a string: `const status: string = order.status`.
 */
export type UnlistedWord = `(a word that this version does not list) ${string}`;

/**
 * All fields of an answer or of a part of one, those included that this version does not know, as they came:
 * `allFields(order)["what_comes_next"]`.
 */
export function allFields(answer: object): { readonly [name: string]: unknown } {
  return answer as { readonly [name: string]: unknown };
}

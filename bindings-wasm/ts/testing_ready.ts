// The usual answer of each operation, about what its request names: a template, filled.

import type { HttpRequest } from "./api.js";
import { TEMPLATES } from "./testing_templates.js";

/** Fields of an answer or of a request. */
type Data = { [name: string]: unknown };

/** A ready answer of this kind (`order`), with these fields in the place of its own. */
export function answer<Answer>(kind: string, fields: object): Answer {
  const template = TEMPLATES.answers[kind];
  return { ...(fill(template, {}, new Set()) as Data), ...fields } as Answer;
}

/** The usual answer of the operation, with what the request names; `sent` is what was sent until now. */
export function ready(request: HttpRequest, sent: readonly HttpRequest[]): object {
  let named = namesIn(request);
  const field = TEMPLATES.found_by[request.operation];
  if (field !== undefined) {
    // What is found is what was created.
    const created = sent.map(namesIn).find((earlier) => earlier[field] === named[field]);
    named = { ...created, ...named };
  }
  return fill(TEMPLATES.operations[request.operation], named, new Set()) as object;
}

/** An answer as it comes: in the gateway's envelope where the operation has one. */
export function enveloped(operation: string, data: object): object {
  const [group = ""] = operation.split(".");
  return TEMPLATES.enveloped.includes(group) ? { data } : data;
}

/** The body of a request, read from its JSON; null where there was none. */
export function bodyOf({ body }: HttpRequest): unknown {
  return body === null ? null : JSON.parse(body);
}

/**
 * Fills a template with what a request names, and notes which names it has taken: `{name}` stands for one of them,
 * `$like` for the fields of a ready answer, `$repeat` for every name that was not taken.
 */
function fill(template: unknown, named: Data, taken: Set<string>): unknown {
  if (Array.isArray(template)) {
    return template.map((item) => fill(item, named, taken));
  }
  if (typeof template !== "object" || template === null) {
    return template;
  }
  const { $like, $repeat, ...fields } = template as Data;
  const first = $like === undefined ? {} : fill(TEMPLATES.answers[$like as string], named, taken);
  const own: Data = {};
  for (const [field, part] of Object.entries(fields)) {
    const name = typeof part === "string" ? /^\{(.+)\}$/.exec(part)?.[1] : undefined;
    if (name === undefined) {
      own[field] = fill(part, named, taken);
      continue;
    }
    taken.add(name);
    if (named[name] !== undefined) {
      own[field] = named[name];
    }
  }
  const rest = $repeat === true ? Object.entries(named).filter(([name]) => !taken.has(name)) : [];
  return { ...(first as Data), ...Object.fromEntries(rest), ...own };
}

/** The ids in the request's path, and the references and amounts in its body. */
function namesIn(request: HttpRequest): Data {
  const body = Object.entries(bodyOf(request) ?? {});
  const named = Object.fromEntries(body.filter(([name]) => TEMPLATES.repeated.includes(name)));
  const template = request.path_template.split("/").slice(1);
  const path = new URL(request.url).pathname.split("/").slice(-template.length);
  template.forEach((part, i) => {
    if (part.startsWith("{")) {
      named[part.slice(1, -1)] = decodeURIComponent(path[i] ?? "");
    }
  });
  return named;
}

// Reports what failed, and the runner's closing lines.

import { inspect } from "node:util";

export default async function* reporter(source) {
  for await (const { type, data } of source) {
    if (type === "test:fail" && data.details.error?.failureType !== "subtestsFailed") {
      const error = data.details.error?.cause ?? data.details.error;
      yield `failed: ${data.file ?? ""} ${data.name}\n${inspect(error)}\n\n`;
    } else if (
      type === "test:diagnostic" &&
      data.nesting === 0 &&
      /^(tests|pass|fail|skipped|todo|duration_ms) /.test(data.message)
    ) {
      yield `${data.message}\n`;
    } else if (type === "test:stderr") {
      yield data.message;
    }
  }
}

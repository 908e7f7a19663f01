// The class of an error by its kind.

/** `rejected` as `RejectedError`, `unreadable_answer` as `UnreadableAnswerError`. */
export const className = (kind) => `${kind.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())}Error`;

/** Why the local cloud cannot run: its message is one sentence that says what to do, and needs no stack trace. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

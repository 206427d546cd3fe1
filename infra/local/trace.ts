/**
 * The trace header that Lambda gives each invocation and the SDK sends with each call, by which a call is known to
 * belong to a request. The invocation's id has as many digits as a trace id, so that one can be read from the other.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceOf(requestId: string): string {
  const digits = requestId.replaceAll('-', '');
  return `Root=1-${digits.slice(0, 8)}-${digits.slice(8)};Parent=${digits.slice(0, 16)};Sampled=0`;
}

const root = /Root=1-([0-9a-f]{8})-([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/;

/** The invocation that a trace header stands for. */
export function requestIdIn(trace: string | readonly string[] | undefined): string | undefined {
  const found = root.exec(String(trace ?? ''));
  return found ? found.slice(1).join('-') : undefined;
}

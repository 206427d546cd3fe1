import { type AwsAnswer, type AwsCall, AwsError, type AwsRequest } from './call.ts';

/** The protocols AWS JSON 1.0 and 1.1: the operation is in a header, the error's name in `__type`. */
export function targetOperation({ headers }: AwsRequest): string | undefined {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? target.split('.')[1] : undefined;
}

export function jsonAnswer(version: '1.0' | '1.1', output: unknown, requestId: string): AwsAnswer {
  return {
    status: 200,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': requestId },
    body: JSON.stringify(output),
  };
}

export function jsonRefusal(version: '1.0' | '1.1', error: AwsError, requestId: string): AwsAnswer {
  const body = { __type: error.code, message: error.message, ...error.details };
  return { ...jsonAnswer(version, body, requestId), status: error.status };
}

/** @throws AwsError when the body is no JSON object */
export function readInput(call: Pick<AwsCall, 'body'>): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(call.body.toString() || '{}');
    if (typeof input === 'object' && input !== null && !Array.isArray(input))
      return input as Record<string, unknown>;
  } catch {
    // Refused below, like any other body that is no object.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object');
}

/** An optional text of the input. */
export function textOf(input: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

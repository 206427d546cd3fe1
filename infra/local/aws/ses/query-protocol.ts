import { type AwsAnswer, AwsError } from '../call.ts';

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** The members of a list parameter: `Destinations.member.1`, `Destinations.member.2`, … */
export function listOf(form: URLSearchParams, name: string): string[] {
  const members: string[] = [];
  for (let index = 1; ; index += 1) {
    const member = form.get(`${name}.member.${index}`);
    if (member === null) return members;
    members.push(member);
  }
}

/** @throws AwsError when it is not there */
export function requiredOf(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') {
    throw new AwsError('InvalidParameterValue', `Missing required parameter ${name}.`);
  }
  return value;
}

/** The answer of the AWS Query protocol: the result's members, one element each. */
export function queryAnswer(
  operation: string,
  result: Readonly<Record<string, string>>,
  requestId: string,
): AwsAnswer {
  const members = Object.entries(result).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return xml(
    200,
    `<${operation}Response xmlns="${namespace}"><${operation}Result>${members.join('')}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  );
}

export function queryRefusal({ code, message, status }: AwsError, requestId: string): AwsAnswer {
  const type = status < 500 ? 'Sender' : 'Receiver';
  return xml(
    status,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}

function xml(status: number, body: string): AwsAnswer {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import type { Json } from './openapi-schemas.ts';

/** RFC 9457 problem details, and the words of the gateway. */
export const problemSchemas: Record<string, Json> = {
  Problem: {
    type: 'object',
    description: 'Problem details (RFC 9457).',
    properties: {
      type: { type: 'string', format: 'uri', description: 'Names the code.' },
      title: { type: 'string', description: 'The same for every problem of this code.' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string', description: 'What happened and what to do.' },
      code: { type: 'string', description: 'Stable: made for programs. Expect codes you do not know.' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            pointer: { type: 'string', description: 'JSON pointer (RFC 6901) to the field at fault.' },
            column: { type: 'string', description: 'The column of a CSV file that it stands in.' },
            code: { type: 'string' },
            detail: { type: 'string' },
          },
          required: ['pointer', 'code', 'detail'],
        },
      },
    },
    required: ['type', 'title', 'status', 'detail', 'code'],
  },
  GatewayMessage: {
    type: 'object',
    description: 'What the gateway answers before Onramp is asked.',
    properties: { message: { type: 'string' } },
    required: ['message'],
  },
};
